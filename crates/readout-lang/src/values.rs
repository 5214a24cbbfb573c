//! Reads the values of the tables' columns.

use readout_model::{Form, What};

use crate::rows::{
    Agreement, Clause, ContentForm, Described, Grammar, MeetingWord, PagePlace, PageRow, SourcePlace, TimeWord, Title, Unit,
};

type Value<T> = Result<T, String>;

fn none_of<T>(what: &str, found: &str, valid: &str) -> Value<T> {
    Err(format!("{what} {found:?} is none of {valid}"))
}

pub(crate) fn grammar(class: &str, value: &str) -> Value<Grammar> {
    Ok(match (class, value) {
        ("that", "fact") => Grammar::That,
        ("that", "wish") => Grammar::Wish,
        ("that", "how") => Grammar::How,
        ("clause", _) => Grammar::Clause(match value {
            "time" => Clause::Time,
            "cause" => Clause::Cause,
            "condition" => Clause::Condition,
            "contrast" => Clause::Contrast,
            "purpose" => Clause::Purpose,
            "place" => Clause::Place,
            "relative" => Clause::Relative,
            "who" => Clause::Who,
            _ => return none_of("value", value, "time, cause, condition, contrast, purpose, place, relative, who"),
        }),
        ("and", _) => Grammar::And,
        ("not", _) => Grammar::Not,
        ("pronoun", _) => Grammar::Pronoun(match value {
            "m.sg" => Agreement::Masculine,
            "f.sg" => Agreement::Feminine,
            "n.sg" => Agreement::Neuter,
            "pl" => Agreement::Plural,
            _ => return none_of("value", value, "m.sg, f.sg, n.sg, pl"),
        }),
        ("first-person", _) => Grammar::FirstPerson,
        ("demonstrative", _) => Grammar::Demonstrative,
        ("possessive", _) => Grammar::Possessive,
        ("aux", _) => Grammar::Aux,
        ("future", _) => Grammar::Future,
        ("preposition", "at") => Grammar::At,
        ("preposition", _) => Grammar::Preposition,
        ("article", _) => Grammar::Article,
        ("hedge", _) => Grammar::Hedge,
        _ => {
            return none_of(
                "class",
                class,
                "that (fact, wish, how), clause, and, not, pronoun, first-person, demonstrative, possessive, aux, future, preposition, article, hedge",
            );
        }
    })
}

pub(crate) fn source_place(source: &str) -> Value<SourcePlace> {
    Ok(match source {
        "subject" => SourcePlace::Subject,
        "after" => SourcePlace::After,
        "owner" => SourcePlace::Owner,
        "outlet" => SourcePlace::Outlet,
        _ => return none_of("source", source, "subject, after, owner, outlet"),
    })
}

pub(crate) fn content_form(content: &str) -> Value<ContentForm> {
    Ok(match content {
        "clause" => ContentForm::Clause,
        "any" => ContentForm::Any,
        "quote" => ContentForm::Quote,
        "label" => ContentForm::Label,
        _ => return none_of("content", content, "clause, any, quote"),
    })
}

/// One of a set of fixed words.
fn word(value: &str, valid: &'static [&'static str]) -> Value<&'static str> {
    valid.iter().find(|v| **v == value).copied().ok_or_else(|| format!("{value:?} is none of {}", valid.join(", ")))
}

const PARTS: &[&str] = &["MO", "MI", "AF", "EV", "NI"];

fn number<T: std::str::FromStr>(value: &str) -> Value<T> {
    value.parse().map_err(|_| format!("{value:?} is no number of the expected range"))
}

fn unit(value: &str) -> Value<Unit> {
    Ok(match value {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "season" => Unit::Season,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return none_of("unit", value, "second, minute, hour, day, weekend, week, month, quarter, season, year, decade, century"),
    })
}

fn before(value: &str) -> Value<bool> {
    match value {
        "before" => Ok(true),
        "after" => Ok(false),
        _ => none_of("value", value, "before, after"),
    }
}

pub(crate) fn time(class: &str, value: &str) -> Value<TimeWord> {
    let two = || value.split_once(' ').ok_or_else(|| format!("{value:?} is not two words"));
    Ok(match class {
        "weekday" => {
            TimeWord::Weekday(number(value).and_then(|n| if (1..=7).contains(&n) { Ok(n) } else { none_of("weekday", value, "1 to 7") })?)
        }
        "month" => {
            TimeWord::Month(number(value).and_then(|n| if (1..=12).contains(&n) { Ok(n) } else { none_of("month", value, "1 to 12") })?)
        }
        "day" => TimeWord::Day(number(value)?),
        "part" => TimeWord::Part(word(value, PARTS)?),
        "daypart" => {
            let (day, part) = two()?;
            TimeWord::DayPart(number(day)?, word(part, PARTS)?)
        }
        "unit" => TimeWord::Unit(unit(value)?),
        "shift" => match value.strip_suffix(" told") {
            Some(told) => TimeWord::Beside(number(told)?),
            None => TimeWord::Shift(number(value)?),
        },
        "period" => {
            let (u, shift) = two()?;
            TimeWord::Period(unit(u)?, number(shift)?)
        }
        "season" => TimeWord::Season(word(value, &["SP", "SU", "FA", "WI"])?),
        "year" if value == "many" => TimeWord::Years,
        "year" => TimeWord::Year,
        "told" => match value.split_once(' ') {
            Some((day, part)) => TimeWord::Told(number(day)?, Some(word(part, PARTS)?)),
            None => TimeWord::Told(number(value)?, None),
        },
        "weak" => TimeWord::Weak,
        "phase" => TimeWord::Phase(word(value, &["START", "MID", "END"])?),
        "ago" if value == "told" => TimeWord::Since(-1),
        "ahead" if value == "told" => TimeWord::Since(1),
        "ago" => TimeWord::Ago(before(value)?),
        "ahead" => TimeWord::Ahead(before(value)?),
        "from" if value == "end" => TimeWord::RangeEnd,
        "from" => TimeWord::RangeStart,
        "holiday" => {
            let (month, day) = value.split_once('-').ok_or_else(|| format!("{value:?} is not MM-DD"))?;
            TimeWord::Holiday(number(month)?, number(day)?)
        }
        "decade" => TimeWord::Decade(number(value)?),
        "clock" if matches!(value, "am" | "pm") => TimeWord::Half(value == "pm"),
        "clock" => TimeWord::Clock,
        "ordinal" => TimeWord::Ordinal,
        "not" => TimeWord::Not,
        _ => {
            return none_of(
                "class",
                class,
                "weekday, month, day, part, daypart, told, weak, unit, shift, period, season, year, phase, ago, ahead, from, holiday, decade, clock, ordinal, not",
            );
        }
    })
}

pub(crate) fn title(role: &str, gender: &str) -> Value<Title> {
    Ok(Title { role: role.to_owned(), gender: self::gender(gender)? })
}

pub(crate) fn described(value: &str) -> Value<Described> {
    let (sex, age) = value.strip_suffix(" age").map_or((value, false), |sex| (sex, true));
    Ok(Described { gender: gender(sex)?, age })
}

pub(crate) fn gender(gender: &str) -> Value<Option<Agreement>> {
    Ok(match gender {
        "m" => Some(Agreement::Masculine),
        "f" => Some(Agreement::Feminine),
        "-" => None,
        _ => return none_of("gender", gender, "m, f, -"),
    })
}

pub(crate) fn meeting(class: &str, what: &str, how: &str) -> Value<MeetingWord> {
    let both = || Ok::<(What, Form), String>((what.parse()?, how.parse()?));
    Ok(match class {
        "noun" => both().map(|(w, h)| MeetingWord::Noun(w, h))?,
        "verb" => both().map(|(w, h)| MeetingWord::Verb(w, h))?,
        "document" => MeetingWord::Document(how.parse()?),
        "held" | "planned" | "proposed" | "cancelled" => MeetingWord::Status(class.parse()?),
        "moved" => MeetingWord::Moved,
        _ => return none_of("class", class, "noun, verb, document, held, planned, proposed, cancelled, moved"),
    })
}

pub(crate) fn page(form: &str, place: &str, reason: &str) -> Value<PageRow> {
    let place = match place {
        "start" => PagePlace::Start,
        "part" => PagePlace::Part,
        "whole" => PagePlace::Whole,
        _ => return none_of("where", place, "start, part, whole"),
    };
    let stems = form.split(' ').any(|word| word.len() > 1 && word.ends_with('*'));
    if stems && place == PagePlace::Whole {
        return Err(format!("stems ({form:?}) stand at the start or as a part of a line, not as the whole"));
    }
    let exact = form.chars().any(char::is_alphabetic) && !form.chars().any(char::is_lowercase);
    let form = if exact { form.to_owned() } else { form.to_lowercase() };
    Ok(PageRow { form, exact, stems, place, reason: reason.parse()? })
}
