//! What the fold links and what it leaves apart, and the laws that it keeps.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod build;
mod engagements;
mod laws;
mod resolve;
mod stories;
mod utterances;
