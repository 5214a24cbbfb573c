//! Whether one thing said is one utterance in all languages.

use std::collections::{BTreeMap, BTreeSet};

use readout_model::record::Utterance;

use super::{Figure, Number, ParallelGold, ParallelText, Reads, b_cubed, overlap};

/// Article, first code point, code point after the last.
type Place<'a> = (&'a str, usize, usize);
/// Article in all its languages, and number of the sentence.
type Sentence<'a> = (&'a str, usize);

/// Utterances of the parallel news in `languages`. Gold: the same sentence of the same article in another language. A statement stands for the
/// annotated sentence that it covers most of.
pub fn utterances(gold: &[ParallelGold], found: &[Utterance], reads: &Reads<'_>, languages: &[&str]) -> Vec<Figure> {
    let mut versions: BTreeMap<String, (&ParallelGold, &ParallelText)> = BTreeMap::new();
    for g in gold {
        for lang in languages {
            if let Some(text) = g.languages.get(*lang) {
                versions.insert(format!("{}/{lang}", g.doc), (g, text));
            }
        }
    }
    let mut items: BTreeMap<Place<'_>, (Sentence<'_>, &str)> = BTreeMap::new();
    for utterance in found {
        for report in &utterance.statements {
            let article = report.article.as_str();
            let (Some((g, text)), Some(read)) = (versions.get(article), reads.get(article)) else { continue };
            let at = read.at(report.span);
            let best = text.sentences.iter().map(|(s, start, end)| (overlap((*start, *end), at), *s)).max();
            if let Some((1.., s)) = best
                && g.statements.iter().any(|st| st.s == s)
            {
                items.insert((article, at.0, at.1), ((g.doc.as_str(), s), utterance.id.as_str()));
            }
        }
    }
    let pairs: Vec<_> = items.values().map(|(gold, found)| (*gold, Some(*found))).collect();
    let mut spread: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for ((article, _, _), (_, id)) in &items {
        spread.entry(id).or_default().insert(article);
    }
    let across = spread.values().filter(|articles| articles.len() > 1).count();
    vec![
        Figure::f1("utterances.b3.f1", b_cubed(&pairs)).with("statements", Number::Count(pairs.len())),
        Figure::count("utterances.cross-article", across).with("of", Number::Count(spread.len())),
    ]
}
