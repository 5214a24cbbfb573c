//! The language packs that are built in.

use anyhow::Context;
use readout_lang::Packs;

/// Reads the packs that were built into the program.
pub fn load() -> anyhow::Result<Packs> {
    Packs::load(readout_packs::files()).context("the language packs that are built in cannot be read")
}
