//! The shapes of the JSON.

use serde_json::{Value, json};

use crate::fixture::Served;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn lists_are_rows_of_the_interchange() {
    let served = Served::new();
    let stories = served.get("/api/stories").json();
    assert_eq!(keys(&stories[0]), ["id", "title", "articles", "families", "first", "last", "languages", "why", "also", "parts"]);
    assert_eq!(
        stories.as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap()).collect::<Vec<_>>(),
        ["story/ar", "story/call", "story/nasty"]
    );
    let said = served.get("/api/statements?by=person/yuri-ushakov").json();
    assert_eq!(said.as_array().unwrap().len(), 1);
    assert_eq!(
        said[0]["statements"][0],
        json!({"article": "desk/en 1", "start": 38, "end": 89, "text": "we – that is Russia – need guarantees by 12 January",
               "language": "en", "via": [{"name": "TASS", "entity": null}], "kind": "direct", "left_out": []})
    );
    let agenda = served.get("/api/agenda").json();
    assert_eq!(agenda[0]["history"][1], json!({"status": "held", "article": "desk/en 1", "published": "2021-12-31"}));
    assert_eq!(agenda[0]["citations"][0], json!({"article": "desk/en 1", "start": 149, "end": 174}));
    let positions = served.get("/api/positions").json();
    assert_eq!(keys(&positions[0]), ["actor", "issue", "stance", "since", "last", "changed_from", "utterances", "citations"]);
}

#[test]
fn lists_take_the_filters_of_the_pages() {
    let served = Served::new();
    for (href, length) in [
        ("/api/stories?language=bg", 1),
        ("/api/stories?since=2022&until=2022-01", 1),
        ("/api/statements?about=security-guarantees", 2),
        ("/api/statements?story=story/nasty", 1),
        ("/api/statements?story=nasty", 1),
        ("/api/agenda?since=2021-12-31", 0),
        ("/api/positions?by=Russia", 1),
    ] {
        assert_eq!(served.get(href).json().as_array().unwrap().len(), length, "{href}");
    }
}

#[test]
fn a_story_comes_with_what_its_articles_tell() {
    let story = Served::new().get("/api/story/call").json();
    assert_eq!(story["families"], json!([["https://example.org/bg?n=1#a", "copy"]]));
    for key in ["statements", "agenda", "positions"] {
        assert_eq!(story[key].as_array().unwrap().len(), 1, "{key}");
    }
}

#[test]
fn an_article_is_its_analysis_in_code_points() {
    let served = Served::new();
    let article = served.get("/api/article/desk/en%201").json();
    assert_eq!(
        (&article["id"], &article["story"], &article["source"]),
        (&json!("desk/en 1"), &json!("story/call"), &json!("The Harbour Gazette"))
    );
    let statement = &article["statements"][0];
    let place = |key: &str| usize::try_from(statement[key].as_u64().unwrap()).unwrap();
    let text: String = article["text"].as_str().unwrap().chars().skip(place("start")).take(place("end") - place("start")).collect();
    assert_eq!(text, statement["text"].as_str().unwrap());
    assert_eq!(served.get("/api/article/https%3A%2F%2Fexample.org%2Fbg%3Fn%3D1%23a").json()["language"], "bg");
}

#[test]
fn hits_have_snippets_with_marks_in_code_points() {
    let hits = Served::new().get("/api/search?q=%D0%B3%D0%B0%D1%80%D0%B0%D0%BD%D1%86%D0%B8%D0%B8").json();
    assert_eq!(keys(&hits[0]), ["article", "title", "published", "language", "snippet"]);
    let mark = &hits[0]["snippet"]["marks"][0];
    let (start, end) = (mark[0].as_u64().unwrap() as usize, mark[1].as_u64().unwrap() as usize);
    let text: String = hits[0]["snippet"]["text"].as_str().unwrap().chars().skip(start).take(end - start).collect();
    assert_eq!(text, "гаранции");
}
