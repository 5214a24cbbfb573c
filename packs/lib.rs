//! The files of the language packs, as they stand in the folders beside this one. What they mean is not known here.

/// The weights of the trained tagger (`world/tagger.bin`; `world/tagger.md` tells what they are made from and their licence).
pub fn tagger() -> &'static [u8] {
    include_bytes!("world/tagger.bin")
}

/// Path (`bg/speech.tsv`) and content of every pack file, in order of path.
pub fn files() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/files.rs"))
}
