//! What a story is about so far, and how like it an article or another story is.

use crate::features::{Feature, Kind, Rarity};

/// What likeness counts where one of both has no dictionary.
const PLAIN: f32 = 1.8;
/// Days from which likeness counts nothing.
const OVER: i32 = 60;
/// Likeness of what has no day counts this much.
const UNDATED: f32 = 0.8;
/// What must be shared, so that one state or one day does not carry it: this many features.
const SHARED: usize = 4;
/// Features kept of a story.
const KEPT: usize = 400;

/// What a story is about so far.
#[derive(Clone, Default)]
pub(crate) struct Profile {
    /// In order of their names.
    parts: Vec<Part>,
    /// First and last day of publication.
    days: Option<(i32, i32)>,
}

#[derive(Clone, Copy)]
struct Part {
    name: u32,
    kind: Kind,
    weight: f32,
    articles: u32,
}

/// What stories are compared with: an article or a story, its features weighed by rarity.
pub(crate) struct Probe {
    /// In order of their names.
    features: Vec<(u32, Kind, f32)>,
    /// Squared lengths, by kind.
    squares: [f32; Kind::COUNT],
    days: Option<(i32, i32)>,
}

impl Probe {
    /// An article with these features.
    pub(crate) fn of_article(features: &[Feature], day: Option<i32>, rarity: &Rarity) -> Self {
        Self::new(features.iter().map(|f| (f.name, f.kind, f.weight)), day.map(|day| (day, day)), rarity)
    }

    fn new(features: impl Iterator<Item = (u32, Kind, f32)>, days: Option<(i32, i32)>, rarity: &Rarity) -> Self {
        let features: Vec<_> = features.map(|(name, kind, weight)| (name, kind, weight * rarity.of(name))).collect();
        let mut squares = [0.0; Kind::COUNT];
        features.iter().for_each(|(_, kind, weight)| squares[*kind as usize] += weight * weight);
        Self { features, squares, days }
    }

    /// The strongest features, the strongest first, with what they say.
    pub(crate) fn strongest(&self, count: usize) -> Vec<(u32, f32)> {
        let mut strongest: Vec<(u32, f32)> = self.features.iter().map(|(name, kind, weight)| (*name, weight * kind.weight())).collect();
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if strongest.len() > count {
            strongest.select_nth_unstable_by(count, order);
            strongest.truncate(count);
        }
        strongest.sort_unstable_by(order);
        strongest
    }
}

impl Profile {
    pub(crate) fn has(&self, name: u32) -> bool {
        self.parts.binary_search_by_key(&name, |p| p.name).is_ok()
    }

    /// Numbers of its features, ascending.
    pub(crate) fn names(&self) -> impl Iterator<Item = u32> {
        self.parts.iter().map(|p| p.name)
    }

    pub(crate) fn probe(&self, rarity: &Rarity) -> Probe {
        Probe::new(self.parts.iter().map(|p| (p.name, p.kind, p.weight)), self.days, rarity)
    }

    /// Adds an article.
    pub(crate) fn add(&mut self, features: &[Feature], day: Option<i32>, rarity: &Rarity) {
        let parts = features.iter().map(|f| Part { name: f.name, kind: f.kind, weight: f.weight, articles: 1 }).collect();
        self.join(Self { parts, days: day.map(|day| (day, day)) }, rarity);
    }

    /// Adds what another story is about.
    pub(crate) fn join(&mut self, other: Self, rarity: &Rarity) {
        self.days = match (self.days, other.days) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        let mut parts = Vec::with_capacity(self.parts.len() + other.parts.len());
        let mut known = std::mem::take(&mut self.parts).into_iter().peekable();
        for new in other.parts {
            parts.extend(std::iter::from_fn(|| known.next_if(|p| p.name < new.name)));
            parts.push(match known.next_if(|p| p.name == new.name) {
                Some(p) => Part { weight: p.weight + new.weight, articles: p.articles + new.articles, ..p },
                None => new,
            });
        }
        parts.extend(known);
        self.parts = parts;
        if self.parts.len() > 2 * KEPT {
            let strength = |p: &Part| p.kind.weight() * p.weight * rarity.of(p.name);
            self.parts.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
            self.parts.truncate(KEPT);
            self.parts.sort_unstable_by_key(|p| p.name);
        }
    }

    /// How like the story is an article or another story, 0 to 1: the cosine of what both tell by rarity, for each kind of features apart and weighed
    /// together; half of it where `half` days are between them.
    pub(crate) fn like(&self, probe: &Probe, half: f32, rarity: &Rarity) -> f32 {
        let apart = probe.days.zip(self.days).map(|((from, to), (first, last))| (first - to).max(from - last).max(0));
        let time = match apart {
            Some(days) if days > OVER => return 0.0,
            Some(days) => half / (half + days as f32),
            None => UNDATED,
        };
        let (mut dots, mut squares, mut shared) = ([0.0; Kind::COUNT], [0.0; Kind::COUNT], 0);
        let mut rest = probe.features.iter().peekable();
        for p in &self.parts {
            let weight = p.weight * rarity.of(p.name);
            squares[p.kind as usize] += weight * weight;
            while rest.next_if(|f| f.0 < p.name).is_some() {}
            if let Some(f) = rest.next_if(|f| f.0 == p.name) {
                dots[p.kind as usize] += weight * f.2;
                shared += usize::from(!p.kind.is_head());
            }
        }
        if shared < SHARED {
            return 0.0;
        }
        // A language without a dictionary has no concepts, and what it has in common looks less.
        let norm = |kind: Kind| (probe.squares[kind as usize] * squares[kind as usize]).sqrt();
        let dictionary = norm(Kind::Concept) > 0.0;
        let (mut like, mut all) = (0.0, 0.0);
        for kind in Kind::ALL {
            let weight = match kind {
                Kind::Concept if !dictionary => 0.0,
                kind => kind.weight(),
            };
            if probe.squares[kind as usize] > 0.0 {
                all += weight;
            }
            if norm(kind) > 0.0 {
                like += weight * dots[kind as usize] / norm(kind);
            }
        }
        let measure = if dictionary { 1.0 } else { PLAIN };
        if all > 0.0 { (measure * time * like / all).min(1.0) } else { 0.0 }
    }

    /// What at least two of the articles have, of what can be `shown`, strongest first.
    pub(crate) fn common(&self, shown: impl Fn(u32) -> bool, rarity: &Rarity) -> Vec<u32> {
        let strength = |p: &Part| p.kind.weight() * p.weight * p.articles as f32 * rarity.of(p.name);
        Self::sorted(self.parts.iter().filter(|p| p.articles > 1 && shown(p.name)).map(|p| (strength(p), p.name)))
    }

    /// What both stories have, of what can be `shown`, strongest first.
    pub(crate) fn shared(&self, other: &Self, shown: impl Fn(u32) -> bool, rarity: &Rarity) -> Vec<u32> {
        let both = self.parts.iter().filter(|p| shown(p.name)).filter_map(|p| {
            let at = other.parts.binary_search_by_key(&p.name, |o| o.name).ok()?;
            Some((p.kind.weight() * p.weight.min(other.parts[at].weight) * rarity.of(p.name), p.name))
        });
        Self::sorted(both)
    }

    fn sorted(features: impl Iterator<Item = (f32, u32)>) -> Vec<u32> {
        let mut features: Vec<(f32, u32)> = features.collect();
        features.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        features.into_iter().map(|f| f.1).collect()
    }
}
