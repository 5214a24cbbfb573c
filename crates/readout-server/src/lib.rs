#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
//! A record as web pages and JSON, for readers on this machine or behind a proxy.
//!
//! [`serve`] answers on a listener until it is told to stop; [`router`] is the same without a socket. Pages work without scripts and ask nothing
//! of any other host; every fact on them links to the characters that it comes from, as `/article/ID#c120-240` (Unicode code points, end
//! exclusive). JSON is the interchange's, under `/api/`, with the same filters in the query: `by`, `about`, `since`, `until`, `language`, `story`.
//!
//! Nothing here writes to the record: each request opens it for reading, so that it shows what a writer at work has committed, and a record
//! file that is put in the place of another is seen at once.

mod answer;
mod api;
mod desk;
mod direction;
mod error;
mod labels;
mod links;
mod marks;
mod pages;
mod query;
mod serve;
mod view;

pub use error::{Error, Kind};
pub use labels::Labels;
pub use serve::{router, serve};
