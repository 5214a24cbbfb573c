//! Reads the `.txt` and `.tsv` files of packs: comments, header, columns.

use crate::{Error, Kind};

/// The files of the packs, as path below `packs/` and content.
pub(crate) type Files<'a> = &'a [(&'a str, &'a str)];

/// The content of one file.
pub(crate) fn file<'a>(files: Files<'a>, path: &str) -> Option<&'a str> {
    files.iter().find(|(p, _)| *p == path).map(|(_, content)| *content)
}

/// The lines that hold something, with their numbers from 1.
pub(crate) fn lines(content: &str) -> impl Iterator<Item = (usize, &str)> {
    content.lines().enumerate().map(|(i, l)| (i + 1, l)).filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'))
}

/// The rows of a table, each with its line; columns in the order of `columns`. A file that is not there has no rows.
///
/// # Errors
/// A header that is not `columns`, or a row with another number of columns.
pub(crate) fn rows<'a, const N: usize>(files: Files<'a>, path: &str, columns: [&str; N]) -> Result<Vec<(usize, [&'a str; N])>, Error> {
    let Some(content) = file(files, path) else { return Ok(Vec::new()) };
    let mut lines = lines(content);
    let Some((line, header)) = lines.next() else { return Ok(Vec::new()) };
    let expected = columns.join("\t");
    if header != expected {
        return Err(Error::at(path, line, Kind::Header { found: header.to_owned(), expected }));
    }
    lines
        .map(|(line, row)| {
            let cells: Vec<&str> = row.split('\t').collect();
            let found = cells.len();
            <[&str; N]>::try_from(cells).map(|c| (line, c)).map_err(|_| Error::at(path, line, Kind::Columns { found, expected: N }))
        })
        .collect()
}

/// An optional cell: `-` is nothing.
pub(crate) fn optional(cell: &str) -> Option<&str> {
    (cell != "-").then_some(cell)
}
