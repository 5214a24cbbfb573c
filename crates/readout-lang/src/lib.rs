//! What is known of languages, as data: packs, tokens, sentences, identification, transliteration, name forms.
//!
//! [`Packs::load`] reads the files of `packs/` (given as path and content: nothing here touches a disk). `docs/packs.md` tells what each file
//! holds. No language is named in this code.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod concepts;
mod error;
mod fold;
mod foreign;
mod forms;
mod gazetteer;
mod identify;
mod inflect;
mod latin;
pub mod lint;
mod pack;
mod packs;
mod rows;
mod sentences;
mod spellings;
mod stems;
mod table;
mod tokens;
mod translit;
mod values;
mod world;

pub use concepts::{Concepts, hash};
pub use error::{Error, Kind};
pub use fold::{plain, romanised};
pub use foreign::alike;
pub use forms::{Forms, Lexicon};
pub use gazetteer::{Gazetteer, Hint};
pub use identify::{Language, script_of};
pub use latin::Latin;
pub use pack::{Pack, Quotes};
pub use packs::Packs;
pub use rows::*;
pub use sentences::sentences;
pub use stems::{StemHit, Stems};
pub use tokens::{Shape, Token, Tokens, tokens};
pub use world::{Entity, Issue, Role, World};
