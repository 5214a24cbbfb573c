//! `readout serve`.

use std::net::TcpListener;
use std::path::{Path, PathBuf};

use anyhow::Context;
use readout_lang::Packs;
use readout_model::Published;
use readout_server::Labels;

use super::ingest;
use crate::{Outcome, languages, output, record};

/// Show the record as web pages and JSON on this machine
///
/// Pages of stories, statements, agenda, positions and articles, with search, and the same as JSON under /api/. Nothing is loaded from elsewhere. Runs until Ctrl-C.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Where to listen; port 0 takes any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    address: String,

    /// Read these files and folders into the record first, as `readout ingest` does
    #[arg(long, value_name = "PATH", num_args = 1..)]
    ingest: Vec<PathBuf>,

    /// When articles that do not say so were published, such as 2021-12-31
    #[arg(long, value_name = "DATE", requires = "ingest")]
    published: Option<Published>,
}

const EXAMPLES: &str = "\
Examples:
  readout serve
  readout serve --ingest examples
  readout serve --record talks.db --address 127.0.0.1:0";

/// Serves until it is interrupted.
pub fn run(args: Args, record: &Path) -> anyhow::Result<Outcome> {
    // Before anything is read, so that an address that is taken is told at once.
    let listener = TcpListener::bind(&args.address).with_context(|| format!("cannot listen on {}", args.address))?;
    let outcome = match args.ingest.as_slice() {
        [] => Outcome::Done,
        paths => ingest::ingest(paths, args.published, record)?,
    };
    drop(record::read(record)?);
    let labels = labels(&languages::load()?);
    output::say(format_args!("{} is served at http://{}/ until Ctrl-C", record.display(), listener.local_addr()?))?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let interrupted = async {
            // Where the signal cannot be heard, it ends the process itself.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        readout_server::serve(listener, record.to_owned(), labels, interrupted).await?;
        Ok::<_, anyhow::Error>(())
    })?;
    Ok(outcome)
}

/// Names for the codes of languages and issues.
fn labels(packs: &Packs) -> Labels {
    Labels {
        languages: packs.iter().map(|pack| (pack.code().to_owned(), pack.name().to_owned())).collect(),
        issues: packs.world().issues().iter().map(|issue| (issue.id.clone(), issue.name.clone())).collect(),
    }
}
