//! Records of every format that there was open and say what they said.
//!
//! `READOUT_UPDATE=1 cargo test -p readout-store` writes the sample of the present format anew, with what it exports beside it.

use std::fs;
use std::path::{Path, PathBuf};

use readout_store::{FORMAT, Format, Store};

use crate::fixture::{folder, record};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compat")
}

/// All tables under each other, each under its name.
fn said(store: &Store) -> String {
    let mut out = Vec::new();
    for table in Store::tables() {
        out.extend(format!("# {table}\n").into_bytes());
        store.export(table, Format::Jsonl, &mut out).unwrap();
    }
    String::from_utf8(out).unwrap()
}

fn update() {
    let folder = folder();
    let store = record(&folder);
    let (said, path) = (said(&store), store.path().to_owned());
    drop(store);
    let sample = samples().join(format!("v{FORMAT}"));
    fs::create_dir_all(&sample).unwrap();
    fs::copy(path, sample.join("record.sqlite")).unwrap();
    fs::write(sample.join("tables.txt"), said).unwrap();
}

#[test]
fn old_records_open() {
    if std::env::var_os("READOUT_UPDATE").is_some() {
        update();
    }
    let mut seen = 0;
    for sample in fs::read_dir(samples()).unwrap() {
        let sample = sample.unwrap().path();
        let folder = folder();
        let copy = folder.path().join("readout.db");
        fs::copy(sample.join("record.sqlite"), &copy).unwrap();
        let expected = fs::read_to_string(sample.join("tables.txt")).unwrap();
        assert_eq!(said(&Store::read(&copy).unwrap()), expected, "{}", sample.display());
        assert_eq!(said(&Store::open(&copy).unwrap()), expected, "{}", sample.display());
        seen += 1;
    }
    assert_eq!(seen, FORMAT, "one sample for each format; READOUT_UPDATE=1 writes that of the present one");
}
