//! The words with which a sentence speaks of meetings.

use std::ops::Range;

use readout_lang::{Grammar, MeetingWord};
use readout_model::{Form, Span, Status, What};

use crate::reading::{Reading, Sentence};

/// What counts for a meeting stands at most so many words from its word.
const REACH: usize = 30;

/// A word for a meeting in a sentence.
pub(super) struct Word {
    pub tokens: Range<usize>,
    pub what: What,
    pub form: Form,
    pub verb: bool,
    /// True for a word of status alone, which may be the verb of a meeting.
    pub bare: bool,
}

impl Word {
    /// Its first word in the text.
    pub fn span(&self, reading: &Reading<'_>) -> Span {
        reading.tokens[self.tokens.start].span
    }

    /// True for what is signed or published.
    pub fn paper(&self) -> bool {
        matches!(self.what, What::Publication | What::Signing)
    }
}

/// The words with which a sentence speaks of meetings.
#[derive(Default)]
pub(super) struct Words {
    pub meetings: Vec<Word>,
    /// Those for how far something has come, by place.
    pub status: Vec<(usize, Status)>,
    /// Those that put something to another day, by their ends.
    pub moved: Vec<usize>,
}

/// The words for meetings in a sentence, for how far they have come, and that put them to another day.
pub(super) fn words(reading: &Reading<'_>, sentence: &Sentence) -> Words {
    let Words { meetings: mut words, mut status, mut moved } = Words::default();
    let mut planned = None;
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let run = reading.tokens[at..sentence.tokens.end].iter().map(|t| t.word);
        let hit = if reading.tokens[at].word == 0 { None } else { reading.pack.meetings.longest(run) };
        let Some((len, classes)) = hit else {
            at += 1;
            continue;
        };
        for class in classes {
            match *class {
                MeetingWord::Noun(what, form) => words.push(Word { tokens: at..at + len, what, form, verb: false, bare: false }),
                MeetingWord::Verb(what, form) => words.push(Word { tokens: at..at + len, what, form, verb: true, bare: false }),
                MeetingWord::Document(form) => {
                    words.push(Word { tokens: at..at + len, what: document(form), form, verb: false, bare: false })
                }
                MeetingWord::Moved => {
                    status.push((at, Status::Cancelled));
                    moved.push(at + len);
                }
                MeetingWord::Status(s) => {
                    status.push((at, s));
                    // "after the telephone conversation": the word for the meeting stands inside.
                    words.extend((at + 1..at + len).find_map(|i| noun(reading, i..at + len)));
                    planned = planned.or((s == Status::Planned).then_some(at..at + len));
                }
            }
        }
        at += len;
    }
    // "X will meet Y": a word for a plan can be the verb itself.
    if words.is_empty() {
        words.extend(planned.map(|tokens| Word { tokens, what: What::Talks, form: Form::Meeting, verb: true, bare: true }));
    }
    Words { meetings: words, status, moved }
}

/// The word for a meeting that these tokens are.
fn noun(reading: &Reading<'_>, tokens: Range<usize>) -> Option<Word> {
    let rows = reading.pack.meetings.exact(reading.tokens[tokens.clone()].iter().map(|t| t.word));
    rows.iter().find_map(|row| match *row {
        MeetingWord::Noun(what, form) => Some(Word { tokens: tokens.clone(), what, form, verb: false, bare: false }),
        _ => None,
    })
}

/// What happens to a document: a treaty is signed, another is published.
fn document(form: Form) -> What {
    if form == Form::Treaty { What::Signing } else { What::Publication }
}

/// The part of the sentence around the word, between stronger marks and other clauses with their own subject.
pub(super) fn clause(reading: &Reading<'_>, sentence: &Sentence, word: &Word, words: &[Word]) -> Range<usize> {
    let breaks = |i: usize| matches!(reading.mark(i), Some(';' | ':'));
    let start = (sentence.tokens.start..word.tokens.start)
        .rev()
        .find(|i| breaks(*i) || reading.is(*i, |g| matches!(g, Grammar::That)))
        .map_or(sentence.tokens.start, |i| i + 1);
    let joins = |i: usize| {
        reading.mark(i) == Some(',')
            && reading.grammar(i + 1, sentence.tokens.end, |g| matches!(g, Grammar::And | Grammar::Clause(_))).is_some()
    };
    // A clause joined on with a word for a meeting of its own begins there.
    let joint = (start..word.tokens.start)
        .rev()
        .find(|i| joins(*i))
        .filter(|i| words.iter().any(|w| (start..*i).contains(&w.tokens.start) && !w.verb));
    let start = joint.map_or(start, |i| i + 2);
    let end = (word.tokens.end..sentence.tokens.end).find(|i| breaks(*i) || joins(*i)).unwrap_or(sentence.tokens.end);
    let first = word.tokens.start.saturating_sub(REACH).max(start);
    first..end.min(word.tokens.end + REACH)
}
