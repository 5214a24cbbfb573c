//! `readout packs`.

use crate::{Outcome, languages, output};

/// List the language packs
///
/// A language is a folder of `packs/`; all that were there when the program was built are listed, with the number of rows in their tables.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Lists.
pub fn run(Args {}: Args) -> anyhow::Result<Outcome> {
    let packs = languages::load()?;
    let rows = packs.iter().map(|pack| {
        [
            pack.code().to_owned(),
            pack.name().to_owned(),
            pack.endonym().to_owned(),
            pack.scripts().join(", "),
            rows_of(pack.code()).to_string(),
        ]
    });
    output::say(output::table(["code", "name", "endonym", "scripts", "rows"], rows))?;
    Ok(Outcome::Done)
}

/// Rows in the tables and lists of a pack.
fn rows_of(code: &str) -> usize {
    let tables = readout_packs::files().iter().filter(|(path, _)| path.split('/').next() == Some(code));
    tables
        .map(|(path, content)| {
            let filled = content.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).count();
            match path.rsplit('.').next() {
                Some("tsv") => filled.saturating_sub(1),
                Some("txt") => filled,
                _ => 0,
            }
        })
        .sum()
}
