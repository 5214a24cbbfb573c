//! A table as comma-separated values.

use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::Value;

use super::Row;
use super::tables::Column;

pub(super) struct Writer<W: Write> {
    out: ::csv::Writer<W>,
    columns: &'static [Column],
}

impl<W: Write> Writer<W> {
    /// Writes the header.
    pub(super) fn new(out: W, columns: &'static [Column]) -> io::Result<Self> {
        let mut out = ::csv::Writer::from_writer(out);
        out.write_record(columns.iter().map(|c| c.name))?;
        Ok(Self { out, columns })
    }

    pub(super) fn row(&mut self, row: &Row) -> io::Result<()> {
        Ok(self.out.write_record(self.columns.iter().map(|c| cell(row.get(c.name)).into_owned()))?)
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn cell(value: Option<&Value>) -> Cow<'_, str> {
    match value {
        None | Some(Value::Null) => Cow::Borrowed(""),
        Some(Value::String(s)) => Cow::Borrowed(s),
        Some(other) => Cow::Owned(other.to_string()),
    }
}
