//! Calls, talks, visits, signings, publications: who, when, where, and how far they have come.

use std::ops::Range;

use readout_lang::{Grammar, MeetingWord, NameClass};
use readout_model::{Act, EntityKind, Form, Meeting, Party, Span, Statement, Status, Time, What};

use crate::names::{Name, Names, Noun, Who};
use crate::reading::{Reading, Sentence};

/// A participant's name stands at most so many words from the word for the meeting.
const REACH: usize = 30;
/// A word for how far it has come stands at most so many words from it.
const NEAR: usize = 12;

/// A word for a meeting in a sentence.
struct Word {
    tokens: Range<usize>,
    what: What,
    form: Form,
    verb: bool,
}

/// All meetings of an article, in order of place; one that is told twice stands once, with all that was told of it.
pub(crate) fn find(reading: &Reading<'_>, names: &Names<'_>, times: &[Time], statements: &[Statement]) -> Vec<Meeting> {
    let mut found: Vec<Meeting> = Vec::new();
    for sentence in &reading.sentences {
        let (words, status) = words(reading, sentence);
        for word in &words {
            // What somebody proposes or promises to do is not done yet.
            let said = statements.iter().rev().find(|s| s.span.contains(middle_of(reading, word))).and_then(|s| match s.act {
                Act::Propose => Some(Status::Proposed),
                _ => None,
            });
            let mut status = status.clone();
            status.extend(said.map(|s| (word.tokens.start, s)));
            let Some(meeting) = meeting(reading, names, times, sentence, word, &words, &status, statements) else { continue };
            // Further words for talks in one sentence mean the same ones.
            let again = |m: &Meeting| {
                sentence.span.contains(m.span)
                    && m.what == meeting.what
                    && (m.date == meeting.date || meeting.date.is_none())
                    && m.participants.iter().any(|p| meeting.participants.contains(p))
            };
            if found.iter().any(again) && meeting.what == What::Talks {
                continue;
            }
            match found.iter_mut().find(|m| same(m, &meeting)) {
                Some(known) => {
                    // The closer date is kept: a day of a month.
                    let closer = |a: &String| meeting.date.as_ref().is_none_or(|b| a.len() >= b.len());
                    known.date = known.date.take().filter(closer).or(meeting.date);
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
    // "X will meet Y": a word for how far it has come can be the verb itself.
    if words.is_empty()
        && let Some((at, _)) = status.iter().find(|(_, s)| matches!(s, Status::Planned | Status::Held | Status::Cancelled))
    {
        words.push(Word { tokens: *at..*at + 1, what: What::Talks, form: Form::Meeting, verb: true });
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
    statements: &[Statement],
) -> Option<Meeting> {
    let paper = matches!(word.what, What::Publication | What::Signing);
    // A document alone is no event: a verb must say that it was signed or published.
    if paper && !word.verb {
        return None;
    }
    if paper && !words.iter().any(|w| !w.verb && matches!(w.what, What::Publication | What::Signing)) {
        return None;
    }
    let clause = clause(reading, sentence, word, words);
    // Talks by telephone are a call, whichever of the two words is read first.
    let call =
        words.iter().find(|w| w.what == What::Call && clause.contains(&w.tokens.start)).filter(|_| word.what == What::Talks && !word.verb);
    let (what, form) = call.map_or((word.what, word.form), |w| (w.what, w.form));
    let (mut who, council) = participants(reading, names, &clause, word);
    let before = sentence.tokens.start..clause.start;
    if who.len() < 2 && what == What::Call {
        // "… told X in a call, says a statement after the conversation of the two": its persons are the two of the sentence.
        let tells = |w: &usize| {
            statements
                .iter()
                .any(|s| s.span.contains(middle_of(reading, word)) && s.source.as_ref().is_some_and(|s| s.who.name == names.cast[*w].name))
        };
        let mut persons: Vec<usize> = names
            .nouns_within(&sentence.tokens)
            .iter()
            .filter_map(|n| if let Who::Member(w) = n.who { Some(w) } else { None })
            .filter(|w| names.cast[*w].kind == EntityKind::Person && !tells(w))
            .collect();
        persons.sort_unstable();
        persons.dedup();
        if persons.len() == 2 {
            who = persons;
        }
    } else if !who.is_empty()
        && clause.start.checked_sub(1).is_some_and(|b| reading.is(b, |g| g == Grammar::That))
        && !names.nouns_within(&(clause.start..word.tokens.start)).iter().any(|n| matches!(n.who, Who::Member(_)))
    {
        // "Russia hopes to begin talks with …": the subject stands before the clause.
        let subject = names.nouns_within(&before).iter().find_map(|n| if let Who::Member(w) = n.who { Some(w) } else { None });
        let class = subject.and_then(|w| names.class_of(reading, w)).unwrap_or_default();
        if let Some(w) = subject.filter(|w| {
            !who.contains(w)
                && matches!(class, "state" | "igo" | "alliance" | "government")
                && who.iter().all(|o| names.cast[*o].kind != EntityKind::Person)
        }) {
            who.insert(0, w);
        }
    }
    if word.what == What::Publication {
        who.retain(|w| names.cast[*w].kind != EntityKind::Person);
    }
    // Who travels is named, and where to.
    let goal = names
        .within(&(word.tokens.end..clause.end))
        .iter()
        .find(|n| names.cast[n.who].kind == EntityKind::Place && n.class != NameClass::Adjective)
        .filter(|_| word.what == What::Visit);
    if let Some(goal) = goal {
        who.retain(|w| *w != goal.who);
    }
    if paper {
        if word.what == What::Publication {
            // Who publishes stands nearest to the verb.
            let distance =
                |w: &usize| names.within(&clause).iter().filter(|n| n.who == *w).map(|n| n.tokens.start.abs_diff(word.tokens.start)).min();
            let nearest = who.iter().copied().min_by_key(|w| distance(w).unwrap_or(usize::MAX));
            who = nearest.into_iter().collect();
        }
    }
    // Talks as such are spoken of all the time: something must tell of these ones.
    let here: Vec<&Time> = times.iter().filter(|t| sentence.span.contains(t.span)).collect();
    let told = word.verb
        || word.what != What::Talks
        || council
        || near_status(status, word, &clause).next().is_some()
        || here.iter().any(|t| clause_span(reading, &clause).is_some_and(|c| c.contains(t.span)))
        || word.tokens.start.checked_sub(1).is_some_and(|b| {
            reading.is(b, |g| matches!(g, Grammar::Clause(readout_lang::Clause::Time)))
                || reading.is(b, |g| g == Grammar::Preposition) && sentence.tokens.start == b
        });
    if !told {
        return None;
    }
    let enough = if word.what == What::Publication || goal.is_some() && word.verb { 1 } else { 2 };
    let council_word = word.form == Form::Council || council;
    let one_body = who.len() == 1 && !word.verb && names.class_of(reading, who[0]).is_some_and(|c| c == "igo" || c == "alliance");
    let dated = here.iter().any(|t| clause_span(reading, &clause).is_some_and(|c| c.contains(t.span)));
    if who.len() < enough && !(one_body && dated) {
        return None;
    }
    let middle = middle_of(reading, word);
    let near = here
        .iter()
        .filter(|t| clause_span(reading, &clause).is_some_and(|c| c.contains(t.span)))
        .min_by_key(|t| t.span.start().abs_diff(middle.start()));
    let date = near.map(|t| t.value.split('T').next().unwrap_or(&t.value).to_owned()).filter(|v| !v.starts_with("XXXX") || v.len() > 4);
    let status = stand(reading, word, &clause, status, date.as_deref())?;
    let place = goal.map(|n| names.cast[n.who].name.clone()).or_else(|| place(reading, names, &clause, &who));
    let span = clause_span(reading, &(clause_cut(&clause, word, names)))?;
    let participants = who.iter().map(|w| party(reading, names, *w)).collect();
    let persons = who.iter().filter(|w| names.cast[**w].kind == EntityKind::Person).count();
    let form = if council_word && what == What::Talks && persons < 2 { Form::Council } else { form };
    Some(Meeting { span, what, form, participants, place, date, status })
}

/// The place of a word for a meeting.
fn middle_of(reading: &Reading<'_>, word: &Word) -> Span {
    reading.tokens[word.tokens.start].span
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
fn clause(reading: &Reading<'_>, sentence: &Sentence, word: &Word, words: &[Word]) -> Range<usize> {
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

/// Who takes part, in order of place, and whether a council's name ("NATO–Russia Council") told it: the subjects before the word, the adjectives right
/// before it, and what is joined to it behind ("between … and …", "with …").
fn participants(reading: &Reading<'_>, names: &Names<'_>, clause: &Range<usize>, word: &Word) -> (Vec<usize>, bool) {
    let mut sides = Sides { reading, names, who: Vec::new(), council: false };
    let before = clause.start..word.tokens.start;
    let council = word.form == Form::Council;
    for noun in names.nouns_within(&before).iter().filter(|n| n.tokens.end <= word.tokens.start) {
        if !governed(reading, names, noun.tokens.start, clause.start) || joined(reading, names, noun.tokens.end, word.tokens.start) {
            sides.noun(noun);
        }
    }
    for name in
        names.within(&before).iter().filter(|n| n.class == NameClass::Adjective && joined(reading, names, n.tokens.end, word.tokens.start))
    {
        sides.add(name.who);
    }
    let mut at = word.tokens.end;
    let mut open = true;
    while at < clause.end {
        if let Some(noun) = names.nouns_within(&(at..at + 1)).first() {
            let where_ = place_at(reading, noun.tokens.start) && names.cast_kind(noun) == Some(EntityKind::Place);
            if !where_ {
                sides.noun(noun);
            }
            at = noun.tokens.end;
            continue;
        }
        let link = reading.is(at, |g| matches!(g, Grammar::And | Grammar::Article | Grammar::Demonstrative))
            || matches!(reading.mark(at), Some(',' | '-' | '–' | '\'' | '’'));
        let adjective = names.list.iter().any(|n| n.tokens.contains(&at));
        let preposition = reading.is(at, |g| matches!(g, Grammar::Preposition | Grammar::At));
        if !(link || adjective || preposition && open) {
            // One word may stand between ("talks by telephone with", "discussed at the Kremlin with").
            if !open || reading.mark(at).is_some() || at > word.tokens.end + 4 {
                break;
            }
        }
        open = open && sides.who.is_empty() || preposition && !sides.two();
        at += 1;
    }
    // The council itself, wherever its name stands in the clause.
    for name in names.within(clause) {
        let parts = parts(reading, names, name);
        if parts.len() > 1 {
            sides.council = true;
            sides.who.retain(|w| *w != name.who);
            parts.into_iter().for_each(|p| sides.add(p));
        }
    }
    if council && sides.who.is_empty() {
        names.within(clause).iter().filter(|n| n.class != NameClass::Adjective).for_each(|n| sides.name(n.who, false));
    }
    let Sides { mut who, council, .. } = sides;
    // Where persons meet, their states are not named as further sides.
    let person = |w: &usize| names.cast[*w].kind == EntityKind::Person;
    if who.iter().filter(|w| person(w)).count() >= 2 {
        who.retain(person);
    }
    (who, council)
}

/// The sides of a meeting as they are found.
struct Sides<'s, 'a> {
    reading: &'s Reading<'a>,
    names: &'s Names<'a>,
    who: Vec<usize>,
    council: bool,
}

impl Sides<'_, '_> {
    fn two(&self) -> bool {
        self.who.len() > 1
    }

    fn add(&mut self, who: usize) {
        if !self.who.contains(&who) {
            self.who.push(who);
        }
    }

    /// A person or a power; of an unnamed group ("US and Russian diplomats") the powers whose it is.
    fn noun(&mut self, noun: &Noun) {
        match noun.who {
            Who::Member(who) => self.name(who, place_at(self.reading, noun.tokens.start)),
            Who::Unnamed => {
                let mut from = noun.tokens.start;
                while from > 0
                    && (self.reading.is(from - 1, |g| g == Grammar::And) || self.names.list.iter().any(|n| n.tokens.contains(&(from - 1))))
                {
                    from -= 1;
                }
                let powers: Vec<usize> = self.names.within(&(from..noun.tokens.end)).iter().map(|n| n.who).collect();
                powers.into_iter().for_each(|who| self.name(who, false));
            }
            Who::Pronoun(_) => {}
        }
    }

    fn name(&mut self, who: usize, place: bool) {
        let class = self.names.class_of(self.reading, who).unwrap_or_default();
        let power = matches!(class, "state" | "igo" | "alliance" | "government" | "ministry" | "seat" | "capital");
        if self.names.cast[who].kind == EntityKind::Person || power && !place {
            self.add(who);
        }
    }
}

/// True where a preposition governs what begins at `at`.
fn governed(reading: &Reading<'_>, names: &Names<'_>, at: usize, from: usize) -> bool {
    let passes = |i: usize| {
        reading.is(i, |g| matches!(g, Grammar::Article | Grammar::Demonstrative))
            || names.list.iter().any(|n| n.tokens.contains(&i) && n.class == NameClass::Adjective)
    };
    let mut i = at;
    while i > from && passes(i - 1) {
        i -= 1;
    }
    i > from && reading.is(i - 1, |g| matches!(g, Grammar::Preposition | Grammar::At))
}

/// True where only names, conjunctions, hyphens and at most one adjective stand between.
fn joined(reading: &Reading<'_>, names: &Names<'_>, end: usize, start: usize) -> bool {
    let named = |i: usize| names.list.iter().any(|n| n.tokens.contains(&i));
    let others = (end..start)
        .filter(|i| !named(*i) && !reading.is(*i, |g| matches!(g, Grammar::And | Grammar::Article)) && reading.mark(*i).is_none());
    start >= end
        && start - end <= 6
        && others.count() <= 1
        && !(end..start).any(|i| reading.mark(i) == Some(',') || reading.is(i, |g| matches!(g, Grammar::Preposition | Grammar::At)))
}

/// True where a word of place stands before a token.
fn place_at(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| reading.is(b, |g| g == Grammar::At))
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

/// The place of the meeting: a city, seat or region after a word of place; a state only where it is no side.
fn place(reading: &Reading<'_>, names: &Names<'_>, clause: &Range<usize>, who: &[usize]) -> Option<String> {
    let at = |n: &&Name| place_at(reading, n.tokens.start) && n.class != NameClass::Adjective && !who.contains(&n.who);
    let kind = |n: &&Name| names.cast[n.who].kind == EntityKind::Place || names.class_of(reading, n.who) == Some("seat");
    names.within(clause).iter().filter(at).find(kind).map(|n| names.cast[n.who].name.clone())
}

fn party(reading: &Reading<'_>, names: &Names<'_>, who: usize) -> Party {
    let member = &names.cast[who];
    Party {
        name: member.name.clone(),
        entity: member.entity.clone(),
        acts_for: crate::stances::acts_for(reading, names, who).and_then(|v| v.entity),
    }
}

/// The words for how far a meeting has come that stand near its word.
fn near_status<'s>(status: &'s [(usize, Status)], word: &'s Word, clause: &'s Range<usize>) -> impl Iterator<Item = Status> + 's {
    status.iter().filter(|(at, _)| clause.contains(at) && at.abs_diff(word.tokens.start) < NEAR).map(|(_, s)| *s)
}

/// How far the meeting has come; `None` where it is denied.
fn stand(reading: &Reading<'_>, word: &Word, clause: &Range<usize>, status: &[(usize, Status)], date: Option<&str>) -> Option<Status> {
    let near: Vec<Status> = near_status(status, word, clause).collect();
    let has = |s: Status| near.contains(&s);
    let before = word.tokens.start.saturating_sub(3).max(clause.start)..word.tokens.start;
    let ahead = clause.clone().any(|i| reading.is(i, |g| g == Grammar::Future) && i.abs_diff(word.tokens.start) <= 10);
    let later = date
        .zip(reading.published)
        .is_some_and(|(d, p)| d > p.to_string().get(..d.len()).unwrap_or_default() && d.as_bytes().first() != Some(&b'X'));
    if has(Status::Cancelled) {
        return Some(Status::Cancelled);
    }
    if word.verb && before.clone().any(|i| reading.is(i, |g| g == Grammar::Not)) {
        return None;
    }
    // A day that is named for it makes a plan of a proposal that somebody only speaks of.
    let asked = status.iter().any(|(at, s)| *s == Status::Proposed && *at != word.tokens.start && clause.contains(at));
    Some(if later && !asked {
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
    let dates = a.date.as_deref().zip(b.date.as_deref()).is_none_or(|(a, b)| a.starts_with(b) || b.starts_with(a));
    a.what == b.what && (a.form == b.form || a.what != What::Call) && dates && a.status == b.status && sides(a) == sides(b)
}
