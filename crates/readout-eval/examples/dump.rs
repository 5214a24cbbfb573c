#![allow(missing_docs, clippy::all, clippy::unwrap_used, clippy::print_stdout)]
use std::{collections::BTreeMap, fs, io::Write, path::Path};
use readout_model::{ArticleId, Span, json};
struct T(BTreeMap<String, String>);
impl json::Texts for T {
    fn code_points(&self, a: &ArticleId, s: Span) -> Option<(usize, usize)> {
        let t = self.0.get(a.as_str())?;
        Some((t[..s.start()].chars().count(), t[..s.end()].chars().count()))
    }
}
fn main() {
    let root = "/work/main/packs/";
    let mut files = vec![];
    let mut open = vec![std::path::PathBuf::from(root)];
    while let Some(d) = open.pop() { for e in fs::read_dir(d).unwrap() { let p = e.unwrap().path(); if p.is_dir() { open.push(p) } else if let Ok(c) = fs::read_to_string(&p) { files.push((p.to_str().unwrap()[root.len()..].to_owned(), c)) } } }
    files.sort();
    let f: Vec<_> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let packs = readout_lang::Packs::load(&f).unwrap();
    let shared = Path::new("/work/shared");
    for (name, path) in [("seeds", "seeds/seeds.jsonl"), ("parallel", "gold/parallel/articles.jsonl"), ("names", "gold/names/dev.jsonl")] {
        let (mut all, mut texts) = (vec![], T(Default::default()));
        let mut out = fs::File::create(format!("/tmp/eval_out/{name}.jsonl")).unwrap();
        for line in fs::read_to_string(shared.join(path)).unwrap().lines() {
            let a = readout_ingest::json_article(line, "x").unwrap();
            let n = readout_analyze::analyze(&a, &packs);
            writeln!(out, "{}", json::analysis(&a.text, &n)).unwrap();
            texts.0.insert(a.id.to_string(), a.text.clone());
            all.push((a, n));
        }
        let l = readout_eval::score::linked();
        if name == "parallel" { all.retain(|(a, _)| l.contains(&a.id.as_str().rsplit('/').next().unwrap())); }
        all.sort_by(|a, b| readout_link::fold_order(&a.0).cmp(&readout_link::fold_order(&b.0)));
        let mut r = readout_link::Record::default();
        for (a, n) in &all { r.apply(a, n); }
        let f = |what: &str, rows: Vec<serde_json::Value>| { let mut out = fs::File::create(format!("/tmp/eval_out/{name}.{what}.jsonl")).unwrap(); for row in rows { writeln!(out, "{row}").unwrap(); } };
        f("stories", r.stories().iter().map(json::story).collect());
        f("utterances", r.utterances().iter().map(|u| json::utterance(u, &texts)).collect());
        f("engagements", r.engagements().iter().map(|u| json::engagement(u, &texts)).collect());
        f("positions", r.positions().iter().map(|u| json::position(u, &texts)).collect());
    }
    for figure in readout_eval::score::Suite::run(shared, &packs).unwrap() { println!("{figure}"); }
}
