//! Names in any script, and whose they are.

use rusqlite::{Connection, params};

use crate::Kind;
use crate::words::{EDGE, is_word, phrase};

/// Remembers forms of the name of an entity.
pub(crate) fn put<'a>(db: &Connection, entity: &str, forms: impl Iterator<Item = &'a str>) -> Result<(), Kind> {
    let mut add = db.prepare_cached("INSERT OR IGNORE INTO forms (entity, form) VALUES (?1, ?2)")?;
    let mut index = db.prepare_cached("INSERT INTO form_words (rowid, form) VALUES (?1, ?2)")?;
    for form in forms {
        if add.execute([entity, form])? == 1 {
            index.execute(params![db.last_insert_rowid(), format!("{EDGE} {form} {EDGE}")])?;
        }
    }
    Ok(())
}

/// Forgets the name of an entity.
pub(crate) fn drop(db: &Connection, entity: &str) -> Result<(), Kind> {
    db.prepare_cached("DELETE FROM form_words WHERE rowid IN (SELECT n FROM forms WHERE entity = ?1)")?.execute([entity])?;
    db.prepare_cached("DELETE FROM forms WHERE entity = ?1")?.execute([entity])?;
    Ok(())
}

/// Forgets all names.
pub(crate) fn clear(db: &Connection) -> Result<(), Kind> {
    Ok(db.execute_batch("DELETE FROM forms; INSERT INTO form_words (form_words) VALUES ('delete-all');")?)
}

/// Whom a user means: the id itself; or every entity with a form of its name that holds these words whole and in this order, without regard to
/// case and diacritics; or, where there is none, with the last word only begun. Sorted.
pub(crate) fn meant(db: &Connection, words: &str) -> Result<Vec<String>, Kind> {
    let words = words.trim();
    let known = "SELECT EXISTS (SELECT 1 FROM facts WHERE id = ?1 AND kind = 'entity') OR EXISTS (SELECT 1 FROM parties WHERE who = ?1)";
    if db.prepare_cached(known)?.query_row([words], |r| r.get(0))? {
        return Ok(vec![words.to_owned()]);
    }
    if !is_word(words) {
        return Ok(Vec::new());
    }
    let whole = phrase(words);
    let found = matching(db, &whole)?;
    if found.is_empty() { matching(db, &format!("{whole} *")) } else { Ok(found) }
}

/// The entities of which these words are the name: a whole form of it, or the last name of a person.
pub(crate) fn named(db: &Connection, words: &str) -> Result<Vec<String>, Kind> {
    let (edge, words) = (phrase_of_edge(), phrase(words));
    let mut found = matching(db, &format!("{edge} + {words} + {edge}"))?;
    found.extend(matching(db, &format!("{words} + {edge}"))?.into_iter().filter(|id| id.starts_with("person/")));
    found.sort();
    found.dedup();
    Ok(found)
}

fn phrase_of_edge() -> String {
    format!("\"{EDGE}\"")
}

fn matching(db: &Connection, query: &str) -> Result<Vec<String>, Kind> {
    let mut find = db.prepare_cached(
        "SELECT DISTINCT entity FROM forms WHERE n IN (SELECT rowid FROM form_words WHERE form_words MATCH ?1) ORDER BY entity",
    )?;
    let found = find.query_map([query], |r| r.get(0))?.collect::<Result<_, _>>()?;
    Ok(found)
}
