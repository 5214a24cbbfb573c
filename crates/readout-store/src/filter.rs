//! Choosing rows.

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::days::days;
use crate::words::{id_phrase, is_word, phrase};
use crate::{Kind, names};

/// Which rows to read; what is `None` does not restrict. All that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Who speaks, takes part or holds the position: an entity's id, or words of its name in any known form and script, without regard to case and
    /// diacritics; the last word may be only begun where no whole word fits. Of a story: somebody who does so in one of its articles.
    pub by: Option<String>,
    /// What it is about: the id of an issue or entity, a name, or words. Of an utterance its issues, the entities that it names and its words; of an
    /// engagement who takes part and where; of a position its issue; of a story its title and the reasons why it is one.
    pub about: Option<String>,
    /// Not over before this day, week, month or year (ISO 8601). Rows without a date are left out.
    pub since: Option<String>,
    /// Begun by the end of this day, week, month or year (ISO 8601). Rows without a date are left out.
    pub until: Option<String>,
    /// Reported in this language, an ISO 639 code.
    pub language: Option<String>,
    /// In this story, by id.
    pub story: Option<String>,
}

/// At most so many entities that a name may mean are looked for in what rows are about.
const MOST: usize = 32;

/// A condition on `facts AS f`, with its values in order.
pub(crate) struct Condition {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value>,
}

impl Condition {
    pub(crate) fn new(db: &Connection, kind: &'static str, filter: &Filter) -> Result<Self, Kind> {
        let mut all = Self { sql: "f.kind = ?".to_owned(), values: vec![kind.to_owned().into()] };
        if let Some(by) = &filter.by {
            let who = serde_json::Value::from(names::meant(db, by)?).to_string();
            all.and(if kind == "story" { BY_IN_STORY } else { BY }, [who]);
        }
        if let Some(about) = &filter.about {
            all.and("f.n IN (SELECT rowid FROM fact_words WHERE fact_words MATCH ?)", [about_query(db, about)?]);
        }
        if let Some(since) = &filter.since {
            all.and("f.last >= ?", [day(since)?.0.to_string()]);
        }
        if let Some(until) = &filter.until {
            all.and("f.first <= ?", [day(until)?.1.to_string()]);
        }
        if let Some(language) = &filter.language {
            all.and(LANGUAGE, [language.clone()]);
        }
        if let Some(story) = &filter.story {
            all.and(STORY, [story.clone(), story.clone()]);
        }
        Ok(all)
    }

    fn and<const N: usize>(&mut self, sql: &str, values: [String; N]) {
        self.sql.push_str(" AND ");
        self.sql.push_str(sql);
        self.values.extend(values.map(Value::from));
    }
}

const BY: &str = "f.n IN (SELECT fact FROM parties WHERE who IN (SELECT value FROM json_each(?)))";
const BY_IN_STORY: &str = "f.n IN (SELECT s.fact FROM parties p JOIN cites o ON o.fact = p.fact JOIN cites s ON s.article = o.article
     WHERE p.who IN (SELECT value FROM json_each(?)))";
const LANGUAGE: &str = "EXISTS (SELECT 1 FROM cites c JOIN articles a ON a.n = c.article WHERE c.fact = f.n AND a.language = ?)";
const STORY: &str = "(f.id = ? OR EXISTS (SELECT 1 FROM cites c JOIN cites s ON s.article = c.article JOIN facts t ON t.n = s.fact
     WHERE c.fact = f.n AND t.id = ? AND t.kind = 'story'))";

fn day(value: &str) -> Result<(jiff::civil::Date, jiff::civil::Date), Kind> {
    days(value).ok_or_else(|| Kind::NotADate(value.to_owned()))
}

fn about_query(db: &Connection, about: &str) -> Result<String, Kind> {
    let mut query = vec![format!("ids : {}", id_phrase(about))];
    if is_word(about) {
        query.push(format!("words : {}", phrase(about)));
    }
    let mut name = db.prepare_cached("SELECT json ->> '$.name' FROM facts WHERE id = ?1 AND kind = 'entity'")?;
    for id in names::meant(db, about)?.iter().take(MOST) {
        query.push(format!("ids : {}", id_phrase(id)));
        for name in name.query_map([id], |r| r.get::<_, String>(0))? {
            query.push(format!("words : {}", phrase(&name?)));
        }
    }
    Ok(query.join(" OR "))
}
