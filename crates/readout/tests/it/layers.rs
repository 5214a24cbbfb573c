//! The manifests are held to the table of `ARCHITECTURE.md`: which crate may know which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::program::project;

/// Crates of the workspace that a crate may depend on, as the table says; `all` is every one.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let page = fs::read_to_string(project().join("ARCHITECTURE.md")).unwrap();
    let rows = page.lines().filter(|l| l.starts_with("| `"));
    let rows = rows.map(|l| l.split('|').map(str::trim).collect::<Vec<_>>()).filter(|c| c.len() == 6);
    rows.map(|c| {
        let folder = c[1].split('`').nth(1).unwrap_or_default().to_owned();
        (folder, c[2].split(", ").filter(|d| *d != "–").map(str::to_owned).collect())
    })
    .collect()
}

/// Crates of the workspace that a manifest names, by section, without their common beginning.
fn named(manifest: &str) -> Vec<(String, String)> {
    let mut section = String::new();
    let mut found = Vec::new();
    for line in manifest.lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']').to_owned();
        } else if let Some(rest) = line.strip_prefix("readout-") {
            found.push((section.clone(), rest.split(['.', ' ', '=']).next().unwrap_or_default().to_owned()));
        }
    }
    found
}

#[test]
fn every_crate_depends_only_on_what_the_table_allows() {
    let table = allowed();
    assert!(table.len() > 8, "the table of ARCHITECTURE.md was not read");
    let mut folders: Vec<String> =
        fs::read_dir(project().join("crates")).unwrap().map(|e| format!("crates/{}", e.unwrap().file_name().display())).collect();
    folders.push("packs".to_owned());
    for folder in &folders {
        let allowed = table.get(folder).unwrap_or_else(|| panic!("{folder} is not in the table of ARCHITECTURE.md"));
        let manifest = fs::read_to_string(project().join(folder).join("Cargo.toml")).unwrap();
        for (section, name) in named(&manifest).iter().filter(|(section, _)| section == "dependencies") {
            assert!(allowed.contains("all") || allowed.contains(name), "{folder} may not depend on {name} ({section})");
        }
    }
    for folder in table.keys() {
        assert!(folders.contains(folder), "{folder} stands in the table of ARCHITECTURE.md and nowhere else");
    }
}

#[test]
fn every_dependency_of_the_workspace_says_why() {
    let manifest = fs::read_to_string(project().join("Cargo.toml")).unwrap();
    let own = |l: &&str| !l.starts_with("readout-") && l.contains(" = ");
    let section = manifest.lines().skip_while(|l| *l != "[workspace.dependencies]").skip(1).take_while(|l| !l.starts_with('['));
    for line in section.filter(own) {
        assert!(line.contains("# "), "no reason: {line}");
    }
}
