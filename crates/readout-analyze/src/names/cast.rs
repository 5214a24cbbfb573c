//! Who is who in an article: case forms, surnames and full names of one person become one member of the cast.

use std::collections::BTreeMap;
use std::ops::Range;

use readout_lang::{Agreement, Entity, Grammar, NameClass, Shape, World, plain};
use readout_model::EntityKind;

use super::acronyms::acronyms;
use super::find::{Found, Known, Run};
use super::{Member, Name, Names, TitleHit};
use crate::reading::Reading;

/// From so many letters on, one wrong letter in a surname is a slip of the pen.
const SLIP: usize = 6;
/// Slips of the pen are looked for among so many surnames.
const SLIPS: usize = 400;

pub(crate) fn cast<'a>(reading: &Reading<'a>, found: Found<'a>) -> Names<'a> {
    let mut names = Names { list: Vec::new(), titles: Vec::new(), cast: Vec::new(), nouns: Vec::new() };
    let mut surnames = Surnames::default();
    let mut by_world: BTreeMap<u32, usize> = BTreeMap::new();
    let surname = |k: &Known| {
        let person = || reading.world.entity(k.entity).is_some_and(|e| e.kind == EntityKind::Person);
        k.class == NameClass::Short && k.tokens.len() == 1 && person()
    };
    let (short, known): (Vec<Known>, Vec<Known>) = found.known.into_iter().partition(surname);
    for known in known {
        let Some(entity) = reading.world.entity(known.entity) else { continue };
        let who = *by_world.entry(known.entity).or_insert_with(|| {
            names.cast.push(listed(reading.world, known.entity, entity));
            names.cast.len() - 1
        });
        if entity.kind == EntityKind::Person && known.tokens.len() > 1 {
            surnames.add(reading, reading.tokens.key(known.tokens.end - 1), known.tokens.start, who);
        }
        for power in powers(reading, &known.tokens, Some(known.entity)) {
            by_world.entry(power).or_insert_with(|| {
                names.cast.extend(reading.world.entity(power).map(|e| listed(reading.world, power, e)));
                names.cast.len() - 1
            });
        }
        push(reading, &mut names, known.tokens, who, known.class, known.oblique);
    }
    let seen = seen(reading);
    let (full, single): (Vec<Run>, Vec<Run>) = found.runs.into_iter().partition(|r| r.name.len() > 1);
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    for run in full {
        let words: Vec<String> = run.name.clone().filter(|i| reading.tokens[*i].is_word()).map(|i| base(reading, i, &seen)).collect();
        let key = words.join(" ");
        let who = *by_key.entry(key).or_insert_with(|| {
            let member = unknown(reading, &run, &words);
            if let Some(known) = known_by_spelling(reading, &member, &words) {
                return *by_world.entry(known).or_insert_with(|| {
                    names.cast.extend(reading.world.entity(known).map(|e| listed(reading.world, known, e)));
                    names.cast.len() - 1
                });
            }
            names.cast.push(member);
            names.cast.len() - 1
        });
        if let Some(last) = words.last().filter(|_| names.cast[who].kind == EntityKind::Person) {
            surnames.add(reading, last, run.tokens.start, who);
        }
        let oblique = run.name != run.tokens || words.last().is_some_and(|last| last != reading.tokens.key(run.name.end - 1));
        push(reading, &mut names, run.tokens, who, NameClass::Name, oblique);
    }
    let mut meant: BTreeMap<u32, usize> = BTreeMap::new();
    let day = reading.day();
    for Known { tokens, entity, class, oblique } in short {
        let Some(listed_person) = reading.world.entity(entity) else { continue };
        let titled = found.titles.binary_search_by(|(title, _)| title.end.cmp(&tokens.start)).is_ok();
        let own = by_world.get(&entity).copied();
        let namesake = || surnames.namesake(reading, tokens.start, listed_person.offices_on(day.as_deref()).next().is_some());
        let who = own.or_else(|| if titled { None } else { meant.get(&entity).copied().or_else(namesake) });
        let who = who.unwrap_or_else(|| {
            names.cast.push(listed(reading.world, entity, listed_person));
            by_world.insert(entity, names.cast.len() - 1);
            names.cast.len() - 1
        });
        meant.insert(entity, who);
        push(reading, &mut names, tokens, who, class, oblique);
    }
    let acronyms = acronyms(reading, &names, &single);
    let first_words = first_words(reading, &names, &seen);
    for run in single {
        let word = base(reading, run.tokens.start, &seen);
        let oblique = run.name != run.tokens || word != reading.tokens.key(run.tokens.start);
        let known = acronyms.get(&word).copied().or_else(|| surnames.of(reading, &run, &word)).or_else(|| by_key.get(&word).copied());
        let who = known.or_else(|| first_words.get(&word).copied().flatten().filter(|_| run.kind == EntityKind::Person));
        let who = match who {
            Some(who) => who,
            None => {
                names.cast.push(alone(reading, &run, &word));
                by_key.insert(word, names.cast.len() - 1);
                names.cast.len() - 1
            }
        };
        push(reading, &mut names, run.tokens, who, NameClass::Short, oblique);
    }
    names.list.sort_by_key(|n| n.tokens.start);
    names.titles = titles(&names, reading, found.titles);
    appositions(reading, &mut names);
    names
}

/// Whom the first word of a fuller name means where it stands alone: a given name, or a surname that goes first; `None` where two have it.
fn first_words(reading: &Reading<'_>, names: &Names<'_>, seen: &BTreeMap<&str, usize>) -> BTreeMap<String, Option<usize>> {
    let mut found = BTreeMap::new();
    for name in names.list.iter().filter(|n| n.tokens.len() > 1 && names.cast[n.who].kind == EntityKind::Person) {
        let who = found.entry(base(reading, name.tokens.start, seen)).or_insert(Some(name.who));
        *who = who.filter(|w| *w == name.who);
    }
    found
}

/// A member for an entity of the world's list.
fn listed(world: &World, index: u32, entity: &Entity) -> Member {
    Member {
        name: entity.name.clone(),
        entity: Some(entity.id.clone()),
        world: Some(index),
        kind: entity.kind,
        gender: world.gender(&entity.name).filter(|_| entity.kind == EntityKind::Person),
        offices: Vec::new(),
    }
}

/// The powers that the name of a body is put together from ("NATO-Russia Council"), where it is of two or more: they are spoken of with it.
pub(crate) fn powers(reading: &Reading<'_>, tokens: &Range<usize>, body: Option<u32>) -> Vec<u32> {
    let mut found = Vec::new();
    if tokens.len() < 3 {
        return found;
    }
    let mut words = Vec::new();
    for i in tokens.clone().filter(|i| reading.tokens[*i].is_capital()) {
        words.clear();
        reading.pack.offers(reading.tokens.key(i), reading.tokens[i].word, &mut words);
        let power = |entity: &u32| Some(*entity) != body && reading.world.entity(*entity).is_some_and(Entity::is_power);
        let uses = words.iter().flat_map(|w| reading.pack.names.exact([*w])).map(|u| u.entity);
        found.extend(uses.into_iter().find(power).filter(|e| !found.contains(e)));
    }
    if found.len() < 2 { Vec::new() } else { found }
}

fn push(reading: &Reading<'_>, names: &mut Names<'_>, tokens: Range<usize>, who: usize, class: NameClass, oblique: bool) {
    let oblique = oblique && !names_woman(reading, names, &tokens, who);
    if let Some(span) = reading.span(tokens.clone()) {
        names.list.push(Name { tokens, span, who, class, oblique });
    }
}

/// True where the last word of a person's name is a woman's form of it, and no noun behind it makes it tell whose that is.
fn names_woman(reading: &Reading<'_>, names: &Names<'_>, tokens: &Range<usize>, who: usize) -> bool {
    let member = &names.cast[who];
    let owns = |at: usize| {
        let lower = reading.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower);
        lower && !reading.is(at, |_| true) && !reading.says(at)
    };
    member.kind == EntityKind::Person
        && member.gender != Some(Agreement::Masculine)
        && reading.pack.names_woman(reading.tokens.key(tokens.end - 1))
        && !owns(tokens.end)
}

/// How often each folded word stands with a capital letter, not at the start of a sentence alone.
fn seen<'r>(reading: &'r Reading<'_>) -> BTreeMap<&'r str, usize> {
    let mut seen = BTreeMap::new();
    for i in 0..reading.tokens.len() {
        if reading.tokens[i].is_capital() {
            *seen.entry(reading.tokens.key(i)).or_insert(0) += 1;
        }
    }
    seen
}

/// What speaks for a base form, the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Nothing,
    /// Its rule holds for every name.
    Rule,
    /// It is known as a foreign or own name.
    Known,
    /// It stands in the article.
    Stands,
}

/// The base form of a word of an unknown name: the one that most speaks for, else the word itself.
fn base(reading: &Reading<'_>, at: usize, seen: &BTreeMap<&str, usize>) -> String {
    let key = reading.tokens.key(at);
    let foreign = |word: &str| [true, false].iter().any(|last| reading.pack.spelling(word, *last).is_some());
    let mut best = (if reading.pack.is_native(key) || foreign(key) { Sign::Known } else { Sign::Nothing }, key.to_owned());
    reading.pack.bases(key, |base, sure| {
        let sign = if seen.contains_key(base) {
            Sign::Stands
        } else if key.starts_with(base) && foreign(base) && !reading.world.is_surname(&reading.pack.romanised(key)) {
            Sign::Known
        } else if sure {
            Sign::Rule
        } else {
            Sign::Nothing
        };
        if sign > best.0 {
            best = (sign, base.to_owned());
        }
    });
    best.1
}

/// A member for a full name that the world's list does not have.
fn unknown(reading: &Reading<'_>, run: &Run, words: &[String]) -> Member {
    let kind = run.kind;
    let name = spelled(reading, run, words, kind);
    let entity = Some(format!("{}/{}", kind, plain(&name).replace(' ', "-")));
    let gender = reading.world.gender(&name).filter(|_| kind == EntityKind::Person);
    Member { name, entity, world: None, kind, gender, offices: Vec::new() }
}

/// The one person of the world's list who has the name that an unknown one has in its own spelling.
fn known_by_spelling(reading: &Reading<'_>, member: &Member, words: &[String]) -> Option<u32> {
    if member.kind != EntityKind::Person || !words.iter().any(|w| reading.pack.spelling(w, true).is_some()) {
        return None;
    }
    let person = |index: &u32| reading.world.entity(*index).is_some_and(|e| e.kind == EntityKind::Person);
    let mut known = reading.pack.named(&member.name).into_iter().filter(person);
    known.next().filter(|_| known.next().is_none())
}

/// The name in Latin letters with its capitals and marks; that of a person as it is spelled where it comes from, as far as the pack knows.
fn spelled(reading: &Reading<'_>, run: &Run, words: &[String], kind: EntityKind) -> String {
    let mut out = String::new();
    let last = words.len().saturating_sub(1);
    let foreign = kind == EntityKind::Person && !words.first().is_some_and(|w| reading.pack.is_native(w));
    let spelling = |n: usize, word: &str| if foreign { reading.pack.spelling(word, n == last) } else { None };
    let mut words = words.iter().enumerate();
    for i in run.name.clone() {
        let token = &reading.tokens[i];
        if !out.is_empty() && !token.glued {
            out.push(' ');
        }
        let written = token.span.of(reading.text);
        let (n, word) = if token.is_word() { words.next().map_or((0, ""), |(n, w)| (n, w.as_str())) } else { (0, written) };
        if let Some(spelling) = spelling(n, word) {
            out.push_str(spelling);
        } else if word == reading.tokens.key(i) {
            out.push_str(written);
        } else if token.shape == Shape::Capitals {
            out.push_str(&word.to_uppercase());
        } else {
            let mut chars = word.chars();
            out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            out.push_str(chars.as_str());
        }
    }
    reading.pack.romanised(&out)
}

/// Surnames and their base forms as they stand in fuller names, to find whom a surname alone means: places, in order, and members.
#[derive(Default)]
struct Surnames(BTreeMap<String, Vec<(usize, usize)>>);

impl Surnames {
    fn add(&mut self, reading: &Reading<'_>, surname: &str, place: usize, who: usize) {
        // The fuller name may itself stand in a case form.
        let mut forms = vec![surname.to_owned()];
        reading.pack.bases(surname, |base, _| forms.push(base.to_owned()));
        for form in forms {
            self.0.entry(form).or_default().push((place, who));
        }
    }

    /// Who of that surname the article names in full, other than the one whom the world's list means by it: before the surname stands alone or, where that one
    /// does not `serve`, anywhere.
    fn namesake(&self, reading: &Reading<'_>, at: usize, serves: bool) -> Option<usize> {
        let mut forms = vec![reading.tokens.key(at).to_owned()];
        reading.pack.bases(reading.tokens.key(at), |base, _| forms.push(base.to_owned()));
        let places = || forms.iter().filter_map(|f| self.0.get(f)).flatten();
        let before = places().filter(|(place, _)| *place < at).max_by_key(|(place, _)| *place);
        before.or_else(|| places().min_by_key(|(place, _)| *place).filter(|_| !serves)).map(|(_, who)| *who)
    }

    /// The one of that surname named last before the run, else named first after it.
    fn of(&self, reading: &Reading<'_>, run: &Run, word: &str) -> Option<usize> {
        let at = run.tokens.start;
        let nearest = |places: &mut dyn Iterator<Item = &(usize, usize)>| {
            places.min_by_key(|(place, _)| if *place < at { (0, at - place) } else { (1, place - at) }).map(|(_, who)| *who)
        };
        let mut forms = vec![word.to_owned(), reading.tokens.key(at).to_owned()];
        reading.pack.bases(reading.tokens.key(at), |base, _| forms.push(base.to_owned()));
        nearest(&mut forms.iter().filter_map(|f| self.0.get(f)).flatten()).or_else(|| {
            let slips = self.0.iter().take(SLIPS).filter(|(s, _)| word.chars().count() >= SLIP && one_slip(word, s));
            nearest(&mut slips.flat_map(|(_, places)| places))
        })
    }
}

/// True where one letter is missing, added or another.
fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let tail = short[head..].iter().rev().zip(long[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    head >= 2 && head + tail + 1 >= long.len()
}

/// A member for a name of one word; a title before it that is not of a place makes it a person.
fn alone(reading: &Reading<'_>, run: &Run, word: &str) -> Member {
    let kind = if run.titled && run.kind != EntityKind::Place { EntityKind::Person } else { run.kind };
    let name = spelled(reading, run, &[word.to_owned()], kind);
    // A surname alone does not tell who it is; a place or an acronym does.
    let entity = (kind != EntityKind::Person).then(|| format!("{}/{}", kind, plain(&name).replace(' ', "-")));
    Member { name, entity, world: None, kind, gender: None, offices: Vec::new() }
}

/// The titles with the state or organisation that each belongs to: right before (an adjective or a name), or after a small word or two.
fn titles<'a>(names: &Names<'a>, reading: &Reading<'a>, found: Vec<(Range<usize>, &'a readout_lang::Title)>) -> Vec<TitleHit<'a>> {
    let owner = |n: &&Name| names.cast[n.who].kind != EntityKind::Person && n.class != NameClass::People;
    let of = |tokens: &Range<usize>| {
        let inside = names.within(tokens).iter().find(owner);
        let before = names.before(tokens.start).filter(|n| {
            n.tokens.end == tokens.start || n.tokens.end + 1 == tokens.start && reading.tokens.key(n.tokens.end).starts_with('\'')
        });
        // "in Riga the head of the service": where, not of what.
        let before = before.filter(|n| n.class == NameClass::Adjective || !reading.governed(n.tokens.start));
        let after = names.from(tokens.end);
        let near = |n: &&Name| {
            (tokens.end..n.tokens.start).len() <= 2
                && (tokens.end..n.tokens.start)
                    .all(|i| reading.is(i, Grammar::is_small) || i + 1 == n.tokens.start && reading.is_quote_mark(i))
        };
        inside.or(before.filter(owner)).or(after.filter(near).filter(owner)).map(|n| n.who)
    };
    found.into_iter().map(|(tokens, title)| TitleHit { of: of(&tokens), tokens, title }).collect()
}

/// A name right behind its title, or beside it after a comma, holds the office.
fn appositions(reading: &Reading<'_>, names: &mut Names<'_>) {
    let mut held: Vec<(usize, String, Option<usize>, Option<Agreement>)> = Vec::new();
    for hit in &names.titles {
        let owner_end = |end: usize| {
            let next = names.from(end);
            let said = |n: &Name| (end..n.tokens.start).any(|i| reading.says(i));
            next.filter(|n| hit.of == Some(n.who) && n.tokens.start - end <= 2 && !said(n)).map_or(end, |n| n.tokens.end)
        };
        let end = owner_end(hit.tokens.end);
        let person = |n: &&Name| names.cast[n.who].kind == EntityKind::Person;
        let next = names.from(end).filter(person);
        let comma = |at: usize| reading.mark(at) == Some(',');
        let behind = next.filter(|n| n.tokens.start == end || n.tokens.start == end + 1 && comma(end));
        let ahead = names.before(hit.tokens.start.saturating_sub(1)).filter(person);
        let adjective = |at: usize| names.over(at).is_some();
        let small = |at: usize| comma(at) || reading.is(at, Grammar::is_small) || adjective(at);
        let ahead =
            ahead.filter(|n| comma(n.tokens.end) && hit.tokens.start - n.tokens.end <= 3 && (n.tokens.end..hit.tokens.start).all(small));
        if let Some(name) = behind.or(ahead) {
            held.push((name.who, hit.title.role.clone(), hit.of, hit.gender()));
        }
    }
    for (who, role, of, gender) in held {
        let member = &mut names.cast[who];
        member.gender = member.gender.or(gender);
        if role != "mr" && !member.offices.contains(&(role.clone(), of)) {
            member.offices.push((role, of));
        }
    }
}
