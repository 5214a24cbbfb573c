//! How well groups agree.

use std::collections::BTreeMap;

use super::F1;

/// B³ (Bagga and Baldwin 1998): precision and recall of each item's group, averaged over the items. An item is its gold group and its found
/// group; one without a found group stands alone.
pub fn b_cubed<G: Ord + Clone, P: Ord + Clone>(items: &[(G, Option<P>)]) -> F1 {
    let (mut gold, mut found, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (g, p) in items {
        *gold.entry(g).or_insert(0usize) += 1;
        if let Some(p) = p {
            *found.entry(p).or_insert(0usize) += 1;
            *both.entry((g, p)).or_insert(0usize) += 1;
        }
    }
    let (mut precision, mut recall) = (0.0, 0.0);
    for (g, p) in items {
        let (shared, size) = match p {
            Some(p) => (both[&(g, p)], found[p]),
            None => (1, 1),
        };
        precision += shared as f64 / size as f64;
        recall += shared as f64 / gold[g] as f64;
    }
    let n = items.len().max(1) as f64;
    F1::new(precision / n, recall / n)
}
