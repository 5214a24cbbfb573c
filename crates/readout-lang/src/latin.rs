//! Words of every script in small plain Latin letters, the same for all languages, so that one name looks alike in them.

use crate::table::{Files, optional, rows};
use crate::{Error, Kind};

/// Letters below this code point are looked up in a table.
const TABLE: usize = 0x600;

/// The letters of `packs/world/letters.tsv`; for all others the plain Latin ones that they look or sound like.
#[derive(Debug)]
pub struct Latin(Vec<Option<Box<str>>>);

impl Default for Latin {
    fn default() -> Self {
        Self(vec![None; TABLE])
    }
}

impl Latin {
    pub(crate) fn load(files: Files<'_>) -> Result<Self, Error> {
        let mut table: Vec<Option<Box<str>>> = (0..TABLE as u32).map(|c| char::from_u32(c).and_then(plain_letter)).collect();
        let path = "world/letters.tsv";
        for (line, [from, to]) in rows(files, path, ["from", "to"])? {
            let mut letters = from.chars();
            let cell = letters.next().filter(|_| letters.next().is_none()).and_then(|c| table.get_mut(c as usize));
            let Some(cell) = cell else {
                return Err(Error::at(path, line, Kind::Value(format!("{from:?} is not one letter below U+0600"))));
            };
            *cell = Some(optional(to).unwrap_or_default().into());
        }
        // What plain letters are folded to holds for those with marks too.
        let plain: Vec<Option<Box<str>>> = table.get(..128).map(<[_]>::to_vec).unwrap_or_default();
        for cell in table.iter_mut().skip(128).flatten() {
            if let [byte] = cell.as_bytes()
                && let Some(Some(folded)) = plain.get(usize::from(*byte))
            {
                *cell = folded.clone();
            }
        }
        Ok(Self(table))
    }

    /// Appends `word` in small Latin letters; marks and digits stay.
    pub fn append(&self, word: &str, out: &mut String) {
        for c in word.chars() {
            if c.is_ascii_lowercase() || !c.is_alphabetic() {
                self.letter(c, out);
            } else {
                c.to_lowercase().for_each(|c| self.letter(c, out));
            }
        }
    }

    fn letter(&self, c: char, out: &mut String) {
        match self.0.get(c as usize) {
            Some(Some(letters)) => out.push_str(letters),
            Some(None) => out.push(c),
            None => out.extend(any_ascii::any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase())),
        }
    }
}

/// The plain letters of a letter with marks; `None` for what stays as it is.
fn plain_letter(c: char) -> Option<Box<str>> {
    (!c.is_ascii() && (c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}'))).then(|| {
        let plain = any_ascii::any_ascii_char(c);
        plain.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect::<String>().into()
    })
}
