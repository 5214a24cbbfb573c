//! The five seeds, article by article.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::ratio;
use super::read::source_name;
use super::{Document, F1, Figure, Read, Reads, SeedGold, jaccard, pair_up, same_name};
use readout_model::{SourceKind, Statement};

#[derive(Default)]
struct Counts {
    language: usize,
    statements: [usize; 2],
    /// Right content, and source, and kind, and act.
    right: [usize; 4],
    via: [usize; 2],
    masked: Masked,
    times: [usize; 2],
    /// Right, found, gold.
    meetings: [usize; 3],
    /// Ids of the sources found, by the gold's name for them.
    sources: BTreeMap<String, BTreeSet<Option<String>>>,
}

/// Code points of masked text.
#[derive(Default)]
struct Masked {
    right: usize,
    found: usize,
    gold: usize,
}

/// Language, statements, source chains, masked text, times and meetings of the seeds.
pub fn seeds(gold: &SeedGold, reads: &Reads<'_>) -> Vec<Figure> {
    let mut n = Counts::default();
    for (id, document) in &gold.documents {
        count(document, reads.get(id), &mut n);
    }
    let mut figures = vec![Figure::share("seeds.language", n.language as f64 / gold.documents.len().max(1) as f64)];
    for (right, name) in n.right.iter().zip(["content", "content+source", "content+source+kind", "content+source+act"]) {
        figures.push(Figure::f1(format!("seeds.statements.{name}.f1"), F1::counted(*right, n.statements[1], n.statements[0])));
    }
    figures.push(Figure::share("seeds.via.recall", ratio(n.via[0], n.via[1])));
    figures.push(Figure::f1("seeds.boilerplate.f1", F1::counted(n.masked.right, n.masked.found, n.masked.gold)));
    let told = |ids: &&BTreeSet<Option<String>>| ids.len() == 1 && ids.iter().all(Option::is_some);
    figures.push(Figure::share("seeds.sources.one-entity", ratio(n.sources.values().filter(told).count(), n.sources.len())));
    figures.push(Figure::share("seeds.times.recall", ratio(n.times[0], n.times[1])));
    figures.push(Figure::f1("seeds.meetings.f1", F1::counted(n.meetings[0], n.meetings[1], n.meetings[2])));
    figures
}

fn count(gold: &Document, read: Option<&Read<'_>>, n: &mut Counts) {
    n.statements[0] += gold.statements.len();
    n.times[1] += gold.times.len();
    n.meetings[2] += gold.meetings.len();
    let Some(read) = read else {
        n.masked.gold += gold.removed.iter().map(|r| r.chars().count()).sum::<usize>();
        return;
    };
    let found = read.analysis;
    n.language += usize::from(found.language.as_deref() == Some(&gold.lang));
    statements(gold, read, n);
    masked(gold, read, &mut n.masked);

    let alike = |value: &str, text: &str, t: &readout_model::Time| {
        let words = read.words(t.span);
        value.trim() == t.value.trim() && (words.contains(text) || text.contains(words))
    };
    n.times[0] += pair_up(&gold.times, &found.times, |g, t| f64::from(u8::from(alike(&g.value, &g.text, t))), 1.0).len();

    let meetings = pair_up(
        &gold.meetings,
        &found.meetings,
        |g, m| {
            let met = g.participants.iter().filter(|y| m.participants.iter().any(|x| same_name(&x.name, y))).count();
            let date = u8::from(g.date == m.date);
            let status = u8::from(g.status == m.status.as_str());
            (met as f64 / g.participants.len() as f64 + f64::from(date) + f64::from(status)) / 3.0
        },
        0.8,
    );
    n.meetings[0] += meetings.len();
    n.meetings[1] += found.meetings.len();
}

fn statements(gold: &Document, read: &Read<'_>, n: &mut Counts) {
    let found = &read.analysis.statements;
    n.statements[1] += found.len();
    let pairs = pair_up(&gold.statements, found, |g, s| jaccard((g.start, g.end), read.at(s.span)), 0.5);
    n.right[0] += pairs.len();
    for (i, j) in pairs {
        let (g, s): (_, &Statement) = (&gold.statements[i], &found[j]);
        let source = if g.speaker_type.as_deref() == Some(SourceKind::Unnamed.as_str()) {
            s.source.as_ref().is_none_or(|s| s.who.kind == SourceKind::Unnamed)
        } else {
            same_name(source_name(read, s), &g.speaker)
        };
        n.right[1] += usize::from(source);
        if source && g.speaker_type.as_deref() != Some(SourceKind::Unnamed.as_str()) {
            let id = s.source.as_ref().and_then(|s| s.who.entity.clone());
            n.sources.entry(g.speaker.clone()).or_default().insert(id);
        }
        n.right[2] += usize::from(source && s.kind.as_str() == g.kind);
        n.right[3] += usize::from(source && s.act.as_str() == g.act);
        if !g.via.is_empty() {
            n.via[1] += 1;
            n.via[0] += usize::from(s.via.iter().any(|a| g.via.iter().any(|b| same_name(&a.name, b))));
        }
    }
}

/// Masked code points against those that the gold removes; white space that is masked beyond that does no harm.
fn masked(gold: &Document, read: &Read<'_>, n: &mut Masked) {
    let text = &read.article.text;
    let chars: Vec<char> = text.chars().collect();
    let (mut want, mut have) = (vec![false; chars.len()], vec![false; chars.len()]);
    for words in &gold.removed {
        let len = words.chars().count();
        match text.find(words.as_str()) {
            Some(at) => {
                let start = text[..at].chars().count();
                want[start..start + len].fill(true);
            }
            None => n.gold += len,
        }
    }
    for removed in &read.analysis.removed {
        let (start, end) = read.at(removed.span);
        have[start..end].fill(true);
    }
    for (i, c) in chars.iter().enumerate() {
        n.right += usize::from(want[i] && have[i]);
        n.gold += usize::from(want[i]);
        n.found += usize::from(have[i] && (want[i] || !c.is_whitespace()));
    }
}
