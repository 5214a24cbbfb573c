//! The executable examples of the packs: `packs/<code>/cases/*.cases`, as `docs/packs.md` describes them.
//!
//! A case is a text and what must be found in it. [`check`] reads each text with the pack that it belongs to and compares, [`update`] writes
//! down what is found, [`coverage`] tells what of a pack no case tries.

mod coverage;
mod facet;
mod failure;
mod file;

use readout_analyze::{Tagger, analyze};
use readout_lang::Packs;
use readout_model::{Analysis, Article};

pub use coverage::{Gap, coverage};
pub use facet::Facet;
pub use failure::{Failure, Problem};
pub use file::{Case, CaseFile, Item};

/// Runs the cases of all packs, or of the pack `code`, and returns those that fail, in order of file and line.
///
/// Expected and found lines are compared as text, each as often as it stands there; their order does not count.
pub fn check(files: &[(&str, &str)], packs: &Packs, tagger: &Tagger, code: Option<&str>) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (path, pack, content) in case_files(files, code) {
        let failure = |line: usize, text: &str, problem| Failure { path: path.to_owned(), line, text: text.to_owned(), problem };
        let Some(facet) = Facet::of_path(path) else {
            failures.push(failure(1, path, Problem::Form(format!("the name of the file is none of {}", Facet::names()))));
            continue;
        };
        let file = CaseFile::parse(content);
        failures.extend(file.problems.iter().map(|(line, what)| failure(*line, "", Problem::Form(what.clone()))));
        for case in file.cases() {
            match run(case, facet, packs, tagger, pack) {
                Err(found) => failures.push(failure(case.line, case.raw, Problem::Language { found })),
                Ok(found) => {
                    let expected: Vec<String> = case.expected.iter().map(|(_, line)| (*line).to_owned()).collect();
                    if !same(&expected, &found) {
                        failures.push(failure(case.line, case.raw, Problem::Differs { expected, found }));
                    }
                }
            }
        }
    }
    failures
}

/// Rewrites the expectations of all packs, or of the pack `code`, with what is found; texts, comments and empty lines stay. Returns path and new
/// content of the files that change. Where a text is not recognised as the pack's language, its expectations stay as they are.
pub fn update(files: &[(&str, &str)], packs: &Packs, tagger: &Tagger, code: Option<&str>) -> Vec<(String, String)> {
    let mut changed = Vec::new();
    for (path, pack, content) in case_files(files, code) {
        let Some(facet) = Facet::of_path(path) else { continue };
        let rewritten = CaseFile::parse(content).rewritten(|case| {
            let found = run(case, facet, packs, tagger, pack).ok()?;
            let expected: Vec<String> = case.expected.iter().map(|(_, line)| (*line).to_owned()).collect();
            (!same(&expected, &found)).then_some(found)
        });
        if rewritten != content {
            changed.push((path.to_owned(), rewritten));
        }
    }
    changed
}

/// Path, code of the pack and content of the case files that are asked for.
fn case_files<'a>(files: &'a [(&'a str, &'a str)], code: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
    files.iter().filter_map(move |(path, content)| {
        let (pack, rest) = path.split_once('/')?;
        let wanted = rest.starts_with("cases/") && rest.ends_with(".cases") && code.is_none_or(|code| code == pack);
        wanted.then_some((*path, pack, *content))
    })
}

/// What is found in the text of a case, a line each; `Err` with the language that was found where it is not the pack's.
fn run(case: &Case<'_>, facet: Facet, packs: &Packs, tagger: &Tagger, code: &str) -> Result<Vec<String>, Option<String>> {
    let mut article = Article::of_text("case", case.text.clone());
    article.language = Some(code.to_owned());
    article.published = case.date;
    let analysis: Analysis = analyze(&article, packs, tagger);
    if analysis.language.as_deref() == Some(code) { Ok(facet.lines(&article.text, &analysis)) } else { Err(analysis.language) }
}

fn same(expected: &[String], found: &[String]) -> bool {
    let sorted = |lines: &[String]| {
        let mut lines = lines.to_vec();
        lines.sort_unstable();
        lines
    };
    expected == found || sorted(expected) == sorted(found)
}
