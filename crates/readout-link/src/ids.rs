//! Ids of rows, made from the first article that tells of them, so that they stay while the row grows.

use readout_model::ArticleId;

/// FNV-1a with a final mix (MurmurHash3): the same on every machine and in every version, unlike the hashers of the standard library.
pub(crate) fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for b in bytes {
        h = (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    mix(h)
}

/// The finalizer of MurmurHash3: every bit of the input moves about half of the bits of the result.
pub(crate) fn mix(mut h: u64) -> u64 {
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

/// An article's part in the id of a story: its own id where that is short and plain, else eight hexadecimal digits of its hash.
pub(crate) fn slug(id: &ArticleId) -> String {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.');
    match id.as_str() {
        s if !s.is_empty() && s.len() <= 32 && s.bytes().all(plain) => s.to_owned(),
        s => format!("{:08x}", hash(s.bytes()) >> 32),
    }
}

/// Makes the ids of what one article tells first.
pub(crate) struct Ids<'a> {
    prefix: &'static str,
    article: &'a ArticleId,
    starts: Vec<usize>,
}

impl<'a> Ids<'a> {
    /// Ids that begin with `prefix`.
    pub(crate) fn new(prefix: &'static str, article: &'a ArticleId) -> Self {
        Self { prefix, article, starts: Vec::new() }
    }

    /// The id for what starts at byte `start`; what starts at the same byte gets another one. To be asked in order of the analysis.
    pub(crate) fn at(&mut self, start: usize) -> String {
        let nth = self.starts.iter().filter(|s| **s == start).count();
        self.starts.push(start);
        let place = format!("\0{start}\0{nth}");
        format!("{}/{:016x}", self.prefix, hash(self.article.as_str().bytes().chain(place.bytes())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_apart() {
        assert_eq!(slug(&ArticleId::new("000_f0a8")), "000_f0a8");
        assert_eq!(slug(&ArticleId::new("https://example.org/a")).len(), 8);
        let article = ArticleId::new("a");
        let mut ids = Ids::new("utterance", &article);
        let (a, b, c) = (ids.at(4), ids.at(4), ids.at(9));
        assert!(a != b && b != c && a.starts_with("utterance/"));
        assert_eq!(Ids::new("utterance", &article).at(4), a);
    }
}
