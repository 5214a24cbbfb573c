//! A process that ends between two batches.

use std::process::Command;

use readout_store::{Filter, Store};

use crate::fixture::{folded, folder};

const RECORD: &str = "READOUT_TEST_RECORD";

#[test]
fn a_committed_batch_survives_the_end_of_the_process() {
    let folder = folder();
    let path = folder.path().join("readout.db");
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::commits_and_dies", "--ignored"])
        .env(RECORD, &path)
        .output()
        .unwrap();
    assert!(!child.status.success());
    assert!(folder.path().join("readout.db-wal").exists(), "the process closed nothing");

    let store = Store::read(&path).unwrap();
    assert_eq!(store.counts().unwrap().articles, 2);
    drop(store);
    let mut store = Store::open(&path).expect("the lock went with the process");
    assert_eq!(store.utterances(&Filter::default()).unwrap().len(), 1);
    store.commit(&[folded()[2].entry()]).unwrap();
    assert_eq!(store.counts().unwrap().articles, 3);
}

#[test]
#[ignore = "the other half of a_committed_batch_survives_the_end_of_the_process"]
fn commits_and_dies() {
    let Some(path) = std::env::var_os(RECORD) else { return };
    let mut store = Store::open(path).unwrap();
    for one in folded().iter().take(2) {
        store.commit(&[one.entry()]).unwrap();
    }
    std::process::abort();
}
