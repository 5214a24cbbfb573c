//! Inputs as people have them: good, old, broken, too long.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod encodings;
mod examples;
mod files;
mod pages;

use std::path::{Path, PathBuf};

use readout_ingest::{Error, Inputs, Options};
use readout_model::Article;

/// A folder with the given files in it.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// What `path` gives.
fn read(path: impl AsRef<Path>) -> Vec<Result<Article, Error>> {
    Inputs::new([path.as_ref()], Options::default()).collect()
}

/// What a file with these bytes gives, and its path.
fn read_file(name: &str, bytes: &[u8]) -> (Vec<Result<Article, Error>>, PathBuf) {
    let folder = folder(&[(name, bytes)]);
    let path = folder.path().join(name);
    (read(&path), path)
}

/// The article of a file with these bytes.
fn article(name: &str, bytes: &[u8]) -> Article {
    read_file(name, bytes).0.pop().unwrap().unwrap()
}

/// The message on a file with these bytes, without the folder.
fn error(name: &str, bytes: &[u8]) -> String {
    let (mut all, path) = read_file(name, bytes);
    assert_eq!(all.len(), 1);
    short(&all.pop().unwrap().unwrap_err(), path.parent().unwrap())
}

fn short(error: &Error, folder: &Path) -> String {
    error.to_string().replace(&format!("{}/", folder.display()), "")
}
