//! What can be wrong with an input.

use std::fmt;
use std::io;
use std::path::PathBuf;

use readout_model::ArticleId;

use crate::raw::{EXTENSIONS, LIMIT};

/// An input that gave no article: where it stands, and what is wrong with it. The inputs after it are not touched by it.
#[derive(Debug)]
pub struct Error {
    /// The file, folder or name of the stream.
    pub path: PathBuf,
    /// The line in it, from 1; `None` where the whole file is meant.
    pub line: Option<u64>,
    /// The id that the line gives itself, where that much of it can be read.
    pub id: Option<ArticleId>,
    /// What is wrong.
    pub kind: Kind,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}", self.kind)
    }
}

impl std::error::Error for Error {}

/// What is wrong with an input, and what was expected instead.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Kind {
    /// No such path.
    #[error("no such file or folder")]
    Missing,
    /// The system does not let it be read.
    #[error("cannot be read: {0}")]
    Unreadable(io::Error),
    /// A file that was named and is of no kind that is read.
    #[error("unsupported file name, expected one that ends in {}", EXTENSIONS.join(", "))]
    Unsupported,
    /// `-` was given where there is no standard input, or twice.
    #[error("no standard input to read, expected it once")]
    NoStandardInput,
    /// Not text: a picture, an archive, a program.
    #[error("binary ({0}), expected text")]
    Binary(&'static str),
    /// Nothing in it but white space.
    #[error("empty, expected text")]
    Empty,
    /// Neither UTF-8 nor any older encoding that could be told.
    #[error("of unknown encoding, expected UTF-8 or an older encoding of text")]
    Encoding,
    /// Over [`LIMIT`]; not read.
    #[error("longer than the limit of {} MiB and skipped", LIMIT >> 20)]
    TooLong,
    /// A line that is not JSON, or not an object.
    #[error("not an article: {0}, expected one JSON object such as {{\"id\": \"a1\", \"text\": \"…\"}}")]
    Json(String),
    /// A key of the line has a value of another type.
    #[error("{key:?} is {found}, expected a string")]
    Type {
        /// The key.
        key: &'static str,
        /// What stands there: a number, a list.
        found: &'static str,
    },
    /// A line without its content.
    #[error("neither \"text\" nor \"html\" is given, expected one of them")]
    NoText,
    /// A line whose content is white space.
    #[error("{0:?} is empty, expected the article")]
    EmptyText(&'static str),
    /// A publication date that is none.
    #[error("\"published\": {0}")]
    Date(String),
    /// A page of menus and links only.
    #[error("no article text found in the page")]
    NoArticle,
}
