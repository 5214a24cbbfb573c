//! Days as numbers, and the days that a time value covers.

use readout_model::Published;

/// The day of publication, counted from 1970-01-01.
pub(crate) fn published(p: Published) -> i32 {
    number(i32::from(p.date.year()), i32::from(p.date.month()), i32::from(p.date.day()))
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms").
fn number(year: i32, month: i32, day: i32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let doy = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

/// First and last day of what a time value denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Range {
    pub(crate) first: i32,
    pub(crate) last: i32,
}

impl Range {
    /// The days of `2021-12-07`, `2021-12-07TEV`, `2021-12`, `2022-W02`, `2021` or of two of them with a slash between; `None` for other
    /// values (seasons, unknown years).
    pub(crate) fn of(value: &str) -> Option<Range> {
        if let Some((from, to)) = value.split_once('/') {
            let (from, to) = (Range::of(from)?, Range::of(to)?);
            return (from.first <= to.last).then_some(Range { first: from.first, last: to.last });
        }
        let mut parts = value.split('T').next()?.splitn(3, '-');
        let year = digits(parts.next()?, 4)?;
        let Some(second) = parts.next() else {
            return Some(Range { first: number(year, 1, 1), last: number(year + 1, 1, 1) - 1 });
        };
        if let Some(week) = second.strip_prefix('W') {
            let week = digits(week, 2).filter(|w| (1..=53).contains(w))?;
            let fourth = number(year, 1, 4);
            let first = fourth - (fourth + 3).rem_euclid(7) + 7 * (week - 1);
            return parts.next().is_none().then_some(Range { first, last: first + 6 });
        }
        let month = digits(second, 2).filter(|m| (1..=12).contains(m))?;
        let next = if month == 12 { number(year + 1, 1, 1) } else { number(year, month + 1, 1) };
        match parts.next() {
            None => Some(Range { first: number(year, month, 1), last: next - 1 }),
            Some(day) => {
                let day = number(year, month, digits(day, 2).filter(|d| *d >= 1)?);
                (day < next).then_some(Range { first: day, last: day })
            }
        }
    }

    /// Number of days.
    pub(crate) fn len(self) -> i32 {
        self.last - self.first + 1
    }

    /// True where it is one day.
    pub(crate) fn is_day(self) -> bool {
        self.first == self.last
    }

    /// True where `other` lies wholly inside.
    pub(crate) fn contains(self, other: Range) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

fn digits(s: &str, len: usize) -> Option<i32> {
    (s.len() == len && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_cover_their_days() {
        let days = |v: &str| Range::of(v).map(|r| (r.first, r.len()));
        assert_eq!(days("1970-01-01"), Some((0, 1)));
        assert_eq!(days("2021-12-31"), Some((18_992, 1)));
        assert_eq!(days("2021-12-31TEV"), days("2021-12-31"));
        assert_eq!(days("2022-02"), Some((19_024, 28)));
        assert_eq!(days("2020").map(|d| d.1), Some(366));
        assert_eq!(days("2022-W02"), days("2022-01-10").map(|d| (d.0, 7)));
        assert_eq!(days("2022-01-10/2022-01-13").map(|d| d.1), Some(4));
        for unknown in ["XXXX-12-07", "2021-WI", "2021-13", "2021-02-30", "", "PRESENT_REF", "2021-12-00"] {
            assert_eq!(days(unknown), None, "{unknown}");
        }
        let published: Published = "2021-12-31T23:59:00Z".parse().unwrap();
        assert_eq!(super::published(published), 18_992);
    }
}
