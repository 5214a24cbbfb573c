//! What every pack must keep, beyond being readable.

use std::collections::{BTreeMap, BTreeSet};

use crate::table::{file, lines};
use crate::{Error, Kind, script_of};

/// All defects of form in the files of all packs: unsorted or repeated rows, white space at the ends of cells, words of two scripts, a folder that is not the
/// pack's code, world rows out of order, states without a capital, offices that two persons hold at one time. What cannot be read at all is found by [`crate::Packs::load`].
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
    capitals(files, &mut found);
    offices(files, &mut found);
    found
}

/// Every state has a capital, but for those that belong to another (former ones) or are one city (and so belong to themselves).
fn capitals(files: &[(&str, &str)], found: &mut Vec<Error>) {
    let path = "world/entities.tsv";
    let Some(content) = file(files, path) else { return };
    let cells = || lines(content).skip(1).map(|(line, row)| (line, row.split('\t').collect::<Vec<_>>()));
    let is = |cells: &[&str], class: &str| cells.get(2) == Some(&class);
    let with: BTreeSet<&str> = cells().filter(|(_, c)| is(c, "capital")).filter_map(|(_, c)| c.get(5).copied()).collect();
    for (line, row) in cells().filter(|(_, c)| is(c, "state") && c.get(5) == Some(&"-")) {
        if let Some(state) = row.first().filter(|id| !with.contains(*id)) {
            found.push(Error::at(path, line, Kind::Lint(format!("{state} has no entity of class capital"))));
        }
    }
}

/// Roles that one person holds at a time.
const SINGLE: [&str; 6] = ["chancellor", "defence-minister", "foreign-minister", "president", "prime-minister", "secretary-general"];

/// A person's time in an office: first day, last day, who, line of the table. A day that is not known is before all or after all.
type Term<'f> = (&'f str, &'f str, &'f str, usize);

/// No two persons hold such an office on one day, but for that on which it passes from one to the other. Where a first day is not known, nothing is told.
fn offices(files: &[(&str, &str)], found: &mut Vec<Error>) {
    const AFTER_ALL: &str = "9";
    let path = "world/roles.tsv";
    let Some(content) = file(files, path) else { return };
    let mut held: BTreeMap<(&str, &str), Vec<Term<'_>>> = BTreeMap::new();
    for (line, row) in lines(content).skip(1) {
        if let [person, role, of, from, to] = row.split('\t').collect::<Vec<_>>()[..]
            && SINGLE.contains(&role)
        {
            let day = |day, unknown| if day == "-" { unknown } else { day };
            held.entry((role, of)).or_default().push((day(from, ""), day(to, AFTER_ALL), person, line));
        }
    }
    for ((role, of), mut terms) in held {
        terms.sort_unstable();
        for pair in terms.windows(2) {
            let [(_, until, first, _), (from, _, second, line)] = pair else { continue };
            if first != second && from < until && !from.is_empty() {
                let until = if *until == AFTER_ALL { "today" } else { until };
                let what = format!("{second} is {role} of {of} from {from}, while {first} is until {until}");
                found.push(Error::at(path, *line, Kind::Lint(what)));
            }
        }
    }
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
        if form.contains('\u{301}')
            || !path.ends_with("names.tsv") && !path.starts_with("world/") && form.chars().any(|c| matches!(c, 'ş' | 'ţ' | 'Ş' | 'Ţ'))
        {
            lint(line, format!("{form:?}: write composed letters, and comma below instead of cedilla"));
        }
        // Most forms are plainly of one script: all ASCII, or Cyrillic letters among ASCII marks.
        let cyrillic = |c: char| ('\u{400}'..='\u{52f}').contains(&c) || c.is_ascii() && !c.is_ascii_alphabetic();
        if form.is_ascii() || form.chars().all(cyrillic) || path.ends_with("transliteration.tsv") {
            continue;
        }
        for word in form.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
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
        let roles = "person\trole\tof\tfrom\tto\na\tpresident\tx\t2014-01-01\t2018-05-02\nb\tpresident\tx\t2018-05-02\t-\n";
        assert!(lints("world/roles.tsv", roles).is_empty());
        assert!(
            lints("world/roles.tsv", &roles.replace("2018-05-02\t-", "2018-05-01\t-"))[0].contains("b is president of x from 2018-05-01")
        );
        assert!(
            lints("world/entities.tsv", "id\tkind\tclass\tname\taliases\tof\nplace/x\tplace\tstate\tX\t-\t-\n")[0]
                .contains("no entity of class capital")
        );
        assert!(lints("bg/pack.toml", "code = \"sr\"\n")[0].contains("name of the folder"));
    }
}
