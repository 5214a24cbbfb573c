//! `readout packs`.

use std::fs;

use crate::program::{Desk, project};

#[test]
fn every_folder_with_a_pack_is_listed() {
    let run = Desk::new().run(&["packs"]);
    let table = run.ends(0);
    let folders = fs::read_dir(project().join("packs")).unwrap().map(|entry| entry.unwrap());
    for folder in folders.filter(|folder| folder.path().join("pack.toml").exists()) {
        let code = folder.file_name().into_string().unwrap();
        assert!(table.lines().any(|row| row.split_whitespace().next() == Some(&code)), "{code} in\n{table}");
    }
}
