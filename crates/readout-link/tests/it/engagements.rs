//! Meetings into engagements.

use readout_model::{Form, Status, What};

use crate::build::{cited, news, record};

const TALKS: (What, Form) = (What::Talks, Form::Meeting);
const COUNCIL: (What, Form) = (What::Talks, Form::Council);
const PHONE: (What, Form) = (What::Call, Form::Phone);
const VIDEO: (What, Form) = (What::Call, Form::Video);
const PAPER: (What, Form) = (What::Publication, Form::Document);
const PRESIDENTS: &[&str] = &["person/vladimir-putin for place/ru", "person/joe-biden for place/us"];

#[test]
fn planned_in_one_article_and_held_in_another() {
    let en = news("en", "2021-12-31", "en").meets(COUNCIL, &["org/nato", "place/ru"], Some("2022-01-12"), Status::Planned);
    let bg = news("bg", "2022-01-18", "bg").meets(COUNCIL, &["place/us", "org/allies", "place/ru"], Some("2022-01-12"), Status::Held);
    let late = news("late", "2022-01-20", "en").meets(COUNCIL, &["place/ru", "org/nato"], Some("2022-01-12"), Status::Planned);
    let r = record(&[en, bg, late]);
    let [e] = r.engagements() else { panic!("{:?}", r.engagements()) };
    assert_eq!((e.status, e.date.as_deref()), (Status::Held, Some("2022-01-12")));
    assert_eq!(e.dated_by.as_ref().unwrap().as_str(), "en");
    assert_eq!(e.participants.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["org/nato", "place/ru", "place/us", "org/allies"]);
    assert_eq!(
        e.history.iter().map(|s| (s.status, s.article.as_str())).collect::<Vec<_>>(),
        [(Status::Planned, "en"), (Status::Held, "bg")]
    );
    assert_eq!(cited(&e.citations), ["bg", "en", "late"]);
}

#[test]
fn a_late_article_falls_into_its_place_in_the_history() {
    let held = news("b", "2022-01-18", "en").meets(TALKS, PRESIDENTS, Some("2022-01-12"), Status::Held);
    let planned = news("a", "2021-12-31", "en").meets(TALKS, PRESIDENTS, Some("2022-01-12"), Status::Planned);
    let r = record(&[held, planned]);
    assert_eq!(r.engagements()[0].status, Status::Held);
    assert_eq!(r.engagements()[0].history.iter().map(|s| s.status).collect::<Vec<_>>(), [Status::Planned, Status::Held]);
}

#[test]
fn a_call_without_a_day_is_known_again_and_is_not_another_call() {
    let sr = news("sr", "2021-12-31", "sr").meets(PHONE, PRESIDENTS, None, Status::Held);
    let en = news("en", "2021-12-31", "en")
        .meets(PHONE, PRESIDENTS, None, Status::Held)
        .meets(VIDEO, PRESIDENTS, Some("2021-12-07"), Status::Held)
        .meets(PHONE, &["person/joe-biden for place/us", "person/volodymyr-zelensky for place/ua"], Some("2021-12-09"), Status::Held);
    let r = record(&[sr, en]);
    let seen: Vec<_> = r.engagements().iter().map(|e| (e.what, e.form, e.date.as_deref(), cited(&e.citations))).collect();
    assert_eq!(seen.len(), 3);
    assert!(seen.contains(&(What::Call, Form::Phone, None, vec!["en", "sr"])), "{seen:?}");
}

#[test]
fn another_article_gives_the_day() {
    let undated = news("a", "2021-12-31", "en").meets(PHONE, PRESIDENTS, None, Status::Held);
    let dated = news("b", "2022-01-02", "en").meets(PHONE, PRESIDENTS, Some("2021-12-30"), Status::Held);
    let later = news("c", "2022-01-25", "en").meets(PHONE, PRESIDENTS, None, Status::Held);
    let ahead = news("d", "2022-01-02", "en").meets(PHONE, PRESIDENTS, None, Status::Planned);
    let r = record(&[undated, dated, later, ahead]);
    assert_eq!(r.engagements().len(), 3, "one long after and one yet to come are others");
    let e = &r.engagements()[0];
    assert_eq!((e.date.as_deref(), e.dated_by.as_ref().map(|a| a.as_str())), (Some("2021-12-30"), Some("b")));
}

#[test]
fn a_publication_has_one_party() {
    let mfa = &["org/ru-mfa for place/ru"][..];
    let ro = news("ro", "2021-12-22", "ro").meets(PAPER, mfa, Some("2021-12-17"), Status::Held);
    let en = news("en", "2021-12-31", "en").meets(PAPER, mfa, Some("2021-12-17"), Status::Held);
    let other = news("us", "2021-12-31", "en").meets(PAPER, &["org/us-state for place/us"], Some("2021-12-17"), Status::Held);
    let r = record(&[ro, en, other]);
    assert_eq!(r.engagements().iter().map(|e| cited(&e.citations)).collect::<Vec<_>>(), [vec!["en", "ro"], vec!["us"]]);
}

#[test]
fn a_month_may_stand_for_its_day_but_not_for_two() {
    let both = &["place/us", "place/ru"][..];
    let month = news("a", "2021-12-22", "ro").meets(TALKS, both, Some("2022-01"), Status::Planned);
    let days = news("b", "2021-12-31", "en").meets(TALKS, both, Some("2022-01-10"), Status::Planned).place("Geneva").meets(
        TALKS,
        both,
        Some("2022-01-14"),
        Status::Planned,
    );
    let r = record(&[month, days]);
    let dates: Vec<_> =
        r.engagements().iter().map(|e| (e.date.as_deref(), e.dated_by.as_ref().unwrap().as_str(), e.citations.len())).collect();
    assert_eq!(dates, [(Some("2022-01-10"), "b", 2), (Some("2022-01-14"), "b", 1)]);
}

#[test]
fn who_meets_tells_meetings_apart() {
    let on = |id: &str, what, parties: &[&str]| news(id, "2022-01-18", "en").meets(what, parties, Some("2022-01-10"), Status::Held);
    let count = |a, b| record(&[a, b]).engagements().len();
    let ministers = &["person/sergey-lavrov for place/ru", "person/antony-blinken for place/us"][..];
    let states = &["place/ru", "place/us"][..];
    assert_eq!(count(on("a", TALKS, PRESIDENTS), on("b", TALKS, ministers)), 2);
    assert_eq!(count(on("a", TALKS, states), on("b", TALKS, ministers)), 1);
    assert_eq!(count(on("a", TALKS, states), on("b", COUNCIL, states)), 1, "talks that turn out to be a council's");
    assert_eq!(count(on("a", TALKS, states), on("b", PHONE, states)), 2);
    assert_eq!(count(on("a", TALKS, states), on("b", TALKS, &["place/ru", "place/cn"])), 2);
    assert_eq!(count(on("a", COUNCIL, &["org/nato", "place/ua"]), on("b", COUNCIL, &["org/nato", "place/ge"])), 2);
    assert_eq!(
        count(on("a", TALKS, &["person/vladimir-putin for place/ru", "person/sergei-shoigu for place/ru"]), on("b", TALKS, states)),
        2
    );
    assert_eq!(count(on("a", TALKS, &[]), on("b", TALKS, &[])), 2);
}

#[test]
fn a_meeting_that_is_called_off_is_no_longer_planned() {
    let told = |id: &str, day: &str, status| news(id, day, "en").meets(TALKS, PRESIDENTS, Some("2022-02-24"), status);
    let status = |all: &[_]| record(all).engagements().iter().map(|e| e.status).collect::<Vec<_>>();
    assert_eq!(status(&[told("a", "2022-02-20", Status::Planned), told("b", "2022-02-22", Status::Cancelled)]), [Status::Cancelled]);
    assert_eq!(status(&[told("b", "2022-02-22", Status::Cancelled), told("c", "2022-02-23", Status::Planned)]), [Status::Cancelled]);
    assert_eq!(status(&[told("b", "2022-02-22", Status::Cancelled), told("c", "2022-02-25", Status::Held)]), [Status::Held]);
    assert_eq!(status(&[told("a", "2022-02-18", Status::Proposed), told("b", "2022-02-20", Status::Planned)]), [Status::Planned]);
}

#[test]
fn a_meeting_that_is_put_off_is_called_off_and_planned_anew() {
    let who = &["person/sergey-lavrov", "person/antony-blinken"];
    let talks = (What::Talks, Form::Meeting);
    let r = record(&[
        news("a", "2022-01-05", "en").meets(talks, who, Some("2022-01-12"), Status::Planned),
        news("b", "2022-01-08", "ro").meets(talks, who, None, Status::Cancelled).moved_to("2022-01-21"),
        news("c", "2022-01-21", "en").meets(talks, who, Some("2022-01-21"), Status::Held),
    ]);
    let told: Vec<_> =
        r.engagements().iter().map(|e| (e.date.as_deref(), e.status, e.moved_to.as_deref(), cited(&e.citations).concat())).collect();
    assert_eq!(
        told,
        [
            (Some("2022-01-12"), Status::Cancelled, Some("2022-01-21"), "ab".to_owned()),
            (Some("2022-01-21"), Status::Held, None, "bc".to_owned()),
        ]
    );
    assert_eq!(r.engagements()[1].history.iter().map(|s| s.status).collect::<Vec<_>>(), [Status::Planned, Status::Held]);
}
