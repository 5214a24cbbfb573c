//! What is tagged: the tokens of a text, sentence by sentence.

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::FxBuildHasher;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A word in small letters, or of a script without case.
    Lower,
    /// A word with a capital first letter and no other.
    Capital,
    /// A single capital letter.
    Initial,
    /// A word all in capitals.
    Capitals,
    /// A word with capitals inside.
    Mixed,
    /// Begins with a digit.
    Number,
    /// Anything else.
    Mark,
}

impl Look {
    /// True for a word with a capital first letter.
    pub(crate) fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Initial | Self::Capitals | Self::Mixed)
    }
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where its folded form stands in the document's words.
    word: (u32, u32),
    pub(crate) look: Look,
    /// True where no space stands before it.
    pub(crate) glued: bool,
    /// One bit for each thing that the caller knows of it, meaning the same in every document.
    pub(crate) hints: u32,
}

/// A text to tag.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub(crate) language: u64,
    words: String,
    pub(crate) tokens: Vec<Token>,
    pub(crate) sentences: Vec<Range<usize>>,
}

impl Document {
    /// A document without tokens, in a language by its code; documents without one have what is learned from all languages only.
    pub fn new(language: &str) -> Self {
        Self { language: FxBuildHasher.hash_one(language), ..Self::default() }
    }

    /// Adds a token: `fold` appends its form in small Latin letters.
    pub fn push(&mut self, look: Look, glued: bool, fold: impl FnOnce(&mut String)) {
        let start = self.words.len() as u32;
        fold(&mut self.words);
        self.tokens.push(Token { word: (start, self.words.len() as u32), look, glued, hints: 0 });
    }

    /// Adds hints of a token: one bit each. A token that is not there is left out.
    pub fn hint(&mut self, at: usize, hints: u32) {
        if let Some(token) = self.tokens.get_mut(at) {
            token.hints |= hints;
        }
    }

    /// Makes a range of tokens a sentence. Sentences come in order and do not overlap; tokens that none holds are not tagged.
    pub fn sentence(&mut self, tokens: Range<usize>) {
        if tokens.start < tokens.end && tokens.end <= self.tokens.len() {
            self.sentences.push(tokens);
        }
    }

    /// The folded form of a token, empty where there is none.
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get(at).and_then(|t| self.words.get(t.word.0 as usize..t.word.1 as usize)).unwrap_or_default()
    }
}
