//! Reading the record.

use readout_model::record::{Engagement, Entity, Position, Story, Utterance};
use readout_model::{Analysis, Article, ArticleId, Published};
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use serde::de::DeserializeOwned;

use crate::articles::{self, decode, published_of};
use crate::filter::Condition;
use crate::{Filter, Kind, Result, Store, TextHash};

/// Whether an article is in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is not.
    New,
    /// It is, with this text.
    Same,
    /// Its id is, with another text.
    Other,
}

/// In what order articles are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As they were folded.
    Folded,
    /// By date of publication and id; the unknown date first.
    Published,
}

/// An article without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// Id.
    pub id: ArticleId,
    /// Headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// ISO 639 code, as found.
    pub language: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// Id of its story.
    pub story: Option<String>,
}

/// How much is in the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Languages that articles are in.
    pub languages: usize,
    /// Stories.
    pub stories: usize,
    /// Entities.
    pub entities: usize,
    /// Utterances.
    pub utterances: usize,
    /// Engagements.
    pub engagements: usize,
    /// Positions.
    pub positions: usize,
}

impl Store {
    /// Whether the article with this id is in the record, and with this text.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn state_of(&self, id: &ArticleId, text: TextHash) -> Result<Known> {
        let find = || -> Result<_, Kind> {
            let mut find = self.db.prepare_cached("SELECT hash = ?2 FROM articles WHERE id = ?1")?;
            let same: Option<bool> = find.query_row((id.as_str(), text.bytes()), |r| r.get(0)).optional()?;
            Ok(same.map_or(Known::New, |same| if same { Known::Same } else { Known::Other }))
        };
        self.here(find())
    }

    /// All articles with what was found in them, one by one.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn fold_input(&self, order: Order) -> Result<FoldInput<'_>> {
        let sql = match order {
            Order::Folded => "SELECT article FROM fold ORDER BY seq",
            Order::Published => "SELECT n FROM articles ORDER BY published, id",
        };
        let rows = self.here(column(&self.db, sql))?;
        Ok(FoldInput { store: self, rows: rows.into_iter() })
    }

    /// One article with what was found in it.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn article(&self, id: &ArticleId) -> Result<Option<(Article, Analysis)>> {
        let find = || -> Result<_, Kind> {
            let sql = format!("SELECT {} FROM articles a JOIN contents c USING (n) WHERE a.id = ?1", articles::COLUMNS);
            let mut find = self.db.prepare_cached(&sql)?;
            let mut rows = find.query([id.as_str()])?;
            rows.next()?.map(articles::load).transpose()
        };
        self.here(find())
    }

    /// All articles in fold order, without their texts.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn articles(&self) -> Result<Vec<ArticleRow>> {
        let read = || -> Result<_, Kind> {
            let mut find = self.db.prepare_cached(
                "SELECT a.id, a.title, a.published, a.language, a.source,
                   (SELECT s.id FROM cites c JOIN facts s ON s.n = c.fact WHERE c.article = a.n AND s.kind = 'story' ORDER BY s.id LIMIT 1)
                 FROM fold JOIN articles a ON a.n = fold.article ORDER BY fold.seq",
            )?;
            let rows = find.query_map([], |r| {
                Ok(ArticleRow {
                    id: ArticleId::new(r.get::<_, String>(0)?),
                    title: r.get(1)?,
                    published: r.get::<_, Option<String>>(2)?.as_deref().and_then(published_of),
                    language: r.get(3)?,
                    source: r.get(4)?,
                    story: r.get(5)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        self.here(read())
    }

    /// Stories, by first day and id, those without a date last.
    ///
    /// # Errors
    /// [`Kind::NotADate`] in the filter; the record cannot be read.
    pub fn stories(&self, filter: &Filter) -> Result<Vec<Story>> {
        self.here(self.facts("story", filter))
    }

    /// One story, by its id or that of a story that turned out to be this one.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn story(&self, id: &str) -> Result<Option<Story>> {
        let story = || {
            if let Some(story) = self.fact("story", id)? {
                return Ok(Some(story));
            }
            let joined = "SELECT f.json FROM facts f, json_each(f.json, '$.also') a WHERE f.kind = 'story' AND a.value ->> 'id' = ?1";
            let json: Option<String> = self.db.prepare_cached(joined)?.query_row([id], |r| r.get(0)).optional()?;
            json.map(|json| decode_owned(id, &json)).transpose()
        };
        self.here(story())
    }

    /// Utterances, by the day on which they were said and id, those without a date last.
    ///
    /// # Errors
    /// As [`Store::stories`].
    pub fn utterances(&self, filter: &Filter) -> Result<Vec<Utterance>> {
        self.here(self.facts("utterance", filter))
    }

    /// One utterance.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn utterance(&self, id: &str) -> Result<Option<Utterance>> {
        self.here(self.fact("utterance", id))
    }

    /// Engagements, by date and id, those without a date last.
    ///
    /// # Errors
    /// As [`Store::stories`].
    pub fn engagements(&self, filter: &Filter) -> Result<Vec<Engagement>> {
        self.here(self.facts("engagement", filter))
    }

    /// Positions, by the first day for which they are known and id, those without a date last.
    ///
    /// # Errors
    /// As [`Store::stories`].
    pub fn positions(&self, filter: &Filter) -> Result<Vec<Position>> {
        self.here(self.facts("position", filter))
    }

    /// Entities, by id.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn entities(&self) -> Result<Vec<Entity>> {
        self.here(self.facts("entity", &Filter::default()))
    }

    /// One entity.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn entity(&self, id: &str) -> Result<Option<Entity>> {
        self.here(self.fact("entity", id))
    }

    /// How much is in the record.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn counts(&self) -> Result<Counts> {
        let count = |sql: &str| -> Result<usize, Kind> {
            let n: i64 = self.db.prepare_cached(sql)?.query_row([], |r| r.get(0))?;
            Ok(usize::try_from(n).unwrap_or_default())
        };
        let read = || -> Result<_, Kind> {
            let of = |kind: &str| count(&format!("SELECT count(*) FROM facts WHERE kind = '{kind}'"));
            Ok(Counts {
                articles: count("SELECT count(*) FROM articles")?,
                languages: count("SELECT count(DISTINCT language) FROM articles")?,
                stories: of("story")?,
                entities: of("entity")?,
                utterances: of("utterance")?,
                engagements: of("engagement")?,
                positions: of("position")?,
            })
        };
        self.here(read())
    }

    fn facts<T: DeserializeOwned>(&self, kind: &'static str, filter: &Filter) -> Result<Vec<T>, Kind> {
        let mut all = Vec::new();
        self.each_fact(kind, filter, |fact| {
            all.push(fact);
            Ok(())
        })?;
        Ok(all)
    }

    /// Hands over rows one by one, in the order in which they are shown.
    pub(crate) fn each_fact<T: DeserializeOwned>(
        &self,
        kind: &'static str,
        filter: &Filter,
        mut take: impl FnMut(T) -> Result<(), Kind>,
    ) -> Result<(), Kind> {
        let condition = Condition::new(&self.db, kind, filter)?;
        let sql = format!("SELECT f.id, f.json FROM facts f WHERE {} ORDER BY f.first IS NULL, f.first, f.id", condition.sql);
        let mut find = self.db.prepare_cached(&sql)?;
        let mut rows = find.query(params_from_iter(condition.values))?;
        while let Some(row) = rows.next()? {
            let (id, json): (String, String) = row.try_into()?;
            take(decode_owned(&id, &json)?)?;
        }
        Ok(())
    }

    fn fact<T: DeserializeOwned>(&self, kind: &str, id: &str) -> Result<Option<T>, Kind> {
        let mut find = self.db.prepare_cached("SELECT json FROM facts WHERE id = ?1 AND kind = ?2")?;
        let json: Option<String> = find.query_row([id, kind], |r| r.get(0)).optional()?;
        json.map(|json| decode_owned(id, &json)).transpose()
    }

    fn article_row(&self, n: i64) -> Result<Option<(Article, Analysis)>, Kind> {
        let sql = format!("SELECT {} FROM articles a JOIN contents c USING (n) WHERE a.n = ?1", articles::COLUMNS);
        let mut find = self.db.prepare_cached(&sql)?;
        let mut rows = find.query([n])?;
        rows.next()?.map(articles::load).transpose()
    }
}

/// Articles with what was found in them, read one by one.
pub struct FoldInput<'a> {
    store: &'a Store,
    rows: std::vec::IntoIter<i64>,
}

impl Iterator for FoldInput<'_> {
    type Item = Result<(Article, Analysis)>;

    fn next(&mut self) -> Option<Self::Item> {
        let n = self.rows.next()?;
        self.store.here(self.store.article_row(n)).transpose()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rows.size_hint()
    }
}

fn column(db: &Connection, sql: &str) -> Result<Vec<i64>, Kind> {
    Ok(db.prepare_cached(sql)?.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
}

fn decode_owned<T: DeserializeOwned>(id: &str, json: &str) -> Result<T, Kind> {
    decode(id, json)
}
