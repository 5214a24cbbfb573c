//! Paths on a command line to articles.

use std::collections::VecDeque;
use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use readout_model::{Article, Published};

use crate::{Error, Form, Kind, LIMIT, Lines, Raw, json_lines};

/// How the inputs are read.
#[derive(Default)]
pub struct Options {
    /// When articles that do not say so were published.
    pub published: Option<Published>,
    /// What `-` reads; without it, `-` is an error.
    pub stdin: Option<Box<dyn BufRead + Send>>,
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options").field("published", &self.published).field("stdin", &self.stdin.is_some()).finish()
    }
}

/// The articles of files (`.txt`, `.html`, `.htm`, `.jsonl`, `.ndjson`), folders and standard input (`-`), in the order that they are named.
///
/// A folder is walked with its folders, sorted by name; what has another ending or a name that begins with a dot is not read but counted, and
/// links to folders are not followed. Each input that gives no article gives an [`Error`], and the next one is read.
///
/// [`Iterator::next`] does all the work. Where pages shall be taken apart on several threads, [`Inputs::next_raw`] only reads.
pub struct Inputs {
    waiting: VecDeque<Entry>,
    open: Option<Lines<Box<dyn BufRead + Send>>>,
    options: Options,
    total: u64,
    done: u64,
    ignored: u64,
}

enum Entry {
    File { path: PathBuf, form: Form, size: u64 },
    Stdin,
    Failed(Error),
}

impl Inputs {
    /// Looks up the paths and the sizes of their files; reads none of them yet.
    pub fn new(paths: impl IntoIterator<Item = impl Into<PathBuf>>, options: Options) -> Self {
        let mut inputs = Self { waiting: VecDeque::new(), open: None, options, total: 0, done: 0, ignored: 0 };
        for path in paths {
            inputs.find(path.into());
        }
        inputs
    }

    /// The bytes of all files together. Standard input counts nothing, its length is not known.
    pub fn size_hint_bytes(&self) -> u64 {
        self.total
    }

    /// The bytes read or passed over so far, of files and standard input.
    pub fn bytes_read(&self) -> u64 {
        self.done + self.open.as_ref().map_or(0, Lines::bytes_read)
    }

    /// How many files in folders were left alone because of their names.
    pub fn ignored(&self) -> u64 {
        self.ignored
    }

    /// The next file or line as bytes, for [`Raw::article`].
    pub fn next_raw(&mut self) -> Option<Result<Raw, Error>> {
        loop {
            if let Some(lines) = &mut self.open {
                if let Some(next) = lines.next() {
                    return Some(next.map(|raw| Raw { published: self.options.published, ..raw }));
                }
                self.done += lines.bytes_read();
                self.open = None;
            }
            match self.waiting.pop_front()? {
                Entry::Failed(error) => return Some(Err(error)),
                Entry::Stdin => match self.options.stdin.take() {
                    Some(reader) => self.open = Some(json_lines(reader, "-")),
                    None => return Some(Err(failed("-".into(), Kind::NoStandardInput))),
                },
                Entry::File { path, form: Form::Json, .. } => match File::open(&path) {
                    Ok(file) => self.open = Some(json_lines(Box::new(BufReader::with_capacity(1 << 16, file)), path)),
                    Err(error) => return Some(Err(unreadable(path, error))),
                },
                Entry::File { path, form, size } => {
                    self.done += size;
                    let bytes = whole(&path, size);
                    let published = self.options.published;
                    return Some(match bytes {
                        Ok(bytes) => Ok(Raw { path: Arc::from(path), line: None, form, bytes, published }),
                        Err(kind) => Err(failed(path, kind)),
                    });
                }
            }
        }
    }

    /// Puts what was named into the queue.
    fn find(&mut self, path: PathBuf) {
        if path.as_os_str() == "-" {
            return self.waiting.push_back(Entry::Stdin);
        }
        match fs::metadata(&path) {
            Ok(data) if data.is_dir() => self.find_in(path),
            Ok(data) => match form(&path) {
                Some(form) => self.add(path, form, &data),
                None => self.fail(failed(path, Kind::Unsupported)),
            },
            Err(error) => self.fail(unreadable(path, error)),
        }
    }

    /// Puts what is found in a folder into the queue.
    fn find_in(&mut self, folder: PathBuf) {
        let entries = fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.fail(unreadable(folder, error)),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            match form(&path) {
                _ if folder && !hidden => self.find_in(path),
                Some(form) if !folder && !hidden => match fs::metadata(&path) {
                    Ok(data) if data.is_file() => self.add(path, form, &data),
                    Ok(_) => self.ignored += 1,
                    Err(error) => self.fail(unreadable(path, error)),
                },
                _ => self.ignored += 1,
            }
        }
    }

    fn add(&mut self, path: PathBuf, form: Form, data: &Metadata) {
        let size = data.len();
        self.total += size;
        self.waiting.push_back(Entry::File { path, form, size });
    }

    fn fail(&mut self, error: Error) {
        self.waiting.push_back(Entry::Failed(error));
    }
}

impl Iterator for Inputs {
    type Item = Result<Article, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.next_raw()?.and_then(Raw::article))
    }
}

/// What a file is written in, by the end of its name.
fn form(path: &Path) -> Option<Form> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "txt" => Some(Form::Text),
        "html" | "htm" => Some(Form::Html),
        "jsonl" | "ndjson" => Some(Form::Json),
        _ => None,
    }
}

/// The bytes of a file, which may have grown since its size was looked up.
fn whole(path: &Path, size: u64) -> Result<Vec<u8>, Kind> {
    if size > LIMIT {
        return Err(Kind::TooLong);
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    let read = File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes));
    match read {
        Ok(n) if n as u64 > LIMIT => Err(Kind::TooLong),
        Ok(_) => Ok(bytes),
        Err(error) => Err(Kind::Unreadable(error)),
    }
}

fn failed(path: PathBuf, kind: Kind) -> Error {
    Error { path, line: None, id: None, kind }
}

fn unreadable(path: PathBuf, error: io::Error) -> Error {
    let missing = error.kind() == io::ErrorKind::NotFound;
    failed(path, if missing { Kind::Missing } else { Kind::Unreadable(error) })
}
