//! `readout search`.

use std::path::Path;

use readout_lang::Packs;
use readout_model::CodePoints;
use readout_store::{Hit, Store};
use serde_json::{Value, json};

use crate::{Outcome, languages, output, record};

/// Find articles by words
///
/// Finds articles that hold all of the words, the best first; words in double quotes stand together. A name in one script finds the articles that write it in another, in
/// any case form that the packs know. Masked parts of articles are not searched.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What to look for
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,

    /// Print JSON lines: {"article", "title", "published", "language", "snippet", "marks"}
    #[arg(long)]
    json: bool,

    /// At most so many articles
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

const EXAMPLES: &str = "\
Examples:
  readout search Столтенберг
  readout search Putin Geneva --limit 5
  readout search '\"security guarantees\"' --json";

/// A name has at most so many words.
const LONGEST_NAME: usize = 5;

/// Searches.
pub fn run(args: Args, record: &Path) -> anyhow::Result<Outcome> {
    let store = record::read(record)?;
    let mut hits = find(&store, &languages::load()?, &args.words.join(" "))?;
    hits.truncate(args.limit);
    if hits.is_empty() {
        output::complain("readout: nothing found");
        return Ok(Outcome::Partly);
    }
    if args.json {
        output::json_lines(hits.iter().map(row))?;
    } else {
        let rows = hits.iter().map(|hit| {
            let published = hit.published.map(|p| p.date.to_string()).unwrap_or_default();
            [hit.article.to_string(), published, hit.language.clone().unwrap_or_default(), marked(hit)]
        });
        output::say(output::table(["article", "published", "lang", "found"], rows))?;
    }
    Ok(Outcome::Done)
}

/// What holds the words, and after it what names the same by the packs.
fn find(store: &Store, packs: &Packs, words: &str) -> anyhow::Result<Vec<Hit>> {
    let whole: Vec<String> = packs.entities_named(words).into_iter().map(str::to_owned).collect();
    let mut hits = store.search(words, &whole)?;
    if let Some(named) = with_ids(packs, words) {
        let known: Vec<_> = hits.iter().map(|hit| hit.article.clone()).collect();
        hits.extend(store.search(&named, &[])?.into_iter().filter(|hit| !known.contains(&hit.article)));
    }
    Ok(hits)
}

/// The words with the ids of entities in the place of names that the packs know; `None` where they know none, or where phrases are asked for.
fn with_ids(packs: &Packs, words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.iter().any(|w| w.contains('"')) {
        return None;
    }
    let mut out: Vec<String> = Vec::new();
    let (mut at, mut named) = (0, false);
    while at < words.len() {
        let most = LONGEST_NAME.min(words.len() - at);
        let name = (1..=most).rev().find_map(|n| match packs.entities_named(&words[at..at + n].join(" ")).as_slice() {
            [id] => Some((n, (*id).to_owned())),
            _ => None,
        });
        let (n, word) = name.inspect(|_| named = true).unwrap_or_else(|| (1, words[at].to_owned()));
        out.push(word);
        at += n;
    }
    named.then(|| out.join(" "))
}

fn row(hit: &Hit) -> Value {
    let points = CodePoints::new(&hit.snippet.text);
    let marks: Vec<_> = hit.snippet.marks.iter().map(|m| (points.at(m.start), points.at(m.end))).collect();
    json!({
        "article": hit.article, "title": hit.title, "published": hit.published.map(|p| p.date.to_string()), "language": hit.language,
        "snippet": hit.snippet.text, "marks": marks,
    })
}

/// Headline, and under it the snippet with what was found in brackets.
fn marked(hit: &Hit) -> String {
    let mut text = hit.title.clone().unwrap_or_default();
    text.push('\n');
    let mut at = 0;
    for mark in &hit.snippet.marks {
        text.push_str(hit.snippet.text.get(at..mark.start).unwrap_or_default());
        text.push('[');
        text.push_str(hit.snippet.text.get(mark.clone()).unwrap_or_default());
        text.push(']');
        at = mark.end;
    }
    text.push_str(hit.snippet.text.get(at..).unwrap_or_default());
    text
}
