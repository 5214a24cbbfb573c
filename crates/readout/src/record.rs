//! Opening the record that the command line names.

use std::path::Path;

use anyhow::anyhow;
use readout_store::{Kind, Store};

/// Opens a record for reading.
pub fn read(path: &Path) -> anyhow::Result<Store> {
    Store::read(path).map_err(|error| explained(error, path))
}

/// Opens a record that must be there, for writing.
pub fn change(path: &Path) -> anyhow::Result<Store> {
    read(path)?;
    write(path)
}

/// Opens a record for writing, and makes it where there is none.
pub fn write(path: &Path) -> anyhow::Result<Store> {
    Store::open(path).map_err(|error| explained(error, path))
}

fn explained(error: readout_store::Error, path: &Path) -> anyhow::Error {
    match error.kind {
        Kind::Missing => anyhow!("{}: there is no such record; make one with `readout ingest PATH… --record {0}`", path.display()),
        _ => error.into(),
    }
}
