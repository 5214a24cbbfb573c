//! `readout-cluster scheduler`.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context;
use ballista_core::utils::default_session_builder;
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::execution::{FunctionRegistry, SessionState};
use datafusion::prelude::SessionConfig;

use crate::address::Listen;

/// An executor that has not been heard of for so long is given up, and its work handed to the others, in seconds. It reports every
/// [`HEARTBEAT`](crate::executor::HEARTBEAT) seconds.
const SILENCE: u64 = 20;
/// How often that is looked at, in seconds.
const LOOK: u64 = 5;
/// When the last executor is gone, a job fails where no other comes for so long, in seconds. The engine's own three minutes look like a hang.
const NOBODY: u64 = 60;

/// Hand out the work: one process, first to be started
///
/// Keeps its state in memory: when it ends, running jobs are lost. The port has no authentication.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    listen: Listen,

    /// Port to listen on
    #[arg(long, default_value_t = 50050)]
    port: u16,
}

/// Serves until it is stopped.
pub async fn start(args: Args) -> anyhow::Result<()> {
    let address = SocketAddr::from((args.listen.bind, args.port));
    let config = SchedulerConfig {
        bind_host: args.listen.bind.to_string(),
        bind_port: args.port,
        external_host: args.listen.host()?,
        executor_timeout_seconds: SILENCE,
        expire_dead_executor_interval_seconds: LOOK,
        no_executors_grace_period_seconds: NOBODY,
        override_session_builder: Some(Arc::new(session)),
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await?;
    start_server(cluster, address, Arc::new(config)).await.with_context(|| format!("cannot serve on {address}"))
}

/// The engine's session, which knows the functions of a plan by their names.
fn session(config: SessionConfig) -> datafusion::error::Result<SessionState> {
    let mut state = default_session_builder(config)?;
    for function in readout_cluster::functions() {
        state.register_udf(function)?;
    }
    Ok(state)
}
