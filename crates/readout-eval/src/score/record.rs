//! The five seeds across articles: agenda, positions, utterances told in two languages.

use std::collections::BTreeSet;

use readout_model::record::{Citation, Engagement, Position, Utterance};

use super::pairs::ratio;
use super::{Agenda, Figure, Number, Reads, SeedGold, overlap, same_name};

/// How many characters of a content identify it.
const BEGINNING: usize = 30;

/// How much of the agenda, the positions and the utterances told twice stands in a record.
pub fn record(
    gold: &SeedGold,
    engagements: &[Engagement],
    positions: &[Position],
    utterances: &[Utterance],
    reads: &Reads<'_>,
) -> Vec<Figure> {
    let cross = &gold.cross;
    let (mut right, mut merged, mut missed) = (0, 0, Vec::new());
    for g in &cross.agenda {
        let fits: Vec<&Engagement> = engagements.iter().filter(|e| is(e, g)).collect();
        right += usize::from(!fits.is_empty());
        merged += usize::from(fits.iter().any(|e| {
            let told = articles(&e.citations);
            g.docs.iter().all(|doc| told.contains(doc.as_str()))
        }));
        if fits.is_empty() {
            missed.push(format!("no engagement for {} {} {}", g.date.as_deref().unwrap_or("-"), g.what, g.participants.join(", ")));
        }
    }
    let mut figures = vec![
        Figure::share("record.engagements.recall", ratio(right, cross.agenda.len()))
            .with("with all their articles", Number::Share(ratio(merged, cross.agenda.len())))
            .remarks(missed),
        Figure::count("record.engagements.count", engagements.len()).with("gold", Number::Count(cross.agenda.len())),
    ];

    let (mut right, mut missed) = (0, Vec::new());
    for (actor, issue, _, docs) in &cross.positions {
        let held = positions.iter().any(|p| {
            let told = articles(&p.citations);
            same_name(&p.actor.name, actor) && p.issue == *issue && docs.iter().any(|doc| told.contains(doc.as_str()))
        });
        right += usize::from(held);
        if !held {
            missed.push(format!("no position of {actor} on {issue}"));
        }
    }
    let recall = Figure::share("record.positions.recall", ratio(right, cross.positions.len()));
    figures.push(recall.with("count", Number::Count(positions.len())).remarks(missed));

    let joined = cross.same_statement.iter().filter(|[one, other]| {
        let other = told_by(gold, other, utterances, reads);
        told_by(gold, one, utterances, reads).iter().any(|id| other.contains(id))
    });
    figures.push(Figure::share("record.utterances.joined", ratio(joined.count(), cross.same_statement.len())));
    figures
}

fn is(e: &Engagement, gold: &Agenda) -> bool {
    e.date == gold.date
        && e.status.as_str() == gold.status
        && gold.participants.iter().all(|y| e.participants.iter().any(|x| same_name(&x.name, y)))
}

fn articles(citations: &[Citation]) -> BTreeSet<&str> {
    citations.iter().map(|c| c.article.as_str()).collect()
}

/// Ids of the utterances that have the statement of `doc` whose content begins as given.
fn told_by<'u>(gold: &SeedGold, (doc, content): &(String, String), utterances: &'u [Utterance], reads: &Reads<'_>) -> BTreeSet<&'u str> {
    let beginning: String = content.chars().take(BEGINNING).collect();
    let annotated: Vec<(usize, usize)> = gold
        .documents
        .get(doc)
        .map(|d| d.statements.iter().filter(|s| s.content.starts_with(&beginning)).map(|s| (s.start, s.end)).collect())
        .unwrap_or_default();
    let mut ids = BTreeSet::new();
    for utterance in utterances {
        let tells = utterance.statements.iter().filter(|s| s.article.as_str() == doc).any(|s| {
            let covers =
                |at: (usize, usize)| reads.get(doc).is_some_and(|read| overlap(at, read.at(s.span)) as f64 > 0.5 * (at.1 - at.0) as f64);
            s.text.contains(&beginning) || annotated.iter().any(|at| covers(*at))
        });
        if tells {
            ids.insert(utterance.id.as_str());
        }
    }
    ids
}
