//! How many articles a second `analyze` reads, and how many statements and times it finds a second: on the examples, one thread, and on the
//! parallel news beside the workspace, all threads, where it is there.

#![allow(clippy::unwrap_used, missing_docs)]

use std::hint;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rayon::prelude::*;
use readout_analyze::{Named, Tagger, analyze};
use readout_model::Article;

mod news;

use news::{EXAMPLES, PARALLEL, articles, languages, root};

fn throughput(c: &mut Criterion) {
    let (packs, tagger) = languages();

    let talks = articles(&root().join(EXAMPLES)).unwrap();
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
    if let Some(news) = articles(&root().join(PARALLEL)) {
        measure("analyze/parallel", news.len(), &|| news.par_iter().map(one).sum());
        // Statements and times alone, of articles that are cut and whose names are found already; one thread.
        let named: Vec<Named<'_>> = news.par_iter().filter_map(|a| Named::new(a, &packs, &tagger)).collect();
        measure("statements and times/parallel", named.len(), &|| named.iter().map(Named::statements_and_times).sum());
    }
}

criterion_group!(benches, throughput);
criterion_main!(benches);
