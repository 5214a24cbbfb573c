//! Lists every file of every pack folder, so that adding a pack needs no line of code.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut paths = Vec::new();
    scan(Path::new(&root), Path::new(&root), &mut paths)?;
    paths.sort();
    let mut list = String::from("&[\n");
    for path in &paths {
        let _ = writeln!(list, "    ({path:?}, include_str!({:?})),", format!("{root}/{path}"));
    }
    list.push(']');
    fs::write(Path::new(&out).join("files.rs"), list)
}

/// Collects the data files of the pack folders below `dir`, as paths relative to `root`.
fn scan(root: &Path, dir: &Path, paths: &mut Vec<String>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", dir.display());
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.ends_with("train") {
            // Texts to train on are not built in.
        } else if path.is_dir() {
            scan(root, &path, paths)?;
        } else if dir != root && path.extension().is_some_and(|e| ["txt", "tsv", "toml", "cases"].iter().any(|x| e == *x)) {
            let relative = path.strip_prefix(root).map_err(io::Error::other)?;
            paths.push(relative.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}
