//! The packs of this workspace, read from the disk, so that a rewritten case is seen without a new build.

use std::fs;
use std::path::{Path, PathBuf};

use readout_analyze::Tagger;
use readout_lang::Packs;

/// The folder of the packs.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs")
}

/// Path below `packs/` and content of every pack file, in order of path.
pub fn read() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).unwrap() {
            let path = entry.unwrap().path();
            let data = path.extension().is_some_and(|e| ["txt", "tsv", "toml", "cases"].iter().any(|x| e == *x));
            if path.is_dir() && !path.ends_with("train") {
                open.push(path);
            } else if data && dir != folder() {
                let name = path.strip_prefix(folder()).unwrap().components().map(|c| c.as_os_str().to_str().unwrap());
                found.push((name.collect::<Vec<_>>().join("/"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// As the functions take them.
pub fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(path, content)| (path.as_str(), content.as_str())).collect()
}

/// The packs.
pub fn load(files: &[(&str, &str)]) -> Packs {
    Packs::load(files).unwrap_or_else(|error| panic!("{error}"))
}

/// The trained tagger.
pub fn tagger() -> Tagger {
    Tagger::load(fs::read(folder().join("world/tagger.bin")).unwrap()).unwrap()
}
