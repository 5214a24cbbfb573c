//! `readout corrections`, and what the commands that correct have in common.

use std::path::Path;

use anyhow::bail;
use clap::Subcommand;
use readout_model::ArticleId;
use readout_model::record::{Citation, Correction};
use readout_store::Store;

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
            let all = record::read(path)?.corrections()?;
            for (number, correction) in &all {
                output::say(format_args!("{number:>4}  {}", told(correction)))?;
            }
            Ok(if all.is_empty() { Outcome::Partly } else { Outcome::Done })
        }
        Some(What::Undo { number }) => {
            let mut store = record::change(path)?;
            if !store.uncorrect(number)? {
                bail!("there is no correction {number}; `readout corrections` lists them");
            }
            again(&mut store)
        }
    }
}

/// Keeps a correction, says so, and joins all articles anew.
pub fn make(store: &mut Store, correction: &Correction) -> anyhow::Result<Outcome> {
    let number = store.correct(correction)?;
    output::say(format_args!("{number:>4}  {}", told(correction)))?;
    again(store)
}

fn again(store: &mut Store) -> anyhow::Result<Outcome> {
    let progress = Progress::of_articles(store.counts()?.articles);
    fold::again(store, |articles| progress.at(articles as u64))?;
    progress.clear();
    Ok(Outcome::Done)
}

fn told(correction: &Correction) -> String {
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
    some(articles.iter())
}

fn places(reports: &[Citation]) -> String {
    some(reports.iter().map(|r| &r.article))
}

fn some<'a>(articles: impl ExactSizeIterator<Item = &'a ArticleId>) -> String {
    const SHOWN: usize = 10;
    let more = articles.len().saturating_sub(SHOWN);
    let shown: Vec<&str> = articles.take(SHOWN).map(ArticleId::as_str).collect();
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}
