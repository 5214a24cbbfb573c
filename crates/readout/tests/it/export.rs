//! `readout export`.

use std::fs;

use crate::program::Desk;

const TABLES: [&str; 10] =
    ["articles", "stories", "entities", "mentions", "statements", "utterances", "meetings", "engagements", "positions", "sources"];

#[test]
fn every_table_in_every_format() {
    let desk = Desk::with_examples();
    for table in TABLES {
        let rows = desk.run(&["export", table]);
        let rows = rows.ends(0).lines().count();
        assert!(rows > 0, "{table}");
        let csv = format!("{table}.csv");
        desk.run(&["export", table, "--format", "csv", "--output", &csv]).ends(0);
        assert!(fs::read_to_string(desk.path(&csv)).unwrap().lines().count() > rows, "{table}");
        let parquet = desk.run(&["export", table, "--format", "parquet", "-o", "out.parquet"]);
        assert_eq!(parquet.ends(0), "");
        let bytes = fs::read(desk.path("out.parquet")).unwrap();
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{table}");
    }
}

#[test]
fn a_file_holds_what_standard_output_gets() {
    let desk = Desk::with_examples();
    desk.run(&["export", "positions", "--format", "csv", "-o", "p.csv"]).ends(0);
    assert_eq!(fs::read_to_string(desk.path("p.csv")).unwrap(), desk.run(&["export", "positions", "--format", "csv"]).out);
}

#[test]
fn what_there_is_not_is_told() {
    let desk = Desk::with_examples();
    let run = desk.run(&["export", "people"]);
    run.ends(2);
    assert!(TABLES.iter().all(|table| run.err.contains(table)), "{}", run.err);
    let run = desk.run(&["export", "stories", "--format", "xml"]);
    run.ends(2);
    assert!(run.err.contains("jsonl, csv, parquet"), "{}", run.err);
    let run = desk.run(&["export", "stories", "-o", "no/such/folder.csv"]);
    run.ends(2);
    assert!(run.err.starts_with("readout: no/such/folder.csv cannot be written: "), "{}", run.err);
    let run = desk.run(&["export", "stories", "-o", "./readout.db"]);
    run.ends(2);
    assert_eq!(run.err, "readout: ./readout.db is the record itself; name another file\n");
}
