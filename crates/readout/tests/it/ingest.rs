//! `readout ingest` and `readout relink`.

use std::fs;
use std::io::Write;

use crate::program::{Desk, examples, line};

#[test]
fn reading_twice_changes_nothing() {
    let desk = Desk::new();
    desk.run(&["ingest", examples().to_str().unwrap()]).ends(0);
    let before = desk.export("readout.db");
    assert!(before.lines().count() > 100);
    let again = desk.run(&["ingest", examples().to_str().unwrap()]);
    assert!(again.ends(0).starts_with("read 17: 0 new, 17 known already, 0 failed"), "{}", again.out);
    assert_eq!(again.err, "");
    assert_eq!(desk.export("readout.db"), before);
}

#[test]
fn one_thread_and_two_make_the_same_record() {
    let desk = Desk::new();
    let lines = fs::read_to_string(examples().join("talks.jsonl")).unwrap();
    // More than one batch, with some articles twice.
    let input: String = (0..150)
        .map(|i| line(&format!("snow-{:03}", i % 140), &format!("Snow in Oslo\n\nDay {} of the talks, Sergey Lavrov said.", i % 140)))
        .collect();
    let input = format!("{input}{lines}");
    for threads in ["1", "2"] {
        let run = desk.run_with(&["ingest", "-", "--record", &format!("{threads}.db")], &[("RAYON_NUM_THREADS", threads)], &input);
        assert!(run.ends(0).starts_with("read 164: 154 new, 10 known already, 0 failed"), "{}", run.out);
    }
    assert_eq!(desk.export("1.db"), desk.export("2.db"));
}

#[test]
fn a_record_in_parts_equals_one_made_at_once() {
    let desk = Desk::new();
    let lines = fs::read_to_string(examples().join("talks.jsonl")).unwrap();
    desk.run_with(&["ingest", "-", "--record", "once.db"], &[], &lines).ends(0);
    for one in lines.lines() {
        desk.run_with(&["--record", "parts.db", "ingest", "-"], &[], one).ends(0);
    }
    assert_eq!(desk.export("once.db"), desk.export("parts.db"));
}

#[test]
fn relinking_puts_late_articles_in_place() {
    let desk = Desk::new();
    let lines = fs::read_to_string(examples().join("talks.jsonl")).unwrap();
    let backwards: Vec<&str> = lines.lines().rev().collect();
    desk.run_with(&["ingest", "-", "--record", "forwards.db"], &[], &lines).ends(0);
    desk.run_with(&["ingest", "-", "--record", "backwards.db"], &[], backwards.join("\n")).ends(0);
    desk.run(&["relink", "--record", "forwards.db"]).ends(0);
    let said = desk.run(&["--record", "backwards.db", "relink"]);
    assert!(said.ends(0).starts_with("backwards.db: 14 articles in 6 languages"), "{}", said.out);
    let once = desk.export("backwards.db");
    assert_eq!(once, desk.export("forwards.db"));
    desk.run(&["relink", "--record", "backwards.db"]).ends(0);
    assert_eq!(once, desk.export("backwards.db"));
    // What is read in after relinking is joined to the new order.
    assert!(desk.run(&["ingest", examples().to_str().unwrap(), "--record", "backwards.db"]).ends(0).starts_with("read 17: 3 new"));
}

#[test]
fn an_id_with_another_text_is_refused_and_the_others_go_on() {
    let desk = Desk::new();
    let input = format!("{}{}{}", line("a", "One thing."), line("a", "Another thing."), line("b", "A third."));
    let run = desk.run_with(&["ingest", "-"], &[], &input);
    assert!(run.ends(1).starts_with("read 3: 2 new, 0 known already, 1 failed"), "{}", run.out);
    assert_eq!(run.err, "-:2: another article has the id \"a\"; the record keeps that one\n");
    // Also where the first is in the record already.
    let run = desk.run_with(&["ingest", "-"], &[], &input);
    assert!(run.ends(1).starts_with("read 3: 0 new, 2 known already, 1 failed"), "{}", run.out);
    assert_eq!(run.err, "-:2: another article has the id \"a\"; the record keeps that one\n");
}

#[test]
fn a_killed_run_keeps_what_was_committed() {
    let desk = Desk::new();
    let mut child = desk.start(&["ingest", "-"], &[]);
    let mut input = child.stdin.take().unwrap();
    let lines: Vec<String> = (0..400).map(|i| line(&format!("a{i:03}"), &format!("Snow fell in Oslo on day {i}."))).collect();
    input.write_all(lines.concat().as_bytes()).unwrap();
    // Standard input stays open, so that the run waits for more with at least one batch committed.
    let committed = || desk.run(&["export", "articles"]).out.lines().count();
    while committed() == 0 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let kept = committed();
    assert!((64..400).contains(&kept) && kept.is_multiple_of(64), "{kept}");
    let run = desk.run_with(&["ingest", "-"], &[], lines.concat());
    assert!(run.ends(0).starts_with(&format!("read 400: {} new, {kept} known already", 400 - kept)), "{}", run.out);
    desk.run_with(&["ingest", "-", "--record", "whole.db"], &[], lines.concat()).ends(0);
    assert_eq!(desk.export("readout.db"), desk.export("whole.db"));
}

#[test]
fn dates_are_given_to_files_that_carry_none() {
    let desk = Desk::new();
    desk.write("a.txt", "Talks on Tuesday\n\nThey met on Tuesday in Geneva, Sergey Lavrov said.");
    desk.run(&["ingest", "a.txt", "--published", "2022-01-12"]).ends(0);
    assert_eq!(desk.run(&["export", "articles"]).json()[0]["published"], "2022-01-12");
    assert!(desk.run(&["ingest", "a.txt", "--published", "soon"]).err.contains("is not a date"));
}
