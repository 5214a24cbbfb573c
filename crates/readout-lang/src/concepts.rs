//! What words mean, as far as the dictionary of a pack (`concepts.tsv`) tells: the same number in every language.

/// The stems of a language and the concepts that each may stand for.
#[derive(Debug, Default)]
pub struct Concepts(Vec<Stem>);

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stem {
    text: String,
    /// True where any ending may follow.
    open: bool,
    concepts: Vec<u32>,
}

impl Concepts {
    /// `rows`: folded stem, whether any ending may follow, name of the concept.
    pub(crate) fn new(rows: impl IntoIterator<Item = (String, bool, String)>) -> Self {
        let mut stems: Vec<Stem> =
            rows.into_iter().map(|(text, open, concept)| Stem { text, open, concepts: vec![hash(&concept)] }).collect();
        stems.sort();
        stems.dedup_by(|next, stem| {
            let same = next.text == stem.text && next.open == stem.open;
            if same {
                stem.concepts.append(&mut next.concepts);
                stem.concepts.dedup();
            }
            same
        });
        Self(stems)
    }

    /// The concepts of a folded word: those of the word itself, else of its longest stem; none where the dictionary does not have it.
    pub fn of(&self, word: &str) -> &[u32] {
        let mut upto = self.0.partition_point(|s| s.text.as_str() <= word);
        while let Some(stem) = upto.checked_sub(1).and_then(|last| self.0.get(last)) {
            if stem.text == word || stem.open && word.starts_with(&stem.text) {
                return &stem.concepts;
            }
            // What stands between here and the letters that both share is no stem of the word.
            let shared = word.char_indices().zip(stem.text.chars()).take_while(|((_, a), b)| a == b).last();
            let Some(((at, c), _)) = shared else { break };
            let before = self.0[..upto - 1].partition_point(|s| s.text.as_str() <= &word[..at + c.len_utf8()]);
            upto = before;
        }
        &[]
    }
}

/// A number for a word or name that is the same in every run (FNV-1a, folded to 32 bits).
pub fn hash(key: &str) -> u32 {
    let h = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    (h ^ (h >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_stem_tells() {
        let row = |stem: &str, concept: &str| (stem.trim_end_matches('*').to_owned(), stem.ends_with('*'), concept.to_owned());
        let rows = [
            ("act", "act"),
            ("activ*", "active"),
            ("actor*", "actor"),
            ("acting", "act"),
            ("talk*", "talk"),
            ("talk*", "negotiate"),
            ("talker", "speaker"),
        ];
        let concepts = Concepts::new(rows.map(|(stem, concept)| row(stem, concept)));
        assert_eq!(concepts.of("act"), [hash("act")]);
        assert_eq!(concepts.of("activity"), [hash("active")]);
        assert_eq!(concepts.of("talks").len(), 2);
        assert_eq!(concepts.of("talker"), [hash("speaker")]);
        for word in ["acts", "a", "", "tal", "zebra", "actress"] {
            assert!(concepts.of(word).is_empty(), "{word}");
        }
    }
}
