//! What a statement tells, and whose voice it is, so far as it can be compared whatever the language.

use strsim::jaro_winkler;

use readout_model::{Source, SourceKind, Terms};

use crate::features::{Feature, Kind, Rarity};
use crate::names::Names;

/// What a term of each kind says of a statement, before rarity; set by trying values on the parallel news (`readout eval` prints `utterances.*`).
const NAME: f32 = 0.55;
const NUMBER: f32 = 1.7;
const CONCEPT: f32 = 1.0;
const WORD: f32 = 0.12;
/// Two names are spelled alike from this likeness of their last words (Jaro-Winkler), …
const SPELLED: f64 = 0.84;
/// … where both have more than one, and this likeness of their first: a wife is not her husband; …
const GIVEN: f64 = 0.6;
/// … and count so much, as where one of two voices has no name.
const UNSURE: f32 = 0.9;

/// The terms of a text with what each says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Content {
    /// Number and weight, in order of the numbers.
    terms: Box<[(u32, f32)]>,
    all: f32,
}

impl Content {
    /// Weighs the terms by their rarity so far.
    pub(crate) fn new(terms: &Terms, rarity: &Rarity, names: &mut Names) -> Self {
        let lists = [('n', &terms.names, NAME), ('#', &terms.numbers, NUMBER), ('c', &terms.concepts, CONCEPT), ('w', &terms.words, WORD)];
        let mut weighted: Vec<(u32, f32)> = Vec::with_capacity(lists.iter().map(|(_, list, _)| list.len()).sum());
        for (kind, list, weight) in lists {
            weighted.extend(list.iter().map(|term| {
                let number = names.term(kind, *term);
                (number, weight * rarity.of(number))
            }));
        }
        Self::of(weighted)
    }

    /// The strongest terms of an article.
    pub(crate) fn strongest(features: &[Feature], rarity: &Rarity, count: usize) -> Self {
        let weight = |f: &Feature| {
            Some(match f.kind {
                Kind::Name => NAME,
                Kind::Number => NUMBER,
                Kind::Concept => CONCEPT,
                Kind::Word => WORD,
                _ => return None,
            })
        };
        let weigh = |f: &Feature| Some((f.name, weight(f)? * rarity.of(f.name)));
        let mut terms: Vec<(u32, f32)> = features.iter().filter_map(weigh).collect();
        if terms.len() > count {
            terms.select_nth_unstable_by(count, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            terms.truncate(count);
        }
        Self::of(terms)
    }

    fn of(mut terms: Vec<(u32, f32)>) -> Self {
        terms.sort_unstable_by_key(|t| t.0);
        let all = terms.iter().map(|t| t.1).sum();
        Self { terms: terms.into(), all }
    }

    /// The part of what both tell that both have (Dice), 0 to 1, and how much that is.
    pub(crate) fn shared(&self, other: &Self) -> (f32, f32) {
        let (mut i, mut j, mut both) = (0, 0, 0.0);
        while let (Some(a), Some(b)) = (self.terms.get(i), other.terms.get(j)) {
            let order = a.0.cmp(&b.0);
            if order.is_eq() {
                both += a.1.min(b.1);
            }
            i += usize::from(order.is_le());
            j += usize::from(order.is_ge());
        }
        let all = self.all + other.all;
        (if all > 0.0 { 2.0 * both / all } else { 0.0 }, both)
    }
}

/// Whose words a statement reports.
#[derive(Clone, Debug)]
pub(crate) struct Voice {
    /// Number of the entity or name.
    pub(crate) id: u32,
    kind: SourceKind,
    name: Box<str>,
}

impl Voice {
    pub(crate) fn new(source: Option<&Source>, names: &mut Names) -> Self {
        match source.map(|s| &s.who) {
            Some(who) => Self {
                id: names.of(who.entity.as_deref(), who.kind.as_str(), &who.name),
                kind: who.kind,
                name: who.name.to_lowercase().into(),
            },
            None => Self { id: names.number("source:"), kind: SourceKind::Unnamed, name: "".into() },
        }
    }

    /// True where nobody is named.
    pub(crate) fn is_nameless(&self) -> bool {
        self.kind == SourceKind::Unnamed
    }

    /// How well both can be one, 0 to 1: the same, spelled alike, or one of them without a name.
    pub(crate) fn fits(&self, other: &Self) -> f32 {
        match (self.is_nameless(), other.is_nameless()) {
            (true, true) => 1.0,
            (true, false) | (false, true) => UNSURE,
            _ if self.id == other.id => 1.0,
            _ if self.kind == other.kind && self.spelled_as(other) => UNSURE,
            _ => 0.0,
        }
    }

    fn spelled_as(&self, other: &Self) -> bool {
        let (mine, others) = (self.name.split_once(' '), other.name.split_once(' '));
        let given = mine.zip(others).is_none_or(|((a, _), (b, _))| jaro_winkler(a, b) >= GIVEN);
        let last = self.name.rsplit(' ').next().zip(other.name.rsplit(' ').next());
        given && last.is_some_and(|(a, b)| jaro_winkler(a, b) >= SPELLED)
    }
}
