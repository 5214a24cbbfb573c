//! Training: AdaGrad on the likelihood of the labels, sentence by sentence in a shuffled order that is always the same.

use std::panic::resume_unwind;
use std::thread;

use rustc_hash::FxHashMap;

use crate::chain::{Scores, Steps, expect};
use crate::document::Document;
use crate::features::{Extractor, runs};
use crate::labels::{LABELS, Tag, encode};
use crate::model::Model;

/// A document and its true tags.
#[derive(Clone, Debug)]
pub struct Example {
    /// What is tagged.
    pub document: Document,
    /// Its stretches, in order, without overlaps.
    pub tags: Vec<Tag>,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Passes over the examples with all features.
    pub epochs: usize,
    /// Passes with the features that are kept, of which the mean is taken.
    pub polish: usize,
    /// Trainings, each with another order of the examples, of which the mean is taken: a single one leans on its order.
    pub trainings: u64,
    /// AdaGrad's step.
    pub rate: f32,
    /// Weight decay of touched features, each time.
    pub decay: f32,
    /// Share of features that a token goes without in each pass, 0 to 1: what is learned then leans on no single word.
    pub dropout: f32,
    /// A feature that fewer tokens have is left out.
    pub rare: u32,
    /// Features that are kept.
    pub features: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { epochs: 12, polish: 12, trainings: 4, rate: 0.07, decay: 1e-3, dropout: 0.3, rare: 3, features: 612_000 }
    }
}

/// A pseudo-random sequence (SplitMix64) with a fixed beginning.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// A sentence: features of each token, and its true labels.
struct Lesson {
    features: Vec<Vec<u32>>,
    labels: Vec<usize>,
}

/// The state of training.
struct Learner {
    weights: Vec<Scores>,
    squares: Vec<Scores>,
    steps: [Scores; LABELS],
    step_squares: [Scores; LABELS],
    settings: Settings,
    dice: Dice,
}

/// The bytes of a model trained on examples. The same examples and settings give the same bytes, whatever the number of threads.
pub fn train(examples: &[Example], settings: Settings) -> Vec<u8> {
    let (mut lessons, mut hashes) = lessons(examples, settings.rare);
    let mut first = Learner::new(hashes.len(), settings, 1);
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    for _ in 0..settings.epochs {
        first.pass(&lessons, &mut order);
    }
    first.keep(&mut lessons, &mut hashes);
    let (lessons, number) = (&lessons, hashes.len());
    let again = |seed: u64| {
        let mut order: Vec<usize> = (0..lessons.len()).collect();
        let mut learner = Learner::new(number, settings, seed);
        for _ in 0..settings.epochs {
            learner.pass(lessons, &mut order);
        }
        learner.polished(lessons, order)
    };
    let trained = thread::scope(|scope| {
        let others: Vec<_> = (2..=settings.trainings).map(|seed| scope.spawn(move || again(seed))).collect();
        let mut trained = vec![first.polished(lessons, order)];
        trained.extend(others.into_iter().map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic))));
        trained
    });
    let mut steps = [[0.0; LABELS]; LABELS];
    let mut weights = vec![[0.0; LABELS]; number];
    let share = 1.0 / trained.len() as f32;
    for (its_weights, its_steps) in trained {
        add(&mut weights, &its_weights, share);
        add(&mut steps, &its_steps, share);
    }
    let features: Vec<(u32, Scores)> = hashes.into_iter().zip(weights).collect();
    Model::write(&steps, features)
}

/// Adds a share of weights to others.
fn add(sums: &mut [Scores], weights: &[Scores], share: f32) {
    for (sum, weight) in sums.iter_mut().flatten().zip(weights.iter().flatten()) {
        *sum += weight * share;
    }
}

/// All sentences with their features, and the hash of each feature.
fn lessons(examples: &[Example], rare: u32) -> (Vec<Lesson>, Vec<u32>) {
    let mut lessons = Vec::new();
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for example in examples {
        let extractor = Extractor::new(&example.document);
        for sentence in &example.document.sentences {
            let runs = runs(&example.document, sentence);
            let features = sentence.clone().zip(&runs).map(|(at, run)| {
                let mut list = Vec::with_capacity(64);
                extractor.of(at, sentence, run, |hash| list.push(hash));
                list.iter().for_each(|hash| *counts.entry(*hash).or_insert(0) += 1);
                list
            });
            let features = features.collect();
            lessons.push(Lesson { features, labels: encode(&example.tags, sentence) });
        }
    }
    let mut hashes: Vec<u32> = counts.iter().filter(|(_, count)| **count >= rare).map(|(hash, _)| *hash).collect();
    hashes.sort_unstable();
    let index: FxHashMap<u32, u32> = hashes.iter().zip(0..).map(|(hash, at)| (*hash, at)).collect();
    for list in lessons.iter_mut().flat_map(|l| &mut l.features) {
        *list = list.iter().filter_map(|hash| index.get(hash).copied()).collect();
    }
    (lessons, hashes)
}

impl Learner {
    fn new(features: usize, settings: Settings, seed: u64) -> Self {
        Self {
            weights: vec![[0.0; LABELS]; features],
            squares: vec![[0.0; LABELS]; features],
            steps: [[0.0; LABELS]; LABELS],
            step_squares: [[0.0; LABELS]; LABELS],
            settings,
            dice: Dice(seed),
        }
    }

    /// The mean of the last passes, which leans less on the sentences that came last (Polyak and Juditsky 1992), and the weights of label pairs.
    fn polished(mut self, lessons: &[Lesson], mut order: Vec<usize>) -> (Vec<Scores>, [Scores; LABELS]) {
        let mut mean = vec![[0.0; LABELS]; self.weights.len()];
        for _ in 0..self.settings.polish {
            self.pass(lessons, &mut order);
            add(&mut mean, &self.weights, 1.0 / self.settings.polish as f32);
        }
        (mean, self.steps)
    }

    fn pass(&mut self, lessons: &[Lesson], order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, (self.dice.roll() % (at as u64 + 1)) as usize);
        }
        let dropped = (f64::from(self.settings.dropout) * 65_536.0) as u64;
        let (mut marginals, mut pairs) = (Vec::new(), [[0.0; LABELS]; LABELS]);
        let mut active: Vec<Vec<u32>> = Vec::new();
        for at in order.iter() {
            let lesson = &lessons[*at];
            active.clear();
            for list in &lesson.features {
                active.push(list.iter().copied().filter(|_| self.dice.roll() & 0xffff >= dropped).collect());
            }
            let scores: Vec<Scores> = active.iter().map(|list| self.scores(list)).collect();
            expect(&scores, &Steps::new(&self.steps), &mut marginals, &mut pairs);
            self.learn(lesson, &active, &marginals, &pairs);
        }
    }

    fn scores(&self, list: &[u32]) -> Scores {
        let mut sums = [0.0; LABELS];
        for row in list.iter().filter_map(|f| self.weights.get(*f as usize)) {
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
        sums
    }

    fn learn(&mut self, lesson: &Lesson, active: &[Vec<u32>], marginals: &[Scores], pairs: &[Scores; LABELS]) {
        /// A token whose labels are as good as certain teaches nothing.
        const SURE: f32 = 1e-3;
        let (rate, decay) = (self.settings.rate, self.settings.decay);
        for ((list, label), expected) in active.iter().zip(&lesson.labels).zip(marginals) {
            let mut slope = *expected;
            slope[*label] -= 1.0;
            if slope[*label] > -SURE {
                continue;
            }
            for feature in list {
                let (Some(weights), Some(squares)) = (self.weights.get_mut(*feature as usize), self.squares.get_mut(*feature as usize))
                else {
                    continue;
                };
                for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(slope) {
                    let slope = slope + decay * *weight;
                    *square += slope * slope;
                    *weight -= rate * slope / (*square + 1e-8).sqrt();
                }
            }
        }
        let mut seen = [[0.0; LABELS]; LABELS];
        lesson.labels.windows(2).for_each(|w| seen[w[0]][w[1]] += 1.0);
        for from in 0..LABELS {
            for to in 0..LABELS {
                let slope = pairs[from][to] - seen[from][to];
                if slope != 0.0 {
                    self.step_squares[from][to] += slope * slope;
                    self.steps[from][to] -= rate * slope / (self.step_squares[from][to] + 1e-8).sqrt();
                }
            }
        }
    }

    /// Keeps the features whose weights say most.
    fn keep(&mut self, lessons: &mut [Lesson], hashes: &mut Vec<u32>) {
        let say = |weights: &Scores| {
            let mean = weights.iter().sum::<f32>() / LABELS as f32;
            weights.iter().fold(0.0_f32, |top, w| top.max((w - mean).abs()))
        };
        let mut order: Vec<u32> = (0..hashes.len() as u32).collect();
        order.sort_by(|a, b| say(&self.weights[*b as usize]).total_cmp(&say(&self.weights[*a as usize])).then(a.cmp(b)));
        order.truncate(self.settings.features);
        order.sort_unstable();
        let index: FxHashMap<u32, u32> = order.iter().zip(0..).map(|(old, new)| (*old, new)).collect();
        for list in lessons.iter_mut().flat_map(|l| &mut l.features) {
            *list = list.iter().filter_map(|old| index.get(old).copied()).collect();
        }
        *hashes = order.iter().map(|old| hashes[*old as usize]).collect();
        self.weights = order.iter().map(|old| self.weights[*old as usize]).collect();
        self.squares = order.iter().map(|old| self.squares[*old as usize]).collect();
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::Look;

    /// "minister NAME said" and "in PLACE today", with names that the other sentences do not have.
    fn example(name: &str, place: &str) -> Example {
        let mut document = Document::default();
        let words = ["minister", name, "said", "in", place, "today"];
        for word in words {
            let look = if word.starts_with(char::is_uppercase) { Look::Capital } else { Look::Lower };
            document.push(look, false, |out| out.push_str(&word.to_lowercase()));
        }
        document.sentence(0..words.len());
        Example { document, tags: vec![Tag { tokens: 1..2, kind: 0 }, Tag { tokens: 4..5, kind: 1 }] }
    }

    #[test]
    fn names_are_known_by_what_stands_beside_them_and_training_is_the_same_each_time() {
        let names = [("Alder", "Birch"), ("Cedar", "Dogwood"), ("Elm", "Fir"), ("Gorse", "Hazel"), ("Ivy", "Juniper"), ("Kauri", "Larch")];
        let examples: Vec<Example> = names.iter().map(|(name, place)| example(name, place)).collect();
        let bytes = train(&examples, Settings::default());
        assert_eq!(bytes, train(&examples, Settings::default()));
        let unseen = example("Maple", "Nutmeg");
        assert_eq!(Model::load(bytes).unwrap().tag(&unseen.document), unseen.tags);
    }
}
