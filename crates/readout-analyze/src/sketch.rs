//! A near-duplicate sketch of a text: the smallest hashes of its five-word shingles (Broder 1997, bottom-k).

use readout_model::Span;

/// Number of hashes kept; two sketches of 64 estimate the share of common shingles within about 0.06.
const KEPT: usize = 64;
const SHINGLE: usize = 5;

/// The sketch of the words in `open`, in lower case, ascending.
pub(crate) fn sketch(text: &str, open: &[Span]) -> Vec<u64> {
    let words = open.iter().flat_map(|s| s.of(text).split(|c: char| !c.is_alphanumeric())).filter(|w| !w.is_empty());
    let mut window = [0u64; SHINGLE];
    let mut hashes: Vec<u64> = Vec::new();
    for (i, word) in words.enumerate() {
        window.rotate_left(1);
        window[SHINGLE - 1] =
            word.chars().flat_map(char::to_lowercase).fold(0xcbf2_9ce4_8422_2325, |h, c| mix(h ^ u64::from(u32::from(c))));
        if i + 1 >= SHINGLE {
            hashes.push(window.iter().fold(0, |h, w| mix(h ^ w)));
        }
    }
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(KEPT);
    hashes
}

/// The finalizer of MurmurHash3: every bit of the input moves about half of the bits of the result.
fn mix(mut h: u64) -> u64 {
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reprint_shares_nearly_all_another_text_nothing() {
        let a = "the leaders spoke by telephone on thursday about security and agreed to continue talks in january";
        let b = a.replace("thursday", "friday");
        let (a, b) = (sketch(a, &[Span::whole(a)]), sketch(&b, &[Span::whole(&b)]));
        let common = a.iter().filter(|h| b.contains(h)).count();
        assert!(common > 4 && common < a.len());
        assert!(sketch("one two three", &[Span::whole("one two three")]).is_empty());
    }
}
