#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
//! The record on disk: one SQLite file that holds articles, what was found in them, and what grew across them; with search and export.
//!
//! [`Store::open`] writes, [`Store::read`] reads. A batch of articles goes in whole or not at all ([`Store::commit`]) and then survives the end
//! of the process, however it ends. Rows come out by [`Filter`], articles by words ([`Store::search`]), whole tables by [`Store::export`].
//! Nothing here knows how a fact was derived.
//!
//! ```
//! use readout_store::{Filter, Format, Store};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("readout.db");
//! let writer = Store::open(&path)?;
//! let reader = Store::read(&path)?;
//! let said = reader.utterances(&Filter { by: Some("Stoltenberg".into()), since: Some("2022-01".into()), ..Filter::default() })?;
//! assert!(said.is_empty());
//! reader.export("positions", Format::Csv, &mut std::io::sink())?;
//! # drop(writer);
//! # Ok(())
//! # }
//! ```

mod articles;
mod commit;
mod corrections;
mod days;
mod error;
mod export;
mod facts;
mod filter;
mod hash;
mod names;
mod open;
mod read;
mod search;
mod snippet;
mod store;
mod texts;
mod words;

pub use commit::Entry;
pub use error::{Error, Kind};
pub use export::Format;
pub use filter::Filter;
pub use hash::TextHash;
pub use open::FORMAT;
pub use read::{ArticleRow, Counts, FoldInput, Known, Order};
pub use search::Hit;
pub use snippet::Snippet;
pub use store::Store;

pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;
