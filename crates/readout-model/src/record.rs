//! The record: what grows across articles. Rows of the export tables, as the interchange fixes them.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{Act, ArticleId, EntityKind, Form, Office, Span, StanceKind, StatementKind, Status, Via, What};

/// The place in an article that a fact comes from. Spans are bytes inside the program, code points in JSON.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The article.
    pub article: ArticleId,
    /// The characters.
    pub span: Span,
}

/// Reports of one course of events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// `story/…`, stable while the story grows.
    pub id: String,
    /// The headline of its first article that has one, or that article's first sentence.
    pub title: String,
    /// Its articles, in the order in which they came to it.
    pub articles: Vec<ArticleId>,
    /// Groups of two or more of them that are one text: reprints and translations.
    pub families: Vec<Vec<ArticleId>>,
    /// First day of publication, ISO 8601, where one is known.
    pub first: Option<String>,
    /// Last day of publication.
    pub last: Option<String>,
    /// Languages, sorted.
    pub languages: Vec<String>,
    /// Why the articles are one story: the names, dates and issues that they share, strongest first.
    pub why: Vec<String>,
    /// Stories that turned out to be this one, and why.
    #[serde(default)]
    pub also: Vec<Alias>,
    /// The events within a long affair, by first day; none where it is one event.
    #[serde(default)]
    pub parts: Vec<StoryPart>,
}

/// An event within a long affair: those of its articles that report it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StoryPart {
    /// The headline of its first article that has one, or that article's first sentence.
    pub title: String,
    /// Its articles, in the order in which they came to it.
    pub articles: Vec<ArticleId>,
    /// First day of publication, ISO 8601, where one is known.
    pub first: Option<String>,
    /// Last day of publication.
    pub last: Option<String>,
    /// What its articles share: names, dates and issues, strongest first.
    pub why: Vec<String>,
}

/// A person, organisation, place, product or event, one whatever the language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Readable id.
    pub id: String,
    /// Kind.
    pub kind: EntityKind,
    /// English or romanised name.
    pub name: String,
    /// Forms seen, by language, each sorted.
    pub names: std::collections::BTreeMap<String, Vec<String>>,
    /// Offices.
    pub roles: Vec<Office>,
    /// Its item in Wikidata, such as `Q649`, where it is known for sure.
    #[serde(default)]
    pub wikidata: Option<String>,
    /// Number of mentions.
    pub mentions: usize,
    /// Number of articles that name it.
    #[serde(default)]
    pub articles: usize,
    /// Other ids that articles have for it, and why both are one, in order of id.
    #[serde(default)]
    pub also: Vec<Alias>,
    /// Where it was first named in each of the first articles that name it, at most 64; all stand among the mentions.
    pub citations: Vec<Citation>,
}

/// Another id of an entity or story: one that articles have for it, or one that it went by before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Alias {
    /// The other id.
    pub id: String,
    /// Why both are one.
    pub why: String,
}

/// What a person has ruled on the record. It is kept beside the articles and holds in every fold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Correction {
    /// Two ids are one entity.
    Merge {
        /// The id that goes.
        entity: String,
        /// The id that stays.
        into: String,
        /// Name of what stays.
        name: String,
        /// Why.
        why: String,
    },
    /// An id means another entity in some articles.
    Split {
        /// The id.
        entity: String,
        /// The articles.
        articles: Vec<ArticleId>,
        /// The id of the other entity.
        into: String,
        /// Its name.
        name: String,
        /// Why.
        why: String,
    },
    /// Articles are of one story.
    MergeStories {
        /// Articles of one story.
        articles: Vec<ArticleId>,
        /// Articles of the other.
        into: Vec<ArticleId>,
        /// Why.
        why: String,
    },
    /// Articles are of two stories.
    SplitStory {
        /// Articles that leave.
        articles: Vec<ArticleId>,
        /// Articles that stay.
        from: Vec<ArticleId>,
        /// Why.
        why: String,
    },
    /// Statements report one utterance.
    MergeUtterances {
        /// Reports of one utterance.
        reports: Vec<Citation>,
        /// Reports of the other.
        into: Vec<Citation>,
        /// Why.
        why: String,
    },
    /// Statements report two utterances.
    SplitUtterance {
        /// Reports that leave.
        reports: Vec<Citation>,
        /// Reports that stay.
        from: Vec<Citation>,
        /// Why.
        why: String,
    },
}

/// A report of an utterance in one article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The article.
    pub article: ArticleId,
    /// The content.
    pub span: Span,
    /// The words.
    pub text: String,
    /// Language of the article.
    pub language: Option<String>,
    /// Source chain.
    pub via: Vec<Via>,
    /// How the words are given.
    pub kind: StatementKind,
    /// What it tells of: ids of issues, then of entities.
    #[serde(default)]
    pub tells: Vec<String>,
}

/// One thing said once, however many articles report it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Utterance {
    /// `utterance/…`.
    pub id: String,
    /// Who said it; `None` where not known.
    pub source: Option<Via>,
    /// Direct where one report gives the words.
    pub kind: StatementKind,
    /// What it does.
    pub act: Act,
    /// Ids of issues.
    pub issues: Vec<String>,
    /// The day on which it was said, as a time value, where known.
    pub said: Option<String>,
    /// Its words in the best report.
    pub text: String,
    /// Number of source chains that do not go back to one agency or one text.
    pub independent: usize,
    /// Every report.
    pub statements: Vec<Report>,
    /// The story of its first report.
    pub story: String,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

impl Utterance {
    /// What other reports tell of and this one does not, as ids of issues and entities, in the order in which it was first told.
    pub fn left_out<'a>(&'a self, report: &Report) -> Vec<&'a str> {
        let mut left: Vec<&str> = Vec::new();
        for told in self.statements.iter().flat_map(|r| &r.tells) {
            if !report.tells.contains(told) && !left.contains(&told.as_str()) {
                left.push(told);
            }
        }
        left
    }
}

/// A step in the life of an engagement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// How far it had come.
    pub status: Status,
    /// By which article.
    pub article: ArticleId,
    /// Published when.
    pub published: Option<String>,
}

/// A call, visit, talks, summit, signing, publication: one event, however many articles tell of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Engagement {
    /// `engagement/…`.
    pub id: String,
    /// What.
    pub what: What,
    /// In what form.
    pub form: Form,
    /// Who.
    pub participants: Vec<Via>,
    /// Where.
    pub place: Option<String>,
    /// When, as a time value.
    pub date: Option<String>,
    /// The article that dates it.
    pub dated_by: Option<ArticleId>,
    /// The day to which it was put off, as a time value.
    #[serde(default)]
    pub moved_to: Option<String>,
    /// How far it has come by the latest article.
    pub status: Status,
    /// The steps by which it came there, by date of publication.
    pub history: Vec<Step>,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

/// An actor's stance on an issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Who.
    pub actor: Via,
    /// Issue id.
    pub issue: String,
    /// How.
    pub stance: StanceKind,
    /// First day for which it is known, ISO 8601.
    pub since: Option<String>,
    /// Last day for which it is known.
    pub last: Option<String>,
    /// What the actor changed from: the latest stance for the other side, over before this one began.
    #[serde(default)]
    pub changed_from: Option<Former>,
    /// Utterances that show it.
    pub utterances: Vec<String>,
    /// Where they stand.
    pub citations: Vec<Citation>,
}

/// A stance that an actor gave up for one of the other side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// How.
    pub stance: StanceKind,
    /// Last day for which it is known, ISO 8601.
    pub last: String,
}

impl Position {
    /// Its key in a record: actor, issue and stance.
    pub fn id(&self) -> String {
        format!("position/{}/{}/{}", self.actor.entity.as_deref().unwrap_or(&self.actor.name), self.issue, self.stance)
    }
}

/// A row of the record that is new or has changed, as the record has it; the store writes it under its id.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Row<'a> {
    /// A story.
    Story(Cow<'a, Story>),
    /// An entity.
    Entity(Cow<'a, Entity>),
    /// An utterance.
    Utterance(Cow<'a, Utterance>),
    /// An engagement.
    Engagement(Cow<'a, Engagement>),
    /// A position.
    Position(Cow<'a, Position>),
}

impl Row<'_> {
    /// The id under which the row is kept.
    pub fn id(&self) -> String {
        match self {
            Row::Story(s) => s.id.clone(),
            Row::Entity(e) => e.id.clone(),
            Row::Utterance(u) => u.id.clone(),
            Row::Engagement(e) => e.id.clone(),
            Row::Position(p) => p.id(),
        }
    }

    /// The row apart from the record.
    pub fn into_owned(self) -> Row<'static> {
        match self {
            Row::Story(s) => s.into_owned().into(),
            Row::Entity(e) => e.into_owned().into(),
            Row::Utterance(u) => u.into_owned().into(),
            Row::Engagement(e) => e.into_owned().into(),
            Row::Position(p) => p.into_owned().into(),
        }
    }
}

macro_rules! rows {
    ($($kind:ident)*) => {$(
        impl From<$kind> for Row<'_> {
            fn from(row: $kind) -> Self {
                Row::$kind(Cow::Owned(row))
            }
        }

        impl<'a> From<&'a $kind> for Row<'a> {
            fn from(row: &'a $kind) -> Self {
                Row::$kind(Cow::Borrowed(row))
            }
        }
    )*};
}

rows! { Story Entity Utterance Engagement Position }

/// What folding one article did to the record.
#[expect(clippy::large_enum_variant, reason = "nearly all are Put")]
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Change<'a> {
    /// The row is new or has changed.
    Put(Row<'a>),
    /// The row with this id is gone (two became one).
    Drop(String),
}

impl Change<'_> {
    /// The change apart from the record.
    pub fn into_owned(self) -> Change<'static> {
        match self {
            Change::Put(row) => Change::Put(row.into_owned()),
            Change::Drop(id) => Change::Drop(id),
        }
    }
}
