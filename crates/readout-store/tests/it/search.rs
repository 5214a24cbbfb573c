//! Finding articles.

use readout_store::{Hit, Store};

use crate::fixture::{PUTIN, folder, record};

fn ids(hits: &[Hit]) -> Vec<&str> {
    let mut ids: Vec<_> = hits.iter().map(|h| h.article.as_str()).collect();
    ids.sort_unstable();
    ids
}

fn marked(hit: &Hit) -> Vec<&str> {
    hit.snippet.marks.iter().map(|m| &hit.snippet.text[m.clone()]).collect()
}

fn finds(store: &Store, words: &str, expected: &[&str]) {
    assert_eq!(ids(&store.search(words, &[]).unwrap()), expected, "{words}");
}

#[test]
fn a_name_in_one_script_finds_the_others() {
    let folder = folder();
    let store = record(&folder);
    for words in ["Путин", "путин", "Putin", "Владимир Путин", "vladimir putin", PUTIN] {
        finds(&store, words, &["bg-1", "en-1"]);
    }
    let hits = store.search("Ушаков", &[]).unwrap();
    let english = hits.iter().find(|h| h.article.as_str() == "en-1").unwrap();
    assert_eq!(marked(english), ["Yuri Ushakov"], "where the article names him");
    assert!(english.snippet.text.contains("Putin’s aide Yuri Ushakov said"), "{:?}", english.snippet);
    let bulgarian = hits.iter().find(|h| h.article.as_str() == "bg-1").unwrap();
    assert_eq!(marked(bulgarian), ["Ушаков"]);
    assert_eq!((bulgarian.language.as_deref(), bulgarian.title.as_deref()), (Some("bg"), Some("Преговори през януари")));
    assert_eq!(bulgarian.published, Some("2021-12-30".parse().unwrap()));
}

#[test]
fn all_words_must_be_there() {
    let folder = folder();
    let store = record(&folder);
    finds(&store, "Путин Geneva", &["en-1"]);
    finds(&store, "Putin гаранции", &["bg-1"]);
    finds(&store, "Putin ploua", &[]);
    finds(&store, "\"start in Geneva\"", &["en-1"]);
    finds(&store, "\"Geneva in start\"", &[]);
    finds(&store, "tara romaneasca", &["ro-1"]);
}

#[test]
fn what_is_masked_is_not_found() {
    let folder = folder();
    finds(&record(&folder), "elections", &[]);
}

#[test]
fn the_caller_may_know_more_names() {
    let folder = folder();
    let store = record(&folder);
    let hits = store.search("プーチン", &[PUTIN.to_owned()]).unwrap();
    assert_eq!(ids(&hits), ["bg-1", "en-1"]);
    assert!(hits.iter().all(|h| ["Putin", "Путин"].contains(&marked(h)[0])));
    assert_eq!(ids(&store.search("", &[PUTIN.to_owned()]).unwrap()), ["bg-1", "en-1"]);
    assert!(store.search("", &["person/nobody".to_owned()]).unwrap().is_empty());
}

#[test]
fn no_query_is_an_error() {
    let folder = folder();
    let store = record(&folder);
    for words in [
        "",
        " ",
        "\"",
        "\"\"",
        "\"\"\"",
        "'",
        "*",
        "^",
        "(",
        ")",
        "()",
        "-",
        "+",
        ":",
        "text:",
        "text : x",
        "NEAR(a b)",
        "AND",
        "OR",
        "NOT",
        "a AND",
        "a OR",
        "NOT a",
        "a*",
        "^a",
        "{title}: x",
        "-title:x",
        "a\0b",
        "\0",
        "\u{E000}",
        "\u{E003}",
        "\u{10FFFF}",
        "a\"b",
        "a\"b\"c\"",
        ";",
        "--",
        "/* */",
        "%",
        "_",
        "\\",
        "'; DROP TABLE articles; --",
        "\u{301}",
        "a\u{301}\u{301}",
        "🙂",
        "普京",
        "ก็",
        "\u{202E}abc",
        "person/",
        "/",
        "//",
        "name/x",
    ] {
        store.search(words, &[words.to_owned()]).unwrap_or_else(|e| panic!("{words:?}: {e}"));
    }
    for long in ["a ".repeat(10_000), "\"".repeat(5_001), "x".repeat(100_000), "Putin ".repeat(500), "( ".repeat(3_000)] {
        store.search(&long, &vec![PUTIN.to_owned(); 1_000]).unwrap();
    }
    assert_eq!(store.counts().unwrap().articles, 3);
}

#[test]
fn ids_that_begin_alike_are_not_mixed() {
    let folder = folder();
    let mut store = record(&folder);
    let article = crate::fixture::article("junior", "Junior\n\nSomebody else.", None);
    let mut analysis = crate::fixture::analysis(&article, "en", "Latn");
    analysis.entities.truncate(1);
    analysis.entities[0].id = format!("{PUTIN}-junior");
    analysis.entities[0].name = "Somebody Else".into();
    store.commit(&[readout_store::Entry { article: &article, analysis: &analysis, changes: Vec::new() }]).unwrap();
    assert_eq!(ids(&store.search("", &[PUTIN.to_owned()]).unwrap()), ["bg-1", "en-1"]);
    assert_eq!(ids(&store.search("", &[format!("{PUTIN}-junior")]).unwrap()), ["junior"]);
}
