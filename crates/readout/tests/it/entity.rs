//! Correcting who is who.

use crate::program::{Desk, line};

const FIRST: &str = "Foreign minister Marta Kowalczyk met Pavel Horak in Vienna on Monday. Kowalczyk said the talks were useful.";
const SECOND: &str = "Marta Kowalczykova opened a bakery in Vienna on Tuesday, the company said.";

#[test]
fn a_correction_holds_and_can_be_taken_back() {
    let desk = Desk::new();
    desk.run_with(&["ingest", "-"], &[], format!("{}{}", line("a", FIRST), line("b", SECOND))).ends(0);
    let shown = |id: &str| desk.run(&["entity", "show", id]);
    let minister = "person/marta-kowalczyk";
    let baker = "person/marta-kowalczykova";
    assert!(shown(minister).ends(0).contains("Marta Kowalczyk"));
    shown(baker).ends(0);

    let merge = desk.run(&["entity", "merge", baker, minister, "--why", "her name in another language"]);
    assert!(merge.ends(0).contains("her name in another language"));
    shown(baker).ends(2);
    assert!(shown(minister).ends(0).contains("also person/marta-kowalczykova: her name in another language"));
    desk.run(&["relink"]).ends(0);
    shown(baker).ends(2);
    // A later article is folded with it too.
    desk.run_with(&["ingest", "-"], &[], line("c", SECOND.replace("Tuesday", "Friday").as_str())).ends(0);
    shown(baker).ends(2);

    assert!(desk.run(&["corrections"]).ends(0).contains("   1  person/marta-kowalczykova is person/marta-kowalczyk"));
    desk.run(&["corrections", "undo", "1"]).ends(0);
    shown(baker).ends(0);

    let split = desk.run(&["entity", "split", minister, "--article", "a"]);
    assert!(split.ends(0).contains("person/marta-kowalczyk is person/marta-kowalczyk-2 in a"));
    shown("person/marta-kowalczyk-2").ends(0);
}

#[test]
fn namesakes_are_kept_apart() {
    let desk = Desk::new();
    let minister =
        "Bulgarian foreign minister Marin Todorovski met Pavel Horak in Vienna on Monday. Todorovski said the talks were useful.";
    let general = "The Russian general Marin Todorovski opened an exercise near Murmansk. Todorovski said that the fleet was ready.";
    desk.run_with(&["ingest", "-"], &[], format!("{}{}", line("a", minister), line("b", general))).ends(0);
    let second = desk.run(&["entity", "show", "person/marin-todorovski-2"]);
    assert!(second.ends(0).contains("also person/marin-todorovski: a namesake: an office of place/ru, not place/bg"), "{}", second.out);
    let shown = desk.run(&["export", "utterances"]);
    assert!(shown.ends(0).contains("\"person/marin-todorovski-2\""));
    desk.run(&["entity", "merge", "person/marin-todorovski-2", "person/marin-todorovski"]).ends(0);
    desk.run(&["entity", "show", "person/marin-todorovski-2"]).ends(2);
}

#[test]
fn what_cannot_be_corrected_is_told() {
    let desk = Desk::new();
    desk.run_with(&["ingest", "-"], &[], line("a", FIRST)).ends(0);
    let fails = |args: &[&str], why: &str| {
        let run = desk.run(args);
        run.ends(2);
        assert!(run.err.contains(why), "{}", run.err);
    };
    fails(&["entity", "merge", "person/nobody", "place/vienna"], "the record has no entity \"person/nobody\"");
    fails(&["entity", "merge", "place/vienna", "place/vienna"], "is one already");
    fails(&["entity", "split", "place/vienna", "--article", "z"], "article \"z\" does not name place/vienna; some that do: a");
    fails(&["corrections", "undo", "7"], "there is no correction 7");
}
