//! From what was said to a value: ISO 8601 days, months, weeks; TIMEX3 seasons, quarters, parts of day, decades.

use jiff::ToSpan;
use jiff::civil::Date;
use readout_lang::Unit;

/// Which way an expression without a year or week looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Back,
    Ahead,
}

/// What relative expressions count from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub published: Option<Date>,
    /// The day that the text established last.
    pub told: Option<Date>,
    /// The year that the text established last.
    pub told_year: Option<i16>,
    /// The first day of the month that the text told last, where the last it told has one.
    pub told_month: Option<Date>,
    /// The year that opens the sentence.
    pub year: Option<i16>,
    pub look: Look,
}

/// A value, and the day where it is one.
pub(super) type Value = (String, Option<Date>);

fn day_value(date: Date) -> Value {
    (date.to_string(), Some(date))
}

/// `None` for a year that four digits do not hold.
fn year_value(year: i64) -> Option<Value> {
    (1..=9999).contains(&year).then(|| (format!("{year:04}"), None))
}

fn plus(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

impl Anchor {
    /// A weekday (1 Monday), perhaps last (-1), this (0) or next (1).
    pub fn weekday(&self, weekday: u8, shift: Option<i8>) -> Option<Value> {
        let Some(published) = self.published else { return Some((format!("XXXX-WXX-{weekday}"), None)) };
        let ahead = (i64::from(weekday) - i64::from(published.weekday().to_monday_one_offset())).rem_euclid(7);
        let days = match (shift, self.look) {
            // "will play this Thursday", on a Sunday: the one that comes.
            (Some(0), Look::Ahead) => ahead,
            (Some(0), _) => i64::from(weekday) - i64::from(published.weekday().to_monday_one_offset()),
            (Some(1..), _) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            (Some(_), _) => ahead - 7,
            (None, Look::Ahead) => ahead,
            (None, Look::Back) => {
                if ahead == 0 {
                    0
                } else {
                    ahead - 7
                }
            }
        };
        plus(published, days).map(day_value)
    }

    /// A weekday of a week so many weeks from that of publication.
    pub fn weekday_of(&self, weekday: u8, weeks: i64) -> Option<Value> {
        let published = self.published?;
        plus(published, i64::from(weekday) - i64::from(published.weekday().to_monday_one_offset()) + 7 * weeks).map(day_value)
    }

    /// Days from publication.
    pub fn day(&self, days: i64) -> Option<Value> {
        plus(self.published?, days).map(day_value)
    }

    /// Days from the day that the text established. "That day" is not that of publication: it stays open where no other was told.
    pub fn told_day(&self, days: i64) -> Option<Value> {
        let told = self.told.filter(|told| days != 0 || Some(*told) != self.published)?;
        plus(told, days).map(day_value)
    }

    /// So many units from what the text established.
    pub fn told_unit(&self, unit: Unit, shift: i64) -> Option<Value> {
        let years = |n: i64| year_value(i64::from(self.told_year?) + n * shift);
        let told = Self { published: self.told, ..*self };
        let told_month = Self { published: self.told_month.or(self.told), ..*self };
        match unit {
            Unit::Month => told_month.unit(unit, shift),
            Unit::Year => years(1),
            Unit::Decade => years(10),
            Unit::Century => years(100),
            unit => told.unit(unit, shift),
        }
    }

    /// A day of a month, its year told or the one that brings it nearest to publication.
    pub fn month_day(&self, month: u8, day: u8, year: Option<i16>) -> Option<Value> {
        let on = |year: i16| Date::new(year, month as i8, day as i8).ok();
        // A day that no year has is no date.
        Date::new(2024, month as i8, day as i8).ok()?;
        match (year.or(self.year), self.published) {
            (Some(year), _) => on(year).map(day_value),
            (None, None) => Some((format!("XXXX-{month:02}-{day:02}"), None)),
            (None, Some(published)) => {
                let years = [published.year(), published.year() - 1, published.year() + 1];
                let distance = |d: &Date| d.since(published).map_or(i32::MAX, |s| s.get_days().abs());
                years.into_iter().filter_map(on).min_by_key(distance).map(day_value)
            }
        }
    }

    /// A month, its year told, shifted, or the one that brings it nearest.
    pub fn month(&self, month: u8, year: Option<i16>, shift: Option<i8>) -> Option<Value> {
        let year = year.or(self.year.filter(|_| shift.is_none()));
        let Some(published) = self.published else {
            return Some((year.map_or_else(|| format!("XXXX-{month:02}"), |y| format!("{y:04}-{month:02}")), None));
        };
        let now = i32::from(published.month());
        let year = year.unwrap_or_else(|| {
            // Months from publication: -6 to 5, and the other way where the sentence or a shift says so.
            let near = (i32::from(month) - now + 6).rem_euclid(12) - 6;
            let near = match (shift, self.look) {
                (Some(..=-1), _) if near >= 0 => near - 12,
                (Some(1..), _) if near <= 0 => near + 12,
                (None, Look::Ahead) if near <= -3 => near + 12,
                (None, Look::Back) if near >= 4 => near - 12,
                _ => near,
            };
            published.year() + (now - 1 + near).div_euclid(12) as i16
        });
        Some((format!("{year:04}-{month:02}"), None))
    }

    /// So many units from publication: a day, week, month, quarter, season-less year, weekend.
    pub fn unit(&self, unit: Unit, shift: i64) -> Option<Value> {
        let published = self.published?;
        match unit {
            Unit::Day => self.day(shift),
            Unit::Week | Unit::Weekend => {
                let week = plus(published, shift * 7)?.iso_week_date();
                let end = if unit == Unit::Weekend { "-WE" } else { "" };
                Some((format!("{:04}-W{:02}{end}", week.year(), week.week()), None))
            }
            Unit::Month => {
                let month = published.checked_add(i32::try_from(shift).ok()?.months()).ok()?;
                Some((format!("{:04}-{:02}", month.year(), month.month()), None))
            }
            Unit::Quarter => {
                let quarter = i64::from(published.year()) * 4 + i64::from((published.month() - 1) / 3) + shift;
                Some((format!("{:04}-Q{}", quarter.div_euclid(4), quarter.rem_euclid(4) + 1), None))
            }
            Unit::Year => year_value(i64::from(published.year()) + shift),
            Unit::Decade => Some((format!("{:03}X", (i64::from(published.year()) / 10) + shift), None)),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Season | Unit::Century => None,
        }
    }

    /// A season, its year told, shifted, or the last one. A winter counts under the year in which it begins.
    pub fn season(&self, season: &str, year: Option<i16>, shift: Option<i8>) -> Option<Value> {
        let year = match (year, self.published) {
            (Some(year), _) => year,
            (None, None) => return Some((format!("XXXX-{season}"), None)),
            (None, Some(published)) => {
                let first = match season {
                    "SP" => 3,
                    "SU" => 6,
                    "FA" => 9,
                    _ => 12,
                };
                let (month, past) = (published.month(), published.month() >= first);
                let ahead = shift.is_some_and(|s| s > 0);
                match (ahead, shift == Some(0) || first == 12 && month < 3) {
                    (true, false) => published.year() + i16::from(past),
                    (_, true) => published.year() - i16::from(first == 12 && month < 3),
                    (false, false) => published.year() - i16::from(!past || shift == Some(-1) && month < first + 3),
                }
            }
        };
        Some((format!("{year:04}-{season}"), None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(day: &str, look: Look) -> Anchor {
        Anchor { published: Some(day.parse().unwrap()), told: None, told_year: None, told_month: None, year: None, look }
    }

    fn text(value: Option<Value>) -> String {
        value.unwrap().0
    }

    #[test]
    fn weekdays_count_from_publication() {
        let tuesday = from("2022-01-18", Look::Back);
        assert_eq!(text(tuesday.weekday(2, None)), "2022-01-18");
        assert_eq!(text(tuesday.weekday(3, None)), "2022-01-12");
        assert_eq!(text(tuesday.weekday(3, Some(-1))), "2022-01-12");
        assert_eq!(text(tuesday.weekday(2, Some(-1))), "2022-01-11");
        assert_eq!(text(from("2022-01-18", Look::Ahead).weekday(1, None)), "2022-01-24");
    }

    #[test]
    fn days_and_months_take_the_nearest_year() {
        let december = from("2021-12-31", Look::Back);
        assert_eq!(text(december.month_day(1, 10, None)), "2022-01-10");
        assert_eq!(text(december.month_day(12, 7, None)), "2021-12-07");
        assert_eq!(text(december.month(1, None, None)), "2022-01");
        assert_eq!(text(from("2022-02-18", Look::Back).month(1, None, None)), "2022-01");
        assert_eq!(text(from("2018-09-29", Look::Back).month(6, None, Some(-1))), "2018-06");
        assert!(december.month_day(2, 30, None).is_none());
    }

    #[test]
    fn units_carry_their_kind() {
        let day = from("2022-01-18", Look::Back);
        assert_eq!(text(day.unit(Unit::Week, -1)), "2022-W02");
        assert_eq!(text(day.unit(Unit::Month, -1)), "2021-12");
        assert_eq!(text(day.unit(Unit::Quarter, -1)), "2021-Q4");
        assert_eq!(text(day.season("SU", None, Some(-1))), "2021-SU");
        assert_eq!(text(day.season("SP", None, Some(1))), "2022-SP");
    }

    #[test]
    fn without_publication_the_year_stays_open() {
        let open = Anchor { published: None, told: None, told_year: None, told_month: None, year: None, look: Look::Back };
        assert_eq!(text(open.month_day(12, 7, None)), "XXXX-12-07");
        assert_eq!(text(open.weekday(2, None)), "XXXX-WXX-2");
        assert!(open.day(-1).is_none());
    }
}
