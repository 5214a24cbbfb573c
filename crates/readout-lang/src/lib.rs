//! What is known of languages, as data: packs, tokens, sentences, identification, transliteration, name forms.
//!
//! [`Packs::load`] reads the files of `packs/` (given as path and content: nothing here touches a disk). `docs/packs.md` tells what each file
//! holds. No language is named in this code.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod error;
mod fold;
mod forms;
mod identify;
mod inflect;
pub mod lint;
mod pack;
mod packs;
mod rows;
mod sentences;
mod stems;
mod table;
mod tokens;
mod translit;
mod values;
mod world;

pub use error::{Error, Kind};
pub use fold::plain;
pub use forms::{Forms, Lexicon};
pub use identify::{Language, script_of};
pub use pack::{Pack, Quotes};
pub use packs::Packs;
pub use rows::*;
pub use sentences::sentences;
pub use stems::{StemHit, Stems};
pub use tokens::{Shape, Token, Tokens};
pub use world::{Entity, Issue, World};
