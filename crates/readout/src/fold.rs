//! Articles into the record: one writer, in the order in which they come.

use std::collections::HashMap;

use readout_link::Record;
use readout_model::record::{Change, Correction, Row};
use readout_model::{Analysis, Article, ArticleId};
use readout_store::{Entry, Known, Order, Store, TextHash};

/// So many articles are committed at once.
const BATCH: usize = 64;

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is in the record now, or will be with the next batch.
    New,
    /// It was there already.
    Known,
    /// Another article with its id is there.
    Clash,
}

/// The writer: folds articles and commits them in batches.
pub struct Folder {
    store: Store,
    record: Record,
    batch: Vec<(Article, Analysis)>,
    /// Ids in the batch.
    waiting: HashMap<ArticleId, TextHash>,
}

/// The articles that a record holds, by id.
pub type Texts = HashMap<ArticleId, TextHash>;

impl Folder {
    /// Folds again what the record holds, so that new articles can be joined to it; gives also what it holds.
    pub fn resume(store: Store) -> anyhow::Result<(Self, Texts)> {
        let mut record = Record::corrected(&kept(&store)?);
        let mut texts = Texts::new();
        let mut batch = Vec::with_capacity(BATCH);
        for row in store.fold_input(Order::Folded)? {
            let (article, analysis) = row?;
            texts.insert(article.id.clone(), TextHash::of(&article.text));
            batch.push((article, analysis));
            if batch.len() == BATCH {
                fold(&mut record, &batch);
                batch.clear();
            }
        }
        fold(&mut record, &batch);
        batch.clear();
        Ok((Self { store, record, batch, waiting: HashMap::new() }, texts))
    }

    /// Adds an article.
    pub fn add(&mut self, article: Article, analysis: Analysis) -> anyhow::Result<Taken> {
        let text = TextHash::of(&article.text);
        let known = match self.waiting.get(&article.id) {
            Some(before) if *before == text => Known::Same,
            Some(_) => Known::Other,
            None => self.store.state_of(&article.id, text)?,
        };
        match known {
            Known::Same => Ok(Taken::Known),
            Known::Other => Ok(Taken::Clash),
            Known::New => {
                self.waiting.insert(article.id.clone(), text);
                self.batch.push((article, analysis));
                if self.batch.len() == BATCH {
                    self.commit()?;
                }
                Ok(Taken::New)
            }
        }
    }

    /// Commits what waits and gives the record back.
    pub fn finish(mut self) -> anyhow::Result<Store> {
        self.commit()?;
        Ok(self.store)
    }

    fn commit(&mut self) -> anyhow::Result<()> {
        let changes = fold(&mut self.record, &self.batch);
        let mut entries: Vec<Entry<'_>> =
            self.batch.iter().map(|(article, analysis)| Entry { article, analysis, changes: Vec::new() }).collect();
        // Rows name articles of the whole batch, so they stand with its last.
        if let Some(last) = entries.last_mut() {
            last.changes = changes;
            self.store.commit(&entries)?;
        }
        drop(entries);
        self.batch.clear();
        self.waiting.clear();
        Ok(())
    }
}

/// The corrections that are kept in the store.
fn kept(store: &Store) -> anyhow::Result<Vec<Correction>> {
    Ok(store.corrections()?.into_iter().map(|(_, c)| c).collect())
}

/// Folds articles in their order and gives the rows that they changed.
pub fn fold<'r>(record: &'r mut Record, articles: &[(Article, Analysis)]) -> Vec<Change<'r>> {
    record.apply_all(articles.iter().map(|(article, analysis)| (article, analysis)))
}

/// Folds all articles of the record again, in the order of publication, and puts the rows in the place of those that there were.
/// `folded` is told how many articles are done.
pub fn again(store: &mut Store, folded: impl Fn(usize)) -> anyhow::Result<()> {
    let (record, order) = anew(store, &kept(store)?, folded)?;
    Ok(store.replace(&rows(&record), &order)?)
}

/// The same with one more correction, which is kept; its number.
pub fn correct(store: &mut Store, correction: &Correction, folded: impl Fn(usize)) -> anyhow::Result<i64> {
    let mut corrections = kept(store)?;
    corrections.push(correction.clone());
    let (record, order) = anew(store, &corrections, folded)?;
    Ok(store.correct(correction, &rows(&record), &order)?)
}

/// The same without the correction of this number; false where there is none.
pub fn uncorrect(store: &mut Store, number: i64, folded: impl Fn(usize)) -> anyhow::Result<bool> {
    let corrections = store.corrections()?;
    if corrections.iter().all(|(n, _)| *n != number) {
        return Ok(false);
    }
    let corrections: Vec<Correction> = corrections.into_iter().filter(|(n, _)| *n != number).map(|(_, c)| c).collect();
    let (record, order) = anew(store, &corrections, folded)?;
    Ok(store.uncorrect(number, &rows(&record), &order)?)
}

/// All articles folded in the order of publication, with that order.
fn anew(store: &Store, corrections: &[Correction], folded: impl Fn(usize)) -> anyhow::Result<(Record, Vec<ArticleId>)> {
    let mut order = store.articles()?;
    // As `readout_link::fold_order`, of which the rows hold all it needs.
    order.sort_by(|a, b| (a.published.is_none(), a.published, &a.id).cmp(&(b.published.is_none(), b.published, &b.id)));
    let order: Vec<ArticleId> = order.into_iter().map(|row| row.id).collect();
    let mut record = Record::corrected(corrections);
    let mut batch = Vec::with_capacity(BATCH);
    for ids in order.chunks(BATCH) {
        for id in ids {
            batch.extend(store.article(id)?);
        }
        fold(&mut record, &batch);
        batch.clear();
        folded(record.articles());
    }
    Ok((record, order))
}

fn rows(record: &Record) -> Vec<Change<'_>> {
    let stories = record.stories().into_iter().map(Row::from);
    let entities = record.entities().iter().map(Row::from);
    let utterances = record.utterances().iter().map(Row::from);
    let engagements = record.engagements().iter().map(Row::from);
    let positions = record.positions().iter().map(Row::from);
    stories.chain(entities).chain(utterances).chain(engagements).chain(positions).map(Change::Put).collect()
}
