//! Finds the content of a cue: the clause behind it, the quotation beside it, the words that it closes.

use std::ops::Range;

use readout_lang::{ContentForm, Grammar, SourcePlace, TimeWord};

use super::scene::Scene;
use crate::names::Noun;

/// A stretch of content.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Words of this sentence.
    Words(Range<usize>),
    /// A quotation as a whole, which may go on beyond the sentence.
    Quote(usize),
}

/// What a cue attributes.
#[derive(Debug)]
pub(super) struct Found<'s> {
    pub source: Option<&'s Noun>,
    /// The other of two who say it together.
    pub with: Option<&'s Noun>,
    /// Words after "according to" and its like that no phrase stands for.
    pub unnamed: Option<Range<usize>>,
    pub addressee: Option<&'s Noun>,
    pub pieces: Vec<Piece>,
    /// What opened the content was a word of wanting ("to", "so that").
    pub wish: bool,
}

/// A conjunction may stand so many words behind its verb ("said on Tuesday in Moscow that").
const THAT: usize = 14;
/// Content has at least so many words.
const SHORTEST: usize = 3;
/// A subject of common words without a conjunction behind its verb has at most so many words.
const FEW: usize = 3;
/// A circumstance in front of a sentence has at most so many words.
const INTRO: usize = 10;
/// A subject has at most so many words before its title or name.
const MODIFIERS: usize = 5;
/// A quotation stands at most so many words from its cue.
const NEAR: usize = 12;

impl<'s> Scene<'s, '_> {
    /// For each cue, where the group begins that closes words before it (", said X"), or `None`.
    pub fn tails(&self) -> Vec<Option<usize>> {
        (0..self.cues.len()).map(|i| self.tail(i)).collect()
    }

    fn tail(&self, cue: usize) -> Option<usize> {
        let c = &self.cues[cue];
        let from = c.region.start;
        let begin = match c.speech.source {
            SourcePlace::Subject | SourcePlace::Outlet | SourcePlace::Owner => {
                let subject = self.subject(cue);
                let mut group = match subject {
                    Some((n, false)) if self.adjacent(n.tokens.end, c.tokens.start) => n.tokens.start,
                    // A subject and its apposition: ", X, the head of Y, said".
                    Some((n, false)) if n.tokens.start > from && (self.is_comma(n.tokens.start - 1) || self.quote_ends(n.tokens.start)) => {
                        n.tokens.start
                    }
                    // The subject of the verb stands in what would be its content.
                    Some((n, false))
                        if c.speech.source == SourcePlace::Subject
                            && n.tokens.end < c.tokens.start
                            && self.quoted(n.tokens.start).is_none()
                            && self.content_words(cue) >= 2 =>
                    {
                        return None;
                    }
                    // "…, one woman said": common words for a subject.
                    None => self.common_subject(cue).map_or(c.tokens.start, |words| words.start.min(c.tokens.start)),
                    _ => c.tokens.start,
                };
                while group > from
                    && self.is(group - 1, |g| matches!(g, Grammar::Aux | Grammar::Article | Grammar::Hedge))
                    && !self.quote_ends(group)
                {
                    group -= 1;
                }
                group = self.with_modifiers(group, from);
                // ", and said X" closes what stands before only with its subject behind the verb.
                if group > from && self.is(group - 1, |g| g == Grammar::And) && subject.is_some_and(|(_, behind)| behind) {
                    group -= 1;
                }
                let closed = group > from && (self.is_comma(group - 1) || self.quote_ends(group));
                // "After the talks, X said …": a circumstance in front is no content.
                let circumstance = self.is(from, |g| matches!(g, Grammar::Preposition | Grammar::At | Grammar::Clause(_)))
                    && self.words(from..group) <= INTRO
                    && !(from + 1..group.saturating_sub(1)).any(|i| self.is_comma(i))
                    && self.content_words(cue) >= 2;
                // "They built it, mentioning the road": a participle closes nothing but quotations.
                let quotation = self.quote_ends(group) || group > from && self.is_comma(group - 1) && self.quote_ends(group - 1);
                let aside = c.speech.participle && !quotation;
                if !closed || circumstance || aside || self.content_follows(cue) {
                    return None;
                }
                group
            }
            SourcePlace::After => {
                let (_, end) = self.owner(c.tokens.end, c.region.end);
                let rest = end..c.region.end;
                // In the middle of a sentence its words stand on both sides.
                let middle = self.is_comma(end) && self.words(rest) > 6;
                if middle || self.words(from..c.tokens.start) < SHORTEST {
                    return None;
                }
                c.tokens.start
            }
        };
        // A name in quotation marks is no quotation.
        let only = c.speech.content.is_quoted();
        let whole = |q: &Range<usize>| !only || q.start <= from || self.words(q.clone()) >= SHORTEST;
        let quoted = self.quotes.iter().any(|(_, q)| q.end <= begin && begin - q.end <= 2 && q.end > from && whole(q));
        // "…," she smiled: what closes only quotations closes nothing else, but speech behind a dash.
        let spoken = quoted || !only || self.mark(from).is_some_and(|m| matches!(m, '–' | '—' | '-'));
        (spoken && self.words(from..begin) >= if quoted { 1 } else { SHORTEST }).then_some(begin)
    }

    /// Where the phrase of a subject begins whose last words begin at `group`: its article or owner behind a comma or quotation ("…, a senior party aide has told
    /// Y", "…, the paper's X reported"); `group` where there is none so near.
    fn with_modifiers(&self, group: usize, from: usize) -> usize {
        let closed = |at: usize| at > from && (self.is_comma(at - 1) || self.quote_ends(at));
        if closed(group) {
            return group;
        }
        let modifies = |i: usize| {
            let token = &self.reading.tokens[i];
            (token.is_word() || token.glued) && !self.is(i, |g| !g.is_determiner()) && !self.is_comma(i)
        };
        let first = (from.max(group.saturating_sub(MODIFIERS))..group)
            .rev()
            .take_while(|i| modifies(*i) && self.cue_in(*i..*i + 1).is_none())
            .last();
        let opens = |at: &usize| closed(*at) && self.is(*at, Grammar::is_determiner);
        first.and_then(|first| (first..group).find(opens)).unwrap_or(group)
    }

    /// True where only auxiliaries and adverbs stand between.
    fn adjacent(&self, end: usize, start: usize) -> bool {
        end <= start && start - end <= 3 && (end..start).all(|i| self.reading.tokens[i].is_word() && self.noun_at(i).is_none())
    }

    fn quote_ends(&self, at: usize) -> bool {
        self.quotes.iter().any(|(_, q)| q.end == at)
    }

    /// Number of words behind a cue that can be its content: neither its source nor a circumstance.
    fn content_words(&self, cue: usize) -> usize {
        let c = &self.cues[cue];
        let at = match self.subject(cue) {
            Some((n, true)) => n.tokens.end,
            _ => c.tokens.end,
        };
        let other = |i: usize| self.cues.iter().any(|o| o.tokens.start == i && o.quote == c.quote);
        let stop = (at..c.region.end).find(|i| self.is_comma(*i) && !self.is_that(*i + 1) || other(*i)).unwrap_or(c.region.end);
        let first = self.reading.tokens.get(at).is_some_and(|t| t.is_word());
        let circumstance = self.that_behind(cue, at).is_none()
            && (self.is(at, |g| g == Grammar::At) || self.is(at, |g| g == Grammar::And) && other(at + 1) || first && self.is_time(at));
        if circumstance { 0 } else { self.words(at..stop) }
    }

    /// True where content stands behind a verb: a conjunction, a colon, or words that are neither its source nor a circumstance.
    fn content_follows(&self, cue: usize) -> bool {
        let c = &self.cues[cue];
        let mut at = c.tokens.end;
        while at < c.region.end && self.is(at, |g| g == Grammar::Aux) {
            at += 1;
        }
        if let Some((noun, true)) = self.subject(cue) {
            at = noun.tokens.end;
        }
        if self.that_behind(cue, at).is_some() || self.mark(at) == Some(':') {
            return true;
        }
        let nothing = at >= c.region.end || !self.reading.tokens[at].is_word();
        let joined = self.is(at, |g| g == Grammar::And) && self.cues.iter().any(|o| o.tokens.start == at + 1);
        let circumstance =
            self.is(at, |g| matches!(g, Grammar::Preposition | Grammar::At | Grammar::Clause(_))) || joined || self.is_time(at);
        !nothing && !circumstance && (self.reading.pack.zero_that() || c.speech.content == ContentForm::Any) && at == c.tokens.end
    }

    pub fn is_time(&self, at: usize) -> bool {
        let Some(rest) = self.reading.tokens.get(at..).filter(|rest| rest.first().is_some_and(|t| t.word != 0)) else { return false };
        let words = rest.iter().take(4).map(|t| t.word);
        self.reading.pack.time.longest(words).is_some_and(|(_, w)| !w.contains(&TimeWord::Not))
    }

    /// The conjunction that opens the content of a cue, from `at` on: its place.
    fn that_behind(&self, cue: usize, at: usize) -> Option<usize> {
        let c = &self.cues[cue];
        let stop = (at + THAT).min(c.region.end);
        // "recalls how …", with a comma: the word itself belongs to what is told.
        if at == c.tokens.end && self.is_comma(at) && self.is(at + 1, |g| g == Grammar::How) {
            return Some(at);
        }
        let mut i = at;
        while i < stop {
            if self.is_that(i) {
                return Some(i);
            }
            let other = self.cues.iter().any(|o| o.tokens.start == i && o.quote == c.quote);
            let opens = c.quote.is_none() && self.quotes.iter().any(|(_, q)| q.start == i);
            let zero =
                self.reading.pack.zero_that() && i == c.tokens.end && self.is(i, |g| matches!(g, Grammar::Pronoun(_)) || g.is_determiner());
            let purpose = self.reading.grammar(i, c.region.end, |g| matches!(g, Grammar::Clause(_))).is_some_and(|len| len > 1);
            if other
                || opens
                || zero
                || purpose
                || matches!(self.mark(i), Some(';' | ':' | '.'))
                || self.is(i, |g| matches!(g, Grammar::Clause(_))) && !self.is(i, |g| matches!(g, Grammar::Preposition | Grammar::At))
            {
                return None;
            }
            i += 1;
        }
        None
    }

    /// What a cue attributes; nothing where no content is found.
    pub fn attribution(&self, cue: usize, tails: &[Option<usize>]) -> Option<Found<'s>> {
        let c = &self.cues[cue];
        match c.speech.source {
            SourcePlace::After => self.according(cue, tails),
            SourcePlace::Owner => {
                let subject = self
                    .noun_behind(c.tokens.end, c.region.end)
                    .or_else(|| self.owner(c.tokens.end, (c.tokens.end + NEAR).min(c.region.end)).0);
                let source = subject.filter(|n| !self.is_medium(n)).or_else(|| self.noun_before(c.tokens.start, c.region.start));
                self.with_content(cue, source, tails)
            }
            SourcePlace::Subject | SourcePlace::Outlet => {
                let subject = self.subject(cue);
                self.with_content(cue, subject.map(|(n, _)| n), tails)
            }
        }
    }

    /// "According to X": the rest of the sentence, before or behind.
    fn according(&self, cue: usize, tails: &[Option<usize>]) -> Option<Found<'s>> {
        let c = &self.cues[cue];
        let (source, end) = self.owner(c.tokens.end, c.region.end);
        let stop = (end..c.region.end).find(|i| self.is_comma(*i) || self.quotes.iter().any(|(_, q)| q.start == *i)).unwrap_or(end);
        let issuer = |n: &&Noun| matches!(n.who, crate::names::Who::Member(w) if self.names.cast[w].kind == readout_model::EntityKind::Org);
        let source = source.or_else(|| self.names.nouns_within(&(c.tokens.end..end)).iter().find(issuer));
        let unnamed = source.is_none().then(|| self.bare(c.tokens.end..end));
        // A circumstance ("at a press conference") is nobody.
        let somebody = |r: &Range<usize>| {
            self.words(r.clone()) > 0 && !self.is(r.start, |g| matches!(g, Grammar::Preposition | Grammar::At)) && !self.is_time(r.start)
        };
        let unnamed = unnamed.filter(somebody);
        let pieces = match tails.get(cue).copied().flatten() {
            Some(tail) => self.left(c.region.start, tail),
            None if self.words(c.region.start..c.tokens.start) < SHORTEST
                && !(self.is_comma(c.tokens.start.saturating_sub(1)) && self.noun_at(c.region.start).is_some()) =>
            {
                let start = if stop < c.region.end && stop - end <= NEAR { stop } else { end };
                self.right(start, self.right_end(cue, start, tails))
            }
            None => vec![Piece::Words(c.region.clone())],
        };
        (!pieces.is_empty()).then_some(Found { source, with: None, unnamed, addressee: None, pieces, wish: false })
    }

    fn with_content(&self, cue: usize, source: Option<&'s Noun>, tails: &[Option<usize>]) -> Option<Found<'s>> {
        let c = &self.cues[cue];
        let unnamed = if source.is_none() && c.speech.source != SourcePlace::Owner { self.common_subject(cue) } else { None };
        let with = source.filter(|_| c.speech.source == SourcePlace::Subject).and_then(|n| self.other_subject(cue, n));
        let mut found = Found { source, with, unnamed, addressee: None, pieces: Vec::new(), wish: false };
        let behind = source.filter(|n| n.tokens.start >= c.tokens.end).map_or(c.tokens.end, |n| n.tokens.end);
        if source.is_some_and(|source| self.aside(cue, source)) {
            found.pieces.push(Piece::Words(c.region.clone()));
            return Some(found);
        }
        if let Some(tail) = tails.get(cue).copied().flatten() {
            found.pieces = self.left(c.region.start, tail);
            // "…", he said, "…": the quotation goes on behind the cue.
            if let Some((i, _)) =
                self.quotes.iter().find(|(_, q)| q.start >= behind && self.words(behind..q.start) == 0 && c.quote.is_none())
            {
                found.pieces.push(Piece::Quote(*i));
            }
            return Some(found);
        }
        let quote_only = c.speech.content.is_quoted();
        // "urged the parties to sit down": wanted of somebody who is named between, who belongs to the content.
        let wanted = |that: &usize| {
            c.speech.content == ContentForm::Any
                && *that > behind
                && !self.is(*that, |g| g == Grammar::That)
                && self.noun_at(behind).is_none()
        };
        if !quote_only && let Some(that) = self.that_behind(cue, behind).filter(|t| !wanted(t)) {
            found.addressee =
                self.noun_at(c.tokens.end).filter(|n| source.is_some_and(|s| s.tokens.start < n.tokens.start) && n.tokens.end <= that);
            found.wish = self.is(that, |g| g == Grammar::Wish) && !self.is(that, |g| g == Grammar::That);
            let that =
                self.reading.grammar(that, c.region.end, |g| matches!(g, Grammar::That | Grammar::Wish)).map_or(that + 1, |len| that + len);
            found.pieces = self.right(that, self.right_end(cue, that, tails));
            return Some(found);
        }
        if let Some(piece) = self.colon(cue, behind) {
            found.pieces.push(piece);
            return Some(found);
        }
        if c.quote.is_none()
            && let Some(quote) = self.quote_behind(cue, behind)
        {
            found.pieces.push(Piece::Quote(quote));
            return Some(found);
        }
        if quote_only {
            return None;
        }
        if c.speech.content == ContentForm::Any || self.reading.pack.zero_that() && behind == c.tokens.end {
            let next = behind;
            found.addressee = self.noun_at(next).filter(|n| {
                source.is_some() && self.is(n.tokens.end, |g| matches!(g, Grammar::Preposition | Grammar::That | Grammar::Wish))
            });
            // Common words for a subject are believed only where they are few: else they hide a verb.
            if found.unnamed.as_ref().is_some_and(|u| self.words(u.clone()) > FEW) {
                return None;
            }
            let start = found.addressee.map_or(next, |n| n.tokens.end);
            if self.is_comma(start) && c.speech.content != ContentForm::Any {
                return None;
            }
            let end = self.right_end(cue, start, tails);
            // "told the agency": whom it is told to is not what is told.
            let common =
                |i: usize| self.reading.tokens[i].shape == readout_lang::Shape::Lower && !self.is(i, Grammar::is_small) && !self.is_time(i);
            if c.speech.content != ContentForm::Any && !(start..end).any(common) {
                return None;
            }
            found.pieces = self.right(self.past_times(start, end), end);
        } else if c.quote.is_none()
            && let Some((_, quote)) = self.quotes.iter().find(|(_, q)| q.start >= behind)
        {
            // Other words, some of them quoted.
            let end = self.right_end(cue, behind, tails);
            if quote.start < end && self.words(behind..quote.start) <= NEAR {
                found.pieces = self.right(behind, end);
            }
        }
        (!found.pieces.is_empty()).then_some(found)
    }

    /// "The talks, he said, will go on": a verb and its subject between commas, inside what they attribute.
    fn aside(&self, cue: usize, source: &Noun) -> bool {
        let c = &self.cues[cue];
        let (from, to) = (c.region.start, c.region.end);
        let mut start = source.tokens.start.min(c.tokens.start);
        while start > from && self.is(start - 1, |g| g == Grammar::Aux) {
            start -= 1;
        }
        let end = source.tokens.end.max(c.tokens.end);
        let together = if source.tokens.start < c.tokens.start {
            self.adjacent(source.tokens.end, c.tokens.start)
        } else {
            self.adjacent(c.tokens.end, source.tokens.start)
        };
        let between = start > from && self.is_comma(start - 1) && self.is_comma(end);
        if !between || !together || c.quote.is_some() || c.speech.source != SourcePlace::Subject || c.speech.content.is_quoted() {
            return false;
        }
        let quote_beside = self.quotes.iter().any(|(_, q)| q.end + 1 >= start && q.end <= start || q.start == end + 1);
        let goes_on = self.is(end + 1, |g| matches!(g, Grammar::And | Grammar::Clause(_) | Grammar::That | Grammar::Wish));
        let other = self.cues.iter().any(|o| o.tokens.start == end + 1);
        let opens = (from..start).any(|i| self.is_that(i)) || self.is(from, |g| matches!(g, Grammar::Clause(_)));
        !quote_beside && !goes_on && !other && !opens && self.words(from..start) > 0 && self.words(end..to) >= SHORTEST
    }

    /// The place behind times and their small words at the start of content ("proposed on Thursday a meeting").
    fn past_times(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        loop {
            let small = (at..end.min(at + 3))
                .take_while(|i| self.is(*i, |g| matches!(g, Grammar::Preposition | Grammar::At | Grammar::Aux | Grammar::Article)))
                .count();
            let word = at + small;
            if word >= end || !self.is_time(word) || self.words(word + 1..end) < 2 {
                return at;
            }
            at = word + 1;
        }
    }

    /// Content behind a colon that follows the cue and its source.
    fn colon(&self, cue: usize, behind: usize) -> Option<Piece> {
        let c = &self.cues[cue];
        let at = (behind..c.region.end.min(behind + NEAR)).find(|i| self.mark(*i) == Some(':'))?;
        // Of two verbs of saying the nearer one introduces what a colon opens ("Asked about it, she said: …").
        let nearer = self.cues.iter().any(|o| o.quote == c.quote && (behind..at).contains(&o.tokens.start));
        if nearer || (behind..at).any(|i| self.quoted(i).is_some() && c.quote.is_none()) {
            return None;
        }
        self.right(at + 1, c.region.end).pop()
    }

    /// The quotation that follows a cue and its source, with nothing but circumstances between.
    fn quote_behind(&self, cue: usize, behind: usize) -> Option<usize> {
        let (i, tokens) = self.quotes.iter().find(|(_, q)| q.start >= behind)?;
        let between = behind..tokens.start;
        let near =
            self.words(between.clone()) <= NEAR && self.cue_in(between.clone()).is_none() && !between.clone().any(|j| self.is_that(j));
        let first = between.start;
        // "called the plan "folly"", "described it as …": what is spoken of stands between.
        let only = self.cues[cue].speech.content == ContentForm::Label && !between.clone().any(|j| self.is_comma(j));
        let direct = only
            || self.words(between.clone()) == 0
            || self.is_comma(tokens.start - 1)
            || !self.reading.pack.zero_that()
                && self.cues[cue].speech.content != ContentForm::Any
                && self.is(first, |g| matches!(g, Grammar::Preposition | Grammar::At));
        // A word or two in marks are part of a clause, not a quotation.
        let whole = only
            || self.words(tokens.clone()) >= SHORTEST
            || self.words(between) == 0 && self.words(tokens.end..self.sentence.tokens.end) == 0;
        (near && direct && whole).then_some(*i)
    }

    /// Content that ends where a closing group begins: a quotation if it is nothing else, else the words.
    fn left(&self, start: usize, tail: usize) -> Vec<Piece> {
        let words = self.bare(start..tail);
        let last = self.quotes.iter().rev().find(|(_, q)| q.start < tail && q.end <= tail + 1 && q.end > start);
        if let Some((i, q)) = last {
            let outside = self.words(start..q.start.max(start)) + self.words(q.end.min(tail)..tail);
            let first = self.words(start..q.start.max(start));
            if outside == 0 || q.end >= tail.saturating_sub(1) && first <= 2 {
                return vec![Piece::Quote(*i)];
            }
            // A whole quotation before the cue, something else before it: only where the words before are a sentence part of their own.
            if q.end + 1 >= tail && self.words(q.clone()) >= 6 && q.start > start && self.mark(q.start - 1) == Some(':') {
                return vec![Piece::Quote(*i)];
            }
        }
        if self.words(words.clone()) < SHORTEST { Vec::new() } else { vec![Piece::Words(words)] }
    }

    /// Content from `start` to `end`: a quotation if it is nothing else, else the words.
    fn right(&self, start: usize, end: usize) -> Vec<Piece> {
        if start >= end {
            return Vec::new();
        }
        let words = self.bare(start..end);
        if let Some((i, q)) = self.quotes.iter().find(|(_, q)| q.start >= start && q.start < end)
            && self.words(start..q.start) == 0
            && (q.end >= end || self.words(q.end..end) == 0)
        {
            return vec![Piece::Quote(*i)];
        }
        if self.words(words.clone()) == 0 { Vec::new() } else { vec![Piece::Words(words)] }
    }

    /// Where content that begins at `start` ends: before a closing group, before the next verb of saying of the same subject, at the end of the region.
    fn right_end(&self, cue: usize, start: usize, tails: &[Option<usize>]) -> usize {
        let c = &self.cues[cue];
        let mut end = (start..c.region.end).find(|i| self.mark(*i) == Some(';') && self.quoted(*i).is_none()).unwrap_or(c.region.end);
        for (i, other) in self.cues.iter().enumerate() {
            if i == cue || other.quote != c.quote || other.tokens.start < start || other.tokens.start >= end {
                continue;
            }
            if let Some(tail) = tails.get(i).copied().flatten().filter(|t| *t > start) {
                // "that X, according to Y, Z" goes on behind Y.
                end = end.min(tail);
            } else if other.speech.content.is_quoted() || other.speech.source != SourcePlace::Subject {
                continue;
            } else if let Some(joint) = self.joint(start, other.tokens.start) {
                end = end.min(joint);
            }
        }
        end
    }

    /// Where the verb at `verb` is joined to what stands before `start`: the last comma or conjunction between, if no subject stands behind it.
    fn joint(&self, start: usize, verb: usize) -> Option<usize> {
        let free = |i: &usize| self.quoted(*i).is_none();
        let joint = (start..verb).rev().filter(free).find(|i| self.is_comma(*i) || self.is(*i, |g| g == Grammar::And))?;
        let clause = joint + 1..verb;
        let subject = self.names.nouns_within(&clause).iter().any(|n| !self.after_preposition(n.tokens.start, joint));
        let opened = clause.clone().any(|i| self.is_that(i) || self.is(i, |g| matches!(g, Grammar::Clause(_))));
        if subject || opened || clause.len() > 6 {
            return None;
        }
        // A comma and its conjunction are one joint.
        Some(if joint > start && self.is_comma(joint - 1) { joint - 1 } else { joint })
    }
}
