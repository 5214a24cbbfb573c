//! `/`: stories, the one with the latest news first.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use readout_model::ArticleId;
use readout_model::record::{Story, Utterance};
use readout_store::{Counts, Filter};

use crate::answer::Problem;
use crate::desk::Desk;
use crate::links;
use crate::query::{Asked, Form, Paging, Query};
use crate::serve::Site;
use crate::view::{Frame, Words};

const LENGTH: usize = 50;

#[derive(Template)]
#[template(path = "stories.html")]
struct Page {
    frame: Frame,
    form: Form,
    paging: Paging,
    counts: Counts,
    stories: Vec<Item>,
}

struct Item {
    href: String,
    title: Words,
    first: Option<String>,
    last: Option<String>,
    languages: Vec<Chip>,
    articles: usize,
    statements: usize,
}

struct Chip {
    name: String,
    href: String,
}

pub(crate) async fn show(State(site): State<Site>, asked: Asked) -> Response {
    site.page(move |desk| Ok(page(desk, Query::of(asked)?)?.render()?)).await
}

fn page(desk: &Desk<'_>, query: Query) -> Result<Page, Problem> {
    let (stories, paging) = query.cut("/", LENGTH, latest_first(desk, &query.filter())?)?;
    let said = statements(desk, &stories)?;
    let mut items = Vec::with_capacity(stories.len());
    for (story, statements) in stories.into_iter().zip(said) {
        items.push(item(desk, &query, story, statements)?);
    }
    Ok(Page {
        frame: Frame::new("Stories", "stories", query.href("/api/stories")),
        counts: desk.store.counts()?,
        form: desk.form("/", query)?,
        paging,
        stories: items,
    })
}

/// Stories by last day of publication, those without a date last.
pub(crate) fn latest_first(desk: &Desk<'_>, filter: &Filter) -> Result<Vec<Story>, Problem> {
    let mut stories = desk.store.stories(filter)?;
    stories.sort_by(|a, b| b.last.cmp(&a.last));
    Ok(stories)
}

fn item(desk: &Desk<'_>, query: &Query, story: Story, statements: usize) -> Result<Item, Problem> {
    let chip = |code: &String| Chip { name: desk.labels.language(code).to_owned(), href: query.href_in("/", Some(code)) };
    Ok(Item {
        href: links::story(&story.id),
        title: title(desk, &story.title, &story.articles)?,
        first: story.first.filter(|first| Some(first) != story.last.as_ref()),
        last: story.last,
        languages: story.languages.iter().map(chip).collect(),
        articles: story.articles.len(),
        statements,
    })
}

/// The title of a story, in the language of the article that it is from.
pub(crate) fn title(desk: &Desk<'_>, title: &str, of: &[ArticleId]) -> Result<Words, Problem> {
    let articles = desk.articles()?;
    let rows = || of.iter().filter_map(|id| articles.get(id));
    let of = rows().find(|row| row.title.as_deref() == Some(title)).or_else(|| rows().next());
    Ok(Words::new(title, of.and_then(|row| row.language.as_deref())))
}

/// How many utterances are reported in the articles of each story.
fn statements(desk: &Desk<'_>, stories: &[Story]) -> Result<Vec<usize>, Problem> {
    let articles = stories.iter().enumerate().flat_map(|(i, s)| s.articles.iter().map(move |id| (id, i)));
    let story_of: HashMap<&ArticleId, usize> = articles.collect();
    let mut counts = vec![0; stories.len()];
    for said in desk.store.utterances(&Filter::default())? {
        for i in told_in(&said, &story_of) {
            counts[i] += 1;
        }
    }
    Ok(counts)
}

fn told_in(said: &Utterance, story_of: &HashMap<&ArticleId, usize>) -> Vec<usize> {
    let mut stories: Vec<usize> = said.statements.iter().filter_map(|r| story_of.get(&r.article).copied()).collect();
    stories.sort_unstable();
    stories.dedup();
    stories
}
