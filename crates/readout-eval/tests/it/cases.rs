//! Reading, running and rewriting cases, with a small pack.

use readout_analyze::Tagger;
use readout_eval::cases::{CaseFile, Item, Problem, check, coverage, update};
use readout_lang::Packs;

const TIMES: &str =
    "# Days\n[2022-01-18] It was on the day of the vote, and it was yesterday.\n  2022-01-16 date: yesterday\n# kept\n\nIt was the end.\n";

fn pack(cases: &str) -> Vec<(&str, &str)> {
    vec![
        ("xx/cases/times.cases", cases),
        ("xx/grammar.tsv", "form\tclass\tvalue\n"),
        (
            "xx/pack.toml",
            "code = \"xx\"\nname = \"X\"\nendonym = \"x\"\nscripts = [\"Latn\"]\nalphabet = \"abcdefghijklmnopqrstuvwxyz\"\nmarks = \"\"\nclitics = []\nzero_that = false\npro_drop = false\nsources = []\n",
        ),
        ("xx/speech.tsv", "form\tlemma\tact\tsource\tcontent\n"),
        ("xx/stopwords.txt", "and\nit\nof\non\nthe\nwas\n"),
        ("xx/time.tsv", "form\tclass\tvalue\nmonday\tweekday\t1\nyesterday\tday\t-1\n"),
    ]
}

fn told<T: ToString>(list: &[T]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

#[test]
fn a_file_is_texts_dates_and_expectations() {
    let file = CaseFile::parse("# a comment\n[2022-01-18] One.\\nTwo.\n  a b: c\n  # d\n[sic] Three.\n\n  lost\n[2022-13-01] Four.\n");
    let cases: Vec<_> = file.cases().collect();
    assert_eq!(cases.len(), 3);
    assert_eq!((cases[0].line, cases[0].text.as_str()), (2, "One.\nTwo."));
    assert_eq!(cases[0].date.map(|d| d.date.to_string()).as_deref(), Some("2022-01-18"));
    assert_eq!(cases[0].expected, [(3, "a b: c"), (4, "# d")]);
    assert_eq!((cases[1].text.as_str(), cases[1].date, cases[1].expected.len()), ("[sic] Three.", None, 0));
    assert_eq!(file.items[0], Item::Line("# a comment"));
    assert_eq!(file.problems[0], (7, "an expectation without a text above it".to_owned()));
    assert!(file.problems[1].1.contains("is not a date"), "{:?}", file.problems);
}

#[test]
fn a_file_is_written_as_it_was_read() {
    assert_eq!(CaseFile::parse(TIMES).rewritten(|_| None), TIMES);
}

#[test]
fn a_failure_says_where_and_what() {
    let files = pack(TIMES);
    let packs = Packs::load(&files).unwrap();
    assert_eq!(
        told(&check(&files, &packs, &Tagger::default(), None)),
        [
            "packs/xx/cases/times.cases:2: [2022-01-18] It was on the day of the vote, and it was yesterday.\n  - 2022-01-16 date: yesterday\n  + 2022-01-17 date: yesterday"
        ]
    );
    assert!(check(&files, &packs, &Tagger::default(), Some("yy")).is_empty());
}

#[test]
fn an_update_keeps_comments_and_then_holds() {
    let files = pack(TIMES);
    let packs = Packs::load(&files).unwrap();
    let changed = update(&files, &packs, &Tagger::default(), Some("xx"));
    assert_eq!(changed, [("xx/cases/times.cases".to_owned(), TIMES.replace("-16", "-17"))]);
    let files = pack(&changed[0].1);
    assert!(check(&files, &packs, &Tagger::default(), None).is_empty());
    assert!(update(&files, &packs, &Tagger::default(), None).is_empty());
}

#[test]
fn a_text_of_another_language_fails_and_is_left_alone() {
    let files = pack("[2022-01-18] Mwen te wè li yè.\n  2022-01-17 date: yè\n");
    let packs = Packs::load(&files).unwrap();
    let failures = check(&files, &packs, &Tagger::default(), None);
    assert_eq!(failures.len(), 1);
    assert_eq!(failures[0].problem, Problem::Language { found: None });
    assert!(update(&files, &packs, &Tagger::default(), None).is_empty());
}

#[test]
fn a_file_of_no_facet_fails() {
    let mut files = pack(TIMES);
    files[0].0 = "xx/cases/dates.cases";
    let packs = Packs::load(&files).unwrap();
    assert!(told(&check(&files, &packs, &Tagger::default(), None))[0].contains("none of statements.cases, times.cases"));
}

#[test]
fn what_no_case_tries_is_told() {
    let files = pack("[2022-01-18] It was yesterday.\n  2022-01-17 date: yesterday\n");
    let packs = Packs::load(&files).unwrap();
    assert_eq!(
        told(&coverage(&files, &packs, None)),
        [
            "packs/xx/cases/times.cases: no text in which nothing may be found",
            "packs/xx/cases/times.cases: no case for class weekday of time.tsv"
        ]
    );
}
