//! All packs that there are.

use std::panic::resume_unwind;
use std::thread;

use readout_model::EntityKind;

use crate::foreign::{Foreign, words};
use crate::pack::names;
use crate::table::{Files, file, lines};
use crate::{Entity, Error, Gazetteer, Hint, Latin, NameClass, Pack, World};

/// Lists of names of which nothing is known but what they are.
const LISTS: [(&str, Hint); 4] = [
    ("world/given.txt", Hint::Given),
    ("world/surnames.txt", Hint::Listed(EntityKind::Person)),
    ("world/places.txt", Hint::Listed(EntityKind::Place)),
    ("world/bodies.txt", Hint::Listed(EntityKind::Org)),
];

/// The packs, in order of code, and the world that they name.
#[derive(Debug)]
pub struct Packs {
    world: World,
    list: Vec<Pack>,
    latin: Latin,
    gazetteer: Gazetteer,
    foreign: Foreign,
}

impl Packs {
    /// Reads the packs from their files: path below `packs/` (`bg/speech.tsv`) and content. A folder with a `pack.toml` is a pack; one with a
    /// `names.tsv` alone tells the names of a language that has none yet.
    ///
    /// # Errors
    /// The first defect found, with file and line.
    pub fn load(files: &[(&str, &str)]) -> Result<Self, Error> {
        let world = World::load(files)?;
        let mut codes: Vec<&str> = files.iter().filter_map(|(path, _)| path.strip_suffix("/pack.toml")).collect();
        codes.sort_unstable();
        let (list, shared) = thread::scope(|scope| {
            let packs: Vec<_> = codes.iter().map(|code| scope.spawn(|| Pack::load(files as Files<'_>, code, &world))).collect();
            let shared = shared(files, &codes, &world);
            let list: Result<Vec<Pack>, Error> = packs.into_iter().map(|pack| pack.join().unwrap_or_else(|p| resume_unwind(p))).collect();
            (list, shared)
        });
        let (list, (latin, gazetteer, foreign)) = (list?, shared?);
        Ok(Self { world, list, latin, gazetteer, foreign })
    }

    /// What the packs name.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Letters of every script as plain Latin ones.
    pub fn latin(&self) -> &Latin {
        &self.latin
    }

    /// The names of all packs together.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The packs, in order of code.
    pub fn iter(&self) -> std::slice::Iter<'_, Pack> {
        self.list.iter()
    }

    /// The pack at an index that [`Packs::identify`] gives.
    pub fn get(&self, index: usize) -> Option<&Pack> {
        self.list.get(index)
    }

    /// The pack with this code.
    pub fn find(&self, code: &str) -> Option<&Pack> {
        self.list.iter().find(|p| p.code() == code)
    }

    /// The one entity of a kind that a name in a language without a pack means: by the tables of names of all languages, or as a case form of
    /// the full name of a person.
    pub fn foreign(&self, name: &str, kind: EntityKind) -> Option<&Entity> {
        self.foreign.find(&self.latin, &self.world, name, kind).and_then(|index| self.world.entity(index)).or_else(|| {
            // What no pack's table has with its endings cut off, no pack knows: that is looked up faster.
            let words = words(&self.latin, name);
            self.gazetteer.longest(0, |i| words.get(i).map(String::as_str)).filter(|(len, _)| *len == words.len())?;
            let mut known = self.entities_named(name).into_iter().filter_map(|id| self.world.find(id)).filter(|e| e.kind == kind);
            known.next().filter(|_| known.next().is_none())
        })
    }

    /// Ids of the world's entities that `name` is a name or case form of, in any pack's language, without repetition.
    pub fn entities_named(&self, name: &str) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for pack in &self.list {
            for index in pack.named(name) {
                if let Some(entity) = self.world.entity(index)
                    && !ids.contains(&entity.id.as_str())
                {
                    ids.push(&entity.id);
                }
            }
        }
        ids
    }
}

/// What all packs share: letters, the names of all packs, those of languages without one.
fn shared(files: &[(&str, &str)], codes: &[&str], world: &World) -> Result<(Latin, Gazetteer, Foreign), Error> {
    let latin = Latin::load(files)?;
    let mut gazetteer = Gazetteer::default();
    for entity in world.entities() {
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            gazetteer.name(&latin, name, entity.kind, NameClass::Name);
        }
    }
    let mut foreign = Foreign::new(&latin, world);
    for path in files.iter().map(|(path, _)| *path).filter(|path| path.ends_with("/names.tsv")) {
        let pack = codes.iter().any(|code| path.strip_prefix(code).is_some_and(|rest| rest.starts_with('/')));
        for row in names(files, path, world)? {
            let Some(entity) = world.entity(row.entity) else { continue };
            gazetteer.name(&latin, row.form, entity.kind, row.class);
            if !pack {
                foreign.add(&latin, row.form, row.entity, row.class);
            }
        }
    }
    for (path, hint) in LISTS {
        for (_, name) in file(files, path).map(lines).into_iter().flatten() {
            gazetteer.add(&latin, name, hint);
        }
    }
    Ok((latin, gazetteer, foreign))
}
