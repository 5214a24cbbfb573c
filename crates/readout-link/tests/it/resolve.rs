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
