//! Rows of the right-hand level, in and out of the record.

use std::collections::{BTreeSet, HashMap};

use readout_model::record::{Citation, Row};
use readout_model::{ArticleId, Via};
use rusqlite::{Connection, OptionalExtension, params};

use crate::articles::encode;
use crate::days::days;
use crate::words::token;
use crate::{Kind, names};

/// What the database needs to find a row by.
#[derive(Default)]
struct Keys<'a> {
    /// Value from whose first day on the row holds.
    first: Option<&'a str>,
    /// Value to whose last day the row holds.
    last: Option<&'a str>,
    parties: Vec<&'a Via>,
    articles: BTreeSet<&'a ArticleId>,
    /// What it is about, in words.
    words: Vec<&'a str>,
    /// What it is about, by id.
    ids: Vec<&'a str>,
    /// Places of statements, whose entities it is about.
    statements: Vec<Citation>,
}

/// Writes rows, and finds the articles that they cite.
pub(crate) struct Facts<'a> {
    db: &'a Connection,
    articles: HashMap<ArticleId, i64>,
}

impl<'a> Facts<'a> {
    pub(crate) fn new(db: &'a Connection) -> Self {
        Self { db, articles: HashMap::new() }
    }

    /// Writes a row over the one with the same id.
    pub(crate) fn put(&mut self, row: &Row<'_>) -> Result<(), Kind> {
        let id = row.id();
        let keys = keys(row);
        let day = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string());
        let first = day(keys.first.and_then(days).map(|d| d.0));
        let last = day(keys.last.and_then(days).map(|d| d.1));
        let n = self
            .db
            .prepare_cached(
                "INSERT INTO facts (id, kind, first, last, json) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (id) DO UPDATE SET kind = ?2, first = ?3, last = ?4, json = ?5 RETURNING n",
            )?
            .query_row(params![id, kind(row), first, last, json(&id, row)?], |r| r.get(0))?;
        match row {
            Row::Entity(e) => {
                let forms = e.names.values().flatten().map(String::as_str);
                names::put(self.db, &e.id, std::iter::once(e.name.as_str()).chain(forms))
            }
            _ => self.put_keys(n, &keys),
        }
    }

    fn put_keys(&mut self, n: i64, keys: &Keys<'_>) -> Result<(), Kind> {
        let articles = keys.articles.iter().map(|id| self.article(id)).collect::<Result<Vec<_>, _>>()?;
        self.cite(n, &articles)?;
        self.db.prepare_cached("DELETE FROM parties WHERE fact = ?1")?.execute([n])?;
        for via in &keys.parties {
            let who = party(via);
            names::put(self.db, &who, std::iter::once(via.name.as_str()))?;
            self.db.prepare_cached("INSERT OR IGNORE INTO parties (who, fact) VALUES (?1, ?2)")?.execute(params![who, n])?;
        }
        let mut ids: BTreeSet<String> = keys.ids.iter().map(|id| token(id)).collect();
        for place in &keys.statements {
            let about: Option<String> = self
                .db
                .prepare_cached("SELECT entities FROM abouts WHERE article = ?1 AND start = ?2 AND end = ?3")?
                .query_row([self.article(&place.article)?, place.span.start() as i64, place.span.end() as i64], |r| r.get(0))
                .optional()?;
            ids.extend(about.iter().flat_map(|a| a.split(' ')).map(str::to_owned));
        }
        let ids: Vec<String> = ids.into_iter().collect();
        self.db.prepare_cached("INSERT OR REPLACE INTO fact_words (rowid, words, ids) VALUES (?1, ?2, ?3)")?.execute(params![
            n,
            keys.words.join("\n"),
            ids.join(" ")
        ])?;
        Ok(())
    }

    /// Most rows only gain articles: nothing is taken away unless one is gone.
    fn cite(&self, n: i64, articles: &[i64]) -> Result<(), Kind> {
        let mut add = self.db.prepare_cached("INSERT OR IGNORE INTO cites (fact, article) VALUES (?1, ?2)")?;
        for article in articles {
            add.execute([n, *article])?;
        }
        let count: i64 = self.db.prepare_cached("SELECT count(*) FROM cites WHERE fact = ?1")?.query_row([n], |r| r.get(0))?;
        if count > articles.len() as i64 {
            self.db.prepare_cached("DELETE FROM cites WHERE fact = ?1")?.execute([n])?;
            for article in articles {
                add.execute([n, *article])?;
            }
        }
        Ok(())
    }

    /// Takes a row out; nothing where there is none.
    pub(crate) fn drop(&self, id: &str) -> Result<(), Kind> {
        let gone: Option<i64> =
            self.db.prepare_cached("DELETE FROM facts WHERE id = ?1 RETURNING n")?.query_row([id], |r| r.get(0)).optional()?;
        let Some(n) = gone else { return Ok(()) };
        for delete in
            ["DELETE FROM cites WHERE fact = ?1", "DELETE FROM parties WHERE fact = ?1", "DELETE FROM fact_words WHERE rowid = ?1"]
        {
            self.db.prepare_cached(delete)?.execute([n])?;
        }
        names::drop(self.db, id)
    }

    /// Takes all rows out.
    pub(crate) fn clear(&self) -> Result<(), Kind> {
        self.db.execute_batch(
            "DELETE FROM facts; DELETE FROM cites; DELETE FROM parties; INSERT INTO fact_words (fact_words) VALUES ('delete-all');",
        )?;
        names::clear(self.db)
    }

    /// The row of an article.
    pub(crate) fn article(&mut self, id: &ArticleId) -> Result<i64, Kind> {
        if let Some(n) = self.articles.get(id) {
            return Ok(*n);
        }
        let found = self.db.prepare_cached("SELECT n FROM articles WHERE id = ?1")?.query_row([id.as_str()], |r| r.get(0)).optional()?;
        let n = found.ok_or_else(|| Kind::UnknownArticle(id.to_string()))?;
        self.articles.insert(id.clone(), n);
        Ok(n)
    }
}

/// Under what somebody is kept: the id, or the name of one who has none.
fn party(via: &Via) -> String {
    via.entity.clone().unwrap_or_else(|| format!("name/{}", via.name))
}

fn kind(row: &Row<'_>) -> &'static str {
    match row {
        Row::Story(_) => "story",
        Row::Entity(_) => "entity",
        Row::Utterance(_) => "utterance",
        Row::Engagement(_) => "engagement",
        Row::Position(_) => "position",
    }
}

fn json(id: &String, row: &Row<'_>) -> Result<String, Kind> {
    match row {
        Row::Story(x) => encode(id, x),
        Row::Entity(x) => encode(id, x),
        Row::Utterance(x) => encode(id, x),
        Row::Engagement(x) => encode(id, x),
        Row::Position(x) => encode(id, x),
    }
}

fn keys<'a>(row: &'a Row<'_>) -> Keys<'a> {
    match row {
        Row::Entity(_) => Keys::default(),
        Row::Story(s) => Keys {
            first: s.first.as_deref(),
            last: s.last.as_deref(),
            articles: s.articles.iter().collect(),
            words: std::iter::once(&s.title).chain(&s.why).map(String::as_str).collect(),
            ids: s.why.iter().map(String::as_str).collect(),
            ..Keys::default()
        },
        Row::Utterance(u) => Keys {
            first: u.said.as_deref(),
            last: u.said.as_deref(),
            parties: u.source.iter().collect(),
            articles: u.statements.iter().map(|s| &s.article).chain(cited(&u.citations)).collect(),
            words: std::iter::once(&u.text).chain(&u.issues).chain(u.statements.iter().map(|s| &s.text)).map(String::as_str).collect(),
            ids: u.issues.iter().map(String::as_str).collect(),
            statements: u.statements.iter().map(|s| Citation { article: s.article.clone(), span: s.span }).collect(),
        },
        Row::Engagement(e) => Keys {
            first: e.date.as_deref(),
            last: e.date.as_deref(),
            parties: e.participants.iter().collect(),
            articles: e.history.iter().map(|s| &s.article).chain(&e.dated_by).chain(cited(&e.citations)).collect(),
            words: e.participants.iter().map(|p| &p.name).chain(&e.place).map(String::as_str).collect(),
            ids: e.participants.iter().filter_map(|p| p.entity.as_deref()).collect(),
            ..Keys::default()
        },
        Row::Position(p) => Keys {
            first: p.since.as_deref().or(p.last.as_deref()),
            last: p.last.as_deref().or(p.since.as_deref()),
            parties: vec![&p.actor],
            articles: cited(&p.citations).collect(),
            words: vec![&p.issue],
            ids: vec![&p.issue],
            ..Keys::default()
        },
    }
}

fn cited(citations: &[Citation]) -> impl Iterator<Item = &ArticleId> {
    citations.iter().map(|c| &c.article)
}
