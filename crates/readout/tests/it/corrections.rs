//! Correcting stories and utterances, for good.

use std::collections::BTreeSet;

use crate::program::{Desk, line};

const TALKS: &str =
    "Foreign ministers Marta Kowalczyk and Pavel Horak met in Vienna on Monday. \"We agreed to open the bridge,\" Kowalczyk said.";
const BAKERY: &str = "A bakery opened in Oslo. Its owner said that the bread was fresh.";

/// The articles of each story.
fn stories(desk: &Desk) -> BTreeSet<String> {
    let rows = desk.run(&["export", "stories"]);
    rows.ends(0);
    let articles = |row: &serde_json::Value| row["articles"].as_array().unwrap().iter().map(|a| a.as_str().unwrap().to_owned()).collect();
    rows.json()
        .iter()
        .map(|row| {
            let mut list: Vec<String> = articles(row);
            list.sort();
            list.concat()
        })
        .collect()
}

/// The id of the story of an article.
fn story(desk: &Desk, article: &str) -> String {
    let rows = desk.run(&["export", "stories"]).json();
    let row = rows.iter().find(|row| row["articles"].as_array().unwrap().iter().any(|a| a == article)).unwrap();
    row["id"].as_str().unwrap().to_owned()
}

fn set(stories: &[&str]) -> BTreeSet<String> {
    stories.iter().map(|s| (*s).to_owned()).collect()
}

#[test]
fn stories_are_merged_and_split_for_good() {
    let desk = Desk::new();
    desk.run_with(&["ingest", "-"], &[], format!("{}{}{}", line("a", TALKS), line("b", TALKS), line("c", BAKERY))).ends(0);
    assert_eq!(stories(&desk), set(&["ab", "c"]));
    let split = desk.run(&["story", "split", &story(&desk, "a"), "b", "--why", "another bridge"]);
    assert!(split.ends(0).contains("the story of b is not that of a: another bridge"), "{}", split.out);
    assert_eq!(stories(&desk), set(&["a", "b", "c"]));
    desk.run(&["story", "merge", &story(&desk, "c"), &story(&desk, "b")]).ends(0);
    assert_eq!(stories(&desk), set(&["a", "bc"]));
    desk.run(&["relink"]).ends(0);
    desk.run_with(&["ingest", "-"], &[], line("d", "A storm hit Lima. Nobody was hurt, the mayor said.")).ends(0);
    assert_eq!(stories(&desk), set(&["a", "bc", "d"]), "also after relink, and in what comes later");
    assert_eq!(desk.run(&["corrections"]).ends(0).lines().count(), 2);
    desk.run(&["corrections", "undo", "1"]).ends(0);
    assert_eq!(stories(&desk), set(&["abc", "d"]));
}

#[test]
fn an_utterance_is_shown_split_and_merged_for_good() {
    let desk = Desk::new();
    desk.run_with(&["ingest", "-"], &[], format!("{}{}", line("a", TALKS), line("b", TALKS))).ends(0);
    let place = |article: &str| {
        let rows = desk.run(&["export", "statements"]).json();
        let row = rows.iter().find(|row| row["article"] == article).unwrap_or_else(|| panic!("{rows:?}")).clone();
        format!("{article}:{}-{}", row["start"], row["end"])
    };
    let reports =
        || desk.run(&["export", "utterances"]).json().iter().map(|u| u["statements"].as_array().unwrap().len()).collect::<Vec<_>>();
    let shown = desk.run(&["utterance", "show", &place("b")]);
    assert!(shown.ends(0).contains("2 reports, 1 independent") && shown.out.contains(&place("a")), "{}", shown.out);
    assert_eq!(reports(), [2]);
    desk.run(&["utterance", "split", &place("a"), "b"]).ends(0);
    desk.run(&["relink"]).ends(0);
    assert_eq!(reports(), [1, 1]);
    desk.run(&["utterance", "merge", &place("b"), &place("a")]).ends(0);
    assert_eq!(reports(), [2]);
}

#[test]
fn what_cannot_be_corrected_is_told() {
    let desk = Desk::new();
    desk.run_with(&["ingest", "-"], &[], format!("{}{}", line("a", TALKS), line("c", BAKERY))).ends(0);
    let (talks, bakery) = (story(&desk, "a"), story(&desk, "c"));
    let fails = |args: &[&str], why: &str| {
        let run = desk.run(args);
        run.ends(2);
        assert!(run.err.contains(why), "{}", run.err);
    };
    fails(&["story", "merge", "story/none", &talks], "the record has no story \"story/none\"");
    fails(&["story", "merge", &talks, &talks], "is one already");
    fails(&["story", "split", &talks, "c"], "article \"c\" is not of");
    fails(&["story", "split", &bakery, "c"], "some must stay");
    fails(&["utterance", "show", "utterance/none"], "the record has no utterance");
    let utterance = desk.run(&["export", "utterances"]).json()[0]["id"].as_str().unwrap().to_owned();
    fails(&["utterance", "split", &utterance, "z"], "\"z\" is no report of");
    fails(&["utterance", "merge", &utterance, &utterance], "are one already");
    fails(&["corrections", "undo", "7"], "there is no correction 7");
}
