//! Which name of an article an acronym in it stands for.

use std::collections::BTreeMap;

use readout_lang::{NameClass, Shape};
use readout_model::EntityKind;

use super::find::Run;
use super::{Name, Names};
use crate::reading::Reading;

/// An acronym that no bracket explains has so many letters at least: two letters are the initials of too much.
const LONG: usize = 3;

/// The members that the acronyms among names of one word stand for, by their keys: that beside which the acronym stands in brackets ("the Northern
/// Fishing Union (NFU)", "NFU (Northern Fishing Union)"), else the only organisation whose initials it has.
pub(super) fn acronyms(reading: &Reading<'_>, names: &Names<'_>, single: &[Run]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let acronyms = || single.iter().map(|run| run.tokens.start).filter(|at| reading.tokens[*at].shape == Shape::Capitals);
    if acronyms().next().is_none() {
        return found;
    }
    let full: Vec<&Name> = names
        .list
        .iter()
        .filter(|n| n.tokens.len() > 1 && names.cast[n.who].kind == EntityKind::Org && n.class == NameClass::Name)
        .collect();
    let begins: BTreeMap<usize, usize> = full.iter().map(|n| (n.tokens.start, n.who)).collect();
    let ends: BTreeMap<usize, usize> = full.iter().map(|n| (n.tokens.end, n.who)).collect();
    let opens = |at: usize| reading.mark(at) == Some('(');
    for at in acronyms() {
        let before = at.checked_sub(1).filter(|open| opens(*open)).and_then(|open| ends.get(&open));
        let after = Some(at + 1).filter(|open| opens(*open)).and_then(|open| begins.get(&(open + 1)));
        if let Some(who) = before.or(after) {
            found.entry(reading.tokens.key(at).to_owned()).or_insert(*who);
        }
    }
    let mut initials: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for name in &full {
        for letters in letters(reading, name) {
            initials.entry(letters).and_modify(|who| *who = who.filter(|w| *w == name.who)).or_insert(Some(name.who));
        }
    }
    for key in acronyms().map(|at| reading.tokens.key(at)).filter(|key| key.chars().count() >= LONG) {
        if let Some(Some(who)) = initials.get(key) {
            found.entry(key.to_owned()).or_insert(*who);
        }
    }
    found
}

/// The first letters of all words of a name, and of those that are no small words.
fn letters(reading: &Reading<'_>, name: &Name) -> [String; 2] {
    let words = || name.tokens.clone().filter(|i| reading.tokens[*i].is_word()).map(|i| reading.tokens.key(i));
    let first = |word: &str| word.chars().next();
    [words().filter_map(first).collect(), words().filter(|word| !reading.pack.is_stop_key(word)).filter_map(first).collect()]
}
