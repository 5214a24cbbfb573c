//! Look-up of words and of forms of several words.

use rustc_hash::FxBuildHasher;

/// A table for look-up only: it cannot be iterated, so its order reaches nothing.
#[expect(clippy::disallowed_types, reason = "looked up, never iterated")]
#[derive(Debug)]
pub struct Lexicon<K, V>(std::collections::HashMap<K, V, FxBuildHasher>);

impl<K, V> Default for Lexicon<K, V> {
    fn default() -> Self {
        Self(Default::default())
    }
}

impl<K: Eq + std::hash::Hash, V> Lexicon<K, V> {
    /// The value under `key`.
    pub fn get<Q: Eq + std::hash::Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.0.get(key)
    }

    /// The value under `key`, made where it is not there yet.
    pub fn or_insert_with(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        self.0.entry(key).or_insert_with(value)
    }
}

/// Forms of one or more words, with what is known of each. Words are numbers of the pack's vocabulary.
#[derive(Debug)]
pub struct Forms<T> {
    steps: Lexicon<(u32, u32), u32>,
    values: Vec<Vec<T>>,
}

impl<T> Default for Forms<T> {
    fn default() -> Self {
        Self { steps: Lexicon::default(), values: vec![Vec::new()] }
    }
}

impl<T> Forms<T> {
    /// Adds a form.
    pub(crate) fn add(&mut self, words: &[u32], value: T) {
        let mut node = 0;
        for word in words {
            let next = self.values.len() as u32;
            let found = *self.steps.or_insert_with((node, *word), || next);
            if found == next {
                self.values.push(Vec::new());
            }
            node = found;
        }
        if let Some(values) = self.values.get_mut(node as usize) {
            values.push(value);
        }
    }

    /// The node after `word`, from `node` (0 is the root).
    fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.steps.get(&(node, word)).copied()
    }

    /// The longest form that begins the sequence of words: its length in words, and what is known of it.
    pub fn longest(&self, words: impl IntoIterator<Item = u32>) -> Option<(usize, &[T])> {
        let mut node = 0;
        let mut best = None;
        for (i, word) in words.into_iter().enumerate() {
            let Some(next) = self.step(node, word) else { break };
            node = next;
            if let Some(values) = self.values.get(node as usize).filter(|v| !v.is_empty()) {
                best = Some((i + 1, values.as_slice()));
            }
        }
        best
    }

    /// As [`Forms::longest`], where each place offers several words (base forms of a case form): all are tried, and what is known of all forms of the
    /// greatest length is given.
    pub fn longest_of<'a>(&'a self, at: usize, offers: &mut impl FnMut(usize, &mut Vec<u32>)) -> Option<(usize, Vec<&'a T>)> {
        let mut best: (usize, Vec<&T>) = (0, Vec::new());
        let mut open = vec![(0u32, 0usize)];
        let mut words = Vec::new();
        while let Some((node, depth)) = open.pop() {
            words.clear();
            offers(at + depth, &mut words);
            for word in &words {
                let Some(next) = self.step(node, *word) else { continue };
                if let Some(values) = self.values.get(next as usize).filter(|v| !v.is_empty() && best.0 <= depth + 1) {
                    if best.0 <= depth {
                        best = (depth + 1, Vec::new());
                    }
                    best.1.extend(values);
                }
                open.push((next, depth + 1));
            }
        }
        (best.0 > 0).then_some(best)
    }

    /// What is known of exactly this form.
    pub fn exact(&self, words: impl IntoIterator<Item = u32>) -> &[T] {
        let mut node = 0;
        for word in words {
            match self.step(node, word) {
                Some(next) => node = next,
                None => return &[],
            }
        }
        self.values.get(node as usize).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_form_wins() {
        let mut forms = Forms::default();
        forms.add(&[1], "said");
        forms.add(&[1, 2, 3], "said that is");
        assert_eq!(forms.longest([1, 2, 4]), Some((1, &["said"][..])));
        assert_eq!(forms.longest([1, 2, 3, 4]), Some((3, &["said that is"][..])));
        assert_eq!(forms.longest([2]), None);
        assert_eq!(forms.exact([1]), ["said"]);
    }
}
