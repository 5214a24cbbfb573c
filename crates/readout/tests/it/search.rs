//! `readout search`.

use crate::program::{Desk, line};

fn found(desk: &Desk, words: &[&str]) -> Vec<String> {
    let run = desk.run(&[&["search", "--json", "--limit", "50"][..], words].concat());
    let mut ids: Vec<String> = run.json().iter().map(|hit| hit["article"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

#[test]
fn a_name_in_one_script_finds_the_others() {
    let desk = Desk::with_examples();
    for name in ["Столтенберг", "Stoltenberg", "Jens Stoltenberg"] {
        let ids = found(desk, &[name]);
        for id in ["council-bg", "council-ro", "replies-uk"] {
            assert!(ids.iter().any(|i| i == id), "{id} by {name}: {ids:?}");
        }
    }
    let rows = desk.run(&["search", "Столтенберг", "--json"]).json();
    let keys: Vec<&String> = rows[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["article", "title", "published", "language", "snippet", "marks"]);
}

#[test]
fn the_packs_know_names_that_the_record_has_not_met() {
    let desk = Desk::new();
    let lines =
        [line("a", "Putin called Macron, the Kremlin said.\nThey spoke of snow."), line("b", "Putin stayed in Moscow, the Kremlin said.")];
    desk.run_with(&["ingest", "-"], &[], lines.concat()).ends(0);
    assert_eq!(found(&desk, &["Путин"]), ["a", "b"]);
    assert_eq!(found(&desk, &["Путину", "snow"]), ["a"]);
    assert_eq!(found(&desk, &["\"snow they\""]), [""; 0]);
}

#[test]
fn hits_are_a_table_and_nothing_is_an_exit_status() {
    let desk = Desk::with_examples();
    let table = desk.run(&["search", "Stoltenberg", "--limit", "1"]);
    assert!(table.ends(0).contains('['), "{}", table.out);
    let nothing = desk.run(&["search", "xylophone"]);
    nothing.ends(1);
    assert_eq!((nothing.out.as_str(), nothing.err.as_str()), ("", "readout: nothing found\n"));
    // What is masked is not searched.
    desk.run(&["search", "Банско"]).ends(1);
}
