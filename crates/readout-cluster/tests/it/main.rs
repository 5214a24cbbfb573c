//! The functions without a network, and the three processes together.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod function;
mod local;
mod program;
