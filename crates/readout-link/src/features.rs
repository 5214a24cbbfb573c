//! What an article is about, as weights that need no language: entities, issues, days of events.

use std::collections::BTreeMap;

use readout_model::{Analysis, EntityKind, TimeClass};

use crate::days::Range;
use crate::names::Names;

/// How much a feature says by its kind. These and the likeness from which an article joins a story were set by trying values on the parallel news
/// of one week, in six and in 32 languages; `readout eval` prints what they give (`stories.*`). What looks alike in another language says more
/// than who is known to be meant, since every article on a summit names the same presidents.
const PERSON: f32 = 0.37;
const PLACE: f32 = 0.64;
const ISSUE: f32 = 0.45;
const DAY: f32 = 1.5;
/// What looks alike in other languages: words of names, numbers, long words.
const NAME: f32 = 1.14;
const NUMBER: f32 = 1.75;
const WORD: f32 = 0.35;
/// A name in the headline or the first sentences says more: these carry the news (the inverted pyramid).
const LEAD: f32 = 2.1;
const LEAD_SENTENCES: usize = 2;
/// A day this near to the publication is that of an event in the news; one farther off is history.
const DAYS: i32 = 45;

/// What an article is about.
#[derive(Debug, PartialEq)]
pub(crate) struct Feature {
    /// Number of its name.
    pub(crate) name: u32,
    /// How strongly the article is about it, before rarity.
    pub(crate) weight: f32,
    /// True for what alone does not make a story: a place, a day.
    pub(crate) common: bool,
    /// As a reader sees it.
    pub(crate) shown: String,
}

/// The features of an article, in order of their numbers.
pub(crate) fn of(a: &Analysis, published: Option<i32>, names: &mut Names) -> Vec<Feature> {
    let lead = a.sentences.iter().filter(|s| s.start() >= a.body.start()).take(LEAD_SENTENCES).last().map_or(a.body.start(), |s| s.end());
    let mut entities: BTreeMap<&str, (usize, bool, EntityKind, &str)> = BTreeMap::new();
    for m in &a.mentions {
        let Some(id) = &m.entity else { continue };
        let seen = entities.entry(id).or_insert((0, false, m.kind, &m.name));
        seen.0 += 1;
        seen.1 |= m.span.start() < lead;
    }
    let mut features = Vec::with_capacity(entities.len() + 8);
    for (id, (count, leads, kind, name)) in entities {
        let info = a.entities.iter().find(|e| e.id == id);
        let place = info.map_or(kind, |e| e.kind) == EntityKind::Place;
        let weight = (if place { PLACE } else { PERSON }) * damped(count) * (if leads { LEAD } else { 1.0 });
        let shown = info.map_or(name, |e| &e.name).to_owned();
        features.push(Feature { name: names.number(id), weight, common: place, shown });
    }
    for (issue, count) in counted(a.statements.iter().flat_map(|s| &s.issues).map(String::as_str)) {
        let name = names.of(None, "issue", issue);
        features.push(Feature { name, weight: ISSUE * damped(count), common: false, shown: issue.to_owned() });
    }
    let near = |value: &str| published.zip(Range::of(value)).is_some_and(|(day, r)| r.is_day() && (r.first - day).abs() <= DAYS);
    let days = a.times.iter().filter(|t| t.class == TimeClass::Date && near(&t.value)).filter_map(|t| t.value.get(..10));
    for (day, count) in counted(days) {
        let name = names.of(None, "day", day);
        features.push(Feature { name, weight: DAY * damped(count), common: true, shown: day.to_owned() });
    }
    let terms = [('n', &a.terms.names, NAME, false), ('#', &a.terms.numbers, NUMBER, false), ('w', &a.terms.words, WORD, true)];
    let mut key = String::new();
    for (kind, list, weight, common) in terms {
        for term in list {
            let name = names.term(kind, *term, &mut key);
            features.push(Feature { name, weight, common, shown: String::new() });
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
#[derive(Default)]
pub(crate) struct Rarity {
    articles: u32,
    with: Vec<u32>,
}

/// Articles that a new record is taken to have already, so that rarity is not judged from the first few.
const PRIOR: f32 = 100.0;

impl Rarity {
    /// Counts an article.
    pub(crate) fn add(&mut self, features: &[Feature]) {
        self.articles += 1;
        for f in features {
            let at = f.name as usize;
            if at >= self.with.len() {
                self.with.resize(at + 1, 0);
            }
            self.with[at] += 1;
        }
    }

    /// Inverse document frequency, at least 0: about 4 for what one article of a new record has, 6 for three articles of two thousand, 1 for
    /// every third article.
    pub(crate) fn of(&self, name: u32) -> f32 {
        let with = self.with.get(name as usize).copied().unwrap_or(0);
        ((self.articles as f32 + PRIOR) / (with as f32 + 1.0)).ln().max(0.0)
    }
}
