//! Opening what is a record, and what is none.

use std::fs;
use std::path::Path;

use readout_store::{FORMAT, Kind, Store};
use rusqlite::Connection;

use crate::fixture::{folded, folder, record};

fn refused(path: &Path, expected: impl Fn(&Kind) -> bool) {
    let before = fs::read(path).unwrap();
    let files = || fs::read_dir(path.parent().unwrap()).unwrap().map(|f| f.unwrap().file_name()).collect::<Vec<_>>();
    let listed = files();
    for error in [Store::open(path).unwrap_err(), Store::read(path).unwrap_err()] {
        assert!(expected(&error.kind), "{error:?}");
        assert!(error.to_string().starts_with(path.to_str().unwrap()), "{error}");
    }
    assert_eq!(fs::read(path).unwrap(), before, "the file is untouched");
    assert_eq!(files(), listed, "nothing is left beside it");
}

#[test]
fn a_file_that_is_no_record_is_refused_untouched() {
    let folder = folder();
    let path = folder.path().join("text.db");
    for bytes in ["x".as_bytes(), &[0; 4096], "Това е текст. ".repeat(20).as_bytes(), b"SQLite format 3\0"] {
        fs::write(&path, bytes).unwrap();
        refused(&path, |kind| matches!(kind, Kind::NotARecord));
    }
}

#[test]
fn a_database_of_another_program_is_refused_untouched() {
    let folder = folder();
    for application in [0, 7] {
        let path = folder.path().join(format!("other{application}.db"));
        let db = Connection::open(&path).unwrap();
        db.execute_batch(&format!("PRAGMA application_id = {application}; CREATE TABLE articles (id); INSERT INTO articles VALUES (1);"))
            .unwrap();
        drop(db);
        refused(&path, |kind| matches!(kind, Kind::NotARecord));
    }
}

#[test]
fn a_newer_format_is_refused_untouched() {
    let folder = folder();
    let path = record(&folder).path().to_owned();
    let db = Connection::open(&path).unwrap();
    db.pragma_update(None, "user_version", FORMAT + 1).unwrap();
    drop(db);
    refused(&path, |kind| matches!(kind, Kind::NewerFormat { found, known } if (*found, *known) == (FORMAT + 1, FORMAT)));
}

#[test]
fn a_missing_record_is_not_made_by_reading() {
    let folder = folder();
    let path = folder.path().join("readout.db");
    let error = Store::read(&path).unwrap_err();
    assert!(matches!(error.kind, Kind::Missing), "{error}");
    assert!(!path.exists());
    assert!(std::error::Error::source(&error).is_none(), "a chain would say it twice");
    let error = Store::open(folder.path().join("no/such/folder/readout.db")).unwrap_err();
    assert!(matches!(error.kind, Kind::Io(_)), "{error}");
    let error = Store::open(folder.path()).unwrap_err();
    assert!(matches!(error.kind, Kind::Io(_)), "{error}");
}

#[test]
fn an_empty_file_becomes_a_record() {
    let folder = folder();
    let path = folder.path().join("readout.db");
    fs::write(&path, "").unwrap();
    assert!(matches!(Store::read(&path).unwrap_err().kind, Kind::NotARecord));
    drop(Store::open(&path).unwrap());
    assert_eq!(Store::read(&path).unwrap().counts().unwrap(), Default::default());
}

#[test]
fn a_second_writer_is_told_who_is_first_and_readers_are_let_in() {
    let folder = folder();
    let mut first = record(&folder);
    let path = first.path().to_owned();
    let error = Store::open(&path).unwrap_err();
    assert!(matches!(error.kind, Kind::Locked), "{error}");
    assert!(error.to_string().contains("readout.db: another process"), "{error}");

    let mut reader = Store::read(&path).unwrap();
    assert_eq!(reader.counts().unwrap().articles, 3);
    let more = crate::fixture::article("more", "More.", None);
    let analysis = crate::fixture::analysis(&more, "en", "Latn");
    first.commit(&[readout_store::Entry { article: &more, analysis: &analysis, changes: Vec::new() }]).unwrap();
    assert_eq!(reader.counts().unwrap().articles, 4, "a reader sees what is committed");
    assert!(matches!(reader.commit(&[folded()[0].entry()]).unwrap_err().kind, Kind::ReadOnly));

    drop(first);
    drop(Store::open(&path).unwrap());
}

#[cfg(unix)]
#[test]
fn another_name_of_the_file_meets_the_same_lock() {
    let folder = folder();
    let first = record(&folder);
    let other = folder.path().join("other-name.db");
    std::os::unix::fs::symlink(first.path(), &other).unwrap();
    assert!(matches!(Store::open(&other).unwrap_err().kind, Kind::Locked));
}

#[test]
fn what_a_broken_start_left_behind_does_no_harm() {
    let folder = folder();
    fs::write(folder.path().join("readout.db.new"), "half a record").unwrap();
    fs::write(folder.path().join("readout.db.lock"), "").unwrap();
    assert_eq!(record(&folder).counts().unwrap().articles, 3);
}

#[test]
fn signs_in_a_path_mean_nothing() {
    let folder = folder();
    for name in ["a?mode=memory.db", "100%25 #1.db", "file:x.db", "с интервал.db"] {
        let path = folder.path().join(name);
        drop(Store::open(&path).unwrap());
        assert!(path.is_file(), "{name}");
        assert_eq!(Store::read(&path).unwrap().counts().unwrap(), Default::default());
    }
}
