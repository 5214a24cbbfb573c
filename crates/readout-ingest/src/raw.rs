//! A file or line that was read and is not yet an article.

use std::path::Path;
use std::sync::Arc;

use readout_model::{Article, ArticleId, Published};

use crate::{About, Decoded, Error, Kind, decode, html_article, id, json, json_article, text_article};

/// Files and lines that are longer, in bytes, are not read.
pub const LIMIT: u64 = 32 << 20;

/// The endings of the file names that are read.
pub(crate) const EXTENSIONS: &[&str] = &[".txt", ".html", ".htm", ".jsonl", ".ndjson"];

/// What a piece of input is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// One line of JSON.
    Json,
}

/// The bytes of one article and where they come from. Turning them into the article needs no file, so that it can be done on any thread.
#[derive(Clone, Debug)]
pub struct Raw {
    /// The file or stream.
    pub path: Arc<Path>,
    /// The line in it, from 1; `None` where the whole file is meant.
    pub line: Option<u64>,
    /// What the bytes are written in.
    pub form: Form,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// When it was published, should it not say so itself.
    pub published: Option<Published>,
}

impl Raw {
    /// The article: decoded, taken apart, with an id.
    ///
    /// # Errors
    /// With path and line, whatever of [`Kind`] keeps it from being an article.
    pub fn article(self) -> Result<Article, Error> {
        let (path, line) = (Arc::clone(&self.path), self.line);
        self.read().map_err(|(kind, id)| Error { path: path.to_path_buf(), line, id, kind })
    }

    fn read(self) -> Result<Article, (Kind, Option<ArticleId>)> {
        let Decoded { text, note } = decode(self.bytes, self.form == Form::Html).map_err(|kind| (kind, None))?;
        let stem = id::stem(&self.path);
        let mut article = match self.form {
            Form::Text => text_article(unix_lines(text), About::default(), &stem),
            Form::Html => html_article(&text, About::default(), &stem).map_err(|kind| (kind, None))?,
            Form::Json => json_article(&text, &stem).map_err(|kind| (kind, json::id_of(&text)))?,
        };
        article.published = article.published.or(self.published);
        article.notes.extend(note);
        Ok(article)
    }
}

/// Line ends of other systems as `\n`. Only for files: the offsets into a JSON line's text belong to who wrote it.
fn unix_lines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
