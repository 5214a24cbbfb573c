//! The program `readout`: its command line, its threads, and how the crates are joined.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod cli;
mod commands;
mod fold;
mod input;
mod languages;
mod output;
mod pipeline;
mod record;

use std::process::ExitCode;

use clap::Parser;

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All of it.
    Done,
    /// Some inputs failed, or nothing was found.
    Partly,
}

fn main() -> ExitCode {
    match cli::Cli::parse().run() {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partly) => ExitCode::from(1),
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(format_args!("readout: {error:#}"));
            ExitCode::from(2)
        }
    }
}
