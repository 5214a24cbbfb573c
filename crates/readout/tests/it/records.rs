//! Records that are none, are newer, or are being written.

use std::fs;
use std::io::Write;

use crate::program::{Desk, line};

#[test]
fn a_file_that_is_no_record_is_left_as_it_is() {
    let desk = Desk::new();
    desk.write("notes.txt", "my notes");
    desk.write("good.txt", "Snow fell in Oslo.");
    for command in [&["ingest", "good.txt"][..], &["relink"], &["show", "stories"], &["search", "snow"], &["export", "articles"]] {
        let run = desk.run(&[command, &["--record", "notes.txt"]].concat());
        run.ends(2);
        assert!(run.err.starts_with("readout: notes.txt: this is not a Readout record and was left as it is"), "{}", run.err);
    }
    assert_eq!(fs::read(desk.path("notes.txt")).unwrap(), b"my notes");
}

#[test]
fn a_record_that_is_missing_tells_how_to_make_one() {
    let desk = Desk::new();
    for command in [&["relink"][..], &["show", "agenda"], &["search", "snow"], &["export", "articles"]] {
        let run = desk.run(&[command, &["--record", "none.db"]].concat());
        run.ends(2);
        assert_eq!(run.err, "readout: none.db: there is no such record; make one with `readout ingest PATH… --record none.db`\n");
    }
    assert!(!desk.path("none.db").exists());
}

#[test]
fn a_record_of_a_newer_format_is_left_as_it_is() {
    let desk = Desk::new();
    desk.run_with(&["ingest", "-"], &[], line("a", "Snow fell in Oslo.")).ends(0);
    let mut bytes = fs::read(desk.path("readout.db")).unwrap();
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    desk.write("newer.db", &bytes);
    for command in [&["ingest", "-"][..], &["show", "stories"]] {
        let run = desk.run(&[command, &["--record", "newer.db"]].concat());
        run.ends(2);
        assert!(run.err.contains("newer.db: this record has format 999"), "{}", run.err);
    }
    assert_eq!(fs::read(desk.path("newer.db")).unwrap(), bytes);
}

#[test]
fn two_writers_do_not_meet() {
    let desk = Desk::new();
    let mut first = desk.start(&["ingest", "-"], &[]);
    let mut input = first.stdin.take().unwrap();
    while !desk.path("readout.db").exists() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    for command in [&["ingest", "-"][..], &["relink"]] {
        let second = desk.run_with(command, &[], line("b", "Rain fell in Oslo."));
        second.ends(2);
        assert!(second.err.starts_with("readout: readout.db: another process is writing to this record"), "{}", second.err);
    }
    // Readers do.
    desk.run(&["show", "stories"]).ends(1);
    input.write_all(line("a", "Snow fell in Oslo.").as_bytes()).unwrap();
    drop(input);
    assert!(first.wait_with_output().unwrap().status.success());
    assert_eq!(desk.run(&["export", "articles"]).json()[0]["id"], "a");
}
