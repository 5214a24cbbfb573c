//! `readout relink`.

use std::path::Path;

use crate::output::Progress;
use crate::{Outcome, commands::ingest, fold, output, record};

/// Join all articles of the record anew, by date of publication
///
/// An article that is read in late is joined to what was there before it. This puts every article in its place: all are folded again in the order of publication, and the
/// stories, statements, engagements and positions that come of it take the place of the old ones. Articles are not analysed again.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  readout relink --record talks.db")]
pub struct Args {}

/// Folds again.
pub fn run(Args {}: Args, record: &Path) -> anyhow::Result<Outcome> {
    let mut store = record::change(record)?;
    let progress = Progress::of_articles(store.counts()?.articles);
    fold::again(&mut store, |articles| progress.at(articles as u64))?;
    progress.clear();
    output::say(ingest::holds(&store.counts()?, record))?;
    Ok(Outcome::Done)
}
