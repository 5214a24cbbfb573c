//! The record in memory: what has been folded so far, and how one more article changes it.

use std::collections::BTreeSet;

use readout_model::record::{Change, Correction, Engagement, Entity, Position, Story, Utterance};
use readout_model::{Analysis, Article, ArticleId, Published};

use crate::days;
use crate::duplicates::Duplicates;
use crate::engagements::Engagements;
use crate::entities::Entities;
use crate::features::{self, Rarity};
use crate::names::Names;
use crate::positions::Positions;
use crate::profile::Probe;
use crate::resolve::Resolver;
use crate::stories::Stories;
use crate::told::New;
use crate::translations::{Known, Translations};
use crate::utterances::Utterances;

/// The cited record of the articles folded so far.
///
/// It lives in memory; applying the stored analyses again in the order in which they came makes it anew, row for row. Two stories can turn out to be
/// one; other rows are never merged once they exist.
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
    /// Number of the story in which it was placed.
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
        let mut record = Self::default();
        let (stories, utterances) = (&mut record.stories.rulings, &mut record.utterances.rulings);
        for correction in corrections {
            match correction {
                Correction::Merge { entity, into, name, why } => record.resolver.merge(entity, into, name, why),
                Correction::Split { entity, articles, into, name, why } => record.resolver.split(entity, articles, into, name, why),
                Correction::MergeStories { articles, into, .. } => stories.join(articles.iter().chain(into)),
                Correction::SplitStory { articles, from, .. } => stories.split(articles, from),
                Correction::MergeUtterances { reports, into, .. } => utterances.join(reports.iter().chain(into)),
                Correction::SplitUtterance { reports, from, .. } => utterances.split(reports, from),
            }
        }
        record
    }

    /// Folds one article into the record and returns every row that is new or has changed, whole: stories, entities, utterances,
    /// engagements, positions, each in the order in which they were first seen.
    ///
    /// An article whose id is already there changes nothing. Articles may come in any order; [`fold_order`] gives the best record.
    pub fn apply(&mut self, article: &Article, analysis: &Analysis) -> Vec<Change<'_>> {
        self.apply_all([(article, analysis)])
    }

    /// Folds several articles, in their order, and returns every row that they changed, once, as it is after the last. The record is the
    /// same as after one by one; the changes are fewer.
    pub fn apply_all<'a>(&mut self, articles: impl IntoIterator<Item = (&'a Article, &'a Analysis)>) -> Vec<Change<'_>> {
        let mut touched = Touched::new();
        for (article, analysis) in articles {
            self.fold(article, analysis, &mut touched);
        }
        touched.into_iter().map(|(table, n)| self.change(table, n)).collect()
    }

    fn fold(&mut self, article: &Article, analysis: &Analysis, touched: &mut Touched) {
        let number = self.folded.len() as u32;
        if self.ids.number(article.id.as_str()) != number {
            return;
        }
        let day = article.published.map(days::published);
        let reprint = self.duplicates.add(&analysis.sketch, day);
        let resolved = self.resolver.resolved(analysis);
        let foreseen = self.resolver.foreseen(&resolved);
        let placed = foreseen.as_ref().unwrap_or(&resolved);
        let mut features = features::of(placed, day, &mut self.names);
        self.rarity.add(&features);
        self.stories.keep(&mut features);
        let ruled = self.stories.ruled(&article.id);
        let story_of = |twin: u32| self.stories.of(self.folded[twin as usize].story);
        let fits = |story: u32| ruled.map_or_else(|| !self.stories.barred(&article.id, story), |ruled| ruled == story);
        let probe = Probe::of_article(&features, day, &self.rarity);
        let found = reprint.is_some_and(|t| fits(story_of(t)));
        let near = if found { Vec::new() } else { self.stories.near(&probe, &self.rarity, fits) };
        let language = analysis.language.as_deref().map(|l| self.names.of(None, "language", l));
        let known = Known::new(language, day, &features, &self.rarity);
        let stories = ruled.into_iter().chain(near.iter().map(|(story, _)| *story));
        let told = if reprint.is_some() { None } else { self.translations.of(&known, stories) };
        let beside = reprint.or(told.map(|(number, _)| number)).map(story_of).filter(|story| fits(*story));
        let story = ruled.or(beside).or_else(|| Stories::likely(&near));
        // Who is one text with another stays so where a person has put them into two stories.
        let twin = reprint.or(told.filter(|(_, one_text)| *one_text).map(|(number, _)| number));
        let together = twin.filter(|t| Some(story_of(*t)) == story);
        let family = twin.map(|t| self.family(t));
        let twin = together.map(|t| &self.folded[t as usize].id);
        let new = New { article, analysis: placed, day, features: &features, probe: &probe, twin };
        let story = self.stories.place(&new, story, &self.rarity);
        self.translations.add(known, story);
        let story = self.settle(story, touched);
        self.folded.push(Folded { id: article.id.clone(), day, story, family });
        touched.insert((Table::Stories, story));
        let joined = self.resolver.discover(story, &resolved, |id| self.entities.has(id));
        let resolved = if joined { self.resolver.resolved(analysis) } else { resolved };
        let stories: Vec<u32> = self.stories.with_joined(story).collect();
        let apart = self.resolver.tell_apart(&stories, &resolved);
        let resolved = if apart { self.resolver.resolved(analysis) } else { resolved };
        let (given, analysis) = (analysis, resolved.as_ref());

        self.entities.add(article, analysis, self.resolver.aliases(given), |n| {
            touched.insert((Table::Entities, n));
        });
        let story = (self.folded.as_slice(), self.stories.id(story));
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

    /// Joins a story that has grown to the others that it turns out to be; the number of the one that stays.
    fn settle(&mut self, mut story: u32, touched: &mut Touched) -> u32 {
        while let Some(other) = self.stories.second_look(story, &self.rarity) {
            let (into, from) = (story.min(other), story.max(other));
            self.stories.join(from, into, &self.rarity);
            self.translations.join(from, into);
            self.resolver.join(from, into);
            self.utterances.join_stories(from, (into, self.stories.id(into)), |n| {
                touched.insert((Table::Utterances, n));
            });
            touched.insert((Table::Stories, from));
            story = into;
        }
        story
    }

    /// The family of an article and its near-duplicate that is being folded.
    fn family(&mut self, twin: u32) -> u32 {
        *self.folded[twin as usize].family.get_or_insert_with(|| {
            self.families += 1;
            self.families - 1
        })
    }

    fn change(&self, table: Table, number: u32) -> Change<'_> {
        let n = number as usize;
        Change::Put(match table {
            Table::Stories => match self.stories.row(number) {
                Some(story) => story.into(),
                None => return Change::Drop(self.stories.id(number).to_owned()),
            },
            Table::Entities => (&self.entities.rows[n]).into(),
            Table::Utterances => (&self.utterances.rows[n]).into(),
            Table::Engagements => (&self.engagements.rows[n]).into(),
            Table::Positions => (&self.positions.rows[n]).into(),
        })
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
    pub fn stories(&self) -> Vec<Story> {
        self.stories.rows()
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
