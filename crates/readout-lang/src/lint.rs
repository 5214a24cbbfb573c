//! What every pack must keep, beyond being readable.

use std::collections::BTreeSet;

use crate::table::{file, lines};
use crate::{Error, Kind, script_of};

/// All defects of form in the files of all packs: unsorted or repeated rows, white space at the ends of cells, words of two scripts, a folder that is not the
/// pack's code, world rows out of order. What cannot be read at all is found by [`crate::Packs::load`].
pub fn check(files: &[(&str, &str)]) -> Vec<Error> {
    let mut found = Vec::new();
    for (path, content) in files {
        if let Some(folder) = path.strip_suffix("/pack.toml") {
            let code = content.lines().find_map(|l| l.strip_prefix("code = "));
            if code != Some(&format!("{folder:?}")) {
                found.push(Error::of(path, Kind::Lint(format!("code is not the name of the folder, {folder:?}"))));
            }
            for required in ["cases/statements.cases", "cases/times.cases"] {
                let path = format!("{folder}/{required}");
                if file(files, &path).is_none() {
                    found.push(Error::of(&path, Kind::Missing));
                }
            }
        }
        let table = path.ends_with(".tsv");
        if table || path.ends_with(".txt") {
            rows(path, content, table, &mut found);
        }
    }
    found
}

fn rows(path: &str, content: &str, table: bool, found: &mut Vec<Error>) {
    let mut lint = |line: usize, what: String| found.push(Error::at(path, line, Kind::Lint(what)));
    let mut before: Option<&str> = None;
    let mut seen = BTreeSet::new();
    for (line, row) in lines(content).skip(usize::from(table)) {
        if before.is_some_and(|b| b > row) {
            lint(line, "out of order: rows are sorted by code point".to_owned());
        }
        if !seen.insert(row) {
            lint(line, "stands here twice".to_owned());
        }
        before = Some(row);
        let cells: Vec<&str> = row.split('\t').collect();
        let padded = cells.iter().any(|c| c.is_empty() || c.trim_start() != *c || c.trim_end() != *c && !path.ends_with("page.tsv"));
        if padded {
            lint(line, "a cell is empty or has white space at its end; nothing is written -".to_owned());
        }
        let form = cells.first().copied().unwrap_or_default();
        if form.contains('\u{301}') || !path.ends_with("names.tsv") && form.chars().any(|c| matches!(c, 'ş' | 'ţ' | 'Ş' | 'Ţ')) {
            lint(line, format!("{form:?}: write composed letters, and comma below instead of cedilla"));
        }
        for word in form.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty() && !path.ends_with("transliteration.tsv")) {
            let script = script_of(word);
            if word.chars().any(|c| script_of(c.encode_utf8(&mut [0; 4])) != script) {
                lint(line, format!("{word:?} has letters of two scripts"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lints(path: &str, content: &str) -> Vec<String> {
        check(&[(path, content)]).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn each_defect_is_named_with_its_line() {
        assert!(lints("xx/stopwords.txt", "a\nb\n").is_empty());
        assert!(lints("xx/stopwords.txt", "b\na\n")[0].starts_with("packs/xx/stopwords.txt:2: out of order"));
        assert!(lints("xx/stopwords.txt", "a\na\n")[0].contains("twice"));
        assert!(lints("xx/names.tsv", "form\tentity\tclass\nМоcква\tplace/x\tname\n")[0].contains("two scripts"));
        assert!(lints("xx/titles.tsv", "form\trole\tgender\nşa\t\tm\n").len() == 2);
        assert!(lints("bg/pack.toml", "code = \"sr\"\n")[0].contains("name of the folder"));
    }
}
