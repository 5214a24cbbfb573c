//! Finds which issues words are about.

use crate::forms::Lexicon;
use crate::rows::IssueRow;

/// Words of a row must stand within so many tokens of each other.
const REACH: usize = 8;

/// The rows of `issues.tsv`, found by the stems of words.
#[derive(Debug, Default)]
pub struct Issues {
    rows: Vec<IssueRow>,
    stems: Vec<Stem>,
    /// First two letters to stems.
    heads: Lexicon<[char; 2], Vec<u32>>,
}

#[derive(Debug)]
struct Stem {
    text: String,
    open: bool,
    /// Row and place in the row.
    uses: Vec<(u32, u32)>,
}

/// An issue that words are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueHit {
    /// Index in [`crate::World::issues`].
    pub issue: u32,
    /// True where the words themselves say no.
    pub against: bool,
    /// Number of words that show it: more words, less doubt.
    pub words: usize,
    /// Index of the first token.
    pub start: usize,
    /// Index after the last token.
    pub end: usize,
}

impl Issues {
    pub(crate) fn new(rows: Vec<IssueRow>) -> Self {
        let mut table = Issues::default();
        for (r, row) in rows.iter().enumerate() {
            for (place, (text, open)) in row.stems.iter().enumerate() {
                let at = table.stems.iter().position(|s| s.text == *text && s.open == *open).unwrap_or_else(|| {
                    let at = table.stems.len();
                    table.heads.or_insert_with(head(text), Vec::new).push(at as u32);
                    table.stems.push(Stem { text: text.clone(), open: *open, uses: Vec::new() });
                    at
                });
                table.stems[at].uses.push((r as u32, place as u32));
            }
        }
        table.rows = rows;
        table
    }

    /// All issues that the words are about, in order of place. `keys` gives the folded word of each token.
    pub fn find<'k>(&self, len: usize, key: impl Fn(usize) -> &'k str) -> Vec<IssueHit> {
        let mut found: Vec<IssueHit> = Vec::new();
        // Where each stem of a row was last seen.
        let mut seen: std::collections::BTreeMap<u32, Vec<Option<usize>>> = std::collections::BTreeMap::new();
        for at in 0..len {
            let word = key(at);
            for stem in self.heads.get(&head(word)).into_iter().flatten().filter_map(|s| self.stems.get(*s as usize)) {
                if !(if stem.open { word.starts_with(&stem.text) } else { word == stem.text }) {
                    continue;
                }
                for (r, place) in &stem.uses {
                    let Some(row) = self.rows.get(*r as usize) else { continue };
                    let places = seen.entry(*r).or_insert_with(|| vec![None; row.stems.len()]);
                    places[*place as usize] = Some(at);
                    let start = places.iter().copied().min().flatten();
                    if let Some(start) = start.filter(|s| at - s <= REACH) {
                        found.push(IssueHit { issue: row.issue, against: row.against, words: row.stems.len(), start, end: at + 1 });
                    }
                }
            }
        }
        found
    }
}

/// The first two letters; of a word of one letter, that and nothing.
fn head(word: &str) -> [char; 2] {
    let mut chars = word.chars();
    [chars.next().unwrap_or_default(), chars.next().unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_stems_within_reach_in_any_order() {
        let row = |stems: &[(&str, bool)], issue| IssueRow { stems: stems.iter().map(|(s, o)| ((*s).to_owned(), *o)).collect(), issue, against: false };
        let issues = Issues::new(vec![row(&[("expan", true), ("nato", false)], 0), row(&[("sanction", true)], 1)]);
        let find = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            issues.find(words.len(), |i| words[i]).iter().map(|h| (h.issue, h.start, h.end)).collect::<Vec<_>>()
        };
        assert_eq!(find("nato must not expand"), [(0, 0, 4)]);
        assert_eq!(find("the expansion of nato and sanctions"), [(0, 1, 4), (1, 5, 6)]);
        assert_eq!(find("nato a b c d e f g h i expands"), []);
    }
}
