//! Putting articles, and what they changed, into the record.

use std::collections::HashMap;

use readout_model::record::Change;
use readout_model::{Analysis, Article, ArticleId};
use rusqlite::{Connection, TransactionBehavior};

use crate::facts::Facts;
use crate::{Kind, Result, Store, articles};

/// An article, what was found in it, and what folding it did to the record.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The article, not yet in the record.
    pub article: &'a Article,
    /// What was found in it.
    pub analysis: &'a Analysis,
    /// What changed, in order.
    pub changes: Vec<Change<'a>>,
}

impl Store {
    /// Adds articles to the end of the fold order, with all that they changed, in one transaction: when this returns, the batch survives `kill -9`
    /// (not a power cut, which may take the last batches but never damages the record); when it fails, nothing of the batch is kept.
    ///
    /// Of several changes to one row only the last is written, so a larger batch costs less.
    ///
    /// # Errors
    /// [`Kind::Full`], [`Kind::KnownArticle`], [`Kind::UnknownArticle`] (a row cites an article that is not there), [`Kind::ReadOnly`],
    /// [`Kind::Sqlite`].
    pub fn commit(&mut self, batch: &[Entry<'_>]) -> Result<()> {
        let done = self.write(|db| {
            for entry in batch {
                articles::insert(db, entry.article, entry.analysis)?;
            }
            apply(&mut Facts::new(db), batch.iter().flat_map(|e| &e.changes))
        });
        self.here(done)
    }

    /// Puts other rows in the place of all stories, entities, utterances, engagements and positions, and other places in the fold order, in one
    /// transaction. Articles that `order` leaves out follow the others as they stood.
    ///
    /// # Errors
    /// As [`Store::commit`]; [`Kind::UnknownArticle`] also for an article in `order`.
    pub fn replace(&mut self, changes: &[Change<'_>], order: &[ArticleId]) -> Result<()> {
        let done = self.write(|db| replace(db, changes, order));
        self.here(done)
    }

    pub(crate) fn write(&mut self, work: impl FnOnce(&Connection) -> Result<(), Kind>) -> Result<(), Kind> {
        if self.lock.is_none() {
            return Err(Kind::ReadOnly);
        }
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        work(&transaction)?;
        Ok(transaction.commit()?)
    }
}

pub(crate) fn replace(db: &Connection, changes: &[Change<'_>], order: &[ArticleId]) -> Result<(), Kind> {
    let mut facts = Facts::new(db);
    facts.clear()?;
    reorder(db, &mut facts, order)?;
    apply(&mut facts, changes.iter())
}

fn apply<'a>(facts: &mut Facts<'_>, changes: impl Iterator<Item = &'a Change<'a>> + Clone) -> Result<(), Kind> {
    let id = |change: &Change| match change {
        Change::Put(row) => row.id(),
        Change::Drop(id) => id.clone(),
    };
    let last: HashMap<String, usize> = changes.clone().enumerate().map(|(i, c)| (id(c), i)).collect();
    let mut places: Vec<usize> = last.into_values().collect();
    places.sort_unstable();
    let mut places = places.into_iter().peekable();
    for (i, change) in changes.enumerate() {
        if places.next_if_eq(&i).is_none() {
            continue;
        }
        match change {
            Change::Put(row) => facts.put(row)?,
            Change::Drop(id) => facts.drop(id)?,
        }
    }
    Ok(())
}

fn reorder(db: &Connection, facts: &mut Facts<'_>, order: &[ArticleId]) -> Result<(), Kind> {
    let before: Vec<i64> =
        db.prepare("SELECT article FROM fold ORDER BY seq")?.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    db.execute_batch("DELETE FROM fold")?;
    let mut add = db.prepare_cached("INSERT OR IGNORE INTO fold (article) VALUES (?1)")?;
    for id in order {
        add.execute([facts.article(id)?])?;
    }
    for n in before {
        add.execute([n])?;
    }
    Ok(())
}
