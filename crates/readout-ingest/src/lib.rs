//! Files, lines and pages in; articles out.
//!
//! The pure half makes one [`Article`](readout_model::Article) from what was read: [`text_article`], [`html_article`], [`json_article`], and
//! [`decode`] for the bytes before that. The other half, [`Inputs`], walks files and folders, streams JSON lines, and goes on after an
//! [`Error`]. Nothing here knows what an article says, a record, or a word of any language.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod about;
mod binary;
mod blocks;
mod decode;
mod error;
mod html;
mod id;
mod inputs;
mod json;
mod lines;
mod page;
mod raw;
mod text;

pub use about::About;
pub use decode::{Decoded, decode};
pub use error::{Error, Kind};
pub use html::html_article;
pub use inputs::{Inputs, Options};
pub use json::json_article;
pub use lines::{Lines, json_lines};
pub use raw::{Form, LIMIT, Raw};
pub use text::text_article;
