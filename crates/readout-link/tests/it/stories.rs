//! Articles into stories, families and entities.

use crate::build::{cited, news, record};

const TALKS: [&str; 6] = ["person/vladimir-putin", "person/joe-biden", "org/nato", "place/ru", "place/us", "place/ua"];

/// Five reports of one course of talks: overlapping actors and issues, up to a month apart.
fn talks() -> Vec<crate::build::News> {
    let guarantees = &["security-guarantees", "nato-enlargement"][..];
    vec![
        news("ro-1", "2021-12-22", "ro")
            .names(&[
                "place/ru",
                "place/us",
                "org/nato",
                "person/sergey-lavrov",
                "place/ua",
                "person/jens-stoltenberg",
                "person/karen-donfried",
            ])
            .names(&["person/vladimir-putin", "place/us", "org/nato", "place/ua", "place/ru"])
            .says("person/sergey-lavrov", "vrem discuții", &["talks"], &[])
            .says("person/vladimir-putin", "cere garanții", guarantees, &[])
            .says("person/karen-donfried", "sancțiuni", &["sanctions"], &[]),
        news("sr-1", "2021-12-31", "sr")
            .names(&TALKS)
            .names(&["org/kremlin", "person/yuri-ushakov", "org/tass", "person/yuri-ushakov", "place/us", "place/ua"])
            .says("person/vladimir-putin", "гаранције", guarantees, &[])
            .says("person/joe-biden", "неће распоредити оружје", &["offensive-weapons"], &[])
            .says("person/vladimir-putin", "санкције би биле грешка", &["sanctions"], &[]),
        news("en-1", "2021-12-31", "en")
            .title("Presidents spoke by telephone")
            .names(&["org/kremlin", "person/joe-biden", "person/vladimir-putin", "place/us", "place/ru"])
            .names(&["person/yuri-ushakov", "place/ua", "org/nato", "person/jake-sullivan", "org/tass"])
            .says("person/yuri-ushakov", "security was discussed", &["security-guarantees", "talks"], &[])
            .says("person/joe-biden", "no weapons", &["offensive-weapons"], &[])
            .says("place/ru", "no new members", &["nato-enlargement", "sanctions"], &[]),
        news("bg-1", "2022-01-18", "bg")
            .names(&["person/jens-stoltenberg", "place/ru", "org/nato", "place/ua", "person/olaf-scholz", "place/us"])
            .names(&["person/sergey-lavrov", "person/jens-stoltenberg", "org/nato", "place/ru"])
            .says("person/jens-stoltenberg", "нови разговори", &["talks", "sanctions"], &[])
            .says("person/sergey-lavrov", "чакаме отговор", &["security-guarantees"], &[]),
        news("ro-2", "2022-02-18", "ro")
            .names(&["person/vladimir-putin", "org/kremlin", "person/alexander-lukashenko", "place/us", "org/nato"])
            .names(&["place/ru", "person/sergey-lavrov", "person/antony-blinken", "place/ua", "org/nato", "place/ru"])
            .says("person/vladimir-putin", "extinderea", guarantees, &[])
            .says("place/ru", "negocieri", &["talks", "posture-1997"], &[]),
    ]
}

#[test]
fn one_course_of_talks_is_one_story_whatever_the_language() {
    let r = record(&talks());
    let [story] = r.stories() else { panic!("{:?}", r.stories()) };
    assert_eq!(story.id, "story/2021-12-22-ro-1");
    assert_eq!(story.articles.len(), 5);
    assert_eq!((story.first.as_deref(), story.last.as_deref()), (Some("2021-12-22"), Some("2022-02-18")));
    assert_eq!(story.languages, ["bg", "en", "ro", "sr"]);
    assert_eq!(story.title, "Presidents spoke by telephone");
    assert!(story.why.len() <= 8 && story.why.iter().any(|w| w == "nato"), "{:?}", story.why);
}

#[test]
fn a_state_in_both_is_no_story() {
    let mut all = talks();
    all.push(news("en-2", "2021-12-31", "en").names(&["place/us", "org/fda", "person/scott-gottlieb", "place/us"]));
    all.push(news("en-3", "2021-12-31", "en").names(&["place/us", "place/ru", "person/alexander-ovechkin", "org/nhl", "place/washington"]));
    all.push(news("en-4", "2021-12-31", "en").names(&["place/us", "place/ru"]));
    all.push(news("en-5", "2021-12-31", "en").names(&["place/us", "place/ru"]));
    assert_eq!(record(&all).stories().len(), 5);
}

#[test]
fn talks_of_another_season_are_another_story() {
    let mut all = talks();
    let later = news("ro-3", "2022-07-01", "ro").names(&TALKS).says("person/vladimir-putin", "garanții", &["security-guarantees"], &[]);
    all.push(later);
    assert_eq!(record(&all).stories().len(), 2);
}

#[test]
fn near_duplicates_are_a_family_of_one_story() {
    let all = [
        news("a", "2022-01-01", "en").sketch(1..=64),
        news("b", "2022-01-01", "en").sketch((1..=60).chain(70..=73)),
        news("c", "2022-01-02", "en").sketch(101..=164),
        news("d", "2022-01-02", "en").sketch((1..=55).chain(80..=88)),
    ];
    let r = record(&all);
    assert_eq!(r.stories().len(), 2);
    assert_eq!(r.stories()[0].families.len(), 1);
    assert_eq!(r.stories()[0].families[0].iter().map(|a| a.as_str()).collect::<Vec<_>>(), ["a", "b", "d"]);
    assert_eq!(r.stories()[1].id, "story/2022-01-02-c");
}

#[test]
fn an_article_without_a_day_has_a_story_too() {
    let r = record(&[news("https://example.org/1", "", "en").names(&["place/us"])]);
    let id = &r.stories()[0].id;
    assert!(id.starts_with("story/undated-") && id.len() == "story/undated-".len() + 8, "{id}");
    assert_eq!(r.stories()[0].title, "us");
    assert_eq!(r.stories()[0].first, None);
}

#[test]
fn an_entity_is_one_row_with_its_forms() {
    let mut bg = news("bg", "2022-01-01", "bg").names(&["org/nato", "place/ru", "org/nato"]);
    bg.analysis.mentions[1].entity = None;
    let r = record(&[bg, news("x", "2022-01-02", "en").names(&["org/nato"])]);
    let [nato] = r.entities() else { panic!("{:?}", r.entities()) };
    assert_eq!((nato.id.as_str(), nato.mentions), ("org/nato", 3));
    assert_eq!(nato.names.keys().collect::<Vec<_>>(), ["bg", "en"]);
    assert_eq!(cited(&nato.citations), ["bg", "x"]);
    assert_eq!(nato.roles.len(), 1);
}
