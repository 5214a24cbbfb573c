//! Whether the languages with a pack are recognised, and no other is taken for one of them.

use std::collections::BTreeMap;

use super::languages::{Row, rows};
use super::pairs::ratio;
use super::{Figure, Goal, Number, Reads};

/// How many confusions are told.
const CONFUSIONS: usize = 8;

/// Language identification over articles whose id ends in the gold's name of their language; `codes` are those of the packs. Languages of one
/// group count as one, whichever of them has the pack.
pub fn language(reads: &Reads<'_>, codes: &[&str]) -> Vec<Figure> {
    let mut per: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut confused: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let (mut others, mut wrong) = (0, 0);
    for read in reads.iter() {
        let lang = read.article.id.as_str().rsplit('/').next().unwrap_or_default();
        let row = rows().find(|r| r.gold == lang);
        let code = row.map_or(lang, |r| r.code);
        let group: Vec<&str> = row.map(group).unwrap_or_default();
        let got = read.analysis.language.as_deref();
        if codes.contains(&code) || group.iter().any(|c| codes.contains(c)) {
            let n = per.entry(lang).or_default();
            n[0] += usize::from(got == Some(code) || got.is_some_and(|got| group.contains(&got)));
            n[1] += 1;
        } else {
            others += 1;
            if let Some(got) = got.filter(|got| codes.contains(got)) {
                wrong += 1;
                *confused.entry((lang, got)).or_default() += 1;
            }
        }
    }
    let (right, all) = per.values().fold((0, 0), |sum, n| (sum.0 + n[0], sum.1 + n[1]));
    let mut figures = vec![Figure::share("language.accuracy", ratio(right, all)).with("articles", Number::Count(all))];
    for (lang, [right, all]) in per.iter().filter(|(_, n)| n[0] < n[1]) {
        // It stands here only while it is imperfect, so it cannot be held.
        figures.push(Figure::share(format!("language.{lang}"), ratio(*right, *all)).goal(Goal::Told));
    }
    let mut worst: Vec<_> = confused.into_iter().collect();
    worst.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let remarks = worst.iter().take(CONFUSIONS).map(|((lang, got), count)| format!("{lang} taken for {got}: {count}")).collect();
    figures.push(
        Figure::share("language.false", ratio(wrong, others)).with("articles", Number::Count(others)).goal(Goal::Less).remarks(remarks),
    );
    figures
}

/// The codes that count as one with that of a language.
fn group(row: Row) -> Vec<&'static str> {
    if row.group == "-" {
        return Vec::new();
    }
    rows().filter(|r| r.group == row.group).map(|r| r.code).collect()
}
