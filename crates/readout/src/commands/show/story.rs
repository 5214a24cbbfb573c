//! One story, with all that was said, held and wanted in it.

use std::fmt::Write;

use readout_model::json;
use readout_model::record::{Engagement, Position, Story, Utterance};
use readout_store::Store;
use serde_json::Value;

use super::{Filters, cells};
use crate::output::{self, table};

/// Prints the story; false where there is none of this id.
pub fn show(store: &Store, id: &str, filters: &Filters) -> anyhow::Result<bool> {
    let Some(story) = store.story(id)? else { return Ok(false) };
    let filter = filters.filter(Some(&story.id));
    let mut utterances = store.utterances(&filter)?;
    let mut engagements = store.engagements(&filter)?;
    let mut positions = store.positions(&filter)?;
    utterances.truncate(filters.limit);
    engagements.truncate(filters.limit);
    positions.truncate(filters.limit);
    if filters.json {
        output::json_lines([object(store, &story, &utterances, &engagements, &positions)])?;
    } else {
        output::say(text(store, &story, &utterances, &engagements, &positions)?)?;
    }
    Ok(true)
}

/// The row of the story, with the rows of its other tables in it.
fn object(store: &Store, story: &Story, utterances: &[Utterance], engagements: &[Engagement], positions: &[Position]) -> Value {
    let mut object = json::story(story);
    object["utterances"] = utterances.iter().map(|u| json::utterance(u, store)).collect();
    object["engagements"] = engagements.iter().map(|e| json::engagement(e, store)).collect();
    object["positions"] = positions.iter().map(|p| json::position(p, store)).collect();
    object
}

fn text(
    store: &Store,
    story: &Story,
    utterances: &[Utterance],
    engagements: &[Engagement],
    positions: &[Position],
) -> anyhow::Result<String> {
    let mut out = format!("{}\n{}", story.title, story.id);
    if let (Some(first), Some(last)) = (&story.first, &story.last) {
        write!(out, "  {first} – {last}")?;
    }
    if !story.why.is_empty() {
        write!(out, "\nshared: {}", story.why.join(", "))?;
    }
    for also in &story.also {
        write!(out, "\nalso {}: {}", also.id, also.why)?;
    }
    let of_story = store.articles()?.into_iter().filter(|a| a.story.as_deref() == Some(story.id.as_str()));
    let articles = of_story.map(|a| {
        [
            a.id.to_string(),
            a.published.map(|p| p.date.to_string()).unwrap_or_default(),
            a.language.unwrap_or_default(),
            a.source.unwrap_or_default(),
            a.title.unwrap_or_default(),
        ]
    });
    write!(out, "\n\nARTICLES\n{}", table(["article", "published", "lang", "source", "title"], articles))?;
    for family in &story.families {
        let ids: Vec<&str> = family.iter().map(|id| id.as_str()).collect();
        write!(out, "\none text: {}", ids.join(", "))?;
    }
    section(&mut out, "EVENTS", cells::EVENTS, &story.parts, cells::event)?;
    section(&mut out, "STATEMENTS", cells::STATEMENTS, utterances, |u| cells::utterance(store, u))?;
    section(&mut out, "AGENDA", cells::AGENDA, engagements, |e| cells::engagement(store, e))?;
    section(&mut out, "POSITIONS", cells::POSITIONS, positions, |p| cells::position(store, p))?;
    Ok(out)
}

fn section<T, const N: usize>(
    out: &mut String,
    title: &str,
    header: [&str; N],
    rows: &[T],
    cells: impl Fn(&T) -> [String; N],
) -> std::fmt::Result {
    if rows.is_empty() {
        return Ok(());
    }
    write!(out, "\n\n{title}\n{}", table(header, rows.iter().map(cells)))
}
