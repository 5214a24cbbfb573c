//! The language packs, built in or from a folder.

use std::fs;
use std::path::Path;

use anyhow::Context;
use readout_analyze::Tagger;
use readout_lang::Packs;

/// Reads the packs that were built into the program.
pub fn load() -> anyhow::Result<Packs> {
    Packs::load(readout_packs::files()).context("the language packs that are built in cannot be read")
}

/// The trained tagger that was built into the program.
pub fn tagger() -> anyhow::Result<Tagger> {
    Tagger::load(readout_packs::tagger()).context("the tagger that is built in cannot be read")
}

/// The files of packs: path below the folder of the packs, and content.
pub struct Files(Vec<(String, String)>);

/// The folder of a pack whose texts are no part of it: the tagger is trained on them.
const TRAIN: &str = "train";
/// What the files of a pack end in.
const ENDINGS: &[&str] = &["cases", "toml", "tsv", "txt"];

impl Files {
    /// Those that were built in.
    pub fn built_in() -> Self {
        Self(readout_packs::files().iter().map(|(path, content)| ((*path).to_owned(), (*content).to_owned())).collect())
    }

    /// Those in the folders below `folder`, in order of path.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut files = Vec::new();
        scan(folder, "", &mut files)?;
        files.sort();
        Ok(Self(files))
    }

    /// As the crates take them.
    pub fn as_slice(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|(path, content)| (path.as_str(), content.as_str())).collect()
    }
}

fn scan(folder: &Path, below: &str, files: &mut Vec<(String, String)>) -> anyhow::Result<()> {
    let unreadable = |path: &Path| format!("{} cannot be read", path.display());
    for entry in fs::read_dir(folder).with_context(|| unreadable(folder))? {
        let path = entry.with_context(|| unreadable(folder))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let ours = !below.is_empty() && path.extension().and_then(|e| e.to_str()).is_some_and(|e| ENDINGS.contains(&e));
        if path.is_dir() && name != TRAIN {
            scan(&path, &format!("{below}{name}/"), files)?;
        } else if ours {
            let content = fs::read_to_string(&path).with_context(|| unreadable(&path))?;
            files.push((format!("{below}{name}"), content));
        }
    }
    Ok(())
}
