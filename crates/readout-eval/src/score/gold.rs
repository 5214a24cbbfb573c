//! The gold, as its files hold it. Offsets are Unicode code points; keys that no score needs are left out.

use std::collections::BTreeMap;

use serde::Deserialize;

/// `seeds/seeds.gold.json`: what a reader finds in five reports, and across them.
#[derive(Debug, Deserialize)]
pub struct SeedGold {
    /// By article id.
    pub documents: BTreeMap<String, Document>,
    /// Across the articles.
    pub cross: CrossGold,
}

/// What a reader finds in one report.
#[derive(Debug, Deserialize)]
pub struct Document {
    /// ISO 639 code.
    pub lang: String,
    /// Who says what.
    pub statements: Vec<StatementGold>,
    /// Who meets whom.
    pub meetings: Vec<MeetingGold>,
    /// Dates and times.
    pub times: Vec<TimeGold>,
    /// The words of each part that is not the article.
    pub removed: Vec<String>,
}

/// A statement of a report.
#[derive(Debug, Deserialize)]
pub struct StatementGold {
    /// Name of who says it.
    pub speaker: String,
    /// `person`, `org`, `unnamed`.
    #[serde(rename = "type")]
    pub speaker_type: Option<String>,
    /// `direct`, `indirect`, `mixed`.
    pub kind: String,
    /// What it does.
    pub act: String,
    /// Source chain; one right link is enough.
    pub via: Vec<String>,
    /// The words.
    pub content: String,
    /// First code point of the content.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
}

/// A meeting of a report.
#[derive(Debug, Deserialize)]
pub struct MeetingGold {
    /// Names.
    pub participants: Vec<String>,
    /// Time value.
    pub date: Option<String>,
    /// How far it has come.
    pub status: String,
}

/// A time expression of a report.
#[derive(Debug, Deserialize)]
pub struct TimeGold {
    /// The words.
    pub text: String,
    /// Time value.
    pub value: String,
}

/// What the five reports say together.
#[derive(Debug, Deserialize)]
pub struct CrossGold {
    /// Pairs of article and beginning of a content that are one utterance.
    pub same_statement: Vec<[(String, String); 2]>,
    /// Engagements.
    pub agenda: Vec<Agenda>,
    /// Actor, issue, stance in free words, articles.
    pub positions: Vec<(String, String, String, Vec<String>)>,
}

/// An engagement across the reports.
#[derive(Debug, Deserialize)]
pub struct Agenda {
    /// Time value.
    pub date: Option<String>,
    /// What it is.
    pub what: String,
    /// Names.
    pub participants: Vec<String>,
    /// How far it had come.
    pub status: String,
    /// Articles that tell of it.
    pub docs: Vec<String>,
}

/// A row of `gold/parallel/gold.jsonl`: one article in many languages, annotated by sentence.
#[derive(Debug, Deserialize)]
pub struct ParallelGold {
    /// The article; its version in a language has the id `doc/language`.
    pub doc: String,
    /// The course of events.
    pub story: String,
    /// Its sentences in each language.
    pub languages: BTreeMap<String, ParallelText>,
    /// Sources, by sentence.
    pub statements: Vec<SentenceSource>,
    /// Time values, by sentence.
    pub times: Vec<SentenceTime>,
}

/// One language's version.
#[derive(Debug, Deserialize)]
pub struct ParallelText {
    /// Number, first code point, code point after the last.
    pub sentences: Vec<(usize, usize, usize)>,
}

/// That a sentence attributes something to a source.
#[derive(Debug, Deserialize)]
pub struct SentenceSource {
    /// Number of the sentence.
    pub s: usize,
    /// Name, in English.
    pub source: String,
    /// `person`, `org`, `unnamed`.
    #[serde(rename = "type")]
    pub source_type: String,
}

/// That a sentence has a time expression.
#[derive(Debug, Deserialize)]
pub struct SentenceTime {
    /// Number of the sentence.
    pub s: usize,
    /// Time value.
    pub value: String,
}

/// A row of `gold/names/*.jsonl`: a text and its names.
#[derive(Debug, Deserialize)]
pub struct NamesGold {
    /// The text's id.
    pub id: String,
    /// ISO 639 code.
    pub language: String,
    /// The source of the annotation.
    #[serde(default)]
    pub from: String,
    /// First code point, code point after the last, kind, linked entity.
    pub mentions: Vec<(usize, usize, String, Option<String>)>,
}
