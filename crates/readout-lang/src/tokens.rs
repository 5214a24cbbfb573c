//! Cuts a text into words, numbers and marks.

use readout_model::Span;

use crate::fold::Fold;
use crate::forms::Lexicon;

/// Numbers of the words that a pack's tables contain; 0 is any other word.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: Lexicon<String, u32>,
    len: u32,
}

impl Vocabulary {
    /// The number of a folded word.
    pub(crate) fn id(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(0)
    }

    /// The number of a folded word, given one if it has none.
    pub(crate) fn learn(&mut self, word: &str) -> u32 {
        if let Some(id) = self.words.get(word) {
            return *id;
        }
        self.len += 1;
        let id = self.len;
        *self.words.or_insert_with(word.to_owned(), || id)
    }
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A word in lower case, or of a script without case.
    Lower,
    /// A word with a capital first letter.
    Capital,
    /// A word of two or more letters, all capital.
    Capitals,
    /// Digits, with points, commas or colons between them.
    Number,
    /// Any other character.
    Mark,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Number of its folded form in the pack's vocabulary; 0 where the pack's tables do not have it.
    pub word: u32,
    /// What it looks like.
    pub shape: Shape,
    /// True where no space stands before it.
    pub glued: bool,
    key: (u32, u32),
}

impl Token {
    /// True for a word.
    pub fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capital | Shape::Capitals)
    }

    /// True for a word that begins with a capital.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals)
    }
}

/// The tokens of a text, in order.
#[derive(Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    keys: String,
}

impl std::ops::Deref for Tokens {
    type Target = [Token];

    fn deref(&self) -> &[Token] {
        &self.list
    }
}

impl Tokens {
    /// The folded form of a token: lower case, in the pack's first script.
    pub fn key(&self, at: usize) -> &str {
        self.list.get(at).and_then(|t| self.keys.get(t.key.0 as usize..t.key.1 as usize)).unwrap_or_default()
    }

    /// The span from the first to the last of a range of tokens; `None` for a range that is empty or not there.
    pub fn span(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let first = self.list.get(range.start)?;
        let last = self.list.get(range.end.checked_sub(1).filter(|last| range.start <= *last)?)?;
        Some(first.span.cover(last.span))
    }

    /// Index of the first token that starts at or after byte `at`.
    pub fn from(&self, at: usize) -> usize {
        self.list.partition_point(|t| t.span.start() < at)
    }

    /// Indexes of the tokens that lie in `span`.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.from(span.start());
        start..self.from(span.end()).max(start)
    }
}

/// Marks that may stand inside a word.
fn joins(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '\u{ad}')
}

/// Marks that may stand inside a number.
fn joins_digits(c: char) -> bool {
    matches!(c, '.' | ',' | ':')
}

/// Cuts `text` into tokens; `clitics` (folded) are split off the end of words.
pub(crate) fn cut(text: &str, fold: &Fold, vocabulary: &Vocabulary, clitics: &[String]) -> Tokens {
    let mut tokens = Tokens { list: Vec::with_capacity(text.len() / 5), keys: String::with_capacity(text.len()) };
    let mut glued = false;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
            glued = false;
            continue;
        }
        let mut end = start + c.len_utf8();
        let inside: fn(char) -> bool = if c.is_ascii_digit() { |c| c.is_ascii_digit() } else { |c| c.is_alphabetic() || is_accent(c) };
        let bridge: fn(char) -> bool = if c.is_ascii_digit() { joins_digits } else { joins };
        if inside(c) {
            while let Some((at, next)) = chars.peek().copied() {
                if inside(next) && !next.is_whitespace() {
                    end = at + next.len_utf8();
                    chars.next();
                } else if bridge(next) && text[at + next.len_utf8()..].chars().next().is_some_and(inside) {
                    chars.next();
                } else {
                    break;
                }
            }
        }
        let begin = tokens.keys.len();
        fold.append(&text[start..end], &mut tokens.keys);
        let folded = &tokens.keys[begin..];
        let clitic = clitics.iter().find(|c| c.len() < folded.len() && folded.ends_with(c.as_str()) && c.chars().count() < end - start);
        let cut_at = clitic.and_then(|c| {
            let back = text[start..end].char_indices().rev().nth(c.chars().count() - 1)?.0;
            Some((start + back, tokens.keys.len() - c.len()))
        });
        match cut_at {
            Some((at, key)) => {
                push(&mut tokens, text, (start, at), (begin, key), glued, vocabulary);
                let all = tokens.keys.len();
                push(&mut tokens, text, (at, end), (key, all), true, vocabulary);
            }
            None => {
                let all = tokens.keys.len();
                push(&mut tokens, text, (start, end), (begin, all), glued, vocabulary);
            }
        }
        glued = true;
    }
    tokens
}

/// Cuts a text of an unknown language into tokens, none of which has a word's number.
pub fn tokens(text: &str) -> Tokens {
    cut(text, &Fold::default(), &Vocabulary::default(), &[])
}

fn push(tokens: &mut Tokens, text: &str, (start, end): (usize, usize), key: (usize, usize), glued: bool, vocabulary: &Vocabulary) {
    let Some(span) = Span::new(text, start, end) else { return };
    let word = vocabulary.id(&tokens.keys[key.0..key.1]);
    tokens.list.push(Token { span, word, shape: shape(&text[start..end]), glued, key: (key.0 as u32, key.1 as u32) });
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        None if word.starts_with(|c: char| c.is_ascii_digit()) => Shape::Number,
        None => Shape::Mark,
        Some(first) if !first.is_uppercase() => Shape::Lower,
        Some(_) => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Shape::Capitals } else { Shape::Capital }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, clitics: &[&str]) -> Vec<String> {
        let clitics: Vec<String> = clitics.iter().map(|c| (*c).to_owned()).collect();
        let tokens = cut(text, &Fold::default(), &Vocabulary::default(), &clitics);
        tokens.iter().map(|t| t.span.of(text).to_owned()).collect()
    }

    #[test]
    fn words_numbers_marks() {
        assert_eq!(words("Putin’s 7.5 points, F-16.", &["'s"]), ["Putin", "’s", "7.5", "points", ",", "F", "-", "16", "."]);
        assert_eq!(words("в'їзд НАТО-а 1990s «да».", &[]), ["в'їзд", "НАТО", "-", "а", "1990", "s", "«", "да", "»", "."]);
        assert_eq!(words("'tis the boys' own", &["'s"]), ["'", "tis", "the", "boys", "'", "own"]);
    }

    #[test]
    fn keys_are_folded() {
        let text = "Obama’s МОСКВА";
        let tokens = cut(text, &Fold::default(), &Vocabulary::default(), &["'s".to_owned()]);
        assert_eq!((0..tokens.len()).map(|i| tokens.key(i)).collect::<Vec<_>>(), ["obama", "'s", "москва"]);
        assert_eq!(tokens[2].shape, Shape::Capitals);
    }
}
