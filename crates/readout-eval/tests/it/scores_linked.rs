//! Scores of what stands across articles on hand-made gold; all values are computed by hand.

use readout_eval::score::{ParallelGold, Reads, SeedGold, record, stories, utterances};
use readout_model::record::{Citation, Engagement, Position, Report, Story, Utterance};
use readout_model::{Act, ArticleId, Form, StanceKind, StatementKind, Status, What};
use serde_json::{from_value, json};

use crate::made::{Made, told, via};

fn story(id: &str, articles: &[&str]) -> Story {
    let articles = articles.iter().map(|a| ArticleId::new(*a)).collect();
    Story { id: id.to_owned(), articles, ..Story::default() }
}

/// An utterance of reports, each an article and the words in it.
fn utterance(id: &str, reports: &[(&Made, &str)]) -> Utterance {
    let statements = reports.iter().map(|(made, words)| Report {
        article: made.article.id.clone(),
        span: made.span(words),
        text: (*words).to_owned(),
        language: None,
        via: vec![],
        kind: StatementKind::Indirect,
        tells: vec![],
    });
    Utterance {
        id: id.to_owned(),
        source: None,
        kind: StatementKind::Indirect,
        act: Act::Assert,
        issues: vec![],
        said: None,
        text: String::new(),
        independent: 1,
        statements: statements.collect(),
        story: String::new(),
        citations: vec![],
    }
}

fn news() -> Vec<ParallelGold> {
    let version = || json!({"sentences": [[0, 0, 10], [1, 11, 20]]});
    let row = |doc: &str, story: &str| {
        json!({"doc": doc, "story": story, "languages": {"eng": version(), "ron": version()},
            "statements": [{"s": 1, "source": "A", "type": "person"}], "times": []})
    };
    from_value(json!([row("a", "s"), row("b", "s"), row("c", "t")])).unwrap()
}

#[test]
fn stories_are_scored_by_article_and_by_pair() {
    let found = [story("1", &["a/eng", "a/ron", "c/eng"]), story("2", &["b/eng", "other/eng", "none"])];
    assert_eq!(
        told(&stories("stories", &news(), &found)),
        [
            // Precision (2/3 + 2/3 + 1/3 + 1) / 4, recall (2/3 + 2/3 + 1 + 1/3) / 4.
            "stories.b3.f1 0.6667 p 0.6667 r 0.6667 articles 4",
            // Pairs: 1 right, 3 found, 3 gold.
            "stories.pairs.f1 0.3333 p 0.3333 r 0.3333",
            "stories.count 2 gold 2",
        ]
    );
}

#[test]
fn utterances_are_scored_by_annotated_sentence() {
    let eng = Made::new("a/eng", "en", "Ăn intro. She agrees.");
    let ron = Made::new("a/ron", "ro", "Un intro.. Ea e deacord");
    let hidden = Made::new("b/ukr", "uk", "Un intro.. Ea e deacord");
    let found = [
        utterance("1", &[(&eng, "agrees"), (&ron, "e deacord"), (&hidden, "e deacord")]),
        utterance("2", &[(&eng, "She"), (&eng, "intro")]),
    ];
    let reads = Reads::new([(&eng.article, &eng.analysis), (&ron.article, &ron.analysis), (&hidden.article, &hidden.analysis)]);
    assert_eq!(
        told(&utterances(&news(), &found, &reads, &["eng", "ron"])),
        // Three items of one gold group, two of them together: precision 1, recall (2/3 + 2/3 + 1/3) / 3.
        ["utterances.b3.f1 0.7143 p 1.0000 r 0.5556 statements 3", "utterances.cross-article 1 of 2"]
    );
}

#[test]
fn a_record_is_scored_by_agenda_positions_and_utterances() {
    let gold: SeedGold = from_value(json!({
        "documents": {
            "a": {"lang": "en", "meetings": [], "times": [], "removed": [], "statements": [
                {"speaker": "A", "type": "person", "kind": "direct", "act": "assert", "via": [], "content": "the answer is late", "start": 8, "end": 26}]},
        },
        "cross": {
            "same_statement": [[["a", "the answer is"], ["b", "răspunsul"]], [["a", "nothing"], ["b", "nimic"]]],
            "agenda": [
                {"date": "2022-01-12", "what": "talks", "participants": ["NATO", "Russia"], "status": "held", "docs": ["a", "b"]},
                {"date": null, "what": "call", "participants": ["Joe Biden"], "status": "held", "docs": ["a"]},
            ],
            "positions": [["Russia", "sanctions", "opposes", ["a"]], ["Russia", "talks", "supports", ["b"]]],
        },
    }))
    .unwrap();
    let (a, b) = (Made::new("a", "en", "He said the answer is late."), Made::new("b", "ro", "A spus: răspunsul întârzie"));
    let cite = |made: &Made| Citation { article: made.article.id.clone(), span: made.article.body };
    let engagements = [Engagement {
        id: String::new(),
        what: What::Talks,
        form: Form::Council,
        participants: vec![via("Russian Federation"), via("Russia"), via("NATO")],
        place: None,
        date: Some("2022-01-12".to_owned()),
        dated_by: None,
        status: Status::Held,
        moved_to: None,
        history: vec![],
        citations: vec![cite(&a), cite(&b)],
    }];
    let positions = [Position {
        actor: via("Russia"),
        issue: "talks".to_owned(),
        stance: StanceKind::Supports,
        since: None,
        changed_from: None,
        last: None,
        utterances: vec![],
        citations: vec![cite(&b)],
    }];
    // Known by its place in one article, by its words in the other.
    let told_twice = [utterance("u", &[(&a, "answer is late"), (&b, "răspunsul întârzie")])];
    let reads = Reads::new([(&a.article, &a.analysis), (&b.article, &b.analysis)]);
    assert_eq!(
        told(&record(&gold, &engagements, &positions, &told_twice, &reads)),
        [
            "record.engagements.recall 0.5000 with all their articles 0.5000\n  no engagement for - call Joe Biden",
            "record.engagements.count 1 gold 2",
            "record.positions.recall 0.5000 count 1\n  no position of Russia on sanctions",
            "record.utterances.joined 0.5000",
        ]
    );
}
