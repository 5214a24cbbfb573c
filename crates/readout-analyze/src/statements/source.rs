//! Finds the phrase that a cue has for its source.

use std::ops::Range;

use readout_lang::{Agreement, Clause, ContentForm, Grammar, SourcePlace};
use readout_model::EntityKind;

use super::scene::Scene;
use crate::names::{Noun, Who};

/// Words that may stand between a subject and its verb, or a verb and its subject.
const GAP: usize = 4;
/// A description between a verb and the name of its subject has at most so many words and marks.
const DESCRIPTION: usize = 10;
/// A body stands at most so many words and marks behind the person whose it is.
const APPOSITION: usize = 14;
/// A subject of common words has at most so many.
const COMMON: usize = 6;

impl<'s> Scene<'s, '_> {
    /// The subject of the verb of a cue, and whether it stands behind the verb.
    ///
    /// Behind it where the verb follows a mark or a quotation, and right behind it a phrase stands; else the phrase that ends right before it; else
    /// the first phrase of its clause that no preposition governs; else a phrase right behind it.
    pub fn subject(&self, cue: usize) -> Option<(&'s Noun, bool)> {
        let c = &self.cues[cue];
        let verb = c.speech.subject;
        let start = self.clause_start(cue);
        let behind = self.noun_behind(c.tokens.end, c.region.end);
        let behind = behind.filter(|n| !c.speech.participle && self.agrees(n, verb) && !self.begins_clause(n, c.region.end));
        if let Some(noun) = self.who_says(start, c.tokens.start, verb) {
            return Some((noun, false));
        }
        // "Ukraine's president, X, asked Y for …": a subject that its own commas close.
        if let Some(noun) = c
            .tokens
            .start
            .checked_sub(1)
            .and_then(|b| self.noun_over(b))
            .filter(|n| n.tokens.end == c.tokens.start && self.is_comma(n.tokens.end - 1) && !self.taken(n) && self.agrees(n, verb))
        {
            return Some((noun, false));
        }
        if self.inverted(cue) {
            if let Some(noun) = self
                .described(c.tokens.end, c.region.end, c.speech.content)
                .filter(|n| self.agrees(n, verb) && !behind.is_some_and(|n| self.is_person(n)))
            {
                return Some((noun, true));
            }
            match behind {
                Some(noun) => return Some((noun, true)),
                // "X, the head of Y, told reporters": the subject stands in front after all, its apposition set off by commas.
                None if self.common_behind(cue).is_some() => {
                    return self.first_noun(start, c.tokens.start, verb).filter(|n| self.is_comma(n.tokens.end)).map(|n| (n, false));
                }
                None => {}
            }
        }
        if let Some(noun) = self.noun_before(c.tokens.start, start).filter(|n| self.agrees(n, verb)) {
            return Some((self.whose(noun, start).unwrap_or(noun), false));
        }
        // "X did this and said": the verb goes on with the subject of the sentence.
        let mut at = c.tokens.start;
        while at > c.region.start && self.is(at - 1, |g| g == Grammar::Aux) && !self.is(at - 1, |g| g == Grammar::And) {
            at -= 1;
        }
        let goes_on = at > c.region.start && self.is(at - 1, |g| g == Grammar::And);
        // So does a participle behind a comma, unless the clause begins with another subject.
        let comma = at > c.region.start && self.is_comma(at - 1);
        let first = self.first_noun(start, c.tokens.start, verb).filter(|n| !goes_on && (!comma || n.tokens.start <= start + 2));
        if let Some(noun) = first.or_else(|| self.first_noun(c.region.start, c.tokens.start, verb).filter(|_| goes_on || comma)) {
            return Some((noun, false));
        }
        let behind = behind.map(|noun| (noun, true)).or_else(|| self.speaks_inside(start, c.tokens.start).map(|noun| (noun, false)));
        // "X, 68, an electrician who came with his wife said": whom the sentence begins with, behind a clause that no comma closes.
        let relative = |i: usize| self.is(i, |g| g == Grammar::Clause(Clause::Relative));
        let first = c.region.start + usize::from(self.is(c.region.start, |g| g == Grammar::Article));
        let opens = || self.first_noun(c.region.start, c.tokens.start, verb).filter(|n| n.tokens.start <= first);
        let person = |n: &&Noun| matches!(n.who, Who::Described(_) | Who::Unnamed) || self.is_person(n);
        let set_off = |n: &&Noun| start > c.region.start && (self.is_comma(n.tokens.end) || relative(n.tokens.end));
        behind.or_else(|| opens().filter(person).filter(set_off).map(|n| (n, false)))
    }

    /// "X, the head of Y, said she would go", where no conjunction is needed: a phrase behind the verb that a verb of its own follows begins the content.
    fn begins_clause(&self, noun: &Noun, end: usize) -> bool {
        let next = noun.tokens.end;
        let circumstance = |g: Grammar| matches!(g, Grammar::Preposition | Grammar::At | Grammar::And | Grammar::Clause(_) | Grammar::That);
        self.reading.pack.zero_that()
            && next < end
            && self.reading.tokens[next].shape == readout_lang::Shape::Lower
            && !self.is(next, circumstance)
            && !self.is_time(next)
    }

    /// "backing from X, who said": the person right before the relative word that opens the clause of a verb.
    fn who_says(&self, start: usize, verb: usize, form: Option<Agreement>) -> Option<&'s Noun> {
        let opens = start.checked_sub(1).filter(|o| self.is(*o, |g| g == Grammar::Clause(Clause::Who)))?;
        let small = |i: usize| self.is(i, |g| matches!(g, Grammar::Aux | Grammar::Hedge)) || self.is_time(i);
        let end = opens.checked_sub(1).map(|b| if self.is_comma(b) { b } else { opens })?;
        let noun = self.noun_over(end.checked_sub(1)?).filter(|n| n.tokens.end == end && self.is_person(n))?;
        ((start..verb).all(small) && self.agrees(noun, form)).then_some(noun)
    }

    /// "X and Y said": the other of two subjects that a verb has.
    pub fn other_subject(&self, cue: usize, noun: &Noun) -> Option<&'s Noun> {
        let and = noun.tokens.start.checked_sub(1).filter(|b| self.is(*b, |g| g == Grammar::And))?;
        let other = self.noun_over(and.checked_sub(1)?).filter(|n| n.tokens.end == and)?;
        let start = self.clause_start(cue);
        let own = |n: &Noun| n.member().is_some();
        let plain = other.tokens.start >= start && !self.taken(other) && !self.after_preposition(other.tokens.start, start);
        (own(noun) && own(other) && other.who != noun.who && plain && !self.genitive(other, start)).then_some(other)
    }

    /// "In the ministry they said": the institution after a preposition, where the verb has no other subject.
    fn speaks_inside(&self, start: usize, end: usize) -> Option<&'s Noun> {
        let noun = self.names.nouns_within(&(start..end)).first()?;
        let who = noun.member()?;
        let body = self.names.cast[who].kind == EntityKind::Org || self.names.class_of(self.reading, who) == Some("capital");
        (body && end - noun.tokens.end <= 2 && self.after_preposition(noun.tokens.start, start)).then_some(noun)
    }

    /// True for a phrase that cannot be the subject of a verb: a name in a case form, or what follows "according to".
    fn taken(&self, noun: &Noun) -> bool {
        let small = |i: usize| self.reading.tokens[i].is_word();
        let after = |c: &super::cues::Cue<'_>| {
            c.speech.source == SourcePlace::After
                && c.tokens.end <= noun.tokens.start
                && noun.tokens.start - c.tokens.end <= 2
                && (c.tokens.end..noun.tokens.start).all(small)
        };
        noun.oblique || self.cues.iter().any(after)
    }

    /// True for a news agency or outlet.
    pub fn is_medium(&self, noun: &Noun) -> bool {
        let Who::Member(who) = noun.who else { return false };
        self.names.is_medium(self.reading, who)
    }

    /// True where what stands before `at` is finished: a comma, dash, or closing quotation mark.
    fn closes_before(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).filter(|b| *b >= self.sentence.tokens.start);
        let aux = |b: usize| self.is(b, |g| g == Grammar::Aux);
        let first = before(1);
        let first = if first.is_some_and(aux) { before(2) } else { first };
        first.is_none_or(|b| self.is_comma(b) || self.mark(b) == Some(',') || self.quotes.iter().any(|(_, q)| q.end == b + 1))
    }

    /// Where the clause of a cue begins: behind the last word that opens one, the last quotation, or an earlier cue's conjunction.
    pub fn clause_start(&self, cue: usize) -> usize {
        let c = &self.cues[cue];
        let mut start = c.region.start;
        let mut i = c.region.start;
        while i < c.tokens.start {
            if c.quote.is_none()
                && let Some((_, quote)) = self.quoted(i)
            {
                // A few quoted words are part of the clause.
                if self.words(quote.clone()) > 4 {
                    start = quote.end.min(c.tokens.start);
                }
                i = quote.end.max(i + 1);
                continue;
            }
            let opens = self.is_that(i) && i > c.region.start
                || self.is(i, |g| matches!(g, Grammar::Clause(_)))
                || self.mark(i) == Some(';')
                || self.mark(i) == Some(':');
            // A relative clause that a comma closes before the verb belongs to the subject.
            let closed = self.is(i, |g| matches!(g, Grammar::Clause(_))) && (i + 1..c.tokens.start).any(|j| self.is_comma(j));
            if opens && !closed {
                start = i + 1;
            }
            i += 1;
        }
        // A subordinate clause in front is closed by its comma.
        if start == c.region.start
            && self.is(start, |g| matches!(g, Grammar::Clause(_)))
            && let Some(comma) =
                (start..c.tokens.start).rfind(|i| self.mark(*i) == Some(',') && (*i + 1..c.tokens.start).any(|j| self.noun_at(j).is_some()))
        {
            start = comma + 1;
        }
        start
    }

    /// The phrase right before `at`, with auxiliaries and adverbs between.
    pub fn noun_before(&self, at: usize, start: usize) -> Option<&'s Noun> {
        let mut i = at;
        let mut gap = 0;
        while i > start && gap <= GAP {
            let before = i - 1;
            if let Some(noun) = self.noun_over(before).filter(|n| n.tokens.start >= start) {
                let governed = self.after_preposition(noun.tokens.start, start) || self.circumstance(noun, start);
                return (!governed && !self.genitive(noun, start) && !self.taken(noun)).then_some(noun);
            }
            if !self.reading.tokens[before].is_word() || self.is(before, |g| matches!(g, Grammar::And | Grammar::Preposition | Grammar::At))
            {
                return None;
            }
            gap += 1;
            i = before;
        }
        None
    }

    /// True for a state or organisation that a preposition governs with adjectives between ("X at the annual General Assembly said"), where an earlier
    /// phrase of the clause can be the subject.
    fn circumstance(&self, noun: &Noun, start: usize) -> bool {
        let adjective =
            |i: &usize| self.reading.tokens[*i].shape == readout_lang::Shape::Lower && !self.is(*i, Grammar::is_small) && !self.is_time(*i);
        let before = (start..noun.tokens.start).rev().find(|i| !adjective(i));
        let governs = |i: &usize| noun.tokens.start - i <= 3 && self.is(*i, |g| matches!(g, Grammar::Preposition | Grammar::At));
        !self.is_person(noun) && before.filter(governs).is_some_and(|p| self.first_noun(start, p, None).is_some())
    }

    /// "X, of the analysts Y said": the person whose body an apposition names that no comma closes.
    fn whose(&self, body: &Noun, start: usize) -> Option<&'s Noun> {
        let comma = (start.max(body.tokens.start.saturating_sub(APPOSITION))..body.tokens.start).rev().find(|i| self.is_comma(*i))?;
        let opens = self.is(comma + 1, |g| matches!(g, Grammar::Preposition | Grammar::At))
            || self.names.title_from(comma + 1).is_some_and(|t| t.tokens.end <= body.tokens.start);
        let noun = self.noun_over(comma.checked_sub(1)?).filter(|n| self.is_person(n))?;
        let letters = self.reading.tokens[body.tokens.end - 1].shape == readout_lang::Shape::Capitals;
        let body = self.names.cast_kind(body) == Some(EntityKind::Org) || letters;
        (body && opens && noun.tokens.start >= start && noun.tokens.end == comma && !self.taken(noun)).then_some(noun)
    }

    fn is_person(&self, noun: &Noun) -> bool {
        self.names.cast_kind(noun) == Some(EntityKind::Person)
    }

    /// True for a state or organisation right behind a word in small letters that it belongs to ("ambasadorul Rusiei", "Führung der SPD"): only where
    /// an earlier phrase of the clause can be the subject.
    fn genitive(&self, noun: &Noun, start: usize) -> bool {
        let Who::Member(who) = noun.who else { return false };
        self.names.cast[who].kind != EntityKind::Person
            && noun.tokens.start > start
            && self
                .first_noun(start, noun.tokens.start, None)
                .is_some_and(|n| matches!(n.who, Who::Unnamed) && n.tokens.end == noun.tokens.start)
    }

    /// True where a phrase can be the subject of a verb whose form shows that much of it.
    fn agrees(&self, noun: &Noun, verb: Option<Agreement>) -> bool {
        let Some(verb) = verb else { return true };
        match noun.who {
            Who::Pronoun(own) | Who::Described(Some(own)) => own == verb,
            Who::Member(who) => {
                // "X and Y said": two persons.
                let joined = || noun.tokens.start.checked_sub(1).is_some_and(|b| self.is(b, |g| g == Grammar::And));
                verb == Agreement::Plural && joined() || self.names.fits(who, verb)
            }
            Who::Unnamed | Who::Described(None) => true,
        }
    }

    /// The first phrase between two tokens that no preposition governs and a verb of this form can have for its subject.
    pub fn first_noun(&self, start: usize, end: usize, verb: Option<Agreement>) -> Option<&'s Noun> {
        let free = |n: &&Noun| {
            n.tokens.end <= end
                && !self.taken(n)
                && self.agrees(n, verb)
                && !self.after_preposition(n.tokens.start, start)
                && (self.quoted(n.tokens.start).is_none() || self.quoted(end).is_some())
        };
        self.names.nouns_within(&(start..end)).iter().find(free)
    }

    /// The words of a subject that no phrase stands for ("one woman said", "critics argue"), right before the verb of a cue, or behind it.
    pub fn common_subject(&self, cue: usize) -> Option<Range<usize>> {
        let c = &self.cues[cue];
        let from = self.clause_start(cue);
        let stops =
            |i: usize| self.is_comma(i) || self.mark(i).is_some_and(|m| matches!(m, ':' | '"' | '“' | '”' | '«' | '»')) || self.is_that(i);
        let mut start = (from..c.tokens.start).rev().find(|i| stops(*i)).map_or(from, |i| i + 1);
        let mut end = c.tokens.start;
        while end > start && self.is(end - 1, |g| matches!(g, Grammar::Aux | Grammar::Hedge)) {
            end -= 1;
        }
        while start < end
            && (self.is(start, |g| matches!(g, Grammar::And | Grammar::Clause(_) | Grammar::Hedge))
                || self.is_time(start) && !self.is(start, |g| matches!(g, Grammar::Preposition | Grammar::At))
                || !self.reading.tokens[start].is_word())
        {
            start += 1;
        }
        // "did this and said": the verb goes on with another's subject.
        let joined = end > start && self.is(end - 1, |g| g == Grammar::And);
        let small = |i: usize| self.is(i, Grammar::is_small) || self.is_time(i) || !self.reading.tokens[i].is_word();
        let own = |r: Range<usize>| r.into_iter().any(|i| !small(i));
        let first = |at: usize| !self.is(at, |g| matches!(g, Grammar::Preposition | Grammar::At | Grammar::Not));
        if !joined && own(start..end) && first(start) && self.words(start..end) <= COMMON {
            return Some(start..end);
        }
        self.common_behind(cue)
    }

    /// The same behind the verb: "…, said one lawmaker".
    fn common_behind(&self, cue: usize) -> Option<Range<usize>> {
        let c = &self.cues[cue];
        let start = (c.tokens.end..c.region.end).find(|i| !self.is(*i, |g| g == Grammar::Aux))?;
        let ends = |i: usize| {
            self.is_that(i)
                || !self.reading.tokens[i].is_word()
                || self.is(i, |g| matches!(g, Grammar::Preposition | Grammar::At | Grammar::Clause(_) | Grammar::Not))
        };
        let end = (start..c.region.end).find(|i| ends(*i)).unwrap_or(c.region.end);
        let own = (start..end).any(|i| !self.is(i, Grammar::is_small) && !self.is_time(i));
        // Behind "demanded" stands what was demanded.
        let clause = c.speech.content != ContentForm::Any && !self.noun_at(start).is_some_and(|n| self.begins_clause(n, c.region.end));
        (clause && self.inverted(cue) && own && !self.is_time(start) && self.words(start..end) <= COMMON).then_some(start..end)
    }

    /// True where the verb stands first: what stands before it is finished.
    fn inverted(&self, cue: usize) -> bool {
        let c = &self.cues[cue];
        !c.speech.participle && (c.tokens.start == c.region.start || self.closes_before(c.tokens.start))
    }

    /// The phrase right behind a verb: auxiliaries, articles and adjectives may stand between, one common word before any phrase, and several before the
    /// name of a person ("said detective inspector X").
    pub fn noun_behind(&self, at: usize, end: usize) -> Option<&'s Noun> {
        let mut common = 0;
        let from = self.past_day(at, end);
        for i in from..end.min(from + GAP + 1) {
            if let Some(noun) = self.noun_at(i) {
                return (common < 2 || self.is_person(noun) && !noun.oblique).then_some(noun);
            }
            if self.is_that(i) {
                return None;
            }
            let small = self.is(i, |g| g == Grammar::Aux || g.is_determiner());
            let adjective = self.names.over(i).is_some_and(|n| n.class == readout_lang::NameClass::Adjective);
            if small || adjective {
                continue;
            }
            if self.reading.tokens[i].shape != readout_lang::Shape::Lower || self.is(i, Grammar::is_small) || self.is_time(i) {
                return None;
            }
            common += 1;
        }
        None
    }

    /// The name of a person behind a verb and a description ("…, said the 35-year-old mother and former teacher X"): words without a preposition, a
    /// verb of saying or a mark between them. Where the order of words is free, whom it is told and where may stand between too ("…, said to reporters in
    /// Berlin X"), for a name that no preposition or conjunction joins to that.
    fn described(&self, at: usize, end: usize, content: ContentForm) -> Option<&'s Noun> {
        // Behind "condemning" stands what is condemned.
        let free = !self.reading.pack.zero_that() && content != ContentForm::Any;
        let mut i = at;
        while i < end.min(at + DESCRIPTION) {
            let noun = self.noun_at(i);
            let joined = free && (self.after_preposition(i, at) || self.is(i - 1, |g| g == Grammar::And));
            if let Some(noun) = noun.filter(|n| self.is_person(n) && !n.oblique && !joined) {
                return Some(noun);
            }
            if noun.is_some_and(|n| matches!(n.who, Who::Pronoun(_)) || self.is_person(n) && !free) {
                return None;
            }
            let hyphen = self.mark(i) == Some('-') && !self.is_comma(i);
            let small = |g: Grammar| {
                let circumstance = free && matches!(g, Grammar::Preposition | Grammar::At | Grammar::Aux);
                !circumstance && g != Grammar::And && !g.is_determiner()
            };
            let word = self.reading.tokens[i].is_word() || self.reading.tokens[i].shape == readout_lang::Shape::Number;
            if !(word || hyphen || free && self.reading.is_quote_mark(i)) || self.is(i, small) || self.cue_in(i..i + 1).is_some() {
                return None;
            }
            i = noun.filter(|_| free).map_or(i + 1, |n| n.tokens.end);
        }
        None
    }

    /// The place behind a time that stands right behind a verb, where a phrase follows it: "…, said on Tuesday X".
    fn past_day(&self, at: usize, end: usize) -> usize {
        let aux = (at..end).take_while(|i| self.is(*i, |g| g == Grammar::Aux)).count();
        let small = usize::from(self.is(at + aux, |g| matches!(g, Grammar::Preposition | Grammar::At)));
        let past = (at + aux + small..end).take(GAP).take_while(|i| self.is_time(*i)).last().map_or(at, |i| i + 1);
        if past > at && past < end && self.noun_at(past).is_some_and(|n| !n.oblique) { past } else { at }
    }

    /// The phrase that follows a preposition-like cue ("according to"), and where the phrase ends.
    pub fn owner(&self, at: usize, end: usize) -> (Option<&'s Noun>, usize) {
        let stop = (at..end)
            .find(|i| self.is_comma(*i) || matches!(self.mark(*i), Some(':' | '.' | '"' | '“' | '„' | '«')) || self.is_that(*i))
            .unwrap_or(end);
        let nouns = self.names.nouns_within(&(at..stop));
        // "according to a spokesman for the ministry": the first phrase speaks; "according to the words of the ministry": so does the first.
        let first = nouns.first().filter(|n| n.tokens.start - at <= GAP + 2);
        (first, first.map_or(stop, |n| n.tokens.end.max(stop.min(n.tokens.end))))
    }
}
