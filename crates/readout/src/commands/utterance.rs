//! `readout utterance`.

use std::path::Path;

use anyhow::bail;
use clap::Subcommand;
use readout_model::record::{Citation, Correction, Utterance};
use readout_store::{Filter, Store};

use super::corrections;
use super::show::{citation, names};
use crate::output::table;
use crate::{Outcome, output, record};

/// See what reports are of one utterance, and correct it
///
/// An utterance is given by its id or by the citation of one of its reports, as `readout show statements` prints it. What is corrected is kept in the record: it holds in
/// every later `ingest` and `relink`, and `readout corrections` lists it. Each correction joins all articles anew, as `relink` does.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

const EXAMPLES: &str = "\
Examples:
  readout utterance show tanjug-1:412-530
  readout utterance split tanjug-1:412-530 bta-7 --why \"said a week later\"
  readout utterance merge bta-9:88-140 tanjug-1:412-530";

#[derive(Debug, Subcommand)]
enum What {
    /// Show every report of an utterance, side by side, with what each leaves out that others tell
    Show {
        /// The utterance
        id: String,
    },
    /// Make two utterances one; its id and source are those of the first report that comes
    Merge {
        /// An utterance
        id: String,
        /// The utterance that it is
        into: String,
        /// Why both are one
        #[arg(long, value_name = "TEXT", default_value = "by hand")]
        why: String,
    },
    /// Make an utterance of its own of some of its reports
    Split {
        /// The utterance
        id: String,
        /// The reports that leave it: an article, or a citation where the article has more than one
        #[arg(required = true, value_name = "REPORT")]
        reports: Vec<String>,
        /// Why they are two
        #[arg(long, value_name = "TEXT", default_value = "by hand")]
        why: String,
    },
}

/// Shows or corrects.
pub fn run(args: Args, path: &Path) -> anyhow::Result<Outcome> {
    let correction = match &args.what {
        What::Show { id } => {
            let store = record::read(path)?;
            show(&store, &known(&store, id)?)?;
            return Ok(Outcome::Done);
        }
        What::Merge { id, into, why } => {
            let store = record::read(path)?;
            let (from, stays) = (known(&store, id)?, known(&store, into)?);
            if from.id == stays.id {
                bail!("{id} and {into} are one already");
            }
            Correction::MergeUtterances { reports: places(&from), into: places(&stays), why: why.clone() }
        }
        What::Split { id, reports, why } => {
            let store = record::read(path)?;
            let utterance = known(&store, id)?;
            let all = places(&utterance);
            let is = |place: &Citation, given: &str| place.article.as_str() == given || citation(&store, place) == given;
            if let Some(other) = reports.iter().find(|given| !all.iter().any(|place| is(place, given))) {
                let all: Vec<String> = all.iter().map(|place| citation(&store, place)).collect();
                bail!("{other:?} is no report of {}; those that are: {}", utterance.id, all.join(", "));
            }
            let (leave, stay): (Vec<Citation>, Vec<Citation>) =
                all.into_iter().partition(|place| reports.iter().any(|given| is(place, given)));
            if stay.is_empty() {
                bail!("these are all reports of {}: some must stay", utterance.id);
            }
            Correction::SplitUtterance { reports: leave, from: stay, why: why.clone() }
        }
    };
    corrections::make(&mut record::change(path)?, &correction)
}

/// The utterance with this id, or with a report at this place.
fn known(store: &Store, given: &str) -> anyhow::Result<Utterance> {
    if let Some(utterance) = store.utterance(given)? {
        return Ok(utterance);
    }
    let article = given.rsplit_once(':').map_or(given, |(article, _)| article);
    let is = |place: &Citation| place.article.as_str() == article && citation(store, place) == given;
    match store.utterances(&Filter::default())?.into_iter().find(|u| u.citations.iter().any(is)) {
        Some(utterance) => Ok(utterance),
        None => bail!(
            "the record has no utterance {given:?}; `readout show statements` cites them, `readout export utterances` lists their ids"
        ),
    }
}

fn places(utterance: &Utterance) -> Vec<Citation> {
    utterance.statements.iter().map(|r| Citation { article: r.article.clone(), span: r.span }).collect()
}

fn show(store: &Store, u: &Utterance) -> anyhow::Result<()> {
    let who = u.source.as_ref().map_or("?", |s| s.name.as_str());
    output::say(format_args!("{}  {who}, {}, {}", u.id, u.said.as_deref().unwrap_or("?"), u.act))?;
    output::say(format_args!(
        "{} {}, {} independent",
        u.statements.len(),
        if u.statements.len() == 1 { "report" } else { "reports" },
        u.independent
    ))?;
    let rows = u.statements.iter().map(|r| {
        [
            citation(store, &Citation { article: r.article.clone(), span: r.span }),
            r.language.clone().unwrap_or_default(),
            r.kind.to_string(),
            names(&r.via),
            r.text.split_whitespace().collect::<Vec<_>>().join(" "),
            u.left_out(r).join(", "),
        ]
    });
    output::say(format_args!("\n{}", table(["report", "lang", "kind", "via", "words", "leaves out"], rows)))?;
    Ok(())
}
