//! Who is one across articles, by the sound of names and by correction.

use readout_link::Record;
use readout_model::ArticleId;
use readout_model::record::{Correction, Entity};

use crate::build::{News, news, record, rows};

const MATCH: [&str; 4] = ["place/sc", "org/uefa", "place/pl", "org/hibs"];

fn report(id: &str, language: &str, who: &str, sound: &str) -> News {
    let mut news = news(id, "2018-10-11", language).names(&MATCH).names(&[who]).says(who, "we played well", &[], &[]);
    for entity in news.analysis.entities.iter_mut().filter(|e| e.id == who) {
        entity.sound = sound.into();
    }
    news
}

fn person<'r>(record: &'r Record, id: &str) -> Option<&'r Entity> {
    record.entities().iter().find(|e| e.id == id)
}

#[test]
fn two_spellings_that_sound_the_same_in_one_story_are_one() {
    let record = record(&[report("en-1", "en", "person/terry-butcher", "tr ptkr"), report("bg-1", "bg", "person/teri-bachar", "tr ptkr")]);
    let butcher = person(&record, "person/terry-butcher").unwrap();
    assert_eq!(butcher.citations.len(), 2);
    assert_eq!(butcher.also[0].id, "person/teri-bachar");
    assert!(butcher.also[0].why.contains("sound the same"));
    assert!(person(&record, "person/teri-bachar").is_none());
    assert!(record.utterances().iter().all(|u| u.source.as_ref().unwrap().entity.as_deref() == Some("person/terry-butcher")));
}

#[test]
fn names_of_one_language_and_names_of_two_stories_stay_apart() {
    let brothers =
        record(&[report("a", "sr", "person/marko-petrovic", "mrk ptrvk"), report("b", "sr", "person/mirko-petrovic", "mrk ptrvk")]);
    assert!(person(&brothers, "person/mirko-petrovic").is_some());
    let elsewhere = news("c", "2018-03-01", "bg").names(&["place/jp", "org/toyota", "person/teri-bachar"]);
    let mut elsewhere = elsewhere.says("person/teri-bachar", "cars", &["talks"], &[]);
    elsewhere.analysis.entities.last_mut().unwrap().sound = "tr ptkr".into();
    let two = record(&[report("en-1", "en", "person/terry-butcher", "tr ptkr"), elsewhere]);
    assert!(person(&two, "person/teri-bachar").is_some());
}

/// A report that gives somebody an office of a state or a career.
fn serves(id: &str, day: &str, others: &[&str], who: &str, state: &str, career: &str) -> News {
    let mut news = news(id, day, "en").names(others).names(&[who]).says(who, "we will see", &[], &[]);
    for entity in news.analysis.entities.iter_mut().filter(|e| e.id == who) {
        entity.offices.clear();
        entity.service.states.extend(Some(state.to_owned()).filter(|s| !s.is_empty()));
        entity.service.careers.extend(Some(career.to_owned()).filter(|s| !s.is_empty()));
    }
    news
}

#[test]
fn namesakes_of_two_states_or_careers_are_two() {
    const WHO: &str = "person/ivan-petrov";
    const TALKS: [&str; 4] = ["place/vienna", "org/osce", "place/sofia", "place/varna"];
    const EXERCISE: [&str; 4] = ["place/murmansk", "org/northern-fleet", "place/kola", "place/severomorsk"];
    const DERBY: [&str; 4] = ["place/plovdiv", "org/botev", "org/lokomotiv", "place/pazardzhik"];
    let all = [
        serves("minister", "2020-01-10", &TALKS, WHO, "place/bg", "politics"),
        serves("general", "2020-03-10", &EXERCISE, WHO, "place/ru", "forces"),
        serves("player", "2020-06-10", &DERBY, WHO, "", "sport"),
        // No office: the one whom the story names.
        serves("general-again", "2020-03-10", &EXERCISE, WHO, "", ""),
        // Another story, the same state.
        serves("minister-again", "2020-09-10", &["place/brussels", "org/frontex", "place/schengen"], WHO, "place/bg", ""),
    ];
    let folded = record(&all);
    let articles = |id: &str| person(&folded, id).unwrap().citations.iter().map(|c| c.article.to_string()).collect::<Vec<_>>();
    assert_eq!(articles(WHO), ["minister", "minister-again"]);
    assert_eq!(articles("person/ivan-petrov-2"), ["general", "general-again"]);
    assert_eq!(articles("person/ivan-petrov-3"), ["player"]);
    let also = &person(&folded, "person/ivan-petrov-2").unwrap().also;
    assert!(also.iter().any(|a| a.id == WHO && a.why.contains("an office of place/ru, not place/bg")), "{also:?}");
    let sources = |id: &str| folded.utterances().iter().filter(|u| u.source.as_ref().unwrap().entity.as_deref() == Some(id)).count();
    assert!(sources(WHO) > 0 && sources("person/ivan-petrov-3") > 0);

    // A person may rule otherwise.
    let merge =
        |entity: &str| Correction::Merge { entity: entity.into(), into: WHO.into(), name: "Ivan Petrov".into(), why: "one man".into() };
    let mut one = Record::corrected(&[merge("person/ivan-petrov-2"), merge("person/ivan-petrov-3")]);
    one.apply_all(all.iter().map(|n| (&n.article, &n.analysis)));
    assert_eq!(person(&one, WHO).unwrap().citations.len(), 5);
    assert!(person(&one, "person/ivan-petrov-2").is_none());
}

#[test]
fn a_new_post_of_one_story_or_of_no_other_state_makes_nobody_else() {
    const WHO: &str = "person/ana-ilieva";
    const TALKS: [&str; 4] = ["place/vienna", "org/osce", "place/sofia", "place/varna"];
    let folded = record(&[
        serves("a", "2020-01-10", &TALKS, WHO, "place/bg", "politics"),
        serves("b", "2020-01-11", &TALKS, WHO, "place/at", ""),
        serves("c", "2021-01-11", &["place/rome", "org/fao"], WHO, "", ""),
    ]);
    assert_eq!(person(&folded, WHO).unwrap().citations.len(), 3);
}

#[test]
fn what_a_person_rules_holds() {
    let all = [report("en-1", "en", "person/terry-butcher", "tr ptkr"), report("bg-1", "bg", "person/t-bachar", "t ptkr")];
    let merge = Correction::Merge {
        entity: "person/t-bachar".into(),
        into: "person/terry-butcher".into(),
        name: "Terry Butcher".into(),
        why: "told by the editor".into(),
    };
    let folded = |corrections: &[Correction]| {
        let mut record = Record::corrected(corrections);
        record.apply_all(all.iter().map(|n| (&n.article, &n.analysis)));
        record
    };
    assert!(person(&folded(&[]), "person/t-bachar").is_some());
    let merged = folded(std::slice::from_ref(&merge));
    assert!(person(&merged, "person/t-bachar").is_none());
    assert_eq!(person(&merged, "person/terry-butcher").unwrap().also[0].why, "told by the editor");
    assert_eq!(rows(&merged), rows(&folded(&[merge])), "twice the same");

    let other = "person/terry-butcher-2";
    let split = Correction::Split {
        entity: "person/terry-butcher".into(),
        articles: vec![ArticleId::new("en-1")],
        into: other.into(),
        name: "Terry Butcher".into(),
        why: "a namesake".into(),
    };
    let split = folded(&[split]);
    assert_eq!(person(&split, other).unwrap().citations[0].article, ArticleId::new("en-1"));
    assert!(person(&split, "person/terry-butcher").is_none());
}
