//! One article while it is read: its tokens, sentences and masks, and the pack that reads it.

use std::ops::Range;

use jiff::civil::Date;
use readout_lang::{Grammar, Pack, Packs, Tokens, World};
use readout_model::{Article, Removed, Span};

use crate::mask;
use crate::quotes::{Pairing, Quote};

/// An aside between dashes that names the speaker has at most so many tokens.
const ASIDE: usize = 16;

/// An article in the hands of a pack.
pub(crate) struct Reading<'a> {
    pub text: &'a str,
    pub packs: &'a Packs,
    pub pack: &'a Pack,
    pub world: &'a World,
    pub tokens: Tokens,
    pub removed: Vec<Removed>,
    pub sentences: Vec<Sentence>,
    pub quotes: Vec<Quote>,
    pub published: Option<Date>,
}

/// A sentence and its tokens.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub span: Span,
    pub tokens: Range<usize>,
}

impl<'a> Reading<'a> {
    pub fn new(article: &'a Article, packs: &'a Packs, pack: &'a Pack) -> Self {
        let text = article.text.as_str();
        let tokens = pack.tokens(text);
        let removed = mask::find(article, pack);
        let mut sentences = Vec::new();
        let mut pairing = Pairing::new(text, &pack.quotes);
        for span in lines(text) {
            for open in unmasked(text, span, &removed) {
                let first = sentences.len();
                sentences.extend(pack.sentences(text, open).into_iter().map(|span| Sentence { span, tokens: tokens.within(span) }));
                pairing.line(open, &sentences[first..]);
            }
        }
        let world = packs.world();
        let quotes = pairing.end();
        let mut reading =
            Self { text, packs, pack, world, tokens, removed, sentences, quotes, published: article.published.map(|p| p.date) };
        reading.split_quotes();
        reading
    }

    /// Takes a verb of saying with its subject, set between dashes, out of a quotation: «We wait, — said X. — Our patience ends».
    fn split_quotes(&mut self) {
        let mut split = Vec::with_capacity(self.quotes.len());
        for quote in &self.quotes {
            let words = self.tokens.within(quote.inner);
            let dash =
                |i: &usize| words.contains(i) && self.mark(*i).is_some_and(|c| matches!(c, '–' | '—' | '-')) && !self.tokens[*i].glued;
            let ended = |i: &usize| *i > words.start && self.mark(i - 1).is_some_and(|c| matches!(c, ',' | '.' | '!' | '?' | '…'));
            let says = |i: &usize| {
                let cue = self.tokens[i + 1..words.end.min(i + 7)].iter().map(|t| t.word);
                self.pack.speech.longest(cue).is_some_and(|(_, rows)| rows.iter().any(|r| r.source == readout_lang::SourcePlace::Subject))
            };
            let first = words.clone().filter(dash).filter(ended).find(says);
            let second = first.and_then(|f| (f + 2..words.end.min(f + ASIDE)).filter(dash).find(ended));
            let left = |f: usize| (quote.outer.until(self.tokens[f].span), quote.inner.until(self.tokens[f].span));
            // «… «so it ends», — said X. The one mark that closes both quotations closes the outer one too.
            let closes = |f: &usize| *f > words.start + 1 && self.closes_quote(f - 2) && quote.outer.end() == quote.inner.end();
            let right =
                second.and_then(|s| self.tokens.get(s)).map(|dash| (dash.span.after_to(quote.outer), dash.span.after_to(quote.inner)));
            let parts = first.filter(|f| right.is_some() || closes(f)).map(|f| [Some(left(f)), right]);
            match parts {
                Some(parts) => split.extend(parts.into_iter().flatten().map(|(outer, inner)| Quote {
                    outer: outer.trim(self.text, char::is_whitespace),
                    inner: inner.trim(self.text, char::is_whitespace),
                    goes_on: quote.goes_on && right.is_some(),
                })),
                None => split.push(*quote),
            }
        }
        self.quotes = split;
    }

    /// The span of a range of tokens.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        self.tokens.span(range)
    }

    /// The mark at a token, `None` for a word or number.
    pub fn mark(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        (token.shape == readout_lang::Shape::Mark).then(|| token.span.of(self.text).chars().next()).flatten()
    }

    /// True where the words that begin at a token are of a grammatical class; gives their length.
    pub fn grammar(&self, at: usize, end: usize, is: impl Fn(Grammar) -> bool) -> Option<usize> {
        let words = self.tokens.get(at..end)?.iter().map(|t| t.word);
        self.pack.grammar.longest(words).filter(|(_, classes)| classes.iter().any(|c| is(*c))).map(|(len, _)| len)
    }

    /// True where the token itself is a word of a class, whatever follows it.
    pub fn is(&self, at: usize, class: impl Fn(Grammar) -> bool) -> bool {
        self.tokens.get(at).is_some_and(|t| t.word != 0 && self.pack.grammar.exact([t.word]).iter().any(|c| class(*c)))
    }

    /// True where a preposition stands right before the token.
    pub fn governed(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, |g| matches!(g, Grammar::Preposition | Grammar::At)))
    }

    /// True for a verb or noun of saying.
    pub fn says(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.word != 0 && !self.pack.speech.exact([t.word]).is_empty())
    }

    /// True for a mark that opens or closes a quotation in this language.
    pub fn is_quote_mark(&self, at: usize) -> bool {
        self.mark(at).is_some_and(|c| self.pack.quotes.pairs.iter().any(|(opens, closes)| c == *opens || c == *closes))
    }

    /// True for a mark that closes a quotation in this language and does not open one.
    fn closes_quote(&self, at: usize) -> bool {
        let pairs = &self.pack.quotes.pairs;
        self.mark(at).is_some_and(|c| pairs.iter().any(|(_, closes)| c == *closes) && pairs.iter().all(|(opens, _)| c != *opens))
    }

    /// Index of the outermost quotation whose words hold a place.
    pub fn quote_over(&self, span: Span) -> Option<usize> {
        let index = self.quotes.partition_point(|q| q.outer.start() <= span.start()).checked_sub(1)?;
        self.quotes.get(index).filter(|q| q.inner.contains(span)).map(|_| index)
    }

    /// Indexes of the outermost quotations that touch a place.
    pub fn quotes_touching(&self, span: Span) -> Range<usize> {
        let first = self.quotes.partition_point(|q| q.outer.end() <= span.start());
        let last = self.quotes.partition_point(|q| q.outer.start() < span.end());
        first..last.max(first)
    }

    /// The day of publication as it stands in values.
    pub fn day(&self) -> Option<String> {
        self.published.map(|d| d.to_string())
    }
}

/// The lines of a text, without their ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let from = start;
        start += line.len();
        Span::new(text, from, from + line.trim_end_matches(['\n', '\r']).len())
    })
}

/// The parts of `within` that no mask covers, in order.
pub(crate) fn unmasked(text: &str, within: Span, removed: &[Removed]) -> Vec<Span> {
    let mut open = Vec::new();
    let mut from = within.start();
    for mask in removed.iter().filter(|r| r.span.overlaps(within)) {
        open.extend(Span::new(text, from, mask.span.start().max(from)));
        from = mask.span.end().max(from);
    }
    if from < within.end() {
        open.extend(Span::new(text, from, within.end()));
    }
    open.retain(|s| !s.of(text).trim().is_empty());
    open
}
