//! `readout story`.

use std::path::Path;

use anyhow::bail;
use clap::Subcommand;
use readout_model::ArticleId;
use readout_model::record::{Correction, Story};
use readout_store::Store;

use super::corrections;
use crate::{Outcome, record};

/// Correct which articles are one story
///
/// What is corrected is kept in the record: it holds in every later `ingest` and `relink`, and `readout corrections` lists it. Each correction joins all articles anew, as
/// `relink` does. `readout show story` shows a story and why its articles are one.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

const EXAMPLES: &str = "\
Examples:
  readout story merge story/2022-01-12-bta-3 story/2021-12-30-tanjug-1 --why \"the same talks\"
  readout story split story/2021-12-30-tanjug-1 bta-7 bta-9 --why \"another summit\"";

#[derive(Debug, Subcommand)]
enum What {
    /// Make two stories one; its id is that of the first article that comes, as after every `relink`
    Merge {
        /// A story
        id: String,
        /// The story that it is
        into: String,
        /// Why both are one
        #[arg(long, value_name = "TEXT", default_value = "by hand")]
        why: String,
    },
    /// Make a story of its own of some of its articles
    Split {
        /// The story
        id: String,
        /// The articles that leave it
        #[arg(required = true, value_name = "ARTICLE")]
        articles: Vec<String>,
        /// Why they are two
        #[arg(long, value_name = "TEXT", default_value = "by hand")]
        why: String,
    },
}

/// Corrects.
pub fn run(args: Args, path: &Path) -> anyhow::Result<Outcome> {
    let mut store = record::change(path)?;
    let correction = match args.what {
        What::Merge { id, into, why } => {
            let (from, into) = (known(&store, &id)?, known(&store, &into)?);
            if from.id == into.id {
                bail!("{id} is one already");
            }
            Correction::MergeStories { articles: from.articles, into: into.articles, why }
        }
        What::Split { id, articles, why } => {
            let story = known(&store, &id)?;
            let articles: Vec<ArticleId> = articles.into_iter().map(ArticleId::new).collect();
            if let Some(other) = articles.iter().find(|a| !story.articles.contains(a)) {
                bail!("article {:?} is not of {id}; those that are: {}", other.as_str(), corrections::list(&story.articles));
            }
            let from: Vec<ArticleId> = story.articles.into_iter().filter(|a| !articles.contains(a)).collect();
            if from.is_empty() {
                bail!("these are all articles of {id}: some must stay");
            }
            Correction::SplitStory { articles, from, why }
        }
    };
    corrections::make(&mut store, &correction)
}

fn known(store: &Store, id: &str) -> anyhow::Result<Story> {
    match store.story(id)? {
        Some(story) => Ok(story),
        None => bail!("the record has no story {id:?}; `readout show stories` lists them all"),
    }
}
