//! Rows of the record as rows of tables.

use readout_model::json::Texts;
use readout_model::record::{Citation, Engagement, Position, Story, StoryPart, Utterance};
use readout_model::{ArticleId, StatementKind, Via};
use readout_store::Store;

/// At most so many citations of one row are shown …
const CITATIONS: usize = 3;
/// … and so many characters of what somebody said.
const WORDS: usize = 280;

/// A place as `article:start-end`, in code points.
pub fn citation(store: &Store, citation: &Citation) -> String {
    match store.code_points(&citation.article, citation.span) {
        Some((start, end)) => format!("{}:{start}-{end}", citation.article),
        None => citation.article.to_string(),
    }
}

fn citations(store: &Store, all: &[Citation]) -> String {
    let mut lines: Vec<String> = all.iter().take(CITATIONS).map(|c| citation(store, c)).collect();
    if all.len() > CITATIONS {
        lines.push(format!("and {} more", all.len() - CITATIONS));
    }
    lines.join("\n")
}

/// On one line, and cut where it is long.
pub fn short(text: &str) -> String {
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = line.char_indices().nth(WORDS) {
        line.truncate(cut);
        line.push('…');
    }
    line
}

/// Names, one after another.
pub fn names(who: &[Via]) -> String {
    who.iter().map(|w| w.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn or_unknown(value: Option<&str>) -> String {
    value.unwrap_or("?").to_owned()
}

pub const STORIES: [&str; 6] = ["story", "title", "articles", "first", "last", "languages"];

pub fn story(s: &Story) -> [String; 6] {
    [
        s.id.clone(),
        s.title.clone(),
        s.articles.len().to_string(),
        or_unknown(s.first.as_deref()),
        or_unknown(s.last.as_deref()),
        s.languages.join(" "),
    ]
}

pub const EVENTS: [&str; 5] = ["first", "last", "event", "articles", "shared"];

pub fn event(part: &StoryPart) -> [String; 5] {
    [
        or_unknown(part.first.as_deref()),
        or_unknown(part.last.as_deref()),
        part.title.clone(),
        part.articles.iter().map(ArticleId::as_str).collect::<Vec<_>>().join(", "),
        part.why.join(", "),
    ]
}

pub const STATEMENTS: [&str; 6] = ["said", "who", "act", "words", "sources", "cited"];

/// What was said; words that are all the speaker's own stand in quotation marks.
pub fn utterance(store: &Store, u: &Utterance) -> [String; 6] {
    let words = short(&u.text);
    [
        or_unknown(u.said.as_deref()),
        or_unknown(u.source.as_ref().map(|s| s.name.as_str())),
        u.act.to_string(),
        if u.kind == StatementKind::Direct { format!("“{words}”") } else { words },
        u.independent.to_string(),
        citations(store, &u.citations),
    ]
}

pub const AGENDA: [&str; 6] = ["date", "what", "who", "where", "status", "cited"];

/// An engagement; where its status has changed, with the days on which articles told so, and the day to which it was put off.
pub fn engagement(store: &Store, e: &Engagement) -> [String; 6] {
    let steps = e.history.iter().map(|step| format!("{} ({})", step.status, step.published.as_deref().unwrap_or("?")));
    let moved = e.moved_to.iter().map(|day| format!("to {day}"));
    let changed = e.history.iter().any(|step| step.status != e.status);
    [
        or_unknown(e.date.as_deref()),
        format!("{} ({})", e.what, e.form),
        names(&e.participants),
        e.place.clone().unwrap_or_default(),
        if changed {
            steps.chain(moved).collect::<Vec<_>>().join("\n")
        } else {
            std::iter::once(e.status.to_string()).chain(moved).collect::<Vec<_>>().join("\n")
        },
        citations(store, &e.citations),
    ]
}

pub const POSITIONS: [&str; 7] = ["who", "stance", "issue", "since", "last", "said", "cited"];

/// A position; with what it changed from; `said` is how often it was said.
pub fn position(store: &Store, p: &Position) -> [String; 7] {
    [
        p.actor.name.clone(),
        p.changed_from
            .as_ref()
            .map_or_else(|| p.stance.to_string(), |former| format!("{} ({} until {})", p.stance, former.stance, former.last)),
        p.issue.clone(),
        or_unknown(p.since.as_deref()),
        or_unknown(p.last.as_deref()),
        p.utterances.len().to_string(),
        citations(store, &p.citations),
    ]
}
