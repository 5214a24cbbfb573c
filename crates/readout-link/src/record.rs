//! The record in memory: what has been folded so far, and how one more article changes it.

use std::collections::BTreeSet;

use readout_model::record::{Change, Correction, Engagement, Entity, Position, Row, Story, Utterance};
use readout_model::{Analysis, Article, ArticleId, Published};

use crate::days;
use crate::duplicates::Duplicates;
use crate::engagements::Engagements;
use crate::entities::Entities;
use crate::features::{self, Rarity};
use crate::names::Names;
use crate::positions::Positions;
use crate::resolve::Resolver;
use crate::stories::Stories;
use crate::translations::{Known, Translations};
use crate::utterances::Utterances;

/// The cited record of the articles folded so far.
///
/// It lives in memory; applying the stored analyses again in the order in which they came makes it anew, row for row. Rows are never
/// merged once they exist, so no [`Change::Drop`] is made.
#[derive(Default)]
pub struct Record {
    names: Names,
    ids: Names,
    folded: Vec<Folded>,
    families: u32,
    rarity: Rarity,
    duplicates: Duplicates,
    stories: Stories,
    entities: Entities,
    translations: Translations,
    utterances: Utterances,
    engagements: Engagements,
    positions: Positions,
    resolver: Resolver,
}

/// What is known of an article once it is folded.
pub(crate) struct Folded {
    pub(crate) id: ArticleId,
    /// Day of publication.
    pub(crate) day: Option<i32>,
    /// Number of its story.
    pub(crate) story: u32,
    /// Number of its family of near-duplicates.
    pub(crate) family: Option<u32>,
}

/// The tables, in the order in which changes stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Table {
    Stories,
    Entities,
    Utterances,
    Engagements,
    Positions,
}

type Touched = BTreeSet<(Table, u32)>;

/// The order in which a whole record is folded: by publication, then by id; what has no day comes last.
pub fn fold_order(article: &Article) -> (bool, Option<Published>, &ArticleId) {
    (article.published.is_none(), article.published, &article.id)
}

impl Record {
    /// An empty record in which what a person has ruled holds.
    pub fn corrected(corrections: &[Correction]) -> Self {
        Self { resolver: Resolver::new(corrections), ..Self::default() }
    }

    /// Folds one article into the record and returns every row that is new or has changed, whole: stories, entities, utterances,
    /// engagements, positions, each in the order in which they were first seen.
    ///
    /// An article whose id is already there changes nothing. Articles may come in any order; [`fold_order`] gives the best record.
    pub fn apply(&mut self, article: &Article, analysis: &Analysis) -> Vec<Change> {
        self.apply_all([(article, analysis)])
    }

    /// Folds several articles, in their order, and returns every row that they changed, once, as it is after the last. The record is the
    /// same as after one by one; the changes are fewer.
    pub fn apply_all<'a>(&mut self, articles: impl IntoIterator<Item = (&'a Article, &'a Analysis)>) -> Vec<Change> {
        let mut touched = Touched::new();
        for (article, analysis) in articles {
            self.fold(article, analysis, &mut touched);
        }
        touched.into_iter().map(|(table, n)| Change::Put(self.row(table, n as usize))).collect()
    }

    fn fold(&mut self, article: &Article, analysis: &Analysis, touched: &mut Touched) {
        let number = self.folded.len() as u32;
        if self.ids.number(article.id.as_str()) != number {
            return;
        }
        let day = article.published.map(days::published);
        let twin = self.duplicates.add(&analysis.sketch, day);
        let resolved = self.resolver.resolved(analysis);
        let foreseen = self.resolver.foreseen(&resolved);
        let placed = foreseen.as_ref().unwrap_or(&resolved);
        let features = features::of(placed, day, &mut self.names);
        self.rarity.add(&features);
        let near = if twin.is_some() { Vec::new() } else { self.stories.near(&features, day, &self.rarity) };
        let language = analysis.language.as_deref().map(|l| self.names.of(None, "language", l));
        let new = Known::new(language, day, &features, &self.rarity);
        let twin = twin.or_else(|| self.translations.of(&new, near.iter().map(|(story, _)| *story)));
        let beside = twin.map(|t| self.folded[t as usize].story);
        let story = self.stories.place(article, placed, day, features, beside.or_else(|| Stories::joined(&near)), &self.rarity);
        self.translations.add(new, story);
        let family = twin.map(|t| self.family(t, story, &article.id));
        touched.insert((Table::Stories, story));
        self.folded.push(Folded { id: article.id.clone(), day, story, family });
        let joined = self.resolver.discover(story, &resolved, |id| self.entities.has(id));
        let resolved = if joined { self.resolver.resolved(analysis) } else { resolved };
        let apart = self.resolver.tell_apart(story, &resolved);
        let resolved = if apart { self.resolver.resolved(analysis) } else { resolved };
        let (given, analysis) = (analysis, resolved.as_ref());

        self.entities.add(article, analysis, self.resolver.aliases(given), |n| {
            touched.insert((Table::Entities, n));
        });
        let story = (self.folded.as_slice(), self.stories.rows[story as usize].id.as_str());
        let became = self.utterances.add(article, analysis, story, &self.rarity, &mut self.names, |n| {
            touched.insert((Table::Utterances, n));
        });
        self.engagements.add(article, analysis, (number, day), &mut self.names, |n| {
            touched.insert((Table::Engagements, n));
        });
        let utterances = &self.utterances.rows;
        self.positions.add(
            article,
            analysis,
            |i| &utterances[became[i] as usize].id,
            |n| {
                touched.insert((Table::Positions, n));
            },
        );
    }

    /// The family of an article and its near-duplicate that is being folded.
    fn family(&mut self, twin: u32, story: u32, id: &ArticleId) -> u32 {
        let twin = &mut self.folded[twin as usize];
        self.stories.family(story, &twin.id, id);
        *twin.family.get_or_insert_with(|| {
            self.families += 1;
            self.families - 1
        })
    }

    fn row(&self, table: Table, n: usize) -> Row {
        match table {
            Table::Stories => Row::Story(self.stories.rows[n].clone()),
            Table::Entities => Row::Entity(self.entities.rows[n].clone()),
            Table::Utterances => Row::Utterance(self.utterances.rows[n].clone()),
            Table::Engagements => Row::Engagement(self.engagements.rows[n].clone()),
            Table::Positions => Row::Position(self.positions.rows[n].clone()),
        }
    }

    /// Number of articles folded.
    pub fn articles(&self) -> usize {
        self.folded.len()
    }

    /// True where the article has been folded.
    pub fn contains(&self, article: &ArticleId) -> bool {
        self.ids.get(article.as_str()).is_some()
    }

    /// The stories, in the order in which they were first seen.
    pub fn stories(&self) -> &[Story] {
        &self.stories.rows
    }

    /// The entities, in the order in which they were first seen.
    pub fn entities(&self) -> &[Entity] {
        &self.entities.rows
    }

    /// The utterances, in the order in which they were first seen.
    pub fn utterances(&self) -> &[Utterance] {
        &self.utterances.rows
    }

    /// The engagements, in the order in which they were first seen.
    pub fn engagements(&self) -> &[Engagement] {
        &self.engagements.rows
    }

    /// The positions, in the order in which they were first seen.
    pub fn positions(&self) -> &[Position] {
        &self.positions.rows
    }
}
