//! What an article is about, as weights that need no language: entities, issues, days of events, what its words mean.

use std::collections::BTreeMap;

use readout_model::{Analysis, EntityKind, TimeClass};

use crate::days::Range;
use crate::names::Names;

/// A day this near to the publication is that of an event in the news; one farther off is history.
const DAYS: i32 = 45;

/// The kinds of features; what two articles share of each is weighed apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Persons and organisations.
    Entity,
    Place,
    Issue,
    /// Days of events.
    Day,
    /// Words of names, by how they sound.
    Name,
    Number,
    /// What words mean.
    Concept,
    /// Words of common origin.
    Word,
    /// What words mean in the headline and the first sentences, which carry the news (the inverted pyramid).
    HeadConcept,
    /// Words of names there.
    HeadName,
}

impl Kind {
    pub(crate) const ALL: [Self; 10] = [
        Self::Entity,
        Self::Place,
        Self::Issue,
        Self::Day,
        Self::Name,
        Self::Number,
        Self::Concept,
        Self::Word,
        Self::HeadConcept,
        Self::HeadName,
    ];
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// True for what stands in the head of an article and so is a feature of another kind too.
    pub(crate) fn is_head(self) -> bool {
        matches!(self, Self::HeadConcept | Self::HeadName)
    }

    /// What a kind says beside the others. These and the likeness from which an article joins a story and two stories are one were found by a search over the
    /// parallel news of one week, in six and in 32 languages and in three orders; `readout eval` prints what they give (`stories.*`). What words mean says
    /// more than who is known to be meant, since every article on a summit names the same presidents.
    pub(crate) fn weight(self) -> f32 {
        match self {
            Self::Entity => 0.502,
            Self::Place => 1.25,
            Self::Issue => 0.5,
            Self::Day => 0.569,
            Self::Name => 1.509,
            Self::Number => 0.869,
            Self::Concept => 2.938,
            Self::Word => 0.103,
            Self::HeadConcept => 1.736,
            Self::HeadName => 1.257,
        }
    }
}

/// What an article is about.
#[derive(Debug, PartialEq)]
pub(crate) struct Feature {
    /// Number of its name.
    pub(crate) name: u32,
    pub(crate) kind: Kind,
    /// How strongly the article is about it among those of its kind, before rarity.
    pub(crate) weight: f32,
    /// As a reader sees it.
    pub(crate) shown: String,
}

/// The features of an article, in order of their numbers.
pub(crate) fn of(a: &Analysis, published: Option<i32>, names: &mut Names) -> Vec<Feature> {
    let mut entities: BTreeMap<&str, (usize, EntityKind, &str)> = BTreeMap::new();
    for m in &a.mentions {
        let Some(id) = &m.entity else { continue };
        entities.entry(id).or_insert((0, m.kind, &m.name)).0 += 1;
    }
    let mut features = Vec::with_capacity(entities.len() + 8);
    for (id, (count, kind, name)) in entities {
        let info = a.entities.iter().find(|e| e.id == id);
        let place = info.map_or(kind, |e| e.kind) == EntityKind::Place;
        let kind = if place { Kind::Place } else { Kind::Entity };
        let shown = info.map_or(name, |e| &e.name).to_owned();
        features.push(Feature { name: names.number(id), kind, weight: damped(count), shown });
    }
    for (issue, count) in counted(a.statements.iter().flat_map(|s| &s.issues).map(String::as_str)) {
        let name = names.of(None, "issue", issue);
        features.push(Feature { name, kind: Kind::Issue, weight: damped(count), shown: issue.to_owned() });
    }
    let near = |value: &str| published.zip(Range::of(value)).is_some_and(|(day, r)| r.is_day() && (r.first - day).abs() <= DAYS);
    let days = a.times.iter().filter(|t| t.class == TimeClass::Date && near(&t.value)).filter_map(|t| t.value.get(..10));
    for (day, count) in counted(days) {
        let name = names.of(None, "day", day);
        features.push(Feature { name, kind: Kind::Day, weight: damped(count), shown: day.to_owned() });
    }
    let terms = [
        ('n', Kind::Name, &a.terms.names),
        ('#', Kind::Number, &a.terms.numbers),
        ('c', Kind::Concept, &a.terms.concepts),
        ('w', Kind::Word, &a.terms.words),
        ('C', Kind::HeadConcept, &a.head.concepts),
        ('N', Kind::HeadName, &a.head.names),
    ];
    for (letter, kind, list) in terms {
        for same in list.chunk_by(|a, b| a == b) {
            let name = names.term(letter, same[0]);
            features.push(Feature { name, kind, weight: damped(same.len()), shown: String::new() });
        }
    }
    features.sort_unstable_by_key(|f| f.name);
    features
}

/// Counts repeats less and less.
fn damped(count: usize) -> f32 {
    1.0 + (count as f32).ln()
}

fn counted<'a>(items: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_insert(0) += 1;
    }
    counts
}

/// How rare features are over the record so far.
pub(crate) struct Rarity {
    articles: u32,
    with: Vec<u32>,
    /// Logarithms of the articles that there are and of those with each feature.
    of_all: f32,
    of_with: Vec<f32>,
}

/// Articles that a new record is taken to have already, so that rarity is not judged from the first few.
const PRIOR: f32 = 100.0;

impl Default for Rarity {
    fn default() -> Self {
        Self { articles: 0, with: Vec::new(), of_all: PRIOR.ln(), of_with: Vec::new() }
    }
}

impl Rarity {
    /// Counts an article.
    pub(crate) fn add(&mut self, features: &[Feature]) {
        self.articles += 1;
        self.of_all = (self.articles as f32 + PRIOR).ln();
        for f in features {
            let at = f.name as usize;
            if at >= self.with.len() {
                self.with.resize(at + 1, 0);
                self.of_with.resize(at + 1, 0.0);
            }
            self.with[at] += 1;
            self.of_with[at] = (self.with[at] as f32 + 1.0).ln();
        }
    }

    /// Inverse document frequency, at least 0: about 4 for what one article of a new record has, 6 for three articles of two thousand, 1 for
    /// every third article.
    pub(crate) fn of(&self, name: u32) -> f32 {
        (self.of_all - self.of_with.get(name as usize).copied().unwrap_or(0.0)).max(0.0)
    }
}
