//! `/search`: articles by words.

use askama::Template;
use axum::extract::State;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use readout_store::Hit;
use serde::Deserialize;

use crate::answer::Problem;
use crate::desk::Desk;
use crate::links;
use crate::serve::Site;
use crate::view::{Cited, Frame, Words};

/// So many are shown; the best come first.
const LENGTH: usize = 100;

#[derive(Template)]
#[template(path = "search.html")]
struct Page {
    frame: Frame,
    /// `None`: nothing was asked for.
    found: Option<Vec<Found>>,
    total: usize,
}

struct Found {
    cited: Cited,
    title: Words,
    language: String,
    lang: String,
    dir: &'static str,
    /// The snippet in pieces, and whether each is what was found.
    pieces: Vec<(bool, String)>,
}

/// What to search for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Query {
    #[serde(default)]
    q: String,
}

/// As axum hands it over.
pub(crate) type Asked = Result<axum::extract::Query<Query>, QueryRejection>;

/// # Errors
/// The address holds something else.
pub(crate) fn words(asked: Asked) -> Result<String, Problem> {
    let axum::extract::Query(query) = asked.map_err(|e| Problem::Bad(e.body_text()))?;
    Ok(query.q.trim().to_owned())
}

pub(crate) async fn show(State(site): State<Site>, asked: Asked) -> Response {
    site.page(move |desk| Ok(page(desk, words(asked)?)?.render()?)).await
}

fn page(desk: &Desk<'_>, words: String) -> Result<Page, Problem> {
    let mut frame = Frame::new("Search", "search", links::with("/api/search", [("q", words.as_str())]));
    if words.is_empty() {
        frame.json = None;
        return Ok(Page { frame, found: None, total: 0 });
    }
    let hits = desk.store.search(&words, &[])?;
    let total = hits.len();
    let found = hits.into_iter().take(LENGTH).map(|hit| found(desk, hit)).collect::<Result<_, _>>()?;
    frame.title = format!("Search: {words}");
    frame.words = words;
    Ok(Page { frame, found: Some(found), total })
}

fn found(desk: &Desk<'_>, hit: Hit) -> Result<Found, Problem> {
    let Words { lang, dir, .. } = Words::new(hit.snippet.text.as_str(), hit.language.as_deref());
    Ok(Found {
        cited: desk.name(&hit.article)?,
        title: Words::new(hit.title.as_deref().unwrap_or(hit.article.as_str()), hit.language.as_deref()),
        language: hit.language.as_deref().map_or("language unknown", |code| desk.labels.language(code)).to_owned(),
        lang,
        dir,
        pieces: pieces(&hit),
    })
}

fn pieces(hit: &Hit) -> Vec<(bool, String)> {
    let text = &hit.snippet.text;
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut push = |marked, from: usize, to: usize| {
        pieces.extend(text.get(from..to).filter(|t| !t.is_empty()).map(|t| (marked, t.to_owned())));
    };
    for mark in &hit.snippet.marks {
        push(false, at, mark.start);
        push(true, mark.start, mark.end);
        at = mark.end;
    }
    push(false, at, text.len());
    pieces
}
