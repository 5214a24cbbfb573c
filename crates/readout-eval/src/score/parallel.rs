//! Statements and times of the parallel news, sentence by sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::ratio;
use super::read::source_name;
use super::{F1, Figure, Number, ParallelGold, ParallelText, Read, Reads, SentenceSource, overlap, same_name};

/// The language that the gold's names are written in: only there a translated organisation can be judged.
const WRITTEN_IN: &str = "eng";

#[derive(Default)]
struct Counts {
    docs: usize,
    absent: usize,
    /// Right, found, gold: sentences that attribute something.
    sentences: [usize; 3],
    /// Right and all of the gold's sources.
    sources: [usize; 2],
    /// Right and all of the found sources.
    named: [usize; 2],
    /// Right, found, gold.
    times: [usize; 3],
}

/// Which sentences attribute something, to whom, and which times they name, in each of `languages` (the gold's names of them).
pub fn parallel(gold: &[ParallelGold], reads: &Reads<'_>, languages: &[&str]) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut sorted = languages.to_vec();
    sorted.sort_unstable();
    for lang in sorted {
        let mut n = Counts::default();
        for g in gold {
            if let Some(text) = g.languages.get(lang) {
                count(g, text, reads.get(&format!("{}/{lang}", g.doc)), lang == WRITTEN_IN, &mut n);
            }
        }
        if n.docs > 0 {
            n.figures(lang, &mut figures);
        }
    }
    figures
}

impl Counts {
    fn figures(&self, lang: &str, figures: &mut Vec<Figure>) {
        let of = |[right, found, gold]: [usize; 3]| F1::counted(right, found, gold);
        figures.push(Figure::f1(format!("parallel.{lang}.statements.detect.f1"), of(self.sentences)));
        let sources = F1::new(ratio(self.named[0], self.named[1]), ratio(self.sources[0], self.sources[1]));
        figures.push(Figure::f1(format!("parallel.{lang}.statements.source.f1"), sources));
        figures.push(Figure::f1(format!("parallel.{lang}.times.value.f1"), of(self.times)));
        if self.absent > 0 {
            figures.push(Figure::count(format!("parallel.{lang}.absent"), self.absent).with("of", Number::Count(self.docs)));
        }
    }
}

fn count(gold: &ParallelGold, text: &ParallelText, read: Option<&Read<'_>>, written: bool, n: &mut Counts) {
    n.docs += 1;
    n.absent += usize::from(read.is_none());
    let mut want: BTreeMap<usize, Vec<&SentenceSource>> = BTreeMap::new();
    for statement in &gold.statements {
        want.entry(statement.s).or_default().push(statement);
    }
    let mut have: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (read, statement) in read.iter().flat_map(|read| read.analysis.statements.iter().map(move |s| (read, s))) {
        let content = read.at(statement.span);
        let enough = (0.5 * (content.1 - content.0) as f64).min(20.0);
        for (s, start, end) in &text.sentences {
            let shared = overlap(content, (*start, *end));
            if shared > 0 && shared as f64 >= enough {
                have.entry(*s).or_default().insert(source_name(read, statement));
            }
        }
    }
    n.sentences[0] += want.keys().filter(|s| have.contains_key(s)).count();
    n.sentences[1] += have.len();
    n.sentences[2] += want.len();
    let none = BTreeSet::new();
    for (s, statements) in &want {
        let names = have.get(s).unwrap_or(&none);
        for statement in statements.iter().filter(|st| st.source_type == "person" || written && st.source_type == "org") {
            n.sources[1] += 1;
            n.sources[0] += usize::from(names.iter().any(|x| same_name(x, &statement.source)));
        }
    }
    for (s, names) in &have {
        let known = want.get(s).map_or(&[][..], Vec::as_slice);
        let loose = known.iter().any(|st| st.source_type != "person" && !written || st.source_type == "unnamed");
        for name in names.iter().filter(|name| !name.is_empty()) {
            let right = known.iter().any(|st| same_name(name, &st.source));
            // A translated organisation or an unnamed source is not judged.
            if right || !loose {
                n.named[1] += 1;
                n.named[0] += usize::from(right);
            }
        }
    }
    times(gold, text, read, &mut n.times);
}

fn times(gold: &ParallelGold, text: &ParallelText, read: Option<&Read<'_>>, n: &mut [usize; 3]) {
    let mut want: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for time in &gold.times {
        *want.entry((time.s, time.value.trim())).or_default() += 1;
    }
    let mut have: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (read, time) in read.iter().flat_map(|read| read.analysis.times.iter().map(move |t| (read, t))) {
        let (at, _) = read.at(time.span);
        for (s, _, _) in text.sentences.iter().filter(|(_, start, end)| (*start..*end).contains(&at)) {
            if !time.value.trim().is_empty() {
                *have.entry((*s, time.value.trim())).or_default() += 1;
            }
        }
    }
    n[0] += want.iter().map(|(key, count)| have.get(key).map_or(0, |found| *found.min(count))).sum::<usize>();
    n[1] += have.values().sum::<usize>();
    n[2] += want.values().sum::<usize>();
}
