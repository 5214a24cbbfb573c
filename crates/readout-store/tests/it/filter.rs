//! Choosing rows.

use readout_store::{Filter, Kind, Store};

use crate::fixture::{PUTIN, RUSSIA, USHAKOV, folder, record};

/// How many stories, utterances, engagements and positions a filter lets through.
fn found(store: &Store, filter: &Filter) -> (usize, usize, usize, usize) {
    (
        store.stories(filter).unwrap().len(),
        store.utterances(filter).unwrap().len(),
        store.engagements(filter).unwrap().len(),
        store.positions(filter).unwrap().len(),
    )
}

#[test]
fn by_is_an_id_or_a_name_in_any_script() {
    let folder = folder();
    let store = record(&folder);
    let by = |who: &str| found(&store, &Filter { by: Some(who.into()), ..Filter::default() });
    for who in [USHAKOV, "Ushakov", "yuri ushakov", "УШАКОВ", "Ушаков", "usha", "  Úshakov "] {
        assert_eq!(by(who), (1, 1, 0, 0), "{who}");
    }
    for who in [RUSSIA, "russia", "place/us", "united states", "States"] {
        let positions = usize::from(who.to_lowercase().contains("ru"));
        assert_eq!(by(who), (1, 0, 1, positions), "{who}");
    }
    for nobody in [PUTIN, "Путин", "shakov", "a diplomat", "", "  ", "\"", "place/nowhere", "* OR"] {
        assert_eq!(by(nobody), (0, 0, 0, 0), "{nobody}");
    }
}

#[test]
fn a_source_without_an_entity_is_found_by_its_name() {
    let folder = folder();
    let mut store = Store::open(folder.path().join("readout.db")).unwrap();
    store.commit(&[crate::fixture::folded()[0].entry()]).unwrap();
    let by = |who: &str| store.utterances(&Filter { by: Some(who.into()), ..Filter::default() }).unwrap().len();
    assert_eq!(by("diplomat"), 1);
    assert_eq!(by("name/a diplomat"), 1);
}

#[test]
fn about_is_an_issue_an_entity_a_name_or_words() {
    let folder = folder();
    let store = record(&folder);
    let about = |what: &str| found(&store, &Filter { about: Some(what.into()), ..Filter::default() });
    assert_eq!(about("talks"), (1, 1, 0, 0), "an issue, and a word of the title");
    assert_eq!(about("security-guarantees"), (1, 0, 0, 1));
    assert_eq!(about("place/geneva"), (0, 1, 0, 0), "named in the content of the statement");
    assert_eq!(about("geneva"), (0, 1, 1, 0));
    assert_eq!(about("Женева"), (0, 1, 0, 0), "in the words of the second report");
    assert_eq!(about("Ушаков"), (1, 0, 0, 0), "the story is one because of him");
    assert_eq!(about("russia"), (0, 0, 1, 0));
    for nothing in ["", "\"", "NEAR(", "words : x", "inspections"] {
        assert_eq!(about(nothing), (0, 0, 0, 0), "{nothing}");
    }
}

#[test]
fn dates_are_those_that_a_value_covers() {
    let folder = folder();
    let store = record(&folder);
    let since = |day: &str| found(&store, &Filter { since: Some(day.into()), ..Filter::default() });
    let until = |day: &str| found(&store, &Filter { until: Some(day.into()), ..Filter::default() });
    assert_eq!(since("2021-12"), (1, 1, 1, 1));
    assert_eq!(since("2021-12-31"), (1, 0, 1, 1));
    assert_eq!(since("2022-01-16"), (0, 0, 1, 0), "the second week ends on that day");
    assert_eq!(since("2022-01-17"), (0, 0, 0, 0));
    assert_eq!(until("2022"), (1, 1, 1, 1));
    assert_eq!(until("2022-01-09"), (1, 1, 0, 1));
    assert_eq!(until("2021-W51"), (0, 0, 0, 1));
    let error = store.stories(&Filter { since: Some("tomorrow".into()), ..Filter::default() }).unwrap_err();
    assert!(matches!(&error.kind, Kind::NotADate(day) if day == "tomorrow"), "{error}");
}

#[test]
fn language_and_story_are_those_of_the_cited_articles() {
    let folder = folder();
    let store = record(&folder);
    let language = |code: &str| found(&store, &Filter { language: Some(code.into()), ..Filter::default() });
    assert_eq!(language("bg"), (1, 1, 1, 1));
    assert_eq!(language("ro"), (0, 0, 0, 0));
    let story = |id: &str| found(&store, &Filter { story: Some(id.into()), ..Filter::default() });
    assert_eq!(story("story/talks-set-for-january"), (1, 1, 1, 1));
    assert_eq!(story("story/none"), (0, 0, 0, 0));
}

#[test]
fn all_conditions_hold_together() {
    let folder = folder();
    let store = record(&folder);
    let filter = Filter {
        by: Some("ушаков".into()),
        about: Some("talks".into()),
        since: Some("2021".into()),
        until: Some("2021".into()),
        language: Some("en".into()),
        story: Some("story/talks-set-for-january".into()),
    };
    assert_eq!(found(&store, &filter), (1, 1, 0, 0));
    assert_eq!(found(&store, &Filter { language: Some("ro".into()), ..filter }), (0, 0, 0, 0));
}
