//! Finds what words are about by their stems, whatever their endings and order.

use std::collections::BTreeMap;

use crate::forms::Lexicon;

/// Words of a row must stand within so many tokens of each other.
const REACH: usize = 8;

/// A table of rows of stems (`issues.tsv`, `acts.tsv`) and what each row shows.
#[derive(Debug)]
pub struct Stems<T> {
    rows: Vec<(usize, T)>,
    stems: Vec<Stem>,
    /// First two letters to stems.
    heads: Lexicon<[char; 2], Vec<u32>>,
}

impl<T> Default for Stems<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), stems: Vec::new(), heads: Lexicon::default() }
    }
}

#[derive(Debug)]
struct Stem {
    text: String,
    /// True where any ending may follow.
    open: bool,
    /// Row and place in the row.
    uses: Vec<(u32, u32)>,
}

/// A row whose stems stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StemHit<T> {
    /// What the row shows.
    pub value: T,
    /// Number of words that show it: more words, less doubt.
    pub words: usize,
    /// Index of the first token.
    pub start: usize,
    /// Index after the last token.
    pub end: usize,
}

impl<T: Copy> Stems<T> {
    /// Adds a row of folded stems, each with whether any ending may follow.
    pub(crate) fn add(&mut self, stems: &[(String, bool)], value: T) {
        let row = self.rows.len() as u32;
        self.rows.push((stems.len(), value));
        for (place, (text, open)) in stems.iter().enumerate() {
            let of_head = self.heads.or_insert_with(head(text), Vec::new);
            let known = of_head.iter().copied().find(|s| self.stems.get(*s as usize).is_some_and(|s| s.text == *text && s.open == *open));
            let at = known.unwrap_or_else(|| {
                of_head.push(self.stems.len() as u32);
                self.stems.push(Stem { text: text.clone(), open: *open, uses: Vec::new() });
                self.stems.len() as u32 - 1
            });
            if let Some(stem) = self.stems.get_mut(at as usize) {
                stem.uses.push((row, place as u32));
            }
        }
    }

    /// All rows whose stems stand together, in order of their last word. `key` gives the folded word of each token.
    pub fn find<'k>(&self, len: usize, key: impl Fn(usize) -> &'k str) -> Vec<StemHit<T>> {
        let mut found: Vec<StemHit<T>> = Vec::new();
        // Where each stem of a row was last seen.
        let mut seen: BTreeMap<u32, Vec<Option<usize>>> = BTreeMap::new();
        for at in 0..len {
            let word = key(at);
            for stem in self.heads.get(&head(word)).into_iter().flatten().filter_map(|s| self.stems.get(*s as usize)) {
                if !(if stem.open { word.starts_with(&stem.text) } else { word == stem.text }) {
                    continue;
                }
                for (r, place) in &stem.uses {
                    let Some((words, value)) = self.rows.get(*r as usize).copied() else { continue };
                    let places = seen.entry(*r).or_insert_with(|| vec![None; words]);
                    places[*place as usize] = Some(at);
                    let start = places.iter().copied().min().flatten();
                    if let Some(start) = start.filter(|s| at - s <= REACH) {
                        found.push(StemHit { value, words, start, end: at + 1 });
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
        let mut table = Stems::default();
        let row = |stems: &[(&str, bool)]| stems.iter().map(|(s, o)| ((*s).to_owned(), *o)).collect::<Vec<_>>();
        table.add(&row(&[("expan", true), ("nato", false)]), 0);
        table.add(&row(&[("sanction", true)]), 1);
        let find = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            table.find(words.len(), |i| words[i]).iter().map(|h| (h.value, h.start, h.end)).collect::<Vec<_>>()
        };
        assert_eq!(find("nato must not expand"), [(0, 0, 4)]);
        assert_eq!(find("the expansion of nato and sanctions"), [(0, 1, 4), (1, 5, 6)]);
        assert_eq!(find("nato a b c d e f g h i expands"), []);
    }
}
