//! Stories: which articles report one course of events.
//!
//! Articles are clustered as they come, without looking at their language: an article joins the open story that it is most like, or begins
//! one (single-pass clustering, Allan et al. 1998; across languages by entities, Pouliquen et al. 2008). A near-duplicate joins the story of
//! its twin, and so does the translation of one. Likeness is the cosine of the weights by rarity of the article and of the story so far, for each kind of
//! features apart and weighed together, less with the days between them.

use std::collections::BTreeSet;

use readout_model::record::Story;
use readout_model::{Analysis, Article, ArticleId};

use crate::features::{Feature, Kind, Rarity};
use crate::ids::slug;
use crate::names::insert_sorted;

/// Likeness from which an article joins a story, found with the weights of the features.
const ALIKE: f32 = 0.2;
/// What likeness counts where one of both has no dictionary.
const PLAIN: f32 = 1.2;
/// Days after the last article (or before the first) at which likeness counts half …
const HALF: f32 = 28.0;
/// … and after which a story is over.
const OVER: i32 = 60;
/// Likeness of an article whose day is not known counts this much.
const UNDATED: f32 = 0.8;
/// What an article must share with a story, so that one state or one day does not carry it: this many features.
const SHARED: usize = 4;
/// The strongest features of an article, by which stories are looked for.
const KEYS: usize = 16;
/// So many stories most like an article are looked at for the text that it may be a translation of.
const BEST: usize = 4;
/// Newest stories looked at for each of them: keeps the cost flat as the record grows.
const NEWEST: usize = 64;
/// Of those found, so many that share the strongest features are compared in full.
const NEAREST: usize = 24;
/// Features kept of a story.
const PROFILE: usize = 400;
/// Reasons shown.
const WHY: usize = 8;

/// The stories and how to find them.
#[derive(Default)]
pub(crate) struct Stories {
    pub(crate) rows: Vec<Story>,
    profiles: Vec<Profile>,
    by_feature: Vec<Vec<u32>>,
    about: About,
    ids: BTreeSet<String>,
}

/// What a story is about so far.
#[derive(Default)]
struct Profile {
    /// In order of their names.
    parts: Vec<Part>,
    days: Option<(i32, i32)>,
    articles: u32,
    headline: bool,
}

struct Part {
    name: u32,
    kind: Kind,
    weight: f32,
    articles: u32,
}

impl Stories {
    /// Puts an article into a story, a new one where there is none; the number of the story.
    pub(crate) fn place(
        &mut self,
        article: &Article,
        analysis: &Analysis,
        day: Option<i32>,
        features: Vec<Feature>,
        story: Option<u32>,
        rarity: &Rarity,
    ) -> u32 {
        let story = story.unwrap_or_else(|| self.begin(article));
        for f in &features {
            let at = f.name as usize;
            if at >= self.by_feature.len() {
                self.by_feature.resize_with(at + 1, Vec::new);
            }
            let list = &mut self.by_feature[at];
            if list.last() != Some(&story) && !self.profiles[story as usize].has(f.name) {
                list.push(story);
            }
        }
        self.profiles[story as usize].add(&features, day, rarity);
        self.about.add(features);
        self.tell(story, article, analysis, rarity);
        story
    }

    /// The story that the article joins by its likeness alone: the most like of those near, where that is like enough.
    pub(crate) fn joined(near: &[(u32, f32)]) -> Option<u32> {
        near.first().filter(|(_, like)| *like >= ALIKE).map(|(story, _)| *story)
    }

    /// The stories that an article with these features is most like, with the likeness, the most like first, of two alike the earlier.
    pub(crate) fn near(&self, features: &[Feature], day: Option<i32>, rarity: &Rarity) -> Vec<(u32, f32)> {
        let weighted: Vec<(u32, f32)> = features.iter().map(|f| (f.name, f.weight * rarity.of(f.name))).collect();
        let mut norms = [0.0; Kind::COUNT];
        features.iter().zip(&weighted).for_each(|(f, (_, w))| norms[f.kind as usize] += w * w);
        let mut keys: Vec<(u32, f32)> = features.iter().zip(&weighted).map(|(f, (name, w))| (*name, w * f.kind.weight())).collect();
        keys.sort_by(|a, b| b.1.total_cmp(&a.1));
        let mut hits: Vec<(u32, f32)> = Vec::new();
        for (name, weight) in keys.into_iter().take(KEYS) {
            hits.extend(self.by_feature.get(name as usize).into_iter().flat_map(|l| l.iter().rev().take(NEWEST)).map(|s| (*s, weight)));
        }
        hits.sort_unstable_by_key(|(story, _)| *story);
        let sum = |same: &[(u32, f32)]| (same[0].0, same.iter().map(|(_, weight)| weight).sum::<f32>());
        let mut near: Vec<(u32, f32)> = hits.chunk_by(|a, b| a.0 == b.0).map(sum).collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1));
        near.truncate(NEAREST);
        near.sort_unstable_by_key(|(story, _)| *story);
        let like = |story: u32| (story, self.profiles[story as usize].like(&weighted, &norms, day, rarity));
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
        let (title, articles, families, languages, why) = Default::default();
        self.rows.push(Story { id, title, articles, families, first: None, last: None, languages, why });
        self.profiles.push(Profile::default());
        (self.rows.len() - 1) as u32
    }

    /// Writes the article into the row.
    fn tell(&mut self, story: u32, article: &Article, analysis: &Analysis, rarity: &Rarity) {
        let (row, profile) = (&mut self.rows[story as usize], &mut self.profiles[story as usize]);
        if !profile.headline {
            let headline = article.title.as_deref().or(analysis.title.as_deref()).filter(|t| !t.trim().is_empty());
            let sentence = || analysis.sentences.first().map_or(article.text.as_str(), |s| s.of(&article.text));
            if headline.is_some() || row.title.is_empty() {
                row.title = headline.unwrap_or_else(sentence).trim().to_owned();
            }
            profile.headline = headline.is_some();
        }
        row.articles.push(article.id.clone());
        if let Some(p) = article.published {
            let day = p.date.to_string();
            if row.first.as_ref().is_none_or(|f| day < *f) {
                row.first = Some(day.clone());
            }
            if row.last.as_ref().is_none_or(|l| day > *l) {
                row.last = Some(day);
            }
        }
        if let Some(language) = &analysis.language {
            insert_sorted(&mut row.languages, language.clone());
        }
        row.why = profile.why(&self.about, rarity);
    }

    /// Notes that `second`, just placed, is a near-duplicate of `first` in the same story.
    pub(crate) fn family(&mut self, story: u32, first: &ArticleId, second: &ArticleId) {
        let families = &mut self.rows[story as usize].families;
        match families.iter_mut().find(|f| f.contains(first)) {
            Some(family) => family.push(second.clone()),
            None => families.push(vec![first.clone(), second.clone()]),
        }
    }
}

impl Profile {
    fn has(&self, name: u32) -> bool {
        self.parts.binary_search_by_key(&name, |p| p.name).is_ok()
    }

    fn add(&mut self, features: &[Feature], day: Option<i32>, rarity: &Rarity) {
        self.articles += 1;
        if let Some(day) = day {
            let (first, last) = self.days.unwrap_or((day, day));
            self.days = Some((first.min(day), last.max(day)));
        }
        let mut known = std::mem::take(&mut self.parts).into_iter().peekable();
        let mut parts = Vec::with_capacity(known.len() + features.len());
        for f in features {
            parts.extend(std::iter::from_fn(|| known.next_if(|p| p.name < f.name)));
            let part = known.next_if(|p| p.name == f.name).unwrap_or(Part { name: f.name, kind: f.kind, weight: 0.0, articles: 0 });
            parts.push(Part { weight: part.weight + f.weight, articles: part.articles + 1, ..part });
        }
        parts.extend(known);
        self.parts = parts;
        if self.parts.len() > 2 * PROFILE {
            let strength = |p: &Part| p.kind.weight() * p.weight * rarity.of(p.name);
            self.parts.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
            self.parts.truncate(PROFILE);
            self.parts.sort_unstable_by_key(|p| p.name);
        }
    }

    /// How like the story is an article with these weights by rarity, in order of names, and these squared norms.
    fn like(&self, article: &[(u32, f32)], norms: &[f32; Kind::COUNT], day: Option<i32>, rarity: &Rarity) -> f32 {
        let apart = day.zip(self.days).map(|(day, (first, last))| (first - day).max(day - last).max(0));
        let time = match apart {
            Some(days) if days > OVER => return 0.0,
            Some(days) => HALF / (HALF + days as f32),
            None => UNDATED,
        };
        let (mut dots, mut squares, mut shared) = ([0.0; Kind::COUNT], [0.0; Kind::COUNT], 0);
        let mut rest = article.iter().peekable();
        for p in &self.parts {
            let weight = p.weight * rarity.of(p.name);
            squares[p.kind as usize] += weight * weight;
            while rest.next_if(|f| f.0 < p.name).is_some() {}
            if let Some(f) = rest.next_if(|f| f.0 == p.name) {
                dots[p.kind as usize] += weight * f.1;
                shared += 1;
            }
        }
        if shared < SHARED {
            return 0.0;
        }
        // A language without a dictionary has no concepts, and what it has in common looks less.
        let norm = |kind: Kind| (norms[kind as usize] * squares[kind as usize]).sqrt();
        let dictionary = norm(Kind::Concept) > 0.0;
        let (mut like, mut all) = (0.0, 0.0);
        for kind in Kind::ALL {
            let weight = match kind {
                Kind::Concept if !dictionary => 0.0,
                kind => kind.weight(),
            };
            if norms[kind as usize] > 0.0 {
                all += weight;
            }
            if norm(kind) > 0.0 {
                like += weight * dots[kind as usize] / norm(kind);
            }
        }
        let measure = if dictionary { 1.0 } else { PLAIN };
        if all > 0.0 { measure * time * like / all } else { 0.0 }
    }

    /// What at least two of the articles share, strongest first.
    fn why(&self, about: &About, rarity: &Rarity) -> Vec<String> {
        let mut shared: Vec<(f32, u32)> = self
            .parts
            .iter()
            .filter(|p| p.articles > 1)
            .map(|p| (p.kind.weight() * p.weight * p.articles as f32 * rarity.of(p.name), p.name))
            .collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        shared.into_iter().map(|s| about.shown(s.1).to_owned()).filter(|s| !s.is_empty()).take(WHY).collect()
    }
}

/// How features look to a reader, by their numbers.
#[derive(Default)]
struct About {
    list: Vec<Option<Box<str>>>,
}

impl About {
    fn add(&mut self, features: Vec<Feature>) {
        for f in features {
            let at = f.name as usize;
            if at >= self.list.len() {
                self.list.resize(at + 1, None);
            }
            self.list[at].get_or_insert_with(|| f.shown.into());
        }
    }

    fn shown(&self, name: u32) -> &str {
        self.list.get(name as usize).and_then(Option::as_deref).unwrap_or_default()
    }
}
