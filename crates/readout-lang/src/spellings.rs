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

/// The rows of a `spellings.tsv`.
#[derive(Debug, Default)]
pub(crate) struct Spellings {
    given: BTreeMap<String, String>,
    surnames: BTreeMap<String, String>,
    /// Given names of the language's own.
    native: BTreeSet<String>,
}

impl Spellings {
    /// Adds a row; without a `name` the form is a given name of the language's own.
    ///
    /// # Errors
    /// A form that has a name in that place already.
    pub(crate) fn add(&mut self, form: String, name: Option<&str>, place: NamePlace) -> Result<(), String> {
        let Some(name) = name else {
            self.native.insert(form);
            return Ok(());
        };
        if place != NamePlace::Surname {
            put(&mut self.given, &form, name)?;
        }
        if place != NamePlace::Given {
            put(&mut self.surnames, &form, name)?;
        }
        Ok(())
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

fn put(table: &mut BTreeMap<String, String>, form: &str, name: &str) -> Result<(), String> {
    match table.insert(form.to_owned(), name.to_owned()) {
        None => Ok(()),
        Some(other) => Err(format!("{form:?} is {other} already: only the most frequent name of a form stands")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_one_name_in_each_place() {
        let mut spellings = Spellings::default();
        spellings.add("rid".into(), Some("Reed"), NamePlace::Surname).unwrap();
        spellings.add("rid".into(), Some("Rhid"), NamePlace::Given).unwrap();
        spellings.add("ivan".into(), None, NamePlace::Given).unwrap();
        assert_eq!((spellings.find("rid", true), spellings.find("rid", false)), (Some("Reed"), Some("Rhid")));
        assert!(spellings.is_native("ivan") && spellings.find("ivan", false).is_none());
        assert!(spellings.add("rid".into(), Some("Reid"), NamePlace::Surname).unwrap_err().contains("Reed"));
    }
}
