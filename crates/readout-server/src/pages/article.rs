//! `/article/ID`: the text of an article with its marks, and what was found in it.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use readout_model::record::{Engagement, Position, Utterance};
use readout_model::{Analysis, Article, ArticleId, CodePoints, Reason, Span, Statement};
use readout_store::Filter;

use crate::answer::Problem;
use crate::desk::Desk;
use crate::direction::direction;
use crate::links;
use crate::marks::{Block, Mark, Piece, blocks};
use crate::serve::Site;
use crate::view::{Frame, Issue, Who, Words, count, issues, meeting};

#[derive(Template)]
#[template(path = "article.html")]
struct Page<'a> {
    frame: Frame,
    lang: &'a str,
    dir: &'static str,
    /// The headline as it stands in the text, or else as it is given.
    headline: Option<Block<'a>>,
    title: &'a str,
    blocks: Vec<Block<'a>>,
    article: &'a Article,
    published: Option<String>,
    language: Option<&'a str>,
    /// Where it was found, if a browser can go there.
    link: Option<&'a str>,
    story: Option<(String, Words)>,
    notes: Vec<&'a str>,
    statements: Vec<Says<'a>>,
    meetings: Vec<Meets<'a>>,
    names: Vec<Named<'a>>,
    times: Vec<Timed<'a>>,
    masked: Vec<Masked>,
}

/// A statement in this article.
struct Says<'a> {
    href: String,
    text: &'a str,
    who: Option<Who>,
    addressee: Option<Who>,
    act: &'static str,
    kind: &'static str,
    via: Vec<&'a str>,
    issues: Vec<Issue>,
    /// The utterance in its story, and how many reports it has.
    told: Option<(String, usize)>,
}

struct Meets<'a> {
    href: String,
    what: String,
    parties: Vec<&'a str>,
    place: Option<&'a str>,
    date: Option<&'a str>,
    status: &'static str,
}

/// An entity, and where it is named.
struct Named<'a> {
    name: &'a str,
    kind: &'static str,
    hrefs: Vec<String>,
}

struct Timed<'a> {
    href: String,
    text: &'a str,
    value: &'a str,
}

struct Masked {
    href: String,
    reason: &'static str,
    characters: usize,
}

pub(crate) async fn show(State(site): State<Site>, id: Result<Path<String>, PathRejection>) -> Response {
    site.page(move |desk| Ok(Rendered(page(desk, &id?.0)?))).await
}

/// # Errors
/// There is no such article.
pub(crate) fn find(desk: &Desk<'_>, id: &str) -> Result<(Article, Analysis), Problem> {
    let found = desk.store.article(&ArticleId::new(id))?;
    found.ok_or_else(|| Problem::NotFound(format!("There is no article {id} in this record.")))
}
