//! Who is one across articles: what a person has corrected, names of persons that two languages spell in two ways, and namesakes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use readout_model::record::Alias;
use readout_model::{Analysis, ArticleId, EntityInfo, EntityKind};

use crate::names::insert_sorted;
use crate::namesakes::Namesakes;

/// Language of an article whose language is not known.
const UNDETERMINED: &str = "und";

/// Which ids stand for which.
#[derive(Default)]
pub(crate) struct Resolver {
    /// An id, and what stands in its place.
    aliases: BTreeMap<String, Target>,
    /// The same, in one article only.
    splits: BTreeMap<ArticleId, BTreeMap<String, Target>>,
    /// Ids that a person has ruled on: they are joined by nobody else.
    ruled: BTreeSet<String>,
    /// Ids that a person has given to those whom a name was split into.
    given: BTreeSet<String>,
    /// The persons of each story.
    persons: Vec<Vec<Person>>,
    namesakes: Namesakes,
}

#[derive(Clone)]
struct Target {
    id: String,
    name: String,
    why: String,
}

impl Target {
    fn new(id: &str, name: &str, why: &str) -> Self {
        Self { id: id.to_owned(), name: name.to_owned(), why: why.to_owned() }
    }
}

/// A person of a story.
struct Person {
    id: String,
    name: String,
    key: String,
    languages: Vec<String>,
}

impl Resolver {
    /// Takes one id for another everywhere, by a person's ruling.
    pub(crate) fn merge(&mut self, entity: &str, into: &str, name: &str, why: &str) {
        self.ruled.extend([entity.to_owned(), into.to_owned()]);
        self.aliases.insert(entity.to_owned(), Target::new(into, name, why));
    }

    /// Takes one id for another in these articles, by a person's ruling.
    pub(crate) fn split(&mut self, entity: &str, articles: &[ArticleId], into: &str, name: &str, why: &str) {
        self.ruled.extend([entity.to_owned(), into.to_owned()]);
        self.given.insert(into.to_owned());
        for article in articles {
            self.splits.entry(article.clone()).or_default().insert(entity.to_owned(), Target::new(into, name, why));
        }
    }

    /// The analysis with every id replaced by the one that stands in its place.
    pub(crate) fn resolved<'a>(&self, analysis: &'a Analysis) -> Cow<'a, Analysis> {
        if self.aliases.is_empty() && self.splits.is_empty() {
            return Cow::Borrowed(analysis);
        }
        let target = |e: &EntityInfo| Some((e.id.clone(), self.target(&analysis.article, &e.id)?));
        let moved: BTreeMap<String, &Target> = analysis.entities.iter().filter_map(target).collect();
        if moved.is_empty() {
            return Cow::Borrowed(analysis);
        }
        let mut analysis = analysis.clone();
        replace(&mut analysis, &moved);
        Cow::Owned(analysis)
    }

    /// What stands in the place of an id in an article, over as many steps as there are.
    fn target(&self, article: &ArticleId, id: &str) -> Option<&Target> {
        let splits = self.splits.get(article);
        let step = |id: &str| splits.and_then(|ids| ids.get(id)).or_else(|| self.aliases.get(id));
        let mut target = step(id)?;
        let mut seen = BTreeSet::from([id]);
        while let Some(next) = step(&target.id).filter(|_| seen.insert(&target.id)) {
            target = next;
        }
        Some(target)
    }

    /// The analysis with namesakes told apart by the offices that it gives, before its story is known: a name alone makes no story of two persons.
    pub(crate) fn foreseen(&self, analysis: &Analysis) -> Option<Analysis> {
        let mut moved = BTreeMap::new();
        for info in &analysis.entities {
            if let Some(id) = self.namesakes.by_service(info, |id| self.given.contains(id)) {
                moved.insert(info.id.clone(), Target { id, name: info.name.clone(), why: String::new() });
            }
        }
        let moved: BTreeMap<_, _> = moved.iter().map(|(id, target)| (id.clone(), target)).collect();
        (!moved.is_empty()).then(|| {
            let mut analysis = analysis.clone();
            replace(&mut analysis, &moved);
            analysis
        })
    }

    /// Keeps persons of an article apart from those of their name elsewhere; true where there is one.
    ///
    /// `stories`: that of the article, then those that were joined to it.
    pub(crate) fn tell_apart(&mut self, stories: &[u32], analysis: &Analysis) -> bool {
        let mut found = false;
        for info in &analysis.entities {
            if let Some((id, why)) = self.namesakes.in_story(info, stories, |id| self.given.contains(id)) {
                let target = Target { id, name: info.name.clone(), why };
                self.splits.entry(analysis.article.clone()).or_default().insert(info.id.clone(), target);
                found = true;
            }
        }
        found
    }

    /// Joins persons of an article to those of its story whose names sound the same in another language; true where there is one.
    ///
    /// Precision first: a name of two words or more, of which each has the same first letter and the same consonants; one person only of the story fits; no
    /// article of the same language has that person under that name, nor has this article both; the record has not had the name before.
    pub(crate) fn discover(&mut self, story: u32, analysis: &Analysis, known_before: impl Fn(&str) -> bool) -> bool {
        let language = analysis.language.as_deref().unwrap_or(UNDETERMINED);
        let at = story as usize;
        if at >= self.persons.len() {
            self.persons.resize_with(at + 1, Vec::new);
        }
        let mut found = false;
        let told = |e: &&EntityInfo| e.kind == EntityKind::Person && e.sound.contains(' ');
        for info in analysis.entities.iter().filter(told) {
            let known = &mut self.persons[at];
            if let Some(same) = known.iter_mut().find(|p| p.id == info.id) {
                insert_sorted(&mut same.languages, language.to_owned());
                continue;
            }
            let here = |id: &str| analysis.entities.iter().any(|e| e.id == id);
            let fits = |p: &&mut Person| p.key == info.sound && !p.languages.iter().any(|l| l == language) && !here(&p.id);
            let mut fitting = known.iter_mut().filter(fits);
            match (fitting.next(), fitting.next()) {
                (Some(one), None) if !known_before(&info.id) && !self.ruled.contains(&info.id) && !self.ruled.contains(&one.id) => {
                    insert_sorted(&mut one.languages, language.to_owned());
                    let why = format!("{} and {} sound the same, in two languages and one story", info.name, one.name);
                    self.aliases.insert(info.id.clone(), Target { id: one.id.clone(), name: one.name.clone(), why });
                    found = true;
                }
                _ => known.push(Person {
                    id: info.id.clone(),
                    name: info.name.clone(),
                    key: info.sound.clone(),
                    languages: vec![language.to_owned()],
                }),
            }
        }
        found
    }

    /// The persons of one story are of another now.
    pub(crate) fn join(&mut self, from: u32, into: u32) {
        let moved = self.persons.get_mut(from as usize).map(std::mem::take).unwrap_or_default();
        let Some(known) = self.persons.get_mut(into as usize) else { return };
        for person in moved {
            match known.iter_mut().find(|p| p.id == person.id) {
                Some(same) => person.languages.into_iter().for_each(|l| insert_sorted(&mut same.languages, l)),
                None => known.push(person),
            }
        }
    }

    /// The ids that an article uses for others, with the reason.
    pub(crate) fn aliases<'a>(&'a self, analysis: &'a Analysis) -> impl Iterator<Item = (&'a str, Alias)> {
        analysis.entities.iter().filter_map(|e| {
            let target = self.target(&analysis.article, &e.id)?;
            Some((target.id.as_str(), Alias { id: e.id.clone(), why: target.why.clone() }))
        })
    }
}

/// Puts other ids, and the names that go with them, in the place of those that moved.
fn replace(analysis: &mut Analysis, moved: &BTreeMap<String, &Target>) {
    let id = |id: &mut Option<String>| -> Option<String> {
        let target = id.as_deref().and_then(|old| moved.get(old))?;
        *id = Some(target.id.clone());
        Some(target.name.clone())
    };
    let both = |entity: &mut Option<String>, name: &mut String| {
        if let Some(other) = id(entity) {
            *name = other;
        }
    };
    for mention in &mut analysis.mentions {
        both(&mut mention.entity, &mut mention.name);
    }
    for info in &mut analysis.entities {
        if let Some(target) = moved.get(&info.id) {
            info.id.clone_from(&target.id);
            info.name.clone_from(&target.name);
            info.wikidata = None;
        }
    }
    analysis.entities.sort_by(|a, b| a.id.cmp(&b.id));
    analysis.entities.dedup_by(|a, b| a.id == b.id);
    for statement in &mut analysis.statements {
        if let Some(source) = &mut statement.source {
            both(&mut source.who.entity, &mut source.who.name);
        }
        if let Some(addressee) = &mut statement.addressee {
            both(&mut addressee.entity, &mut addressee.name);
        }
        for via in &mut statement.via {
            both(&mut via.entity, &mut via.name);
        }
        for about in &mut statement.about {
            if let Some(target) = moved.get(about.as_str()) {
                about.clone_from(&target.id);
            }
        }
        statement.about.sort();
        statement.about.dedup();
    }
    for meeting in &mut analysis.meetings {
        for party in &mut meeting.participants {
            both(&mut party.entity, &mut party.name);
            id(&mut party.acts_for);
        }
    }
    for stance in &mut analysis.stances {
        both(&mut stance.actor.entity, &mut stance.actor.name);
    }
}
