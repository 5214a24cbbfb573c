//! The commands, one file each: its arguments with their help, and what it does.

pub mod analyze;
pub mod corrections;
pub mod entity;
pub mod eval;
pub mod export;
pub mod ingest;
pub mod pack;
pub mod packs;
pub mod relink;
pub mod search;
pub mod serve;
pub mod show;
pub mod story;
pub mod utterance;
