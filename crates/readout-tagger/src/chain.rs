//! The linear chain: the best sequence of labels, and their probabilities for training.

use crate::labels::{LABELS, allowed};

/// Scores of one token's labels.
pub(crate) type Scores = [f32; LABELS];

/// What follows what: `steps[from][to]`; a step that is not allowed is minus infinity.
#[derive(Clone, Debug)]
pub(crate) struct Steps(pub [Scores; LABELS]);

impl Steps {
    pub fn new(weights: &[Scores; LABELS]) -> Self {
        let mut steps = *weights;
        for (from, row) in steps.iter_mut().enumerate() {
            for (to, cell) in row.iter_mut().enumerate() {
                if !allowed(Some(from), Some(to)) {
                    *cell = f32::NEG_INFINITY;
                }
            }
        }
        Self(steps)
    }
}

/// The best sequence of labels (Viterbi).
pub(crate) fn best(scores: &[Scores], steps: &Steps, back: &mut Vec<[u8; LABELS]>, labels: &mut Vec<u8>) {
    labels.clear();
    back.clear();
    let Some(first) = scores.first() else { return };
    let mut now = *first;
    for (label, score) in now.iter_mut().enumerate() {
        if !allowed(None, Some(label)) {
            *score = f32::NEG_INFINITY;
        }
    }
    for token in &scores[1..] {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut came = [0_u8; LABELS];
        for (from, row) in steps.0.iter().enumerate() {
            for to in 0..LABELS {
                let score = now[from] + row[to];
                if score > next[to] {
                    next[to] = score;
                    came[to] = from as u8;
                }
            }
        }
        for (cell, score) in next.iter_mut().zip(token) {
            *cell += score;
        }
        back.push(came);
        now = next;
    }
    let ends = (0..LABELS).filter(|label| allowed(Some(*label), None));
    let mut label = ends.max_by(|a, b| now[*a].total_cmp(&now[*b])).unwrap_or(0) as u8;
    labels.push(label);
    for came in back.iter().rev() {
        label = came[usize::from(label)];
        labels.push(label);
    }
    labels.reverse();
}

/// Probabilities of each token's labels and the sums of probabilities of each step, by the forward–backward algorithm with scaling.
pub(crate) fn expect(scores: &[Scores], steps: &Steps, marginals: &mut Vec<Scores>, pairs: &mut [Scores; LABELS]) {
    let n = scores.len();
    marginals.clear();
    *pairs = [[0.0; LABELS]; LABELS];
    if n == 0 {
        return;
    }
    let step = steps.0.map(|row| row.map(f32::exp));
    let emit: Vec<Scores> = scores
        .iter()
        .map(|token| {
            let top = token.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            token.map(|s| (s - top).exp())
        })
        .collect();
    let mut forward: Vec<Scores> = Vec::with_capacity(n);
    for at in 0..n {
        let mut row = [0.0; LABELS];
        match forward.last() {
            None => (0..LABELS).filter(|l| allowed(None, Some(*l))).for_each(|l| row[l] = emit[0][l]),
            Some(before) => {
                for (from, weights) in step.iter().enumerate() {
                    for to in 0..LABELS {
                        row[to] += before[from] * weights[to];
                    }
                }
                row.iter_mut().zip(&emit[at]).for_each(|(cell, e)| *cell *= e);
            }
        }
        scale(&mut row);
        forward.push(row);
    }
    let mut after = [0.0; LABELS];
    (0..LABELS).filter(|l| allowed(Some(*l), None)).for_each(|l| after[l] = 1.0);
    marginals.resize(n, [0.0; LABELS]);
    for at in (0..n).rev() {
        let mut row = [0.0; LABELS];
        (0..LABELS).for_each(|l| row[l] = forward[at][l] * after[l]);
        scale(&mut row);
        marginals[at] = row;
        let Some(before) = at.checked_sub(1) else { break };
        let mut gone = [0.0; LABELS];
        let mut total = 0.0;
        let mut sums = [[0.0; LABELS]; LABELS];
        for from in 0..LABELS {
            for to in 0..LABELS {
                let weight = step[from][to] * emit[at][to] * after[to];
                gone[from] += weight;
                sums[from][to] = forward[before][from] * weight;
                total += sums[from][to];
            }
        }
        if total > 0.0 {
            for (row, sum) in pairs.iter_mut().zip(&sums) {
                row.iter_mut().zip(sum).for_each(|(cell, s)| *cell += s / total);
            }
        }
        scale(&mut gone);
        after = gone;
    }
}

fn scale(row: &mut Scores) {
    let total: f32 = row.iter().sum();
    if total > 0.0 {
        row.iter_mut().for_each(|cell| *cell /= total);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::OUTSIDE;

    #[test]
    fn the_best_sequence_keeps_the_rules() {
        let steps = Steps::new(&[[0.0; LABELS]; LABELS]);
        // Alone, the first token would begin a stretch that the second does not go on with.
        let mut scores = [[0.0; LABELS]; 2];
        scores[0][1] = 1.0;
        scores[1][OUTSIDE] = 2.0;
        let (mut back, mut labels) = (Vec::new(), Vec::new());
        best(&scores, &steps, &mut back, &mut labels);
        assert_eq!(labels[1], OUTSIDE as u8);
        assert!(allowed(Some(labels[0].into()), Some(OUTSIDE)));
    }

    #[test]
    fn probabilities_sum_to_one() {
        let steps = Steps::new(&[[0.1; LABELS]; LABELS]);
        let mut scores = [[0.0; LABELS]; 5];
        scores[2][4] = 3.0;
        let (mut marginals, mut pairs) = (Vec::new(), [[0.0; LABELS]; LABELS]);
        expect(&scores, &steps, &mut marginals, &mut pairs);
        assert!(marginals.iter().all(|m| (m.iter().sum::<f32>() - 1.0).abs() < 1e-4));
        assert!((pairs.iter().flatten().sum::<f32>() - 4.0).abs() < 1e-3);
        let again: f32 = pairs.iter().map(|row| row[4]).sum();
        assert!((again - marginals[1..].iter().map(|m| m[4]).sum::<f32>()).abs() < 1e-3);
    }
}
