//! A trained model: a hash table of features and their weights for each label, read where its bytes lie.

use std::borrow::Cow;

use crate::Error;
use crate::chain::{Scores, Steps, best};
use crate::document::Document;
use crate::features::{Extractor, runs};
use crate::labels::{LABELS, Tag, decode};

/// What a model's bytes begin with.
const MARK: &str = "readout1";
/// Mark, scale, number of places, steps.
const HEAD: usize = 8 + 4 + 4 + 4 * LABELS * LABELS;

/// A trained model.
///
/// Bytes: mark, scale (`f32`), number of places (`u32`, a power of two), steps from label to label (`f32`), the key of each place (`u32`, 0 where
/// free), the weights of each place (`i8` for each label, times scale). All little-endian.
#[derive(Debug)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    steps: Steps,
    scale: f32,
    places: usize,
    /// One bit for each beginning of a hash that the table may have: most features of a text it does not have, and a full table is slow to say so.
    may: Vec<u64>,
}

/// Bits of a hash by which it is told apart in [`Model::may`].
const MAY: u32 = 21;

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
        let scale = f32::from_le_bytes(word(8));
        let places = u32::from_le_bytes(word(12)) as usize;
        let expected = places.saturating_mul(4 + LABELS).saturating_add(HEAD);
        if !places.is_power_of_two() || bytes.len() != expected {
            return Err(Error::Length { expected, found: bytes.len() });
        }
        let mut weights = [[0.0; LABELS]; LABELS];
        for (at, cell) in weights.iter_mut().flatten().enumerate() {
            *cell = f32::from_le_bytes(word(16 + 4 * at));
        }
        let mut may = vec![0_u64; (1 << MAY) / 64];
        for key in bytes[HEAD..HEAD + places * 4].chunks_exact(4) {
            let bit = u32::from_le_bytes([key[0], key[1], key[2], key[3]]) >> (32 - MAY);
            may[bit as usize / 64] |= 1 << (bit % 64);
        }
        Ok(Self { steps: Steps::new(&weights), scale, places, may, bytes })
    }

    /// The bytes of a model with these steps and weights; a feature's hash is not 0. At most 7 of 8 places are filled.
    pub(crate) fn write(steps: &[Scores; LABELS], features: &[(u32, Scores)]) -> Vec<u8> {
        let places = (features.len() * 8 / 7 + 1).next_power_of_two();
        let top = features.iter().flat_map(|(_, weights)| weights).fold(0.0_f32, |top, w| top.max(w.abs()));
        let scale = if top > 0.0 { top / 127.0 } else { 1.0 };
        let mut keys = vec![0_u32; places];
        let mut rows = vec![0_i8; places * LABELS];
        for (hash, weights) in features {
            let mut place = *hash as usize & (places - 1);
            while keys[place] != 0 {
                place = (place + 1) & (places - 1);
            }
            keys[place] = *hash;
            for (cell, weight) in rows[place * LABELS..].iter_mut().zip(weights) {
                *cell = (weight / scale).round() as i8;
            }
        }
        let mut bytes = MARK.as_bytes().to_vec();
        bytes.extend(scale.to_le_bytes());
        bytes.extend((places as u32).to_le_bytes());
        bytes.extend(steps.iter().flatten().flat_map(|w| w.to_le_bytes()));
        bytes.extend(keys.iter().flat_map(|k| k.to_le_bytes()));
        bytes.extend(rows.iter().map(|w| *w as u8));
        bytes
    }

    /// The stretches of a document's sentences, in order, without overlaps.
    pub fn tag(&self, document: &Document) -> Vec<Tag> {
        let extractor = Extractor::new(document);
        let (keys, rows) = self.bytes[HEAD..].split_at(self.places * 4);
        let mut tags = Vec::new();
        let (mut scores, mut back, mut labels): (Vec<Scores>, _, _) = (Vec::new(), Vec::new(), Vec::new());
        for sentence in &document.sentences {
            let runs = runs(document, sentence);
            scores.clear();
            scores.extend(sentence.clone().zip(&runs).map(|(at, run)| {
                let mut sums = [0; LABELS];
                extractor.of(at, sentence, run, |hash| {
                    let bit = hash >> (32 - MAY);
                    if self.may[bit as usize / 64] & (1 << (bit % 64)) != 0 {
                        add(keys, rows, hash, &mut sums);
                    }
                });
                sums.map(|s| s as f32 * self.scale)
            }));
            best(&scores, &self.steps, &mut back, &mut labels);
            decode(&labels, sentence.start, &mut tags);
        }
        tags
    }
}

/// Adds the weights of a feature to a token's scores.
fn add(keys: &[u8], rows: &[u8], hash: u32, sums: &mut [i32; LABELS]) {
    let places = keys.len() / 4;
    let mut place = hash as usize & (places - 1);
    loop {
        let key = keys.get(place * 4..place * 4 + 4).map_or(0, |k| u32::from_le_bytes([k[0], k[1], k[2], k[3]]));
        if key == hash {
            let row = &rows[place * LABELS..(place + 1) * LABELS];
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight as i8));
            return;
        }
        if key == 0 {
            return;
        }
        place = (place + 1) & (places - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_model_is_refused() {
        assert!(matches!(Model::load(&b"nothing"[..]), Err(Error::NoModel { .. })));
        let mut bytes = Model::write(&[[0.0; LABELS]; LABELS], &[(7, [1.0; LABELS])]);
        assert!(Model::load(bytes.clone()).is_ok());
        bytes.pop();
        assert!(matches!(Model::load(bytes), Err(Error::Length { .. })));
    }
}
