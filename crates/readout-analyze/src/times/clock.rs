//! Times of day: beside their day, in twenty-four hours or twelve, in digits or words.

use jiff::civil::Date;
use readout_lang::{TimeWord, Unit};

use super::parse::{Parser, Part, SMALL};

impl<'a> Parser<'_, 'a> {
    /// The time of day behind a day: `on Sunday at 19:00`; behind its part, the part tells the half.
    pub fn clock_behind(&self, at: usize, len: usize, value: String, day: Option<Date>) -> (usize, String) {
        let Some(day) = day else { return (len, value) };
        let part = value.split_once('T').map(|(_, part)| part);
        match self.clock(self.past_clock_words(at + len), part) {
            Some((clock, next)) if part.is_none_or(|p| !p.starts_with(|c: char| c.is_ascii_digit())) => {
                (next - at, format!("{day}T{clock}"))
            }
            _ => (len, value),
        }
    }

    /// A time of day before its day: `at 19:00 on Sunday`.
    pub fn clock_first(&self, at: usize) -> Part {
        let (clock, next) = self.clock(at, None)?;
        let from = self.past_clock_words(next);
        let (len, (_, day)) = self.weekday(from).or_else(|| self.day_month(from)).or_else(|| self.relative(from))?;
        let day = day?;
        Some((from + len - at, (format!("{day}T{clock}"), Some(day))))
    }

    /// A time of day in digits that stands alone, and the place behind it.
    pub fn clock_alone(&self, at: usize) -> Option<(String, usize)> {
        self.atom(at).digits.filter(|digits| digits.contains(':')).and_then(|_| self.clock(at, None))
    }

    /// "on Friday afternoon or evening": where the second part of the day stands, and its value.
    pub fn other_part(&self, at: usize, day: Date) -> Option<(usize, usize, String)> {
        let from = self.past_small(at);
        let joined = from > at && (at..from).any(|i| self.atom(i).and);
        let (part, next) = self.pick(from, |w| if let TimeWord::Part(p) = w { Some(*p) } else { None }).filter(|_| joined)?;
        // "in the evening and the morning of Monday": it has a day of its own.
        if self.part_first(from).is_some() {
            return None;
        }
        Some((from, next, format!("{day}T{part}")))
    }

    fn clock_word(&self, at: usize) -> bool {
        self.word(at, |w| *w == TimeWord::Clock)
    }

    fn past_clock_words(&self, mut at: usize) -> usize {
        let first = at;
        while at - first < SMALL && (self.atom(at).small || self.atom(at).mark == Some(',') || self.clock_word(at)) {
            at += self.atom(at).len;
        }
        at
    }

    /// `19:00`, `19.30` beside a word for the clock, `7 p.m.`, a number of hours with its part of the day (`part` where that stands before).
    fn clock(&self, at: usize, part: Option<&str>) -> Option<(String, usize)> {
        let atom = self.atom(at);
        let half = |at: usize| self.pick(at, |w| if let TimeWord::Half(pm) = w { Some(*pm) } else { None });
        let behind = |at: usize| self.pick(at, |w| if let TimeWord::Part(p) = w { Some(*p) } else { None });
        let before = at.checked_sub(1).map(|b| self.atom(b));
        let worded = at.checked_sub(1).is_some_and(|b| self.clock_word(b));
        let dotted = worded || self.clock_word(at + 1) || half(at + 1).is_some();
        let pair = |d: &'a str| d.split_once(':').or_else(|| d.split_once('.').filter(|(_, minute)| dotted && minute.len() == 2));
        let (hour, minute, next): (u8, u8, usize) = match atom.digits.and_then(pair) {
            Some((hour, minute)) => (hour.parse().ok()?, minute.get(..2)?.parse().ok()?, at + 1),
            None => {
                let hour = atom.number.filter(|n| (1..=24).contains(n))? as u8 % 24;
                let hours = self.pick(at + 1, |w| (*w == TimeWord::Unit(Unit::Hour)).then_some(()));
                let open = worded || before.is_some_and(|b| b.small);
                match (half(at + 1), hours) {
                    (Some(_), _) => (hour, 0, at + 1),
                    (None, Some(((), next))) if open || behind(next).is_some() => (hour, 0, next),
                    // "at 18 o'clock", the word before the number.
                    (None, None) if worded && atom.digits.is_some() && !self.atom(at + 1).noun && self.atom(at + 1).mark != Some('%') => {
                        (hour, 0, at + 1)
                    }
                    // "six in the morning".
                    (None, None) if hour <= 12 && self.past_small(at + 1) > at + 1 && behind(self.past_small(at + 1)).is_some() => {
                        (hour, 0, self.past_small(at + 1))
                    }
                    _ => return None,
                }
            }
        };
        let (hour, next) = match (half(next), behind(next)) {
            (Some((pm, next)), _) => (hour % 12 + if pm { 12 } else { 0 }, next),
            (None, Some((part, next))) => (by_part(hour, part), next),
            (None, None) => (part.map_or(hour, |p| by_part(hour, p)), next),
        };
        let next = next + if self.clock_word(next) { self.atom(next).len } else { 0 };
        (hour < 24 && minute < 60).then(|| (format!("{hour:02}:{minute:02}"), next))
    }
}

/// An hour of a part of the day, in twenty-four.
fn by_part(hour: u8, part: &str) -> u8 {
    let second = match part {
        "AF" | "EV" => true,
        "NI" => hour >= 6,
        _ => false,
    };
    if second && hour < 12 { hour + 12 } else { hour }
}
