//! Readout's analysis as a function on a distributed engine: `readout_analysis` in the SQL of DataFusion and Ballista.
//!
//! The program `readout-cluster` starts the engine's two kinds of process and runs the one job that archives need; who has a DataFusion of their own
//! takes [`functions`] alone. Neither knows the record.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod function;

pub use function::{COLUMNS, functions};
