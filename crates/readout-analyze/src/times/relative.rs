//! Times counted from another day: ago, yesterday, last week.

use readout_lang::{TimeWord, Unit};

use super::parse::{Parser, Part, YEARS};

impl Parser<'_, '_> {
    /// `three days ago`, `преди три дни`, `in two weeks`.
    pub(super) fn ago(&self, at: usize) -> Part {
        let lead = |at: usize| {
            self.pick(at, |w| match w {
                TimeWord::Ago(true) => Some(-1),
                TimeWord::Ahead(true) => Some(1),
                _ => None,
            })
        };
        let tail = |at: usize| {
            self.pick(at, |w| match w {
                TimeWord::Ago(false) => Some(-1),
                TimeWord::Ahead(false) => Some(1),
                _ => None,
            })
        };
        // "nine thousand years": not a thousand.
        let behind_number = |at: usize| at.checked_sub(1).is_some_and(|b| self.atom(b).number.is_some());
        let count = |at: usize| {
            let atom = self.atom(at);
            match atom.number {
                Some(n) if YEARS.contains(&n) || behind_number(at) => None,
                Some(n) => Some((i64::from(n), at + 1)),
                None if atom.small && !atom.preposition => Some((1, at + 1)),
                None => None,
            }
        };
        let unit = |at: usize| self.pick(at, |w| if let TimeWord::Unit(u) = w { Some(*u) } else { None });
        if let Some((sign, next)) = lead(at) {
            let (n, next) = match count(next) {
                Some((n, after)) if unit(after).is_some() => (n, after),
                _ if sign < 0 || !self.atom(at).place => (1, next),
                _ => return None,
            };
            let (unit, next) = unit(next)?;
            if self.atom(next).number.is_some() {
                return None;
            }
            return Some((next - at, self.anchor.unit(unit, sign * n)?));
        }
        let (n, next) = count(at)?;
        let (unit, next) = unit(next)?;
        if let Some((sign, next)) = self.pick(next, |w| if let TimeWord::Since(s) = w { Some(*s) } else { None }) {
            return Some((next - at, self.anchor.told_unit(unit, i64::from(sign) * n)?));
        }
        let (sign, next) = tail(next)?;
        Some((next - at, self.anchor.unit(unit, sign * n)?))
    }

    /// Yesterday, last week, this year, tonight; the shift before or behind its unit.
    pub(super) fn relative(&self, at: usize) -> Part {
        if let Some((days, next)) = self.pick(at, |w| if let TimeWord::Day(d) = w { Some(*d) } else { None }) {
            // "on the eve of the feast": the feast is the time.
            if self.word(next, |w| matches!(w, TimeWord::Holiday(..))) {
                return None;
            }
            let value = self.anchor.day(i64::from(days))?;
            return Some(self.with_part(at, next, value));
        }
        if let Some(((days, part), next)) = self.pick(at, |w| if let TimeWord::DayPart(d, p) = w { Some((*d, *p)) } else { None }) {
            let (value, day) = self.anchor.day(i64::from(days))?;
            return Some((next - at, (format!("{value}T{part}"), day)));
        }
        if let Some(((days, part), next)) = self.pick(at, |w| if let TimeWord::Told(d, p) = w { Some((*d, *p)) } else { None }) {
            let (value, day) = self.anchor.told_day(i64::from(days))?;
            return Some(match part {
                Some(part) => (next - at, (format!("{value}T{part}"), day)),
                None => self.with_part(at, next, (value, day)),
            });
        }
        if let Some(((unit, shift), next)) = self.pick(at, |w| if let TimeWord::Period(u, s) = w { Some((*u, *s)) } else { None }) {
            // "at the end of the month of March".
            if unit == Unit::Month
                && shift == 0
                && let Some((len, value)) = self.month(next)
            {
                return Some((next + len - at, value));
            }
            return Some((next - at, self.anchor.unit(unit, i64::from(shift))?));
        }
        let unit = |at: usize| self.pick(at, |w| if let TimeWord::Unit(u) = w { Some(*u) } else { None });
        let beside = |at: usize| self.word(at, |w| matches!(w, TimeWord::Beside(_)));
        let (unit, shift, told, next) = if let Some((shift, next)) = self.shift(at) {
            if let Some((part, next)) = self.pick(next, |w| if let TimeWord::Part(p) = w { Some(*p) } else { None }) {
                // "this morning" is that of publication, "the next morning" that after the day told last.
                let (value, day) = if shift == 0 { self.anchor.day(0) } else { self.anchor.told_day(i64::from(shift)) }?;
                return Some((next - at, (format!("{value}T{part}"), day)));
            }
            if let Some((month, next)) = self.month_name(next) {
                return Some((next - at, self.anchor.month(month, None, Some(shift))?));
            }
            let (unit, next) = unit(next)?;
            (unit, shift, beside(at), next)
        } else {
            let (unit, from) = unit(at)?;
            let (shift, next) = self.shift(from)?;
            (unit, shift, beside(from), next)
        };
        let value = match unit {
            Unit::Month | Unit::Year if told => {
                self.anchor.told_unit(unit, i64::from(shift)).or_else(|| self.anchor.unit(unit, i64::from(shift)))
            }
            Unit::Day => self.anchor.told_day(i64::from(shift)),
            unit => self.anchor.unit(unit, i64::from(shift)),
        }?;
        Some((next - at, value))
    }
}
