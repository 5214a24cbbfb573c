//! Names for what the record knows by code.

use std::collections::BTreeMap;

/// Names to show for codes. Whoever knows the language packs fills it; without it, pages show the codes themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Names of languages by ISO 639 code.
    pub languages: BTreeMap<String, String>,
    /// Names of issues by id.
    pub issues: BTreeMap<String, String>,
}

impl Labels {
    pub(crate) fn language<'a>(&'a self, code: &'a str) -> &'a str {
        self.languages.get(code).map_or(code, String::as_str)
    }

    /// The name of an issue; its id in words where it has none.
    pub(crate) fn issue(&self, id: &str) -> String {
        self.issues.get(id).cloned().unwrap_or_else(|| id.replace('-', " "))
    }
}
