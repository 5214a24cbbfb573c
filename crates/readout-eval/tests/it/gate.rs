//! The figures on the gold beside the workspace stay above their floors; with `READOUT_UPDATE=1` the floors follow them up.

use std::path::Path;
use std::{env, fs};

use readout_eval::floors::{Floors, gate};
use readout_eval::score::Suite;

use crate::pack_files::{borrowed, load, read, tagger};

#[test]
#[allow(clippy::print_stdout, clippy::print_stderr)]
fn no_figure_has_fallen() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = root.join("../shared");
    if !shared.is_dir() {
        eprintln!("skipped: no gold at {}", shared.display());
        return;
    }
    let path = root.join("eval/floors.toml");
    let floors = Floors::parse(&fs::read_to_string(&path).unwrap(), &path).unwrap_or_else(|error| panic!("{error}"));
    let files = read();
    let packs = load(&borrowed(&files));
    let figures = Suite::run(&shared, &packs, &tagger()).unwrap_or_else(|error| panic!("{error}"));
    for figure in &figures {
        println!("{figure}");
    }
    if env::var_os("READOUT_UPDATE").is_some() {
        fs::write(&path, floors.raised(&figures).to_string()).unwrap();
    }
    let breaches: Vec<String> = gate(&figures, &floors).iter().map(ToString::to_string).collect();
    assert!(breaches.is_empty(), "{} figures under their floors:\n{}", breaches.len(), breaches.join("\n"));
}
