//! Statements into utterances, and the positions that they show.

use readout_link::Record;
use readout_model::record::{Citation, Correction};
use readout_model::{Act, StanceKind, StatementKind};

use crate::build::{News, cited, news, record};

const WEAPONS: &[&str] = &["offensive-weapons"];
const CALL: &[&str] = &["person/vladimir-putin", "person/joe-biden", "person/yuri-ushakov", "place/ru", "place/us"];
const UKRAINE: &[&str] = &["place/ua", "place/us"];

/// A Serbian report of a call, told by an adviser.
fn serbian() -> News {
    news("sr", "2021-12-31", "sr")
        .names(CALL)
        .says(
            "person/yuri-ushakov",
            "Бајден је уверио Путина да оружја тамо неће бити",
            WEAPONS,
            &["person/joe-biden", "person/vladimir-putin", "place/ua", "place/us"],
        )
        .says("person/joe-biden", "Америка не мисли да тамо размешта оружје", WEAPONS, UKRAINE)
        .act(Act::Promise)
        .via(&["person/yuri-ushakov"])
        .with(|s| s.inside = Some(0))
        .says(
            "person/yuri-ushakov",
            "Главно што смо чули јесте да Бајден нема намеру да у Украјину шаље ударно оружје",
            WEAPONS,
            &["person/joe-biden", "place/ua", "place/us"],
        )
        .direct()
        .says("person/vladimir-putin", "нове санкције довеле би до прекида свих веза и биле би грешка", &["sanctions"], &[])
        .act(Act::Warn)
        .via(&["org/kremlin"])
}

/// An English one of the same call.
fn english() -> News {
    news("en", "2021-12-31", "en")
        .names(CALL)
        .says("person/joe-biden", "America was not about to place such arms there", WEAPONS, UKRAINE)
        .act(Act::Promise)
        .via(&["person/yuri-ushakov"])
        .says(
            "person/yuri-ushakov",
            "What we heard above all is that Biden has no intention to send strike weapons to Ukraine",
            WEAPONS,
            &["person/joe-biden", "place/ua", "place/us"],
        )
        .direct()
        .says("person/yuri-ushakov", "The border was spoken of at length as well", &["ukraine"], &["place/ua"])
        .direct()
        .says("person/vladimir-putin", "all ties might be cut if those sanctions came", &["sanctions"], &["place/us"])
        .act(Act::Warn)
        .with(|s| s.kind = StatementKind::Mixed)
        .via(&["person/yuri-ushakov"])
}

#[test]
fn one_call_told_in_two_languages() {
    let r = record(&[serbian(), english()]);
    let joined: Vec<&str> =
        r.utterances().iter().filter(|u| u.statements.len() == 2).map(|u| u.source.as_ref().unwrap().name.as_str()).collect();
    assert_eq!(joined, ["person/joe-biden", "person/yuri-ushakov", "person/vladimir-putin"]);
    assert_eq!(r.utterances().len(), 5);
    for u in r.utterances().iter().filter(|u| u.statements.len() == 2) {
        assert_eq!(cited(&u.citations), ["en", "sr"]);
        assert_eq!(u.said.as_deref(), Some("2021-12-31"));
    }
    let quoted = &r.utterances()[2];
    assert_eq!(quoted.kind, StatementKind::Direct);
    assert!(quoted.text.starts_with("Главно"), "the longest direct report: {}", quoted.text);
    assert_eq!(r.utterances()[1].independent, 1, "both go back to one teller");
    assert_eq!(quoted.independent, 2);
}

#[test]
fn statements_of_one_article_stay_apart_unless_they_repeat_the_words() {
    let about = &["org/nato", "place/ru"];
    let speech = |id: &str, language: &str, words: [&str; 4]| {
        words.iter().fold(news(id, "2022-01-18", language), |n, w| n.says("person/jens-stoltenberg", w, &["talks"], about))
    };
    let en = || speech("a", "en", ["the first of many things", "quite another matter was this", "some third claim", "Some third claim!"]);
    let bg = speech("b", "bg", ["първото от многото неща", "съвсем друг беше въпросът", "още едно твърдение", "Още едно твърдение!"]);
    assert_eq!(record(&[en()]).utterances().iter().map(|u| u.statements.len()).collect::<Vec<_>>(), [1, 1, 2]);
    assert_eq!(record(&[en(), bg]).utterances().len(), 6, "three alike on each side: nothing tells which is which");
}

#[test]
fn what_is_said_a_week_later_is_said_again() {
    let said =
        |id: &str, day: &str| news(id, day, "en").says("person/sergey-lavrov", "we expect an answer in writing", &["talks"], &["org/nato"]);
    assert_eq!(record(&[said("a", "2022-01-18"), said("b", "2022-01-20")]).utterances().len(), 1);
    assert_eq!(record(&[said("a", "2022-01-18"), said("b", "2022-01-25")]).utterances().len(), 2);
    assert_eq!(record(&[said("a", ""), said("b", "")]).utterances().len(), 1);
}

#[test]
fn nothing_shared_joins_only_by_its_words() {
    let said = |id: &str, who: &str, text: &str| news(id, "2022-01-18", "en").says(who, text, &[], &[]);
    let words = "no decision has been taken on the matter so far";
    let count = |a: News, b: News| record(&[a, b]).utterances().len();
    assert_eq!(count(said("a", "person/x", words), said("b", "person/x", "quite another thing, and nothing else besides")), 2);
    assert_eq!(count(said("a", "person/x", words), said("b", "person/x", &format!("{words}."))), 1);
    assert_eq!(count(said("a", "officials", words), said("b", "Officials", words)), 1);
    assert_eq!(count(said("a", "person/x", words), said("b", "person/y", words)), 2);
}

#[test]
fn reports_of_one_agency_or_one_text_are_one_source() {
    let said =
        |id: &str| news(id, "2022-01-18", "en").says("person/x", "we expect an answer in writing before long", &["talks"], &["org/nato"]);
    let independent = |all: &[News]| record(all).utterances().iter().map(|u| u.independent).collect::<Vec<_>>();
    assert_eq!(independent(&[said("a"), said("b"), said("c")]), [3]);
    assert_eq!(independent(&[said("a").via(&["org/tass"]), said("b").via(&["org/kremlin", "org/tass"]), said("c")]), [2]);
    assert_eq!(independent(&[said("a").sketch(1..=64), said("b").sketch(1..=64), said("c").via(&["org/tass"])]), [2]);
    let copy = said("b").sketch(1..=64).via(&["org/tass"]);
    assert_eq!(independent(&[said("a").sketch(1..=64), copy, said("c").via(&["org/tass"])]), [1]);
}

#[test]
fn a_position_is_one_row_with_all_that_shows_it() {
    let opposes = |id: &str, day: &str, text: &str| {
        news(id, day, "en").says("person/vladimir-putin", text, &["nato-enlargement"], &["org/nato"]).stance(
            "place/ru",
            "nato-enlargement",
            StanceKind::Opposes,
        )
    };
    let mut broken = opposes("c", "2022-01-05", "never again");
    broken.analysis.stances[0].statement = 9;
    let r = record(&[opposes("a", "2021-12-31", "no inch further"), opposes("b", "2021-12-22", "guarantees must be given"), broken]);
    let [p] = r.positions() else { panic!("{:?}", r.positions()) };
    assert_eq!((p.since.as_deref(), p.last.as_deref()), (Some("2021-12-22"), Some("2021-12-31")));
    assert_eq!((p.utterances.len(), cited(&p.citations)), (2, vec!["a", "b"]));
}

#[test]
fn what_a_person_rules_on_utterances_goes_before() {
    let said = |id: &str, words: &str| news(id, "2022-01-18", "en").says("person/anna-weber", words, &[], &[]);
    let all = [said("a", "we shall see"), said("b", "we shall see"), said("c", "we shall see"), said("d", "nothing of the kind")];
    let place = |at: usize| Citation { article: all[at].article.id.clone(), span: all[at].analysis.statements[0].span };
    let utterances = |corrections: &[Correction]| {
        let mut r = Record::corrected(corrections);
        for n in &all {
            r.apply(&n.article, &n.analysis);
        }
        r.utterances().iter().map(|u| cited(&u.citations).concat()).collect::<Vec<_>>()
    };
    assert_eq!(utterances(&[]), ["abc", "d"]);
    let why = String::new;
    let split = Correction::SplitUtterance { reports: vec![place(1)], from: vec![place(0), place(2)], why: why() };
    assert_eq!(utterances(std::slice::from_ref(&split)), ["ac", "b", "d"]);
    let merge = Correction::MergeUtterances { reports: vec![place(3)], into: vec![place(1)], why: why() };
    assert_eq!(utterances(&[split, merge]), ["ac", "bd"]);
}

#[test]
fn what_a_report_leaves_out_is_told() {
    let r = record(&[
        news("a", "2022-01-18", "en").says("person/anna-weber", "we shall see in Geneva", WEAPONS, &["place/geneva"]),
        news("b", "2022-01-18", "en").says("person/anna-weber", "we shall see in Geneva", &["talks"], &[]),
    ]);
    let [one] = r.utterances() else { panic!("{:?}", r.utterances()) };
    assert_eq!(one.left_out(&one.statements[0]), ["talks"]);
    assert_eq!(one.left_out(&one.statements[1]), ["offensive-weapons", "place/geneva"]);
}

#[test]
fn a_position_that_an_actor_gives_up_is_told_by_the_next() {
    let said = |id: &str, day: &str, stance: StanceKind| {
        news(id, day, "en").says("place/ru", id, &["talks"], &[]).stance("place/ru", "talks", stance)
    };
    let r = record(&[
        said("a", "2022-01-01", StanceKind::Refuses),
        said("b", "2022-01-05", StanceKind::Opposes),
        said("c", "2022-01-09", StanceKind::Supports),
        said("d", "2022-01-09", StanceKind::Threatens),
        news("e", "2022-01-10", "en").says("place/us", "e", &["talks"], &[]).stance("place/us", "talks", StanceKind::Supports),
    ]);
    let former: Vec<_> = r.positions().iter().map(|p| p.changed_from.as_ref().map(|f| (f.stance, f.last.as_str()))).collect();
    assert_eq!(former, [None, None, Some((StanceKind::Opposes, "2022-01-05")), None, None]);
    // An article that comes late shows that both were held at once.
    let r = record(&[
        said("a", "2022-01-01", StanceKind::Refuses),
        said("c", "2022-01-09", StanceKind::Supports),
        said("late", "2022-01-20", StanceKind::Refuses),
    ]);
    assert!(r.positions().iter().all(|p| p.changed_from.is_none()), "{:?}", r.positions());
}
