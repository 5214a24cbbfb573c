//! Tables for other programs.

use std::io;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use readout_store::{Format, Kind, Store};
use serde_json::{Map, Value};

use crate::fixture::{folder, record};

fn written(store: &Store, table: &str, format: Format) -> Vec<u8> {
    let mut out = Vec::new();
    store.export(table, format, &mut out).unwrap();
    out
}

fn jsonl(store: &Store, table: &str) -> Vec<Map<String, Value>> {
    let lines = String::from_utf8(written(store, table, Format::Jsonl)).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A value as it stands in a cell.
fn cell(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(s) => Some(s.clone()),
        other => Some(other.to_string()),
    }
}

#[test]
fn every_table_has_the_same_rows_in_every_format() {
    let folder = folder();
    let store = record(&folder);
    assert_eq!(
        Store::tables().collect::<Vec<_>>(),
        ["articles", "stories", "entities", "mentions", "statements", "utterances", "meetings", "engagements", "positions", "sources"]
    );
    for table in Store::tables() {
        let rows = jsonl(&store, table);
        assert!(!rows.is_empty(), "{table}");

        let csv = written(&store, table, Format::Csv);
        let mut reader = csv::Reader::from_reader(csv.as_slice());
        let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();

        let parquet = SerializedFileReader::new(bytes(written(&store, table, Format::Parquet))).unwrap();
        let groups: Vec<_> = parquet.get_row_iter(None).unwrap().map(Result::unwrap).collect();

        assert_eq!((records.len(), groups.len()), (rows.len(), rows.len()), "{table}");
        for ((row, record), group) in rows.iter().zip(records).zip(groups) {
            assert_eq!(row.keys().collect::<Vec<_>>(), header.iter().collect::<Vec<_>>(), "{table}: every key is a column, in order");
            let cells: Vec<Option<String>> = row.values().map(cell).collect();
            assert_eq!(
                record.iter().collect::<Vec<_>>(),
                cells.iter().map(|c| c.as_deref().unwrap_or_default()).collect::<Vec<_>>(),
                "{table}"
            );
            let columns: Vec<(String, Option<String>)> =
                group.get_column_iter().map(|(name, field)| (name.clone(), of_field(field))).collect();
            assert_eq!(columns, header.iter().cloned().zip(cells).collect::<Vec<_>>(), "{table}");
        }
    }
}

fn bytes(parquet: Vec<u8>) -> impl parquet::file::reader::ChunkReader {
    let mut file = tempfile::tempfile().unwrap();
    io::Write::write_all(&mut file, &parquet).unwrap();
    file
}

fn of_field(field: &Field) -> Option<String> {
    match field {
        Field::Null => None,
        Field::Str(s) => Some(s.clone()),
        Field::Long(n) => Some(n.to_string()),
        other => panic!("a column of {other:?}"),
    }
}

#[test]
fn offsets_count_code_points() {
    let folder = folder();
    let store = record(&folder);
    let texts: Vec<(String, Vec<char>)> = jsonl(&store, "articles")
        .iter()
        .map(|r| (r["id"].as_str().unwrap().to_owned(), r["text"].as_str().unwrap().chars().collect()))
        .collect();
    let at = |row: &Value| {
        let text = &texts.iter().find(|(id, _)| row["article"] == id.as_str()).unwrap().1;
        let place = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
        text[place("start")..place("end")].iter().collect::<String>()
    };
    for table in ["mentions", "statements"] {
        for row in jsonl(&store, table) {
            let row = Value::Object(row);
            assert_eq!(row["text"], at(&row), "{table}");
        }
    }
    let utterance = Value::Object(jsonl(&store, "utterances").remove(0));
    for report in utterance["statements"].as_array().unwrap() {
        assert_eq!(report["text"], at(report));
    }
    assert_eq!(
        utterance["citations"].as_array().unwrap().iter().map(at).collect::<Vec<_>>()[1],
        "Преговорите започват в Женева на 10 януари"
    );
}

#[test]
fn rows_of_articles_stand_under_their_article() {
    let folder = folder();
    let store = record(&folder);
    let articles: Vec<_> = jsonl(&store, "statements").iter().map(|r| r["article"].as_str().unwrap().to_owned()).collect();
    assert_eq!(articles, ["en-1", "bg-1", "bg-1"]);
    let first = &jsonl(&store, "articles")[0];
    assert_eq!(first["published"], "2021-12-31");
    assert_eq!(first["story"], "story/talks-set-for-january");
    assert_eq!(jsonl(&store, "meetings")[0].keys().next().map(String::as_str), Some("article"));
}

#[test]
fn sources_are_the_far_ends_of_chains() {
    let folder = folder();
    let sources = jsonl(&record(&folder), "sources");
    assert_eq!(sources.len(), 1, "the Bulgarian article has neither chain nor outlet");
    assert_eq!(
        Value::Object(sources[0].clone()),
        serde_json::json!({"name": "TASS", "entity": "org/tass", "statements": 1, "articles": ["en-1"]})
    );
}

#[test]
fn an_empty_record_exports_empty_tables() {
    let folder = folder();
    let store = Store::open(folder.path().join("readout.db")).unwrap();
    for table in Store::tables() {
        assert!(written(&store, table, Format::Jsonl).is_empty());
        assert_eq!(written(&store, table, Format::Csv).iter().filter(|b| **b == b'\n').count(), 1);
        let parquet = SerializedFileReader::new(bytes(written(&store, table, Format::Parquet))).unwrap();
        assert_eq!(parquet.metadata().file_metadata().num_rows(), 0);
    }
}

#[test]
fn wrong_names_are_answered_with_the_right_ones() {
    let folder = folder();
    let store = record(&folder);
    let error = store.export("quotes", Format::Csv, &mut io::sink()).unwrap_err();
    assert!(matches!(error.kind, Kind::UnknownTable { .. }));
    assert!(error.to_string().contains("articles, stories, entities"), "{error}");
    assert!("xml".parse::<Format>().unwrap_err().contains("jsonl, csv, parquet"));
    assert_eq!("parquet".parse(), Ok(Format::Parquet));
}

#[test]
fn a_pipe_that_breaks_is_an_output_error() {
    struct Broken;
    impl io::Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let folder = folder();
    let store = record(&folder);
    for (name, format) in Format::ALL {
        let error = store.export("articles", *format, &mut Broken).unwrap_err();
        assert!(matches!(&error.kind, Kind::Output(e) if e.kind() == io::ErrorKind::BrokenPipe), "{name}: {error:?}");
    }
}
