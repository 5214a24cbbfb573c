//! What a statement tells, and whose voice it is, so far as it can be compared whatever the language.

use strsim::jaro_winkler;

use readout_model::{Source, SourceKind, Terms};

use crate::features::Rarity;
use crate::names::Names;

/// What a term of each kind says, before rarity: …
const NAME: f32 = 1.5;
const NUMBER: f32 = 2.5;
const WORD: f32 = 1.0;
/// Two names of a person are spelled alike from this likeness of their last words.
const SPELLED: f64 = 0.84;

/// The terms of a text with what each says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Content {
    /// Number and weight, in order of the numbers.
    terms: Box<[(u32, f32)]>,
    all: f32,
}

impl Content {
    pub(crate) fn new(terms: &Terms, rarity: &Rarity, names: &mut Names) -> Self {
        let mut key = String::new();
        let lists = [('n', &terms.names, NAME), ('#', &terms.numbers, NUMBER), ('w', &terms.words, WORD)];
        let mut weighted: Vec<(u32, f32)> = Vec::with_capacity(terms.names.len() + terms.numbers.len() + terms.words.len());
        for (kind, list, weight) in lists {
            for term in list {
                let number = names.term(kind, *term, &mut key);
                weighted.push((number, weight * rarity.of(number)));
            }
        }
        weighted.sort_unstable_by_key(|t| t.0);
        let all = weighted.iter().map(|t| t.1).sum();
        Self { terms: weighted.into(), all }
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
            (true, true) => BOTH_NAMELESS,
            (true, false) | (false, true) => ONE_NAMELESS,
            _ if self.id == other.id => 1.0,
            _ if self.kind == other.kind && self.spelled_as(other) => SPELLED_ALIKE,
            _ => 0.0,
        }
    }

    fn spelled_as(&self, other: &Self) -> bool {
        let words = |name: &str| name.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (a, b) = (words(&self.name), words(&other.name));
        let (Some(x), Some(y)) = (a.last(), b.last()) else { return false };
        x == y || jaro_winkler(x, y) >= SPELLED
    }
}

/// What a voice counts that …
const SPELLED_ALIKE: f32 = 0.95;
const BOTH_NAMELESS: f32 = 0.8;
const ONE_NAMELESS: f32 = 0.7;
