//! What a case file checks, and how that is written.

use readout_model::{Analysis, Meeting, Span, Statement};

/// What the cases of a file look at; the name of the file says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// `KIND ACT SOURCE[ via NAME, NAME][ to NAME]: CONTENT`
    Statements,
    /// `VALUE CLASS: TEXT`
    Times,
    /// `WHAT FORM STATUS DATE @ PLACE: NAME, NAME`
    Meetings,
    /// `KIND NAME ENTITY: TEXT`
    Names,
    /// `REASON: TEXT`
    Page,
}

const FACETS: [(&str, Facet); 5] = [
    ("statements", Facet::Statements),
    ("times", Facet::Times),
    ("meetings", Facet::Meetings),
    ("names", Facet::Names),
    ("page", Facet::Page),
];

impl Facet {
    /// By the name of a file, such as `xx/cases/times.cases`.
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit('/').next()?.strip_suffix(".cases")?;
        FACETS.iter().find(|(word, _)| *word == name).map(|(_, facet)| *facet)
    }

    /// The names that there are, for a message.
    pub(crate) fn names() -> String {
        FACETS.map(|(word, _)| format!("{word}.cases")).join(", ")
    }

    /// What was found in a text, a line each, as expectations are written; line breaks are written `\n`.
    pub fn lines(self, text: &str, found: &Analysis) -> Vec<String> {
        let words = |span: Span| span.of(text).replace('\n', "\\n");
        match self {
            Facet::Statements => found.statements.iter().map(|s| format!("{}: {}", statement(s), words(s.span))).collect(),
            Facet::Times => found.times.iter().map(|t| format!("{} {}: {}", t.value, t.class, words(t.span))).collect(),
            Facet::Meetings => found.meetings.iter().map(meeting).collect(),
            Facet::Names => found
                .mentions
                .iter()
                .map(|m| format!("{} {} {}: {}", m.kind, m.name, or_dash(m.entity.as_deref()), words(m.span)))
                .collect(),
            Facet::Page => found.removed.iter().map(|r| format!("{}: {}", r.reason, words(r.span))).collect(),
        }
    }
}

fn statement(s: &Statement) -> String {
    let source = s.source.as_ref().map_or("?", |source| source.who.name.as_str());
    let mut line = format!("{} {} {source}", s.kind, s.act);
    if !s.via.is_empty() {
        line += " via ";
        line += &list(s.via.iter().map(|v| v.name.as_str()));
    }
    if let Some(addressee) = &s.addressee {
        line += " to ";
        line += &addressee.name;
    }
    line
}

fn meeting(m: &Meeting) -> String {
    let who = list(m.participants.iter().map(|p| p.name.as_str()));
    let who = or_dash((!who.is_empty()).then_some(who.as_str()));
    let moved = m.moved_to.as_ref().map_or_else(String::new, |day| format!(" to {day}"));
    format!("{} {} {} {}{moved} @ {}: {who}", m.what, m.form, m.status, or_dash(m.date.as_deref()), or_dash(m.place.as_deref()))
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn or_dash(value: Option<&str>) -> &str {
    value.unwrap_or("-")
}
