//! Dates and times, as TIMEX3 / ISO 8601 values against the day of publication.
//!
//! [`atoms`] reads the words, [`parse`] and [`clock`] put them together at one place, [`calendar`] turns what was said into a value. What the text does not
//! tell stays open: without a day of publication a weekday is `XXXX-WXX-2`, a day without its year `XXXX-12-07`.

mod atoms;
mod calendar;
mod clock;
mod parse;
mod relative;

use jiff::ToSpan;
use jiff::civil::Date;
use readout_lang::{Grammar, SourcePlace};
use readout_model::{Time, TimeClass};

use crate::reading::{Reading, Sentence};
use calendar::{Anchor, Look};
use parse::Parser;

/// A verb of saying stands at most so many words from the day that it tells.
const BESIDE: usize = 3;

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
    // "Yesterday" and its like inside quotations: place among the times, days, quotation.
    let mut spoken: Vec<(usize, i8, usize)> = Vec::new();
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
        let here = found.len();
        let mut clocks: Vec<String> = Vec::new();
        let mut last: Option<(usize, Option<Date>)> = None;
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
                        let beside = |(end, day): (usize, Option<Date>)| parser.beside(end, at).then_some(day);
                        let before = found[here..].last_mut().zip(last.and_then(beside));
                        match before {
                            // "today, Saturday, 29 September": one time, told twice.
                            Some((time, day)) if time.value == hit.value || day.is_some() && day == hit.day => {
                                time.span = time.span.cover(span);
                                if hit.value.len() > time.value.len() {
                                    (time.value, time.class) = (hit.value, hit.class);
                                }
                            }
                            _ => {
                                spoken.extend(hit.days.zip(reading.quote_over(span)).map(|(days, quote)| (found.len(), days, quote)));
                                found.push(Time { span, value: hit.value, class: hit.class });
                            }
                        }
                    }
                    at += hit.len;
                    last = Some((at, hit.day));
                    if let Some((from, to, value)) =
                        hit.day.filter(|_| hit.class == TimeClass::Time).and_then(|day| parser.other_part(at, day))
                    {
                        let span = reading.span(sentence.tokens.start + from..sentence.tokens.start + to);
                        found.extend(span.map(|span| Time { span, value, class: TimeClass::Time }));
                        at = to;
                    }
                }
                None => {
                    let clock = parser.clock_alone(at);
                    at = clock.as_ref().map_or(at + parser.skip(at), |(_, next)| *next);
                    clocks.extend(clock.map(|(clock, _)| clock));
                }
            }
        }
        // "It happened on Thursday in Hill Street at about 19:30": the one time of day of a sentence is that of its one day.
        if let ([clock], [time]) = (clocks.as_slice(), &mut found[here..])
            && time.class == TimeClass::Date
            && time.value.parse::<Date>().is_ok()
        {
            time.value = format!("{}T{clock}", time.value);
            time.class = TimeClass::Time;
        }
    }
    for (index, days, quote) in spoken {
        if let Some(day) = said_on(reading, &found, quote).and_then(|said| said.checked_add(i64::from(days).days()).ok()) {
            let part = found[index].value.get(10..).unwrap_or_default();
            found[index].value = format!("{day}{part}");
        }
    }
    found
}

/// The day on which a quotation was spoken, where the sentence that it begins or ends in tells it beside a verb of saying ("…", she said on Friday).
fn said_on(reading: &Reading<'_>, found: &[Time], quote: usize) -> Option<Date> {
    let quote = reading.quotes.get(quote)?;
    let first = reading.sentences.partition_point(|s| s.span.end() <= quote.outer.start());
    let last = reading.sentences.partition_point(|s| s.span.start() < quote.outer.end()).checked_sub(1)?;
    [last, first].into_iter().filter_map(|i| reading.sentences.get(i)).find_map(|sentence| {
        let from = found.partition_point(|t| t.span.start() < sentence.span.start());
        let here = found[from..].iter().take_while(|t| t.span.start() < sentence.span.end());
        let told = here.filter(|t| !quote.outer.contains(t.span)).find(|t| {
            let tokens = reading.tokens.within(t.span);
            let near = tokens.start.saturating_sub(BESIDE).max(sentence.tokens.start)..(tokens.end + BESIDE).min(sentence.tokens.end);
            near.clone().any(|i| !quote.outer.contains(reading.tokens[i].span) && reading.says(i))
        })?;
        told.value.get(..10)?.parse().ok()
    })
}

/// Whether the expression at a token looks ahead: a word of the future stands in its clause, or the day before it looked ahead (`ahead`), and no cue of
/// speech stands closer in that clause. `future`: the last words of what looks ahead.
fn look(reading: &Reading<'_>, sentence: &Sentence, at: usize, future: &[usize], ahead: bool) -> Look {
    // A word of the future counts in its own clause, inside or outside a quotation as the expression itself.
    let quoted = |i: usize| reading.tokens.get(i).and_then(|t| reading.quote_over(t.span));
    // A comma that sets off the expression itself does not count: "On Monday, X will go", "will, on Monday, go".
    // Nor does the one that closes a subordinate clause in front ("When the court meets on Monday in the old hall, it will decide").
    let subordinate = reading.is(sentence.tokens.start, |g| matches!(g, Grammar::Clause(_)));
    let near = if subordinate { sentence.tokens.end } else { sentence.tokens.end.min(at + 4) };
    let after = (at..near).find(|i| reading.mark(*i) == Some(',')).filter(|i| !reading.is(i + 1, |g| g == Grammar::And));
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
