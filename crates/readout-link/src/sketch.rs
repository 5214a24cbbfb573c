//! Bottom-k sketches: how much two texts share, from the smallest hashes of their shingles (Broder 1997).

use crate::ids::mix;

/// Number of hashes kept of a statement's words.
const GRAMS: usize = 32;
/// So many of them at most are taken to have the bits of others.
const ONE_BIT: f32 = 2.0;

/// Share of shingles that both texts have among those that either has (Jaccard), estimated on the `k` smallest hashes of the union; exact for
/// sketches shorter than `k`. Both sketches ascend without repeats. Of an empty sketch, 0.
pub(crate) fn jaccard<T: Ord>(a: &[T], b: &[T], k: usize) -> f32 {
    let (mut i, mut j, mut seen, mut both) = (0, 0, 0, 0);
    while seen < k && (i < a.len() || j < b.len()) {
        let order = match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) => x.cmp(y),
            (Some(_), None) => std::cmp::Ordering::Less,
            _ => std::cmp::Ordering::Greater,
        };
        seen += 1;
        i += usize::from(order.is_le());
        j += usize::from(order.is_ge());
        both += usize::from(order.is_eq());
    }
    if seen == 0 { 0.0 } else { both as f32 / seen as f32 }
}

/// The sketch of a short text: hashes of three letters in a row, letter case and everything between words left out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grams {
    /// Ascending, without repeats.
    hashes: Box<[u32]>,
    /// One bit for each hash, to see fast that two texts are not alike.
    bits: [u64; 4],
}

impl Grams {
    pub(crate) fn of(text: &str) -> Self {
        let mut hashes = Vec::with_capacity(text.len());
        let mut last = [' '; 2];
        let letters = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).flat_map(char::to_lowercase);
        for c in letters.chain([' ']) {
            if c == ' ' && last[1] == ' ' {
                continue;
            }
            // A character has 21 bits: three fill a word.
            let gram = [last[0], last[1], c].into_iter().fold(0, |word, c| word << 21 | u64::from(u32::from(c)));
            hashes.push((mix(gram) >> 32) as u32);
            last = [last[1], c];
        }
        smallest(&mut hashes, GRAMS);
        let mut bits = [0; 4];
        hashes.iter().for_each(|h| bits[(h >> 6 & 3) as usize] |= 1 << (h & 63));
        Self { hashes: hashes.into(), bits }
    }

    /// How much of their words two short texts share, 0 to 1; 0 also where it is nearly surely less than `least`.
    pub(crate) fn alike(&self, other: &Self, least: f32) -> f32 {
        // So many hashes of both are needed; two of them may have the same bit.
        let needed = least * self.hashes.len().max(other.hashes.len()) as f32;
        let both: u32 = self.bits.iter().zip(other.bits).map(|(a, b)| (a & b).count_ones()).sum();
        if both as f32 + ONE_BIT < needed { 0.0 } else { jaccard(&self.hashes, &other.hashes, GRAMS) }
    }
}

/// The `k` smallest, ascending, without repeats.
fn smallest(hashes: &mut Vec<u32>, k: usize) {
    // Few are repeated: sorting the smaller ones nearly always gives enough.
    for least in [2 * k, hashes.len()] {
        let least = least.min(hashes.len());
        if least < hashes.len() {
            hashes.select_nth_unstable(least);
        }
        hashes[..least].sort_unstable();
        if least == hashes.len() || hashes[..least].chunk_by(|a, b| a == b).count() >= k {
            hashes.truncate(least);
            break;
        }
    }
    hashes.dedup();
    hashes.truncate(k);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jaccard_counts_what_is_in_both() {
        assert_eq!(jaccard(&[1, 2, 3], &[2, 3, 4], 64), 0.5);
        assert_eq!(jaccard::<u64>(&[], &[], 64), 0.0);
        assert_eq!(jaccard(&[1, 2], &[1, 9], 1), 1.0);
    }

    #[test]
    fn the_smallest_are_the_same_whatever_is_repeated() {
        let mut few = vec![9, 1, 1, 1, 1, 1, 1, 2, 8, 3];
        smallest(&mut few, 3);
        assert_eq!(few, [1, 2, 3]);
        let mut many: Vec<u32> = (0..100).rev().collect();
        smallest(&mut many, 3);
        assert_eq!(many, [0, 1, 2]);
    }

    #[test]
    fn words_are_alike_whatever_the_marks_between_them() {
        let said = Grams::of("We will answer — at once.");
        assert_eq!(said.alike(&Grams::of("we will answer at once"), 0.5), 1.0);
        let other = Grams::of("Nothing of the kind was discussed there");
        assert!(said.alike(&other, 0.0) < 0.2);
        assert_eq!(said.alike(&other, 0.5), 0.0);
    }
}
