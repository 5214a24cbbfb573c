//! Whole tables for other programs.

mod csv;
mod jsonl;
mod parquet;
mod tables;

use std::io::Write;
use std::str::FromStr;

use serde_json::{Map, Value};

use crate::{Kind, Result, Store};
use tables::{TABLES, Table};

/// A row on its way out: the object of the JSON contract.
type Row = Map<String, Value>;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON lines: one object a row, as the JSON contract has it.
    Jsonl,
    /// Comma-separated values (RFC 4180) with a header row; lists and objects as compact JSON, `null` as nothing.
    Csv,
    /// Apache Parquet, Snappy-compressed; every column may be null, lists and objects are compact JSON in string columns.
    Parquet,
}

impl Format {
    /// All of them, by name.
    pub const ALL: &[(&'static str, Format)] = &[("jsonl", Format::Jsonl), ("csv", Format::Csv), ("parquet", Format::Parquet)];
}

impl FromStr for Format {
    type Err = String;

    /// # Errors
    /// The word, and the list of the valid ones.
    fn from_str(s: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|(name, _)| *name == s).map(|(_, format)| *format);
        found.ok_or_else(|| format!("{s:?} is none of {}", Self::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")))
    }
}

impl Store {
    /// The names of the tables that [`Store::export`] writes.
    pub fn tables() -> impl Iterator<Item = &'static str> {
        TABLES.iter().map(|t| t.name)
    }

    /// Writes a table: the same record gives the same bytes. Offsets count Unicode code points. A writer that works meanwhile does not change what
    /// is written.
    ///
    /// # Errors
    /// [`Kind::UnknownTable`]; [`Kind::Output`]: `out` fails; the record cannot be read.
    pub fn export(&self, table: &str, format: Format, out: &mut (impl Write + Send)) -> Result<()> {
        self.here(self.write_table(table, format, out))
    }

    fn write_table(&self, name: &str, format: Format, out: &mut (impl Write + Send)) -> Result<(), Kind> {
        let table = TABLES
            .iter()
            .find(|t| t.name == name)
            .ok_or_else(|| Kind::UnknownTable { name: name.to_owned(), choices: Self::tables().collect::<Vec<_>>().join(", ") })?;
        // One transaction sees one state of the record.
        let _snapshot = self.db.unchecked_transaction()?;
        match format {
            Format::Jsonl => {
                self.rows(table, &mut |row| jsonl::write(out, &row).map_err(Kind::Output))?;
            }
            Format::Csv => {
                let mut writer = csv::Writer::new(&mut *out, table.columns).map_err(Kind::Output)?;
                self.rows(table, &mut |row| writer.row(&row).map_err(Kind::Output))?;
                writer.finish().map_err(Kind::Output)?;
            }
            Format::Parquet => {
                let mut writer = parquet::Writer::new(&mut *out, table.columns).map_err(Kind::Output)?;
                self.rows(table, &mut |row| writer.row(&row).map_err(Kind::Output))?;
                writer.finish().map_err(Kind::Output)?;
            }
        }
        out.flush().map_err(Kind::Output)
    }

    fn rows(&self, table: &Table, take: &mut dyn FnMut(Row) -> Result<(), Kind>) -> Result<(), Kind> {
        (table.rows)(self, &mut |row| {
            self.texts.failure()?;
            take(row)
        })
    }
}
