//! Finding articles by words, in whatever language a name is written.

use readout_model::{ArticleId, Published};
use rusqlite::{OptionalExtension, params};

use crate::articles::published_of;
use crate::snippet::{self, Snippet};
use crate::words::{id_phrase, phrase, terms};
use crate::{Kind, Result, Store, names};

/// An article that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Id.
    pub article: ArticleId,
    /// Headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// ISO 639 code, as found.
    pub language: Option<String>,
    /// Some words of the text around what was found, with the places of these in it.
    pub snippet: Snippet,
}

/// At most so many articles are found.
const MOST: i64 = 500;
/// At most so many words of a query are looked for.
const MOST_WORDS: usize = 32;
/// A name has at most so many words.
const LONGEST_NAME: usize = 5;

impl Store {
    /// Articles that hold all of the words (in double quotes: a phrase), the best first, at most 500. A word or sequence of words that is a name, in
    /// any script that it was ever met in, also finds the articles that name the same entity otherwise. `also` are ids of entities that the
    /// caller found in the words: articles that name one of them are found too. Without words and without `also`, nothing is found; no sign
    /// in the words has a meaning beyond the double quote, and none is an error. What is masked in an article is not searched.
    ///
    /// Words match whole, without regard to case and diacritics (SQLite FTS5 `unicode61`); the order is BM25, a word in the headline counting
    /// four times. Writing without spaces between words is not cut into words.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn search(&self, words: &str, also: &[String]) -> Result<Vec<Hit>> {
        self.here(self.find(words, also))
    }

    fn find(&self, words: &str, also: &[String]) -> Result<Vec<Hit>, Kind> {
        let mut ids: Vec<String> = also.iter().take(MOST_WORDS).cloned().collect();
        let mut any: Vec<String> = ids.iter().map(|id| in_entities(id)).collect();
        let all = self.clauses(words, &mut ids)?;
        if !all.is_empty() {
            any.push(format!("({})", all.join(" AND ")));
        }
        if any.is_empty() {
            return Ok(Vec::new());
        }
        let mut find = self.db.prepare_cached(&format!(
            "SELECT a.n, a.id, a.title, a.published, a.language, snippet(search, 1, '{}', '{}', '…', 24)
             FROM search JOIN articles a ON a.n = search.rowid WHERE search MATCH ?1 ORDER BY bm25(search, 4.0, 1.0, 1.0), a.id LIMIT ?2",
            snippet::OPEN,
            snippet::CLOSE
        ))?;
        let mut rows = find.query(params![any.join(" OR "), MOST])?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let mut snippet = Snippet::of_marked(row.get_ref(5)?.as_str_or_null().map_err(rusqlite::Error::from)?.unwrap_or_default());
            if snippet.marks.is_empty()
                && let Some(named) = self.where_named(row.get(0)?, &ids)?
            {
                snippet = named;
            }
            hits.push(Hit {
                article: ArticleId::new(row.get::<_, String>(1)?),
                title: row.get(2)?,
                published: row.get::<_, Option<String>>(3)?.as_deref().and_then(published_of),
                language: row.get(4)?,
                snippet,
            });
        }
        Ok(hits)
    }

    /// One clause for each word or name; the entities that are named go to `ids`.
    fn clauses(&self, words: &str, ids: &mut Vec<String>) -> Result<Vec<String>, Kind> {
        let terms = terms(words, MOST_WORDS);
        let mut clauses = Vec::new();
        let mut at = 0;
        while at < terms.len() {
            let (length, named) = self.longest_name(&terms[at..])?;
            let together: Vec<String> = terms[at..at + length].iter().map(|t| phrase(t)).collect();
            let mut clause = format!("({})", together.join(" AND "));
            for id in &named {
                clause = format!("{clause} OR {}", in_entities(id));
            }
            clauses.push(format!("({clause})"));
            ids.extend(named);
            at += length;
        }
        Ok(clauses)
    }

    /// How many of the first terms make a name, and whose; one and nobody's where they make none.
    fn longest_name(&self, terms: &[&str]) -> Result<(usize, Vec<String>), Kind> {
        let id = terms[0];
        if id.contains('/') && self.entity_exists(id)? {
            return Ok((1, vec![id.to_owned()]));
        }
        for length in (1..=terms.len().min(LONGEST_NAME)).rev() {
            let mut named = names::named(&self.db, &terms[..length].join(" "))?;
            named.truncate(MOST_WORDS);
            if !named.is_empty() {
                return Ok((length, named));
            }
        }
        Ok((1, Vec::new()))
    }

    fn entity_exists(&self, id: &str) -> Result<bool, Kind> {
        Ok(self
            .db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM facts WHERE id = ?1 AND kind = 'entity')")?
            .query_row([id], |r| r.get(0))?)
    }

    /// The place where an article first names one of the entities.
    fn where_named(&self, n: i64, ids: &[String]) -> Result<Option<Snippet>, Kind> {
        let mut find = self.db.prepare_cached(
            "SELECT json_extract(m.value, '$.span.start'), json_extract(m.value, '$.span.end'), text
             FROM contents, json_each(analysis, '$.mentions') m
             WHERE n = ?1 AND json_extract(m.value, '$.entity') IN (SELECT value FROM json_each(?2)) ORDER BY 1 LIMIT 1",
        )?;
        let ids = serde_json::Value::from(ids).to_string();
        let found: Option<(u32, u32, String)> = find.query_row(params![n, ids], |r| r.try_into()).optional()?;
        Ok(found.map(|(start, end, text)| Snippet::around(&text, start as usize, end as usize)))
    }
}

fn in_entities(id: &str) -> String {
    format!("entities : {}", id_phrase(id))
}
