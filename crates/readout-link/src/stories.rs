//! Stories: which articles report one course of events.
//!
//! Articles are clustered as they come, without looking at their language: an article joins the open story that it is most like, or begins
//! one (single-pass clustering, Allan et al. 1998; across languages by entities, Pouliquen et al. 2008). A near-duplicate joins the story of
//! its twin, and so does the translation of one. What the first articles left open later ones may settle: a story that has grown is compared with the
//! others again and joined to the one that it turns out to be, with the reason. What a person has ruled goes before.

use std::collections::{BTreeMap, BTreeSet};

use readout_model::record::{Alias, Story, StoryPart};
use readout_model::{Article, ArticleId};

use crate::features::{Feature, Rarity};
use crate::ids::slug;
use crate::names::insert_sorted;
use crate::profile::Probe;
use crate::rulings::Rulings;
use crate::told::{About, Events, New, Told};

/// Likeness from which an article joins a story, found with the weights of the features.
const ALIKE: f32 = 0.188;
/// Likeness from which two stories are one: both have told more than an article has.
const ONE: f32 = 0.3;
/// Days between two stories, or an article and a story, at which likeness counts half.
const HALF: f32 = 28.0;
/// A story is compared with the others again at each of its first articles, and then at every so manieth.
const AGAIN: usize = 8;
/// The strongest features by which stories are looked for.
const KEYS: usize = 16;
/// So many stories most like an article are looked at for the text that it may be a translation of.
const BEST: usize = 4;
/// Newest stories looked at for each of them: keeps the cost flat as the record grows.
const NEWEST: usize = 64;
/// Of those found, so many that share the strongest features are compared in full.
const NEAREST: usize = 12;

/// The stories and how to find them.
#[derive(Default)]
pub(crate) struct Stories {
    list: Vec<State>,
    by_feature: Vec<Vec<u32>>,
    about: About,
    ids: BTreeSet<String>,
    pub(crate) rulings: Rulings<ArticleId>,
    /// The story of each group of articles of which a person has ruled that they are of one.
    ruled: BTreeMap<u32, u32>,
}

/// A story.
#[derive(Default)]
struct State {
    id: String,
    whole: Told,
    events: Events,
    families: Vec<Vec<ArticleId>>,
    languages: Vec<String>,
    also: Vec<Alias>,
    /// The story that this one was joined to.
    into: Option<u32>,
    /// The stories joined to this one.
    joined: Vec<u32>,
    /// Groups of articles by a person's ruling.
    groups: Vec<u32>,
}

impl Stories {
    /// Puts an article into a story, a new one where there is none; the number of the story.
    pub(crate) fn place(&mut self, new: &New<'_>, story: Option<u32>, rarity: &Rarity) -> u32 {
        let story = story.unwrap_or_else(|| self.begin(new.article));
        let state = &mut self.list[story as usize];
        for f in new.features {
            let at = f.name as usize;
            if at >= self.by_feature.len() {
                self.by_feature.resize_with(at + 1, Vec::new);
            }
            let list = &mut self.by_feature[at];
            if list.last() != Some(&story) && !state.whole.profile.has(f.name) {
                list.push(story);
            }
        }
        if let Some(group) = self.rulings.of(&new.article.id) {
            insert_sorted(&mut state.groups, group);
            self.ruled.insert(group, story);
        }
        if let Some(language) = &new.analysis.language {
            insert_sorted(&mut state.languages, language.clone());
        }
        state.events.add(&state.whole, new, &self.about, rarity);
        state.whole.add(new, &self.about, rarity);
        if let Some(twin) = new.twin {
            match state.families.iter_mut().find(|f| f.contains(twin)) {
                Some(family) => family.push(new.article.id.clone()),
                None => state.families.push(vec![twin.clone(), new.article.id.clone()]),
            }
        }
        story
    }

    /// Keeps how features look to a reader, and takes it from them.
    pub(crate) fn keep(&mut self, features: &mut [Feature]) {
        self.about.keep(features);
    }

    /// The story in which a person has put the article; `None` where there is no ruling, or none of the articles ruled to be with it has come.
    pub(crate) fn ruled(&self, article: &ArticleId) -> Option<u32> {
        self.ruled.get(&self.rulings.of(article)?).map(|story| self.of(*story))
    }

    /// True where a person has ruled that the article is not of the story.
    pub(crate) fn barred(&self, article: &ArticleId, story: u32) -> bool {
        let groups = &self.list[story as usize].groups;
        !groups.is_empty() && self.rulings.of(article).is_some_and(|group| groups.iter().any(|g| self.rulings.apart(*g, group)))
    }

    /// The story that the article joins by its likeness alone: the most like of those near, where that is like enough.
    pub(crate) fn likely(near: &[(u32, f32)]) -> Option<u32> {
        near.first().filter(|(_, like)| *like >= ALIKE).map(|(story, _)| *story)
    }

    /// The number of the row in which a story that once began is told.
    pub(crate) fn of(&self, mut story: u32) -> u32 {
        while let Some(into) = self.list[story as usize].into {
            story = into;
        }
        story
    }

    /// A story and those that were joined to it.
    pub(crate) fn with_joined(&self, story: u32) -> impl Iterator<Item = u32> {
        std::iter::once(story).chain(self.list[story as usize].joined.iter().copied())
    }

    /// The row of a story; `None` where it was joined to another.
    pub(crate) fn row(&self, story: u32) -> Option<Story> {
        let State { id, whole, events, families, languages, also, into: None, .. } = &self.list[story as usize] else { return None };
        let StoryPart { title, articles, first, last, why } = whole.row.clone();
        let (id, families, languages, also) = (id.clone(), families.clone(), languages.clone(), also.clone());
        Some(Story { id, title, articles, families, first, last, languages, why, also, parts: events.rows() })
    }

    /// The id of a story, also of one that was joined to another.
    pub(crate) fn id(&self, story: u32) -> &str {
        &self.list[story as usize].id
    }

    /// The rows, in the order in which the stories were first seen.
    pub(crate) fn rows(&self) -> Vec<Story> {
        (0..self.list.len() as u32).filter_map(|story| self.row(story)).collect()
    }

    /// The story that this one, which has grown, turns out to be, where there is one.
    pub(crate) fn second_look(&self, story: u32, rarity: &Rarity) -> Option<u32> {
        let state = &self.list[story as usize];
        // Its first article was just compared.
        let articles = state.whole.row.articles.len();
        if articles < 2 || articles > AGAIN && !articles.is_multiple_of(AGAIN) {
            return None;
        }
        let groups = |other: u32| &self.list[other as usize].groups;
        let apart = |other: u32| groups(other).iter().any(|g| state.groups.iter().any(|h| self.rulings.apart(*g, *h)));
        let near = self.near(&state.whole.profile.probe(rarity), rarity, |other| other != story && !apart(other));
        near.first().filter(|(_, like)| *like >= ONE).map(|(other, _)| *other)
    }

    /// Joins a story to an earlier one.
    pub(crate) fn join(&mut self, from: u32, into: u32, rarity: &Rarity) {
        let gone = std::mem::take(&mut self.list[from as usize]);
        let state = &mut self.list[into as usize];
        for name in gone.whole.profile.names() {
            let list = &mut self.by_feature[name as usize];
            let at = list.iter().rposition(|s| *s == from);
            match at {
                Some(at) if state.whole.profile.has(name) => drop(list.remove(at)),
                Some(at) => list[at] = into,
                None => {}
            }
        }
        let shown = |f| self.about.shown(f).is_some();
        let shared = self.about.reasons(state.whole.profile.shared(&gone.whole.profile, shown, rarity));
        state.also.push(Alias { id: gone.id.clone(), why: format!("both tell of {}", shared.join(", ")) });
        state.also.extend(gone.also);
        state.events.join(gone.events, [&state.whole, &gone.whole], &self.about, rarity);
        state.whole.join(gone.whole, &self.about, rarity);
        state.families.extend(gone.families);
        gone.languages.into_iter().for_each(|l| insert_sorted(&mut state.languages, l));
        gone.groups.into_iter().for_each(|g| insert_sorted(&mut state.groups, g));
        state.joined.push(from);
        state.joined.extend(gone.joined);
        self.list[from as usize] = State { id: gone.id, into: Some(into), ..State::default() };
    }

    /// The stories that `fits` lets pass which an article or a story is most like, with the likeness, the most like first, of two alike the earlier.
    pub(crate) fn near(&self, probe: &Probe, rarity: &Rarity, fits: impl Fn(u32) -> bool) -> Vec<(u32, f32)> {
        let mut hits: Vec<(u32, f32)> = Vec::new();
        for (name, weight) in probe.strongest(KEYS) {
            let newest = self.by_feature.get(name as usize).into_iter().flat_map(|l| l.iter().rev().take(NEWEST));
            hits.extend(newest.map(|s| (self.of(*s), weight)));
        }
        hits.sort_unstable_by_key(|(story, _)| *story);
        let sum = |same: &[(u32, f32)]| (same[0].0, same.iter().map(|(_, weight)| weight).sum::<f32>());
        let mut near: Vec<(u32, f32)> = hits.chunk_by(|a, b| a.0 == b.0).map(sum).filter(|(story, _)| fits(*story)).collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1));
        near.truncate(NEAREST);
        near.sort_unstable_by_key(|(story, _)| *story);
        let like = |story: u32| (story, self.list[story as usize].whole.profile.like(probe, HALF, rarity));
        let mut best: Vec<(u32, f32)> = near.into_iter().map(|(story, _)| like(story)).filter(|(_, like)| *like > 0.0).collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1));
        best.truncate(BEST);
        best
    }

    /// A new story of no article yet.
    fn begin(&mut self, article: &Article) -> u32 {
        let day = article.published.map_or_else(|| "undated".to_owned(), |p| p.date.to_string());
        let mut id = format!("story/{day}-{}", slug(&article.id));
        while !self.ids.insert(id.clone()) {
            id.push('x');
        }
        self.list.push(State { id, ..State::default() });
        (self.list.len() - 1) as u32
    }
}
