//! Files, folders and streams.

use std::io::{BufReader, Cursor, Write};

use readout_ingest::{Form, Inputs, Kind, LIMIT, Options, json_lines};
use readout_model::ArticleId;

use crate::{article, error, folder, read, short};

#[test]
fn a_folder_is_read_in_order_and_the_rest_is_counted() {
    let folder = folder(&[
        ("b/2.jsonl", b"{\"id\": \"two\", \"text\": \"Two.\"}\n\n{\"id\": \"three\", \"text\": \"Three.\"}"),
        ("b/1.TXT", b"One.\n"),
        ("a.txt", b"Zero.\n"),
        ("c.txt", b"Last.\n"),
        ("b/notes.md", b"no article"),
        (".hidden/x.txt", b"no article"),
    ]);
    let mut inputs = Inputs::new([folder.path()], Options::default());
    let texts: Vec<_> = inputs.by_ref().map(|a| a.unwrap().text).collect();
    assert_eq!(texts, ["Zero.\n", "One.\n", "Two.", "Three.", "Last.\n"]);
    assert_eq!(inputs.ignored(), 2);
    assert_eq!(inputs.bytes_read(), inputs.size_hint_bytes());
    assert_eq!(inputs.size_hint_bytes(), 6 + 5 + 30 + 1 + 33 + 6);
}

#[test]
fn one_bad_input_does_not_stop_the_others() {
    let folder = folder(&[("a.txt", b"One.\n"), ("b.pdf", b"%PDF"), ("c.txt", b"\0"), ("d.txt", b"Two.\n")]);
    let at = |name: &str| folder.path().join(name);
    let paths = [at("a.txt"), at("gone.txt"), at("b.pdf"), at("c.txt"), "-".into(), at("d.txt")];
    let all: Vec<_> = Inputs::new(paths, Options::default()).map(|r| r.map(|a| a.text).map_err(|e| short(&e, folder.path()))).collect();
    let wrong = |s: &str| Err(s.to_owned());
    assert_eq!(
        all,
        [
            Ok("One.\n".into()),
            wrong("gone.txt: no such file or folder"),
            wrong("b.pdf: unsupported file name, expected one that ends in .txt, .html, .htm, .jsonl, .ndjson"),
            wrong("c.txt: binary (zero bytes), expected text"),
            wrong("-: no standard input to read, expected it once"),
            Ok("Two.\n".into()),
        ]
    );
}

#[test]
fn standard_input_is_json_lines() {
    let stdin = Cursor::new("{\"text\": \"One.\"}\n{\"id\": \"b\"}\n");
    let published = Some("2022-01-12".parse().unwrap());
    let mut inputs = Inputs::new(["-"], Options { published, stdin: Some(Box::new(stdin)) });
    let one = inputs.next().unwrap().unwrap();
    assert!(one.id.as_str().starts_with("article-"));
    assert_eq!(one.published, published);
    let wrong = inputs.next().unwrap().unwrap_err();
    assert_eq!(wrong.to_string(), "-:2: neither \"text\" nor \"html\" is given, expected one of them");
    assert_eq!((wrong.line, wrong.id), (Some(2), Some(ArticleId::new("b"))));
    assert!(inputs.next().is_none());
    assert_eq!((inputs.size_hint_bytes(), inputs.bytes_read()), (0, 29));
}

#[test]
fn a_line_over_the_limit_is_passed_over() {
    let folder = folder(&[]);
    let path = folder.path().join("long.jsonl");
    let mut file = std::fs::File::create(&path).unwrap();
    file.write_all(b"{\"id\": \"before\", \"text\": \"One.\"}\n{\"id\": \"long\", \"text\": \"").unwrap();
    for _ in 0..50 {
        file.write_all(&vec![b'a'; 1 << 20]).unwrap();
    }
    file.write_all(b"\"}\n{\"id\": \"after\", \"text\": \"Two.\"}\n").unwrap();
    drop(file);

    let mut inputs = Inputs::new([&path], Options::default());
    assert_eq!(inputs.next().unwrap().unwrap().id.as_str(), "before");
    let long = inputs.next().unwrap().unwrap_err();
    assert_eq!(short(&long, folder.path()), "long.jsonl:2: longer than the limit of 32 MiB and skipped");
    assert_eq!(inputs.next().unwrap().unwrap().id.as_str(), "after");
    assert!(inputs.next().is_none());
    assert_eq!(inputs.bytes_read(), inputs.size_hint_bytes());
}

#[test]
fn a_line_of_the_limit_is_read_and_one_byte_more_is_not() {
    let line = |n: u64| vec![b' '; n as usize];
    let lengths = |bytes: Vec<u8>| -> Vec<bool> { json_lines(BufReader::new(Cursor::new(bytes)), "x").map(|r| r.is_ok()).collect() };
    let mut fits = line(LIMIT - 2);
    fits.extend(b"{}\n{}");
    assert_eq!(lengths(fits), [true, true]);
    let mut long = line(LIMIT - 1);
    long.extend(b"{}\n{}");
    assert_eq!(lengths(long), [false, true]);
    let mut last = line(LIMIT - 1);
    last.extend(b"{}");
    assert_eq!(lengths(last), [false]);
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    let folder = folder(&[("b.txt", b"One.")]);
    std::fs::File::create(folder.path().join("a.txt")).unwrap().set_len(LIMIT + 1).unwrap();
    let all = read(folder.path());
    assert!(matches!(&all[0], Err(e) if matches!(e.kind, Kind::TooLong) && e.path.ends_with("a.txt")));
    assert_eq!(all[1].as_ref().unwrap().text, "One.");
}

#[test]
fn bad_lines_name_file_line_and_what_was_expected() {
    let lines = concat!(
        "{\"id\": \"a\", \"text\": \"One.\"}\n",
        "{\"id\": \"b\", \"published\": \"2022-01-12\"}\n",
        "{\"id\": \"c\", \"text\": \"Three.\", \"published\": \"2022-02-30\"}\n",
        "{\"id\": \"d\", \"text\": 4}\n",
        "{\"id\": \"e\", \"text\": \n",
        "\n",
        "{\"id\": \"f\", \"text\": \"Six.\"}\n",
    );
    let folder = folder(&[("x.ndjson", lines.as_bytes())]);
    let all = read(folder.path());
    let wrong: Vec<_> = all.iter().filter_map(|r| r.as_ref().err()).collect();
    let messages: Vec<_> = wrong.iter().map(|e| short(e, folder.path())).collect();
    assert_eq!(messages[0], "x.ndjson:2: neither \"text\" nor \"html\" is given, expected one of them");
    assert_eq!(
        messages[1],
        "x.ndjson:3: \"published\": \"2022-02-30\" is not a date: expected ISO 8601 such as 2021-12-31 or 2021-12-31T18:05:00Z"
    );
    assert_eq!(messages[2], "x.ndjson:4: \"text\" is a number, expected a string");
    assert!(messages[3].starts_with("x.ndjson:5: not an article: EOF while parsing a value"), "{}", messages[3]);
    let ids: Vec<_> = wrong.iter().map(|e| e.id.as_ref().map(ArticleId::as_str)).collect();
    assert_eq!(ids, [Some("b"), Some("c"), Some("d"), None]);
    assert_eq!(all.iter().filter(|r| r.is_ok()).count(), 2);
}

#[test]
fn the_same_file_is_the_same_article() {
    let one = article("talks.txt", b"Talks begin\n\nOne.\n");
    assert_eq!(one.id, article("talks.txt", b"Talks begin\r\n\r\nOne.\r\n").id);
    assert_ne!(one.id, article("talks.txt", b"Talks begin\n\nTwo.\n").id);
    assert_eq!((one.title.as_deref(), one.body.of(&one.text)), (Some("Talks begin"), "One."));
    assert_eq!((one.source, one.published), (None, None));
}

#[test]
fn reading_and_taking_apart_can_be_done_on_two_threads() {
    let folder = folder(&[("a.txt", b"One.\n")]);
    let mut inputs = Inputs::new([folder.path()], Options::default());
    let raw = inputs.next_raw().unwrap().unwrap();
    assert_eq!((raw.form, raw.line), (Form::Text, None));
    let article = std::thread::spawn(move || raw.article()).join().unwrap().unwrap();
    assert_eq!(article.text, "One.\n");
}

#[test]
fn an_empty_stream_gives_nothing() {
    let folder = folder(&[("a.jsonl", b"")]);
    assert!(read(folder.path()).is_empty());
    assert_eq!(
        error("b.jsonl", b"no json\n"),
        "b.jsonl:1: not an article: expected ident at character 2 of the line, expected one JSON object such as {\"id\": \"a1\", \"text\": \"…\"}"
    );
}
