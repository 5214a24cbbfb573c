//! Code point offsets of citations, with the last used texts at hand.

use std::cell::RefCell;
use std::collections::HashMap;

use readout_model::json::Texts;
use readout_model::{ArticleId, Span};
use rusqlite::OptionalExtension;

use crate::{Kind, Store};

/// Texts are let go when together they pass this many bytes.
const ROOM: usize = 32 << 20;
const STEP: usize = 1024;

/// Texts that were asked for, with the number of code points before every [`STEP`] bytes.
#[derive(Default)]
pub(crate) struct Cache {
    inner: RefCell<Inner>,
}

#[derive(Default)]
struct Inner {
    texts: HashMap<ArticleId, Counted>,
    bytes: usize,
    failed: Option<Kind>,
}

impl Cache {
    /// The failure, if one happened since the last call, that made a citation come without its place.
    pub(crate) fn failure(&self) -> Result<(), Kind> {
        self.inner.borrow_mut().failed.take().map_or(Ok(()), Err)
    }
}

struct Counted {
    text: String,
    counts: Vec<usize>,
}

impl Counted {
    fn new(text: String) -> Self {
        let mut n = 0;
        let count = |chunk: &[u8]| {
            let before = n;
            n += begins(chunk);
            before
        };
        let counts = text.as_bytes().chunks(STEP).map(count).collect();
        Self { text, counts }
    }

    fn at(&self, byte: usize) -> usize {
        let step = (byte / STEP).min(self.counts.len().saturating_sub(1));
        self.counts.get(step).map_or(0, |n| n + begins(&self.text.as_bytes()[step * STEP..byte]))
    }
}

/// Number of bytes that begin a character.
fn begins(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count()
}

impl Texts for Store {
    fn code_points(&self, article: &ArticleId, span: Span) -> Option<(usize, usize)> {
        let mut cache = self.texts.inner.borrow_mut();
        if !cache.texts.contains_key(article) {
            let text = match self.text(article) {
                Ok(text) => text?,
                Err(kind) => {
                    cache.failed = Some(kind);
                    return None;
                }
            };
            if cache.bytes + text.len() > ROOM {
                cache.texts.clear();
                cache.bytes = 0;
            }
            cache.bytes += text.len();
            cache.texts.insert(article.clone(), Counted::new(text));
        }
        let counted = cache.texts.get(article)?;
        counted.text.get(span.start()..span.end())?;
        Some((counted.at(span.start()), counted.at(span.end())))
    }
}

impl Store {
    fn text(&self, id: &ArticleId) -> Result<Option<String>, Kind> {
        let mut find = self.db.prepare_cached("SELECT text FROM contents JOIN articles USING (n) WHERE id = ?1")?;
        Ok(find.query_row([id.as_str()], |r| r.get(0)).optional()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_equal_the_slow_count() {
        for text in ["", "abc", &"Кремљ said: “не”. ".repeat(200)] {
            let counted = Counted::new(text.to_owned());
            for (slow, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(counted.at(byte), slow);
            }
            assert_eq!(counted.at(text.len()), text.chars().count());
        }
    }
}
