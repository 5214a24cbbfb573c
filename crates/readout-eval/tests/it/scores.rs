//! Scores of single articles on hand-made gold; all values are computed by hand.

use readout_eval::score::{
    F1, NamesGold, ParallelGold, Reads, SeedGold, b_cubed, fold, jaccard, jaro_winkler, language, mentions, overlap, pair_up, parallel,
    same_name, seeds,
};
use readout_model::{Act, EntityKind, Status};
use serde_json::{from_value, json};

use crate::made::{Made, told};

fn reads(made: &[Made]) -> Reads<'_> {
    Reads::new(made.iter().map(|m| (&m.article, &m.analysis)))
}

#[test]
fn names_fold_and_compare() {
    assert_eq!(fold("  Analena  Bérbok-Đukić, Wałęsa! "), "analena berbok djukic walesa");
    assert_eq!(fold("İstanbul ½"), "istanbul 1 2");
    let near = |a: f64, b: f64| (a - b).abs() < 1e-4;
    assert!(near(jaro_winkler("martha", "marhta"), 0.9611));
    assert!(near(jaro_winkler("dwayne", "duane"), 0.84));
    assert!(near(jaro_winkler("dixon", "dicksonx"), 0.8133));
    assert_eq!((jaro_winkler("a", "b"), jaro_winkler("", "b"), jaro_winkler("ab", "ba")), (0.0, 0.0, 0.0));
    assert!(same_name("Sergej Lavrov", "Sergey Lavrov"));
    assert!(same_name("Putin", "Vladimir Putin"));
    assert!(same_name("Volodymyr Zelenskyy", "Zelensky"));
    assert!(!same_name("Joe Biden", "Vladimir Putin"));
    assert!(!same_name("", "Vladimir Putin"));
}

#[test]
fn spans_overlap_and_pair_one_to_one() {
    assert_eq!((overlap((0, 5), (3, 9)), overlap((0, 3), (3, 9))), (2, 0));
    assert_eq!(jaccard((0, 5), (3, 9)), 2.0 / 9.0);
    let like = |g: &f64, p: &f64| 1.0 - (g - p).abs();
    assert_eq!(pair_up(&[0.1, 0.2], &[0.2, 0.9], like, 0.25), [(1, 0)]);
    assert_eq!(pair_up(&[0.1, 0.2], &[0.2, 0.9], like, 0.1), [(1, 0), (0, 1)]);
    assert_eq!(pair_up(&[0.5, 0.5], &[0.5], like, 0.0), [(0, 0)]);
}

#[test]
fn groups_agree_by_item() {
    let found = b_cubed(&[("a", Some(1)), ("a", Some(1)), ("a", Some(2)), ("b", Some(2))]);
    assert_eq!(found, F1::new(3.0 / 4.0, 2.0 / 3.0));
    // One that is found nowhere stands alone.
    assert_eq!(b_cubed(&[("a", Some(1)), ("a", None)]), F1::new(1.0, 0.5));
    assert_eq!(b_cubed::<&str, &str>(&[]), F1::default());
}

/// Code points are not bytes here: every offset of the gold counts letters.
const SEED: &str = "Лавров каже да је време. Путин тражи одговор у петак. Преузмите апликацију.";

fn seed_gold() -> SeedGold {
    let statement = |speaker: &str, act: &str, start: usize, end: usize| {
        let content: String = SEED.chars().skip(start).take(end - start).collect();
        json!({"speaker": speaker, "type": "person", "kind": "indirect", "act": act, "via": ["RIA", "TASS"], "content": content, "start": start, "end": end})
    };
    from_value(json!({
        "documents": {"a": {
            "lang": "sr",
            "statements": [statement("Sergey Lavrov", "assert", 15, 23), statement("Vladimir Putin", "demand", 37, 44)],
            "meetings": [{"participants": ["Russia", "NATO"], "date": null, "status": "planned"}],
            "times": [{"text": "петак", "value": "2022-01-14"}, {"text": "среда", "value": "2022-01-12"}],
            "removed": ["Преузмите апликацију.", "???"],
        }},
        "cross": {"same_statement": [], "agenda": [], "positions": []},
    }))
    .unwrap()
}

#[test]
fn a_seed_is_scored_in_all_its_parts() {
    let made = [Made::new("a", "sr", SEED)
        .says("Lavrov", Act::Assert, "је време")
        .says("Joe Biden", Act::Demand, "одговор")
        .says("", Act::Assert, "Лавров")
        .time("2022-01-14", "у петак")
        .mask(" Преузмите")
        .meeting(None, Status::Planned, &["NATO", "Russian Federation"])
        .meeting(None, Status::Planned, &["NATO", "Russia"])];
    let figures = told(&seeds(&seed_gold(), &reads(&made)));
    assert_eq!(
        figures,
        [
            "seeds.language 1.0000",
            "seeds.statements.content.f1 0.8000 p 0.6667 r 1.0000",
            "seeds.statements.content+source.f1 0.4000 p 0.3333 r 0.5000",
            "seeds.statements.content+source+kind.f1 0.4000 p 0.3333 r 0.5000",
            "seeds.statements.content+source+act.f1 0.4000 p 0.3333 r 0.5000",
            "seeds.via.recall 1.0000",
            // 9 of 9 letters right, the blank before them forgiven, of 21 + 3.
            "seeds.boilerplate.f1 0.5455 p 1.0000 r 0.3750",
            "seeds.sources.one-entity 0.0000",
            "seeds.times.recall 0.5000",
            "seeds.meetings.f1 0.6667 p 0.5000 r 1.0000",
        ]
    );
}

#[test]
fn a_seed_that_is_absent_counts_as_nothing_found() {
    let figures = told(&seeds(&seed_gold(), &Reads::default()));
    assert_eq!(figures[0], "seeds.language 0.0000");
    assert_eq!(figures[1], "seeds.statements.content.f1 0.0000 p 0.0000 r 0.0000");
}

#[test]
fn parallel_news_is_scored_by_sentence() {
    let text = "Anna said yes on Monday. Officials agreed. Bob left in May.";
    let versions = || json!({"sentences": [[0, 0, 24], [1, 25, 42], [2, 43, 59]]});
    let gold: Vec<ParallelGold> = from_value(json!([{
        "doc": "d", "story": "s", "languages": {"eng": versions(), "ron": versions(), "bul": versions()},
        "statements": [{"s": 0, "source": "Anna Alt", "type": "person"}, {"s": 1, "source": "officials", "type": "unnamed"}],
        "times": [{"s": 0, "value": "2022-01-17"}, {"s": 2, "value": "2022-05"}],
    }]))
    .unwrap();
    let made = [
        Made::new("d/eng", "en", text)
            .says("Anna", Act::Assert, "yes on Monday")
            .says("Somebody", Act::Assert, "Officials agreed")
            .says("Bob", Act::Assert, "left in May")
            .time("2022-01-17", "Monday")
            .time("2022-05-01", "May"),
        Made::new("d/ron", "ro", text),
    ];
    assert_eq!(
        told(&parallel(&gold, &reads(&made), &["ron", "eng", "bul"])),
        [
            "parallel.bul.statements.detect.f1 0.0000 p 0.0000 r 0.0000",
            "parallel.bul.statements.source.f1 0.0000 p 0.0000 r 0.0000",
            "parallel.bul.times.value.f1 0.0000 p 0.0000 r 0.0000",
            "parallel.bul.absent 1 of 1",
            "parallel.eng.statements.detect.f1 0.8000 p 0.6667 r 1.0000",
            // The unnamed source is not judged: Anna is right, Bob is wrong.
            "parallel.eng.statements.source.f1 0.6667 p 0.5000 r 1.0000",
            "parallel.eng.times.value.f1 0.5000 p 0.5000 r 0.5000",
            "parallel.ron.statements.detect.f1 0.0000 p 0.0000 r 0.0000",
            "parallel.ron.statements.source.f1 0.0000 p 0.0000 r 0.0000",
            "parallel.ron.times.value.f1 0.0000 p 0.0000 r 0.0000",
        ]
    );
}

#[test]
fn names_count_by_place_and_kind_and_link_by_id() {
    let gold: Vec<NamesGold> = from_value(json!([
        {"id": "a", "language": "sr", "from": "x", "mentions": [[0, 5, "person", "Vladimir Putin"], [8, 14, "place", "Moscow"], [17, 20, "event", null]]},
        {"id": "b", "language": "en", "from": "x", "mentions": [[0, 5, "person", "Vladimir Putin"]]},
        {"id": "c", "language": "en", "from": "x", "mentions": []},
    ]))
    .unwrap();
    let (person, place) = (EntityKind::Person, EntityKind::Place);
    let made = [
        Made::new("a", "sr", "Путин у Москви и Рат").name(person, Some("person/p"), "Путин").name(person, Some("place/m"), "Москви"),
        Made::new("b", "en", "Putin left").name(person, Some("person/p"), "Putin").name(place, None, "left"),
    ];
    assert_eq!(
        told(&mentions("", &gold, &reads(&made), &[person, place])),
        [
            "names.all.f1 0.5714 p 0.5000 r 0.6667",
            "names.all.person.f1 0.8000",
            "names.all.place.f1 0.0000",
            "names.all.absent 1",
            "names.en.f1 0.6667 p 0.5000 r 1.0000",
            "names.en.person.f1 1.0000",
            "names.en.absent 1",
            "names.sr.f1 0.5000 p 0.5000 r 0.5000",
            "names.sr.person.f1 0.6667",
            "names.sr.place.f1 0.0000",
            "names.x/en.f1 0.6667 p 0.5000 r 1.0000",
            "names.x/en.person.f1 1.0000",
            "names.x/en.absent 1",
            "names.x/sr.f1 0.5000 p 0.5000 r 0.5000",
            "names.x/sr.person.f1 0.6667",
            "names.x/sr.place.f1 0.0000",
            "names.link.b3.f1 1.0000 p 1.0000 r 1.0000 mentions 3",
            "names.link.found.b3.f1 1.0000 p 1.0000 r 1.0000 mentions 3",
        ]
    );
}

#[test]
fn languages_of_one_group_count_as_one() {
    let made = [
        Made::new("1/eng", "en", "x"),
        Made::new("2/eng", "sr", "x"),
        Made::new("1/hrv", "sr", "x"),
        Made::new("1/mkd", "sr", "x"),
        Made::new("1/deu", "de", "x"),
    ];
    assert_eq!(
        told(&language(&reads(&made), &["en", "sr"])),
        ["language.accuracy 0.6667 articles 3", "language.eng 0.5000", "language.false 0.5000 articles 2\n  mkd taken for sr: 1"]
    );
}
