//! What a person has ruled to be one, and what to be apart.

use std::collections::{BTreeMap, BTreeSet};

/// Groups of things that are one, by rulings in the order in which they were made: a later one goes before an earlier.
pub(crate) struct Rulings<K> {
    group: BTreeMap<K, u32>,
    groups: u32,
    /// Pairs of groups, the smaller number first.
    apart: BTreeSet<(u32, u32)>,
}

impl<K> Default for Rulings<K> {
    fn default() -> Self {
        Self { group: BTreeMap::new(), groups: 0, apart: BTreeSet::new() }
    }
}

impl<K: Ord + Clone> Rulings<K> {
    /// All these are one, with whatever was one with any of them.
    pub(crate) fn join<'a>(&mut self, keys: impl IntoIterator<Item = &'a K>)
    where
        K: 'a,
    {
        let one = self.new_group();
        let mut before = BTreeSet::new();
        for key in keys {
            before.extend(self.group.insert(key.clone(), one));
        }
        self.group.values_mut().filter(|g| before.contains(g)).for_each(|g| *g = one);
        let now = |g: u32| if before.contains(&g) { one } else { g };
        self.apart = self.apart.iter().map(|(a, b)| pair(now(*a), now(*b))).filter(|(a, b)| a != b).collect();
    }

    /// These are one, and the others are another.
    pub(crate) fn split(&mut self, keys: &[K], others: &[K]) {
        let (one, other) = (self.new_group(), self.new_group());
        let mut apart = BTreeSet::from([pair(one, other)]);
        for (keys, group) in [(keys, one), (others, other)] {
            for key in keys {
                let Some(before) = self.group.insert(key.clone(), group) else { continue };
                let from = self.apart.iter().filter_map(|(a, b)| [(a, b), (b, a)].into_iter().find(|(g, _)| **g == before));
                apart.extend(from.map(|(_, far)| pair(group, *far)));
            }
        }
        self.apart.extend(apart);
    }

    /// True where nothing is ruled.
    pub(crate) fn is_empty(&self) -> bool {
        self.group.is_empty()
    }

    /// The group of a thing that is ruled on.
    pub(crate) fn of(&self, key: &K) -> Option<u32> {
        self.group.get(key).copied()
    }

    /// True where two groups are two things.
    pub(crate) fn apart(&self, a: u32, b: u32) -> bool {
        self.apart.contains(&pair(a, b))
    }

    fn new_group(&mut self) -> u32 {
        self.groups += 1;
        self.groups
    }
}

fn pair(a: u32, b: u32) -> (u32, u32) {
    (a.min(b), a.max(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(r: &Rulings<char>, a: char, b: char) -> bool {
        r.of(&a).is_some() && r.of(&a) == r.of(&b)
    }

    fn two(r: &Rulings<char>, a: char, b: char) -> bool {
        r.of(&a).zip(r.of(&b)).is_some_and(|(a, b)| r.apart(a, b))
    }

    #[test]
    fn what_is_joined_is_one_and_what_is_split_is_two() {
        let mut r = Rulings::default();
        r.join(&['a', 'b']);
        r.join(&['b', 'c']);
        assert!(one(&r, 'a', 'c') && r.of(&'d').is_none());
        r.split(&['c'], &['a', 'b', 'd']);
        assert!(one(&r, 'a', 'd') && two(&r, 'c', 'a') && two(&r, 'd', 'c'));
        r.split(&['d'], &['a', 'b']);
        assert!(two(&r, 'd', 'a') && two(&r, 'c', 'a') && two(&r, 'c', 'd'), "what was apart stays apart");
        r.join(&['c', 'b']);
        assert!(one(&r, 'c', 'a') && two(&r, 'd', 'c') && !two(&r, 'a', 'c'), "the later ruling goes before");
    }
}
