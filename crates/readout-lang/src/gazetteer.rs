//! All names of all packs together, folded to Latin letters and found with the ends of their words cut off: a hint that something is a
//! name in a text of any language, not knowledge of who it is.

use readout_model::EntityKind;

use crate::latin::Latin;
use crate::tokens::Vocabulary;
use crate::{Forms, NameClass};

/// What a form of the gazetteer may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A name of this kind.
    Name(EntityKind),
    /// Part of a name: a surname, a short form.
    Short(EntityKind),
    /// A given name.
    Given,
    /// What a list of names of this kind has: less sure than a name of somebody known.
    Listed(EntityKind),
    /// An adjective or a people of a place or organisation: no name.
    Derived,
}

/// So many letters may be cut off the end of a word, where so many are left.
const ENDING: usize = 3;
const STEM: usize = 3;

/// The names of all packs.
#[derive(Debug, Default)]
pub struct Gazetteer {
    stems: Vocabulary,
    forms: Forms<Hint>,
}

impl Gazetteer {
    pub(crate) fn add(&mut self, latin: &Latin, form: &str, hint: Hint) {
        let mut folded = String::with_capacity(form.len());
        latin.append(form, &mut folded);
        let words: Vec<u32> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(|w| self.stems.learn(stem(w))).collect();
        if !words.is_empty() && !self.forms.exact(words.iter().copied()).contains(&hint) {
            self.forms.add(&words, hint);
        }
    }

    /// Adds a name of an entity, and the given name of a person.
    pub(crate) fn name(&mut self, latin: &Latin, form: &str, kind: EntityKind, class: NameClass) {
        let hint = match class {
            NameClass::Name => Hint::Name(kind),
            NameClass::Short => Hint::Short(kind),
            NameClass::Adjective | NameClass::People => Hint::Derived,
        };
        self.add(latin, form, hint);
        if kind == EntityKind::Person
            && class == NameClass::Name
            && let Some((given, _)) = form.split_once(' ')
        {
            self.add(latin, given, Hint::Given);
        }
    }

    /// The longest form that begins at word `at`: its length in words and what it may be.
    ///
    /// `word` gives the folded word at an index, `None` where the sequence ends.
    pub fn longest<'w>(&self, at: usize, word: impl Fn(usize) -> Option<&'w str>) -> Option<(usize, Vec<Hint>)> {
        let mut offers = |i: usize, ids: &mut Vec<u32>| {
            let Some(word) = word(i) else { return };
            let stem = stem(word);
            for cut in 0..=ENDING {
                let Some(part) = stem.len().checked_sub(cut).filter(|n| cut == 0 || *n >= STEM).and_then(|n| stem.get(..n)) else { break };
                let id = self.stems.id(part);
                if id != 0 {
                    ids.push(id);
                }
            }
        };
        self.forms.longest_of(at, &mut offers).map(|(len, hints)| (len, hints.into_iter().copied().collect()))
    }
}

/// A word without the vowel at its end.
fn stem(word: &str) -> &str {
    word.strip_suffix(['a', 'e', 'i', 'o', 'u']).filter(|cut| cut.len() >= STEM).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_script_and_case() {
        let latin = Latin::load(&[("world/letters.tsv", "from\tto\nа\ta\nв\tv\nк\tk\nм\tm\nо\to\nс\ts\nw\tv\n")]).unwrap();
        let mut gazetteer = Gazetteer::default();
        gazetteer.add(&latin, "Moskwa", Hint::Name(EntityKind::Place));
        gazetteer.add(&latin, "Bank Moskwy", Hint::Name(EntityKind::Org));
        let find = |text: &str| {
            let mut folded = String::new();
            latin.append(text, &mut folded);
            let words: Vec<&str> = folded.split(' ').collect();
            gazetteer.longest(0, |i| words.get(i).copied())
        };
        assert_eq!(find("Москвом"), Some((1, vec![Hint::Name(EntityKind::Place)])));
        assert_eq!(find("banku Moskwy w"), Some((2, vec![Hint::Name(EntityKind::Org)])));
        assert_eq!(find("banku"), None);
    }
}
