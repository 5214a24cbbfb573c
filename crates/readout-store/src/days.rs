//! From a time value to the days that it can mean.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday, date};

/// First and last day of a TIMEX3 / ISO 8601 value: a day with or without a time, a week, a month, a quarter, a half, a year, or two of them
/// with a slash between. A season counts as its year. `None` where the year is not known.
pub(crate) fn days(value: &str) -> Option<(Date, Date)> {
    let value = value.trim();
    if let Some((from, to)) = value.split_once('/') {
        return Some((days(from)?.0, days(to)?.1));
    }
    let year: i16 = value.get(..4)?.parse().ok()?;
    let rest = match value.get(4..)? {
        "" => return whole(year, 1, 12),
        rest => rest.strip_prefix('-')?,
    };
    if let Some(week) = rest.strip_prefix('W').and_then(|w| w.get(..2)).and_then(|w| w.parse().ok()) {
        let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
        return Some((monday, monday.checked_add(6.days()).ok()?));
    }
    let part = |of: char, length: i8| {
        let nth: i8 = rest.strip_prefix(of)?.parse().ok()?;
        (1..=12 / length).contains(&nth).then(|| whole(year, (nth - 1) * length + 1, nth * length))?
    };
    if let Some(found) = part('Q', 3).or_else(|| part('H', 6)) {
        return Some(found);
    }
    match rest.get(..5).and_then(|_| value.get(..10)) {
        Some(day) => day.parse().ok().map(|day| (day, day)),
        None => match rest.parse() {
            Ok(month) => whole(year, month, month),
            Err(_) if rest.len() == 2 && rest.bytes().all(|b| b.is_ascii_uppercase()) => whole(year, 1, 12),
            Err(_) => None,
        },
    }
}

fn whole(year: i16, first: i8, last: i8) -> Option<(Date, Date)> {
    let valid = (1..=12).contains(&first) && (1..=12).contains(&last) && (1..=9999).contains(&year);
    valid.then(|| (date(year, first, 1), date(year, last, 1).last_of_month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_values_cover_their_days() {
        let covers = |v: &str| days(v).map(|(a, b)| format!("{a} {b}"));
        for (value, expected) in [
            ("2022-01-12", "2022-01-12 2022-01-12"),
            ("2022-01-12TEV", "2022-01-12 2022-01-12"),
            ("2022-02", "2022-02-01 2022-02-28"),
            ("2022-W02", "2022-01-10 2022-01-16"),
            ("2021-W52-WE", "2021-12-27 2022-01-02"),
            ("2022", "2022-01-01 2022-12-31"),
            ("2022-Q2", "2022-04-01 2022-06-30"),
            ("2022-H2", "2022-07-01 2022-12-31"),
            ("2022-SP", "2022-01-01 2022-12-31"),
            ("2022-01-09/2022-01-13", "2022-01-09 2022-01-13"),
        ] {
            assert_eq!(covers(value).as_deref(), Some(expected), "{value}");
        }
        for unknown in ["", "XXXX-12-07", "2022-13", "2022-02-30", "2022-W60", "2022-Q5", "yesterday", "вчера", "20220112", "2022-"] {
            assert_eq!(covers(unknown), None, "{unknown}");
        }
    }
}
