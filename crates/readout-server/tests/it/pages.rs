//! What pages show.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use crate::fixture::Served;

const PAGES: [&str; 12] = [
    "/",
    "/story/call",
    "/story/story/call",
    "/story/story%2Fcall",
    "/story/nasty",
    "/article/desk/en%201",
    "/article/nasty",
    "/statements",
    "/agenda",
    "/positions",
    "/search",
    "/search?q=guarantees",
];

/// Values of an attribute, entities undone as far as addresses need it.
fn values(page: &str, attribute: &str) -> Vec<String> {
    let begins = format!(" {attribute}=\"");
    let starts = page.split(&begins).skip(1);
    starts.map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&")).collect()
}

/// The words of a page without its tags.
fn plain(page: &str) -> String {
    page.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect()
}

#[test]
fn every_page_is_there_and_guarded() {
    let served = Served::new();
    for page in PAGES.into_iter().chain(["/style.css", "/icon.svg"]) {
        let got = served.get(page);
        assert_eq!(got.status, StatusCode::OK, "{page}: {}", got.body);
        assert!(got.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'; style-src 'self'"));
        assert!(!got.body.contains("http-equiv") && !got.body.contains("style=\""), "{page}");
        let head = served.ask("HEAD", page);
        assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""), "{page}");
        assert_eq!(head.headers["content-type"], got.headers["content-type"]);
    }
}

#[test]
fn pages_ask_nothing_of_other_hosts() {
    let served = Served::new();
    for page in PAGES {
        let body = served.get(page).ok();
        assert!(!body.contains("<script") && !body.contains("src=\""), "{page}");
        for rest in body.split("<link ").skip(1) {
            assert!(rest.contains("href=\"/"), "{page}");
        }
    }
}

#[test]
fn every_link_leads_to_a_page_and_every_citation_to_its_characters() {
    let served = Served::new();
    let mut links: BTreeSet<String> = BTreeSet::new();
    for page in PAGES {
        let body = served.get(page).ok();
        let path = page.split(['?', '#']).next().unwrap();
        for href in values(&body, "href").into_iter().filter(|h| !h.starts_with("http")) {
            links.insert(if href.starts_with('#') { format!("{path}{href}") } else { href });
        }
    }
    assert!(links.iter().any(|l| l.starts_with("/article/desk/en%201#c")), "{links:?}");
    assert!(links.iter().any(|l| l.starts_with("/article/https%3A%2F%2Fexample.org%2Fbg%3Fn%3D1%23a#c")), "{links:?}");
    for link in links {
        let body = served.get(&link).ok();
        if let Some((_, anchor)) = link.split_once('#') {
            assert!(values(&body, "id").iter().any(|id| id == anchor), "{link}");
        }
    }
}

#[test]
fn anchors_are_unique_and_hold_the_characters_that_they_name() {
    let served = Served::new();
    let page = served.get("/article/desk/en%201").ok();
    let ids = values(&page, "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    // Code points: the curly quotes and dashes before it count as one each.
    let (_, rest) = page.split_once("id=\"c38-89\"").unwrap();
    assert!(plain(rest).contains("we – that is Russia – need guarantees by 12 January"), "{rest}");
}

#[test]
fn a_text_is_shown_whole_with_its_marks_nested() {
    let served = Served::new();
    let page = served.get("/article/desk/en%201").ok();
    assert!(plain(&page).contains("Yuri Ushakov said “we – that is Russia – need guarantees by 12 January”, TASS reports."));
    assert!(page.contains("class=\"masked\" id=\"c106-144\" title=\"Not part of the article: link to another story\""), "{page}");
    // The time begins inside the statement and ends after it: it is cut in two.
    assert!(page.contains(">by 12 January</span></span><span class=\"time\" title=\"2022-01-12\">”, TASS</span>"), "{page}");
    assert!(page.contains("title=\"Call by telephone: held\""));
    assert_eq!(page.matches("<span").count(), page.matches("</span>").count());
    assert_eq!(page.matches("decoded from windows-1252").count(), 1);
    assert!(page.contains("<a href=\"https://example.org/talks?a=1&#38;b=2\" rel=\"noopener"));
    assert!(page.contains("2 reports in the story"));
}

#[test]
fn nothing_from_an_article_runs() {
    let served = Served::new();
    for page in ["/", "/story/nasty", "/article/nasty", "/statements", "/search?q=alert", "/search?q=%3Cscript%3E%22%3E"] {
        let body = served.get(page).ok();
        for evil in ["<script", "<img", "<b>Outlet", "\"><i>", "href=\"javascript"] {
            assert!(!body.contains(evil), "{page}: {evil}");
        }
    }
    let page = served.get("/article/nasty").ok();
    assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62; &#38; co"));
    assert!(page.contains("javascript:alert(3)"));
}

#[test]
fn language_and_direction_are_told() {
    let served = Served::new();
    let page = served.get("/article/ar").ok();
    assert!(page.contains("<article class=\"text\" lang=\"ar\" dir=\"rtl\">"));
    let page = served.get("/article/nasty").ok();
    assert!(page.contains("<article class=\"text\" lang=\"\" dir=\"ltr\">"));
    let page = served.get("/story/call").ok();
    assert!(page.contains("<q class=\"other\" lang=\"bg\" dir=\"ltr\">Нужни са ни гаранции</q>"), "{page}");
    assert!(served.get("/").ok().contains("lang=\"ar\" dir=\"rtl\">NATO: محادثات في جنيف</a>"));
}

#[test]
fn stories_stand_by_last_activity() {
    let page = Served::new().get("/").ok();
    let places: Vec<usize> = ["/story/ar", "/story/call", "/story/nasty"].map(|s| page.find(s).unwrap()).into();
    assert!(places.is_sorted());
    assert!(page.contains("3 articles, 1 statement") && page.contains("5 articles in 3 languages, 3 stories, 2 statements"), "{page}");
    assert!(page.contains("2021-12-30</time> – <time>2021-12-31"));
    assert!(page.contains("<a class=\"chip\" href=\"/?language=bg\">Bulgarian</a>"));
}

#[test]
fn a_story_tells_why_who_when_and_how_far() {
    let page = Served::new().get("/story/call").ok();
    let words = plain(&page);
    for expected in ["Guarantees of security", "near-duplicate A", "2 reports, 1 independent source", "via TASS", "Call by telephone"] {
        assert!(words.contains(expected), "{expected}");
    }
    assert_eq!(page.matches("near-duplicate A").count(), 2);
    assert!(page.contains("title=\"Dated by The Harbour Gazette, 2021-12-31, en\"><time>2021-12-30</time>"), "{page}");
    assert!(page.find("status-planned").unwrap() < page.rfind("status-held").unwrap());
    assert!(page.contains("since <time>2021-12-17</time></span> <span class=\"since\">last <time>2021-12-31</time>"));
    assert!(page.contains("because both tell of Geneva") && page.contains("changed from refuses"), "{page}");
    assert!(page.contains("put off to <time>2022-01-04</time>"), "{page}");
    assert!(page.contains(">Events</h2>") && page.contains(">A council</span>"), "{page}");
}

#[test]
fn filters_choose() {
    let served = Served::new();
    for (href, shown, hidden) in [
        ("/?language=ar", "/story/ar", "/story/call"),
        ("/?since=2022", "/story/ar", "/story/call"),
        ("/?until=2021-12-31&by=&language=", "/story/call", "/story/ar"),
        ("/?by=%D0%A3%D1%88%D0%B0%D0%BA%D0%BE%D0%B2", "/story/call", "/story/ar"),
        ("/?about=security-guarantees", "/story/call", "/story/nasty"),
        ("/statements?by=Ushakov", "utterance/1", "utterance/2"),
        ("/statements?story=nasty", "utterance/2", "utterance/1"),
        ("/agenda?by=place/us", "engagement/1", "No engagements match"),
        ("/agenda?by=Nobody", "No engagements match these filters", "engagement/1"),
        ("/positions?about=nuclear", "No positions match these filters", "stance-demands"),
        ("/positions?language=bg", "stance-demands", "No positions"),
    ] {
        let page = served.get(href).ok();
        assert!(page.contains(shown) && !page.contains(hidden), "{href}: {page}");
    }
    let page = served.get("/statements?by=Ushakov&since=2021-12&language=bg").ok();
    assert!(page.contains("name=\"by\" value=\"Ushakov\"") && page.contains("name=\"language\" value=\"bg\""));
    assert!(page.contains("href=\"/statements?by=Ushakov&#38;since=2021-12\" aria-current=\"true\""), "{page}");
}

#[test]
fn search_marks_what_it_found_in_any_script() {
    let served = Served::new();
    let page = served.get("/search?q=guarantees").ok();
    assert!(page.contains("<mark>guarantees</mark>") && page.contains("value=\"guarantees\""), "{page}");
    let page = served.get("/search?q=Ushakov").ok();
    assert!(page.contains("<mark>Ушаков</mark>"), "{page}");
    assert!(served.get("/search?q=elections").ok().contains("No article holds"));
}
