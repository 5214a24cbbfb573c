//! The cases of the packs, the scores on hand-made gold, the gate.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cases;
mod floors;
mod gate;
mod made;
mod pack_files;
mod packs;
mod scores;
mod scores_linked;
mod stances;
