//! Spans, pairing, precision and recall.

use std::collections::BTreeSet;

/// Precision, recall and their harmonic mean, 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct F1 {
    /// Share of what was found that is right.
    pub precision: f64,
    /// Share of what is there that was found.
    pub recall: f64,
    /// Harmonic mean of both; 0 where both are 0.
    pub f1: f64,
}

impl F1 {
    /// From precision and recall.
    pub fn new(precision: f64, recall: f64) -> Self {
        let sum = precision + recall;
        Self { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    }

    /// From the number of right ones, of found ones, and of those that are there.
    pub fn counted(right: usize, found: usize, gold: usize) -> Self {
        Self::new(ratio(right, found), ratio(right, gold))
    }
}

/// `part` of `whole`; 0 of nothing.
pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Number of code points that two places share.
pub fn overlap(a: (usize, usize), b: (usize, usize)) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// What two places share, as part of what they cover together.
pub fn jaccard(a: (usize, usize), b: (usize, usize)) -> f64 {
    let shared = overlap(a, b);
    if shared == 0 {
        return 0.0;
    }
    shared as f64 / ((a.1 - a.0) + (b.1 - b.0) - shared) as f64
}

/// Pairs gold with found one to one, the likest first; of equals, those that stand first. Below `floor` nothing is paired.
pub fn pair_up<G, P>(gold: &[G], found: &[P], like: impl Fn(&G, &P) -> f64, floor: f64) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in found.iter().enumerate() {
            let likeness = like(g, p);
            if likeness >= floor {
                all.push((likeness, i, j));
            }
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut taken, mut used, mut pairs) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (_, i, j) in all {
        if !taken.contains(&i) && !used.contains(&j) {
            taken.insert(i);
            used.insert(j);
            pairs.push((i, j));
        }
    }
    pairs
}
