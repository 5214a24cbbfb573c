//! The program `readout-cluster`: `readout analyze` over archives, on many machines.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod address;
mod executor;
mod run;
mod scheduler;
mod stderr;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use log::LevelFilter;

/// Reads archives of news on many machines
///
/// `readout analyze` as a function on Ballista, a distributed engine. Start one scheduler, an executor on every machine, then `run`.
///
/// The ports have no authentication and no encryption: who reaches them can run queries and read files with the rights of these processes. They are
/// bound to 127.0.0.1 unless told otherwise; open them on a trusted network only.
#[derive(Debug, Parser)]
#[command(name = "readout-cluster", version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    /// Say on standard error what the engine does, not only what goes wrong
    #[arg(long, global = true)]
    verbose: bool,

    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples, on one machine:
  readout-cluster scheduler &
  readout-cluster executor &
  readout-cluster executor --port 50061 --grpc-port 50062 &
  readout-cluster run --input archive/ --output analyses/

Exit status: 0 done, 2 could not run.";

#[derive(Debug, Subcommand)]
enum Command {
    Scheduler(scheduler::Args),
    Executor(executor::Args),
    Run(run::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    stderr::start(match &cli.command {
        _ if cli.verbose => LevelFilter::Info,
        // Its error is printed at the end.
        Command::Run(_) => LevelFilter::Off,
        Command::Scheduler(_) | Command::Executor(_) => LevelFilter::Warn,
    });
    match start(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where standard error is closed there is nobody to tell.
            let _ = writeln!(io::stderr().lock(), "readout-cluster: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn start(command: Command) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match command {
            Command::Scheduler(args) => scheduler::start(args).await,
            Command::Executor(args) => executor::start(args).await,
            Command::Run(args) => run::run(args).await,
        }
    })
}
