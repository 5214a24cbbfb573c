//! Dates and times, as TIMEX3 / ISO 8601 values against the day of publication.
//!
//! [`atoms`] reads the words, [`parse`] and [`clock`] put them together at one place, [`calendar`] turns what was said into a value. What the text does not
//! tell stays open: without a day of publication a weekday is `XXXX-WXX-2`, a day without its year `XXXX-12-07`.

mod atoms;
mod calendar;
mod clock;
mod parse;

use jiff::civil::Date;
use readout_lang::{Grammar, SourcePlace};
use readout_model::Time;

use crate::reading::{Reading, Sentence};
use calendar::{Anchor, Look};
use parse::Parser;

/// What the text has established so far.
#[derive(Default)]
struct Told {
    day: Option<Date>,
    year: Option<i16>,
    /// First day of the month.
    month: Option<Date>,
}

/// All time expressions outside masked text, in order of place.
pub(crate) fn find(reading: &Reading<'_>) -> Vec<Time> {
    let mut found: Vec<Time> = Vec::new();
    let mut told = Told::default();
    for sentence in &reading.sentences {
        let atoms = atoms::read(reading, sentence.tokens.clone());
        if !atoms.iter().any(|a| a.is_time() || a.number.is_some()) {
            continue;
        }
        let end = sentence.tokens.end;
        let future = |i: usize| reading.grammar(i, end, |g| g == Grammar::Future).map(|len| i + len - 1);
        let future: Vec<usize> = sentence.tokens.clone().filter_map(future).collect();
        let opening = atoms.iter().take_while(|a| !a.is_time() && a.number.is_none()).all(|a| a.small || a.mark.is_some());
        let (mut year, mut first, mut ahead) = (None, opening, false);
        let mut at = 0;
        while at < atoms.len() {
            let look = look(reading, sentence, sentence.tokens.start + at, &future, ahead);
            let anchor = Anchor { published: reading.published, told: told.day, told_year: told.year, told_month: told.month, year, look };
            let parser = Parser { atoms: &atoms, anchor };
            match parser.expression(at) {
                Some(hit) => {
                    let tokens = sentence.tokens.start + at..sentence.tokens.start + at + hit.len;
                    told.day = hit.day.or(told.day);
                    let its_year = hit.value.get(..4).and_then(|y| y.parse().ok());
                    told.year = its_year.or(told.year);
                    told.month = hit.value.get(..7).and_then(|month| format!("{month}-01").parse().ok());
                    let heads = first || atoms.get(at + hit.len).is_some_and(|a| a.mark == Some(':'));
                    if heads && hit.value.len() == 4 {
                        year = its_year;
                    }
                    first = false;
                    ahead = look == Look::Ahead && hit.day.is_some();
                    if let Some(span) = reading.span(tokens) {
                        found.push(Time { span, value: hit.value, class: hit.class });
                    }
                    at += hit.len;
                }
                None => at += parser.skip(at),
            }
        }
    }
    found
}

/// Whether the expression at a token looks ahead: a word of the future stands in its clause, or the day before it looked ahead (`ahead`), and no cue of
/// speech stands closer in that clause. `future`: the last words of what looks ahead.
fn look(reading: &Reading<'_>, sentence: &Sentence, at: usize, future: &[usize], ahead: bool) -> Look {
    // A word of the future counts in its own clause, inside or outside a quotation as the expression itself.
    let quoted = |i: usize| reading.tokens.get(i).and_then(|t| reading.quote_over(t.span));
    // A comma that sets off the expression itself does not count: "On Monday, X will go", "will, on Monday, go".
    let after = (at..sentence.tokens.end.min(at + 4)).find(|i| reading.mark(*i) == Some(','));
    let own = |i: usize| reading.mark(i) == Some(',') && (i + 2 >= at && i < at || Some(i) == after);
    let apart = |a: usize, b: usize| {
        (a.min(b) + 1..a.max(b))
            .any(|i| matches!(reading.mark(i), Some(',' | ';' | ':' | '–' | '—')) && !own(i) || reading.is(i, |g| g == Grammar::That))
    };
    // What opens a sentence belongs to its main verb, wherever that stands outside a clause between commas ("On Friday the team, which lost twice, will …").
    let opens = at <= sentence.tokens.start + 1;
    let main = |f: usize| {
        let mut within = false;
        for i in at..f {
            if matches!(reading.mark(i), Some(';' | ':' | '–' | '—')) || reading.is(i, |g| g == Grammar::That) {
                return false;
            }
            if reading.mark(i) == Some(',') && Some(i) != after {
                within = reading.is(i + 1, |g| matches!(g, Grammar::Clause(_)))
                    || !within && reading.is(i + 2, |g| matches!(g, Grammar::Clause(_)));
            }
        }
        !within
    };
    let same = |f: &&usize| quoted(**f) == quoted(at) && (!apart(**f, at) || opens && **f > at && main(**f));
    let near = future.iter().filter(same).map(|f| f.abs_diff(at)).min();
    let Some(near) = near.or(ahead.then_some(usize::MAX)) else { return Look::Back };
    let from = at.saturating_sub(4).max(sentence.tokens.start);
    let to = (at + 4).min(sentence.tokens.end);
    let verb = |i: &usize| {
        let said = reading.pack.speech.longest(reading.tokens[*i..to].iter().map(|t| t.word));
        reading.tokens[*i].word != 0 && said.is_some_and(|(_, rows)| rows.iter().any(|r| r.source == SourcePlace::Subject))
    };
    let with_it = |i: &usize| if *i > at { !(at..*i).any(|j| reading.mark(j) == Some(',')) } else { !apart(*i, at) };
    let cue = (from..to).filter(with_it).filter(verb);
    match cue.map(|c| c.abs_diff(at)).min() {
        Some(cue) if cue < near => Look::Back,
        _ => Look::Ahead,
    }
}
