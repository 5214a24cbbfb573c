//! Names: exact place and kind, and links across languages.

use std::collections::{BTreeMap, BTreeSet};

use readout_model::EntityKind;

use super::{F1, Figure, Goal, NamesGold, Number, Reads, b_cubed};

type Place = (usize, usize);

#[derive(Default)]
struct Counts<'a> {
    absent: usize,
    /// By kind: right, found, gold.
    kinds: BTreeMap<&'a str, [usize; 3]>,
}

/// Mentions of the kinds that count, over all texts, by language, and by source and language; and how well their ids agree with the gold's links.
///
/// Figures begin with `names.` and the name of the `set`, where it has one.
pub fn mentions(set: &str, gold: &[NamesGold], reads: &Reads<'_>, kinds: &[EntityKind]) -> Vec<Figure> {
    let set = if set.is_empty() { "names".to_owned() } else { format!("names.{set}") };
    let mut per: BTreeMap<String, Counts<'_>> = BTreeMap::new();
    let mut links: Vec<(&str, Option<&str>)> = Vec::new();
    for g in gold {
        let keys = BTreeSet::from(["all".to_owned(), g.language.clone(), format!("{}/{}", g.from, g.language)]);
        let read = reads.get(&g.id);
        let want: BTreeMap<Place, (&str, Option<&str>)> =
            g.mentions.iter().map(|(start, end, kind, link)| ((*start, *end), (kind.as_str(), link.as_deref()))).collect();
        let have: BTreeMap<Place, (&str, Option<&str>)> = read
            .iter()
            .flat_map(|read| read.analysis.mentions.iter().map(|m| (read.at(m.span), (m.kind.as_str(), m.entity.as_deref()))))
            .collect();
        for key in keys {
            let n = per.entry(key).or_default();
            n.absent += usize::from(read.is_none());
            for kind in kinds.iter().map(|k| k.as_str()) {
                let count = n.kinds.entry(kind).or_default();
                count[0] += want.iter().filter(|(at, (k, _))| *k == kind && have.get(at).is_some_and(|(k, _)| *k == kind)).count();
                count[1] += have.values().filter(|(k, _)| *k == kind).count();
                count[2] += want.values().filter(|(k, _)| *k == kind).count();
            }
        }
        for (at, (kind, link)) in &want {
            if let Some(link) = link.filter(|l| !l.is_empty())
                && kinds.iter().any(|k| k.as_str() == *kind)
            {
                links.push((link, have.get(at).and_then(|(_, id)| *id).filter(|id| !id.is_empty())));
            }
        }
    }
    let mut figures = Vec::new();
    // Of sets that are measured beside the first one, only the sums are held: their parts are small.
    let parts = if set == "names" { Goal::More } else { Goal::Told };
    for (key, n) in &per {
        n.figures(&format!("{set}.{key}"), kinds, parts, &mut figures);
    }
    if !links.is_empty() {
        figures.push(linked(format!("{set}.link.b3.f1"), &links));
        links.retain(|(_, found)| found.is_some());
        figures.push(linked(format!("{set}.link.found.b3.f1"), &links));
    }
    figures
}

impl Counts<'_> {
    fn figures(&self, key: &str, kinds: &[EntityKind], parts: Goal, figures: &mut Vec<Figure>) {
        let sum = |i: usize| self.kinds.values().map(|n| n[i]).sum();
        let goal = if key.contains('/') { parts } else { Goal::More };
        figures.push(Figure::f1(format!("{key}.f1"), F1::counted(sum(0), sum(1), sum(2))).goal(goal));
        for kind in kinds {
            if let Some([right, found, gold]) = self.kinds.get(kind.as_str()).filter(|n| n[2] > 0) {
                figures.push(Figure::share(format!("{key}.{kind}.f1"), F1::counted(*right, *found, *gold).f1).goal(parts));
            }
        }
        if self.absent > 0 {
            figures.push(Figure::count(format!("{key}.absent"), self.absent).goal(Goal::Told));
        }
    }
}

fn linked(name: String, links: &[(&str, Option<&str>)]) -> Figure {
    Figure::f1(name, b_cubed(links)).with("mentions", Number::Count(links.len()))
}
