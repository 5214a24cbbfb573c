//! What a person has ruled to be one, and what to be apart.

use std::collections::{BTreeMap, BTreeSet};

/// Groups of things that are one, and of groups that are apart, by rulings in the order in which they were made: a later one goes before an earlier.
pub(crate) struct Rulings<K> {
    /// The group of each thing that is ruled on; alone in it where it is only ruled what it is not.
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
        let (one, before) = self.regroup(keys);
        self.group.values_mut().filter(|g| before.contains(g)).for_each(|g| *g = one);
        let far = self.far_from(&before);
        self.apart.extend(far.difference(&before).map(|far| pair(one, *far)));
    }

    /// These are one, and are not what the others are.
    pub(crate) fn split(&mut self, keys: &[K], others: &[K]) {
        let (one, before) = self.regroup(keys);
        let mut far = self.far_from(&before);
        for other in others {
            let alone = self.groups + 1;
            let group = *self.group.entry(other.clone()).or_insert(alone);
            self.groups = self.groups.max(group);
            far.insert(group);
        }
        self.apart.extend(far.into_iter().map(|far| pair(one, far)));
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

    /// Puts these into a new group; the group, and those in which they were before.
    fn regroup<'a>(&mut self, keys: impl IntoIterator<Item = &'a K>) -> (u32, BTreeSet<u32>)
    where
        K: 'a,
    {
        self.groups += 1;
        let one = self.groups;
        let before = keys.into_iter().filter_map(|key| self.group.insert(key.clone(), one)).filter(|g| *g != one);
        (one, before.collect())
    }

    /// The groups that are apart from any of these.
    fn far_from(&self, groups: &BTreeSet<u32>) -> BTreeSet<u32> {
        let both = self.apart.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]);
        both.filter(|(near, _)| groups.contains(near)).map(|(_, far)| far).collect()
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
        r.split(&['c'], &['a', 'b', 'g']);
        assert!(one(&r, 'a', 'b') && two(&r, 'c', 'a') && two(&r, 'c', 'g'), "what was ruled one stays so");
        assert!(!one(&r, 'g', 'a'), "and ties nothing else");
        r.split(&['d'], &['e', 'f']);
        assert!(!one(&r, 'e', 'f') && two(&r, 'd', 'e'), "nobody ruled that what stays is one");
        r.join(&['e', 'a']);
        assert!(one(&r, 'e', 'b') && two(&r, 'd', 'b') && two(&r, 'c', 'e') && !one(&r, 'f', 'a'));
        r.join(&['c', 'b']);
        assert!(one(&r, 'c', 'e') && two(&r, 'd', 'c') && !two(&r, 'a', 'c'), "the later ruling goes before");
    }
}
