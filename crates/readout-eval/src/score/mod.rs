//! Scores against gold. Every function gives the figures that the scorer of the gold (`eval/score.py` beside the gold) prints, by the same rules.
//!
//! Gold counts Unicode code points; [`Read`] turns the spans of an analysis into them.

mod cluster;
mod cyrillic;
mod figure;
mod gold;
mod language;
mod languages;
mod mentions;
mod names;
mod pairs;
mod parallel;
mod read;
mod record;
mod seeds;
mod stories;
mod suite;
mod utterances;

pub use cluster::b_cubed;
pub use figure::{Figure, Goal, Number};
pub use gold::{
    Agenda, CrossGold, Document, MeetingGold, NamesGold, ParallelGold, ParallelText, SeedGold, SentenceSource, SentenceTime, StatementGold,
    TimeGold,
};
pub use language::language;
pub use languages::{Row as LanguageRow, linked, rows as languages};
pub use mentions::mentions;
pub use names::{fold, jaro_winkler, same_name};
pub use pairs::{F1, jaccard, overlap, pair_up};
pub use parallel::parallel;
pub use read::{Read, Reads};
pub use record::record;
pub use seeds::seeds;
pub use stories::stories;
pub use suite::Suite;
pub(crate) use suite::names_rows;
pub use utterances::utterances;
