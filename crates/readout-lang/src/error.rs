//! What can be wrong with a pack.

/// A defect in a pack's file: which file, which line, what was expected.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("packs/{path}{}: {kind}", line.map(|l| format!(":{l}")).unwrap_or_default())]
pub struct Error {
    /// Path below `packs/`.
    pub path: String,
    /// Line, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub kind: Kind,
}

/// What is wrong with a pack's file.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The file is not there.
    #[error("required file is missing")]
    Missing,
    /// The header row is not the expected one.
    #[error("header is {found:?}, expected {expected:?} (columns are separated by tabs)")]
    Header {
        /// As it stands.
        found: String,
        /// As it should be.
        expected: String,
    },
    /// A row has too few or too many columns.
    #[error("{found} columns, expected {expected}")]
    Columns {
        /// As it stands.
        found: usize,
        /// As it should be.
        expected: usize,
    },
    /// A value is not one of those that its column takes.
    #[error("{0}")]
    Value(String),
    /// Not valid TOML, or a key is missing.
    #[error("{0}")]
    Toml(String),
    /// A lint of the form that all packs keep.
    #[error("{0}")]
    Lint(String),
}

impl Error {
    /// A defect at a line of a file.
    pub(crate) fn at(path: &str, line: usize, kind: Kind) -> Self {
        Self { path: path.to_owned(), line: Some(line), kind }
    }

    /// A defect of a file as a whole.
    pub(crate) fn of(path: &str, kind: Kind) -> Self {
        Self { path: path.to_owned(), line: None, kind }
    }
}
