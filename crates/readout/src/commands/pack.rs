//! `readout pack`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Subcommand;
use readout_analyze::Tagger;
use readout_eval::{cases, training};
use readout_lang::{Packs, lint};

use crate::languages::{self, Files};
use crate::{Outcome, output};

/// Work on a language pack
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Check(Check),
    Train(Train),
}

/// Check the files of the packs and run their examples
///
/// Prints every defect of form, every example in which something else is found than what is written under it (`-` expected and not found, `+` found and not expected), and
/// what of a pack no example tries. The files are read from the folder, so that a pack can be written without building the program anew.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
struct Check {
    /// Only this pack, by the name of its folder
    code: Option<String>,

    /// Write under the examples what is found
    #[arg(long)]
    update: bool,

    /// The folder of the packs; where it is not given and there is no folder `packs`, those that are built in
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  readout pack check
  readout pack check sr
  readout pack check sr --update";

/// Train the name tagger anew
///
/// Reads the trainable names of the gold (`names/train.jsonl`, but for a tenth that is held aside and measured) and the packs' own texts
/// (`packs/*/train/*.txt`), and writes the weights that the next build takes in. The same texts and packs give the same bytes.
#[derive(Debug, clap::Args)]
struct Train {
    /// The folder that holds `names/train.jsonl`
    #[arg(long, value_name = "FOLDER", default_value = "../shared/gold")]
    gold: PathBuf,

    /// The folder of the packs
    #[arg(long, value_name = "FOLDER", default_value = "packs")]
    folder: PathBuf,

    /// The file that the weights are written to
    #[arg(long, value_name = "FILE", default_value = "packs/world/tagger.bin")]
    out: PathBuf,
}

/// Works.
pub fn run(args: Args) -> anyhow::Result<Outcome> {
    match args.what {
        What::Check(args) => check(args),
        What::Train(args) => train(args),
    }
}

fn check(args: Check) -> anyhow::Result<Outcome> {
    let folder = args.folder.or_else(|| Some(PathBuf::from("packs")).filter(|folder| folder.is_dir()));
    let files = match &folder {
        Some(folder) => Files::read(folder)?,
        None => Files::built_in(),
    };
    let files = files.as_slice();
    let packs = Packs::load(&files)?;
    let tagger = languages::tagger()?;
    let code = args.code.as_deref();
    if let Some(code) = code.filter(|code| packs.find(code).is_none()) {
        let codes: Vec<&str> = packs.iter().map(|pack| pack.code()).collect();
        bail!("there is no pack {code:?}; the packs are {}", codes.join(", "));
    }
    let lints = lint::check(&files).into_iter().filter(|defect| code.is_none_or(|code| defect.path.split('/').next() == Some(code)));
    let mut problems: Vec<String> = lints.map(|defect| defect.to_string()).collect();
    if args.update {
        let Some(folder) = &folder else { bail!("there is no folder `packs` here to update; name one with --folder") };
        for (path, content) in cases::update(&files, &packs, &tagger, code) {
            let path = folder.join(path);
            fs::write(&path, content).with_context(|| format!("{} cannot be written", path.display()))?;
            output::say(format_args!("wrote {}", path.display()))?;
        }
    } else {
        problems.extend(cases::check(&files, &packs, &tagger, code).iter().map(ToString::to_string));
    }
    problems.extend(cases::coverage(&files, &packs, code).iter().map(ToString::to_string));
    for problem in &problems {
        output::say(problem)?;
    }
    let checked = code.map_or(packs.iter().count(), |_| 1);
    output::complain(format_args!("packs checked: {checked}, problems: {}", problems.len()));
    Ok(if problems.is_empty() { Outcome::Done } else { Outcome::Partly })
}

fn train(args: Train) -> anyhow::Result<Outcome> {
    let files = Files::read(&args.folder)?;
    let packs = Packs::load(&files.as_slice())?;
    let texts = training::texts(&args.gold, &args.folder, &packs)?;
    let names: usize = texts.iter().map(|text| text.names.len()).sum();
    output::complain(format_args!("training on {} texts with {names} names", texts.len()));
    let weights = Tagger::train(&texts, &packs);
    fs::write(&args.out, &weights).with_context(|| format!("{} cannot be written", args.out.display()))?;
    output::say(format_args!("wrote {}, {} bytes", args.out.display(), weights.len()))?;
    Ok(Outcome::Done)
}
