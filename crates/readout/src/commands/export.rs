//! `readout export`.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use readout_store::{Format, Store};

use crate::{Outcome, output, record};

/// Write a table of the record for other programs
///
/// The same record gives the same bytes. In CSV and Parquet, lists and objects are written as JSON. Offsets count Unicode code points.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The table
    #[arg(value_name = "TABLE", value_parser = PossibleValuesParser::new(Store::tables()))]
    table: String,

    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = formats())]
    format: Format,

    /// Where to; standard output where it is not given
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  readout export statements --format csv --output statements.csv
  readout export utterances | jq -r 'select(.independent > 1) | .text'
  readout export mentions --format parquet -o mentions.parquet";

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|(name, _)| *name)).try_map(|name| name.parse::<Format>())
}

/// Exports.
pub fn run(args: Args, record: &Path) -> anyhow::Result<Outcome> {
    let store = record::read(record)?;
    let Some(path) = args.output else {
        if args.format == Format::Parquet && io::stdout().is_terminal() {
            bail!("Parquet is not for reading on a terminal; name a file with --output, or send it on with |");
        }
        store.export(&args.table, args.format, &mut BufWriter::new(io::stdout()))?;
        return Ok(Outcome::Done);
    };
    if path.canonicalize().is_ok_and(|path| record.canonicalize().is_ok_and(|record| record == path)) {
        bail!("{} is the record itself; name another file", path.display());
    }
    let file = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    let mut out = BufWriter::new(file);
    store.export(&args.table, args.format, &mut out)?;
    out.flush().with_context(|| format!("{} cannot be written", path.display()))?;
    output::complain(format_args!("wrote {}", path.display()));
    Ok(Outcome::Done)
}
