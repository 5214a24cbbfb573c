//! An open record.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::texts::Cache;
use crate::{Error, Kind, Result};

/// A record: one SQLite file, open for reading or for writing.
///
/// Any number of readers, in this process and in others, may read while one writer writes; each reader sees whole batches only. A `Store` can be
/// sent to another thread but not shared between threads: open one for each.
pub struct Store {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
    /// Held by the writer; `None` in a reader. After `db`, so that the file is closed before the next writer may come.
    pub(crate) lock: Option<File>,
    pub(crate) texts: Cache,
}

impl Store {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sets how large the file may grow, in bytes, as long as it is open; a commit that needs more fails with [`Kind::Full`].
    ///
    /// # Errors
    /// The database refuses.
    pub fn limit_bytes(&self, most: u64) -> Result<()> {
        self.here(self.set_limit(most))
    }

    fn set_limit(&self, most: u64) -> Result<(), Kind> {
        let page: u32 = self.db.pragma_query_value(None, "page_size", |r| r.get(0))?;
        let pages = i64::try_from((most / u64::from(page).max(1)).max(1)).unwrap_or(i64::MAX);
        self.db.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
        Ok(())
    }

    /// Puts the file's name to a failure.
    pub(crate) fn here<T>(&self, result: Result<T, Kind>) -> Result<T> {
        result.map_err(|kind| Error::new(&self.path, kind))
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("path", &self.path).field("writer", &self.lock.is_some()).finish_non_exhaustive()
    }
}
