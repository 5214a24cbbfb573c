//! What one article says.

use serde::{Deserialize, Serialize};

use crate::{
    Act, ArticleId, EntityKind, Form, Published, Reason, Removed, SourceKind, Span, StanceKind, StatementKind, Status, TimeClass, What,
};

/// Everything found in one article, in order of place. Spans point into the text of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// The article.
    pub article: ArticleId,
    /// ISO 639 code of the pack that read it, or `None`: no pack knows it, and then only what needs no language is filled.
    pub language: Option<String>,
    /// ISO 15924 code of the script that most letters belong to.
    pub script: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The article proper within the text: without the line of the title.
    pub body: Span,
    /// When it was published.
    pub published: Option<Published>,
    /// What is not the article; nothing below lies in it. In order, without overlaps.
    pub removed: Vec<Removed>,
    /// Sentences, the title among them.
    pub sentences: Vec<Span>,
    /// Names.
    pub mentions: Vec<Mention>,
    /// Dates and times.
    pub times: Vec<Time>,
    /// Who says what; a statement inside another follows it.
    pub statements: Vec<Statement>,
    /// Calls, talks, visits, signings, publications.
    pub meetings: Vec<Meeting>,
    /// What the statements say of where actors stand.
    pub stances: Vec<Stance>,
    /// What a reader should know (language unknown, no date of publication …).
    pub notes: Vec<String>,
    /// The entities that are spoken of, once each, by id, with what is known of them. Not part of the JSON contract.
    pub entities: Vec<EntityInfo>,
    /// The text as a near-duplicate sketch: the smallest hashes of its folded five-word shingles, ascending, at most 64. Not part of the JSON contract.
    pub sketch: Vec<u64>,
    /// What in the headline and the first sentences is alike in other languages, as often as it stands there: they carry the news. Not part of the JSON contract.
    #[serde(default)]
    pub head: Terms,
    /// The same of the whole text. Not part of the JSON contract.
    #[serde(default)]
    pub terms: Terms,
}

/// Words that are alike in many languages, as hashes, each list ascending; of a statement without repeats.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// Words of names, by their consonants.
    pub names: Vec<u32>,
    /// Numbers of two digits or more.
    pub numbers: Vec<u32>,
    /// What words mean, by the dictionary of the language.
    #[serde(default)]
    pub concepts: Vec<u32>,
    /// Other long words, by their first consonants.
    pub words: Vec<u32>,
}

impl Terms {
    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.numbers.is_empty() && self.concepts.is_empty() && self.words.is_empty()
    }
}

impl Analysis {
    /// True where the span touches a masked part.
    pub fn masked(&self, span: Span) -> Option<Reason> {
        self.removed.iter().find(|r| r.span.overlaps(span)).map(|r| r.reason)
    }
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// What it stands for.
    pub kind: EntityKind,
    /// English or romanised name of the entity, the fullest that the article or the world's list has.
    pub name: String,
    /// Id of the entity, such as `person/vladimir-putin`; `None` for a name too short to tell (a surname alone).
    pub entity: Option<String>,
}

/// An entity that an article speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityInfo {
    /// Id.
    pub id: String,
    /// Kind.
    pub kind: EntityKind,
    /// English or romanised name.
    pub name: String,
    /// Offices that the world's list knows, by date; empty for an entity that it does not know.
    pub offices: Vec<Office>,
    /// How its name sounds: the first letter and the consonants of each word, alike in many spellings.
    #[serde(default)]
    pub sound: String,
    /// Its item in Wikidata, such as `Q649`, where the world's list knows it for sure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// What the article says of a person that the world's list does not know.
    #[serde(default, skip_serializing_if = "Service::is_empty")]
    pub service: Service,
}

/// What tells a person from a namesake: the offices that an article gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Ids of the states that the offices belong to, sorted, once each.
    pub states: Vec<String>,
    /// Careers that the offices belong to (`sport`, `church`), sorted, once each.
    pub careers: Vec<String>,
}

impl Service {
    /// True where no office is told.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty() && self.careers.is_empty()
    }
}

/// An office that a person held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Office {
    /// Role word, such as `foreign-minister`.
    pub role: String,
    /// Id of the state or organisation.
    pub of: String,
    /// First day, ISO 8601, or `None` where open.
    pub from: Option<String>,
    /// Last day, ISO 8601, or `None` where open.
    pub to: Option<String>,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Time {
    /// Where.
    pub span: Span,
    /// TIMEX3 / ISO 8601 value: `2021-12-07`, `2021-12`, `2022-W02`, `2021-12-07TEV`, `XXXX-12-07` where the year is not known.
    pub value: String,
    /// Class.
    pub class: TimeClass,
}

/// Somebody says something: source, cue, content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The content.
    pub span: Span,
    /// How the words are given.
    pub kind: StatementKind,
    /// The words that attribute; `None` where a quotation only goes on.
    pub cue: Option<Cue>,
    /// Who says it; `None` where that is not known.
    pub source: Option<Source>,
    /// What it does.
    pub act: Act,
    /// To whom it is said.
    pub addressee: Option<Speaker>,
    /// Through whom it reached the article, the nearest first: the person who tells it, the document, the agency, the outlet.
    pub via: Vec<Via>,
    /// Ids of issues, most strongly named first.
    pub issues: Vec<String>,
    /// Ids of the entities that the content names, sorted, once each.
    pub about: Vec<String>,
    /// Index in `statements` of the statement in whose content this one stands.
    pub inside: Option<usize>,
    /// Words of the content that look alike in other languages.
    #[serde(default, skip_serializing_if = "Terms::is_empty")]
    pub terms: Terms,
}

/// The words that attribute a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cue {
    /// Where.
    pub span: Span,
    /// Base form.
    pub lemma: String,
}

/// The source of a statement and the words that name it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Who it is.
    pub who: Speaker,
    /// The words that name it here: a name, a title, a pronoun; `None` where the text leaves it out.
    pub span: Option<Span>,
}

/// Somebody who speaks or is spoken to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// English or romanised name; for an unnamed one its words.
    pub name: String,
    /// Id of the entity.
    pub entity: Option<String>,
    /// Kind.
    pub kind: SourceKind,
}

/// A link of a source chain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Via {
    /// Name.
    pub name: String,
    /// Id of the entity.
    pub entity: Option<String>,
}

/// A party to a meeting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Party {
    /// English or romanised name.
    pub name: String,
    /// Id of the entity.
    pub entity: Option<String>,
    /// Id of the state or organisation that a person or seat acts for (`place/ru` for Vladimir Putin and for the Kremlin).
    pub acts_for: Option<String>,
}

/// A call, talks, a visit, a summit, a signing, a publication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// The words that tell of it.
    pub span: Span,
    /// What it is.
    pub what: What,
    /// In what form.
    pub form: Form,
    /// Who takes part.
    pub participants: Vec<Party>,
    /// Where, English name.
    pub place: Option<String>,
    /// When, as a time value.
    pub date: Option<String>,
    /// How far it has come.
    pub status: Status,
    /// The day to which it is put off, as a time value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<String>,
}

/// Where an actor stands on an issue, by one statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stance {
    /// Who: the state or organisation that the source speaks for, or the source.
    pub actor: Via,
    /// Id of the issue.
    pub issue: String,
    /// How.
    pub stance: StanceKind,
    /// Index in `statements`.
    pub statement: usize,
}
