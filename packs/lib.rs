//! The files of the language packs, as they stand in the folders beside this one. What they mean is not known here.

/// Path (`bg/speech.tsv`) and content of every pack file, in order of path.
pub fn files() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/files.rs"))
}
