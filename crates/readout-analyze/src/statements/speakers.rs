//! Who speaks, over the course of an article: names, titles, pronouns and left-out subjects.

use std::ops::Range;

use readout_lang::{Agreement, Entity, Grammar, NameClass};
use readout_model::{EntityKind, Source, SourceKind, Speaker};

use crate::names::{Name, Names, Noun, Who};
use crate::reading::Reading;

/// Who spoke counts for so many sentences.
const MEMORY: usize = 3;

/// "His daughter" was introduced at most so many words and marks before,
const INTRODUCED: usize = 1000;
/// with the name at most so many from the word.
const KIN: usize = 8;

/// The running speakers of an article.
pub(super) struct Speakers<'s, 'a> {
    reading: &'s Reading<'a>,
    names: &'s Names<'a>,
    /// Who spoke, and in which sentence; the last one last.
    spoken: Vec<(Source, usize)>,
    /// What the verb of the last one showed of its subject.
    verb: Option<Agreement>,
    /// Whom the descriptions so far mean ("the minister"): where each begins, and the member of the cast; in order of place.
    meant: Vec<(usize, usize)>,
}

impl<'s, 'a> Speakers<'s, 'a> {
    pub fn new(reading: &'s Reading<'a>, names: &'s Names<'a>) -> Self {
        Self { reading, names, spoken: Vec::new(), verb: None, meant: Vec::new() }
    }

    /// A sentence begins: whom do its descriptions mean?
    pub fn begin(&mut self, sentence: usize) {
        let Some(tokens) = self.reading.sentences.get(sentence).map(|s| &s.tokens) else { return };
        let told = |n: &&Noun| matches!(n.who, Who::Described(_)) && self.reading.quote_over(n.span).is_none();
        for noun in self.names.nouns_within(tokens).iter().filter(told) {
            let meant = self.antecedent(noun, sentence, None).and_then(|speaker| self.member(&speaker));
            self.meant.extend(meant.map(|who| (noun.tokens.start, who)));
        }
    }

    /// The member of the cast that a phrase names or is known to mean.
    fn means(&self, noun: &Noun) -> Option<usize> {
        let described = || self.meant.binary_search_by_key(&noun.tokens.start, |(at, _)| *at).ok().map(|i| self.meant[i].1);
        noun.member().or_else(described)
    }

    /// Somebody spoke, with a verb that showed so much of them. False for a medium, which does not count.
    pub fn spoke(&mut self, source: &Source, sentence: usize, verb: Option<Agreement>) -> bool {
        // A medium passes on what others say.
        let medium = source.who.entity.as_deref().and_then(|id| self.reading.world.find(id)).is_some_and(Entity::is_medium);
        if !medium {
            self.spoken.push((source.clone(), sentence));
            self.verb = verb;
        }
        !medium
    }

    /// Of those who spoke last, as many as `inside` tells of, the ones told of in what another of them says come first.
    pub fn outermost_last(&mut self, inside: &[bool]) {
        let last = self.spoken.split_off(self.spoken.len() - inside.len());
        let (told, own): (Vec<_>, Vec<_>) = last.into_iter().zip(inside).partition(|(_, inside)| **inside);
        self.spoken.extend(told.into_iter().chain(own).map(|(spoken, _)| spoken));
    }

    /// Who spoke last, in this sentence or the two before it.
    pub fn last(&self, sentence: usize) -> Option<Source> {
        self.spoken.last().filter(|(_, s)| sentence - s < MEMORY).map(|(source, _)| source.clone())
    }

    /// Who spoke last, for a quotation that nobody is named for: over a longer stretch.
    pub fn quoted(&self, sentence: usize) -> Option<Source> {
        let last = self.spoken.iter().rev().find(|(_, s)| *s <= sentence);
        last.filter(|(_, s)| sentence - s < 2 * MEMORY).map(|(source, _)| source.clone())
    }

    /// Who spoke last, for a quotation that goes on with the one before it, however long that was.
    pub fn ever(&self) -> Option<Source> {
        self.spoken.last().map(|(source, _)| source.clone())
    }

    /// Who is meant by a verb without a subject: who spoke in this sentence or the one before it, the person with whom the one before it begins, who spoke
    /// before that, the first person that the sentence before names; of the gender and number that the `verb` shows.
    pub fn left_out(&self, sentence: usize, verb: Option<Agreement>) -> Option<Source> {
        // Of somebody without a name the verb before tells whether they are one or many.
        let many = |verb| verb == Agreement::Plural;
        let unnamed = |verb| self.verb.is_none_or(|last| many(last) == many(verb));
        let fits = |s: &Source| verb.is_none_or(|verb| self.member(&s.who).map_or_else(|| unnamed(verb), |who| self.names.fits(who, verb)));
        let just = self.spoken.last().filter(|(_, s)| sentence - s <= 1).map(|(source, _)| source.clone());
        let found = just
            .filter(fits)
            .or_else(|| self.named_before(sentence, true).filter(fits))
            .or_else(|| self.quoted(sentence).filter(fits))
            .or_else(|| self.named_before(sentence, false).filter(fits));
        found.map(|source| Source { span: None, ..source })
    }

    /// The member of the cast that a speaker is.
    fn member(&self, speaker: &Speaker) -> Option<usize> {
        match &speaker.entity {
            _ if speaker.kind == SourceKind::Unnamed => None,
            Some(id) => self.names.cast.iter().position(|m| m.entity.as_deref() == Some(id)),
            None => self.names.cast.iter().position(|m| m.name == speaker.name),
        }
    }

    /// The first person that the sentence before names; as its `subject`, it begins with them.
    fn named_before(&self, sentence: usize, subject: bool) -> Option<Source> {
        let before = self.reading.sentences.get(sentence.checked_sub(1)?)?;
        let person = |n: &&Noun| self.names.cast_kind(n) == Some(EntityKind::Person);
        let begins = |n: &&Noun| !subject || !n.oblique && n.tokens.start <= before.tokens.start + 1;
        let noun = self.names.nouns_within(&before.tokens).iter().filter(person).find(begins)?;
        Some(Source { who: self.speaker(noun.member()?), span: None })
    }

    /// The organisation that spoke last, else who spoke last.
    pub fn last_body(&self, sentence: usize) -> Option<Source> {
        let near = self.spoken.iter().rev().take_while(|(_, s)| sentence - s < MEMORY);
        near.map(|(source, _)| source).find(|s| s.who.kind == SourceKind::Org).cloned().or_else(|| self.last(sentence))
    }

    /// "… and so on," he said: whom a pronoun or description means behind a quotation that goes on with the one before it, the person whose that was.
    pub fn going_on(&self, noun: &Noun, verb: Option<Agreement>) -> Option<Source> {
        let form = match noun.who {
            Who::Pronoun(form) => Some(form),
            Who::Described(form) => form.or(verb),
            Who::Member(_) | Who::Unnamed => return None,
        };
        let source = self.spoken.last().map(|(source, _)| source).filter(|s| s.who.kind == SourceKind::Person)?;
        let who = self.member(&source.who)?;
        form.is_none_or(|form| self.names.fits(who, form)).then(|| Source { span: Some(noun.span), ..source.clone() })
    }

    /// The source that a phrase stands for, of the gender that its `verb` shows; `None` where a pronoun has nobody to stand for.
    pub fn resolve(&self, noun: &Noun, sentence: usize, verb: Option<Agreement>) -> Option<Source> {
        match noun.who {
            Who::Member(who) => Some(Source { who: self.speaker(who), span: Some(noun.span) }),
            Who::Unnamed => self.named_after(noun, sentence).or_else(|| self.common(noun.tokens.clone())),
            Who::Pronoun(_) | Who::Described(_) => {
                let named = if matches!(noun.who, Who::Described(_)) { self.named_after(noun, sentence) } else { None };
                let who = || self.antecedent(noun, sentence, verb).map(|who| Source { who, span: Some(noun.span) });
                named.or_else(who).or_else(|| self.unnamed(noun.tokens.clone()))
            }
        }
    }

    /// "The expert said … The expert, X, said": whose name the same words have beside them soon after.
    fn named_after(&self, noun: &Noun, sentence: usize) -> Option<Source> {
        let words = noun.tokens.len();
        let last = self.reading.sentences.get((sentence + MEMORY).min(self.reading.sentences.len() - 1))?;
        let key = |tokens: &Range<usize>, i: usize| self.reading.tokens.key(tokens.start + i);
        let same = |n: &&Noun| {
            let beside = n.tokens.len() > words && self.reading.mark(n.tokens.start + words) == Some(',');
            beside && self.names.cast_kind(n) == Some(EntityKind::Person) && (0..words).all(|i| key(&n.tokens, i) == key(&noun.tokens, i))
        };
        let found = self.names.nouns_within(&(noun.tokens.end..last.tokens.end)).iter().find(same)?;
        Some(Source { who: self.speaker(found.member()?), span: Some(noun.span) })
    }

    /// "Smith's daughter, X, … his daughter said": the person whom the same word introduced, of somebody, before.
    fn related(&self, words: &Range<usize>) -> Option<Source> {
        let whose = words.len() == 2 && self.reading.is(words.start, |g| g == Grammar::Possessive);
        let kin = Some(words.start + 1).filter(|_| whose)?;
        let same = |i: &usize| self.reading.tokens.key(*i) == self.reading.tokens.key(kin);
        let before = (words.start.saturating_sub(INTRODUCED)..words.start).rev();
        let found = before.filter(same).find_map(|i| self.introduced(i))?;
        Some(Source { who: self.speaker(found), span: self.reading.span(words.clone()) })
    }

    /// The person whose name stands beside a word, or apart by a comma and whose they are: "my daughter X", "Smith's daughter, X", "X, the daughter of".
    fn introduced(&self, word: usize) -> Option<usize> {
        let person = |n: &&Name| self.names.cast[n.who].kind == EntityKind::Person && n.class != NameClass::Adjective;
        let comma = |i: usize| self.reading.mark(i) == Some(',');
        let behind = || self.names.within(&(word..word + KIN)).iter().filter(person);
        let article = |i: usize| self.reading.is(i, |g| g == Grammar::Article);
        let ahead = self.names.within(&(word.saturating_sub(KIN)..word)).iter().rev().filter(person);
        let mut ahead = ahead.filter(|n| comma(n.tokens.end) && (n.tokens.end + 1..word).all(article));
        let beside = || behind().find(|n| n.tokens.start == word + 1 && !n.oblique);
        behind().find(|n| comma(n.tokens.start - 1)).or_else(|| ahead.next()).or_else(beside).map(|n| n.who)
    }

    /// Whom common words mean: a person introduced by them before, else nobody but the words.
    pub fn common(&self, tokens: Range<usize>) -> Option<Source> {
        self.related(&tokens).or_else(|| self.unnamed(tokens))
    }

    /// A source without a name: its words.
    fn unnamed(&self, tokens: Range<usize>) -> Option<Source> {
        let span = self.reading.span(tokens)?;
        let name = span.of(self.reading.text).to_owned();
        Some(Source { who: Speaker { name, entity: None, kind: SourceKind::Unnamed }, span: Some(span) })
    }

    pub fn speaker(&self, who: usize) -> Speaker {
        let member = &self.names.cast[who];
        // A capital that speaks is its state.
        if self.names.class_of(self.reading, who) == Some("capital")
            && let Some(state) = crate::stances::acts_for(self.reading, self.names, who)
        {
            return Speaker { name: state.name, entity: state.entity, kind: SourceKind::Org };
        }
        let kind = if member.kind == EntityKind::Person { SourceKind::Person } else { SourceKind::Org };
        Speaker { name: member.name.clone(), entity: member.entity.clone(), kind }
    }

    /// Whom a pronoun stands for: a subject before it in the sentence, who spoke last, the first fitting phrase of the sentence before, the last
    /// fitting name.
    fn antecedent(&self, pronoun: &Noun, sentence: usize, verb: Option<Agreement>) -> Option<Speaker> {
        let agreement = match pronoun.who {
            Who::Pronoun(agreement) => Some(agreement),
            Who::Described(gender) => gender.or(verb),
            Who::Member(_) | Who::Unnamed => None,
        };
        let described = matches!(pronoun.who, Who::Described(_));
        // "The official said" goes on with the official who has no name.
        let unnamed = |(s, at): &(Source, usize)| sentence - at < MEMORY && s.who.kind == SourceKind::Unnamed;
        if described && self.spoken.last().is_some_and(unnamed) {
            return None;
        }
        // A title that nobody named here holds is not of somebody who holds another office.
        let title = self.names.title_from(pronoun.tokens.start).filter(|t| described && t.tokens.start < pronoun.tokens.end);
        let other_office = |who: usize| {
            let Some(role) = title.map(|t| &t.title.role) else { return false };
            let told = &self.names.cast[who].offices;
            let other = told.iter().any(|(r, _)| r != "mr") && told.iter().all(|(r, _)| r != role);
            other || self.names.listed(self.reading, who).is_some_and(|e| !e.offices.is_empty())
        };
        let member_fits = |who: usize| {
            let member = &self.names.cast[who];
            if other_office(who) {
                return false;
            }
            match agreement {
                None => member.kind == EntityKind::Person,
                Some(agreement @ (Agreement::Masculine | Agreement::Feminine)) => {
                    member.kind == EntityKind::Person && member.gender.is_none_or(|g| g == agreement)
                }
                Some(Agreement::Neuter | Agreement::Plural) => {
                    member.kind == EntityKind::Org || self.names.class_of(self.reading, who) == Some("state")
                }
            }
        };
        let speaker_fits = |s: &Speaker| match s.kind {
            SourceKind::Unnamed => agreement == Some(Agreement::Plural),
            _ => self.member(s).is_some_and(member_fits),
        };
        let noun_fits = |n: &&Noun| match n.who {
            Who::Member(_) | Who::Described(_) => self.means(n).is_some_and(member_fits),
            Who::Unnamed => agreement == Some(Agreement::Plural),
            Who::Pronoun(_) => false,
        };
        let of_noun = |n: &Noun| match self.means(n) {
            Some(who) => Some(self.speaker(who)),
            None => self.unnamed(n.tokens.clone()).map(|s| s.who),
        };
        // "…," he said, behind a quotation of several sentences: what stands before it counts.
        let ahead = self.reading.sentences[sentence].span.start();
        let over = self.reading.quotes.partition_point(|q| q.outer.start() < ahead).checked_sub(1).map(|q| &self.reading.quotes[q]);
        let over = over.filter(|q| q.outer.end() > ahead && q.outer.end() <= pronoun.span.start());
        let actual = sentence;
        let sentence = over.map_or(sentence, |q| self.reading.sentences.partition_point(|s| s.span.end() <= q.outer.start()));
        let nouns_of = |s: usize| self.reading.sentences.get(s).map(|s| self.names.nouns_within(&s.tokens)).unwrap_or_default();
        // A person in either gender may have spoken last; nearer than that only a subject of this sentence is.
        let quoted = |span: readout_model::Span| self.reading.quote_over(span);
        let level = quoted(pronoun.span);
        let here = nouns_of(actual).iter().filter(|n| n.tokens.end <= pronoun.tokens.start && quoted(n.span) == level);
        let here = here.filter(|n| n.member().is_none() || !n.oblique && !self.reading.governed(n.tokens.start)).find(noun_fits);
        let recent = |within: usize| {
            let near = self.spoken.iter().rev().take_while(|(_, s)| sentence.saturating_sub(*s) < within);
            near.map(|(s, _)| &s.who).find(|s| speaker_fits(s))
        };
        let spoke = recent(MEMORY);
        if let Some(noun) =
            here.filter(|n| spoke.is_none() || level.is_some() || n.tokens.start == self.reading.sentences[actual].tokens.start)
        {
            return of_noun(noun);
        }
        // "Graham's vote is set. …, he said": whose something is, where nobody else is named.
        let owner = |s: usize| {
            let tokens = &self.reading.sentences.get(s)?.tokens;
            let person = |n: &&Name| {
                self.names.cast[n.who].kind == EntityKind::Person
                    && n.tokens.end <= pronoun.tokens.start
                    && member_fits(n.who)
                    && (s != sentence || !self.reading.governed(n.tokens.start))
            };
            self.names.within(tokens).iter().filter(|n| n.class != NameClass::Adjective && quoted(n.span).is_none()).find(person)
        };
        let said_here = self.spoken.last().is_some_and(|(_, at)| *at == sentence);
        if let Some(name) = owner(sentence).filter(|_| {
            level.is_none()
                && !said_here
                && nouns_of(sentence).iter().find(noun_fits).is_none_or(|n| n.tokens.start >= pronoun.tokens.start)
        }) {
            return Some(self.speaker(name.who));
        }
        // Who spoke in the sentence before, else whom that sentence names, else who spoke before it.
        let just = self.spoken.iter().rev().any(|(s, at)| sentence.saturating_sub(*at) <= 1 && Some(&s.who) == spoke);
        let named =
            sentence.checked_sub(1).and_then(|s| nouns_of(s).iter().filter(|n| quoted(n.span).is_none()).find(noun_fits)).filter(|_| !just);
        if let Some(noun) = named {
            return of_noun(noun);
        }
        if let Some(name) = sentence.checked_sub(1).and_then(owner).filter(|_| !just) {
            return Some(self.speaker(name.who));
        }
        if let Some(speaker) = spoke {
            return Some(speaker.clone());
        }
        let earlier = (sentence.saturating_sub(MEMORY)..sentence).rev().find_map(|s| nouns_of(s).iter().find(noun_fits));
        if let Some(noun) = earlier {
            return of_noun(noun);
        }
        let from = self.reading.sentences.get(sentence.saturating_sub(MEMORY)).map_or(0, |s| s.tokens.start);
        let near = |n: &&Name| n.tokens.start < pronoun.tokens.start && n.tokens.start >= from && member_fits(n.who);
        let before = self.names.list.partition_point(|n| n.tokens.start < pronoun.tokens.start);
        let named = self.names.list[..before].iter().rev().take(MEMORY * 20).find(near).map(|n| self.speaker(n.who));
        let one = matches!(pronoun.who, Who::Pronoun(Agreement::Masculine | Agreement::Feminine));
        // After a long quotation it is who spoke before that.
        named.or_else(|| recent(3 * MEMORY).filter(|_| one).cloned())
    }
}
