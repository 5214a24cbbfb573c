//! `readout packs`, `readout pack check`, `readout eval`.

use std::fs;
use std::path::Path;

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

const PROBLEM: &str = "[2022-01-18] The ministers met on Monday.\n  2022-01-18 date: Monday\n";

#[test]
fn a_pack_is_checked_and_its_examples_are_rewritten() {
    let desk = Desk::new();
    copy(&project().join("packs/world"), &desk.path("packs/world"));
    copy(&project().join("packs/en"), &desk.path("packs/en"));
    fs::write(desk.path("packs/en/cases/times.cases"), PROBLEM).unwrap();
    let run = desk.run(&["pack", "check", "en"]);
    let told = run.ends(1);
    assert!(told.contains("packs/en/cases/times.cases:1: [2022-01-18] The ministers met on Monday.\n  - 2022-01-18 date: Monday\n  + 2022-01-17 date: Monday\n"), "{told}");
    let written = desk.run(&["pack", "check", "en", "--update"]);
    assert!(written.out.contains("wrote packs/en/cases/times.cases\n"), "{}", written.out);
    assert_eq!(fs::read_to_string(desk.path("packs/en/cases/times.cases")).unwrap(), PROBLEM.replace("01-18 date", "01-17 date"));
    assert!(!desk.run(&["pack", "check"]).out.contains("The ministers met"));
    let run = desk.run(&["pack", "check", "xx"]);
    run.ends(2);
    assert_eq!(run.err, "readout: there is no pack \"xx\"; the packs are en\n");
}

#[test]
fn packs_that_are_built_in_are_checked_where_there_is_no_folder() {
    let run = Desk::new().run(&["pack", "check", "--update"]);
    run.ends(2);
    assert!(run.err.contains("name one with --folder"), "{}", run.err);
}

#[test]
fn a_figure_without_gold_is_an_error() {
    let run = Desk::new().run(&["eval", "--gold", "nowhere"]);
    run.ends(2);
    assert!(run.err.starts_with("readout: nowhere/seeds/seeds.gold.json: cannot be read"), "{}", run.err);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
