//! Who meets: the sides of a meeting, and which of them two reports share.

use std::collections::{BTreeMap, BTreeSet};

use readout_model::Party;

use crate::names::Names;

/// The sides of a meeting: a person who acts for a state sits on its side, beside the state itself, its ministry or its seat.
#[derive(Default)]
pub(crate) struct Sides {
    sides: BTreeMap<u32, Side>,
}

#[derive(Default)]
struct Side {
    /// The persons who sit there, of those that are named.
    persons: BTreeSet<u32>,
    /// True for a state or another place.
    state: bool,
}

/// How strictly persons decide whether two reports have the same party.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Persons {
    /// A report that names nobody may mean anybody of that side.
    Open,
    /// Both name somebody or neither does.
    Named,
}

impl Sides {
    /// The sides that these parties make.
    pub(crate) fn of(parties: &[Party], names: &mut Names) -> Self {
        let mut sides = Sides::default();
        for p in parties {
            let who = names.of(p.entity.as_deref(), "party", &p.name);
            let seat = p.acts_for.as_deref().or(p.entity.as_deref());
            let side = sides.sides.entry(seat.map_or(who, |s| names.number(s))).or_default();
            side.state |= seat.is_some_and(|s| s.starts_with("place/"));
            if p.entity.as_ref().is_some_and(|e| e.starts_with("person/")) {
                side.persons.insert(who);
            }
        }
        sides
    }

    /// The numbers of the sides.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        self.sides.keys().copied()
    }

    /// Number of sides.
    pub(crate) fn len(&self) -> usize {
        self.sides.len()
    }

    /// Number of persons named.
    pub(crate) fn persons(&self) -> usize {
        self.sides.values().map(|s| s.persons.len()).sum()
    }

    /// Number of sides that both have, and whether a state is among them. Two sides are not the same where each names persons and none in
    /// common: ministers met, not presidents.
    pub(crate) fn shared(&self, other: &Sides, persons: Persons) -> (usize, bool) {
        let (mut shared, mut state) = (0, false);
        for (number, a) in &self.sides {
            let Some(b) = other.sides.get(number) else { continue };
            let silent = match persons {
                Persons::Open => a.persons.is_empty() || b.persons.is_empty(),
                Persons::Named => a.persons.is_empty() && b.persons.is_empty(),
            };
            if silent || !a.persons.is_disjoint(&b.persons) {
                shared += 1;
                state |= a.state || b.state;
            }
        }
        (shared, state)
    }

    /// Adds the parties of another report of the same meeting.
    pub(crate) fn join(&mut self, other: Sides) {
        for (number, b) in other.sides {
            let a = self.sides.entry(number).or_default();
            a.persons.extend(b.persons);
            a.state |= b.state;
        }
    }
}
