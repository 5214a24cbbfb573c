//! Finds the cues of a sentence: the words with which it says that somebody says something.

use std::ops::Range;

use readout_lang::{Clause, Grammar, SourcePlace, Speech};

use crate::reading::{Reading, Sentence};

/// A cue and the words within which its source and content can stand.
#[derive(Clone, Debug)]
pub(super) struct Cue<'a> {
    pub tokens: Range<usize>,
    pub speech: &'a Speech,
    /// The sentence, or the part of it inside the quotation that the cue stands in.
    pub region: Range<usize>,
    /// Index of that quotation.
    pub quote: Option<usize>,
}

/// Negation, auxiliaries and the future are looked for so many tokens before the verb.
const BEFORE: usize = 3;

/// The cues of a sentence, in order. Speech that is negated, supposed or still to come is left out.
pub(super) fn find<'a>(reading: &Reading<'a>, sentence: &Sentence) -> Vec<Cue<'a>> {
    let mut found = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let words = reading.tokens[at..sentence.tokens.end].iter().map(|t| t.word);
        let hit = if reading.tokens[at].word == 0 { None } else { reading.pack.speech.longest(words) };
        let Some((len, [speech, ..])) = hit else {
            at += 1;
            continue;
        };
        let tokens = at..at + len;
        at += len;
        let span = reading.tokens[tokens.start].span;
        let quote = reading.quote_over(span);
        let region = match quote.and_then(|q| reading.quotes.get(q)) {
            Some(q) => {
                let inner = reading.tokens.within(q.inner);
                inner.start.max(sentence.tokens.start)..inner.end.min(sentence.tokens.end)
            }
            None => sentence.tokens.clone(),
        };
        let cue = Cue { tokens, speech, region, quote };
        if !unsaid(reading, &cue) {
            found.push(cue);
        }
    }
    found
}

/// True where the cue tells of speech that did not take place: negated, under a condition, in the future.
fn unsaid(reading: &Reading<'_>, cue: &Cue<'_>) -> bool {
    if !matches!(cue.speech.source, SourcePlace::Subject | SourcePlace::Outlet) {
        return false;
    }
    // After a preposition or a word of wanting a verb is an infinitive, or a noun ("amid reports").
    let infinitive = |i: usize| {
        reading.is(i, |g| matches!(g, Grammar::Preposition | Grammar::Wish))
            && !reading.is(i, |g| matches!(g, Grammar::That | Grammar::Aux))
    };
    if cue.tokens.start.checked_sub(1).is_some_and(|b| b >= cue.region.start && infinitive(b)) {
        return true;
    }
    if cue.speech.source == SourcePlace::Outlet {
        return false;
    }
    let from = cue.tokens.start.saturating_sub(BEFORE).max(cue.region.start);
    let mut before = (from..cue.tokens.start).rev().take_while(|i| reading.tokens[*i].is_word());
    if before.any(|i| cue.tokens.start - i <= 2 && reading.is(i, |g| matches!(g, Grammar::Not | Grammar::Future))) {
        return true;
    }
    let supposed = |i: usize| reading.is(i, |g| g == Grammar::Clause(Clause::Condition));
    let near = cue.tokens.start.saturating_sub(4).max(cue.region.start)..cue.tokens.start;
    !cue.speech.content.is_quoted() && near.clone().any(supposed) && !near.into_iter().any(|i| reading.mark(i) == Some(','))
}
