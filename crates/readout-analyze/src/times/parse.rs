//! The forms that time expressions take.

use jiff::civil::Date;
use readout_lang::{TimeWord, Unit};
use readout_model::TimeClass;

use super::atoms::Atom;
use super::calendar::{Anchor, Value};

/// A time expression found at a place.
pub(super) struct Hit {
    pub len: usize,
    pub value: String,
    pub class: TimeClass,
    /// Days from publication, for a word such as "yesterday".
    pub days: Option<i8>,
    pub day: Option<Date>,
}

/// Reads expressions from the atoms of one sentence.
pub(super) struct Parser<'p, 'a> {
    pub atoms: &'p [Atom<'a>],
    pub anchor: Anchor,
}

pub(super) type Part = Option<(usize, Value)>;

/// Years that a bare number can be.
pub(super) const YEARS: std::ops::Range<u32> = 1900..2100;
/// Years that a number beside a month or a word for year can be.
const OLD_YEARS: std::ops::Range<u32> = 1000..2200;
/// So many small words may stand between the parts of one expression ("beginning of the year").
pub(super) const SMALL: usize = 3;

impl<'a> Parser<'_, 'a> {
    /// The expression that begins at `at`, the longest reading first.
    pub fn expression(&self, at: usize) -> Option<Hit> {
        let atom = self.atom(at);
        if !(atom.is_time() || atom.number.is_some() || atom.digits.is_some() || atom.small) || self.word(at, |w| *w == TimeWord::Not) {
            return None;
        }
        let date = self.range(at).or_else(|| self.phase(at)).or_else(|| self.date(at));
        let (len, (value, day)) = date.or_else(|| self.clock_first(at))?;
        let (len, value) = self.clock_behind(at, len, value, day);
        let class = if value.contains('/') {
            TimeClass::Period
        } else if value.contains('T') {
            TimeClass::Time
        } else {
            TimeClass::Date
        };
        let days = self.pick(at, |w| match w {
            TimeWord::Day(days) | TimeWord::DayPart(days, _) => Some(*days),
            _ => None,
        });
        Some(Hit { len, value, class, day, days: days.map(|(days, _)| days).filter(|_| day.is_some()) })
    }

    /// How many atoms to pass over where no expression begins.
    pub fn skip(&self, at: usize) -> usize {
        if self.word(at, |w| *w == TimeWord::Not) { self.atom(at).len } else { 1 }
    }

    pub(super) fn atom(&self, at: usize) -> Atom<'a> {
        self.atoms.get(at).copied().unwrap_or(Atom { len: 1, ..Atom::default() })
    }

    pub(super) fn word(&self, at: usize, is: impl Fn(&TimeWord) -> bool) -> bool {
        self.atom(at).words.iter().any(is)
    }

    /// Class of the word at a place, and the place behind it.
    pub(super) fn pick<T>(&self, at: usize, pick: impl FnMut(&TimeWord) -> Option<T>) -> Option<(T, usize)> {
        let atom = self.atom(at);
        atom.class(pick).map(|t| (t, at + atom.len))
    }

    /// True where only a comma and small words stand between two expressions.
    pub fn beside(&self, end: usize, start: usize) -> bool {
        let joins = |i: usize| self.atom(i).mark == Some(',') || self.atom(i).small && !self.atom(i).and;
        start - end <= SMALL && (end..start).all(joins)
    }

    /// The place behind at most `SMALL` small words.
    pub(super) fn past_small(&self, mut at: usize) -> usize {
        let first = at;
        while at - first < SMALL && self.atom(at).small && !self.atom(at).is_time() {
            at += 1;
        }
        at
    }

    pub(super) fn shift(&self, at: usize) -> Option<(i8, usize)> {
        self.pick(at, |w| if let TimeWord::Shift(s) | TimeWord::Beside(s) = w { Some(*s) } else { None })
    }

    pub(super) fn month_name(&self, at: usize) -> Option<(u8, usize)> {
        let (month, next) = self.pick(at, |w| if let TimeWord::Month(m) = w { Some(*m) } else { None })?;
        if self.word(at, |w| *w == TimeWord::Weak) && !self.supported(at, next) {
            return None;
        }
        // A short form at the head of a name with a hyphen is no month.
        if self.atom(next).mark == Some('-') && self.atom(next).glued && self.atom(next + 1).glued && self.atom(next + 1).number.is_none() {
            return None;
        }
        let dot = self.atom(next).mark == Some('.') && (self.atom(next + 1).number.is_some() || self.atom(next + 1).noun);
        Some((month, next + usize::from(dot)))
    }

    /// True where a word that is also an ordinary one stands as a time does.
    fn supported(&self, at: usize, next: usize) -> bool {
        let before = at.checked_sub(1).map(|b| self.atom(b));
        let beside = before.is_some_and(|b| b.preposition || b.number.is_some() || b.is_time() || b.mark == Some('.'));
        let counted = |n: u32| n <= 31 || YEARS.contains(&n);
        beside || self.shift(next).is_some() || self.year_word(next) || self.atom(next).number.is_some_and(counted)
    }

    fn year_word(&self, at: usize) -> bool {
        self.word(at, |w| *w == TimeWord::Year)
    }

    /// A year in digits, with its marker before or behind.
    fn year(&self, at: usize) -> Option<(i16, usize)> {
        let at = if self.year_word(at) { at + self.atom(at).len } else { at };
        let atom = self.atom(at);
        let year = atom.number.filter(|n| OLD_YEARS.contains(n) && atom.digits.is_some_and(|d| d.len() == 4))?;
        let mut next = at + 1;
        if self.atom(next).mark == Some('.') && self.year_word(next + 1) {
            next += 1;
        }
        if self.year_word(next) {
            next += self.atom(next).len;
        }
        Some((year as i16, next))
    }

    /// The place behind an ending of a number ("th", "-го"), written together with it.
    fn ordinal(&self, at: usize) -> Option<usize> {
        let hyphen = at + usize::from(self.atom(at).mark == Some('-'));
        let ends = |at: usize| self.word(at, |w| *w == TimeWord::Ordinal) && self.atom(at).glued;
        [at, hyphen].into_iter().find(|a| ends(*a)).map(|a| a + self.atom(a).len)
    }

    /// A day of a month: a number up to 31 with its ending ("12th", "12-го", "12.").
    fn day_number(&self, at: usize) -> Option<(u8, usize)> {
        let word = |at: usize| self.atom(at).number.filter(|_| self.atom(at).digits.is_none());
        if let Some((tens, ones)) = word(at).zip(word(at + 1)).filter(|(t, o)| matches!(t, 20 | 30) && *o < 10 && t + o <= 31) {
            return Some(((tens + ones) as u8, at + 2));
        }
        let day = self.atom(at).number.filter(|n| (1..=31).contains(n))? as u8;
        let dot = at + 1 + usize::from(self.atom(at + 1).mark == Some('.') && self.atom(at + 1).glued);
        Some((day, self.ordinal(at + 1).unwrap_or(dot)))
    }

    /// A year behind a month or day, perhaps after a comma or a preposition.
    fn year_behind(&self, at: usize) -> (Option<i16>, usize) {
        let comma = at + usize::from(self.atom(at).mark == Some(','));
        let small = at + usize::from(self.atom(at).preposition);
        match [at, comma, small].into_iter().find_map(|a| self.year(a).or_else(|| self.shifted_year(a))) {
            Some((year, next)) => (Some(year), next),
            None => (None, at),
        }
    }

    /// "of last year": the year, and the place behind.
    fn shifted_year(&self, at: usize) -> Option<(i16, usize)> {
        let unit = |at: usize| self.pick(at, |w| (*w == TimeWord::Unit(Unit::Year)).then_some(()));
        let period = self.pick(at, |w| if let TimeWord::Period(Unit::Year, s) = w { Some(*s) } else { None });
        let before = || self.shift(at).and_then(|(s, next)| Some((s, unit(next)?.1)));
        let behind = || unit(at).and_then(|((), next)| self.shift(next));
        let (shift, next) = period.or_else(before).or_else(behind)?;
        Some((self.anchor.published?.year() + i16::from(shift), next))
    }

    fn date(&self, at: usize) -> Part {
        let hit = self
            .numeric(at)
            .or_else(|| self.day_month(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.part_first(at));
        let hit = hit.or_else(|| self.month(at)).or_else(|| self.season(at)).or_else(|| self.quarter(at)).or_else(|| self.holiday(at));
        hit.or_else(|| self.decade(at)).or_else(|| self.bare_year(at))
    }

    /// `2022-01-12`, `12.01.2022`, `12/01/2022` where only one reading is possible.
    fn numeric(&self, at: usize) -> Part {
        let atom = self.atom(at);
        let parts: Vec<u32> = atom.digits?.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
        if let [day, month, year] = parts[..] {
            let year = if year < 100 { 2000 + year } else { year };
            let value = self.anchor.month_day(month.try_into().ok()?, day.try_into().ok()?, Some(year.try_into().ok()?))?;
            let marked = self.year_word(at + 1);
            return Some((1 + if marked { self.atom(at + 1).len } else { 0 }, value));
        }
        let (second, third) = (self.atom(at + 2), self.atom(at + 4));
        let marks = (self.atom(at + 1).mark?, self.atom(at + 3).mark?);
        let (a, b, c) = (atom.number?, second.number?, third.number?);
        let value = match marks {
            ('-', '-') if YEARS.contains(&a) => self.anchor.month_day(b.try_into().ok()?, c.try_into().ok()?, Some(a as i16)),
            ('/', '/') if YEARS.contains(&c) && a > 12 => self.anchor.month_day(b.try_into().ok()?, a.try_into().ok()?, Some(c as i16)),
            ('/', '/') if YEARS.contains(&c) && b > 12 => self.anchor.month_day(a.try_into().ok()?, b.try_into().ok()?, Some(c as i16)),
            _ => None,
        }?;
        Some((5, value))
    }

    /// `12 January 2022`, `January 12, 2022`, `12th of January`.
    pub(super) fn day_month(&self, at: usize) -> Part {
        if let Some((month, next)) = self.month_name(at) {
            let (day, next) = self.day_number(next)?;
            if self.atom(next).mark == Some(':') || self.atom(next - 1).digits.is_some_and(|d| d.len() > 2) {
                return None;
            }
            let (year, next) = self.year_behind(next);
            return Some((next - at, self.anchor.month_day(month, day, year)?));
        }
        let (day, next) = self.day_number(at)?;
        let next = next + usize::from(self.atom(next).preposition);
        let (month, next) = self.month_name(next)?;
        let (year, next) = self.year_behind(next);
        Some((next - at, self.anchor.month_day(month, day, year)?))
    }

    /// A weekday with its shift, the date that explains it, and the part of the day.
    pub(super) fn weekday(&self, at: usize) -> Part {
        let named = |at: usize| self.pick(at, |w| if let TimeWord::Weekday(d) = w { Some(*d) } else { None });
        // A word for a weekday that is a unit too, behind a number, perhaps with a preposition between ("18 of months").
        let number = |back: usize| at.checked_sub(back).is_some_and(|b| self.atom(b).number.is_some());
        let joined = at.checked_sub(1).is_some_and(|b| self.atom(b).preposition);
        if self.word(at, |w| matches!(w, TimeWord::Unit(_))) && (number(1) || joined && number(2)) {
            return None;
        }
        let (shift, from) = self.shift(at).map_or((None, at), |(s, next)| (Some(s), next));
        let (weekday, mut next) = named(from)?;
        if shift.is_none() && self.word(from, |w| *w == TimeWord::Weak) && !self.supported(from, next) {
            return None;
        }
        if self.atom(next).mark == Some('.') && self.atom(next).glued && self.atom(next + 1).number.is_some() {
            next += 1;
        }
        let comma = next + usize::from(self.atom(next).mark == Some(','));
        if let Some((len, value)) =
            [next, comma, self.past_small(next)].into_iter().find_map(|a| self.day_month(a).map(|(l, v)| (a + l - at, v)))
        {
            return Some((len, value));
        }
        // "on Saturday (29 September)".
        if self.atom(next).mark == Some('(')
            && let Some((len, value)) = self.day_month(next + 1).filter(|(len, _)| self.atom(next + 1 + len).mark == Some(')'))
        {
            return Some((next + len + 2 - at, value));
        }
        let (shift, next) = match (shift, self.shift(next)) {
            (None, Some((s, after))) if named(after).is_none() && !self.word(after, |w| matches!(w, TimeWord::Unit(_))) => (Some(s), after),
            (shift, _) => (shift, next),
        };
        // "on Wednesday of last week".
        let of = self.past_small(next);
        let week = self.shift(of).and_then(|(s, n)| self.pick(n, |w| (*w == TimeWord::Unit(Unit::Week)).then_some(s)));
        let week = week.or_else(|| self.pick(of, |w| if let TimeWord::Period(Unit::Week, s) = w { Some(*s) } else { None }));
        if let Some((weeks, next)) = week.filter(|_| shift.is_none()) {
            let value = self.anchor.weekday_of(weekday, i64::from(weeks))?;
            return Some(self.with_part(at, next, value));
        }
        let value = self.anchor.weekday(weekday, shift)?;
        Some(self.with_part(at, next, value))
    }

    /// Adds a part of the day that stands right behind.
    pub(super) fn with_part(&self, at: usize, next: usize, (value, day): Value) -> (usize, Value) {
        let part = |at: usize| self.pick(at, |w| if let TimeWord::Part(p) = w { Some(*p) } else { None });
        match part(next).or_else(|| part(next + usize::from(self.atom(next).small && !self.atom(next).and))) {
            Some((part, next)) => (next - at, (format!("{value}T{part}"), day)),
            None => (next - at, (value, day)),
        }
    }

    /// A part of the day before its day: `morning of 5 May`, with small words, hours and days between ("the early morning hours of Tuesday").
    pub(super) fn part_first(&self, at: usize) -> Part {
        let (part, next) = self.pick(at, |w| if let TimeWord::Part(p) = w { Some(*p) } else { None })?;
        let between = |at: usize| self.atom(at).small || self.word(at, |w| matches!(w, TimeWord::Unit(Unit::Hour | Unit::Day)));
        let mut from = next;
        while from - next < SMALL + 1 && between(from) && self.shift(from).is_none() {
            from += 1;
        }
        let (len, (value, day)) = self.weekday(from).or_else(|| self.day_month(from)).or_else(|| self.relative(from))?;
        (day.is_some() && !value.contains('T')).then(|| (from + len - at, (format!("{value}T{part}"), day)))
    }

    /// A month with its year or shift, or alone.
    pub(super) fn month(&self, at: usize) -> Part {
        let (month, next) = self.month_name(at)?;
        let (year, after) = self.year_behind(next);
        let (shift, next) = match (year, self.shift(after)) {
            (None, Some((s, n))) if !self.word(n, |w| matches!(w, TimeWord::Unit(_) | TimeWord::Weekday(_))) => (Some(s), n),
            _ => (None, after),
        };
        Some((next - at, self.anchor.month(month, year, shift)?))
    }

    fn season(&self, at: usize) -> Part {
        let (shift, from) = self.shift(at).map_or((None, at), |(s, next)| (Some(s), next));
        let (season, next) = self.pick(from, |w| if let TimeWord::Season(s) = w { Some(*s) } else { None })?;
        let (year, after) = self.year_behind(self.past_small(next));
        let next = if year.is_some() { after } else { next };
        let (shift, next) = match (shift, year, self.shift(next)) {
            (None, None, Some((s, n))) => (Some(s), n),
            _ => (shift, next),
        };
        Some((next - at, self.anchor.season(season, year, shift)?))
    }

    /// `the third quarter of 2018`.
    fn quarter(&self, at: usize) -> Part {
        let number = self.atom(at).number.filter(|n| (1..=4).contains(n))?;
        let from = self.day_number(at).map_or(at + 1, |(_, next)| next);
        let next = from + usize::from(self.word(from, |w| *w == TimeWord::Unit(Unit::Quarter)));
        if next == from {
            return None;
        }
        let (year, after) = self.year_behind(self.past_small(next));
        let year = year.or_else(|| self.anchor.published.map(Date::year))?;
        let end = if after > self.past_small(next) { after } else { next };
        Some((end - at, (format!("{year:04}-Q{number}"), None)))
    }

    fn holiday(&self, at: usize) -> Part {
        let ((month, day), next) = self.pick(at, |w| if let TimeWord::Holiday(m, d) = w { Some((*m, *d)) } else { None })?;
        let (year, next) = self.year_behind(next);
        Some((next - at, self.anchor.month_day(month, day, year)?))
    }

    /// `the 1990s`, `90-те години`, a decade in one word.
    fn decade(&self, at: usize) -> Part {
        if let Some((decade, next)) = self.pick(at, |w| if let TimeWord::Decade(d) = w { Some(*d) } else { None }) {
            return Some((next - at, (format!("{decade}X"), None)));
        }
        if let Some(((), next)) = self.pick(at, |w| (*w == TimeWord::Years).then_some(())) {
            let atom = self.atom(next);
            let number = atom.number.filter(|n| n % 10 == 0 && atom.digits.is_some() && (YEARS.contains(n) || (20..100).contains(n)))?;
            return Some((next + 1 - at, (format!("{}X", if number < 100 { 1900 + number } else { number } / 10), None)));
        }
        let atom = self.atom(at);
        let number = atom.number.filter(|n| n % 10 == 0 && atom.digits.is_some())?;
        let next = self.ordinal(at + 1)?;
        let (decade, unit) = (
            if number < 100 { 1900 + number } else { number } / 10,
            self.word(next, |w| matches!(w, TimeWord::Unit(Unit::Year) | TimeWord::Year)),
        );
        let plural = YEARS.contains(&number) || unit && number >= 20;
        plural.then(|| (next + if unit { self.atom(next).len } else { 0 } - at, (format!("{decade}X"), None)))
    }

    /// A year alone: with its marker, after a small word, in brackets, or where nothing that can be counted follows.
    fn bare_year(&self, at: usize) -> Part {
        if self.atom(at).number.is_none() && !self.year_word(at) {
            return None;
        }
        let (year, next) = self.year(at)?;
        let marked = next - at > 1;
        if !marked && !YEARS.contains(&u32::try_from(year).ok()?) {
            return None;
        }
        let before = at.checked_sub(1).map(|b| self.atom(b));
        let behind = self.atom(at + 1);
        let joined = |a: &Atom<'_>| a.mark.is_some_and(|c| matches!(c, '$' | '€' | '£' | '%' | '₽' | '#' | '№'));
        let money = before.as_ref().is_some_and(joined) || joined(&behind);
        let part = behind.glued && behind.mark.is_none();
        let countable = behind.noun && (year % 100 == 0 || before.is_none_or(|b| !b.small && !b.noun && b.mark != Some('(')));
        (marked || !money && !part && !countable).then(|| (next - at, (format!("{year:04}"), None)))
    }

    /// The beginning, middle or end of something: its value, with these words in the span.
    fn phase(&self, at: usize) -> Part {
        let (_, next) = self.pick(at, |w| if let TimeWord::Phase(p) = w { Some(*p) } else { None })?;
        let from = self.past_small(next + usize::from(self.atom(next).mark == Some('-')));
        if (next..from).any(|i| self.atom(i).and) {
            return None;
        }
        // "the end of the year": this one.
        let this = || {
            let (unit, after) = self.pick(from, |w| match w {
                TimeWord::Unit(u @ (Unit::Week | Unit::Month | Unit::Year | Unit::Quarter)) => Some(*u),
                _ => None,
            })?;
            let month = self.month(after).filter(|_| unit == Unit::Month);
            month.map(|(len, value)| (after + len - from, value)).or_else(|| Some((after - from, self.anchor.unit(unit, 0)?)))
        };
        let (len, value) = self.date(from).or_else(this)?;
        Some((from + len - at, value))
    }

    /// Two days of one month or two years, with a dash between.
    fn range(&self, at: usize) -> Part {
        let dash = |at: usize| self.atom(at).mark.is_some_and(|c| matches!(c, '-' | '–' | '—' | '‑'));
        let (first, second) = (self.atom(at).number?, self.atom(at + 2).number?);
        // "1950-53".
        let short = YEARS.contains(&first) && self.atom(at).digits.is_some() && self.atom(at + 2).digits.is_some_and(|d| d.len() == 2);
        if dash(at + 1) && short && second > first % 100 {
            let marked = self.year_word(at + 3);
            let len = 3 + if marked { self.atom(at + 3).len } else { 0 };
            return Some((len, (format!("{first:04}/{:04}", first / 100 * 100 + second), None)));
        }
        let word = self.word(at + 1, |w| *w == TimeWord::RangeEnd) && self.atom(at + 1).len == 1;
        if !(dash(at + 1) || word && second <= 31) || first >= second {
            return None;
        }
        if second <= 31 {
            let (len, (last, day)) = self.day_month(at + 2)?;
            let month = last.get(..8)?;
            return Some((2 + len, (format!("{month}{first:02}/{last}"), day)));
        }
        let years =
            YEARS.contains(&first) && YEARS.contains(&second) && self.atom(at).digits.is_some() && self.atom(at + 2).digits.is_some();
        let (_, next) = self.year(at + 2).filter(|_| years)?;
        Some((next - at, (format!("{first:04}/{second:04}"), None)))
    }
}
