//! What can keep a record from being served.

use std::path::PathBuf;

/// A record could not be served.
#[derive(Debug, thiserror::Error)]
#[error("{}: {kind}", path.display())]
pub struct Error {
    /// The record file.
    pub path: PathBuf,
    /// Always `None`: a record has no lines.
    pub line: Option<u64>,
    /// What went wrong; part of the message, so that it is not the `source` of this error too.
    pub kind: Kind,
}

/// What went wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Kind {
    /// The record cannot be read.
    #[error("{0}")]
    Record(readout_store::Kind),
    /// The connection to the network failed.
    #[error("the server cannot go on: {0}")]
    Network(std::io::Error),
}

impl From<readout_store::Error> for Error {
    fn from(e: readout_store::Error) -> Self {
        Self { path: e.path, line: e.line, kind: Kind::Record(e.kind) }
    }
}
