//! Inputs that are none: each is told with its path, and the others go on.

use serde_json::json;

use crate::program::{Desk, Run, line};

const SPEECH: &str = "Преговорите в Женева\n\nРуският външен министър Сергей Лавров заяви във вторник, че Русия очаква писмен отговор на своите предложения. \
    Генералният секретар на НАТО Йенс Столтенберг каза, че съюзниците са готови за разговори.";

/// Reads a bad file with a good one after it, which must reach the record.
fn beside_a_good_one(name: &str, content: impl AsRef<[u8]>) -> Run {
    let desk = Desk::new();
    desk.write(name, content);
    desk.write("zz-good.jsonl", line("good", "Snow fell in Oslo."));
    let run = desk.run(&["ingest", "."]);
    assert!(run.ends(1).starts_with("read 2: 1 new, 0 known already, 1 failed"), "{}{}", run.out, run.err);
    assert_eq!(desk.run(&["export", "articles"]).json()[0]["id"], "good");
    run
}

#[test]
fn empty_file() {
    assert_eq!(beside_a_good_one("a.txt", "").err, "./a.txt: empty, expected text\n");
    assert_eq!(beside_a_good_one("a.html", " \n").err, "./a.html: empty, expected text\n");
}

#[test]
fn binary_file() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    let run = beside_a_good_one("a.txt", png);
    assert!(run.err.starts_with("./a.txt: binary (") && run.err.ends_with("expected text\n"), "{}", run.err);
    assert!(beside_a_good_one("a.jsonl", png).err.starts_with("./a.jsonl:1: binary ("));
}

#[test]
fn a_line_of_50_megabytes() {
    let mut input = b"{\"id\": \"long\", \"text\": \"".to_vec();
    input.resize(50 << 20, b'x');
    input.extend_from_slice(b"\"}\n");
    input.extend_from_slice(line("good", "Snow fell in Oslo.").as_bytes());
    let desk = Desk::new();
    let run = desk.run_with(&["ingest", "-"], &[], &input);
    assert!(run.ends(1).starts_with("read 2: 1 new"), "{}", run.out);
    assert_eq!(run.err, "-:1: longer than the limit of 32 MiB and skipped\n");
    let run = desk.run_with(&["analyze"], &[], &input);
    run.ends(1);
    assert_eq!(run.json()[0], json!({"line": 1, "error": "longer than the limit of 32 MiB and skipped"}));
    assert_eq!(run.json()[1]["id"], "good");
}

#[test]
fn a_line_without_text() {
    let run = beside_a_good_one("a.jsonl", "\n{\"id\": \"x\"}\n");
    assert_eq!(run.err, "./a.jsonl:2: neither \"text\" nor \"html\" is given, expected one of them\n");
}

#[test]
fn a_date_that_is_none() {
    let run = beside_a_good_one("a.jsonl", "{\"text\": \"x\", \"published\": \"2021-02-30\"}\n");
    assert!(run.err.starts_with("./a.jsonl:1: \"published\": \"2021-02-30\" is not a date"), "{}", run.err);
}

#[test]
fn a_line_that_breaks_off() {
    let run = beside_a_good_one("a.jsonl", "{\"text\": \"x");
    assert!(run.err.starts_with("./a.jsonl:1: not an article: EOF"), "{}", run.err);
}

#[test]
fn older_encodings_and_broken_utf_8_are_read_with_a_note() {
    let cp1251: Vec<u8> = SPEECH
        .chars()
        .map(|c| match c {
            'А'..='я' => (c as u32 - 0x410 + 0xC0) as u8,
            c => c as u8,
        })
        .collect();
    let mut broken = SPEECH.as_bytes().to_vec();
    broken.insert(SPEECH.find("Женева").unwrap(), 0xFF);
    for (name, bytes) in [("cp1251.txt", cp1251), ("broken.txt", broken)] {
        let desk = Desk::new();
        desk.write(name, bytes);
        desk.run(&["ingest", name, "--published", "2022-01-12"]).ends(0);
        let id = desk.run(&["export", "articles"]).json()[0]["id"].as_str().unwrap().to_owned();
        let shown = &desk.run(&["show", "article", &id, "--json"]).json()[0];
        assert_eq!((&shown["language"], shown["notes"].as_array().unwrap().len()), (&json!("bg"), 1), "{name}: {}", shown["notes"]);
        assert!(shown["text"].as_str().unwrap().contains("заяви във вторник"));
    }
}

#[test]
fn a_path_that_does_not_exist() {
    let desk = Desk::new();
    desk.write("good.txt", "Snow fell in Oslo.");
    let run = desk.run(&["ingest", "missing", "good.txt", "picture.png"]);
    assert!(run.ends(1).starts_with("read 3: 1 new, 0 known already, 2 failed"), "{}", run.out);
    assert_eq!(run.err, "missing: no such file or folder\npicture.png: no such file or folder\n");
}

#[test]
fn nothing_to_read() {
    let desk = Desk::new();
    let run = desk.run(&["ingest", "-"]);
    run.ends(1);
    assert_eq!(run.err, "readout: nothing to read was found\n");
}
