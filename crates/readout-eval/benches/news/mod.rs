//! The packs and the news that is measured on.

use std::fs;
use std::path::{Path, PathBuf};

use readout_analyze::Tagger;
use readout_ingest::json_article;
use readout_lang::Packs;
use readout_model::Article;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(dir: &Path, below: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, below, found);
        } else if let Ok(content) = fs::read_to_string(&path) {
            found.push((path.strip_prefix(below).unwrap().to_str().unwrap().to_owned(), content));
        }
    }
}

/// The articles of a file, where it is there.
pub fn articles(path: &Path) -> Option<Vec<Article>> {
    let content = fs::read_to_string(path).ok()?;
    Some(content.lines().filter_map(|line| json_article(line, "bench").ok()).collect())
}

/// The language packs and the name tagger of the workspace.
pub fn languages() -> (Packs, Tagger) {
    let mut found = Vec::new();
    files(&root().join("packs"), &root().join("packs"), &mut found);
    let found: Vec<(&str, &str)> = found.iter().map(|(path, content)| (path.as_str(), content.as_str())).collect();
    let tagger = fs::read(root().join("packs/world/tagger.bin")).unwrap();
    (Packs::load(&found).unwrap(), Tagger::load(tagger).unwrap())
}

/// The examples, one to a line, and the parallel news beside the workspace, where it is there.
pub const EXAMPLES: &str = "examples/talks.jsonl";
pub const PARALLEL: &str = "../shared/gold/parallel/articles.jsonl";
