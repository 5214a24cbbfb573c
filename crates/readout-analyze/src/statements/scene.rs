//! A sentence laid out for attribution: its cues, quotations and phrases, and the steps by which one looks around in it.

use std::ops::Range;

use readout_lang::{Grammar, NameClass};
use readout_model::Span;

use super::cues::Cue;
use crate::names::{Names, Noun};
use crate::quotes::Quote;
use crate::reading::{Reading, Sentence};

/// One sentence, its cues and what stands around them.
pub(super) struct Scene<'s, 'a> {
    pub reading: &'s Reading<'a>,
    pub names: &'s Names<'a>,
    pub sentence: &'s Sentence,
    pub cues: Vec<Cue<'a>>,
    /// Outermost quotations that touch the sentence: index, tokens with marks.
    pub quotes: Vec<(usize, Range<usize>)>,
}

impl<'s, 'a> Scene<'s, 'a> {
    pub fn new(reading: &'s Reading<'a>, names: &'s Names<'a>, sentence: &'s Sentence) -> Self {
        let cues = super::cues::find(reading, sentence);
        let touching = reading.quotes_touching(sentence.span);
        let quotes = touching.filter_map(|i| Some((i, reading.tokens.within(reading.quotes.get(i)?.outer)))).collect();
        Self { reading, names, sentence, cues, quotes }
    }

    pub fn quote(&self, index: usize) -> Option<&Quote> {
        self.reading.quotes.get(index)
    }

    /// The place of some words, and all of the quotation that begins among them and ends behind them.
    pub fn to_its_end(&self, span: Span) -> Span {
        let begins = |q: &&Quote| span.start() < q.outer.start() && q.outer.start() < span.end() && span.end() < q.outer.end();
        let open = self.quotes.iter().filter_map(|(i, _)| self.quote(*i)).find(begins);
        open.map_or(span, |quote| span.cover(quote.inner))
    }

    /// The quotation that covers a token.
    pub fn quoted(&self, at: usize) -> Option<&(usize, Range<usize>)> {
        self.quotes.iter().find(|(_, tokens)| tokens.contains(&at))
    }

    /// The phrase that begins at a token.
    pub fn noun_at(&self, at: usize) -> Option<&'s Noun> {
        self.names.nouns_within(&(at..at + 1)).first()
    }

    /// The phrase that covers a token.
    pub fn noun_over(&self, at: usize) -> Option<&'s Noun> {
        let upto = self.names.nouns_within(&(self.sentence.tokens.start..at + 1));
        upto.last().filter(|n| n.tokens.contains(&at))
    }

    pub fn mark(&self, at: usize) -> Option<char> {
        self.reading.mark(at)
    }

    /// True for a small word of a class; a name that looks like one ("May", "Will X") is none.
    pub fn is(&self, at: usize, class: impl Fn(Grammar) -> bool) -> bool {
        let name = || self.names.over(at).is_some_and(|n| matches!(n.class, NameClass::Name | NameClass::Short));
        self.reading.is(at, class) && !(self.reading.tokens[at].is_capital() && name())
    }

    pub fn is_comma(&self, at: usize) -> bool {
        let apart = |at: usize| self.reading.tokens.get(at).is_none_or(|t| !t.glued);
        self.mark(at).is_some_and(|c| matches!(c, ',' | ';' | '–' | '—') || c == '-' && apart(at) && apart(at + 1))
    }

    pub fn is_that(&self, at: usize) -> bool {
        self.is(at, |g| matches!(g, Grammar::That | Grammar::Wish))
    }

    /// True where a preposition, with articles and adjectives in between, makes the phrase that begins at `at` something other than a subject.
    pub fn after_preposition(&self, at: usize, from: usize) -> bool {
        let mut i = at;
        for _ in 0..3 {
            let Some(before) = i.checked_sub(1).filter(|b| *b >= from) else { return false };
            if self.is(before, |g| matches!(g, Grammar::Preposition | Grammar::At)) {
                // "Instead of that the minister said": the words between are the preposition's own.
                return self.reading.grammar(before, at, |g| g == Grammar::Aux) != Some(at - before);
            }
            let passes = self.is(before, Grammar::is_determiner)
                || self.names.over(before).is_some_and(|n| n.class == readout_lang::NameClass::Adjective);
            if !passes {
                return false;
            }
            i = before;
        }
        false
    }

    /// Number of words in a range of tokens.
    pub fn words(&self, tokens: Range<usize>) -> usize {
        tokens.filter(|i| self.reading.tokens.get(*i).is_some_and(|t| t.is_word())).count()
    }

    /// Index of the first cue that begins in a range, outside quotations.
    pub fn cue_in(&self, tokens: Range<usize>) -> Option<usize> {
        self.cues.iter().position(|c| c.quote.is_none() && tokens.contains(&c.tokens.start))
    }

    /// `tokens` without marks at both ends.
    pub fn bare(&self, mut tokens: Range<usize>) -> Range<usize> {
        let keeps = |c: char| matches!(c, '(' | ')' | '$' | '€' | '£' | '%' | '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '’');
        while tokens.start < tokens.end && self.mark(tokens.start).is_some_and(|c| !keeps(c) || c == ')') {
            tokens.start += 1;
        }
        while tokens.start < tokens.end && self.mark(tokens.end - 1).is_some_and(|c| !keeps(c)) {
            tokens.end -= 1;
        }
        tokens
    }
}
