//! Articles and analyses, in and out of the record.

use std::borrow::Cow;

use readout_model::{Analysis, Article, ArticleId, Published, Removed, Span};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use crate::words::{EDGE, token};
use crate::{Kind, TextHash};

/// What is known of an article and has no column of its own.
#[derive(Serialize, Deserialize)]
struct Rest<'a> {
    title: Cow<'a, Option<String>>,
    language: Cow<'a, Option<String>>,
    body: Span,
    removed: Cow<'a, [Removed]>,
    notes: Cow<'a, [String]>,
}

/// Writes an article that is not in the record yet, last in the fold order; gives its row.
pub(crate) fn insert(db: &Connection, article: &Article, analysis: &Analysis) -> Result<i64, Kind> {
    let title = analysis.title.as_ref().or(article.title.as_ref());
    let added = db
        .prepare_cached(
            "INSERT INTO articles (id, hash, url, source, published, language, script, title) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO NOTHING",
        )?
        .execute(params![
            article.id.as_str(),
            TextHash::of(&article.text).bytes(),
            article.url,
            article.source,
            article.published.as_ref().map(published_text),
            analysis.language,
            analysis.script,
            title,
        ])?;
    if added == 0 {
        return Err(Kind::KnownArticle(article.id.to_string()));
    }
    let n = db.last_insert_rowid();
    let rest = Rest {
        title: Cow::Borrowed(&article.title),
        language: Cow::Borrowed(&article.language),
        body: article.body,
        removed: article.removed.as_slice().into(),
        notes: article.notes.as_slice().into(),
    };
    let shown = shown(&article.text, &analysis.removed);
    let entities = entities(analysis);
    db.prepare_cached("INSERT INTO contents (n, text, shown, entities, article, analysis) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![n, article.text, shown, entities, encode(&article.id, &rest)?, encode(&article.id, analysis)?])?;
    db.prepare_cached("INSERT INTO fold (seq, article) VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM fold), ?1)")?.execute([n])?;
    db.prepare_cached("INSERT INTO search (rowid, title, text, entities) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        n,
        title,
        shown.as_deref().unwrap_or(&article.text),
        entities
    ])?;
    insert_abouts(db, n, analysis)?;
    Ok(n)
}

fn insert_abouts(db: &Connection, n: i64, analysis: &Analysis) -> Result<(), Kind> {
    let mut add = db.prepare_cached("INSERT OR IGNORE INTO abouts (article, start, end, entities) VALUES (?1, ?2, ?3, ?4)")?;
    for statement in analysis.statements.iter().filter(|s| !s.about.is_empty()) {
        let ids: Vec<String> = statement.about.iter().map(|id| token(id)).collect();
        add.execute(params![n, statement.span.start() as i64, statement.span.end() as i64, ids.join(" ")])?;
    }
    Ok(())
}

/// The columns that [`load`] reads.
pub(crate) const COLUMNS: &str = "a.id, a.url, a.source, a.published, c.text, c.article, c.analysis";

/// Reads an article back from a row of [`COLUMNS`].
pub(crate) fn load(row: &Row<'_>) -> Result<(Article, Analysis), Kind> {
    let id: String = row.get(0)?;
    let published: Option<String> = row.get(3)?;
    let rest: Rest<'_> = decode(&id, row.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?)?;
    let analysis = decode(&id, row.get_ref(6)?.as_str().map_err(rusqlite::Error::from)?)?;
    let article = Article {
        id: ArticleId::new(id),
        text: row.get(4)?,
        title: rest.title.into_owned(),
        body: rest.body,
        url: row.get(1)?,
        source: row.get(2)?,
        published: published.as_deref().and_then(published_of),
        language: rest.language.into_owned(),
        removed: rest.removed.into_owned(),
        notes: rest.notes.into_owned(),
    };
    Ok((article, analysis))
}

/// A date of publication as it is kept: dates sort as text.
fn published_text(p: &Published) -> String {
    p.time.map_or_else(|| p.date.to_string(), |time| format!("{}T{time}", p.date))
}

pub(crate) fn published_of(text: &str) -> Option<Published> {
    text.parse().ok()
}

pub(crate) fn encode(id: &impl ToString, value: &impl Serialize) -> Result<String, Kind> {
    serde_json::to_string(value).map_err(|source| Kind::Damaged { id: id.to_string(), source })
}

pub(crate) fn decode<'a, T: Deserialize<'a>>(id: &str, json: &'a str) -> Result<T, Kind> {
    serde_json::from_str(json).map_err(|source| Kind::Damaged { id: id.to_owned(), source })
}

/// The text with masked parts blanked out, so that no search finds them; places stay as they are. `None` where nothing is masked.
fn shown(text: &str, removed: &[Removed]) -> Option<String> {
    if removed.is_empty() {
        return None;
    }
    let mut shown = String::with_capacity(text.len());
    for masked in removed {
        shown.push_str(text.get(shown.len()..masked.span.start()).unwrap_or_default());
        shown.extend(std::iter::repeat_n(' ', masked.span.end().min(text.len()).saturating_sub(shown.len())));
    }
    shown.push_str(text.get(shown.len()..).unwrap_or_default());
    Some(shown)
}

/// Ids and names of an article's entities, as words to search.
fn entities(analysis: &Analysis) -> String {
    let mut words = String::new();
    for entity in &analysis.entities {
        words.push_str(&token(&entity.id));
        words.push(' ');
        words.push_str(&entity.name);
        words.extend([' ', EDGE, ' ']);
    }
    words
}
