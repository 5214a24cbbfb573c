#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
//! The record on disk, seen from outside.

mod compat;
mod export;
mod filter;
mod fixture;
mod killed;
mod open;
mod record;
mod search;
