//! JSON lines from any stream, one at a time.

use std::io::{BufRead, Read};
use std::path::Path;
use std::sync::Arc;

use crate::{Error, Form, Kind, LIMIT, Raw, binary};

/// Reads JSON lines from `reader`; `name` is what the messages call it, a path or `-`.
pub fn json_lines<R: BufRead>(reader: R, name: impl AsRef<Path>) -> Lines<R> {
    Lines { reader, path: Arc::from(name.as_ref()), line: 0, bytes: 0, done: false }
}

/// The lines of a stream. Holds one line of at most [`LIMIT`] bytes at a time; a longer one is passed over with an error.
///
/// Empty lines are counted and not returned. A stream whose first line is binary ends with that one error.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    path: Arc<Path>,
    line: u64,
    bytes: u64,
    done: bool,
}

impl<R> Lines<R> {
    /// Bytes read so far, with those that were passed over.
    pub fn bytes_read(&self) -> u64 {
        self.bytes
    }

    fn fail<T>(&self, kind: Kind) -> Option<Result<T, Error>> {
        Some(Err(Error { path: self.path.to_path_buf(), line: Some(self.line), id: None, kind }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let mut bytes = Vec::new();
            // One more than the limit, for the line feed.
            let read = (&mut self.reader).take(LIMIT + 1).read_until(b'\n', &mut bytes);
            self.line += 1;
            match read {
                Ok(0) => break,
                Ok(n) => self.bytes += n as u64,
                Err(error) => {
                    self.done = true;
                    return self.fail(Kind::Unreadable(error));
                }
            }
            if bytes.len() as u64 > LIMIT && !bytes.ends_with(b"\n") {
                drop(bytes);
                match self.reader.skip_until(b'\n') {
                    Ok(n) => self.bytes += n as u64,
                    Err(_) => self.done = true,
                }
                return self.fail(Kind::TooLong);
            }
            if let Some(what) = (self.line == 1).then(|| binary::kind_of(&bytes)).flatten() {
                self.done = true;
                return self.fail(Kind::Binary(what));
            }
            if !bytes.trim_ascii().is_empty() {
                return Some(Ok(Raw { path: Arc::clone(&self.path), line: Some(self.line), form: Form::Json, bytes, published: None }));
            }
        }
        self.done = true;
        None
    }
}
