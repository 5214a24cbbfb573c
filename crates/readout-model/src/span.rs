//! Places in a text.

use serde::{Deserialize, Serialize};

/// A place in a text: UTF-8 byte offsets, `start <= end`, both on character boundaries of the text that it was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span of `text` from byte `start` to byte `end`, or `None` where these are not boundaries of characters in it.
    pub fn new(text: &str, start: usize, end: usize) -> Option<Span> {
        text.get(start..end)?;
        Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// The whole of `text`; of a text over 4 GiB, nothing.
    pub fn whole(text: &str) -> Span {
        Span { start: 0, end: u32::try_from(text.len()).unwrap_or(0) }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True where nothing stands in it.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text that it covers; empty where `text` is not the text that it was made for and has no such place.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// From the start of this to the start of `other`; empty at `other` where that stands before.
    pub fn until(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: other.start }
    }

    /// From the end of this to the end of `other`; empty at the end of `other` where that stands before.
    pub fn after_to(self, other: Span) -> Span {
        Span { start: self.end.min(other.end), end: other.end }
    }

    /// True where `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where both share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span without the characters at its two ends for which `cut` holds.
    pub fn trim(self, text: &str, cut: impl Fn(char) -> bool) -> Span {
        let inner = self.of(text);
        let right = inner.trim_end_matches(&cut);
        let both = right.trim_start_matches(&cut);
        let start = self.start + (right.len() - both.len()) as u32;
        Span { start, end: start + both.len() as u32 }
    }
}

/// Turns byte offsets of one text into code point offsets, in any order, in constant time.
///
/// Keeps one count for every 64 bytes; ASCII text needs no counting at all.
pub struct CodePoints<'a> {
    text: &'a str,
    counts: Vec<u32>,
}

const STEP: usize = 64;

impl<'a> CodePoints<'a> {
    /// Counts once over `text`.
    pub fn new(text: &'a str) -> Self {
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let mut n = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                counts.push(n);
                n += begins(chunk);
            }
            counts.push(n);
        }
        Self { text, counts }
    }

    /// Number of code points before byte `at`; `at` beyond the end counts as the end.
    pub fn at(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if self.counts.is_empty() {
            return at;
        }
        let step = at / STEP;
        self.counts[step] as usize + begins(&self.text.as_bytes()[step * STEP..at]) as usize
    }
}

/// Number of bytes that begin a character.
fn begins(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_stands_on_character_boundaries() {
        assert!(Span::new("да", 0, 1).is_none());
        assert!(Span::new("да", 2, 9).is_none());
        let span = Span::new(" «да» ", 1, 9).expect("boundaries");
        assert_eq!(span.trim(" «да» ", |c| "«»".contains(c)).of(" «да» "), "да");
    }

    #[test]
    fn code_points_equal_the_slow_count() {
        let text = "Кремљ said: “не”, ș și ț. ".repeat(20);
        let points = CodePoints::new(&text);
        for (slow, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), slow);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }
}
