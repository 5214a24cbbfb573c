//! Calls, talks, visits, signings, publications: who, when, where, and how far they have come.

use std::ops::Range;

use readout_lang::{Grammar, MeetingWord, NameClass};
use readout_model::{EntityKind, Form, Meeting, Party, Status, Time, What};

use crate::names::{Name, Names, Who};
use crate::reading::{Reading, Sentence};

/// A participant's name stands at most so many words from the word for the meeting.
const REACH: usize = 30;

/// A word for a meeting in a sentence.
struct Word {
    tokens: Range<usize>,
    what: What,
    form: Form,
    verb: bool,
}

/// All meetings of an article, in order of place; one that is told twice stands once, with all that was told of it.
pub(crate) fn find(reading: &Reading<'_>, names: &Names<'_>, times: &[Time]) -> Vec<Meeting> {
    let mut found: Vec<Meeting> = Vec::new();
    for sentence in &reading.sentences {
        let (words, status) = words(reading, sentence);
        for word in &words {
            let Some(meeting) = meeting(reading, names, times, sentence, word, &words, &status) else { continue };
            match found.iter_mut().find(|m| same(m, &meeting)) {
                Some(known) => {
                    known.date = known.date.take().or(meeting.date);
                    known.place = known.place.take().or(meeting.place);
                }
                None => found.push(meeting),
            }
        }
    }
    found
}

/// The words for meetings in a sentence, and those for how far they have come.
fn words(reading: &Reading<'_>, sentence: &Sentence) -> (Vec<Word>, Vec<(usize, Status)>) {
    let (mut words, mut status) = (Vec::new(), Vec::new());
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
                MeetingWord::Noun(what, form) => words.push(Word { tokens: at..at + len, what, form, verb: false }),
                MeetingWord::Verb(what, form) => words.push(Word { tokens: at..at + len, what, form, verb: true }),
                MeetingWord::Document(form) => words.push(Word { tokens: at..at + len, what: document(form), form, verb: false }),
                MeetingWord::Status(s) => status.push((at, s)),
            }
        }
        at += len;
    }
    (words, status)
}

/// What happens to a document: a treaty is signed, another is published.
fn document(form: Form) -> What {
    if form == Form::Treaty { What::Signing } else { What::Publication }
}

fn meeting(
    reading: &Reading<'_>,
    names: &Names<'_>,
    times: &[Time],
    sentence: &Sentence,
    word: &Word,
    words: &[Word],
    status: &[(usize, Status)],
) -> Option<Meeting> {
    let paper = matches!(word.what, What::Publication | What::Signing);
    // A document alone is no event: a verb must say that it was signed or published.
    if paper && !word.verb {
        return None;
    }
    if paper && !words.iter().any(|w| !w.verb && matches!(w.what, What::Publication | What::Signing)) {
        return None;
    }
    let clause = clause(reading, sentence, word);
    let (mut who, council) = participants(reading, names, &clause, word);
    if paper {
        who.retain(|w| names.cast[*w].kind != EntityKind::Person);
        who.truncate(if word.what == What::Publication { 1 } else { 4 });
    }
    let enough = if word.what == What::Publication { 1 } else { 2 };
    let council_word = word.form == Form::Council || council;
    let one_body = who.len() == 1 && !word.verb && names.class_of(reading, who[0]).is_some_and(|c| c == "igo" || c == "alliance");
    if who.len() < enough && !one_body {
        return None;
    }
    let here: Vec<&Time> = times.iter().filter(|t| sentence.span.contains(t.span)).collect();
    let middle = reading.tokens[word.tokens.start].span;
    let near = here.iter().filter(|t| clause_span(reading, &clause).is_some_and(|c| c.contains(t.span))).min_by_key(|t| t.span.start().abs_diff(middle.start()));
    let date = near.map(|t| t.value.split('T').next().unwrap_or(&t.value).to_owned()).filter(|v| !v.starts_with("XXXX") || v.len() > 4);
    let status = stand(reading, word, &clause, status, date.as_deref(), sentence)?;
    let place = place(reading, names, &clause, &who);
    let span = clause_span(reading, &(clause_cut(&clause, word, names)))?;
    let participants = who.iter().map(|w| party(reading, names, *w)).collect();
    let form = if council_word && word.what == What::Talks { Form::Council } else { word.form };
    Some(Meeting { span, what: word.what, form, participants, place, date, status })
}

fn clause_span(reading: &Reading<'_>, clause: &Range<usize>) -> Option<readout_model::Span> {
    reading.span(clause.clone())
}

/// The words cited: from the first participant or the word itself to the last of both, inside the clause.
fn clause_cut(clause: &Range<usize>, word: &Word, names: &Names<'_>) -> Range<usize> {
    let mut cut = word.tokens.clone();
    for name in names.within(clause).iter().filter(|n| n.tokens.start.abs_diff(word.tokens.start) <= REACH) {
        cut = cut.start.min(name.tokens.start)..cut.end.max(name.tokens.end);
    }
    cut
}

/// The part of the sentence around the word, between stronger marks and other clauses with their own subject.
fn clause(reading: &Reading<'_>, sentence: &Sentence, word: &Word) -> Range<usize> {
    let breaks = |i: usize| matches!(reading.mark(i), Some(';' | ':'));
    let start = (sentence.tokens.start..word.tokens.start).rev().find(|i| breaks(*i) || reading.is(*i, |g| matches!(g, Grammar::That))).map_or(sentence.tokens.start, |i| i + 1);
    let joins = |i: usize| reading.mark(i) == Some(',') && reading.grammar(i + 1, sentence.tokens.end, |g| matches!(g, Grammar::And | Grammar::Clause(_))).is_some();
    let end = (word.tokens.end..sentence.tokens.end).find(|i| breaks(*i) || joins(*i)).unwrap_or(sentence.tokens.end);
    let first = word.tokens.start.saturating_sub(REACH).max(start);
    first..end.min(word.tokens.end + REACH)
}

/// Who takes part, in order of place: the persons and powers named in the clause; the parts of a council's name ("NATO–Russia Council").
fn participants(reading: &Reading<'_>, names: &Names<'_>, clause: &Range<usize>, word: &Word) -> (Vec<usize>, bool) {
    let mut who: Vec<usize> = Vec::new();
    let mut council = false;
    let mut add = |w: usize| {
        if !who.contains(&w) {
            who.push(w);
        }
    };
    let nouns = names.nouns_within(clause);
    for name in names.within(clause) {
        let class = names.class_of(reading, name.who).unwrap_or_default();
        let kind = names.cast[name.who].kind;
        let power = matches!(class, "state" | "igo" | "alliance" | "government" | "ministry" | "seat") || class == "capital" && !place_of(reading, name);
        if class == "agency" || class == "outlet" || !(power || kind == EntityKind::Person) || place_of(reading, name) && kind != EntityKind::Person {
            continue;
        }
        // A state inside the title of a person present is that person's, not another side.
        let titled = nouns.iter().any(|n| n.tokens.start <= name.tokens.start && name.tokens.end <= n.tokens.end && matches!(n.who, Who::Member(w) if w != name.who && names.cast[w].kind == EntityKind::Person));
        if titled || name.class == NameClass::Adjective && word.tokens.start.abs_diff(name.tokens.end) > 2 {
            continue;
        }
        let parts = parts(reading, names, name);
        if parts.len() > 1 {
            council = true;
            parts.into_iter().for_each(&mut add);
        } else {
            add(name.who);
        }
    }
    for noun in nouns {
        if let Who::Member(w) = noun.who
            && names.cast[w].kind == EntityKind::Person
        {
            add(w);
        }
    }
    // Where persons meet, their states are not named as further sides.
    let persons = who.iter().filter(|w| names.cast[**w].kind == EntityKind::Person).count();
    if persons >= 2 {
        who.retain(|w| names.cast[*w].kind == EntityKind::Person);
    }
    (who, council)
}

/// The powers that the name of a body is put together from.
fn parts(reading: &Reading<'_>, names: &Names<'_>, name: &Name) -> Vec<usize> {
    if name.tokens.len() < 3 {
        return Vec::new();
    }
    let mut found: Vec<usize> = Vec::new();
    for i in name.tokens.clone() {
        let token = &reading.tokens[i];
        if !token.is_capital() {
            continue;
        }
        let mut words = Vec::new();
        reading.pack.offers(reading.tokens.key(i), token.word, &mut words);
        let uses = words.iter().flat_map(|w| reading.pack.names.exact([*w]));
        let power = |entity: u32| reading.world.entity(entity).is_some_and(|e| matches!(e.class.as_str(), "state" | "alliance" | "igo"));
        let member = uses.filter(|u| power(u.entity)).find_map(|u| names.cast.iter().position(|m| m.world == Some(u.entity)));
        found.extend(member.filter(|w| *w != name.who && !found.contains(w)));
    }
    found
}

/// True where the name tells where something is.
fn place_of(reading: &Reading<'_>, name: &Name) -> bool {
    name.tokens.start.checked_sub(1).is_some_and(|b| reading.is(b, |g| g == Grammar::At))
}

/// The place of the meeting: a city, seat or region after a word of place; a state only where it is no side.
fn place(reading: &Reading<'_>, names: &Names<'_>, clause: &Range<usize>, who: &[usize]) -> Option<String> {
    let at = |n: &&Name| place_of(reading, n) && n.class != NameClass::Adjective && !who.contains(&n.who);
    let kind = |n: &&Name| names.cast[n.who].kind == EntityKind::Place || names.class_of(reading, n.who) == Some("seat");
    names.within(clause).iter().filter(at).find(kind).map(|n| names.cast[n.who].name.clone())
}

fn party(reading: &Reading<'_>, names: &Names<'_>, who: usize) -> Party {
    let member = &names.cast[who];
    Party { name: member.name.clone(), entity: member.entity.clone(), acts_for: crate::stances::acts_for(reading, names, who).and_then(|v| v.entity) }
}

/// How far the meeting has come; `None` where it is denied.
fn stand(reading: &Reading<'_>, word: &Word, clause: &Range<usize>, status: &[(usize, Status)], date: Option<&str>, sentence: &Sentence) -> Option<Status> {
    let near: Vec<Status> = status.iter().filter(|(at, _)| clause.contains(at) || sentence.tokens.contains(at) && at.abs_diff(word.tokens.start) < 12).map(|(_, s)| *s).collect();
    let has = |s: Status| near.contains(&s);
    let before = word.tokens.start.saturating_sub(3).max(clause.start)..word.tokens.start;
    let ahead = clause.clone().any(|i| reading.is(i, |g| g == Grammar::Future) && i.abs_diff(word.tokens.start) <= 10);
    let later = date.zip(reading.published).is_some_and(|(d, p)| d > p.to_string().get(..d.len()).unwrap_or_default() && d.as_bytes().first() != Some(&b'X'));
    if has(Status::Cancelled) {
        return Some(Status::Cancelled);
    }
    if word.verb && before.clone().any(|i| reading.is(i, |g| g == Grammar::Not)) {
        return None;
    }
    Some(if later && !has(Status::Proposed) {
        Status::Planned
    } else if has(Status::Proposed) && !has(Status::Held) {
        Status::Proposed
    } else if (has(Status::Planned) || ahead) && !has(Status::Held) {
        Status::Planned
    } else {
        Status::Held
    })
}

/// Two tellings of one meeting: the same sides, what is told agrees.
fn same(a: &Meeting, b: &Meeting) -> bool {
    let sides = |m: &Meeting| {
        let mut names: Vec<String> = m.participants.iter().map(|p| p.entity.clone().unwrap_or_else(|| p.name.clone())).collect();
        names.sort();
        names
    };
    let dates = a.date.is_none() || b.date.is_none() || a.date == b.date;
    a.what == b.what && (a.form == b.form || a.what != What::Call) && dates && a.status == b.status && sides(a) == sides(b)
}
