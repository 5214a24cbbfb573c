//! Rows of the record as pages show them.

use std::borrow::Borrow;

use readout_model::record::{Engagement, Utterance};
use readout_model::{ArticleId, Form, SourceKind, Speaker, Via, What};

use crate::answer::Problem;
use crate::desk::Desk;
use crate::direction::direction;
use crate::links;

/// The frame around every page.
pub(crate) struct Frame {
    pub(crate) title: String,
    /// The part of the site that the page belongs to.
    pub(crate) part: &'static str,
    /// The same as JSON.
    pub(crate) json: Option<String>,
    /// What is in the search box.
    pub(crate) words: String,
}

impl Frame {
    pub(crate) fn new(title: impl Into<String>, part: &'static str, json: String) -> Self {
        Self { title: title.into(), part, json: Some(json), words: String::new() }
    }
}

/// Words in their language.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Words {
    pub(crate) text: String,
    /// ISO 639 code, or empty: HTML's word for unknown.
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
}

impl Words {
    pub(crate) fn new(text: impl Into<String>, language: Option<&str>) -> Self {
        let text = text.into();
        Self { dir: direction(&text), lang: language.unwrap_or_default().to_owned(), text }
    }
}

/// A link to where a fact stands.
pub(crate) struct Cited {
    pub(crate) href: String,
    pub(crate) outlet: String,
    pub(crate) published: Option<String>,
    pub(crate) language: String,
}

impl Cited {
    /// Outlet, day and language.
    pub(crate) fn name(&self) -> String {
        let mut name = self.outlet.clone();
        for more in [self.published.as_deref().unwrap_or("no date"), &self.language].into_iter().filter(|m| !m.is_empty()) {
            name.push_str(", ");
            name.push_str(more);
        }
        name
    }
}

/// Somebody, with a link to what is known of them.
#[derive(Clone, PartialEq)]
pub(crate) struct Who {
    pub(crate) name: String,
    pub(crate) href: Option<String>,
}

impl Who {
    /// Links to the rows of `list` that are by them.
    pub(crate) fn new(list: &str, via: &Via) -> Self {
        let by = via.entity.as_deref().unwrap_or(&via.name);
        Self { name: via.name.clone(), href: Some(links::with(list, [("by", by)])) }
    }

    pub(crate) fn speaker(speaker: &Speaker) -> Self {
        let href = (speaker.kind != SourceKind::Unnamed).then(|| {
            let by = speaker.entity.as_deref().unwrap_or(&speaker.name);
            links::with("/statements", [("by", by)])
        });
        Self { name: speaker.name.clone(), href }
    }
}

/// An issue, with a link to what is said of it.
pub(crate) struct Issue {
    pub(crate) name: String,
    pub(crate) href: String,
}

pub(crate) fn issues(desk: &Desk<'_>, ids: &[String]) -> Vec<Issue> {
    ids.iter().map(|id| Issue { name: desk.labels.issue(id), href: links::with("/statements", [("about", id.as_str())]) }).collect()
}

/// One thing said, with its reports.
pub(crate) struct Said {
    pub(crate) id: String,
    pub(crate) who: Option<Who>,
    pub(crate) act: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) issues: Vec<Issue>,
    pub(crate) day: Option<String>,
    pub(crate) words: Words,
    /// Number of source chains that do not go back to one.
    pub(crate) independent: usize,
    pub(crate) reports: Vec<Told>,
}

/// A report of it.
pub(crate) struct Told {
    pub(crate) cited: Cited,
    pub(crate) kind: &'static str,
    pub(crate) via: Vec<String>,
    /// The words, where they are not those shown above.
    pub(crate) words: Option<Words>,
}

impl Said {
    pub(crate) fn new(desk: &Desk<'_>, u: Utterance) -> Result<Self, Problem> {
        let best = u.statements.iter().position(|r| r.text == u.text);
        let language = best.and_then(|i| u.statements[i].language.as_deref());
        let words = Words::new(u.text, language);
        let told = |(i, r): (usize, &readout_model::record::Report)| {
            Ok(Told {
                cited: desk.cite(&r.article, r.span)?,
                kind: r.kind.as_str(),
                via: r.via.iter().map(|v| v.name.clone()).collect(),
                words: (Some(i) != best).then(|| Words::new(r.text.as_str(), r.language.as_deref())),
            })
        };
        Ok(Self {
            reports: u.statements.iter().enumerate().map(told).collect::<Result<_, Problem>>()?,
            who: u.source.as_ref().map(|via| Who::new("/statements", via)),
            act: u.act.as_str(),
            kind: u.kind.as_str(),
            issues: issues(desk, &u.issues),
            day: u.said,
            independent: u.independent,
            words,
            id: u.id,
        })
    }

    /// How widely it is reported, in words.
    pub(crate) fn breadth(&self) -> String {
        let reports = count(self.reports.len(), "report");
        format!("{reports}, {}", count(self.independent, "independent source"))
    }
}

/// A meeting with its history.
pub(crate) struct Meets {
    pub(crate) id: String,
    pub(crate) what: String,
    pub(crate) parties: Vec<Who>,
    pub(crate) place: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) dated_by: Option<Cited>,
    pub(crate) status: &'static str,
    pub(crate) moved_to: Option<String>,
    pub(crate) history: Vec<Stage>,
    /// Where it stands besides the places of its history.
    pub(crate) more: Vec<Cited>,
}

/// A step of its history.
pub(crate) struct Stage {
    pub(crate) status: &'static str,
    pub(crate) cited: Cited,
}

impl Meets {
    pub(crate) fn new(desk: &Desk<'_>, e: Engagement) -> Result<Self, Problem> {
        let at = |article: &ArticleId| match e.citations.iter().find(|c| c.article == *article) {
            Some(c) => desk.cite(article, c.span),
            None => desk.name(article),
        };
        let stage = |s: &readout_model::record::Step| Ok(Stage { status: s.status.as_str(), cited: at(&s.article)? });
        let history: Vec<Stage> = e.history.iter().map(stage).collect::<Result<_, Problem>>()?;
        let mut more = desk.cite_all(&e.citations)?;
        more.retain(|c| history.iter().all(|s| s.cited.href != c.href));
        Ok(Self {
            history,
            more,
            dated_by: e.dated_by.as_ref().map(at).transpose()?,
            what: meeting(e.what, e.form),
            parties: e.participants.iter().map(|p| Who::new("/agenda", p)).collect(),
            status: e.status.as_str(),
            moved_to: e.moved_to,
            id: e.id,
            place: e.place,
            date: e.date,
        })
    }
}

/// What takes place, and in what form, in words.
pub(crate) fn meeting(what: What, form: Form) -> String {
    let name = match what {
        What::Call => "Call",
        What::Talks => "Talks",
        What::Summit => "Summit",
        What::Visit => "Visit",
        What::Signing => "Signing",
        What::Publication => "Publication",
    };
    let form = match form {
        Form::Phone => "by telephone",
        Form::Video => "by video",
        Form::Meeting => "in person",
        Form::Council => "in council",
        Form::Treaty => "of a treaty",
        Form::Document => "of a document",
    };
    format!("{name} {form}")
}

/// A number of things, in words. Templates hand numbers over by reference or not, as it falls.
pub(crate) fn count(n: impl Borrow<usize>, thing: &str) -> String {
    match (*n.borrow(), thing.strip_suffix('y')) {
        (1, _) => format!("1 {thing}"),
        (n, Some(stem)) => format!("{n} {stem}ies"),
        (n, None) => format!("{n} {thing}s"),
    }
}
