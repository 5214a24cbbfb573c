//! Foreign names of persons that a language writes by sound, and how they are spelled where they come from.

use std::collections::{BTreeMap, BTreeSet};

/// Which part of a name a spelling is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamePlace {
    Given,
    Surname,
    Both,
}

impl NamePlace {
    pub(crate) fn read(class: &str) -> Result<Self, String> {
        match class {
            "given" => Ok(Self::Given),
            "surname" => Ok(Self::Surname),
            "both" => Ok(Self::Both),
            _ => Err(format!("{class:?} is none of given, surname, both")),
        }
    }
}

/// The rows of a `spellings.tsv`; of two for one form the first stands.
#[derive(Debug, Default)]
pub(crate) struct Spellings {
    given: BTreeMap<String, String>,
    surnames: BTreeMap<String, String>,
    /// Given names of the language's own.
    native: BTreeSet<String>,
}

impl Spellings {
    /// Adds a row; without a `name` the form is a given name of the language's own.
    pub(crate) fn add(&mut self, form: String, name: Option<String>, place: NamePlace) {
        let Some(name) = name else {
            self.native.insert(form);
            return;
        };
        if place != NamePlace::Surname {
            self.given.entry(form.clone()).or_insert_with(|| name.clone());
        }
        if place != NamePlace::Given {
            self.surnames.entry(form).or_insert(name);
        }
    }

    /// The spelling of a surname for the last word of a name, of a given name for one before it.
    pub(crate) fn find(&self, word: &str, last: bool) -> Option<&str> {
        let table = if last { &self.surnames } else { &self.given };
        table.get(word).map(String::as_str)
    }

    pub(crate) fn is_native(&self, word: &str) -> bool {
        self.native.contains(word)
    }
}
