//! What `analyze` and `ingest` read.

use std::io::{self, BufReader};
use std::path::PathBuf;

use readout_ingest::{Error, Inputs, Options, Raw};
use readout_model::Published;

/// The articles of the paths; `-` is standard input.
pub fn inputs(paths: &[PathBuf], published: Option<Published>) -> Inputs {
    Inputs::new(paths, Options { published, stdin: Some(Box::new(BufReader::with_capacity(1 << 16, io::stdin()))) })
}

/// What an input weighs in memory, in bytes.
pub fn weight(raw: &Result<Raw, Error>) -> usize {
    raw.as_ref().map_or(0, |raw| raw.bytes.len())
}
