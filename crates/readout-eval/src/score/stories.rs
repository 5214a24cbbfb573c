//! Whether articles of one course of events are one story.

use std::collections::BTreeMap;

use readout_model::record::Story;

use super::{F1, Figure, Number, ParallelGold, b_cubed};

/// Story clusters of the parallel news: by article (B³), by pairs of articles, and their number. Figures begin with the name of the `set`.
pub fn stories(set: &str, gold: &[ParallelGold], found: &[Story]) -> Vec<Figure> {
    let known: BTreeMap<&str, &str> = gold.iter().map(|g| (g.doc.as_str(), g.story.as_str())).collect();
    // An article in two stories counts for the later one.
    let mut placed: BTreeMap<&str, &str> = BTreeMap::new();
    for story in found {
        placed.extend(story.articles.iter().map(|a| (a.as_str(), story.id.as_str())));
    }
    let items: Vec<(&str, Option<&str>)> =
        placed.iter().filter_map(|(article, id)| Some((*known.get(article.rsplit_once('/')?.0)?, Some(*id)))).collect();
    let (mut by_gold, mut by_found, mut by_both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for item in &items {
        *by_gold.entry(item.0).or_insert(0usize) += 1;
        *by_found.entry(item.1).or_insert(0usize) += 1;
        *by_both.entry(item).or_insert(0usize) += 1;
    }
    let pairs = F1::counted(pairs(&by_both), pairs(&by_found), pairs(&by_gold));
    vec![
        Figure::f1(format!("{set}.b3.f1"), b_cubed(&items)).with("articles", Number::Count(items.len())),
        Figure::f1(format!("{set}.pairs.f1"), pairs),
        Figure::count(format!("{set}.count"), by_found.len()).with("gold", Number::Count(by_gold.len())),
    ]
}

fn pairs<K>(sizes: &BTreeMap<K, usize>) -> usize {
    sizes.values().map(|n| n * (n - 1) / 2).sum()
}
