//! `readout show`.

use serde_json::Value;

use crate::program::Desk;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn every_list_is_a_table_and_json_lines() {
    let desk = Desk::with_examples();
    for (list, header, first_keys) in [
        ("stories", "STORY", ["id", "title"]),
        ("statements", "SAID", ["id", "source"]),
        ("agenda", "DATE", ["id", "what"]),
        ("positions", "WHO", ["actor", "issue"]),
    ] {
        let table = desk.run(&["show", list]);
        assert!(table.ends(0).trim_start().starts_with(header), "{}", table.out);
        let run = desk.run(&["show", list, "--json"]);
        run.ends(0);
        let rows = run.json();
        assert!(!rows.is_empty());
        assert_eq!(keys(&rows[0])[..2], first_keys);
        assert_eq!(desk.run(&["show", list, "--json", "--limit", "1"]).json(), rows[..1]);
        let nothing = desk.run(&["show", list, "--since", "2030"]);
        nothing.ends(1);
        assert_eq!((nothing.out.as_str(), nothing.err.as_str()), ("", "readout: nothing found in readout.db\n"));
    }
}

#[test]
fn citations_lead_to_the_words() {
    let desk = Desk::with_examples();
    let run = desk.run(&["show", "statements", "--by", "Лавров", "--json"]);
    run.ends(0);
    for report in run.json().iter().flat_map(|u| u["statements"].as_array().unwrap().clone()) {
        let article = &desk.run(&["show", "article", report["article"].as_str().unwrap(), "--json"]).json()[0];
        let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
        let (start, end) = (report["start"].as_u64().unwrap() as usize, report["end"].as_u64().unwrap() as usize);
        assert_eq!(text[start..end].iter().collect::<String>(), report["text"].as_str().unwrap());
    }
    let (row, table) = (&run.json()[0], desk.run(&["show", "statements", "--by", "Sergey Lavrov"]));
    let cited = &row["citations"][0];
    let place = format!("{}:{}-{}", cited["article"].as_str().unwrap(), cited["start"], cited["end"]);
    assert!(table.ends(0).contains(&place), "{place} in\n{}", table.out);
}

#[test]
fn filters_restrict() {
    let desk = Desk::with_examples();
    let all = desk.run(&["show", "statements", "--json"]).json().len();
    for filter in [["--by", "Putin"], ["--about", "sanctions"], ["--since", "2022-01-20"], ["--until", "2022-01-05"], ["--language", "uk"]]
    {
        let some = desk.run(&[&["show", "statements", "--json"][..], &filter].concat()).json().len();
        assert!(some > 0 && some < all, "{filter:?}: {some} of {all}");
    }
    let bad = desk.run(&["show", "stories", "--since", "soon"]);
    bad.ends(2);
    assert!(bad.err.contains("\"soon\" is not a date"), "{}", bad.err);
}

#[test]
fn one_story_has_its_articles_and_what_was_said() {
    let desk = Desk::with_examples();
    let id = desk.run(&["show", "stories", "--json"]).json()[0]["id"].as_str().unwrap().to_owned();
    let shown = desk.run(&["show", "story", &id]);
    let text = shown.ends(0);
    for part in ["ARTICLES", "STATEMENTS", "AGENDA", "call-kremlin-en"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    let object = &desk.run(&["show", "story", &id, "--json", "--limit", "2"]).json()[0];
    assert_eq!(object["id"], id.as_str());
    assert_eq!(object["utterances"].as_array().unwrap().len(), 2);
    let missing = desk.run(&["show", "story", "story/none"]);
    missing.ends(1);
    assert_eq!(missing.err, "readout: there is no story \"story/none\" in readout.db\n");
}

#[test]
fn one_article_shows_its_text_and_marks_what_is_masked() {
    let desk = Desk::with_examples();
    let shown = desk.run(&["show", "article", "council-bg"]);
    let text = shown.ends(0);
    for part in ["[related-link: Още: Ски зоната в Банско отваря още две писти]", "STATEMENTS", "Jens Stoltenberg", "MEETINGS", "NAMES"]
    {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    let missing = desk.run(&["show", "article", "none"]);
    missing.ends(1);
    assert_eq!(missing.err, "readout: there is no article \"none\" in readout.db\n");
}
