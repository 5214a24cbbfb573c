//! `readout_analysis` and `readout_id` on batches of rows.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, RecordBatch, StringArray};
use serde_json::{Value, json};

use crate::local::{analyses, columns, done, engine, rows};

const TALKS: &str = r#"{"id": "talks", "published": "2022-01-12", "title": "Talks", "source": "Agency", "text": "“We need guarantees”, Russian Foreign Minister Sergey Lavrov said on Tuesday, TASS reported."}"#;
const PAGE: &str = r#"{"id": "page", "url": "https://example.org/a", "language": "en", "html": "<html><head><title>Snow</title></head><body><nav>Home</nav><article><h1>Snow</h1><p>NATO Secretary General Jens Stoltenberg told reporters in Brussels that the allies were ready to meet Russia again, and that snow would not keep them from it.</p></article></body></html>"}"#;
const NOTHING: &str = r#"{"id": "nothing", "text": null, "url": "https://example.org/b"}"#;
const UNDATED: &str = r#"{"id": "undated", "text": "Snow fell.", "published": "soon"}"#;
const NAMELESS: &str = r#"{"text": "Snow fell in Oslo."}"#;

/// The first column of a query over a table `input` of these columns.
fn ask(sql: &str, table: Vec<(&str, Vec<Option<String>>)>) -> Vec<Option<String>> {
    let columns = table.into_iter().map(|(name, values)| (name, Arc::new(StringArray::from(values)) as ArrayRef, true));
    let context = engine();
    context.register_batch("input", RecordBatch::try_from_iter_with_nullable(columns).unwrap()).unwrap();
    done(rows(&context, sql)).into_iter().map(|row| row[0].clone()).collect()
}

fn lines(sql: &str, lines: &[Option<&str>]) -> Vec<Option<String>> {
    ask(sql, vec![("line", lines.iter().map(|line| line.map(str::to_owned)).collect())])
}

#[test]
fn columns_give_what_analyze_prints() {
    let articles = [TALKS, PAGE, NOTHING, UNDATED, NAMELESS];
    let rows: Vec<_> = articles.iter().map(|line| columns(line)).collect();
    let table = readout_cluster::COLUMNS.iter().enumerate().map(|(at, name)| (*name, rows.iter().map(|row| row[at].clone()).collect()));
    let found = ask("SELECT readout_analysis(id, text, html, url, title, published, language, source) FROM input", table.collect());
    let found: Vec<String> = found.into_iter().map(Option::unwrap).collect();
    assert_eq!(found, analyses(&articles.join("\n")));

    let values: Vec<Value> = found.iter().map(|json| serde_json::from_str(json).unwrap()).collect();
    assert_eq!(values[0]["statements"][0]["source"]["entity"], "person/sergey-lavrov");
    assert_eq!(values[0]["title"], "Talks");
    assert!(values[1]["text"].as_str().unwrap().contains("NATO Secretary General"), "{}", values[1]);
    assert_eq!(values[2], json!({"id": "nothing", "error": "neither \"text\" nor \"html\" is given, expected one of them"}));
    assert_eq!(values[3]["id"], "undated");
    assert!(values[3]["error"].as_str().unwrap().contains("is not a date"));
}

#[test]
fn lines_give_what_analyze_prints() {
    let given = [TALKS, PAGE, NOTHING, UNDATED, NAMELESS, "no json", "[1]", r#"{"id": 7, "text": "x"}"#];
    let found = lines("SELECT readout_analysis(line) FROM input", &given.map(Some));
    assert_eq!(found.into_iter().map(Option::unwrap).collect::<Vec<_>>(), analyses(&given.join("\n")));
}

#[test]
fn a_row_without_anything_is_told_and_breaks_nothing() {
    let found = lines("SELECT readout_analysis(line) FROM input", &[None, Some(TALKS)]);
    let first: Value = serde_json::from_str(found[0].as_ref().unwrap()).unwrap();
    assert!(first.get("id").is_none() && first["error"] == "empty, expected text", "{first}");
    assert_eq!(found[1].as_ref(), analyses(TALKS).first());

    let table = vec![("text", vec![None, Some("Snow fell.".to_owned())])];
    let found = ask("SELECT readout_analysis(NULL, text, NULL, NULL, NULL, NULL, NULL, NULL) FROM input", table);
    assert_eq!(found[0].as_deref(), Some(r#"{"error":"neither \"text\" nor \"html\" is given, expected one of them"}"#));
    assert_eq!(found[1].as_ref(), analyses(r#"{"text": "Snow fell."}"#).first());
}

#[test]
fn a_line_says_its_id() {
    let found = lines("SELECT readout_id(line) FROM input", &[Some(TALKS), Some(NAMELESS), Some("no json"), Some(r#"{"id": 7}"#), None]);
    assert_eq!(found, [Some("talks".to_owned()), None, None, None, None]);
}

#[test]
fn constants_and_no_rows() {
    let found = ask(&format!("SELECT readout_analysis('{TALKS}') FROM input"), vec![("line", vec![None])]);
    assert_eq!(found[0].as_ref(), analyses(TALKS).first());
    assert!(ask("SELECT readout_analysis(line) FROM input", vec![("line", vec![])]).is_empty());
}
