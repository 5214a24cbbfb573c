//! A table as Apache Parquet, without Arrow.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use serde_json::Value;

use super::Row;
use super::tables::{Column, Holds};

/// A row group ends at so many rows or bytes of text.
const ROWS: usize = 50_000;
const BYTES: usize = 32 << 20;

/// Collects rows by column and writes them in groups.
pub(super) struct Writer<W: Write + Send> {
    out: SerializedFileWriter<W>,
    columns: Vec<Collected>,
    rows: usize,
    bytes: usize,
}

struct Collected {
    name: &'static str,
    values: Values,
    /// 1 where there is a value, 0 for null.
    levels: Vec<i16>,
}

enum Values {
    Texts(Vec<ByteArray>),
    Numbers(Vec<i64>),
}

impl<W: Write + Send> Writer<W> {
    pub(super) fn new(out: W, columns: &'static [Column]) -> io::Result<Self> {
        let fields: String = columns
            .iter()
            .map(|c| match c.holds {
                Holds::Text | Holds::Json => format!("optional binary {} (STRING); ", c.name),
                Holds::Number => format!("optional int64 {}; ", c.name),
            })
            .collect();
        let schema = parse_message_type(&format!("message row {{ {fields} }}")).map_err(failed)?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let out = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
        let columns = columns
            .iter()
            .map(|c| {
                let values = if c.holds == Holds::Number { Values::Numbers(Vec::new()) } else { Values::Texts(Vec::new()) };
                Collected { name: c.name, values, levels: Vec::new() }
            })
            .collect();
        Ok(Self { out, columns, rows: 0, bytes: 0 })
    }

    pub(super) fn row(&mut self, row: &Row) -> io::Result<()> {
        for column in &mut self.columns {
            self.bytes += column.push(row.get(column.name));
        }
        self.rows += 1;
        if self.rows >= ROWS || self.bytes >= BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut group = self.out.next_row_group().map_err(failed)?;
        for column in &mut self.columns {
            if let Some(out) = group.next_column().map_err(failed)? {
                column.write(out).map_err(failed)?;
            }
        }
        group.close().map_err(failed)?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.rows > 0 {
            self.flush()?;
        }
        self.out.close().map(|_| ()).map_err(failed)
    }
}

impl Collected {
    /// Takes a value; gives its size in bytes.
    fn push(&mut self, value: Option<&Value>) -> usize {
        let (there, size) = match (&mut self.values, value) {
            (_, None | Some(Value::Null)) => (0, 0),
            (Values::Numbers(numbers), Some(value)) => match value.as_i64() {
                Some(n) => {
                    numbers.push(n);
                    (1, 8)
                }
                None => (0, 0),
            },
            (Values::Texts(texts), Some(value)) => {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let size = text.len();
                texts.push(ByteArray::from(text.into_bytes()));
                (1, size)
            }
        };
        self.levels.push(there);
        size
    }

    fn write(&mut self, out: SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        match &mut self.values {
            Values::Texts(texts) => write_column::<ByteArrayType>(out, texts, &self.levels)?,
            Values::Numbers(numbers) => write_column::<Int64Type>(out, numbers, &self.levels)?,
        }
        self.levels.clear();
        Ok(())
    }
}

fn write_column<T: DataType>(mut out: SerializedColumnWriter<'_>, values: &mut Vec<T::T>, levels: &[i16]) -> Result<(), ParquetError> {
    out.typed::<T>().write_batch(values, Some(levels), None)?;
    values.clear();
    out.close()
}

fn failed(e: ParquetError) -> io::Error {
    match e {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(io) => *io,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
