//! Words of an article that are alike in many languages, as hashes that need no language to compare: names, numbers, words of one meaning by the
//! dictionaries of the packs, words of common origin.

use readout_lang::{Latin, Pack, hash};
use readout_model::{Mention, Span, Terms};

/// A word of common origin has so many letters at least, …
const LONG: usize = 7;
/// … and is known by so many of its letters.
const LETTERS: usize = 4;
/// Shorter words of names say too little.
const NAME: usize = 4;

/// The terms of a text, each with its place, in order.
pub(crate) struct Located(Vec<(usize, Term)>);

enum Term {
    Name(u32),
    Number(u32),
    Concept(u32),
    Word(u32),
}

impl Located {
    /// Reads the words in `open` and the names there. A word that the dictionary of the `pack` has counts as what it means, others by their letters.
    pub fn new(text: &str, open: &[Span], mentions: &[Mention], latin: &Latin, pack: Option<&Pack>) -> Self {
        let mut found = Vec::new();
        let mut folded = String::new();
        let mut at = 0;
        for span in open {
            let mut from = span.start();
            for word in span.of(text).split_inclusive(|c: char| !c.is_alphanumeric() && !is_inside_number(c)) {
                let start = from;
                from += word.len();
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                if word.starts_with(|c: char| c.is_ascii_digit()) {
                    found.extend(number(word).map(|n| (start, Term::Number(hash(&n)))));
                    continue;
                }
                while mentions.get(at).is_some_and(|m| m.span.end() <= start) {
                    at += 1;
                }
                let named = mentions.get(at).is_some_and(|m| m.span.start() < from);
                if let Some(pack) = pack.filter(|_| !named) {
                    folded.clear();
                    pack.append_folded(word, &mut folded);
                    let concepts = pack.concepts.of(&folded);
                    if !concepts.is_empty() {
                        found.extend(concepts.iter().map(|c| (start, Term::Concept(*c))));
                        continue;
                    }
                }
                let letters = word.chars().count();
                if letters < if named { NAME } else { LONG } {
                    continue;
                }
                folded.clear();
                latin.append(word, &mut folded);
                let key = skeleton(&folded);
                if named {
                    found.push((start, Term::Name(hash(&key))));
                } else if key.len() >= LETTERS {
                    found.push((start, Term::Word(hash(&key[..LETTERS]))));
                }
            }
        }
        Self(found)
    }

    /// The terms inside a span, sorted, once each.
    pub fn once(&self, span: Span) -> Terms {
        let mut terms = self.all([span]);
        for list in [&mut terms.names, &mut terms.numbers, &mut terms.concepts, &mut terms.words] {
            list.dedup();
        }
        terms
    }

    /// The terms inside some spans, sorted, as often as they stand there.
    pub fn all(&self, spans: impl IntoIterator<Item = Span>) -> Terms {
        let mut terms = Terms::default();
        for span in spans {
            let first = self.0.partition_point(|(at, _)| *at < span.start());
            for (_, term) in self.0[first..].iter().take_while(|(at, _)| *at < span.end()) {
                match term {
                    Term::Name(n) => terms.names.push(*n),
                    Term::Number(n) => terms.numbers.push(*n),
                    Term::Concept(n) => terms.concepts.push(*n),
                    Term::Word(n) => terms.words.push(*n),
                }
            }
        }
        for list in [&mut terms.names, &mut terms.numbers, &mut terms.concepts, &mut terms.words] {
            list.sort_unstable();
        }
        terms
    }
}

fn is_inside_number(c: char) -> bool {
    matches!(c, '.' | ',')
}

/// A number of two digits or more with its thousands together and a point before its decimals; `None` for others.
fn number(word: &str) -> Option<String> {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if digits < 2 || word.bytes().any(|b| !b.is_ascii_digit() && b != b'.' && b != b',') {
        return None;
    }
    let mut parts = word.split(['.', ',']);
    let mut number = parts.next()?.to_owned();
    for part in parts {
        if part.len() != 3 {
            number.push('.');
        }
        number.push_str(part);
    }
    Some(number)
}

/// How a name sounds: its words by their first letters and consonants.
pub(crate) fn sound(name: &str, latin: &Latin) -> String {
    let mut folded = String::with_capacity(name.len());
    latin.append(name, &mut folded);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(skeleton);
    words.collect::<Vec<_>>().join(" ")
}

/// The first letter of a folded word and its other consonants; those that languages write for one another are one.
fn skeleton(folded: &str) -> String {
    let mut key = String::with_capacity(folded.len());
    for c in folded.chars() {
        let c = match c {
            'z' => 's',
            'c' | 'g' => 'k',
            'b' => 'p',
            'd' => 't',
            'h' | 'j' if !key.is_empty() => continue,
            c => c,
        };
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
        if (key.is_empty() || !vowel) && !key.ends_with(c) && c.is_ascii_alphanumeric() {
            key.push(c);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_origin_have_one_key() {
        assert_eq!(skeleton("parlamentul")[..4], skeleton("parliament")[..4]);
        assert_eq!(skeleton("komisija")[..3], skeleton("commission")[..3]);
        assert_ne!(skeleton("president")[..4], skeleton("parlament")[..4]);
    }

    #[test]
    fn numbers_whatever_the_separator() {
        assert_eq!(number("1,200"), number("1.200"));
        assert_eq!(number("3.5"), number("3,5"));
        assert_ne!(number("3.5"), number("35"));
        assert_eq!(number("7"), None);
    }
}
