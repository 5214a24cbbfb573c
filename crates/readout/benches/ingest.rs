//! How many articles a second `readout ingest` takes into a new record, all in all: reading, analysis, linking, storing. On the examples, each told a
//! hundred times under other ids and days, and on the parallel news beside the workspace where it is there.

#![allow(clippy::unwrap_used, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, hint};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::Value;

const TIMES: usize = 100;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The example articles under other ids, days and last words: no text stands there twice.
fn examples() -> (String, usize) {
    let talks = fs::read_to_string(root().join("examples/talks.jsonl")).unwrap();
    let articles: Vec<Value> = talks.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let mut lines = String::new();
    for time in 0..TIMES {
        for article in &articles {
            let mut article = article.clone();
            article["id"] = format!("{}-{time}", article["id"].as_str().unwrap()).into();
            article["published"] = format!("20{:02}-01-{:02}", 10 + time / 28, 1 + time % 28).into();
            article["text"] = format!("{}\n{time}", article["text"].as_str().unwrap()).into();
            lines.push_str(&article.to_string());
            lines.push('\n');
        }
    }
    (lines, articles.len() * TIMES)
}

fn measure(c: &mut Criterion, name: &str, lines: &str, articles: usize) {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("articles.jsonl");
    fs::write(&input, lines).unwrap();
    let mut group = c.benchmark_group(name);
    group.sample_size(10);
    group.throughput(Throughput::Elements(articles as u64));
    let mut number = 0;
    let mut fresh = || {
        number += 1;
        folder.path().join(format!("{number}.db"))
    };
    let ingest = |record: PathBuf| {
        let status =
            Command::new(env!("CARGO_BIN_EXE_readout")).arg("ingest").arg(&input).arg("--record").arg(record).output().unwrap().status;
        assert!(hint::black_box(status).success());
    };
    group.bench_function("articles", |b| b.iter_batched(&mut fresh, ingest, BatchSize::PerIteration));
    group.finish();
}

fn ingest(c: &mut Criterion) {
    let (lines, articles) = examples();
    measure(c, "ingest/examples", &lines, articles);
    if let Ok(lines) = fs::read_to_string(root().join("../shared/gold/parallel/articles.jsonl")) {
        measure(c, "ingest/parallel", &lines, lines.lines().count());
    }
}

criterion_group!(benches, ingest);
criterion_main!(benches);
