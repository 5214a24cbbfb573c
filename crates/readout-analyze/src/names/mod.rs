//! Names and titles in an article, and whom they stand for.
//!
//! [`find`] finds names (the world's list, and what the trained [`tagger`] finds beside it) and titles; [`cast`] decides which of them are one person
//! or organisation; [`nouns`] joins title, owner and name into the phrases that can be sources of statements.

mod acronyms;
mod cast;
mod find;
mod foreign;
mod nouns;
mod tagger;

use std::ops::Range;

use readout_lang::{Agreement, Entity, NameClass, Title};
use readout_model::{EntityKind, Span};

pub(crate) use cast::powers;
pub(crate) use foreign::names as foreign;
pub(crate) use nouns::{Noun, Who};
pub use tagger::{Labelled, Tagger};

use crate::reading::Reading;

/// A name in the text.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub tokens: Range<usize>,
    pub span: Span,
    /// Index in the cast.
    pub who: usize,
    /// How it names; an adjective or a people is no mention.
    pub class: NameClass,
    /// True where its last word stands in a case form: it is no subject then.
    pub oblique: bool,
}

/// A title or function in the text.
#[derive(Clone, Debug)]
pub(crate) struct TitleHit<'a> {
    pub tokens: Range<usize>,
    pub title: &'a Title,
    /// Member of the cast that the office belongs to.
    pub of: Option<usize>,
}

impl TitleHit<'_> {
    /// The gender that the title tells: many a woman has a title in the masculine.
    pub fn gender(&self) -> Option<Agreement> {
        self.title.gender.filter(|g| *g == Agreement::Feminine || self.title.role == "mr")
    }
}

/// A person, organisation or place that an article speaks of.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// English or romanised name.
    pub name: String,
    /// Id, where the name tells enough.
    pub entity: Option<String>,
    /// Index in the world's entities.
    pub world: Option<u32>,
    pub kind: EntityKind,
    pub gender: Option<Agreement>,
    /// Role and the member of the cast that it belongs to, as this article says.
    pub offices: Vec<(String, Option<usize>)>,
}

/// All names and titles of an article, in order of place, and the cast that they stand for.
pub(crate) struct Names<'a> {
    pub list: Vec<Name>,
    pub titles: Vec<TitleHit<'a>>,
    pub cast: Vec<Member>,
    pub nouns: Vec<Noun>,
}

impl<'a> Names<'a> {
    /// Finds the names of an article and whom they stand for.
    pub fn of(reading: &Reading<'a>, tagger: &Tagger) -> Self {
        let sentences = reading.sentences.iter().map(|s| s.tokens.clone());
        let document = tagger::document(reading.text, &reading.tokens, sentences, reading.packs, Some(reading.pack));
        let found = find::find(reading, tagger.tag(&document));
        let mut names = cast::cast(reading, found);
        names.nouns = nouns::nouns(reading, &mut names);
        names
    }

    /// The names that lie in a range of tokens.
    pub fn within(&self, tokens: &Range<usize>) -> &[Name] {
        let first = self.list.partition_point(|n| n.tokens.start < tokens.start);
        let last = self.list.partition_point(|n| n.tokens.start < tokens.end);
        &self.list[first..last.max(first)]
    }

    /// The name that covers a token.
    pub fn over(&self, at: usize) -> Option<&Name> {
        let upto = self.list.partition_point(|n| n.tokens.start <= at);
        self.list[..upto].last().filter(|n| n.tokens.contains(&at))
    }

    /// The last name that ends at a token or before it.
    pub fn before(&self, at: usize) -> Option<&Name> {
        self.list[..self.list.partition_point(|n| n.tokens.end <= at)].last()
    }

    /// The first name that begins at a token or behind it.
    pub fn from(&self, at: usize) -> Option<&Name> {
        self.list.get(self.list.partition_point(|n| n.tokens.start < at))
    }

    /// The first title that begins at a token or behind it.
    pub fn title_from(&self, at: usize) -> Option<&TitleHit<'a>> {
        self.titles.get(self.titles.partition_point(|t| t.tokens.start < at))
    }

    /// The phrases that begin in a range of tokens.
    pub fn nouns_within(&self, tokens: &Range<usize>) -> &[Noun] {
        let first = self.nouns.partition_point(|n| n.tokens.start < tokens.start);
        let last = self.nouns.partition_point(|n| n.tokens.start < tokens.end);
        &self.nouns[first..last.max(first)]
    }

    /// A member as the world's list has it.
    pub fn listed<'w>(&self, reading: &Reading<'w>, who: usize) -> Option<&'w Entity> {
        reading.world.entity(self.cast.get(who)?.world?)
    }

    /// Class of a member in the world's list.
    pub fn class_of<'w>(&self, reading: &Reading<'w>, who: usize) -> Option<&'w str> {
        self.listed(reading, who).map(|e| e.class.as_str())
    }

    /// True for a news agency or outlet.
    pub fn is_medium(&self, reading: &Reading<'_>, who: usize) -> bool {
        self.listed(reading, who).is_some_and(Entity::is_medium)
    }

    /// True where a member can be the subject of a verb of this gender or number: a person of the other gender, or one person, cannot.
    pub fn fits(&self, who: usize, verb: Agreement) -> bool {
        let member = &self.cast[who];
        member.kind != EntityKind::Person
            || matches!(verb, Agreement::Masculine | Agreement::Feminine) && member.gender.is_none_or(|own| own == verb)
    }

    /// Kind of the member that a phrase stands for.
    pub fn cast_kind(&self, noun: &Noun) -> Option<EntityKind> {
        self.cast.get(noun.member()?).map(|m| m.kind)
    }
}
