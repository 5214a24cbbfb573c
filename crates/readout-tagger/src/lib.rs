//! Tags stretches of tokens with one of [`KINDS`] kinds: a linear-chain conditional random field (Lafferty et al. 2001) over hashed features,
//! with BILOU labels (Ratinov and Roth 2009), trained by AdaGrad (Duchi et al. 2011).
//!
//! It knows nothing of news or languages: a token comes as a word folded to Latin letters, its looks, and hints that the caller has of it.
//! Training is deterministic; a model is a table of bytes that is read where it lies.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod book;
mod chain;
mod document;
mod error;
mod features;
mod labels;
mod model;
mod train;

pub use document::{Document, Look};
pub use error::Error;
pub use labels::{KINDS, Tag};
pub use model::Model;
pub use train::{Example, Settings, train};
