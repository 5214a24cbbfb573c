//! The command line: its help is the one place where commands and options are described.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::Outcome;
use crate::commands::{analyze, corrections, entity, eval, export, ingest, pack, packs, relink, search, serve, show, story, utterance};

/// Reads the news in many languages and keeps a cited record of diplomacy
///
/// Who said what, through whom it reached us, who met or called whom and when, who demands, offers or refuses what. Every fact points to the characters of the article
/// that it came from. One program, one file, no network.
#[derive(Debug, Parser)]
#[command(name = "readout", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    /// The record: one file, which `ingest` makes where there is none
    #[arg(long, global = true, display_order = 900, value_name = "FILE", default_value = "readout.db")]
    record: PathBuf,

    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  readout serve --ingest examples               read articles, show them as web pages
  readout ingest news/                          read a folder of articles into readout.db
  readout show agenda --by Lavrov               who met whom
  readout show statements --about nato-enlargement --since 2022-01
  readout search Столтенберг                    finds Stoltenberg too
  readout analyze < articles.jsonl              what each article says, as JSON lines
  readout export positions --format csv

Exit status: 0 done, 1 some inputs failed or nothing was found, 2 could not run.";

#[derive(Debug, Subcommand)]
enum Command {
    Analyze(analyze::Args),
    Ingest(ingest::Args),
    Relink(relink::Args),
    Show(show::Args),
    Search(search::Args),
    Export(export::Args),
    Serve(serve::Args),
    Entity(entity::Args),
    Story(story::Args),
    Utterance(utterance::Args),
    Corrections(corrections::Args),
    Packs(packs::Args),
    Pack(pack::Args),
    Eval(eval::Args),
}

impl Cli {
    /// Does what was asked for.
    pub fn run(self) -> anyhow::Result<Outcome> {
        let record = self.record.as_path();
        match self.command {
            Command::Analyze(args) => analyze::run(args),
            Command::Ingest(args) => ingest::run(args, record),
            Command::Relink(args) => relink::run(args, record),
            Command::Show(args) => show::run(args, record),
            Command::Search(args) => search::run(args, record),
            Command::Export(args) => export::run(args, record),
            Command::Serve(args) => serve::run(args, record),
            Command::Entity(args) => entity::run(args, record),
            Command::Story(args) => story::run(args, record),
            Command::Utterance(args) => utterance::run(args, record),
            Command::Corrections(args) => corrections::run(args, record),
            Command::Packs(args) => packs::run(args),
            Command::Pack(args) => pack::run(args),
            Command::Eval(args) => eval::run(args),
        }
    }
}
