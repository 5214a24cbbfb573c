//! The vocabulary of Readout: articles and what stands in them, the record and what it is made of, and their JSON.
//!
//! Left column of the design: [`Article`], [`Analysis`]. Right column: [`record`]. Offsets are UTF-8 bytes inside the program; [`json`] turns
//! them into Unicode code points where they leave it. Nothing here reads a file, a clock or a list of languages.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod analysis;
mod article;
pub mod json;
pub mod record;
mod span;
mod terms;

pub use analysis::{
    Analysis, Cue, EntityInfo, Meeting, Mention, Office, Party, Service, Source, Speaker, Stance, Statement, Terms, Time, Via,
};
pub use article::{Article, ArticleId, Published, Removed};
pub use span::{CodePoints, Span};
pub use terms::{Act, EntityKind, Form, Reason, SourceKind, StanceKind, StatementKind, Status, TimeClass, What};
