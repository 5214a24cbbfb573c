//! The sides of a meeting: who stands before its word and is joined to it behind.

use std::ops::Range;

use readout_lang::{Grammar, NameClass};
use readout_model::{EntityKind, Form};

use super::words::Word;
use crate::names::{Name, Names, Noun, Who, powers};
use crate::reading::Reading;

/// Who takes part, in order of place, and whether a council's name ("NATO–Russia Council") told it: the subjects before the word, the adjectives right
/// before it, and what is joined to it behind ("between … and …", "with …").
pub(super) fn participants(reading: &Reading<'_>, names: &Names<'_>, clause: &Range<usize>, word: &Word) -> (Vec<usize>, bool) {
    let mut sides = Sides { reading, names, who: Vec::new(), council: false };
    let before = clause.start..word.tokens.start;
    let council = word.form == Form::Council;
    for noun in names.nouns_within(&before).iter().filter(|n| n.tokens.end <= word.tokens.start) {
        if !governed(reading, names, noun.tokens.start, clause.start) || joined(reading, names, noun.tokens.end, word.tokens.start) {
            sides.noun(noun);
        }
    }
    for name in
        names.within(&before).iter().filter(|n| n.class == NameClass::Adjective && joined(reading, names, n.tokens.end, word.tokens.start))
    {
        sides.add(name.who);
    }
    let mut at = word.tokens.end;
    let mut open = true;
    while at < clause.end {
        if let Some(noun) = names.nouns_within(&(at..at + 1)).first() {
            let at_place = place_at(reading, noun.tokens.start) && names.cast_kind(noun) == Some(EntityKind::Place);
            if !at_place {
                sides.noun(noun);
            }
            at = noun.tokens.end;
            continue;
        }
        let link =
            reading.is(at, |g| g == Grammar::And || g.is_determiner()) || matches!(reading.mark(at), Some(',' | '-' | '–' | '\'' | '’'));
        let adjective = names.over(at).is_some();
        let preposition = reading.is(at, |g| matches!(g, Grammar::Preposition | Grammar::At));
        // One word may stand between ("talks by telephone with", "discussed at the Kremlin with").
        let near = reading.mark(at).is_none() && at <= word.tokens.end + 4;
        let between = open && near;
        if !(link || adjective || preposition && open || between) {
            break;
        }
        // "published on Friday by": whose paper it is stands behind, whoever is named before.
        open = open && (sides.who.is_empty() || adjective || near && word.paper()) || preposition && !sides.two();
        at += 1;
    }
    // The council itself, wherever its name stands in the clause.
    for name in names.within(clause) {
        let parts = parts(reading, names, name);
        if parts.len() > 1 {
            sides.council = true;
            sides.who.retain(|w| *w != name.who);
            parts.into_iter().for_each(|p| sides.add(p));
        }
    }
    if council && sides.who.is_empty() {
        names.within(clause).iter().filter(|n| n.class != NameClass::Adjective).for_each(|n| sides.name(n.who, false));
    }
    let Sides { mut who, council, .. } = sides;
    // Where persons meet, their states are not named as further sides.
    let person = |w: &usize| names.cast[*w].kind == EntityKind::Person;
    if who.iter().filter(|w| person(w)).count() >= 2 {
        who.retain(person);
    }
    (who, council)
}

/// The sides of a meeting as they are found.
struct Sides<'s, 'a> {
    reading: &'s Reading<'a>,
    names: &'s Names<'a>,
    who: Vec<usize>,
    council: bool,
}

impl Sides<'_, '_> {
    fn two(&self) -> bool {
        self.who.len() > 1
    }

    fn add(&mut self, who: usize) {
        if !self.who.contains(&who) {
            self.who.push(who);
        }
    }

    /// A person or a power; of an unnamed group ("US and Russian diplomats") the powers whose it is.
    fn noun(&mut self, noun: &Noun) {
        match noun.who {
            Who::Member(who) => self.name(who, place_at(self.reading, noun.tokens.start)),
            Who::Unnamed => {
                let mut from = noun.tokens.start;
                while from > 0 && (self.reading.is(from - 1, |g| g == Grammar::And) || self.names.over(from - 1).is_some()) {
                    from -= 1;
                }
                let powers: Vec<usize> = self.names.within(&(from..noun.tokens.end)).iter().map(|n| n.who).collect();
                powers.into_iter().for_each(|who| self.name(who, false));
            }
            Who::Pronoun(_) | Who::Described(_) => {}
        }
    }

    fn name(&mut self, who: usize, place: bool) {
        let class = self.names.class_of(self.reading, who).unwrap_or_default();
        let power = matches!(class, "state" | "igo" | "alliance" | "government" | "ministry" | "seat" | "capital");
        if self.names.cast[who].kind == EntityKind::Person || power && !place {
            self.add(who);
        }
    }
}

/// True where a preposition governs what begins at `at`.
fn governed(reading: &Reading<'_>, names: &Names<'_>, at: usize, from: usize) -> bool {
    let passes = |i: usize| reading.is(i, Grammar::is_determiner) || names.over(i).is_some_and(|n| n.class == NameClass::Adjective);
    let mut i = at;
    while i > from && passes(i - 1) {
        i -= 1;
    }
    i > from && reading.is(i - 1, |g| matches!(g, Grammar::Preposition | Grammar::At))
}

/// True where only names, conjunctions, hyphens and at most one adjective stand between.
fn joined(reading: &Reading<'_>, names: &Names<'_>, end: usize, start: usize) -> bool {
    let named = |i: usize| names.over(i).is_some();
    let others = (end..start)
        .filter(|i| !named(*i) && !reading.is(*i, |g| matches!(g, Grammar::And | Grammar::Article)) && reading.mark(*i).is_none());
    start >= end
        && start - end <= 6
        && others.count() <= 1
        && !(end..start).any(|i| reading.mark(i) == Some(',') || reading.is(i, |g| matches!(g, Grammar::Preposition | Grammar::At)))
}

/// True where a word of place stands before a token.
pub(super) fn place_at(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| reading.is(b, |g| g == Grammar::At))
}

/// The members of the cast that the name of a body is put together from.
fn parts(reading: &Reading<'_>, names: &Names<'_>, name: &Name) -> Vec<usize> {
    let powers = powers(reading, &name.tokens, names.cast[name.who].world);
    powers.into_iter().filter_map(|p| names.cast.iter().position(|m| m.world == Some(p))).collect()
}
