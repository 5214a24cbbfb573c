//! All scores in one run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use readout_analyze::Tagger;
use readout_ingest::json_article;
use readout_lang::Packs;
use readout_link::{Record, fold_order};
use readout_model::{Analysis, Article, EntityKind};
use serde::de::DeserializeOwned;

use super::cyrillic::cyrillic;
use super::{Figure, NamesGold, ParallelGold, Reads, SeedGold};
use crate::Error;

/// The kinds of names that are scored.
const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Org];
/// The language of two scripts whose names are scored in both.
const SCRIPTS: &str = "sr";

/// The gold beside the workspace: a folder with `seeds/` and `gold/`.
pub struct Suite;

impl Suite {
    /// Reads the gold of `shared` with the packs, links it in memory, and scores: seeds, record, language, parallel news in the languages that
    /// have a pack, stories (in all languages and in the hard set too) and utterances, names (those in Serbian in both scripts).
    ///
    /// Articles are analysed on all threads and folded in order of publication.
    ///
    /// # Errors
    /// The first file that cannot be read or is not of the expected shape.
    pub fn run(shared: &Path, packs: &Packs, tagger: &Tagger) -> Result<Vec<Figure>, Error> {
        let mut figures = Vec::new();
        let gold = shared.join("seeds/seeds.gold.json");
        let gold: SeedGold = serde_json::from_str(&read(&gold)?).map_err(|e| Error::of(gold, e))?;
        let input = Analysed::read(shared.join("seeds/seeds.jsonl"), packs, tagger)?;
        let (reads, record) = (input.reads(), input.record(|_| true));
        figures.extend(super::seeds(&gold, &reads));
        figures.extend(super::record(&gold, record.engagements(), record.positions(), record.utterances(), &reads));

        let gold: Vec<ParallelGold> = rows(shared.join("gold/parallel/gold.jsonl"))?;
        let input = Analysed::read(shared.join("gold/parallel/articles.jsonl"), packs, tagger)?;
        let reads = input.reads();
        let codes: Vec<&str> = packs.iter().map(|p| p.code()).collect();
        figures.extend(super::language(&reads, &codes));
        let languages: Vec<&str> = super::languages().filter(|row| codes.contains(&row.code)).map(|row| row.gold).collect();
        figures.extend(super::parallel(&gold, &reads, &languages));
        let linked = super::linked();
        let record = input.record(|id| linked.contains(&id.rsplit('/').next().unwrap_or_default()));
        figures.extend(super::stories("stories", &gold, &record.stories()));
        figures.extend(super::utterances(&gold, record.utterances(), &reads, &linked));
        figures.extend(super::stories("stories.all", &gold, &input.record(|_| true).stories()));
        let hard = Analysed::read(shared.join("gold/parallel/articles-hard.jsonl"), packs, tagger)?;
        let record = hard.record(|id| linked.contains(&id.rsplit('/').next().unwrap_or_default()));
        figures.extend(super::stories("stories.hard", &gold, &record.stories()));

        for (set, file) in [("", "dev"), ("held", "train"), ("slavicner", "slavicner")] {
            let path = shared.join(format!("gold/names/{file}.jsonl"));
            let mut gold: Vec<NamesGold> = rows(path.clone())?;
            if file == "train" {
                gold.retain(crate::training::is_held);
            }
            let wanted: BTreeSet<&str> = gold.iter().map(|row| row.id.as_str()).collect();
            let input = Analysed::of(path, packs, tagger, |id| wanted.contains(id))?;
            figures.extend(super::mentions(set, &gold, &input.reads(), &KINDS));
        }
        let rows = names_rows(&shared.join("gold/names/dev.jsonl"))?;
        let rows = rows.iter().filter(|(.., row)| row.language == SCRIPTS).map(|(_, text, row)| cyrillic(text, row));
        let (articles, gold): (Vec<Article>, Vec<NamesGold>) = rows.map(|(text, row)| (Article::of_text(&row.id, &text), row)).unzip();
        let analyse = |article: Article| {
            let analysis = readout_analyze::analyze(&article, packs, tagger);
            (article, analysis)
        };
        let input = Analysed(articles.into_par_iter().map(analyse).collect());
        figures.extend(super::mentions("cyrillic", &gold, &input.reads(), &KINDS));
        Ok(figures)
    }
}

/// Articles and what was found in them, in the order of the file.
struct Analysed(Vec<(Article, Analysis)>);

impl Analysed {
    fn read(path: PathBuf, packs: &Packs, tagger: &Tagger) -> Result<Self, Error> {
        Self::of(path, packs, tagger, |_| true)
    }

    /// The articles of a file whose ids are wanted.
    fn of(path: PathBuf, packs: &Packs, tagger: &Tagger, wanted: impl Fn(&str) -> bool + Sync) -> Result<Self, Error> {
        let content = read(&path)?;
        let lines: Vec<(usize, &str)> = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
        let analyse = |(i, line): &(usize, &str)| {
            let article = json_article(line, "gold").map_err(|kind| (*i, kind))?;
            if !wanted(article.id.as_str()) {
                return Ok(None);
            }
            let analysis = readout_analyze::analyze(&article, packs, tagger);
            Ok(Some((article, analysis)))
        };
        let all: Result<Vec<Option<_>>, (usize, readout_ingest::Kind)> = lines.par_iter().map(analyse).collect();
        all.map(|list| Self(list.into_iter().flatten().collect())).map_err(|(i, kind)| Error {
            path,
            line: Some(i as u64 + 1),
            kind: crate::Kind::Article(kind),
        })
    }

    fn reads(&self) -> Reads<'_> {
        Reads::new(self.0.iter().map(|(article, analysis)| (article, analysis)))
    }

    /// The record of the articles whose id is `wanted`, folded in order.
    fn record(&self, wanted: impl Fn(&str) -> bool) -> Record {
        let mut chosen: Vec<&(Article, Analysis)> = self.0.iter().filter(|(article, _)| wanted(article.id.as_str())).collect();
        chosen.sort_by(|a, b| fold_order(&a.0).cmp(&fold_order(&b.0)));
        let mut record = Record::default();
        record.apply_all(chosen.into_iter().map(|(article, analysis)| (article, analysis)));
        record
    }
}

/// The rows of a file of names: line, text, gold.
pub(crate) fn names_rows(path: &Path) -> Result<Vec<(u64, String, NamesGold)>, Error> {
    #[derive(serde::Deserialize)]
    struct Row {
        text: String,
        #[serde(flatten)]
        gold: NamesGold,
    }
    let rows: Vec<Row> = rows(path.to_owned())?;
    Ok(rows.into_iter().zip(1..).map(|(row, line)| (line, row.text, row.gold)).collect())
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|e| Error::of(path, e))
}

fn rows<T: DeserializeOwned>(path: PathBuf) -> Result<Vec<T>, Error> {
    let content = read(&path)?;
    let mut rows = Vec::new();
    for (i, line) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let row = serde_json::from_str(line).map_err(|e| Error { path: path.clone(), line: Some(i as u64 + 1), kind: e.into() })?;
        rows.push(row);
    }
    Ok(rows)
}
