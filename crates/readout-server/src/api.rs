//! The record as JSON, in the words of the interchange.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use readout_model::json;
use readout_store::{Filter, Hit, Store};
use serde_json::{Value, json};

use crate::answer::Problem;
use crate::desk::Desk;
use crate::pages;
use crate::query::{Asked, Query};
use crate::serve::Site;

type Id = Result<Path<String>, PathRejection>;

pub(crate) async fn stories(State(site): State<Site>, asked: Asked) -> Response {
    site.json(move |desk| {
        let stories = pages::stories::latest_first(desk, &Query::of(asked)?.filter())?;
        Ok(stories.iter().map(json::story).collect())
    })
    .await
}

/// The row of the story, and under it what its articles tell.
pub(crate) async fn story(State(site): State<Site>, id: Id) -> Response {
    site.json(move |desk| {
        let story = pages::story::find(desk, &id?.0)?;
        let inside = pages::story::inside(&story);
        let mut row = json::story(&story);
        row["statements"] = said(desk.store, &inside)?;
        row["agenda"] = met(desk.store, &inside)?;
        row["positions"] = held(desk.store, &inside)?;
        Ok(row)
    })
    .await
}

pub(crate) async fn statements(State(site): State<Site>, asked: Asked) -> Response {
    site.json(move |desk| said(desk.store, &Query::of(asked)?.filter())).await
}

pub(crate) async fn agenda(State(site): State<Site>, asked: Asked) -> Response {
    site.json(move |desk| met(desk.store, &Query::of(asked)?.filter())).await
}

pub(crate) async fn positions(State(site): State<Site>, asked: Asked) -> Response {
    site.json(move |desk| held(desk.store, &Query::of(asked)?.filter())).await
}

/// The analysis, with the address, the outlet and the story of the article.
pub(crate) async fn article(State(site): State<Site>, id: Id) -> Response {
    site.json(move |desk| {
        let (article, analysis) = pages::article::find(desk, &id?.0)?;
        let story = desk.articles()?.get(&article.id).and_then(|row| row.story.as_deref());
        let mut object = json::analysis(&article.text, &analysis);
        object["url"] = json!(article.url);
        object["source"] = json!(article.source);
        object["story"] = json!(story);
        Ok(object)
    })
    .await
}

pub(crate) async fn search(State(site): State<Site>, asked: pages::search::Asked) -> Response {
    site.json(move |desk| found(desk, &pages::search::words(asked)?)).await
}

fn found(desk: &Desk<'_>, words: &str) -> Result<Value, Problem> {
    if words.is_empty() {
        return Err(Problem::Bad("Say what to search for: /api/search?q=words".to_owned()));
    }
    Ok(desk.store.search(words, &[])?.iter().map(hit).collect())
}

fn hit(hit: &Hit) -> Value {
    let text = &hit.snippet.text;
    let points = readout_model::CodePoints::new(text);
    let marks: Vec<Value> = hit.snippet.marks.iter().map(|m| json!([points.at(m.start), points.at(m.end)])).collect();
    json!({
        "article": hit.article, "title": hit.title, "published": hit.published.map(|p| p.date.to_string()), "language": hit.language,
        "snippet": {"text": text, "marks": marks},
    })
}

fn said(store: &Store, filter: &Filter) -> Result<Value, Problem> {
    Ok(store.utterances(filter)?.iter().map(|u| json::utterance(u, store)).collect())
}

fn met(store: &Store, filter: &Filter) -> Result<Value, Problem> {
    Ok(store.engagements(filter)?.iter().map(|e| json::engagement(e, store)).collect())
}

fn held(store: &Store, filter: &Filter) -> Result<Value, Problem> {
    Ok(store.positions(filter)?.iter().map(|p| json::position(p, store)).collect())
}
