//! `readout eval`.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Context;
use readout_eval::floors::{Floors, gate};
use readout_eval::score::Suite;

use crate::{Outcome, languages, output};

/// Measure how much of what readers found is found
///
/// Reads the articles of the gold, compares what is found with what readers found in them, and prints every figure, what was missed under it. With --gate, exit status 1
/// says that a figure has fallen below its floor.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The folder that holds `seeds/` and `gold/`
    #[arg(long, value_name = "FOLDER", default_value = "../shared")]
    gold: PathBuf,

    /// The pinned figures
    #[arg(long, value_name = "FILE", default_value = "eval/floors.toml")]
    floors: PathBuf,

    /// Fail where a figure has fallen below its floor
    #[arg(long)]
    gate: bool,

    /// Raise the floors to what is reached; they never fall
    #[arg(long)]
    raise: bool,
}

const EXAMPLES: &str = "\
Examples:
  readout eval
  readout eval --gate
  readout eval --raise";

/// Measures.
pub fn run(args: Args) -> anyhow::Result<Outcome> {
    let figures = Suite::run(&args.gold, &languages::load()?, &languages::tagger()?)?;
    for figure in &figures {
        output::say(figure)?;
    }
    if !args.gate && !args.raise {
        return Ok(Outcome::Done);
    }
    let floors = read(&args.floors, args.raise)?;
    if args.raise {
        fs::write(&args.floors, floors.raised(&figures).to_string())
            .with_context(|| format!("{} cannot be written", args.floors.display()))?;
    }
    let breaches = gate(&figures, &floors);
    for breach in &breaches {
        output::complain(format_args!("readout: {breach}"));
    }
    Ok(if args.gate && !breaches.is_empty() { Outcome::Partly } else { Outcome::Done })
}

/// The floors; none where there is no file yet and one may be made.
fn read(path: &Path, make: bool) -> anyhow::Result<Floors> {
    match fs::read_to_string(path) {
        Ok(content) => Ok(Floors::parse(&content, path)?),
        Err(error) if make && error.kind() == ErrorKind::NotFound => Ok(Floors::default()),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}
