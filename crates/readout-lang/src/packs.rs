//! All packs that there are.

use crate::table::Files;
use crate::{Error, Pack, World};

/// The packs, in order of code, and the world that they name.
#[derive(Debug)]
pub struct Packs {
    world: World,
    list: Vec<Pack>,
}

impl Packs {
    /// Reads the packs from their files: path below `packs/` (`bg/speech.tsv`) and content. A folder with a `pack.toml` is a pack.
    ///
    /// # Errors
    /// The first defect found, with file and line.
    pub fn load(files: &[(&str, &str)]) -> Result<Self, Error> {
        let world = World::load(files)?;
        let mut codes: Vec<&str> = files.iter().filter_map(|(path, _)| path.strip_suffix("/pack.toml")).collect();
        codes.sort_unstable();
        let list = codes.into_iter().map(|code| Pack::load(files as Files<'_>, code, &world)).collect::<Result<_, _>>()?;
        Ok(Self { world, list })
    }

    /// What the packs name.
    pub fn world(&self) -> &World {
        &self.world
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
