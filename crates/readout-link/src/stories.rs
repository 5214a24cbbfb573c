//! Stories: which articles report one course of events.
//!
//! Articles are clustered as they come, without looking at their language: an article joins the open story that it is most like, or begins
//! one (single-pass clustering, Allan et al. 1998; across languages by entities, Pouliquen et al. 2008). A near-duplicate joins the story of
//! its twin. Likeness is the cosine of the weights by rarity of the article and of the story so far, less with the days between them.

use std::collections::BTreeSet;

use readout_model::record::Story;
use readout_model::{Analysis, Article, ArticleId};

use crate::features::{Feature, Rarity};
use crate::ids::slug;
use crate::names::insert_sorted;

/// Likeness from which an article joins a story, found with the weights of the features.
const ALIKE: f32 = 0.161;
/// Days after the last article (or before the first) at which likeness counts half …
const HALF: f32 = 27.0;
/// … and after which a story is over.
const OVER: i32 = 60;
/// Likeness of an article whose day is not known counts this much.
const UNDATED: f32 = 0.8;
/// What an article must share with a story, so that one state or one day does not carry it: this many features …
const SHARED: usize = 3;
/// … of which so many are neither places nor days. More would keep short reports from their translations.
const TELLING: usize = 1;
/// The strongest features of an article, by which stories are looked for.
const KEYS: usize = 16;
/// Newest stories looked at for each of them: keeps the cost flat as the record grows.
const NEWEST: usize = 64;
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
    parts: Vec<Part>,
    days: Option<(i32, i32)>,
    articles: u32,
    headline: bool,
}

struct Part {
    name: u32,
    weight: f32,
    articles: u32,
}

impl Stories {
    /// Puts an article into the story that it belongs to, that of its near-duplicate if it has one; the number of the story.
    pub(crate) fn place(
        &mut self,
        article: &Article,
        analysis: &Analysis,
        day: Option<i32>,
        features: Vec<Feature>,
        twin: Option<u32>,
        rarity: &Rarity,
    ) -> u32 {
        let story = twin.or_else(|| self.nearest(&features, day, rarity)).unwrap_or_else(|| self.begin(article));
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

    /// The story most like the article, the earlier where two are, or `None` where none is like enough.
    fn nearest(&self, features: &[Feature], day: Option<i32>, rarity: &Rarity) -> Option<u32> {
        let weighted: Vec<(u32, f32)> = features.iter().map(|f| (f.name, f.weight * rarity.of(f.name))).collect();
        let norm = weighted.iter().map(|f| f.1 * f.1).sum::<f32>().sqrt();
        let mut keys: Vec<&(u32, f32)> = weighted.iter().collect();
        keys.sort_by(|a, b| b.1.total_cmp(&a.1));
        let mut near: Vec<u32> = Vec::new();
        for (name, _) in keys.into_iter().take(KEYS) {
            near.extend(self.by_feature.get(*name as usize).into_iter().flat_map(|l| l.iter().rev().take(NEWEST)));
        }
        near.sort_unstable();
        near.dedup();
        let mut best = None;
        for story in near {
            let like = self.profiles[story as usize].like(&weighted, norm, day, &self.about, rarity);
            if like >= ALIKE && best.is_none_or(|(_, b)| like > b) {
                best = Some((story, like));
            }
        }
        best.map(|b| b.0)
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
        for f in features {
            match self.parts.binary_search_by_key(&f.name, |p| p.name) {
                Ok(at) => {
                    self.parts[at].weight += f.weight;
                    self.parts[at].articles += 1;
                }
                Err(at) => self.parts.insert(at, Part { name: f.name, weight: f.weight, articles: 1 }),
            }
        }
        if self.parts.len() > 2 * PROFILE {
            self.parts.sort_by(|a, b| (b.weight * rarity.of(b.name)).total_cmp(&(a.weight * rarity.of(a.name))));
            self.parts.truncate(PROFILE);
            self.parts.sort_unstable_by_key(|p| p.name);
        }
    }

    /// How like the story is an article with these weights by rarity, in order of names, and this norm.
    fn like(&self, article: &[(u32, f32)], norm: f32, day: Option<i32>, about: &About, rarity: &Rarity) -> f32 {
        let apart = day.zip(self.days).map(|(day, (first, last))| (first - day).max(day - last).max(0));
        let time = match apart {
            Some(days) if days > OVER => return 0.0,
            Some(days) => HALF / (HALF + days as f32),
            None => UNDATED,
        };
        let (mut dot, mut square, mut shared, mut telling) = (0.0, 0.0, 0, 0);
        let mut rest = article.iter().peekable();
        for p in &self.parts {
            let weight = p.weight * rarity.of(p.name);
            square += weight * weight;
            while rest.next_if(|f| f.0 < p.name).is_some() {}
            if let Some(f) = rest.next_if(|f| f.0 == p.name) {
                dot += weight * f.1;
                shared += 1;
                telling += usize::from(!about.common(p.name));
            }
        }
        if shared < SHARED || telling < TELLING {
            return 0.0;
        }
        time * dot / (norm * square.sqrt())
    }

    /// What at least two of the articles share, strongest first.
    fn why(&self, about: &About, rarity: &Rarity) -> Vec<String> {
        let mut shared: Vec<(f32, u32)> =
            self.parts.iter().filter(|p| p.articles > 1).map(|p| (p.weight * p.articles as f32 * rarity.of(p.name), p.name)).collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        shared.into_iter().map(|s| about.shown(s.1).to_owned()).filter(|s| !s.is_empty()).take(WHY).collect()
    }
}

/// How features look to a reader, by their numbers.
#[derive(Default)]
struct About {
    list: Vec<Option<(Box<str>, bool)>>,
}

impl About {
    fn add(&mut self, features: Vec<Feature>) {
        for f in features {
            let at = f.name as usize;
            if at >= self.list.len() {
                self.list.resize(at + 1, None);
            }
            self.list[at].get_or_insert_with(|| (f.shown.into(), f.common));
        }
    }

    fn get(&self, name: u32) -> Option<&(Box<str>, bool)> {
        self.list.get(name as usize)?.as_ref()
    }

    fn shown(&self, name: u32) -> &str {
        self.get(name).map_or("", |f| &f.0)
    }

    fn common(&self, name: u32) -> bool {
        self.get(name).is_some_and(|f| f.1)
    }
}
