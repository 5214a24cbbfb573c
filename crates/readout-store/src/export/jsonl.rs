//! A table as JSON lines.

use std::io::{self, Write};

use super::Row;

pub(super) fn write(out: &mut impl Write, row: &Row) -> io::Result<()> {
    serde_json::to_writer(&mut *out, row)?;
    out.write_all(b"\n")
}
