//! Finds names and titles by the world's list, the pack's titles and the trained tagger.

use std::ops::Range;

use readout_lang::{Entity, Grammar, NameClass, Shape, Title};
use readout_model::EntityKind;

use super::tagger::Tagged;
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

impl Known {
    /// False for an adjective or a people.
    fn is_name(&self) -> bool {
        matches!(self.class, NameClass::Name | NameClass::Short)
    }
}

/// A name that the tagger finds and the world's list does not have.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub tokens: Range<usize>,
    /// The same without a case ending behind an acronym.
    pub name: Range<usize>,
    pub kind: EntityKind,
    /// True where a title stands right before it.
    pub titled: bool,
}

/// A case ending after an acronym and a hyphen has at most so many letters.
const LONGEST_ENDING: usize = 4;

/// A word of so many letters is short.
const SHORT: usize = 4;

pub(crate) fn find<'a>(reading: &Reading<'a>, tagged: Vec<Tagged>) -> Found<'a> {
    let mut found = Found { known: Vec::new(), titles: Vec::new(), runs: Vec::new() };
    for sentence in &reading.sentences {
        listed(reading, sentence, &mut found);
    }
    settle(reading, &mut found, tagged);
    called(reading, &mut found);
    found
}

/// "Mr X": the word with a capital behind a form of address is the name of a person, whatever else finds it, or a place has it.
fn called(reading: &Reading<'_>, found: &mut Found<'_>) {
    let mut more = Vec::new();
    for (title, _) in found.titles.iter().filter(|(_, title)| title.role == "mr") {
        let at = title.end + usize::from(reading.mark(title.end) == Some('.') && reading.tokens[title.end].glued);
        let listed = found.known.partition_point(|k| k.tokens.end <= at);
        let known = found.known.get(listed).filter(|k| k.tokens.contains(&at));
        let person = |k: &Known| reading.world.entity(k.entity).is_some_and(|e| e.kind == EntityKind::Person);
        let another = known.is_none_or(|k| k.tokens.len() == 1 && k.is_name() && !person(k));
        let next = found.runs.partition_point(|r| r.tokens.end <= at);
        let free = another && found.runs.get(next).is_none_or(|r| r.tokens.start > at);
        let begins = found.titles.binary_search_by(|(t, _)| t.start.cmp(&at)).is_ok();
        let capital = reading.tokens.get(at).is_some_and(|t| t.shape == Shape::Capital && !reading.is(at, |_| true));
        if free && !begins && capital {
            if known.is_some() {
                found.known.remove(listed);
            }
            more.push(Run { tokens: at..at + 1, name: at..at + 1, kind: EntityKind::Person, titled: true });
        }
    }
    if !more.is_empty() {
        found.runs.extend(more);
        found.runs.sort_by_key(|r| r.tokens.start);
    }
}

/// Brings the list's names and the tagger's together: the longer one stands, of two alike the list's.
fn settle(reading: &Reading<'_>, found: &mut Found<'_>, tagged: Vec<Tagged>) {
    found.runs = runs(reading, found, &tagged);
    let mut runs = found.runs.iter().map(|r| &r.tokens).peekable();
    let mut tags = tagged.iter().map(|t| &t.tokens).peekable();
    found.known.retain(|known| {
        while runs.next_if(|r| r.end <= known.tokens.start).is_some() {}
        while tags.next_if(|t| t.end <= known.tokens.start).is_some() {}
        let tagged = tags.peek().is_some_and(|t| t.start < known.tokens.end);
        (tagged || !may_be_another_word(reading, known)) && runs.peek().is_none_or(|r| r.start >= known.tokens.end)
    });
}

/// What the tagger finds beside the list: names that no name of the list covers or cuts in two.
fn runs(reading: &Reading<'_>, found: &Found<'_>, tagged: &[Tagged]) -> Vec<Run> {
    let (names, others): (Vec<&Known>, Vec<&Known>) = found.known.iter().partition(|k| k.is_name());
    let mut names = names.iter().map(|k| &k.tokens).peekable();
    let mut others = others.iter().map(|k| &k.tokens).peekable();
    let mut titles = found.titles.iter().map(|(tokens, _)| tokens.end).peekable();
    let mut runs = Vec::new();
    for tag in tagged {
        let start = tag.tokens.start;
        // "will visit Kyiv 8 February": a number behind a place is no part of it.
        let number = tag.kind == EntityKind::Place && tag.tokens.len() > 1 && reading.tokens[tag.tokens.end - 1].shape == Shape::Number;
        let end = tag.tokens.end - usize::from(number);
        while names.next_if(|k| k.end <= start).is_some() {}
        while others.next_if(|k| k.end <= start).is_some() {}
        while titles.next_if(|t| *t < start).is_some() {}
        let taken = names.peek().is_some_and(|k| {
            let covered = k.start <= start && end <= k.end;
            let crossed = k.start < start && start < k.end;
            let inner = start < k.start && k.end <= end;
            // A pronoun or another small word behind a whole name: a full stop is missing.
            let more = k.start == start && (k.end..end).all(|i| reading.pack.is_stop_key(reading.tokens.key(i)));
            covered || crossed || more || inner && begins_no_name(reading, start)
        });
        // "He said": a pronoun or article alone is no name.
        let small = |g: Grammar| matches!(g, Grammar::Pronoun(_) | Grammar::FirstPerson) || g.is_determiner();
        let taken = taken || end == start + 1 && reading.is(start, small) && reading.tokens[start].shape != Shape::Capitals;
        // A people or an adjective of the list is no name either.
        if !taken && others.peek() != Some(&&tag.tokens) {
            let name = without_ending(reading, &(start..end));
            // "The leader of X", where the language needs no "of": persons are written in the language's own letters.
            let own = reading.tokens.key(start).chars().any(|c| reading.pack.has_letter(c));
            runs.push(Run { tokens: start..end, name, kind: tag.kind, titled: own && titles.peek() == Some(&start) });
        }
    }
    runs
}

/// "The communiqué of the Kremlin": a word of saying, a document or a meeting.
fn begins_no_name(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.tokens[at].word;
    word != 0 && (!reading.pack.speech.exact([word]).is_empty() || !reading.pack.meetings.exact([word]).is_empty())
}

/// True for a name of one word that may be another word, where the tagger takes it for none: a surname, the name of a paper, a short word or the
/// first of a sentence in a case form.
fn may_be_another_word(reading: &Reading<'_>, known: &Known) -> bool {
    if !known.is_name() || known.tokens.len() > 1 {
        return false;
    }
    let at = known.tokens.start;
    let first = at == 0 || reading.mark(at - 1).is_some_and(|c| !matches!(c, ',' | '-' | ')'));
    let medium = reading.world.entity(known.entity).is_some_and(Entity::is_medium);
    // "Kuleba: …": who speaks in a headline.
    let speaks = first && reading.mark(known.tokens.end) == Some(':');
    medium || known.class == NameClass::Short && !speaks || known.oblique && (first || reading.tokens.key(at).chars().count() <= SHORT)
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
            let capitals = token.span.of(reading.text).chars().filter(|c| c.is_uppercase()).count();
            token.is_capital() && (capitals > 1 || !reading.pack.is_stop_key(reading.tokens.key(at)))
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
    if matches!(chosen.class, NameClass::Name | NameClass::Short) {
        // "the southeastern Europe": an article is no part of a name, nor is the adjective before a place; "parliament of Ukraine" is one name.
        let place = reading.world.entity(chosen.entity).is_some_and(|e| e.kind == EntityKind::Place);
        let outside = |i: &usize| !reading.tokens[*i].is_capital() && (place || reading.is(*i, Grammar::is_small));
        tokens.start = tokens.clone().find(|i| !outside(i)).unwrap_or(at);
    }
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

/// The tokens of a run without a case ending behind an acronym.
fn without_ending(reading: &Reading<'_>, tokens: &Range<usize>) -> Range<usize> {
    let bare = tokens.start..tokens.end.saturating_sub(2);
    let acronym = !bare.is_empty() && reading.tokens[bare.end - 1].shape == Shape::Capitals && glued_ending(reading, bare.end, tokens.end);
    if acronym { bare } else { tokens.clone() }
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
