//! Calls, talks, visits, signings, publications: who, when, where, and how far they have come.

mod sides;
mod words;

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;
use readout_lang::{Clause, Grammar, NameClass};
use readout_model::{Act, EntityKind, Form, Meeting, Party, SourceKind, Span, Statement, StatementKind, Status, Time, What};

use crate::names::{Name, Names};
use crate::reading::{Reading, Sentence};
use sides::{participants, place_at};
use words::{Word, clause, words};

/// Of the statements so many that begin before the end of a sentence can hold its words, and so many behind it can be said in it.
const BEFORE: usize = 64;
const BEHIND: usize = 2;
/// A word for how far a meeting has come stands at most so many words from its own.
const NEAR: usize = 12;
/// The day to which something is put off begins within so many words behind the word for it.
const CLOSE: usize = 3;
/// What an article reports as news stands in its first sentences.
const HEAD: usize = 6;

/// All meetings of an article, in order of place; one that is told twice stands once, with all that was told of it.
pub(crate) fn find(reading: &Reading<'_>, names: &Names<'_>, times: &[Time], statements: &[Statement]) -> Vec<Meeting> {
    let mut found: Vec<Meeting> = Vec::new();
    for sentence in &reading.sentences {
        let words = words(reading, sentence);
        if words.meetings.is_empty() {
            continue;
        }
        let upto = statements.partition_point(|s| s.span.start() < sentence.span.end());
        let statements = &statements[upto.saturating_sub(BEFORE)..statements.len().min(upto + BEHIND)];
        let telling =
            Telling { reading, names, times, statements, sentence, words: &words.meetings, status: &words.status, moved: &words.moved };
        for meeting in words.meetings.iter().filter_map(|word| telling.meeting(word)) {
            // Further words for talks in one sentence mean the same ones.
            let again = |m: &Meeting| {
                sentence.span.contains(m.span)
                    && m.what == meeting.what
                    && (m.date == meeting.date || meeting.date.is_none())
                    && m.participants.iter().any(|p| meeting.participants.contains(p))
            };
            if meeting.what == What::Talks && found.iter().any(again) {
                continue;
            }
            // "X, in talks with Y, said …, after the telephone conversation of the two": what the talks were.
            let talks =
                |m: &&mut Meeting| sentence.span.contains(m.span) && (m.what, m.form) == (What::Talks, Form::Meeting) && agree(m, &meeting);
            if meeting.what == What::Call
                && let Some(talks) = found.iter_mut().find(talks)
            {
                (talks.what, talks.form) = (meeting.what, meeting.form);
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
    for meeting in &mut found {
        spoken_of_today(reading, statements, meeting);
    }
    found
}

/// Talks told without a day at the head of an article in which one of those who talked speaks for themselves were held on the day of publication:
/// "I discussed it", said X, who met Y.
fn spoken_of_today(reading: &Reading<'_>, statements: &[Statement], meeting: &mut Meeting) {
    let sits = (meeting.what, meeting.form, meeting.status) == (What::Talks, Form::Meeting, Status::Held);
    let head = reading.sentences.iter().take(HEAD).any(|s| s.span.contains(meeting.span));
    let talked = |name: &str| meeting.participants.iter().any(|p| p.name == name);
    let persons = |s: &Statement| s.source.as_ref().is_some_and(|s| s.who.kind == SourceKind::Person && talked(&s.who.name));
    let speaks = |s: &Statement| s.kind == StatementKind::Direct && s.inside.is_none() && persons(s);
    if meeting.date.is_none() && sits && head && statements.iter().any(speaks) {
        meeting.date = reading.day();
    }
}

/// Two tellings of one meeting.
fn same(a: &Meeting, b: &Meeting) -> bool {
    a.what == b.what && (a.form == b.form || a.what != What::Call) && agree(a, b)
}

/// The same sides, and what is told of days and how far it has come agrees.
fn agree(a: &Meeting, b: &Meeting) -> bool {
    let sides = |m: &Meeting| {
        let mut names: Vec<String> = m.participants.iter().map(|p| p.entity.clone().unwrap_or_else(|| p.name.clone())).collect();
        names.sort();
        names
    };
    let dates = a.date.as_deref().zip(b.date.as_deref()).is_none_or(|(a, b)| a.starts_with(b) || b.starts_with(a));
    dates && a.status == b.status && sides(a) == sides(b)
}

/// A sentence that tells of meetings.
struct Telling<'s, 'a> {
    reading: &'s Reading<'a>,
    names: &'s Names<'a>,
    times: &'s [Time],
    statements: &'s [Statement],
    sentence: &'s Sentence,
    words: &'s [Word],
    /// Words for how far something has come, by place.
    status: &'s [(usize, Status)],
    /// Ends of the words that put something to another day.
    moved: &'s [usize],
}

impl Telling<'_, '_> {
    /// The meeting that a word tells of; `None` where it speaks of none in particular, or says that it was not.
    fn meeting(&self, word: &Word) -> Option<Meeting> {
        // A document alone is no event: a verb must say that it was signed or published.
        if word.paper() && !(word.verb && self.words.iter().any(|w| !w.verb && w.paper())) {
            return None;
        }
        if word.bare && !self.between_sides(word) {
            return None;
        }
        let clause = clause(self.reading, self.sentence, word, self.words);
        // Talks by telephone are a call, whichever of the two words is read first.
        let call = self.words.iter().find(|w| w.what == What::Call && clause.contains(&w.tokens.start));
        let call = call.filter(|_| word.what == What::Talks && !word.verb);
        let (what, form) = call.map_or((word.what, word.form), |w| (w.what, w.form));
        let (who, council) = participants(self.reading, self.names, &clause, word);
        let goal = self.goal(word, &clause);
        let who = self.sides(who, what, word, &clause, goal);
        let span = self.reading.span(clause.clone())?;
        let moved_to = self.moved_to(&clause);
        let dated = self.times.iter().filter(|t| span.contains(t.span) && moved_to.is_none_or(|m| m.span != t.span));
        let date = dated.min_by_key(|t| self.distance(word, self.reading.tokens.from(t.span.start())));
        if !(date.is_some() || moved_to.is_some() || council || self.told(word, &clause)) {
            return None;
        }
        let enough = if what == What::Publication || goal.is_some() && word.verb { 1 } else { 2 };
        let body = |w: &usize| self.names.class_of(self.reading, *w).is_some_and(|c| c == "igo" || c == "alliance");
        let one_body = who.len() == 1 && !word.verb && date.is_some() && who.iter().all(body);
        if who.len() < enough && !one_body {
            return None;
        }
        let date = date.map(|t| t.value.split('T').next().unwrap_or(&t.value).to_owned()).filter(|v| !v.starts_with("XXXX") || v.len() > 4);
        let status = if moved_to.is_some() { Status::Cancelled } else { self.stand(word, &clause, date.as_deref())? };
        let date = if status == Status::Planned { date.map(|d| self.coming(d)) } else { date };
        let place = goal.or_else(|| self.place(word, &clause, &who)).map(|n| self.names.cast[n.who].name.clone());
        let persons = who.iter().filter(|w| self.person(**w)).count();
        let council = (council || word.form == Form::Council) && what == What::Talks && persons < 2;
        Some(Meeting {
            span: self.reading.span(cited(&clause, word, self.names))?,
            what,
            form: if council { Form::Council } else { form },
            participants: who.iter().map(|w| self.party(*w)).collect(),
            place,
            date,
            status,
            moved_to: moved_to.map(|t| t.value.clone()),
        })
    }

    /// The day to which a meeting is put off: the one told right behind the word that says so, and of two such days ("from … to …") the second. It lies ahead
    /// of the day of publication.
    fn moved_to(&self, clause: &Range<usize>) -> Option<&Time> {
        let published = self.reading.day()?;
        let right_behind = |end: usize| {
            let day = |t: &&Time| (end..clause.end.min(end + CLOSE)).contains(&self.reading.tokens.from(t.span.start()));
            self.times.iter().find(day)
        };
        let day = self.moved.iter().filter(|end| clause.contains(*end)).find_map(|end| right_behind(*end))?;
        let day = right_behind(self.reading.tokens.from(day.span.end())).unwrap_or(day);
        let ahead = day.value.get(..published.len()).is_some_and(|value| *value > *published && value.parse::<Date>().is_ok());
        ahead.then_some(day)
    }

    /// True where a phrase stands right before the word and another right behind it ("X will meet with Y").
    fn between_sides(&self, word: &Word) -> bool {
        let nouns = self.names.nouns_within(&self.sentence.tokens);
        let ends = |n: &readout_model::Span| n.end() <= word.span(self.reading).start();
        let before = nouns.iter().rev().find(|n| ends(&n.span)).is_some_and(|n| word.tokens.start - n.tokens.end <= 2);
        let behind = nouns.iter().find(|n| n.tokens.start >= word.tokens.end).is_some_and(|n| n.tokens.start - word.tokens.end <= 2);
        before && behind
    }

    /// The day of a plan: a weekday that was read as the past one ("they meet on Wednesday") is the coming one.
    fn coming(&self, date: String) -> String {
        let day: Option<Date> = date.parse().ok();
        let passed = day.zip(self.reading.published).filter(|(d, p)| d < p && p.since(*d).is_ok_and(|s| s.get_days() < 7));
        passed.and_then(|(d, _)| d.checked_add(7.days()).ok()).map_or(date, |d| d.to_string())
    }

    fn person(&self, who: usize) -> bool {
        self.names.cast[who].kind == EntityKind::Person
    }

    /// The sides, put right by what is told.
    fn sides(&self, mut who: Vec<usize>, what: What, word: &Word, clause: &Range<usize>, goal: Option<&Name>) -> Vec<usize> {
        match what {
            What::Publication => {
                // Who publishes is a body, and stands nearest to the verb.
                let distance = |w: &usize| {
                    let places = self.names.within(clause).iter().filter(|n| n.who == *w);
                    places.map(|n| n.tokens.start.abs_diff(word.tokens.start)).min()
                };
                who.retain(|w| !self.person(*w));
                who.into_iter().min_by_key(|w| distance(w).unwrap_or(usize::MAX)).into_iter().collect()
            }
            What::Call if who.len() < 2 => self.persons_of_sentence(word).unwrap_or(who),
            _ => {
                who.retain(|w| goal.is_none_or(|g| g.who != *w));
                if let Some(subject) = self.subject_before(word, clause, &who) {
                    who.insert(0, subject);
                }
                who
            }
        }
    }

    /// "… told X in a call, says a statement after the conversation of the two": the two persons of the sentence, less who tells it.
    fn persons_of_sentence(&self, word: &Word) -> Option<Vec<usize>> {
        let told_by = |w: &usize| {
            let around = self.statements.iter().filter(|s| s.span.contains(word.span(self.reading)));
            around.filter_map(|s| s.source.as_ref()).any(|s| s.who.name == self.names.cast[*w].name)
        };
        let members = self.names.nouns_within(&self.sentence.tokens).iter().filter_map(|n| n.member());
        let mut persons: Vec<usize> = members.filter(|w| self.person(*w) && !told_by(w)).collect();
        persons.sort_unstable();
        persons.dedup();
        (persons.len() == 2).then_some(persons)
    }

    /// "Russia hopes to begin talks with …": the power that is the subject before the clause of the word.
    fn subject_before(&self, word: &Word, clause: &Range<usize>, who: &[usize]) -> Option<usize> {
        let opened = clause.start.checked_sub(1).is_some_and(|b| self.reading.is(b, |g| g == Grammar::That));
        let own = self.names.nouns_within(&(clause.start..word.tokens.start)).iter().any(|n| n.member().is_some());
        if !opened || own || who.is_empty() || who.iter().any(|w| self.person(*w)) {
            return None;
        }
        let before = self.names.nouns_within(&(self.sentence.tokens.start..clause.start));
        let subject = before.iter().find_map(|n| n.member())?;
        let power = matches!(self.names.class_of(self.reading, subject), Some("state" | "igo" | "alliance" | "government"));
        (power && !who.contains(&subject)).then_some(subject)
    }

    /// Where a visit goes.
    fn goal(&self, word: &Word, clause: &Range<usize>) -> Option<&Name> {
        let place = |n: &&Name| self.names.cast[n.who].kind == EntityKind::Place && n.class != NameClass::Adjective;
        self.names.within(&(word.tokens.end..clause.end)).iter().find(place).filter(|_| word.what == What::Visit)
    }

    /// True where something tells that talks are meant which were or will be: talks as such are spoken of all the time.
    fn told(&self, word: &Word, clause: &Range<usize>) -> bool {
        let before = word.tokens.start.checked_sub(1);
        let after = before.is_some_and(|b| {
            self.reading.is(b, |g| g == Grammar::Clause(Clause::Time))
                || self.sentence.tokens.start == b && self.reading.is(b, |g| g == Grammar::Preposition)
        });
        word.verb
            || word.what != What::Talks
            || after
            || self.near(word, clause).next().is_some()
            || self.proposed(word)
            || self.spoken(word, clause)
    }

    /// True where one of those who talk says something at it: "X, in talks with Y, said that …".
    fn spoken(&self, word: &Word, clause: &Range<usize>) -> bool {
        let at = word.span(self.reading);
        let small = |i: usize| self.reading.is(i, Grammar::is_determiner);
        let governs = (clause.start..word.tokens.start).rev().find(|i| !small(*i));
        let inside = governs.is_some_and(|b| self.reading.is(b, |g| matches!(g, Grammar::Preposition | Grammar::At)));
        let by_one = |s: &Statement| {
            let end = s.source.as_ref().and_then(|s| s.span).map(|span: Span| span.end());
            end.is_some_and(|end| end <= at.start() && self.reading.tokens.from(end) > clause.start)
        };
        let here = |s: &Statement| !s.span.contains(at) && s.cue.as_ref().is_some_and(|c| self.sentence.span.contains(c.span));
        let media = || self.names.within(clause).iter().any(|n| self.names.is_medium(self.reading, n.who));
        inside && self.statements.iter().any(|s| by_one(s) && here(s)) && !media()
    }

    /// True where somebody proposes it.
    fn proposed(&self, word: &Word) -> bool {
        let around = self.statements.iter().rev().find(|s| s.span.contains(word.span(self.reading)));
        around.is_some_and(|s| s.act == Act::Propose)
    }

    /// The words for how far it has come that stand near.
    fn near(&self, word: &Word, clause: &Range<usize>) -> impl Iterator<Item = Status> {
        let close = |at: usize| clause.contains(&at) && at.abs_diff(word.tokens.start) < NEAR;
        let meant = word.span(self.reading);
        self.status.iter().filter(move |(at, _)| close(*at) && !self.said(*at, meant)).map(|(_, s)| *s)
    }

    /// True for a word of what somebody says elsewhere: what is said at talks does not tell how far they have come.
    fn said(&self, at: usize, meant: Span) -> bool {
        let span = self.reading.tokens[at].span;
        self.statements.iter().any(|s| s.span.contains(span) && !s.span.overlaps(meant))
    }

    /// How far it has come; `None` where it is denied.
    fn stand(&self, word: &Word, clause: &Range<usize>, date: Option<&str>) -> Option<Status> {
        let has = |s: Status| self.near(word, clause).any(|n| n == s);
        if has(Status::Cancelled) {
            return Some(Status::Cancelled);
        }
        let before = word.tokens.start.saturating_sub(3).max(clause.start)..word.tokens.start;
        // Denied, not held, or only supposed.
        let not = before.clone().any(|i| self.reading.is(i, |g| g == Grammar::Not))
            || self.reading.is(word.tokens.end + 1, |g| g == Grammar::Not);
        let supposed = clause
            .start
            .checked_sub(1)
            .into_iter()
            .chain(clause.start..word.tokens.start)
            .any(|i| self.reading.is(i, |g| g == Grammar::Clause(Clause::Condition)));
        let denied = self.statements.iter().any(|s| s.act == Act::Deny && s.span.contains(word.span(self.reading)));
        if not || supposed || denied {
            return None;
        }
        let meant = word.span(self.reading);
        let future = |i: usize| self.reading.is(i, |g| g == Grammar::Future) && !self.said(i, meant);
        let ahead = clause.clone().any(|i| i.abs_diff(word.tokens.start) < NEAR && future(i));
        let known = date.filter(|d| !d.starts_with('X')).zip(self.reading.day());
        // Weeks and quarters do not compare with days as text.
        let known = known.filter(|(date, _)| date.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
        let later = known.is_some_and(|(date, day)| day.get(..date.len()).is_some_and(|day| date > day));
        // A day that is named for it makes a plan of a proposal that somebody only speaks of.
        Some(if later && !has(Status::Proposed) {
            Status::Planned
        } else if (has(Status::Proposed) || self.proposed(word)) && !has(Status::Held) {
            Status::Proposed
        } else if (has(Status::Planned) || ahead) && !has(Status::Held) {
            Status::Planned
        } else {
            Status::Held
        })
    }

    /// The place: a city, seat or region after a word of place; a state only where it is no side.
    fn place(&self, word: &Word, clause: &Range<usize>, who: &[usize]) -> Option<&Name> {
        let at = |n: &&Name| place_at(self.reading, n.tokens.start) && n.class != NameClass::Adjective && !who.contains(&n.who);
        let place =
            |n: &&Name| self.names.cast[n.who].kind == EntityKind::Place || self.names.class_of(self.reading, n.who) == Some("seat");
        self.names.within(clause).iter().filter(at).filter(place).min_by_key(|n| self.distance(word, n.tokens.start))
    }

    /// How far a token stands from a word, in tokens: in an enumeration each meeting keeps its own day and place.
    fn distance(&self, word: &Word, at: usize) -> usize {
        let between = word.tokens.start.min(at)..word.tokens.start.max(at);
        let commas = between.clone().filter(|i| self.reading.mark(*i) == Some(',')).count();
        let before = usize::from(at < word.tokens.start);
        between.len() + commas * NEAR + before
    }

    fn party(&self, who: usize) -> Party {
        let member = &self.names.cast[who];
        let acts_for = crate::stances::acts_for(self.reading, self.names, who).and_then(|v| v.entity);
        Party { name: member.name.clone(), entity: member.entity.clone(), acts_for }
    }
}

/// The words cited: from the first name or the word itself to the last of both, inside the clause.
fn cited(clause: &Range<usize>, word: &Word, names: &Names<'_>) -> Range<usize> {
    let around = names.within(clause).iter();
    around.fold(word.tokens.clone(), |cut, name| cut.start.min(name.tokens.start)..cut.end.max(name.tokens.end))
}
