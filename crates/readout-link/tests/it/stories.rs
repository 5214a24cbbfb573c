//! Articles into stories, families and entities.

use readout_link::Record;
use readout_model::ArticleId;
use readout_model::record::{Change, Correction};

use crate::build::{News, cited, news, record};

const TALKS: [&str; 6] = ["person/vladimir-putin", "person/joe-biden", "org/nato", "place/ru", "place/us", "place/ua"];

/// Five reports of one course of talks: overlapping actors and issues, up to a month apart.
fn talks() -> Vec<News> {
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
    let [story] = &r.stories()[..] else { panic!("{:?}", r.stories()) };
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

/// Four reports of one call: the two of the first day have little in common, those that follow tell what both do.
fn call() -> [News; 4] {
    let all =
        ["person/anna-weber", "person/ion-pop", "org/agency", "place/geneva", "place/vienna", "org/council", "org/court", "place/bern"];
    let says = |n: News| n.says("person/ion-pop", "we agree", &["talks"], &[]).day("2022-01-01");
    [
        news("a", "2022-01-02", "en").names(&all[..5]).title("The call"),
        news("b", "2022-01-02", "en").names(&all[4..]),
        says(news("c", "2022-01-02", "ro").names(&all[..7])),
        says(news("d", "2022-01-03", "bg").names(&all[1..]).names(&all[4..])),
    ]
}

#[test]
fn two_stories_that_turn_out_to_be_one_are_joined_with_the_reason() {
    let mut r = Record::default();
    let [a, b, c, d] = call();
    for n in [&a, &b] {
        r.apply(&n.article, &n.analysis);
    }
    assert_eq!(r.stories().len(), 2);
    let changes: Vec<Change> =
        [&c, &d].map(|n| r.apply(&n.article, &n.analysis).into_iter().map(Change::into_owned).collect::<Vec<_>>()).concat();
    assert!(changes.contains(&Change::Drop("story/2022-01-02-b".into())), "{changes:?}");
    let [story] = &r.stories()[..] else { panic!("{:?}", r.stories()) };
    assert_eq!(story.articles.iter().map(ArticleId::as_str).collect::<Vec<_>>(), ["a", "c", "d", "b"]);
    let [joined] = &story.also[..] else { panic!("{story:?}") };
    assert_eq!(joined.id, "story/2022-01-02-b");
    assert!(joined.why.starts_with("both tell of ") && joined.why.contains("council"), "{}", joined.why);
    assert!(r.utterances().iter().all(|u| u.story == story.id), "{:?}", r.utterances());
}

#[test]
fn a_long_affair_is_told_by_its_events() {
    let crisis = ["person/vladimir-putin", "place/ru", "place/us", "org/nato", "place/ua"];
    let told = |id: &str, day: &str, here: &[&str]| {
        news(id, day, "en").names(&crisis).names(here).title(id).says(here[0], "we spoke", &["security-guarantees"], &[]).day(day)
    };
    let (geneva, brussels) =
        (["person/wendy-sherman", "place/geneva", "person/sergei-ryabkov"], ["person/jens-stoltenberg", "place/brussels", "org/council"]);
    let r = record(&[
        told("a", "2022-01-10", &geneva),
        told("b", "2022-01-10", &geneva),
        told("c", "2022-02-05", &brussels),
        told("d", "2022-02-06", &brussels).sketch(1..=64),
        told("e", "2022-02-07", &geneva).sketch(1..=64),
    ]);
    let [story] = &r.stories()[..] else { panic!("{:?}", r.stories()) };
    let parts: Vec<String> = story.parts.iter().map(|p| p.articles.iter().map(ArticleId::as_str).collect()).collect();
    assert_eq!(parts, ["ab", "cde"], "a near-duplicate tells of the event of its twin");
    let council = &story.parts[1];
    assert_eq!((council.title.as_str(), council.first.as_deref(), council.last.as_deref()), ("c", Some("2022-02-05"), Some("2022-02-07")));
    assert!(council.why.iter().any(|w| w == "brussels"), "{council:?}");
    assert!(record(&[told("a", "2022-01-10", &geneva), told("b", "2022-01-11", &geneva)]).stories()[0].parts.is_empty(), "one event");
}

#[test]
fn what_a_person_rules_on_stories_goes_before() {
    let ids = |ids: &[&str]| ids.iter().map(|id| ArticleId::new(*id)).collect::<Vec<_>>();
    let stories = |all: &[News], corrections: &[Correction]| {
        let mut r = Record::corrected(corrections);
        for n in all {
            r.apply(&n.article, &n.analysis);
        }
        r.stories().iter().map(|s| s.articles.iter().map(|a| a.as_str().to_owned()).collect::<String>()).collect::<Vec<_>>()
    };
    let split = Correction::SplitStory { articles: ids(&["d", "b"]), from: ids(&["a", "c"]), why: String::new() };
    assert_eq!(stories(&call(), std::slice::from_ref(&split)), ["ac", "bd"]);
    let other = news("e", "2022-06-02", "en").names(&["place/oslo"]);
    let mut all = Vec::from(call());
    all.push(other);
    assert_eq!(stories(&all, std::slice::from_ref(&split)), ["ac", "bd", "e"]);
    let merge = Correction::MergeStories { articles: ids(&["e"]), into: ids(&["d", "b"]), why: String::new() };
    assert_eq!(stories(&all, &[split.clone(), merge.clone()]), ["ac", "bde"]);
    all.reverse();
    assert_eq!(stories(&all, &[split, merge]), ["edb", "ca"], "whatever the order");

    let twins = [news("a", "2022-01-01", "en").sketch(1..=64), news("b", "2022-01-01", "en").sketch(1..=64)];
    let apart = Correction::SplitStory { articles: ids(&["b"]), from: ids(&["a"]), why: String::new() };
    assert_eq!(stories(&twins, &[]), ["ab"]);
    assert_eq!(stories(&twins, &[apart]), ["a", "b"]);
}
