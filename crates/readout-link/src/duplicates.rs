//! Near-duplicates: the same text in another place.

use rustc_hash::FxBuildHasher;

use crate::sketch::jaccard;

/// Length of an article's sketch, by the contract of the analysis.
const SKETCH: usize = 64;
/// Share of five-word shingles from which two articles are one text. Edited agency copy keeps more than half; two reports of one event
/// share a tenth.
const ALIKE: f32 = 0.5;
/// A text shorter than this many shingles says too little to be compared.
const SHORTEST: usize = 8;
/// Hashes of a sketch that are indexed. Two articles that are half alike share one of the eight smallest hashes of their union but once in
/// 256 cases, and these are among the sixteen smallest of both.
const INDEXED: usize = 16;
/// Days of publication between which a text is the same news: a yearly notice is not.
const DAYS: i32 = 45;

/// The last articles that had a hash, the latest first. More than one, since a stock sentence must not hide the text itself.
type Holders = [u32; 4];
const NOBODY: u32 = u32::MAX;

#[expect(clippy::disallowed_types, reason = "looked up by key alone, never iterated")]
type Latest = std::collections::HashMap<u64, Holders, FxBuildHasher>;

/// The sketches of the articles, findable by what they share.
#[derive(Default)]
pub(crate) struct Duplicates {
    sketches: Vec<Box<[u64]>>,
    days: Vec<Option<i32>>,
    latest: Latest,
}

impl Duplicates {
    /// The article that this sketch is a near-duplicate of, the most alike one, the earlier where two are; then keeps the sketch as that of
    /// the next article.
    pub(crate) fn add(&mut self, sketch: &[u64], day: Option<i32>) -> Option<u32> {
        let number = self.sketches.len() as u32;
        let indexed = if sketch.len() < SHORTEST { &[] } else { &sketch[..sketch.len().min(INDEXED)] };
        let mut near: Vec<u32> = indexed.iter().filter_map(|h| self.latest.get(h)).flatten().copied().filter(|n| *n != NOBODY).collect();
        near.sort_unstable();
        near.dedup();
        let mut best = None;
        for n in near {
            let apart = day.zip(self.days[n as usize]).map_or(0, |(a, b)| (a - b).abs());
            let alike = jaccard(sketch, &self.sketches[n as usize], SKETCH);
            if apart <= DAYS && alike >= ALIKE && best.is_none_or(|(_, b)| alike > b) {
                best = Some((n, alike));
            }
        }
        for h in indexed {
            let holders = self.latest.entry(*h).or_insert([NOBODY; 4]);
            holders.rotate_right(1);
            holders[0] = number;
        }
        self.sketches.push(sketch.into());
        self.days.push(day);
        best.map(|b| b.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_the_shingles_make_a_duplicate() {
        let mut all = Duplicates::default();
        let text: Vec<u64> = (1..=64).collect();
        let edited: Vec<u64> = (1..=50).chain(101..=114).collect();
        let other: Vec<u64> = (1..=10).chain(201..=254).collect();
        assert_eq!(all.add(&text, Some(10)), None);
        assert_eq!(all.add(&other, Some(10)), None);
        assert_eq!(all.add(&edited, None), Some(0), "no day is no objection");
        assert_eq!(all.add(&edited, Some(11)), Some(2), "the most alike");
        assert_eq!(all.add(&text, Some(100)), Some(2), "the others are too long ago");
        assert_eq!(all.add(&[], None), None);
    }
}
