//! `readout show`.

mod article;
mod cells;
mod lists;
mod story;

use std::path::Path;

use clap::Subcommand;
use readout_store::Filter;

pub use cells::{citation, names};

use crate::{Outcome, output, record};

/// Show what the record holds, with citations
///
/// Tables are as wide as the terminal. A citation is ARTICLE:START-END, in Unicode code points of the article's text; `readout show article ID` prints that text.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

const EXAMPLES: &str = "\
Examples:
  readout show stories --language sr
  readout show statements --by Лавров --since 2022-01 --limit 10
  readout show agenda --about Geneva --until 2022-01-31
  readout show positions --by Russia --json";

#[derive(Debug, Subcommand)]
enum What {
    /// Courses of events that articles report, by their first day
    Stories(Filters),
    /// One story: its articles, and what was said, held and wanted in them
    Story {
        /// Id of the story, such as `show stories` prints
        id: String,
        #[command(flatten)]
        filters: Filters,
    },
    /// Who said what, once each however many articles report it, by the day
    Statements(Filters),
    /// Calls, visits, talks, summits, signings, publications: planned, held, cancelled, by the day
    Agenda(Filters),
    /// Who demands, supports, opposes, offers, refuses, promises or threatens what, by the first day
    Positions(Filters),
    /// One article: its text, with the parts that are not the article marked, and what was found in it
    Article {
        /// Id of the article, such as stand in citations
        id: String,
        /// Print the analysis as one line of JSON, as `readout analyze` does
        #[arg(long)]
        json: bool,
    },
}

/// Which rows to show. All that is given must hold.
#[derive(Debug, clap::Args)]
struct Filters {
    /// Who speaks, takes part or holds the position: a name in any script, words of it, or an entity's id
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
    /// What it is about: an issue, a name or id of an entity, or words
    #[arg(long, value_name = "WHAT")]
    about: Option<String>,
    /// Not over before this day, week, month or year (2022-01-12, 2022-W02, 2022-01, 2022)
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Begun by the end of this day, week, month or year
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Reported in this language, an ISO 639 code
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Print JSON lines
    #[arg(long)]
    json: bool,
    /// At most so many rows of each kind
    #[arg(long, value_name = "N", default_value_t = usize::MAX, hide_default_value = true)]
    limit: usize,
}

impl Filters {
    fn filter(&self, story: Option<&str>) -> Filter {
        Filter {
            by: self.by.clone(),
            about: self.about.clone(),
            since: self.since.clone(),
            until: self.until.clone(),
            language: self.language.clone(),
            story: story.map(str::to_owned),
        }
    }
}

/// Shows.
pub fn run(args: Args, record: &Path) -> anyhow::Result<Outcome> {
    let store = record::read(record)?;
    let found = match &args.what {
        What::Stories(filters) => lists::stories(&store, filters)?,
        What::Statements(filters) => lists::statements(&store, filters)?,
        What::Agenda(filters) => lists::agenda(&store, filters)?,
        What::Positions(filters) => lists::positions(&store, filters)?,
        What::Story { id, filters } => story::show(&store, id, filters)?,
        What::Article { id, json } => article::show(&store, id, *json)?,
    };
    if found {
        return Ok(Outcome::Done);
    }
    output::complain(match &args.what {
        What::Story { id, .. } => format!("readout: there is no story {id:?} in {}", record.display()),
        What::Article { id, .. } => format!("readout: there is no article {id:?} in {}", record.display()),
        _ => format!("readout: nothing found in {}", record.display()),
    });
    Ok(Outcome::Partly)
}
