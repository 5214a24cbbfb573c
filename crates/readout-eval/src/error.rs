//! What can be wrong with gold and floors.

use std::fmt;
use std::path::PathBuf;

/// A file of the evaluation that cannot be used: which, where in it, why.
#[derive(Debug)]
pub struct Error {
    /// The file.
    pub path: PathBuf,
    /// The line in it, from 1; `None` where the whole file is meant.
    pub line: Option<u64>,
    /// What is wrong.
    pub kind: Kind,
}

impl Error {
    pub(crate) fn of(path: impl Into<PathBuf>, kind: impl Into<Kind>) -> Self {
        Self { path: path.into(), line: None, kind: kind.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.kind)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.kind)
    }
}

/// What is wrong with a file of the evaluation.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Kind {
    /// It cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// It is not JSON of the expected shape.
    #[error("not gold of the expected shape: {0}")]
    Json(#[from] serde_json::Error),
    /// A line of it is no article.
    #[error("{0}")]
    Article(readout_ingest::Kind),
    /// A name in it is not marked as expected.
    #[error("{0}")]
    Mark(String),
    /// It is not a table of floors.
    #[error("not a table of floors: {0}")]
    Toml(#[from] Box<toml::de::Error>),
}
