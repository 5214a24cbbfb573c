//! What is told of a course of events: of a story, and of the events within a long one.
//!
//! The events (talks in one town, a council in another) are found among the articles of a story as stories are among all, by a stricter measure in
//! which a week counts as much as a month between stories.

use readout_model::record::StoryPart;
use readout_model::{Analysis, Article, ArticleId};

use crate::features::{Feature, Rarity};
use crate::profile::{Probe, Profile};

/// Likeness from which an article tells of an event that others of its story tell of.
const ALIKE: f32 = 0.3;
/// Days at which likeness counts half.
const HALF: f32 = 7.0;
/// Newest events that an article is compared with: keeps the cost flat as an affair grows.
const NEWEST: usize = 16;
/// Reasons shown.
const WHY: usize = 8;

/// An article on its way into a story.
pub(crate) struct New<'a> {
    pub(crate) article: &'a Article,
    pub(crate) analysis: &'a Analysis,
    pub(crate) day: Option<i32>,
    pub(crate) features: &'a [Feature],
    pub(crate) probe: &'a Probe,
    /// The article that it is a near-duplicate or a translation of.
    pub(crate) twin: Option<&'a ArticleId>,
}

/// What articles tell of a course of events.
#[derive(Clone, Default)]
pub(crate) struct Told {
    pub(crate) profile: Profile,
    /// The title is a headline.
    headline: bool,
    pub(crate) row: StoryPart,
}

impl Told {
    pub(crate) fn add(&mut self, new: &New<'_>, about: &About, rarity: &Rarity) {
        self.profile.add(new.features, new.day, rarity);
        if !self.headline {
            let headline = new.article.title.as_deref().or(new.analysis.title.as_deref()).filter(|t| !t.trim().is_empty());
            let sentence = || new.analysis.sentences.first().map_or(new.article.text.as_str(), |s| s.of(&new.article.text));
            if headline.is_some() || self.row.title.is_empty() {
                self.row.title = headline.unwrap_or_else(sentence).trim().to_owned();
            }
            self.headline = headline.is_some();
        }
        self.row.articles.push(new.article.id.clone());
        let day = new.article.published.map(|p| p.date.to_string());
        self.widen(day.clone(), day);
        self.explain(about, rarity);
    }

    /// Adds what others tell.
    pub(crate) fn join(&mut self, other: Self, about: &About, rarity: &Rarity) {
        if other.headline && !self.headline || self.row.title.is_empty() {
            self.row.title = other.row.title;
            self.headline = other.headline;
        }
        self.profile.join(other.profile, rarity);
        self.row.articles.extend(other.row.articles);
        self.widen(other.row.first, other.row.last);
        self.explain(about, rarity);
    }

    fn explain(&mut self, about: &About, rarity: &Rarity) {
        self.row.why = about.reasons(self.profile.common(|f| about.shown(f).is_some(), rarity));
    }

    fn widen(&mut self, first: Option<String>, last: Option<String>) {
        self.row.first = self.row.first.take().into_iter().chain(first).min();
        self.row.last = self.row.last.take().max(last);
    }
}

/// The events of a story; none as long as it is one.
#[derive(Default)]
pub(crate) struct Events(Vec<Told>);

impl Events {
    /// Puts an article of a story to the event that it tells of: that of its twin, the most like one, or a new one. `whole`: the story before it came.
    pub(crate) fn add(&mut self, whole: &Told, new: &New<'_>, about: &About, rarity: &Rarity) {
        if self.0.is_empty() {
            if whole.row.articles.is_empty() || new.twin.is_some() || whole.profile.like(new.probe, HALF, rarity) >= ALIKE {
                return;
            }
            self.0.push(whole.clone());
        }
        let of_twin = new.twin.and_then(|twin| self.0.iter().position(|e| e.row.articles.contains(twin)));
        let at = of_twin.or_else(|| self.like(new.probe, rarity)).unwrap_or(self.0.len());
        if at == self.0.len() {
            self.0.push(Told::default());
        }
        self.0[at].add(new, about, rarity);
    }

    /// Adds the events of a story that is joined to this one; both `wholes` as they were before.
    pub(crate) fn join(&mut self, other: Self, wholes: [&Told; 2], about: &About, rarity: &Rarity) {
        if self.0.is_empty() {
            self.0.push(wholes[0].clone());
        }
        let others = if other.0.is_empty() { vec![wholes[1].clone()] } else { other.0 };
        for event in others {
            match self.like(&event.profile.probe(rarity), rarity) {
                Some(at) => self.0[at].join(event, about, rarity),
                None => self.0.push(event),
            }
        }
        if self.0.len() == 1 {
            self.0.clear();
        }
    }

    /// The event most like, where one is like enough.
    fn like(&self, probe: &Probe, rarity: &Rarity) -> Option<usize> {
        let newest = self.0.iter().enumerate().rev().take(NEWEST).map(|(at, event)| (at, event.profile.like(probe, HALF, rarity)));
        newest.filter(|(_, like)| *like >= ALIKE).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
    }

    /// As rows, by first day, those without one last.
    pub(crate) fn rows(&self) -> Vec<StoryPart> {
        let mut rows: Vec<StoryPart> = self.0.iter().map(|event| event.row.clone()).collect();
        rows.sort_by(|a, b| (a.first.is_none(), &a.first).cmp(&(b.first.is_none(), &b.first)));
        rows
    }
}

/// How features look to a reader, by their numbers.
#[derive(Default)]
pub(crate) struct About {
    list: Vec<Option<Box<str>>>,
}

impl About {
    /// Keeps how these look, and takes it from them.
    pub(crate) fn keep(&mut self, features: &mut [Feature]) {
        for f in features {
            let at = f.name as usize;
            if at >= self.list.len() {
                self.list.resize(at + 1, None);
            }
            let shown = std::mem::take(&mut f.shown);
            self.list[at].get_or_insert_with(|| shown.into());
        }
    }

    /// How a feature looks, where it can be shown.
    pub(crate) fn shown(&self, feature: u32) -> Option<&str> {
        self.list.get(feature as usize)?.as_deref().filter(|shown| !shown.is_empty())
    }

    /// The first of these.
    pub(crate) fn reasons(&self, features: Vec<u32>) -> Vec<String> {
        features.into_iter().filter_map(|f| self.shown(f)).take(WHY).map(str::to_owned).collect()
    }
}
