//! The program as a user meets it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod analyze;
mod bad_input;
mod corrections;
mod docs;
mod documents;
mod entity;
mod export;
mod ingest;
mod layers;
mod packs;
mod program;
mod records;
mod search;
mod serve;
mod show;
