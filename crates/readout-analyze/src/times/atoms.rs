//! The words of a sentence as far as they can be part of a time expression.

use std::ops::Range;

use readout_lang::{Grammar, Shape, TimeWord};

use crate::reading::Reading;

/// What stands at a token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Atom<'a> {
    /// Classes of the longest time word that begins here.
    pub words: &'a [TimeWord],
    /// Its length in tokens; 1 where there is none.
    pub len: usize,
    /// A number in digits without marks, or in words.
    pub number: Option<u32>,
    /// Digits as they stand, with their points and colons.
    pub digits: Option<&'a str>,
    /// The mark, where the token is one.
    pub mark: Option<char>,
    /// A preposition, article or other small word.
    pub small: bool,
    /// A conjunction or preposition that can open a range or a year.
    pub preposition: bool,
    /// A preposition of place.
    pub place: bool,
    /// A conjunction.
    pub and: bool,
    /// A word in small letters that is none of these.
    pub noun: bool,
    pub glued: bool,
}

impl Atom<'_> {
    pub fn is_time(&self) -> bool {
        !self.words.is_empty()
    }

    /// The first class for which `pick` gives something.
    pub fn class<T>(&self, pick: impl FnMut(&TimeWord) -> Option<T>) -> Option<T> {
        self.words.iter().find_map(pick)
    }
}

/// True for a word that the language would write in the other case, were it a month or weekday: "may" in small letters where they have a capital, a name
/// inside a sentence where they have none.
fn another_case(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    match reading.tokens[at].shape {
        Shape::Lower => reading.pack.capital_dates(),
        Shape::Capital if !reading.pack.capital_dates() => {
            let before = at.checked_sub(1).filter(|b| *b >= sentence.start);
            let lower = |b: usize| reading.tokens[b].shape == Shape::Lower && !reading.is(b, |_| true);
            before.is_some_and(lower)
        }
        _ => false,
    }
}

pub(super) fn read<'a>(reading: &'a Reading<'_>, tokens: Range<usize>) -> Vec<Atom<'a>> {
    let pack = reading.pack;
    let mut covered = 0;
    tokens
        .clone()
        .map(|i| {
            let token = &reading.tokens[i];
            let mut atom = Atom { len: 1, glued: token.glued, mark: reading.mark(i), ..Atom::default() };
            let words = || reading.tokens[i..tokens.end].iter().map(|t| t.word);
            if token.word != 0
                && let Some((len, classes)) = pack.time.longest(words())
                && !(another_case(reading, i, &tokens) && classes.iter().any(|w| matches!(w, TimeWord::Month(_) | TimeWord::Weekday(_))))
            {
                (atom.len, atom.words) = (len, classes);
            }
            match token.shape {
                Shape::Number => {
                    let digits = token.span.of(reading.text);
                    atom.digits = Some(digits);
                    atom.number = digits.parse().ok();
                }
                Shape::Mark => {}
                _ if token.word != 0 => {
                    atom.number = pack.numbers.exact([token.word]).first().copied();
                    let classes = pack.grammar.exact([token.word]);
                    atom.small = classes.iter().any(|g| g.is_small());
                    atom.and = classes.contains(&Grammar::And);
                    atom.place = classes.contains(&Grammar::At);
                    atom.preposition = classes.iter().any(|g| matches!(g, Grammar::Preposition | Grammar::At));
                }
                _ => {}
            }
            atom.noun = token.shape == Shape::Lower && !atom.small && atom.words.is_empty() && atom.number.is_none() && i >= covered;
            if !atom.words.is_empty() {
                covered = i + atom.len;
            }
            atom
        })
        .collect()
}
