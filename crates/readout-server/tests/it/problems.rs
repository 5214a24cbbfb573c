//! What cannot be shown, and that it says why.

use axum::http::StatusCode;
use readout_store::Store;

use crate::fixture::Served;

#[test]
fn what_is_not_there_is_404() {
    let served = Served::new();
    for (href, message) in [
        ("/nowhere", "There is nothing at /nowhere."),
        ("/api/nowhere", "There is nothing at /api/nowhere."),
        ("/article/none/such", "There is no article none/such in this record."),
        ("/api/article/none", "There is no article none in this record."),
        ("/story/none", "There is no story none in this record."),
        ("/api/story/none", "There is no story none in this record."),
        ("/article/", "There is nothing at /article/."),
        ("/statements?page=2", "There is no page 2: this list has 1."),
    ] {
        let got = served.get(href);
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{href}");
        assert!(got.body.contains(message), "{href}: {}", got.body);
        assert_eq!(got.headers["content-type"] == "application/json", href.starts_with("/api/"));
        assert!(got.headers.contains_key("content-security-policy"));
    }
}

#[test]
fn what_cannot_be_understood_is_400() {
    let served = Served::new();
    for (query, message) in [
        ("since=soon", "is not a date: expected ISO 8601 such as 2022-01-12"),
        ("until=2022-02-30", "2022-02-30"),
        ("lang=bg", "unknown field `lang`, expected one of `by`, `about`, `since`, `until`, `language`, `story`, `page`"),
        ("page=0", "page"),
        ("language=bg&language=en", "duplicate field `language`"),
    ] {
        for path in ["/", "/statements", "/agenda", "/positions", "/api/stories", "/api/statements", "/api/agenda", "/api/positions"] {
            let got = served.get(&format!("{path}?{query}"));
            assert_eq!(got.status, StatusCode::BAD_REQUEST, "{path}?{query}");
            assert!(got.body.contains(message), "{path}?{query}: {}", got.body);
            assert!(!got.body.contains("readout.db"), "{path}?{query}: {}", got.body);
        }
    }
    for href in ["/article/%FF", "/api/article/%FF", "/search?query=a", "/api/search", "/api/search?q=%20"] {
        assert_eq!(served.get(href).status, StatusCode::BAD_REQUEST, "{href}");
    }
}

#[test]
fn nothing_can_be_written() {
    let served = Served::new();
    let got = served.ask("POST", "/statements");
    assert_eq!(got.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(got.body.contains("GET and HEAD"));
    assert_eq!(served.ask("DELETE", "/api/article/ar").json()["error"], "This server is read with GET and HEAD.");
}

#[test]
fn an_empty_record_says_how_to_fill_it() {
    let served = Served::empty();
    for page in ["/", "/statements", "/agenda", "/positions"] {
        let body = served.get(page).ok();
        assert!(body.contains("readout ingest"), "{page}: {body}");
    }
    assert_eq!(served.get("/api/stories").json(), serde_json::json!([]));
}

#[test]
fn a_record_that_comes_later_is_seen() {
    let served = Served::nothing();
    let got = served.get("/");
    assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(got.body.contains("there is no such record") && got.body.contains("readout ingest"));
    let mut writer = Store::open(served.record()).unwrap();
    assert!(served.get("/").ok().contains("readout ingest"));
    served.fill(&mut writer);
    assert!(served.get("/").ok().contains("/story/call"));
}

#[test]
fn a_file_that_is_no_record_is_told() {
    let served = Served::nothing();
    std::fs::write(served.record(), "notes").unwrap();
    let got = served.get("/api/stories");
    assert_eq!(got.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(got.json()["error"].as_str().unwrap().contains("this is not a Readout record"));
}
