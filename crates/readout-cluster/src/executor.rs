//! `readout-cluster executor`.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};

use crate::address::{Address, Listen};

/// How often an executor tells the scheduler that it is alive, in seconds.
pub const HEARTBEAT: u64 = 5;
/// How long it tries to reach the scheduler, in seconds, so that both can be started together.
const CONNECT: u16 = 30;

/// Do the work: one process a machine, as many as there are
///
/// Reads the input and writes the output itself: the paths must mean the same files on all machines. Both ports have no authentication.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The scheduler
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:50050")]
    scheduler: Address,

    #[command(flatten)]
    listen: Listen,

    /// Port on which the other executors fetch results
    #[arg(long, default_value_t = 50051)]
    port: u16,

    /// Port on which the scheduler hands out work
    #[arg(long, value_name = "PORT", default_value_t = 50052)]
    grpc_port: u16,

    /// Articles to analyse at a time; 0 is as many as there are cores
    #[arg(long, value_name = "N", default_value_t = 0)]
    cores: usize,

    /// Folder for results until they are written out; a temporary one where not given
    #[arg(long, value_name = "DIR")]
    work: Option<PathBuf>,
}

/// Works until it is stopped; what it has begun it ends first.
pub async fn start(args: Args) -> anyhow::Result<()> {
    let mut functions = BallistaFunctionRegistry::default();
    functions.scalar_functions.extend(readout_cluster::functions().map(|f| (f.name().to_owned(), f)));
    let work = args.work.map(|dir| dir.into_os_string().into_string().map_err(|dir| anyhow::anyhow!("{} is not UTF-8", dir.display())));
    let config = ExecutorProcessConfig {
        bind_host: args.listen.bind.to_string(),
        external_host: Some(args.listen.host()?),
        port: args.port,
        grpc_port: args.grpc_port,
        scheduler_host: args.scheduler.host,
        scheduler_port: args.scheduler.port,
        scheduler_connect_timeout_seconds: CONNECT,
        executor_heartbeat_interval_seconds: HEARTBEAT,
        vcores: args.cores,
        work_dir: work.transpose()?,
        override_function_registry: Some(Arc::new(functions)),
        ..ExecutorProcessConfig::default()
    };
    start_executor_process(Arc::new(config)).await.context("the executor ended")
}
