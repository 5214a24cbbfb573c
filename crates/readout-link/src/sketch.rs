//! Bottom-k sketches: how much two texts share, from the smallest hashes of their shingles (Broder 1997).

use crate::ids::mix;

/// Number of hashes kept of a statement's words.
const GRAMS: usize = 32;

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
pub(crate) fn grams(text: &str) -> Box<[u32]> {
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
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(GRAMS);
    hashes.into_boxed_slice()
}

/// How much of their words two short texts share, 0 to 1.
pub(crate) fn words_alike(a: &[u32], b: &[u32]) -> f32 {
    jaccard(a, b, GRAMS)
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
    fn words_are_alike_whatever_the_marks_between_them() {
        let said = grams("We will answer — at once.");
        assert_eq!(words_alike(&said, &grams("we will answer at once")), 1.0);
        assert!(words_alike(&said, &grams("Nothing of the kind was discussed there")) < 0.2);
    }
}
