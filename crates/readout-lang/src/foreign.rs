//! Names in languages that have no pack: whom a name means, by the tables of names that there are and by names of persons that differ in their
//! endings only.

use readout_model::EntityKind;

use crate::latin::Latin;
use crate::tokens::Vocabulary;
use crate::{Forms, NameClass, World};

/// Two forms of one word have so many letters more than their common beginning at most.
const ENDING: usize = 3;
/// And so many in common at least.
const STEM: usize = 3;

/// Who is meant by a name, whatever the language.
#[derive(Debug, Default)]
pub(crate) struct Foreign {
    words: Vocabulary,
    forms: Forms<u32>,
    /// Persons and the folded words of their names.
    persons: Vec<(u32, Vec<String>)>,
}

impl Foreign {
    pub(crate) fn new(latin: &Latin, world: &World) -> Self {
        let mut foreign = Self::default();
        for (entity, index) in world.entities().iter().zip(0..) {
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                foreign.add(latin, name, index, NameClass::Name);
                let words = words(latin, name);
                if entity.kind == EntityKind::Person && words.len() > 1 {
                    foreign.persons.push((index, words));
                }
            }
        }
        foreign
    }

    pub(crate) fn add(&mut self, latin: &Latin, form: &str, entity: u32, class: NameClass) {
        if matches!(class, NameClass::Name | NameClass::Short) {
            let ids: Vec<u32> = words(latin, form).iter().map(|w| self.words.learn(w)).collect();
            if !self.forms.exact(ids.iter().copied()).contains(&entity) {
                self.forms.add(&ids, entity);
            }
        }
    }

    /// Index of the one entity of a kind that has this name, or is a person whose given name and surname it is in a case form.
    pub(crate) fn find(&self, latin: &Latin, world: &World, name: &str, kind: EntityKind) -> Option<u32> {
        let words = words(latin, name);
        let named = self.forms.exact(words.iter().map(|w| self.words.id(w))).iter().copied();
        let same = |index: &u32| world.entity(*index).is_some_and(|e| e.kind == kind);
        one(named.filter(same)).or_else(|| {
            let alike = |known: &[String]| known.len() == words.len() && known.iter().zip(&words).all(|(a, b)| alike(a, b));
            let persons = self.persons.iter().filter(|(_, known)| kind == EntityKind::Person && words.len() > 1 && alike(known));
            one(persons.map(|(index, _)| *index))
        })
    }
}

fn one(mut found: impl Iterator<Item = u32>) -> Option<u32> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// The folded words of a name.
pub(crate) fn words(latin: &Latin, name: &str) -> Vec<String> {
    let mut folded = String::with_capacity(name.len());
    latin.append(name, &mut folded);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// True for two folded words that differ in their endings at most: one is the other with letters added, or each has a vowel of its own.
pub fn alike(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let left = short.as_bytes().get(common..).unwrap_or_default();
    a == b || common >= STEM && long.len() - common <= ENDING && matches!(left, [] | [b'a' | b'e' | b'i' | b'o' | b'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word() {
        assert!(alike("kovalski", "kovalskiego") && alike("asia", "asii") && alike("putin", "putinem"));
        assert!(!alike("asia", "azja") && !alike("mark", "marta") && !alike("anna", "andrzej"));
    }
}
