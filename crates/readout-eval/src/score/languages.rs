//! How the gold names languages.

/// A language of the gold; `data/languages.tsv` lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The gold's name: ISO 639-3, with the script where there are two.
    pub gold: &'static str,
    /// The code that a pack would have.
    pub code: &'static str,
    /// Languages of one group count as one when a language is identified; `-` for none.
    pub group: &'static str,
    /// `linked` where stories and utterances are scored over it: a fixed set, so that these figures compare while packs come.
    pub set: &'static str,
}

/// The languages of the gold, in order of name.
pub fn rows() -> impl Iterator<Item = Row> + Clone {
    let cells = |line: &'static str| {
        let mut cells = line.split('\t');
        Some(Row { gold: cells.next()?, code: cells.next()?, group: cells.next()?, set: cells.next()? })
    };
    include_str!("../../data/languages.tsv").lines().skip(1).filter_map(cells)
}

/// The gold's names of the languages over which stories and utterances are scored.
pub fn linked() -> Vec<&'static str> {
    rows().filter(|row| row.set == "linked").map(|row| row.gold).collect()
}
