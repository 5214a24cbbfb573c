//! What is known of the world whatever the language: entities, offices, issues.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::successors;

use readout_model::{EntityKind, Office};

use crate::fold::plain;
use crate::forms::Lexicon;
use crate::table::{Files, file, lines, optional, rows};
use crate::{Agreement, Error, Kind};

/// An entity of `packs/world/entities.tsv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Readable id.
    pub id: String,
    /// Kind.
    pub kind: EntityKind,
    /// Class: `state`, `seat`, `agency` …
    pub class: String,
    /// English name.
    pub name: String,
    /// Other English names.
    pub aliases: Vec<String>,
    /// Id of the entity that it belongs to or speaks for.
    pub of: Option<String>,
    /// Offices, in order of their first day.
    pub offices: Vec<Office>,
    /// Its item in Wikidata (`Q649`), where it is known for sure.
    pub wikidata: Option<String>,
}

impl Entity {
    /// True for a news agency or outlet: it passes on what others say.
    pub fn is_medium(&self) -> bool {
        matches!(self.class.as_str(), "agency" | "outlet")
    }

    /// True for a state or an organisation of states.
    pub fn is_power(&self) -> bool {
        matches!(self.class.as_str(), "state" | "alliance" | "igo")
    }

    /// The offices held on a day (ISO 8601), all of them where none is told.
    pub fn offices_on(&self, day: Option<&str>) -> impl DoubleEndedIterator<Item = &Office> {
        self.offices.iter().filter(move |o| day.is_none_or(|d| on(o, d)))
    }
}

/// An issue of `packs/world/issues.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// True for something that one can demand, offer or refuse; false for a subject that is only spoken of.
    pub measure: bool,
    /// One sentence on it.
    pub description: String,
}

/// An entity belongs to another over so many steps at most.
const STEPS: usize = 6;

/// What `roles.txt` says of a role word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// Several hold such an office of one state at once.
    pub many: bool,
    /// The state beside the title need not be the one that is served: an ambassador to it, somebody from there.
    pub abroad: bool,
    /// A career that people seldom leave for another, such as `sport`.
    pub career: Option<String>,
}

impl Role {
    fn read(words: &str) -> Result<Self, String> {
        let mut role = Self::default();
        for word in words.split_whitespace() {
            match word.strip_prefix("in:") {
                Some(career) => role.career = Some(career.to_owned()),
                None if word == "many" => role.many = true,
                None if word == "abroad" => role.abroad = true,
                None => return Err(format!("{word:?} behind a role is none of \"many\", \"abroad\", \"in:CAREER\"")),
            }
        }
        Ok(role)
    }
}

/// The world's entities, offices and issues.
#[derive(Debug, Default)]
pub struct World {
    entities: Vec<Entity>,
    issues: Vec<Issue>,
    roles: BTreeMap<String, Role>,
    by_id: BTreeMap<String, u32>,
    /// Role and state or organisation, to those who held the office.
    holders: BTreeMap<(String, String), Vec<(u32, Office)>>,
    /// Web domains of agencies and outlets.
    media: BTreeMap<String, u32>,
    /// Gender of given names, folded by [`plain`].
    given: BTreeMap<String, Agreement>,
    /// Surnames, folded by [`plain`].
    surnames: Lexicon<String, ()>,
}

impl World {
    pub(crate) fn load(files: Files<'_>) -> Result<Self, Error> {
        let mut world = World::default();
        let path = "world/entities.tsv";
        for (line, [id, kind, class, name, aliases, of]) in rows(files, path, ["id", "kind", "class", "name", "aliases", "of"])? {
            let kind = kind.parse().map_err(|e| Error::at(path, line, Kind::Value(e)))?;
            let aliases = optional(aliases).map(|a| a.split('|').map(str::to_owned).collect()).unwrap_or_default();
            if world.by_id.insert(id.to_owned(), world.entities.len() as u32).is_some() {
                return Err(Error::at(path, line, Kind::Value(format!("entity {id} stands here twice"))));
            }
            let of = optional(of).map(str::to_owned);
            world.entities.push(Entity {
                id: id.into(),
                kind,
                class: class.into(),
                name: name.into(),
                aliases,
                of,
                offices: Vec::new(),
                wikidata: None,
            });
        }
        if let Some(content) = file(files, "world/roles.txt") {
            for (line, row) in lines(content) {
                let (role, words) = row.split_once(' ').unwrap_or((row, ""));
                let told = Role::read(words).map_err(|e| Error::at("world/roles.txt", line, Kind::Value(e)))?;
                world.roles.insert(role.to_owned(), told);
            }
        }
        let path = "world/roles.tsv";
        for (line, [person, role, of, from, to]) in rows(files, path, ["person", "role", "of", "from", "to"])? {
            let known = |id: &str| {
                world
                    .by_id
                    .get(id)
                    .copied()
                    .ok_or_else(|| Error::at(path, line, Kind::Value(format!("no entity {id} in world/entities.tsv"))))
            };
            let who = known(person)?;
            known(of)?;
            if !world.roles.contains_key(role) {
                return Err(Error::at(path, line, Kind::Value(format!("role {role:?} is not in world/roles.txt"))));
            }
            let office =
                Office { role: role.into(), of: of.into(), from: optional(from).map(str::to_owned), to: optional(to).map(str::to_owned) };
            world.holders.entry((role.to_owned(), of.to_owned())).or_default().push((who, office.clone()));
            if let Some(entity) = world.entities.get_mut(who as usize) {
                entity.offices.push(office);
            }
        }
        for entity in &mut world.entities {
            entity.offices.sort_by(|a, b| a.from.cmp(&b.from));
        }
        for (line, [id, domain]) in rows(files, "world/media.tsv", ["id", "domain"])? {
            let of = |what: String| Error::at("world/media.tsv", line, Kind::Value(what));
            let medium = world.by_id.get(id).copied().ok_or_else(|| of(format!("no entity {id} in world/entities.tsv")))?;
            if world.media.insert(domain.to_owned(), medium).is_some() {
                return Err(of(format!("domain {domain} stands here twice")));
            }
        }
        let path = "world/wikidata.tsv";
        let mut items = BTreeSet::new();
        for (line, [id, item]) in rows(files, path, ["id", "item"])? {
            let of = |what: String| Error::at(path, line, Kind::Value(what));
            let number = item.strip_prefix('Q').filter(|n| !n.starts_with('0')).and_then(|n| n.parse::<u32>().ok());
            if number.is_none() {
                return Err(of(format!("{item:?} is no item: expected Q and a number")));
            }
            if !items.insert(item.to_owned()) {
                return Err(of(format!("item {item} stands here twice")));
            }
            let at = world.by_id.get(id).copied().ok_or_else(|| of(format!("no entity {id} in world/entities.tsv")))?;
            world.entities[at as usize].wikidata = Some(item.to_owned());
        }
        for (line, [name, gender]) in rows(files, "world/genders.tsv", ["name", "gender"])? {
            let of = |what: String| Error::at("world/genders.tsv", line, Kind::Value(what));
            let gender = crate::values::gender(gender).map_err(of)?.ok_or_else(|| of(format!("{name:?} has no gender")))?;
            if world.given.insert(plain(name), gender).is_some() {
                return Err(of(format!("name {name:?} stands here twice")));
            }
        }
        for (_, surname) in file(files, "world/surnames.txt").into_iter().flat_map(lines) {
            world.surnames.or_insert_with(plain(surname), || ());
        }
        for (line, [id, name, kind, description]) in rows(files, "world/issues.tsv", ["id", "name", "kind", "description"])? {
            if !matches!(kind, "measure" | "topic") {
                return Err(Error::at("world/issues.tsv", line, Kind::Value(format!("kind {kind:?} is neither measure nor topic"))));
            }
            world.issues.push(Issue { id: id.into(), name: name.into(), measure: kind == "measure", description: description.into() });
        }
        Ok(world)
    }

    /// All entities, in order of id.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// All issues, in order of id.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// What is known of a word of `roles.txt`.
    pub fn role(&self, role: &str) -> Option<&Role> {
        self.roles.get(role)
    }

    /// The gender that the first word of a person's romanised full name tells; `None` where that is no given name of one gender.
    pub fn gender(&self, name: &str) -> Option<Agreement> {
        let (given, _) = name.split_once(' ')?;
        self.given.get(&plain(given)).copied()
    }

    /// True for a romanised word that is the surname of many.
    pub fn is_surname(&self, word: &str) -> bool {
        self.surnames.get(&plain(word)).is_some()
    }

    /// The entity at an index that a pack's row gives.
    pub fn entity(&self, index: u32) -> Option<&Entity> {
        self.entities.get(index as usize)
    }

    /// The entity with this id.
    pub fn find(&self, id: &str) -> Option<&Entity> {
        self.by_id.get(id).and_then(|i| self.entity(*i))
    }

    /// Index of the entity with this id.
    pub(crate) fn index(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// Index of the issue with this id.
    pub(crate) fn issue(&self, id: &str) -> Option<u32> {
        self.issues.iter().position(|i| i.id == id).map(|i| i as u32)
    }

    /// Who held an office on a day (ISO 8601): `None` where nobody or more than one person is known, or where the office is one of many.
    pub fn holder(&self, role: &str, of: &str, day: &str) -> Option<&Entity> {
        if self.roles.get(role).is_some_and(|r| r.many) {
            return None;
        }
        let holders = self.holders.get(&(role.to_owned(), of.to_owned()))?;
        let mut then = holders.iter().filter(|(_, o)| on(o, day));
        let first = then.next()?;
        then.all(|(who, _)| *who == first.0).then(|| self.entity(first.0)).flatten()
    }

    /// The agency or outlet on whose site an address is: that of the longest listed domain that its host is or lies under.
    pub fn medium(&self, url: &str) -> Option<&Entity> {
        let host = url.split_once("://").map_or(url, |(_, rest)| rest);
        let host = host.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
        let mut domain = host.as_str();
        loop {
            if let Some(medium) = self.media.get(domain) {
                return self.entity(*medium);
            }
            domain = domain.split_once('.')?.1;
        }
    }

    /// The state that an entity is or belongs to, over as many steps as `of` tells.
    pub fn state<'a>(&'a self, entity: &'a Entity) -> Option<&'a Entity> {
        let steps = successors(Some(entity), |e| self.find(e.of.as_deref()?));
        steps.take(STEPS).find(|e| e.class == "state")
    }

    /// The state or organisation that an entity acts for: of a person, that of the office held on `day`; of a seat, ministry or agency of
    /// a government, its state; of a state or an organisation of states, itself.
    pub fn acts_for<'a>(&'a self, entity: &'a Entity, day: Option<&str>) -> Option<&'a Entity> {
        if entity.kind == EntityKind::Person {
            let office = entity.offices_on(day).next_back()?;
            let of = self.find(&office.of)?;
            return self.acts_for(of, day).or(Some(of));
        }
        match entity.class.as_str() {
            "seat" | "government" | "ministry" | "parliament" | "capital" => self.find(entity.of.as_deref()?),
            _ => Some(entity),
        }
    }
}

/// True where the office was held on the day.
fn on(office: &Office, day: &str) -> bool {
    office.from.as_deref().is_none_or(|from| from <= day) && office.to.as_deref().is_none_or(|to| day <= to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_medium_is_known_by_its_site() {
        let entities = "id\tkind\tclass\tname\taliases\tof\norg/n1\torg\toutlet\tN1\t-\t-\norg/nova\torg\toutlet\tNova\t-\t-\n";
        let media = "id\tdomain\norg/n1\tn1info.rs\norg/nova\tnova.rs\n";
        let world = World::load(&[("world/entities.tsv", entities), ("world/media.tsv", media)]).unwrap();
        let name = |url: &str| world.medium(url).map(|e| e.name.as_str());
        assert_eq!(name("https://www.N1info.rs/vesti/a?b"), Some("N1"));
        assert_eq!(name("nova.rs:8080"), Some("Nova"));
        assert_eq!(name("https://notnova.rs/"), None);
        assert_eq!(name("mailto:x"), None);
    }
}
