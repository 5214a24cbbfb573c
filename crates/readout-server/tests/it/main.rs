#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
//! A record served, seen from outside.

mod api;
mod fixture;
mod pages;
mod problems;
mod serving;
