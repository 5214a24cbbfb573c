//! A trained model: features by their hashes and codes of their weights, read where the bytes lie.

use std::borrow::Cow;

use crate::Error;
use crate::book::{PART, PARTS, Part, books};
use crate::chain::{Scores, Steps, best};
use crate::document::Document;
use crate::features::{Extractor, runs};
use crate::labels::{KINDS, LABELS, OUTSIDE, Tag, decode};

/// What a model's bytes begin with.
const MARK: &str = "readout2";
/// Drawers of features: one for each upper half of a hash.
const DRAWERS: usize = 1 << 16;
/// Books for each kind.
const BOOKS: usize = 2;
const STEPS_AT: usize = 8 + 4;
const BOOKS_AT: usize = STEPS_AT + 4 * LABELS * LABELS;
const COUNTS_AT: usize = BOOKS_AT + 4 * PART * PARTS * KINDS * BOOKS;
/// Mark, number of features, steps, books, features of each drawer.
const HEAD: usize = COUNTS_AT + DRAWERS;

/// A trained model.
///
/// Bytes: mark, number of features (`u32`), steps from label to label (`f32`), two books of weights for each kind (256 parts of four `f32`, one for
/// each label of the kind), the number of features in each drawer (`u8`; a drawer is the upper half of a hash), the lower halves of the features'
/// hashes (`u16`) in the order of the whole hashes, and for each feature its part of each book (`u8` each), which are added. The label outside of all
/// kinds weighs nothing: only differences count. All little-endian.
#[derive(Debug)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    steps: Steps,
    books: Vec<Part>,
    /// Where each drawer begins, and where the last ends.
    starts: Vec<u32>,
    features: usize,
    /// One bit for each beginning of a hash that there may be: many features of a text are in no drawer, and this says so soonest.
    may: Vec<u64>,
}

/// Bits of a hash by which it is told apart in [`Model::may`].
const MAY: u32 = 23;

impl Model {
    /// Reads a model.
    ///
    /// # Errors
    /// Where the bytes are not those of a model.
    pub fn load(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, Error> {
        let bytes = bytes.into();
        if bytes.len() < HEAD || !bytes.starts_with(MARK.as_bytes()) {
            return Err(Error::NoModel { expected: MARK });
        }
        let word = |at: usize| [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        let float = |at: usize| f32::from_le_bytes(word(at));
        let features = u32::from_le_bytes(word(8)) as usize;
        let expected = features.saturating_mul(2 + KINDS * BOOKS).saturating_add(HEAD);
        let mut starts = vec![0_u32];
        starts.extend(bytes[COUNTS_AT..HEAD].iter().scan(0, |end, count| {
            *end += u32::from(*count);
            Some(*end)
        }));
        if bytes.len() != expected || starts[DRAWERS] as usize != features {
            return Err(Error::Length { expected, found: bytes.len() });
        }
        let steps = std::array::from_fn(|from| std::array::from_fn(|to| float(STEPS_AT + 4 * (from * LABELS + to))));
        let books = (0..PARTS * KINDS * BOOKS).map(|at| std::array::from_fn(|w| float(BOOKS_AT + 4 * (at * PART + w)))).collect();
        let mut may = vec![0_u64; (1 << MAY) / 64];
        for (drawer, range) in starts.windows(2).enumerate() {
            for key in bytes[HEAD + 2 * range[0] as usize..HEAD + 2 * range[1] as usize].chunks_exact(2) {
                let bit = ((drawer as u32) << 16 | u32::from(u16::from_le_bytes([key[0], key[1]]))) >> (32 - MAY);
                may[bit as usize / 64] |= 1 << (bit % 64);
            }
        }
        Ok(Self { steps: Steps::new(&steps), books, starts, features, may, bytes })
    }

    /// The bytes of a model with these steps and weights; all hashes differ.
    pub(crate) fn write(steps: &[Scores; LABELS], mut features: Vec<(u32, Scores)>) -> Vec<u8> {
        features.sort_unstable_by_key(|(hash, _)| *hash);
        let mut counts = vec![0_u8; DRAWERS];
        features.retain(|(hash, _)| {
            let count = &mut counts[(hash >> 16) as usize];
            let room = *count < u8::MAX;
            *count += u8::from(room);
            room
        });
        let part = |weights: &Scores, kind: usize| -> Part { std::array::from_fn(|at| weights[1 + kind * PART + at] - weights[OUTSIDE]) };
        let coded: [_; KINDS] =
            std::array::from_fn(|kind| books::<BOOKS>(features.iter().map(|(_, weights)| part(weights, kind)).collect()));
        let mut bytes = MARK.as_bytes().to_vec();
        bytes.extend((features.len() as u32).to_le_bytes());
        bytes.extend(steps.iter().flatten().flat_map(|w| w.to_le_bytes()));
        bytes.extend(coded.iter().flat_map(|(books, _)| books).flatten().flatten().flat_map(|w| w.to_le_bytes()));
        bytes.extend(counts);
        bytes.extend(features.iter().flat_map(|(hash, _)| (*hash as u16).to_le_bytes()));
        bytes.extend((0..features.len()).flat_map(|at| coded.iter().flat_map(move |(_, codes)| codes[at])));
        bytes
    }

    /// The stretches of a document's sentences, in order, without overlaps.
    pub fn tag(&self, document: &Document) -> Vec<Tag> {
        let extractor = Extractor::new(document);
        let mut tags = Vec::new();
        let (mut scores, mut back, mut labels): (Vec<Scores>, _, _) = (Vec::new(), Vec::new(), Vec::new());
        for sentence in &document.sentences {
            let runs = runs(document, sentence);
            scores.clear();
            scores.extend(sentence.clone().zip(&runs).map(|(at, run)| {
                let mut sums = [[0.0; PART]; KINDS];
                extractor.of(at, sentence, run, |hash| self.add(hash, &mut sums));
                let mut scores = [0.0; LABELS];
                scores[1..].copy_from_slice(sums.as_flattened());
                scores
            }));
            best(&scores, &self.steps, &mut back, &mut labels);
            decode(&labels, sentence.start, &mut tags);
        }
        tags
    }

    /// Adds the weights of a feature to a token's scores.
    fn add(&self, hash: u32, sums: &mut [Part; KINDS]) {
        let bit = hash >> (32 - MAY);
        if self.may[bit as usize / 64] & (1 << (bit % 64)) == 0 {
            return;
        }
        let (keys, codes) = self.bytes[HEAD..].split_at(2 * self.features);
        let drawer = (hash >> 16) as usize;
        let (start, end) = (self.starts[drawer] as usize, self.starts[drawer + 1] as usize);
        let key = (hash as u16).to_le_bytes();
        if let Some(at) = keys[2 * start..2 * end].chunks_exact(2).position(|k| k == key) {
            let codes = &codes[(start + at) * KINDS * BOOKS..];
            for ((sum, books), codes) in sums.iter_mut().zip(self.books.chunks_exact(BOOKS * PARTS)).zip(codes.chunks_exact(BOOKS)) {
                for (book, code) in books.chunks_exact(PARTS).zip(codes) {
                    sum.iter_mut().zip(&book[usize::from(*code)]).for_each(|(sum, weight)| *sum += weight);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The weights of a label are `code` and its number; outside of all kinds, `code`.
    fn weights(code: u8) -> Scores {
        std::array::from_fn(|label| f32::from(code) + f32::from(code) * label as f32)
    }

    fn written(features: &[(u32, u8)]) -> Vec<u8> {
        Model::write(&[[0.0; LABELS]; LABELS], features.iter().map(|(hash, code)| (*hash, weights(*code))).collect())
    }

    fn sums(model: &Model, hash: u32) -> Vec<f32> {
        let mut sums = [[0.0; PART]; KINDS];
        model.add(hash, &mut sums);
        sums.as_flattened().to_vec()
    }

    #[test]
    fn what_is_no_model_is_refused() {
        assert!(matches!(Model::load(&b"nothing"[..]), Err(Error::NoModel { .. })));
        let mut bytes = written(&[(7, 1)]);
        assert!(Model::load(bytes.clone()).is_ok());
        bytes.pop();
        assert!(matches!(Model::load(bytes), Err(Error::Length { .. })));
    }

    #[test]
    fn a_feature_gives_the_differences_of_its_weights_back() {
        // Three in one drawer, in no order.
        let features = [(9 << 16 | 5, 1), (9 << 16, 2), (3, 3), (u32::MAX, 4), (9 << 16 | 4, 5)];
        let model = Model::load(written(&features)).unwrap();
        for (hash, code) in features {
            assert_eq!(sums(&model, hash), weights(code)[1..].iter().map(|w| w - weights(code)[OUTSIDE]).collect::<Vec<_>>());
        }
        assert_eq!(sums(&model, 9 << 16 | 1), [0.0; KINDS * PART]);
    }

    #[test]
    fn a_full_drawer_takes_no_more() {
        let features: Vec<(u32, u8)> = (0..300).map(|hash| (hash, 1)).collect();
        let model = Model::load(written(&features)).unwrap();
        assert_eq!((0..300).filter(|hash| sums(&model, *hash) != [0.0; KINDS * PART]).count(), 255);
    }
}
