//! `readout analyze`.

use std::io::Write;
use std::path::PathBuf;

use readout_analyze::{Tagger, analyze};
use readout_ingest::{Error, Raw};
use readout_lang::Packs;
use readout_model::{Published, json};
use serde_json::{Map, Value};

use crate::{Outcome, input, languages, output, pipeline};

/// Print what each article says, as JSON lines
///
/// Reads articles and prints one JSON object for each on standard output, in the order of the inputs; no record is touched. Offsets count Unicode code points.
///
/// Input is one JSON object a line: {"id", "text" | "html", "url"?, "title"?, "published"?, "language"?, "source"?}. A line that cannot be read gives {"id" | "line",
/// "error"} in its place, and the exit status is 1 at the end.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Files (.jsonl, .ndjson, .txt, .html, .htm) and folders to read; - is standard input, read as JSON lines
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<PathBuf>,

    /// When articles that do not say so were published, such as 2021-12-31
    #[arg(long, value_name = "DATE")]
    published: Option<Published>,
}

const EXAMPLES: &str = "\
Examples:
  readout analyze < articles.jsonl > analyses.jsonl
  readout analyze page.html --published 2022-01-12
  echo '{\"text\": \"Moscow will not wait, Sergey Lavrov said on Tuesday.\", \"published\": \"2022-01-14\"}' | readout analyze";

/// Reads, analyses, prints.
pub fn run(args: Args) -> anyhow::Result<Outcome> {
    let packs = languages::load()?;
    let tagger = languages::tagger()?;
    let mut inputs = input::inputs(&args.files, args.published);
    let mut out = output::stdout();
    let mut failed = 0;
    pipeline::in_order(
        || inputs.next_raw(),
        input::weight,
        |raw| line(raw, &packs, &tagger),
        |line| {
            failed += u64::from(line.is_err());
            let (Ok(line) | Err(line)) = line;
            out.write_all(line.as_bytes())?;
            Ok(())
        },
    )?;
    out.flush()?;
    if failed == 0 {
        return Ok(Outcome::Done);
    }
    output::complain(format_args!("readout: {failed} of the inputs could not be read"));
    Ok(Outcome::Partly)
}

/// The line to print, with its line feed; an error where it tells of one.
fn line(raw: Result<Raw, Error>, packs: &Packs, tagger: &Tagger) -> Result<String, String> {
    match raw.and_then(Raw::article) {
        Ok(article) => Ok(format!("{}\n", json::analysis(&article.text, &analyze(&article, packs, tagger)))),
        Err(error) => Err(format!("{}\n", complaint(&error))),
    }
}

fn complaint(error: &Error) -> Value {
    let mut object = Map::new();
    if error.path.as_os_str() != "-" {
        object.insert("path".into(), error.path.to_string_lossy().into());
    }
    if let Some(id) = &error.id {
        object.insert("id".into(), id.as_str().into());
    }
    if let Some(line) = error.line {
        object.insert("line".into(), line.into());
    }
    object.insert("error".into(), error.kind.to_string().into());
    object.into()
}
