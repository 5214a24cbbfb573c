//! `readout ingest`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use readout_analyze::{Tagger, analyze};
use readout_ingest::{Error, Raw};
use readout_lang::Packs;
use readout_model::{Analysis, Article, Published};
use readout_store::{Counts, TextHash};

use crate::fold::{Folder, Taken, Texts};
use crate::output::Progress;
use crate::{Outcome, input, languages, output, pipeline, record};

/// Read articles into the record
///
/// Articles are analysed on all cores and joined to the record in the order in which they are named, so that the same inputs give the same record. What is in the record
/// already is passed over: reading the same articles twice changes nothing, and a run that was broken off is taken up by running it again. Of an input that cannot be
/// read, standard error tells the path, the line and why; the others go on, and the exit status is 1.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Files (.txt, .html, .htm, .jsonl, .ndjson) and folders to read; - is standard input, read as JSON lines
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// When articles that do not say so were published, such as 2021-12-31
    #[arg(long, value_name = "DATE")]
    published: Option<Published>,
}

const EXAMPLES: &str = "\
Examples:
  readout ingest examples
  readout ingest monday.txt tuesday.html --published 2022-01-10 --record talks.db
  zcat archive.jsonl.gz | readout ingest -";

/// Ingests, and tells how it went.
pub fn run(args: Args, record: &Path) -> anyhow::Result<Outcome> {
    ingest(&args.paths, args.published, record)
}

/// Reads the paths into the record and prints a summary.
pub fn ingest(paths: &[PathBuf], published: Option<Published>, record: &Path) -> anyhow::Result<Outcome> {
    let start = Instant::now();
    let store = record::write(record)?;
    let packs = languages::load()?;
    let tagger = languages::tagger()?;
    let (mut folder, known) = Folder::resume(store)?;
    let mut inputs = input::inputs(paths, published);
    let progress = Progress::of_bytes(inputs.size_hint_bytes());
    let reading = progress.clone();
    let mut tally = Tally::default();
    pipeline::in_order(
        || {
            reading.at(inputs.bytes_read());
            inputs.next_raw()
        },
        input::weight,
        |raw| read(raw, &packs, &tagger, &known),
        |read| {
            take(read, &mut folder, &mut tally, &progress)?;
            progress.message(format!("{} articles", tally.read));
            Ok(())
        },
    )?;
    let store = folder.finish()?;
    progress.clear();
    summary(&tally, &store.counts()?, record, start)?;
    if tally.read == 0 {
        output::complain("readout: nothing to read was found");
    }
    Ok(if tally.failed > 0 || tally.read == 0 { Outcome::Partly } else { Outcome::Done })
}

/// An input after the parallel part.
enum Read {
    New { place: Place, article: Box<(Article, Analysis)> },
    Known,
    Failed(String),
}

/// Where an article was read, for messages.
struct Place {
    path: std::sync::Arc<Path>,
    line: Option<u64>,
}

impl Place {
    fn clash(&self, article: &Article) -> String {
        let line = self.line.map(|l| format!("{l}:")).unwrap_or_default();
        format!("{}:{line} another article has the id {:?}; the record keeps that one", self.path.display(), article.id.as_str())
    }
}

fn read(raw: Result<Raw, Error>, packs: &Packs, tagger: &Tagger, known: &Texts) -> Read {
    let done = raw.and_then(|raw| {
        let place = Place { path: raw.path.clone(), line: raw.line };
        let mut article = raw.article()?;
        if article.source.is_none() {
            let medium = article.url.as_deref().and_then(|url| packs.world().medium(url));
            article.source = medium.map(|medium| medium.name.clone());
        }
        Ok(match known.get(&article.id) {
            Some(text) if *text == TextHash::of(&article.text) => Read::Known,
            Some(_) => Read::Failed(place.clash(&article)),
            None => {
                let analysis = analyze(&article, packs, tagger);
                Read::New { place, article: Box::new((article, analysis)) }
            }
        })
    });
    done.unwrap_or_else(|error| Read::Failed(error.to_string()))
}

#[derive(Default)]
struct Tally {
    read: u64,
    new: u64,
    known: u64,
    failed: u64,
}

fn take(read: Read, folder: &mut Folder, tally: &mut Tally, progress: &Progress) -> anyhow::Result<()> {
    tally.read += 1;
    let failure = match read {
        Read::Known => {
            tally.known += 1;
            return Ok(());
        }
        Read::Failed(why) => why,
        Read::New { place, article } => {
            let (article, analysis) = *article;
            let clash = place.clash(&article);
            match folder.add(article, analysis)? {
                Taken::New => {
                    tally.new += 1;
                    return Ok(());
                }
                Taken::Known => {
                    tally.known += 1;
                    return Ok(());
                }
                Taken::Clash => clash,
            }
        }
    };
    tally.failed += 1;
    progress.complain(failure);
    Ok(())
}

fn summary(tally: &Tally, counts: &Counts, record: &Path, start: Instant) -> std::io::Result<()> {
    output::say(format_args!(
        "read {}: {} new, {} known already, {} failed ({:.1} s)\n{}",
        tally.read,
        tally.new,
        tally.known,
        tally.failed,
        start.elapsed().as_secs_f64(),
        holds(counts, record),
    ))
}

/// What a record holds, in one line.
pub fn holds(counts: &Counts, record: &Path) -> String {
    let of = |count, one, many| format!("{count} {}", if count == 1 { one } else { many });
    [
        format!(
            "{}: {} in {}",
            record.display(),
            of(counts.articles, "article", "articles"),
            of(counts.languages, "language", "languages")
        ),
        of(counts.stories, "story", "stories"),
        of(counts.utterances, "statement", "statements"),
        of(counts.engagements, "engagement", "engagements"),
        of(counts.positions, "position", "positions"),
    ]
    .join(", ")
}
