//! What can go wrong with a record, and what to do about it.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

/// A record could not be opened, written, read or exported.
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

impl Error {
    pub(crate) fn new(path: &Path, kind: impl Into<Kind>) -> Self {
        Self { path: path.to_owned(), line: None, kind: kind.into() }
    }
}

/// What went wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Kind {
    /// There is no file.
    #[error("there is no such record; ingest articles to make one")]
    Missing,
    /// The file is something else; it was not touched.
    #[error("this is not a Readout record and was left as it is; name another file")]
    NotARecord,
    /// The record was written by a newer version; it was not touched.
    #[error("this record has format {found}, and this version knows formats up to {known}; use a newer version of Readout")]
    NewerFormat {
        /// Format of the file.
        found: u32,
        /// The newest format that this version knows.
        known: u32,
    },
    /// Another process writes it.
    #[error("another process is writing to this record; wait for it to end, or name another file")]
    Locked,
    /// It was opened by [`crate::Store::read`].
    #[error("this record is open for reading only")]
    ReadOnly,
    /// No space; the batch was taken back whole, what was committed earlier stands.
    #[error("no space is left to write to; the last batch was not kept, everything before it was. Make space and start again")]
    Full,
    /// An article that is in the record was committed again.
    #[error("article {0} is in this record already")]
    KnownArticle(String),
    /// A row or an order names an article that is not in the record.
    #[error("there is no article {0} in this record")]
    UnknownArticle(String),
    /// There is no such table to export.
    #[error("there is no table {name:?}; the tables are {choices}")]
    UnknownTable {
        /// As asked for.
        name: String,
        /// The tables that there are.
        choices: String,
    },
    /// A date of a filter cannot be read.
    #[error("{0:?} is not a date: expected ISO 8601 such as 2022-01-12, 2022-01, 2022-W02 or 2022")]
    NotADate(String),
    /// A row cannot be read back.
    #[error("the row {id} is damaged: {source}")]
    Damaged {
        /// Its id.
        id: String,
        /// Why.
        source: serde_json::Error,
    },
    /// The export cannot be written.
    #[error("the export cannot be written: {0}")]
    Output(std::io::Error),
    /// The file cannot be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// Any other failure of the database.
    #[error("{0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Kind {
    fn from(e: rusqlite::Error) -> Self {
        match e.sqlite_error().map(|f| (f.code, f.extended_code)) {
            Some((ErrorCode::DiskFull, _) | (_, rusqlite::ffi::SQLITE_IOERR_SHMSIZE)) => Kind::Full,
            Some((ErrorCode::NotADatabase, _)) => Kind::NotARecord,
            Some((ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _)) => Kind::Locked,
            _ => Kind::Sqlite(e),
        }
    }
}
