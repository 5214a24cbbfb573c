//! Opening a record, and keeping out what is none.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::{Error, Kind, Result, Store};

/// The format of records that this version writes (SQLite's `user_version`).
///
/// 1: the first. 2: with `corrections`.
pub const FORMAT: u32 = 2;

/// SQLite's `application_id` of a record: `RDOT`.
const APPLICATION: u32 = 0x5244_4F54;
const SCHEMA: &str = include_str!("schema.sql");
/// What format 2 has and format 1 has not.
const CORRECTIONS: &str = "CREATE TABLE corrections (n INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL) STRICT;";
const WAIT: Duration = Duration::from_secs(10);

impl Store {
    /// Opens the record at `path` for writing, and makes it where there is none or an empty file.
    ///
    /// There is one writer at a time. It holds an advisory lock (`flock` and its like) on the file `<record>.lock`, which stays behind empty; the
    /// system lets go of the lock when the process ends, however it ends. The record file itself carries SQLite's own locks, which an advisory
    /// lock on the same file would break.
    ///
    /// # Errors
    /// [`Kind::Locked`]: another writer. [`Kind::NotARecord`], [`Kind::NewerFormat`]: the file is left as it is. [`Kind::Full`], [`Kind::Io`],
    /// [`Kind::Sqlite`].
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        open(path).map_err(|kind| Error::new(path, kind))
    }

    /// Opens the record at `path` for reading only, while a writer may be at work.
    ///
    /// # Errors
    /// [`Kind::Missing`]: no file. [`Kind::NotARecord`], [`Kind::NewerFormat`], [`Kind::Io`], [`Kind::Sqlite`].
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        read(path).map_err(|kind| Error::new(path, kind))
    }
}

fn open(path: &Path) -> Result<Store, Kind> {
    check(path)?;
    // Two names of one file must meet at one lock.
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let lock = lock(&beside(&real, ".lock"))?;
    if check(&real)? == Found::Nothing {
        create(&real)?;
    }
    let db = Connection::open_with_flags(&real, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.busy_timeout(WAIT)?;
    db.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "normal")?;
    db.pragma_update(None, "cache_size", -32_000)?;
    db.set_prepared_statement_cache_capacity(64);
    known_format(&db)?;
    if user_version(&db)? < FORMAT {
        db.execute_batch(&format!("BEGIN; {CORRECTIONS} PRAGMA user_version = {FORMAT}; COMMIT;"))?;
    }
    Ok(Store { db, path: path.to_owned(), lock: Some(lock), texts: Default::default() })
}

fn read(path: &Path) -> Result<Store, Kind> {
    match check(path)? {
        Found::Record => {}
        Found::Nothing if path.exists() => return Err(Kind::NotARecord),
        Found::Nothing => return Err(Kind::Missing),
    }
    let real = fs::canonicalize(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let first = Connection::open_with_flags(&real, flags);
    let db = match first.and_then(|db| db.busy_timeout(WAIT).and_then(|()| user_version(&db)).map(|_| db)) {
        Ok(db) => db,
        // In a folder that cannot be written, SQLite reads a record only when told that nobody changes it.
        Err(e) if cannot_open(&e) && !beside(&real, "-wal").exists() => {
            Connection::open_with_flags(immutable(&real).ok_or(e)?, flags | OpenFlags::SQLITE_OPEN_URI)?
        }
        Err(e) => return Err(e.into()),
    };
    db.set_prepared_statement_cache_capacity(64);
    known_format(&db)?;
    Ok(Store { db, path: path.to_owned(), lock: None, texts: Default::default() })
}

#[derive(PartialEq)]
enum Found {
    Nothing,
    Record,
}

/// Looks at the first bytes of the file without asking SQLite, which could already change what is not ours.
/// <https://www.sqlite.org/fileformat.html#the_database_header>
fn check(path: &Path) -> Result<Found, Kind> {
    let mut header = Vec::with_capacity(100);
    match File::open(path) {
        Ok(file) => file.take(100).read_to_end(&mut header)?,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(e) => return Err(e.into()),
    };
    let number = |at: usize| header.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes);
    match (number(68), number(60)) {
        _ if header.is_empty() => Ok(Found::Nothing),
        (Some(APPLICATION), Some(found)) if header.starts_with(b"SQLite format 3\0") => supported(found).map(|()| Found::Record),
        _ => Err(Kind::NotARecord),
    }
}

/// Makes an empty record under another name first: whatever stands under the right name is always whole.
fn create(path: &Path) -> Result<(), Kind> {
    let new = beside(path, ".new");
    if new.exists() {
        fs::remove_file(&new)?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(&new, flags)?;
    let made = db.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT}; BEGIN; {SCHEMA} {CORRECTIONS} COMMIT; PRAGMA journal_mode = wal;"
    ));
    drop(db);
    if let Err(e) = made {
        fs::remove_file(&new)?;
        return Err(e.into());
    }
    Ok(fs::rename(&new, path)?)
}

fn lock(path: &Path) -> Result<File, Kind> {
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Kind::Locked),
        Err(TryLockError::Error(e)) => Err(e.into()),
    }
}

fn known_format(db: &Connection) -> Result<(), Kind> {
    supported(user_version(db)?)
}

fn user_version(db: &Connection) -> rusqlite::Result<u32> {
    db.pragma_query_value(None, "user_version", |r| r.get(0))
}

fn supported(found: u32) -> Result<(), Kind> {
    if found > FORMAT { Err(Kind::NewerFormat { found, known: FORMAT }) } else { Ok(()) }
}

fn cannot_open(e: &rusqlite::Error) -> bool {
    matches!(e.sqlite_error_code(), Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// The path as an SQLite URI of a file that does not change.
fn immutable(path: &Path) -> Option<String> {
    let escaped: String = path
        .to_str()?
        .bytes()
        .map(|b| match b {
            b'/' | b'.' | b'-' | b'_' => char::from(b).to_string(),
            b if b.is_ascii_alphanumeric() => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect();
    Some(format!("file:{escaped}?immutable=1"))
}
