//! How good the readings are: executable cases of the packs, scores against gold, floors under the scores.
//!
//! | module | answers |
//! | --- | --- |
//! | [`cases`] | does each pack find in its example sentences what its author says? |
//! | [`score`] | how much of what readers found in real articles is found? |
//! | [`floors`] | has a figure fallen? |
//! | [`training`] | what is the name tagger trained on? |
//!
//! The packs come as path and content; only [`score::Suite`] reads files, the gold beside the workspace.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod cases;
mod error;
pub mod floors;
pub mod score;
pub mod training;

pub use error::{Error, Kind};
