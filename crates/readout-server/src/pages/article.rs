//! `/article/ID`: the text of an article with its marks, and what was found in it.

use std::collections::{BTreeMap, HashMap, HashSet};

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use readout_model::record::Utterance;
use readout_model::{Analysis, Article, ArticleId, CodePoints, Reason, Span, Statement};
use readout_store::Filter;

use crate::answer::Problem;
use crate::desk::Desk;
use crate::direction::direction;
use crate::links;
use crate::marks::{Block, Mark, Piece, blocks};
use crate::pages::stories::title;
use crate::serve::Site;
use crate::view::{Frame, Issue, Who, Words, issues, meeting};

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
    /// The utterance in its story, and how many reports it has, where this is not the only one.
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
    site.page(move |desk| page(desk, &id?.0)).await
}

/// # Errors
/// There is no such article.
pub(crate) fn find(desk: &Desk<'_>, id: &str) -> Result<(Article, Analysis), Problem> {
    let found = desk.store.article(&ArticleId::new(id))?;
    found.ok_or_else(|| Problem::NotFound(format!("There is no article {id} in this record.")))
}

fn page(desk: &Desk<'_>, id: &str) -> Result<String, Problem> {
    let (article, analysis) = find(desk, id)?;
    let story = desk.articles()?.get(&article.id).and_then(|row| row.story.clone());
    let inside = Filter { story: story.clone(), ..Filter::default() };
    let said = if story.is_some() { desk.store.utterances(&inside)? } else { Vec::new() };
    let mut marks = marks(&article, &analysis);
    if story.is_some() {
        let marked: HashSet<Span> = marks.iter().map(|m| m.span).collect();
        let cited = cited(desk, &article.id, &said, &inside)?.into_iter().filter(|span| !marked.contains(span));
        marks.extend(cited.map(|span| Mark { span, class: "cited", note: String::new() }));
    }
    let mut blocks = blocks(&article.text, &mut marks);
    let headlines = blocks.iter().take_while(|b| b.start < article.body.start()).count();
    let headline = (headlines == 1).then(|| blocks.remove(0));
    let title = analysis.title.as_deref().or(article.title.as_deref()).unwrap_or(id);
    let finds = Finds { article: &article, analysis: &analysis, points: CodePoints::new(&article.text) };
    let page = Page {
        frame: Frame::new(title, "", format!("/api{}", links::article(&article.id))),
        lang: analysis.language.as_deref().unwrap_or_default(),
        dir: direction(&article.text),
        headline,
        title,
        blocks,
        article: &article,
        published: article.published.map(|p| p.date.to_string()),
        language: analysis.language.as_deref().map(|code| desk.labels.language(code)),
        link: article.url.as_deref().filter(|url| ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme))),
        story: story_link(desk, story)?,
        notes: notes(&article, &analysis),
        statements: finds.statements(desk, &said),
        meetings: finds.meetings(),
        names: finds.names(),
        times: finds.times(),
        masked: finds.masked(),
    };
    Ok(page.render()?)
}

fn story_link(desk: &Desk<'_>, story: Option<String>) -> Result<Option<(String, Words)>, Problem> {
    let story = story.map(|id| desk.store.story(&id)).transpose()?.flatten();
    story.map(|story| Ok((links::story(&story.id), title(desk, &story.title, &story.articles)?))).transpose()
}

/// The analysis repeats what was noted when the article was read in.
fn notes<'a>(article: &'a Article, analysis: &'a Analysis) -> Vec<&'a str> {
    let of_reading = article.notes.iter().filter(|note| !analysis.notes.contains(note));
    of_reading.chain(&analysis.notes).map(String::as_str).collect()
}

fn marks(article: &Article, analysis: &Analysis) -> Vec<Mark> {
    let mark = |span, class, note| Mark { span, class, note };
    let mut marks: Vec<Mark> = Vec::new();
    marks.extend(analysis.removed.iter().map(|r| mark(r.span, "masked", format!("Not part of the article: {}", reason(r.reason)))));
    marks.extend(analysis.statements.iter().map(|s| mark(s.span, "said", statement(s))));
    marks.extend(analysis.meetings.iter().map(|m| mark(m.span, "meeting", format!("{}: {}", meeting(m.what, m.form), m.status))));
    marks.extend(analysis.mentions.iter().map(|m| mark(m.span, "name", format!("{} ({})", m.name, m.kind))));
    marks.extend(analysis.times.iter().map(|t| mark(t.span, "time", t.value.clone())));
    marks.retain(|m| !m.span.of(&article.text).is_empty());
    marks
}

fn statement(s: &Statement) -> String {
    let who = s.source.as_ref().map_or("source not known", |source| source.who.name.as_str());
    format!("{who}: {}, {}", s.act, s.kind)
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::RelatedLink => "link to another story",
        Reason::Promotion => "promotion",
        Reason::Caption => "caption",
        Reason::CommentForm => "comments",
        Reason::Navigation => "navigation",
        Reason::Byline => "byline",
        Reason::Subscription => "subscription",
    }
}

/// Where the facts of the record stand in this article, so that every citation has its anchor.
fn cited(desk: &Desk<'_>, id: &ArticleId, said: &[Utterance], inside: &Filter) -> Result<Vec<Span>, Problem> {
    let engagements = desk.store.engagements(inside)?;
    let positions = desk.store.positions(inside)?;
    let of_said = said.iter().flat_map(|u| &u.citations);
    let citations = of_said.chain(engagements.iter().flat_map(|e| &e.citations)).chain(positions.iter().flat_map(|p| &p.citations));
    let reports = said.iter().flat_map(|u| &u.statements).filter(|r| r.article == *id).map(|r| r.span);
    let mut spans: Vec<Span> = citations.filter(|c| c.article == *id).map(|c| c.span).chain(reports).collect();
    spans.sort_unstable();
    spans.dedup();
    Ok(spans)
}

/// What was found in an article, as lists.
struct Finds<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    points: CodePoints<'a>,
}

impl<'a> Finds<'a> {
    fn place(&self, span: Span) -> (usize, usize) {
        (self.points.at(span.start()), self.points.at(span.end()))
    }

    /// A link within the page.
    fn href(&self, span: Span) -> String {
        format!("#{}", links::anchor(self.place(span)))
    }

    fn statements(&self, desk: &Desk<'_>, said: &[Utterance]) -> Vec<Says<'a>> {
        let reports = said.iter().flat_map(|u| u.statements.iter().map(move |r| (u, r)));
        let told: HashMap<Span, &Utterance> = reports.filter(|(_, r)| r.article == self.article.id).map(|(u, r)| (r.span, u)).collect();
        let says = |s: &'a Statement| Says {
            href: self.href(s.span),
            text: s.span.of(&self.article.text),
            who: s.source.as_ref().map(|source| Who::speaker(&source.who)),
            addressee: s.addressee.as_ref().map(Who::speaker),
            act: s.act.as_str(),
            kind: s.kind.as_str(),
            via: s.via.iter().map(|v| v.name.as_str()).collect(),
            issues: issues(desk, &s.issues),
            told: told
                .get(&s.span)
                .filter(|u| u.statements.len() > 1)
                .map(|u| (format!("{}#{}", links::story(&u.story), u.id), u.statements.len())),
        };
        self.analysis.statements.iter().map(says).collect()
    }

    fn meetings(&self) -> Vec<Meets<'a>> {
        let meets = |m: &'a readout_model::Meeting| Meets {
            href: self.href(m.span),
            what: meeting(m.what, m.form),
            parties: m.participants.iter().map(|p| p.name.as_str()).collect(),
            place: m.place.as_deref(),
            date: m.date.as_deref(),
            status: m.status.as_str(),
        };
        self.analysis.meetings.iter().map(meets).collect()
    }

    /// One row for each entity, in order of their first places.
    fn names(&self) -> Vec<Named<'a>> {
        let mut at: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut names: Vec<Named<'a>> = Vec::new();
        for m in &self.analysis.mentions {
            let key = (m.kind.as_str(), m.entity.as_deref().unwrap_or(&m.name));
            let i = *at.entry(key).or_insert(names.len());
            if i == names.len() {
                names.push(Named { name: &m.name, kind: m.kind.as_str(), hrefs: Vec::new() });
            }
            names[i].hrefs.push(self.href(m.span));
        }
        names
    }

    fn times(&self) -> Vec<Timed<'a>> {
        let timed = |t: &'a readout_model::Time| Timed { href: self.href(t.span), text: t.span.of(&self.article.text), value: &t.value };
        self.analysis.times.iter().map(timed).collect()
    }

    fn masked(&self) -> Vec<Masked> {
        let masked = |r: &readout_model::Removed| {
            let (start, end) = self.place(r.span);
            Masked { href: self.href(r.span), reason: reason(r.reason), characters: end - start }
        };
        self.analysis.removed.iter().map(masked).collect()
    }
}
