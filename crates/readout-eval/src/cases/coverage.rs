//! What of a pack its cases do not try.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use readout_lang::{Pack, Packs, Tokens};

use super::{Case, CaseFile, Facet, case_files};

/// Something of a pack that no case tries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Path of the case file, below `packs/`.
    pub path: String,
    /// What is not tried.
    pub what: String,
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "packs/{}: {}", self.path, self.what)
    }
}

/// The gaps in the cases of all packs, or of the pack `code`: an act or source place of `speech.tsv` or a class of `time.tsv` without a case that
/// fires, and a case file in which every text has something to be found.
///
/// An act fires where it is expected; a source place or class where a text with a form of it has expectations. The time class `not` is tried
/// by any text with such a form.
pub fn coverage(files: &[(&str, &str)], packs: &Packs, code: Option<&str>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for (path, folder, content) in case_files(files, code) {
        let (Some(facet), Some(pack)) = (Facet::of_path(path), packs.find(folder)) else { continue };
        let file = CaseFile::parse(content);
        let mut gap = |what: String| gaps.push(Gap { path: path.to_owned(), what });
        if file.cases().all(|case| !case.expected.is_empty()) {
            gap("no text in which nothing may be found".to_owned());
        }
        let table = |name: &str| files.iter().find(|(p, _)| *p == format!("{folder}/{name}")).map_or("", |(_, content)| *content);
        match facet {
            Facet::Statements => {
                let rows = || rows(table("speech.tsv"));
                let acts: BTreeSet<&str> = rows().filter_map(|cells| cells.get(2).copied()).collect();
                let tried: BTreeSet<&str> = file.cases().flat_map(acts_of).collect();
                for act in acts.difference(&tried) {
                    gap(format!("no case for act {act} of speech.tsv"));
                }
                let sources = rows().filter_map(|cells| Some((*cells.first()?, *cells.get(3)?)));
                for source in untried(pack, sources, &file) {
                    gap(format!("no case for source {source} of speech.tsv"));
                }
            }
            Facet::Times => {
                let classes = rows(table("time.tsv")).filter_map(|cells| Some((*cells.first()?, *cells.get(1)?)));
                for class in untried(pack, classes, &file) {
                    gap(format!("no case for class {class} of time.tsv"));
                }
            }
            Facet::Meetings | Facet::Names | Facet::Page => {}
        }
    }
    gaps
}

/// The cells of the rows of a table, without its header.
fn rows(content: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = content.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.skip(1).map(|line| line.split('\t').collect())
}

/// The acts that the expectations of a case name: the second word of each.
fn acts_of<'a>(case: &Case<'a>) -> Vec<&'a str> {
    case.expected.iter().filter_map(|(_, line)| line.split_whitespace().nth(1)).collect()
}

/// The classes of `forms` (form and class) of which no case has a form.
fn untried<'a>(pack: &Pack, forms: impl Iterator<Item = (&'a str, &'a str)>, file: &CaseFile<'_>) -> BTreeSet<&'a str> {
    let mut classes: BTreeMap<Vec<String>, BTreeSet<&str>> = BTreeMap::new();
    for (form, class) in forms {
        classes.entry(keys(&pack.tokens(form))).or_default().insert(class);
    }
    let longest = classes.keys().map(Vec::len).max().unwrap_or(0);
    let mut open: BTreeSet<&str> = classes.values().flatten().copied().collect();
    for case in file.cases() {
        let keys = keys(&pack.tokens(&case.text));
        for from in 0..keys.len() {
            for to in from + 1..=keys.len().min(from + longest) {
                for class in classes.get(&keys[from..to]).into_iter().flatten() {
                    if !case.expected.is_empty() || *class == "not" {
                        open.remove(class);
                    }
                }
            }
        }
    }
    open
}

fn keys(tokens: &Tokens) -> Vec<String> {
    (0..tokens.len()).map(|i| tokens.key(i).to_owned()).collect()
}
