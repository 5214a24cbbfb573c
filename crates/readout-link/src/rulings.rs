//! What a person has ruled to be one, and what to be apart.

use std::collections::{BTreeMap, BTreeSet};

/// Groups of things that are one, and things that are apart, by rulings in the order in which they were made: a later one goes before an earlier.
pub(crate) struct Rulings<K> {
    group: BTreeMap<K, u32>,
    groups: u32,
    /// Groups of what stayed when something was split off: nobody ruled that they are one, only what they are not.
    loose: BTreeSet<u32>,
    /// Pairs of groups, the smaller number first.
    apart: BTreeSet<(u32, u32)>,
}

impl<K> Default for Rulings<K> {
    fn default() -> Self {
        Self { group: BTreeMap::new(), groups: 0, loose: BTreeSet::new(), apart: BTreeSet::new() }
    }
}

impl<K: Ord + Clone> Rulings<K> {
    /// All these are one, with whatever was ruled to be one with any of them.
    pub(crate) fn join<'a>(&mut self, keys: impl IntoIterator<Item = &'a K>)
    where
        K: 'a,
    {
        let one = self.new_group();
        let mut before = BTreeSet::new();
        for key in keys {
            before.extend(self.group.insert(key.clone(), one));
        }
        let tight: BTreeSet<u32> = before.difference(&self.loose).copied().collect();
        self.group.values_mut().filter(|g| tight.contains(g)).for_each(|g| *g = one);
        let far = self.far_from(&before);
        self.apart.extend(far.into_iter().filter(|g| !before.contains(g)).map(|g| pair(one, g)));
    }

    /// These are one, and are not what the others are.
    pub(crate) fn split(&mut self, keys: &[K], others: &[K]) {
        let (one, rest) = (self.new_group(), self.new_group());
        self.loose.insert(rest);
        let mut apart = BTreeSet::from([pair(one, rest)]);
        for (keys, group) in [(keys, one), (others, rest)] {
            let before: BTreeSet<u32> = keys.iter().filter_map(|key| self.group.insert(key.clone(), group)).collect();
            apart.extend(self.far_from(&before).into_iter().map(|far| pair(group, far)));
            // What was ruled to be one stays so among those that stay.
            if group == rest && before.len() == 1 && before.is_disjoint(&self.loose) {
                self.loose.remove(&rest);
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

    /// True where what is in the group is ruled to be one.
    pub(crate) fn is_one(&self, group: u32) -> bool {
        !self.loose.contains(&group)
    }

    /// True where two groups are two things.
    pub(crate) fn apart(&self, a: u32, b: u32) -> bool {
        self.apart.contains(&pair(a, b))
    }

    /// The groups that are apart from any of these.
    fn far_from(&self, groups: &BTreeSet<u32>) -> BTreeSet<u32> {
        let far = |(a, b): &(u32, u32)| match (groups.contains(a), groups.contains(b)) {
            (true, _) => Some(*b),
            (_, true) => Some(*a),
            _ => None,
        };
        self.apart.iter().filter_map(far).collect()
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
        r.of(&a).is_some_and(|g| r.is_one(g)) && r.of(&a) == r.of(&b)
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
        r.split(&['c'], &['a', 'b']);
        assert!(one(&r, 'a', 'b') && two(&r, 'c', 'a'), "what was ruled one stays so");
        r.split(&['d'], &['e', 'f']);
        assert!(!one(&r, 'e', 'f') && two(&r, 'd', 'e'), "nobody ruled that what stays is one");
        r.join(&['e', 'a']);
        assert!(one(&r, 'e', 'b') && two(&r, 'd', 'b') && two(&r, 'c', 'e') && !one(&r, 'f', 'a'));
        r.join(&['c', 'b']);
        assert!(one(&r, 'c', 'e') && two(&r, 'd', 'c') && !two(&r, 'a', 'c'), "the later ruling goes before");
    }
}
