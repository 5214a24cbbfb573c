//! What a person has ruled on the record, kept beside the articles.

use readout_model::ArticleId;
use readout_model::record::{Change, Correction};
use rusqlite::Connection;

use crate::articles::{decode, encode};
use crate::commit::replace;
use crate::{Kind, Result, Store};

impl Store {
    /// The corrections with their numbers, in the order in which they were made.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn corrections(&self) -> Result<Vec<(i64, Correction)>> {
        self.here(read(&self.db))
    }

    /// Keeps a correction, and puts the rows that it gives in the place of those that there were, as [`Store::replace`] does, in one transaction; its number.
    ///
    /// # Errors
    /// As [`Store::replace`].
    pub fn correct(&mut self, correction: &Correction, changes: &[Change<'_>], order: &[ArticleId]) -> Result<i64> {
        let mut number = 0;
        let done = self.write(|db| {
            db.prepare_cached("INSERT INTO corrections (json) VALUES (?1)")?.execute([encode(&"a correction", correction)?])?;
            number = db.last_insert_rowid();
            replace(db, changes, order)
        });
        self.here(done).map(|()| number)
    }

    /// Takes a correction back, with the rows that there are without it, in one transaction; false where there is none of that number, and then
    /// nothing is changed.
    ///
    /// # Errors
    /// As [`Store::replace`].
    pub fn uncorrect(&mut self, number: i64, changes: &[Change<'_>], order: &[ArticleId]) -> Result<bool> {
        let mut gone = 0;
        let done = self.write(|db| {
            gone = db.prepare_cached("DELETE FROM corrections WHERE n = ?1")?.execute([number])?;
            if gone > 0 { replace(db, changes, order) } else { Ok(()) }
        });
        self.here(done).map(|()| gone > 0)
    }
}

fn read(db: &Connection) -> Result<Vec<(i64, Correction)>, Kind> {
    // A record of format 1 that is only read has no such table.
    let there: bool =
        db.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'corrections')", [], |r| r.get(0))?;
    if !there {
        return Ok(Vec::new());
    }
    let mut find = db.prepare_cached("SELECT n, json FROM corrections ORDER BY n")?;
    let mut rows = find.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let json: String = row.get(1)?;
        found.push((row.get(0)?, decode("a correction", &json)?));
    }
    Ok(found)
}
