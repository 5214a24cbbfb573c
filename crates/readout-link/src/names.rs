//! Small numbers for strings, so that what is compared often is compared fast.

use rustc_hash::FxBuildHasher;

#[expect(clippy::disallowed_types, reason = "looked up by key alone, never iterated")]
type Numbers<K> = std::collections::HashMap<K, u32, FxBuildHasher>;

/// Numbers strings and terms from 0 in the order in which they are first seen.
#[derive(Default)]
pub(crate) struct Names {
    numbers: Numbers<Box<str>>,
    terms: Numbers<(char, u32)>,
}

impl Names {
    /// The number of `name`, a new one where it was never seen.
    pub(crate) fn number(&mut self, name: &str) -> u32 {
        if let Some(n) = self.numbers.get(name) {
            return *n;
        }
        let n = self.next();
        self.numbers.insert(name.into(), n);
        n
    }

    /// The number of `name` if it was ever seen.
    pub(crate) fn get(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The number of a term of a kind.
    pub(crate) fn term(&mut self, kind: char, term: u32) -> u32 {
        let next = self.next();
        *self.terms.entry((kind, term)).or_insert(next)
    }

    fn next(&self) -> u32 {
        (self.numbers.len() + self.terms.len()) as u32
    }

    /// The number of a thing that has an id, or a name alone: `kind` keeps names of different kinds apart, letter case and spacing do not.
    pub(crate) fn of(&mut self, entity: Option<&str>, kind: &str, name: &str) -> u32 {
        match entity {
            Some(id) => self.number(id),
            None => self.number(&folded(kind, name)),
        }
    }
}

/// `kind:name`, lower case, single spaces.
fn folded(kind: &str, name: &str) -> String {
    let mut out = format!("{kind}:");
    for (i, word) in name.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// Puts `item` into a sorted list unless it is there.
pub(crate) fn insert_sorted<T: Ord>(list: &mut Vec<T>, item: T) {
    if let Err(at) = list.binary_search(&item) {
        list.insert(at, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_number_whatever_its_case() {
        let mut names = Names::default();
        let a = names.of(None, "person", "Karen  Donfried");
        assert_eq!(names.of(None, "person", "karen donfried"), a);
        assert_ne!(names.of(None, "org", "karen donfried"), a);
        assert_ne!(names.of(Some("person/karen-donfried"), "person", "karen donfried"), a);
        assert_eq!(names.get("person/karen-donfried"), Some(2));
    }
}
