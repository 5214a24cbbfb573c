//! Transliteration by the table of a pack.

use std::collections::BTreeMap;

/// Where in a word a row applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Where {
    Start,
    End,
    Vowel,
    Any,
}

/// A table from the letters of one script to those of another.
#[derive(Debug, Default)]
pub(crate) struct Transliteration {
    /// By first letter; longest `from` first, then the narrowest place.
    rows: BTreeMap<char, Vec<(String, Where, String)>>,
}

impl Transliteration {
    pub(crate) fn new(rows: impl IntoIterator<Item = (String, Where, String)>) -> Self {
        let mut table: BTreeMap<char, Vec<(String, Where, String)>> = BTreeMap::new();
        for row in rows {
            if let Some(first) = row.0.chars().next() {
                table.entry(first).or_default().push(row);
            }
        }
        for rows in table.values_mut() {
            rows.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(a.1.cmp(&b.1)));
        }
        Self { rows: table }
    }

    /// True where no row is known.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Appends the lower-case `word` in the other script; letters without a row stay.
    pub(crate) fn append(&self, word: &str, out: &mut String) {
        let mut after_vowel = false;
        let mut at = 0;
        while let Some(c) = word[at..].chars().next() {
            let rest = &word[at..];
            let row = self.rows.get(&c).and_then(|rows| {
                rows.iter().find(|(from, place, _)| {
                    rest.starts_with(from.as_str())
                        && match place {
                            Where::Start => at == 0,
                            Where::End => rest.len() == from.len(),
                            Where::Vowel => after_vowel,
                            Where::Any => true,
                        }
                })
            });
            let begin = out.len();
            match row {
                Some((from, _, to)) => {
                    out.push_str(to);
                    at += from.len();
                }
                None => {
                    out.push(c);
                    at += c.len_utf8();
                }
            }
            if out.len() > begin {
                after_vowel = out.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'ă', 'â', 'î']);
            }
        }
    }

    /// `name` in the other script with the case of its letters kept: a capital where the letter was one, all capitals where the word was.
    pub(crate) fn name(&self, name: &str) -> String {
        let mut out = String::with_capacity(name.len());
        let mut low = String::new();
        for word in name.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let letters = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            low.clear();
            self.append(&letters.to_lowercase(), &mut low);
            let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
            if capitals > 1 && capitals == letters.chars().filter(|c| c.is_alphabetic()).count() {
                out.push_str(&low.to_uppercase());
            } else if letters.starts_with(char::is_uppercase) {
                let mut chars = low.chars();
                out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(chars.as_str());
            } else {
                out.push_str(&low);
            }
            out.push_str(&word[letters.len()..]);
        }
        out
    }
}
