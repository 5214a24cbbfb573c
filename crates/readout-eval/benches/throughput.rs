//! How many articles a second `analyze` reads, and how many statements and times it finds a second: on the examples, one thread, and on the
//! parallel news beside the workspace, all threads, where it is there.

#![allow(clippy::unwrap_used, missing_docs)]

use std::path::{Path, PathBuf};
use std::{fs, hint};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rayon::prelude::*;
use readout_analyze::{Named, Tagger, analyze};
use readout_ingest::json_article;
use readout_lang::Packs;
use readout_model::Article;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(dir: &Path, below: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, below, found);
        } else if let Ok(content) = fs::read_to_string(&path) {
            found.push((path.strip_prefix(below).unwrap().to_str().unwrap().to_owned(), content));
        }
    }
}

fn articles(path: &Path) -> Option<Vec<Article>> {
    let content = fs::read_to_string(path).ok()?;
    Some(content.lines().filter_map(|line| json_article(line, "bench").ok()).collect())
}

fn throughput(c: &mut Criterion) {
    let mut found = Vec::new();
    files(&root().join("packs"), &root().join("packs"), &mut found);
    let found: Vec<(&str, &str)> = found.iter().map(|(path, content)| (path.as_str(), content.as_str())).collect();
    let packs = Packs::load(&found).unwrap();
    let tagger = Tagger::load(fs::read(root().join("packs/world/tagger.bin")).unwrap()).unwrap();

    let talks = articles(&root().join("examples/talks.jsonl")).unwrap();
    let one = |article: &Article| {
        let analysis = analyze(article, &packs, &tagger);
        analysis.statements.len() + analysis.times.len()
    };
    // What names cost: finding them alone, in tokens.
    let tokens: usize = talks.iter().map(|a| readout_lang::tokens(&a.text).len()).sum();
    let mut group = c.benchmark_group("names/examples");
    group.sample_size(10);
    let names = || talks.iter().map(|a| tagger.names(&a.text, a.language.as_deref(), &packs).len()).sum::<usize>();
    group.throughput(Throughput::Elements(tokens as u64));
    group.bench_function("tokens", |b| b.iter(|| hint::black_box(names())));
    group.throughput(Throughput::Elements(talks.len() as u64));
    group.bench_function("articles", |b| b.iter(|| hint::black_box(names())));
    group.finish();
    // Tagging alone, of texts that are cut, folded and looked up already.
    let documents: Vec<_> = talks.iter().map(|a| Tagger::read(&a.text, a.language.as_deref(), &packs).1).collect();
    let model = tagger.model().unwrap();
    let mut group = c.benchmark_group("tag/examples");
    group.sample_size(10);
    group.throughput(Throughput::Elements(tokens as u64));
    group.bench_function("tokens", |b| b.iter(|| hint::black_box(documents.iter().map(|d| model.tag(d).len()).sum::<usize>())));
    group.finish();
    let mut measure = |name: &str, articles: usize, all: &dyn Fn() -> usize| {
        let mut group = c.benchmark_group(name);
        group.sample_size(10);
        group.throughput(Throughput::Elements(articles as u64));
        group.bench_function("articles", |b| b.iter(|| hint::black_box(all())));
        group.throughput(Throughput::Elements(all() as u64));
        group.bench_function("statements and times", |b| b.iter(|| hint::black_box(all())));
        group.finish();
    };
    measure("analyze/examples", talks.len(), &|| talks.iter().map(one).sum());
    if let Some(news) = articles(&root().join("../shared/gold/parallel/articles.jsonl")) {
        measure("analyze/parallel", news.len(), &|| news.par_iter().map(one).sum());
        // Statements and times alone, of articles that are cut and whose names are found already; one thread.
        let named: Vec<Named<'_>> = news.par_iter().filter_map(|a| Named::new(a, &packs, &tagger)).collect();
        measure("statements and times/parallel", named.len(), &|| named.iter().map(Named::statements_and_times).sum());
    }
}

criterion_group!(benches, throughput);
criterion_main!(benches);
