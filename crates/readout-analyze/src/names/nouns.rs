//! Noun phrases that can be the source of a statement: `[owner] title [owner] [name]`, a name, a people, a pronoun, an unnamed group.

use std::ops::Range;

use readout_lang::{Agreement, Grammar, NameClass, Shape};
use readout_model::{EntityKind, Span};

use super::{Name, Names, TitleHit};
use crate::reading::Reading;

/// A phrase that can speak.
#[derive(Clone, Debug)]
pub(crate) struct Noun {
    pub tokens: Range<usize>,
    pub span: Span,
    pub who: Who,
    /// True where its name stands in a case form: it is no subject then.
    pub oblique: bool,
}

impl Noun {
    /// The member of the cast that it stands for.
    pub fn member(&self) -> Option<usize> {
        if let Who::Member(who) = self.who { Some(who) } else { None }
    }
}

/// Whom a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A member of the cast.
    Member(usize),
    /// Somebody without a name; the words of the phrase tell who.
    Unnamed,
    /// Somebody named before.
    Pronoun(Agreement),
    /// A person named before, by what they are ("the 31-year-old", "the striker").
    Described(Option<Agreement>),
}

/// A title alone means somebody named at most so many names before it, or among the first of the article.
const BACK: usize = 300;
/// What an office is of has at most so many words and marks.
const OFFICE: usize = 9;
/// What a name owns has at most so many words.
const OWNED: usize = 3;
/// An article and its noun stand within so many words and marks.
const MODIFIED: usize = 9;
/// Roles that the word for a leader may mean.
const LEADERS: [&str; 8] = ["president", "prime-minister", "chancellor", "king", "secretary-general", "chairman", "director", "executive"];

/// All such phrases of the article, in order, without overlaps.
pub(crate) fn nouns(reading: &Reading<'_>, names: &mut Names<'_>) -> Vec<Noun> {
    let mut found = Vec::new();
    for sentence in &reading.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match noun(reading, names, at, sentence.tokens.end) {
                Some((tokens, who)) => {
                    let second = holder_too(reading, names, &tokens, who, sentence.tokens.end);
                    at = second.as_ref().map_or(tokens.end, |(t, _)| t.end).max(at + 1);
                    let last = names.list.get(names.list.partition_point(|n| n.tokens.end < tokens.end));
                    let oblique = last.is_some_and(|n| n.tokens.end == tokens.end && n.oblique && who == Who::Member(n.who));
                    found.extend(reading.span(tokens.clone()).map(|span| Noun { tokens, span, who, oblique }));
                    found.extend(
                        second.and_then(|(tokens, who)| Some(Noun { span: reading.span(tokens.clone())?, tokens, who, oblique: false })),
                    );
                }
                None => at += 1,
            }
        }
    }
    found
}

fn noun(reading: &Reading<'_>, names: &mut Names<'_>, at: usize, end: usize) -> Option<(Range<usize>, Who)> {
    let owns = |at: usize| reading.tokens.get(at).is_some_and(|t| t.glued) && reading.tokens.key(at).starts_with('\'');
    if let Some(hit) = title_from(names, at, end).cloned() {
        let (tokens, who) = titled(reading, names, at, &hit, end);
        return if owns(tokens.end) { owned(reading, names, at, tokens.end + 1, end) } else { Some((tokens, who)) };
    }
    let titled = |tokens: &Range<usize>| names.title_from(at).is_some_and(|t| t.tokens.start < tokens.end);
    // "the 31-year-old player": the age makes it somebody named before.
    let aged = reading.tokens[at].shape == Shape::Number;
    if let Some((tokens, gender)) = described(reading, at, end).filter(|(tokens, _)| aged || !titled(tokens)) {
        return Some(named_behind(reading, names, at, tokens.end, end).unwrap_or((tokens, Who::Described(gender))));
    }
    let name = names.from(at).filter(|n| n.tokens.start == at);
    let possessor = |n: &&Name| owns(n.tokens.end);
    let derived = |n: &Name| n.oblique || reading.pack.names_woman(reading.tokens.key(n.tokens.start));
    // "Bond's daughter X", where the language makes an adjective of the name: a common word and another person behind it.
    let owner = |n: &&Name| {
        let word = |at: usize| reading.tokens[at].shape == Shape::Lower && !reading.is(at, |_| true) && !reading.says(at);
        let person = |who: usize| names.cast[who].kind == EntityKind::Person;
        let behind = names.from(n.tokens.end + 1).filter(|b| b.tokens.start == n.tokens.end + 1 && b.tokens.end <= end);
        n.tokens.len() == 1 && derived(n) && person(n.who) && behind.is_some_and(|b| person(b.who) && b.who != n.who) && word(n.tokens.end)
    };
    if let Some(name) = name.filter(|n| n.class != NameClass::Adjective && !possessor(n) && !owner(n)) {
        // "the daughter of X, Y, said", where a case form stands for "of".
        let first = |b: usize| reading.sentences.binary_search_by(|s| s.tokens.start.cmp(&b)).is_ok() && names.over(b).is_none();
        let of = |b: usize| (reading.tokens[b].shape == Shape::Lower || first(b)) && !reading.is(b, |_| true) && !reading.says(b);
        let other = at
            .checked_sub(1)
            .filter(|b| (name.oblique || name.tokens.len() == 1) && of(*b))
            .and_then(|_| named_behind(reading, names, at, name.tokens.end, end));
        return Some(other.unwrap_or_else(|| (name.tokens.clone(), Who::Member(name.who))));
    }
    if let Some(name) = name.filter(|n| n.class != NameClass::Adjective && possessor(n)) {
        return owned(reading, names, at, name.tokens.end + 1, end);
    }
    let token = reading.tokens.get(at)?;
    let pronoun = reading.pack.grammar.exact([token.word]).iter().find_map(|g| match g {
        Grammar::Pronoun(agreement) if token.word != 0 => Some(*agreement),
        _ => None,
    })?;
    Some((at..at + 1, Who::Pronoun(pronoun)))
}

/// "President X's campaign", from `at` on; what is owned begins at `from`. `None` where it is somebody with a name ("X's daughter Y").
fn owned(reading: &Reading<'_>, names: &Names<'_>, at: usize, from: usize, end: usize) -> Option<(Range<usize>, Who)> {
    let common = |i: &usize| reading.tokens[*i].shape == Shape::Lower && !reading.is(*i, |_| true) && !reading.says(*i);
    let stop = (from..end.min(from + OWNED)).take_while(common).last()? + 1;
    let named = names.from(stop).is_some_and(|n| n.tokens.start == stop) || names.title_from(from).is_some_and(|t| t.tokens.start < stop);
    (!named).then_some((at..stop, Who::Unnamed))
}

/// Words that mean a person named before by what they are, perhaps with a number joined to them ("the 31-year-old").
fn described(reading: &Reading<'_>, at: usize, end: usize) -> Option<(Range<usize>, Option<Agreement>)> {
    let word = |at: usize| {
        let words = reading.tokens.get(at..end)?.iter().map(|t| t.word);
        reading.pack.described.longest(words).and_then(|(len, rows)| Some((len, *rows.first()?)))
    };
    let number = reading.tokens.get(at).is_some_and(|t| t.shape == Shape::Number && !t.glued);
    let from = if number { at + 1 + usize::from(reading.mark(at + 1) == Some('-')) } else { at };
    let Some((len, said)) = word(from).filter(|(_, said)| said.age == number) else { return modified(reading, at, end) };
    // With a word or name behind it that says more ("the father of the boy") it is somebody else.
    // "the 31-year-old player".
    let next = from + len;
    let noun = |at: usize| reading.tokens[at].shape == Shape::Lower && !reading.is(at, |_| true) && !reading.says(at);
    let len = len + usize::from(said.age && next < end && noun(next));
    let next = from + len;
    let small = |at: usize| reading.is(at, |g| !matches!(g, Grammar::Preposition | Grammar::At));
    let alone = next >= end || !reading.tokens[next].is_word() || reading.says(next) || small(next);
    alone.then_some((at..from + len, said.gender))
}

/// "the five-time Tour de France winner": an article, what modifies the word, and the word that the article makes mean somebody named before.
fn modified(reading: &Reading<'_>, at: usize, end: usize) -> Option<(Range<usize>, Option<Agreement>)> {
    let article = reading.tokens.get(at).filter(|_| reading.is(at, |g| g == Grammar::Article))?.word;
    let plain = |i: &usize| {
        let token = &reading.tokens[*i];
        let joined = token.glued && matches!(reading.mark(*i), Some('-' | '\'' | '’'));
        let word = token.is_word() || token.shape == Shape::Number;
        (word || joined) && !reading.says(*i) && !reading.is(*i, |g| !matches!(g, Grammar::Preposition | Grammar::At))
    };
    let (head, said) = (at + 2..end.min(at + MODIFIED)).take_while(|i| plain(&(i - 1))).find_map(|i| {
        let rows = reading.pack.described.exact([article, reading.tokens[i].word]);
        rows.first().filter(|said| !said.age).map(|said| (i, *said))
    })?;
    let next = head + 1;
    let alone = next >= end || !reading.tokens[next].is_word() || reading.says(next) || reading.is(next, |g| g == Grammar::Aux);
    alone.then_some((at..next, said.gender))
}

/// "the presidents of the United States and Russia": the holder of the same office of the second state.
fn holder_too(reading: &Reading<'_>, names: &mut Names<'_>, tokens: &Range<usize>, who: Who, end: usize) -> Option<(Range<usize>, Who)> {
    let Who::Member(first) = who else { return None };
    let hit = names.title_from(tokens.start).filter(|t| tokens.contains(&t.tokens.start) && t.of.is_some())?.clone();
    // The title alone: its phrase ends with the state, not with a name of the holder.
    let state = |n: &&Name| names.class_of(reading, n.who) == Some("state") && matches!(n.class, NameClass::Name | NameClass::Short);
    names.within(tokens).iter().filter(state).find(|n| n.tokens.end == tokens.end && hit.of == Some(n.who))?;
    let small = |i: usize| reading.is(i, |g| matches!(g, Grammar::And | Grammar::Article));
    let at = (tokens.end..end.min(tokens.end + 3)).find(|i| !small(*i)).filter(|i| reading.is(*i - 1, small_class) && *i > tokens.end)?;
    let next = names
        .list
        .get(names.list.partition_point(|n| n.tokens.start < at))
        .filter(|n| n.tokens.start == at && n.tokens.end <= end)
        .filter(state)?;
    let possessor = reading.tokens.get(next.tokens.end).is_some_and(|t| t.glued) && reading.tokens.key(next.tokens.end).starts_with('\'');
    let (next_tokens, of) = (next.tokens.clone(), next.who);
    let second = TitleHit { of: Some(of), tokens: hit.tokens.clone(), title: hit.title };
    let holder = resolve(reading, names, &second).filter(|w| *w != first && !possessor)?;
    Some((next_tokens, Who::Member(holder)))
}

fn small_class(g: Grammar) -> bool {
    matches!(g, Grammar::And | Grammar::Article)
}

/// The title whose phrase begins at a token: the title itself, or an adjective or name before it that it belongs to.
fn title_from<'n, 'a>(names: &'n Names<'a>, at: usize, end: usize) -> Option<&'n TitleHit<'a>> {
    let next = names.title_from(at).filter(|t| t.tokens.end <= end)?;
    if next.tokens.start == at {
        return Some(next);
    }
    let name = names.from(at)?;
    (name.tokens.start == at
        && name.tokens.end <= next.tokens.start
        && next.tokens.start <= name.tokens.end + 1
        && next.of == Some(name.who))
    .then_some(next)
}

/// The phrase of a title, and whom it means.
fn titled(reading: &Reading<'_>, names: &mut Names<'_>, at: usize, hit: &TitleHit<'_>, end: usize) -> (Range<usize>, Who) {
    let next = |names: &Names<'_>, from: usize| names.from(from).cloned();
    let mut stop = hit.tokens.end;
    let said = |n: &Name| (stop..n.tokens.start).any(|i| reading.says(i));
    let owner = next(names, stop).filter(|n| hit.of == Some(n.who) && n.tokens.start - stop <= 2 && n.tokens.end <= end && !said(n));
    if let Some(owner) = owner {
        stop = owner.tokens.end;
        stop += usize::from(owner.tokens.start.checked_sub(1).is_some_and(|b| reading.is_quote_mark(b)) && reading.is_quote_mark(stop));
    }
    // Titles may stand in a row ("the minister, General …"); the name behind the last of them counts for all.
    while let Some(more) = names.title_from(stop).filter(|t| t.tokens.start == stop && t.tokens.end <= end) {
        stop = more.tokens.end;
    }
    let person = |n: &Name, names: &Names<'_>| names.cast[n.who].kind == EntityKind::Person && n.class != NameClass::Adjective;
    if let Some(name) = next(names, stop).filter(|n| person(n, names) && n.tokens.end <= end) {
        let comma = name.tokens.start == stop + 1 && reading.mark(stop) == Some(',') && closes(reading, name.tokens.end, end);
        if name.tokens.start == stop || comma {
            return (at..name.tokens.end + usize::from(comma && reading.mark(name.tokens.end) == Some(',')), Who::Member(name.who));
        }
    }
    // "the head coach of the team "Y", X, said": what the office is of, then the name between commas.
    let plain = |i: usize| reading.tokens[i].is_word() || reading.is_quote_mark(i) || reading.mark(i) == Some('-');
    let comma = (stop..end.min(stop + OFFICE)).find(|i| !plain(*i) || reading.says(*i)).filter(|i| reading.mark(*i) == Some(','));
    if let Some(name) = comma.and_then(|c| next(names, c + 1).filter(|n| n.tokens.start == c + 1 && person(n, names)))
        && closes(reading, name.tokens.end, end)
    {
        return (at..name.tokens.end + usize::from(reading.mark(name.tokens.end) == Some(',')), Who::Member(name.who));
    }
    if let Some(found) = named_behind(reading, names, at, stop, end) {
        return found;
    }
    // "deputy secretary for European Affairs Karen Donfried": the name of a department between the title and the name.
    let department =
        |i: usize| reading.tokens[i].is_capital() || reading.is(i, |g| matches!(g, Grammar::Preposition | Grammar::And | Grammar::Article));
    let department = |r: Range<usize>| r.filter(|i| !department(*i)).count() <= 1;
    let far = names.list.iter().skip(names.list.partition_point(|n| n.tokens.start < stop)).take(4).find(|n| person(n, names)).cloned();
    let far = far.filter(|n| n.tokens.end <= end && n.tokens.len() > 1 && n.tokens.start > stop + 1 && n.tokens.start - stop <= 9);
    if let Some(name) = far.filter(|n| {
        department(stop..n.tokens.start)
            && reading.tokens[n.tokens.start - 1].is_capital()
            && !reading.is(n.tokens.start - 1, Grammar::is_small)
    }) {
        return (at..name.tokens.end, Who::Member(name.who));
    }
    if hit.title.role == "mr" {
        return (at..stop, Who::Unnamed);
    }
    let who = if hit.title.role == "unnamed" { None } else { resolve(reading, names, hit) };
    let unknown = || {
        let before = at.checked_sub(1).and_then(|b| described(reading, b, end)).filter(|(tokens, _)| tokens.end == stop);
        let alone = before.or_else(|| described(reading, at, end).filter(|(tokens, _)| tokens.end == stop));
        alone.filter(|_| hit.of.is_none()).map_or(Who::Unnamed, |(_, gender)| Who::Described(gender.or(hit.gender())))
    };
    (at..stop, who.map_or_else(unknown, Who::Member))
}

/// True where a name set off by a comma is closed by another, or by the end of the sentence.
fn closes(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    at >= end || matches!(reading.mark(at), Some(',' | '.'))
}

/// "The expert, X of the University of Y, said": the full name of a person set off by commas, perhaps with where they are from, behind a phrase that begins
/// at `at` and ends at `stop`; with it the phrase is the person's.
fn named_behind(reading: &Reading<'_>, names: &Names<'_>, at: usize, stop: usize, end: usize) -> Option<(Range<usize>, Who)> {
    let name = names.from(stop).filter(|n| n.tokens.start == stop + 1 && reading.mark(stop) == Some(','))?;
    let person = names.cast[name.who].kind == EntityKind::Person && name.class == NameClass::Name && name.tokens.len() > 1;
    let from = name.tokens.end;
    let plain = |i: usize| (reading.tokens[i].is_word() || reading.is_quote_mark(i)) && !reading.says(i);
    let closed = if closes(reading, from, end) {
        Some(from)
    } else {
        let small = reading.is(from, |g| matches!(g, Grammar::Preposition | Grammar::At));
        (from..end.min(from + OFFICE)).find(|i| !plain(*i)).filter(|i| small && reading.mark(*i) == Some(','))
    };
    let closed = closed.filter(|_| person && !name.oblique)?;
    Some((at..closed + usize::from(reading.mark(closed) == Some(',')), Who::Member(name.who)))
}

/// Whom a title alone means: who holds the office by this article (named last before), by the world's list on the day, or who of the people
/// named here holds it by the world's list. `None` where that is not known.
fn resolve(reading: &Reading<'_>, names: &mut Names<'_>, hit: &TitleHit<'_>) -> Option<usize> {
    let at = hit.tokens.start;
    let role = hit.title.role.as_str();
    let day = reading.day();
    // A seat of government stands for its state.
    let state = |who: usize| {
        let entity = reading.world.entity(names.cast[who].world?)?;
        reading.world.acts_for(entity, None).map(|e| e.id.as_str())
    };
    let of = hit.of.and_then(state);
    // "our president": whose is not said.
    let ahead = at.checked_sub(1);
    if ahead.is_some_and(|b| reading.is(b, |g| g == Grammar::Possessive) && !reading.is(b, |g| g == Grammar::Article)) {
        return None;
    }
    // "the two leaders": several.
    if ahead.is_some_and(|b| reading.tokens[b].word != 0 && !reading.pack.numbers.exact([reading.tokens[b].word]).is_empty()) {
        return None;
    }
    // "Johnson's spokesman": somebody's own; the world's list does not know them.
    let owned = ahead.is_some_and(|b| reading.tokens.key(b).starts_with('\''));
    let same_role = |r: &str| {
        r == role
            || role == "leader" && LEADERS.contains(&r)
            || role == "minister" && r.strip_suffix(role).is_some_and(|o| o.ends_with('-'))
    };
    let fits = |who: usize| {
        let member = &names.cast[who];
        let told = member.offices.iter().any(|(r, o)| {
            same_role(r) && (hit.of.is_none() || o.is_none() && role != "leader" || *o == hit.of || o.is_some() && o.and_then(state) == of)
        });
        let listed = || {
            let entity = member.world.and_then(|w| reading.world.entity(w))?;
            entity.offices_on(day.as_deref()).find(|o| same_role(&o.role) && (hit.of.is_none() || Some(o.of.as_str()) == of))
        };
        member.kind == EntityKind::Person && (told || !owned && listed().is_some())
    };
    let before = names.list[..names.list.partition_point(|n| n.tokens.start < at)].iter().rev().take(BACK).find(|n| fits(n.who));
    // Further down only the office itself tells: a state or organisation must be named with it.
    let later = || names.list.iter().take(BACK).find(|n| hit.of.is_some() && fits(n.who));
    if let Some(name) = before.or_else(later) {
        return Some(name.who);
    }
    if owned && hit.of.is_none() {
        return None;
    }
    let roles: &[&str] = if role == "leader" { &LEADERS } else { &[role] };
    let holder = roles.iter().find_map(|r| reading.world.holder(r, of?, day.as_deref()?))?;
    let world = reading.world.entities().iter().position(|e| e.id == holder.id)? as u32;
    let member = super::Member {
        name: holder.name.clone(),
        entity: Some(holder.id.clone()),
        world: Some(world),
        kind: EntityKind::Person,
        gender: reading.world.gender(&holder.name).or(hit.gender()),
        offices: vec![(role.to_owned(), hit.of)],
    };
    names.cast.push(member);
    Some(names.cast.len() - 1)
}
