//! An article as it was read in.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::{Reason, Span};

/// The name of an article, unique in a record. Given by the input, or made from the content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(String);

impl ArticleId {
    /// An id from its text.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// When an article was published: the civil day where it was published, and the time of day if that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: Option<Time>,
}

impl FromStr for Published {
    type Err = String;

    /// Reads `2021-12-31` and `2021-12-31T18:05:00` with or without an offset. The offset is read and left alone: weekday words in
    /// the article mean the days of the place where it was written.
    ///
    /// # Errors
    /// The text, and what was expected, where it is neither.
    fn from_str(s: &str) -> Result<Self, String> {
        let wrong = || format!("{s:?} is not a date: expected ISO 8601 such as 2021-12-31 or 2021-12-31T18:05:00Z");
        let s = s.trim();
        if s.len() <= 10 {
            let date = if s.len() == 10 { s.parse().map_err(|_| wrong())? } else { return Err(wrong()) };
            return Ok(Self { date, time: None });
        }
        let at = s.get(10..).ok_or_else(wrong)?;
        let clock = at.find(['Z', 'z', '+']).or_else(|| at.rfind('-')).map_or(s, |i| &s[..10 + i]);
        let at: DateTime = clock.trim_end().parse().map_err(|_| wrong())?;
        Ok(Self { date: at.date(), time: Some(at.time()) })
    }
}

/// A part of the text that is not the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Removed {
    /// Where.
    pub span: Span,
    /// Why.
    pub reason: Reason,
}

/// One article: its text, never altered after ingest, and what is known of it from outside.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Unique in a record.
    pub id: ArticleId,
    /// Everything that was read, in Unicode; all spans point into it.
    pub text: String,
    /// The headline, where one is given or stands in the text.
    pub title: Option<String>,
    /// The article proper within `text`: without the line of the title.
    pub body: Span,
    /// Where it was found.
    pub url: Option<String>,
    /// The outlet, as the input names it.
    pub source: Option<String>,
    /// When it was published; `None` is unknown, and then no relative date is resolved.
    pub published: Option<Published>,
    /// The language that the input claims, an ISO 639 code.
    pub language: Option<String>,
    /// What the structure of the page shows not to be the article, in order, without overlaps.
    pub removed: Vec<Removed>,
    /// What a reader should know about how it was read (decoded from windows-1251 …).
    pub notes: Vec<String>,
}

impl Article {
    /// An article of nothing but its text.
    pub fn of_text(id: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let body = Span::whole(&text);
        Self {
            id: ArticleId::new(id),
            text,
            title: None,
            body,
            url: None,
            source: None,
            published: None,
            language: None,
            removed: Vec::new(),
            notes: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_reads_dates_and_times() {
        let day = |s: &str| s.parse::<Published>().map(|p| (p.date.to_string(), p.time.map(|t| t.to_string())));
        assert_eq!(day("2021-12-31"), Ok(("2021-12-31".into(), None)));
        assert_eq!(day("2021-12-31T18:05:00+02:00"), Ok(("2021-12-31".into(), Some("18:05:00".into()))));
        assert_eq!(day("2021-12-31T18:05:00-05:00"), Ok(("2021-12-31".into(), Some("18:05:00".into()))));
        assert_eq!(day("2021-12-31T18:05Z"), Ok(("2021-12-31".into(), Some("18:05:00".into()))));
        for bad in ["", "2021", "2021-02-30", "yesterday", "31.12.2021", "2021-12-31Tnoon", "даниеднес"] {
            assert!(day(bad).is_err(), "{bad}");
        }
    }
}
