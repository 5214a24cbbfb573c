//! Everything that is printed: standard output, complaints, tables, progress.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;

/// Columns of a table that is not shown on a terminal.
const PLAIN_WIDTH: u16 = 120;
/// From this width on, what somebody may want to copy is not broken …
const WIDE: u16 = 110;
/// … which stands under these headers.
const WHOLE: &[&str] = &["article", "cited", "code", "date", "published", "said", "story"];

/// Standard output, buffered; to be flushed by who takes it.
pub fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// One line on standard error. Where that is closed there is nobody to tell.
pub fn complain(line: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// One line on standard output.
pub fn say(line: impl Display) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// Values as JSON lines on standard output.
pub fn json_lines(values: impl IntoIterator<Item = Value>) -> io::Result<()> {
    let mut out = stdout();
    for value in values {
        serde_json::to_writer(&mut out, &value)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// A table, as wide as the terminal; without one, without lines.
pub fn table<const N: usize>(header: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let terminal = io::stdout().is_terminal();
    let mut table = Table::new();
    table.load_style(if terminal { presets::UTF8_HORIZONTAL_ONLY } else { presets::NOTHING });
    table.set_content_arrangement(ContentArrangement::Dynamic);
    if !terminal {
        table.set_width(PLAIN_WIDTH);
    }
    table.set_header(header.map(str::to_uppercase));
    table.add_rows(rows);
    if table.width().is_some_and(|width| width >= WIDE) {
        let whole = table.column_iter_mut().zip(header).filter(|(_, name)| WHOLE.contains(name));
        whole.for_each(|(column, _)| {
            column.set_constraint(ColumnConstraint::ContentWidth);
        });
    }
    table.trim_fmt()
}

/// True where the reader of standard output went away, as `head` does: no error.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(broken)
            || cause.downcast_ref::<serde_json::Error>().is_some_and(|e| e.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
            || cause.downcast_ref::<readout_store::Error>().is_some_and(|e| matches!(&e.kind, readout_store::Kind::Output(e) if broken(e)))
    })
}

/// How far a command is, on standard error where that is a terminal.
#[derive(Clone)]
pub struct Progress(ProgressBar);

impl Progress {
    /// Of so many bytes to read; of an unknown number where `bytes` is 0.
    pub fn of_bytes(bytes: u64) -> Self {
        let (bar, style) = match bytes {
            0 => (ProgressBar::new_spinner(), "{spinner} {msg}  {bytes}  {elapsed}"),
            _ => (ProgressBar::new(bytes), "{bar:30} {percent:>3} %  {msg}  {bytes} of {total_bytes}  {elapsed}, {eta} left"),
        };
        Self::styled(bar, style)
    }

    /// Of so many articles.
    pub fn of_articles(articles: usize) -> Self {
        Self::styled(ProgressBar::new(articles as u64), "{bar:30} {percent:>3} %  {pos} of {len} articles  {elapsed}, {eta} left")
    }

    fn styled(bar: ProgressBar, style: &str) -> Self {
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// So far.
    pub fn at(&self, position: u64) {
        self.0.set_position(position);
    }

    /// A few words beside the bar.
    pub fn message(&self, words: String) {
        self.0.set_message(words);
    }

    /// A line on standard error, above the bar.
    pub fn complain(&self, line: impl Display) {
        self.0.suspend(|| complain(line));
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        self.0.finish_and_clear();
    }
}
