//! `readout analyze`.

use std::io::{BufRead, BufReader, Write};

use serde_json::{Value, json};

use crate::program::{Desk, examples, line};

const TALKS: &str = "Talks end in Brussels\n\n“We need guarantees”, Russian Foreign Minister Sergey Lavrov said on Tuesday, TASS reported. \
    NATO Secretary General Jens Stoltenberg told reporters on 12 January 2022 that the NATO-Russia Council had met in Brussels – „важно“.";

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn an_analysis_has_every_key_of_the_contract_and_counts_code_points() {
    let run = Desk::new().run_with(&["analyze"], &[], line("a", TALKS));
    run.ends(0);
    let a = &run.json()[0];
    let all = [
        "id",
        "language",
        "script",
        "title",
        "published",
        "text",
        "body",
        "removed",
        "sentences",
        "mentions",
        "times",
        "statements",
        "meetings",
        "stances",
        "notes",
    ];
    assert_eq!(keys(a), all);
    assert_eq!((&a["id"], &a["language"], &a["published"], &a["text"]), (&json!("a"), &json!("en"), &json!("2022-01-12"), &json!(TALKS)));
    let statement = &a["statements"][0];
    for key in ["start", "end", "text", "kind", "cue", "source", "act", "addressee", "via", "issues"] {
        assert!(statement.get(key).is_some(), "{key}");
    }
    assert_eq!(statement["source"]["entity"], "person/sergey-lavrov");
    assert_eq!(keys(&a["body"]), ["start", "end"]);

    let text: Vec<char> = TALKS.chars().collect();
    for found in ["mentions", "times", "statements"].iter().flat_map(|list| a[list].as_array().unwrap()) {
        let (start, end) = (found["start"].as_u64().unwrap() as usize, found["end"].as_u64().unwrap() as usize);
        assert_eq!(text[start..end].iter().collect::<String>(), found["text"].as_str().unwrap());
    }
}

#[test]
fn lines_that_cannot_be_read_are_told_and_the_others_go_on() {
    let input = format!(
        "{}no json\n\n{{\"id\": \"b\"}}\n{{\"id\": \"c\", \"text\": \"x\", \"published\": \"soon\"}}\n{}",
        line("a", TALKS),
        line("d", TALKS)
    );
    let run = Desk::new().run_with(&["analyze"], &[], input);
    run.ends(1);
    let rows = run.json();
    assert_eq!(rows.iter().map(|r| r.get("error").is_some()).collect::<Vec<_>>(), [false, true, true, true, false]);
    assert_eq!((&rows[1]["line"], &rows[2]["id"], &rows[3]["id"], &rows[4]["id"]), (&json!(2), &json!("b"), &json!("c"), &json!("d")));
    assert!(rows[3]["error"].as_str().unwrap().contains("is not a date"));
    assert_eq!(run.err, "readout: 3 of the inputs could not be read\n");
}

#[test]
fn order_is_that_of_the_input_whatever_the_number_of_threads() {
    let input: String = (0..300).map(|i| line(&format!("a{i}"), if i % 7 == 0 { TALKS } else { "Snow fell in Oslo." })).collect();
    let desk = Desk::new();
    let one = desk.run_with(&["analyze"], &[("RAYON_NUM_THREADS", "1")], &input);
    let two = desk.run_with(&["analyze", "-"], &[("RAYON_NUM_THREADS", "2")], &input);
    let ids: Vec<Value> = one.json().iter().map(|a| a["id"].clone()).collect();
    assert_eq!(ids, (0..300).map(|i| json!(format!("a{i}"))).collect::<Vec<_>>());
    assert_eq!(one.ends(0), two.ends(0));
    assert!(!desk.path("readout.db").exists(), "no record is touched");
}

#[test]
fn files_and_pages_are_read_and_dated() {
    let desk = Desk::new();
    desk.write("one.txt", TALKS);
    let run = desk.run(&["analyze", "one.txt", examples().join("pages").to_str().unwrap(), "missing.txt", "--published", "2022-01-14"]);
    run.ends(1);
    let rows = run.json();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0]["published"], "2022-01-14");
    assert_eq!(rows[3], json!({"path": "missing.txt", "error": "no such file or folder"}));
}

#[test]
fn nothing_in_nothing_out() {
    assert_eq!(Desk::new().run(&["analyze"]).ends(0), "");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Desk::new().start(&["analyze"], &[]);
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let lines = line("a", TALKS).repeat(64);
        while input.write_all(lines.as_bytes()).is_ok() {}
    });
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(first.starts_with("{\"id\":\"a\""));
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap()), (Some(0), String::new()));
}
