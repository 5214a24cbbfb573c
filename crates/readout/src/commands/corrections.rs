//! `readout corrections`, and what the commands that correct have in common.

use std::path::Path;

use anyhow::bail;
use clap::Subcommand;
use readout_model::ArticleId;
use readout_model::record::{Citation, Correction};
use readout_store::{Filter, Store};

use super::show::citation;
use crate::output::Progress;
use crate::{Outcome, fold, output, record};

/// List what has been corrected by hand, or take it back
///
/// Corrections are made by `readout entity`, `readout story` and `readout utterance`. They are kept in the record and hold in every later `ingest` and `relink`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
}

const EXAMPLES: &str = "\
Examples:
  readout corrections
  readout corrections undo 2";

#[derive(Debug, Subcommand)]
enum What {
    /// Take a correction back
    Undo {
        /// Its number, as `readout corrections` lists it
        number: i64,
    },
}

/// Lists or undoes.
pub fn run(args: Args, path: &Path) -> anyhow::Result<Outcome> {
    match args.what {
        None => {
            let store = record::read(path)?;
            let all = store.corrections()?;
            for (number, correction) in &all {
                output::say(format_args!("{number:>4}  {}", told(&store, correction)))?;
            }
            Ok(if all.is_empty() { Outcome::Partly } else { Outcome::Done })
        }
        Some(What::Undo { number }) => {
            let mut store = record::change(path)?;
            let progress = Progress::of_articles(store.counts()?.articles);
            let undone = fold::uncorrect(&mut store, number, |articles| progress.at(articles as u64))?;
            progress.clear();
            if !undone {
                bail!("there is no correction {number}; `readout corrections` lists them");
            }
            Ok(Outcome::Done)
        }
    }
}

/// Joins all articles anew with a correction, keeps it, and says what has come of it.
pub fn make(store: &mut Store, correction: &Correction) -> anyhow::Result<Outcome> {
    let progress = Progress::of_articles(store.counts()?.articles);
    let number = fold::correct(store, correction, |articles| progress.at(articles as u64))?;
    progress.clear();
    output::say(format_args!("{number:>4}  {}", told(store, correction)))?;
    for now in rows_of(store, correction)? {
        output::say(format_args!("      now {now}"))?;
    }
    Ok(Outcome::Done)
}

/// The stories or utterances that a correction is about, as they are now.
fn rows_of(store: &Store, correction: &Correction) -> anyhow::Result<Vec<String>> {
    let mut now = match correction {
        Correction::Merge { .. } | Correction::Split { .. } => Vec::new(),
        Correction::MergeStories { articles, into: others, .. } | Correction::SplitStory { articles, from: others, .. } => {
            let stories = store.stories(&Filter::default())?;
            let meant = stories.iter().filter(|s| s.articles.iter().any(|a| articles.contains(a) || others.contains(a)));
            meant.map(|s| format!("{}  {}: {}", s.id, list(&s.articles), s.title)).collect()
        }
        Correction::MergeUtterances { reports, into: others, .. } | Correction::SplitUtterance { reports, from: others, .. } => {
            let utterances = store.utterances(&Filter::default())?;
            let meant = utterances.iter().filter(|u| u.citations.iter().any(|c| reports.contains(c) || others.contains(c)));
            meant.map(|u| format!("{}  reports: {}", u.id, places(store, &u.citations))).collect()
        }
    };
    now.sort();
    Ok(now)
}

fn told(store: &Store, correction: &Correction) -> String {
    let places = |reports: &[Citation]| places(store, reports);
    match correction {
        Correction::Merge { entity, into, why, .. } => format!("{entity} is {into}: {why}"),
        Correction::Split { entity, articles, into, why, .. } => format!("{entity} is {into} in {}: {why}", list(articles)),
        Correction::MergeStories { articles, into, why } => format!("the story of {} is that of {}: {why}", list(articles), list(into)),
        Correction::SplitStory { articles, from, why } => format!("the story of {} is not that of {}: {why}", list(articles), list(from)),
        Correction::MergeUtterances { reports, into, why } => {
            format!("{} and {} report one utterance: {why}", places(reports), places(into))
        }
        Correction::SplitUtterance { reports, from, why } => {
            format!("{} and {} report two utterances: {why}", places(reports), places(from))
        }
    }
}

/// Some of the articles.
pub fn list(articles: &[ArticleId]) -> String {
    some(articles.iter().map(|a| a.as_str().to_owned()))
}

fn places(store: &Store, reports: &[Citation]) -> String {
    some(reports.iter().map(|r| citation(store, r)))
}

fn some(items: impl ExactSizeIterator<Item = String>) -> String {
    const SHOWN: usize = 4;
    let more = items.len().saturating_sub(SHOWN);
    let shown: Vec<String> = items.take(SHOWN).collect();
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}
