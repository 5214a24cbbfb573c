//! The fold: stories, entities, utterances, engagements and positions across articles.
//!
//! [`Record::apply`] takes one article and its analysis and returns the rows that it changed. The same analyses in the same order give the
//! same record, byte for byte; [`fold_order`] is the order in which a whole record is folded again. Nothing here knows a language, reads a
//! file or a clock, or looks back into the text of an earlier article.
//!
//! | module | links | into |
//! | --- | --- | --- |
//! | `entities` | mentions with an id | entities |
//! | `duplicates`, `translations`, `features`, `profile`, `told`, `stories` | articles | families and stories |
//! | `content`, `likeness`, `utterances` | statements | utterances |
//! | `parties`, `engagements` | meetings | engagements |
//! | `positions` | stances | positions |
//! | `resolve`, `namesakes`, `rulings` | who is who, and what a person has ruled | all of them |

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod content;
mod days;
mod duplicates;
mod engagements;
mod entities;
mod features;
mod ids;
mod likeness;
mod names;
mod namesakes;
mod parties;
mod positions;
mod profile;
mod record;
mod resolve;
mod rulings;
mod sketch;
mod stories;
mod told;
mod translations;
mod utterances;

pub use record::{Record, fold_order};
