//! Finds names and titles by the world's list, the pack's titles and capital letters.

use std::collections::BTreeMap;
use std::ops::Range;

use readout_lang::{Grammar, NameClass, Shape, TimeWord, Title};

use crate::reading::{Reading, Sentence};

/// What stands in the text, before it is known who is who.
pub(crate) struct Found<'a> {
    pub known: Vec<Known>,
    pub titles: Vec<(Range<usize>, &'a Title)>,
    pub runs: Vec<Run>,
}

/// A name of the world's list.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub tokens: Range<usize>,
    pub entity: u32,
    pub class: NameClass,
    /// True where a case ending was undone to find it.
    pub oblique: bool,
}

/// A sequence of capitalised words that the world's list does not have.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub tokens: Range<usize>,
    /// True where the capital of the first word says nothing: at the start of a sentence.
    pub weak: bool,
    /// True where a place is to be expected.
    pub at: bool,
    /// True where a title stands right before it.
    pub titled: bool,
}

/// A case ending after an acronym and a hyphen has at most so many letters.
const LONGEST_ENDING: usize = 4;

pub(crate) fn find<'a>(reading: &Reading<'a>) -> Found<'a> {
    let mut found = Found { known: Vec::new(), titles: Vec::new(), runs: Vec::new() };
    for sentence in &reading.sentences {
        let (first_known, first_title) = (found.known.len(), found.titles.len());
        listed(reading, sentence, &mut found);
        let taken = taken(sentence, &found, first_known, first_title);
        if !(sentence.title && all_capitalised(reading, sentence)) {
            runs(reading, sentence, &taken, &mut found);
        }
    }
    let lower = lower_keys(reading);
    found.runs.retain_mut(|run| keep(reading, run, &lower));
    absorb_surnames(reading, &mut found);
    found
}

/// Names of the list and titles, the longest first, left to right.
fn listed<'a>(reading: &Reading<'a>, sentence: &Sentence, found: &mut Found<'a>) {
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        if !reading.tokens[at].is_word() {
            at += 1;
            continue;
        }
        let name = known(reading, at, sentence.tokens.end);
        let title = title(reading, at, sentence.tokens.end);
        match (name, title) {
            (Some(name), title) if title.as_ref().is_none_or(|(len, _)| *len <= name.tokens.len()) => {
                at = name.tokens.end;
                found.known.push(name);
            }
            (_, Some((len, title))) => {
                found.titles.push((at..at + len, title));
                // An adjective of a state inside a title ("ministrul rus de externe") is kept beside it.
                found.known.extend(
                    (at + 1..at + len).filter_map(|i| known(reading, i, at + len)).filter(|k| k.class == NameClass::Adjective).take(1),
                );
                at += len;
            }
            _ => at += 1,
        }
    }
}

/// The longest name of the list that begins at a token.
fn known(reading: &Reading<'_>, at: usize, end: usize) -> Option<Known> {
    let mut offers = |i: usize, words: &mut Vec<u32>| {
        if i < end
            && let Some(token) = reading.tokens.get(i)
        {
            if token.is_capital() || i > at {
                reading.pack.offers(reading.tokens.key(i), token.word, words);
            } else if token.word != 0 {
                words.push(token.word);
            }
        }
    };
    let (len, uses) = reading.pack.names.longest_of(at, &mut offers)?;
    let one = len == 1;
    let token = &reading.tokens[at];
    let fits = |class: NameClass| match class {
        NameClass::Name | NameClass::Short if one => {
            token.is_capital() && (token.shape == Shape::Capitals || !reading.pack.is_stop_key(reading.tokens.key(at)))
        }
        NameClass::Name | NameClass::Short => (at..at + len).any(|i| reading.tokens[i].is_capital()),
        NameClass::Adjective | NameClass::People => true,
    };
    // What the list has as it stands goes before what is found with a case ending undone; a name before a people or an adjective.
    let exact = reading.pack.names.exact(reading.tokens[at..at + len].iter().map(|t| t.word)).iter();
    let own = exact.filter(|u| fits(u.class)).min_by_key(|u| u.class as u8);
    let chosen = own.or_else(|| uses.into_iter().filter(|u| fits(u.class)).min_by_key(|u| u.class as u8))?;
    let oblique = own.is_none();
    let mut tokens = at..at + len;
    if glued_ending(reading, tokens.end, end) && reading.tokens[tokens.end - 1].shape == Shape::Capitals {
        tokens.end += 2;
    }
    Some(Known { tokens, entity: chosen.entity, class: chosen.class, oblique })
}

/// True for a hyphen and a short ending in small letters, written together with what stands before (`НАТО-а`).
fn glued_ending(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    at + 1 < end
        && reading.mark(at).is_some_and(|c| matches!(c, '-' | '‑' | '–'))
        && reading.tokens[at].glued
        && reading.tokens[at + 1].glued
        && reading.tokens[at + 1].shape == Shape::Lower
        && reading.tokens.key(at + 1).chars().count() <= LONGEST_ENDING
}

/// The longest title that begins at a token; an adjective of a state may stand inside it.
fn title<'a>(reading: &Reading<'a>, at: usize, end: usize) -> Option<(usize, &'a Title)> {
    let words = |from: usize| reading.tokens[from..end].iter().map(|t| t.word);
    let (len, titles) = reading.pack.titles.longest(words(at))?;
    let plain = titles.first().map(|t| (len, t));
    let inner = at + len;
    let adjective = known(reading, inner, end).filter(|k| k.class == NameClass::Adjective);
    let Some(adjective) = adjective else { return plain };
    let split = reading.tokens[at..inner].iter().chain(&reading.tokens[adjective.tokens.end..end]).map(|t| t.word);
    match reading.pack.titles.longest(split) {
        Some((longer, titles)) if longer > len => titles.first().map(|t| (longer + adjective.tokens.len(), t)),
        _ => plain,
    }
}

/// For each token of the sentence, whether a known name (not a person's surname) or a title covers it.
fn taken(sentence: &Sentence, found: &Found<'_>, first_known: usize, first_title: usize) -> Vec<bool> {
    let mut taken = vec![false; sentence.tokens.len()];
    let known = found.known[first_known..].iter().map(|k| &k.tokens);
    for range in known.chain(found.titles[first_title..].iter().map(|(tokens, _)| tokens)) {
        for i in range.clone() {
            if let Some(cell) = taken.get_mut(i.wrapping_sub(sentence.tokens.start)) {
                *cell = true;
            }
        }
    }
    taken
}

/// True for a headline in which nearly every longer word is capitalised.
fn all_capitalised(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let long = |i: &usize| reading.tokens[*i].is_word() && reading.tokens.key(*i).chars().count() > 3;
    let words: Vec<usize> = sentence.tokens.clone().filter(long).collect();
    let capital = words.iter().filter(|i| reading.tokens[**i].is_capital()).count();
    words.len() > 3 && capital * 10 > words.len() * 7
}

fn runs(reading: &Reading<'_>, sentence: &Sentence, taken: &[bool], found: &mut Found<'_>) {
    let free = |i: usize| i < sentence.tokens.end && !taken[i - sentence.tokens.start];
    // A small word with a capital inside a sentence is a name ("Ли", "Will").
    let opens = |i: usize| i == sentence.tokens.start || reading.mark(i - 1).is_some_and(|c| !matches!(c, ',' | '-' | ')'));
    let small = |i: usize| {
        is_small_word(reading, i)
            && (opens(i) || reading.tokens.key(i).chars().count() < 2 || reading.is(i, |g| matches!(g, Grammar::Pronoun(_))))
    };
    let part = |i: usize| free(i) && reading.tokens[i].is_capital() && !small(i) && !is_time(reading, i);
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        if !part(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        loop {
            // "J. Smith": an initial and its stop; "Smith-Jones": a hyphen between.
            let initial = reading.tokens.key(end - 1).chars().count() == 1 && reading.mark(end) == Some('.');
            let hyphen = reading.mark(end).is_some_and(|c| c == '-') && reading.tokens[end].glued && free(end);
            // "Jong-ho": a second part in small letters.
            let small = hyphen
                && end + 1 < sentence.tokens.end
                && reading.tokens[end - 1].shape == Shape::Capital
                && reading.tokens[end + 1].glued
                && reading.tokens[end + 1].shape == Shape::Lower
                && reading.tokens.key(end + 1).chars().count() <= LONGEST_ENDING;
            if small || (initial || hyphen) && part(end + 1) && (initial || reading.tokens[end + 1].glued) {
                end += 2;
            } else if part(end) && !reading.tokens[end].glued {
                end += 1;
            } else {
                break;
            }
        }
        let before = start.checked_sub(1).filter(|b| *b >= sentence.tokens.start);
        let weak = before.is_none_or(|b| reading.mark(b).is_some_and(|c| !matches!(c, ',' | ')' | '-' | '\'')));
        let at_place = before.is_some_and(|b| reading.is(b, |g| g == Grammar::At));
        let titled =
            before.is_some_and(|b| taken[b - sentence.tokens.start]) && found.titles.iter().rev().take(8).any(|(t, _)| t.end == start);
        found.runs.push(Run { tokens: start..end, weak, at: at_place, titled });
        at = end;
    }
}

/// Articles, pronouns and other words that are no name, whatever their capital.
fn is_small_word(reading: &Reading<'_>, at: usize) -> bool {
    reading.pack.is_stop_key(reading.tokens.key(at)) && reading.tokens[at].shape != Shape::Capitals
        || reading.tokens[at].shape == Shape::Capital && reading.is(at, |_| true)
}

fn is_time(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.tokens[at].word;
    word != 0
        && reading
            .pack
            .time
            .exact([word])
            .iter()
            .any(|t| matches!(t, TimeWord::Weekday(_) | TimeWord::Month(_) | TimeWord::Holiday(..) | TimeWord::Season(_)))
}

/// The words that stand in small letters somewhere in the article.
fn lower_keys<'r>(reading: &'r Reading<'_>) -> BTreeMap<&'r str, ()> {
    (0..reading.tokens.len()).filter(|i| reading.tokens[*i].shape == Shape::Lower).map(|i| (reading.tokens.key(i), ())).collect()
}

/// Takes a first word that is only capital by its place off a run; false where nothing is left.
fn keep(reading: &Reading<'_>, run: &mut Run, lower: &BTreeMap<&str, ()>) -> bool {
    if run.weak {
        let key = reading.tokens.key(run.tokens.start);
        let cue =
            reading.tokens[run.tokens.start].word != 0 && !reading.pack.speech.exact([reading.tokens[run.tokens.start].word]).is_empty();
        if lower.contains_key(key) || cue {
            run.tokens.start += 1;
            run.weak = false;
            while reading.mark(run.tokens.start).is_some() && run.tokens.start < run.tokens.end {
                run.tokens.start += 1;
            }
        }
    }
    !run.tokens.is_empty() && run.tokens.clone().any(|i| reading.tokens.key(i).chars().count() > 1)
}

/// A surname of the list right after an unknown capitalised word is somebody else's: the run takes it over (another member of the family).
fn absorb_surnames(reading: &Reading<'_>, found: &mut Found<'_>) {
    let runs = &mut found.runs;
    found.known.retain(|known| {
        if known.class != NameClass::Short || known.tokens.len() > 1 || reading.tokens[known.tokens.start].shape == Shape::Capitals {
            return true;
        }
        match runs.iter_mut().find(|r| r.tokens.end == known.tokens.start && !(r.weak && r.tokens.len() == 1)) {
            Some(run) if !run.at => {
                run.tokens.end = known.tokens.end;
                false
            }
            _ => true,
        }
    });
}
