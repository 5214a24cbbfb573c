//! `/story/ID`: one course of events.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use readout_model::ArticleId;
use readout_model::record::{Alias, Story, StoryPart, Utterance};
use readout_store::Filter;

use crate::answer::Problem;
use crate::desk::Desk;
use crate::links;
use crate::pages::positions::{Matrix, matrix};
use crate::pages::stories::title;
use crate::serve::Site;
use crate::view::{Cited, Frame, Meets, Said, Who, Words};

#[derive(Template)]
#[template(path = "story.html")]
struct Page {
    frame: Frame,
    title: Words,
    why: Vec<String>,
    /// Stories that turned out to be this one, and why.
    also: Vec<Alias>,
    first: Option<String>,
    last: Option<String>,
    articles: usize,
    events: Vec<Event>,
    days: Vec<Day>,
    statements: usize,
    speakers: Vec<Speaker>,
    meets: Vec<Meets>,
    matrix: Matrix,
}

/// An event within a long affair.
struct Event {
    title: Words,
    first: Option<String>,
    last: Option<String>,
    articles: Vec<Cited>,
    why: Vec<String>,
}

/// The articles of one day.
struct Day {
    date: Option<String>,
    articles: Vec<Item>,
}

struct Item {
    cited: Cited,
    title: Words,
    language: String,
    /// Letter of its family of reprints and translations, and how many are in it.
    family: Option<(String, usize)>,
}

/// What one speaker says.
struct Speaker {
    who: Option<Who>,
    said: Vec<Said>,
}

pub(crate) async fn show(State(site): State<Site>, id: Result<Path<String>, PathRejection>) -> Response {
    site.page(move |desk| Ok(page(desk, &id?.0)?.render()?)).await
}

/// # Errors
/// There is no such story.
pub(crate) fn find(desk: &Desk<'_>, given: &str) -> Result<Story, Problem> {
    let found = desk.store.story(&links::story_id(given))?;
    found.ok_or_else(|| Problem::NotFound(format!("There is no story {given} in this record.")))
}

/// Everything that the articles of a story tell.
pub(crate) fn inside(story: &Story) -> Filter {
    Filter { story: Some(story.id.clone()), ..Filter::default() }
}

fn page(desk: &Desk<'_>, given: &str) -> Result<Page, Problem> {
    let story = find(desk, given)?;
    let inside = inside(&story);
    let said = desk.store.utterances(&inside)?;
    let meets = desk.store.engagements(&inside)?;
    let title = title(desk, &story.title, &story.articles)?;
    Ok(Page {
        frame: Frame::new(title.text.as_str(), "stories", format!("/api{}", links::story(&story.id))),
        title,
        why: reasons(desk, &story.why),
        also: story.also.clone(),
        articles: story.articles.len(),
        events: events(desk, &story)?,
        days: days(desk, &story)?,
        first: story.first.filter(|first| Some(first) != story.last.as_ref()),
        last: story.last,
        statements: said.len(),
        speakers: speakers(desk, said)?,
        meets: meets.into_iter().map(|e| Meets::new(desk, e)).collect::<Result<_, _>>()?,
        matrix: matrix(desk, desk.store.positions(&inside)?)?,
    })
}

/// An issue and a name can read the same.
fn reasons(desk: &Desk<'_>, why: &[String]) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::with_capacity(why.len());
    for reason in why.iter().map(|why| desk.labels.issues.get(why).unwrap_or(why)) {
        if !reasons.contains(reason) {
            reasons.push(reason.clone());
        }
    }
    reasons
}

fn events(desk: &Desk<'_>, story: &Story) -> Result<Vec<Event>, Problem> {
    let event = |part: &StoryPart| {
        Ok(Event {
            title: title(desk, &part.title, &part.articles)?,
            first: part.first.clone().filter(|first| Some(first) != part.last.as_ref()),
            last: part.last.clone(),
            articles: part.articles.iter().map(|id| desk.name(id)).collect::<Result<_, _>>()?,
            why: reasons(desk, &part.why),
        })
    };
    story.parts.iter().map(event).collect()
}

/// By date, the unknown last.
fn days(desk: &Desk<'_>, story: &Story) -> Result<Vec<Day>, Problem> {
    let mut days: BTreeMap<(bool, Option<String>), Vec<Item>> = BTreeMap::new();
    for id in &story.articles {
        let row = desk.articles()?.get(id);
        let language = row.and_then(|r| r.language.as_deref());
        let cited = desk.name(id)?;
        let item = Item {
            title: Words::new(row.and_then(|r| r.title.as_deref()).unwrap_or(id.as_str()), language),
            language: language.map_or("language unknown", |code| desk.labels.language(code)).to_owned(),
            family: family(story, id),
            cited,
        };
        let date = item.cited.published.clone();
        days.entry((date.is_none(), date)).or_default().push(item);
    }
    Ok(days.into_iter().map(|((_, date), articles)| Day { date, articles }).collect())
}

/// Families are lettered A to Z, then numbered.
fn family(story: &Story, id: &ArticleId) -> Option<(String, usize)> {
    let at = story.families.iter().position(|family| family.contains(id))?;
    let letter = u8::try_from(at).ok().filter(|n| *n < 26).map(|n| char::from(b'A' + n).to_string());
    Some((letter.unwrap_or_else(|| (at + 1).to_string()), story.families[at].len()))
}

/// The one who says most first, then by name; what nobody is known to have said last.
fn speakers(desk: &Desk<'_>, said: Vec<Utterance>) -> Result<Vec<Speaker>, Problem> {
    let mut by: BTreeMap<Option<String>, Speaker> = BTreeMap::new();
    for utterance in said {
        let key = utterance.source.as_ref().map(|s| s.entity.clone().unwrap_or_else(|| s.name.clone()));
        let said = Said::new(desk, utterance)?;
        by.entry(key).or_insert_with(|| Speaker { who: said.who.clone(), said: Vec::new() }).said.push(said);
    }
    let mut speakers: Vec<Speaker> = by.into_values().collect();
    let name = |s: &Speaker| s.who.as_ref().map(|w| w.name.clone());
    speakers.sort_by_cached_key(|s| (s.who.is_none(), std::cmp::Reverse(s.said.len()), name(s)));
    Ok(speakers)
}
