//! Every pack: its form, its cases, what its cases leave out.

use std::fmt::Display;
use std::{env, fs};

use readout_eval::cases;
use readout_lang::lint;
use readout_model::Article;

use crate::pack_files::{borrowed, folder, load, read, tagger};

fn none<T: Display>(what: &str, found: &[T]) {
    let list: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{} {what}:\n{}\n", list.len(), list.join("\n"));
}

#[test]
fn have_the_form_that_all_packs_keep() {
    let files = read();
    none("defects", &lint::check(&borrowed(&files)));
}

#[test]
fn find_in_their_cases_what_is_expected() {
    let mut files = read();
    if env::var_os("READOUT_UPDATE").is_some() {
        let before = borrowed(&files);
        for (path, content) in cases::update(&before, &load(&before), &tagger(), None) {
            fs::write(folder().join(path), content).unwrap();
        }
        files = read();
    }
    let files = borrowed(&files);
    none("cases fail (READOUT_UPDATE=1 writes down what is found)", &cases::check(&files, &load(&files), &tagger(), None));
}

#[test]
fn have_a_case_for_every_act_source_and_time_class() {
    let files = read();
    let files = borrowed(&files);
    none("gaps in the cases", &cases::coverage(&files, &load(&files), None));
}

#[test]
fn any_beginning_of_a_text_is_read() {
    let files = read();
    let files = borrowed(&files);
    let packs = load(&files);
    let tagger = tagger();
    let mut texts = 0;
    for (path, content) in files.iter().filter(|(path, _)| path.ends_with(".cases")) {
        let code = path.split('/').next().unwrap_or_default();
        for line in content.lines().filter(|l| !l.starts_with([' ', '#']) && !l.is_empty()) {
            // A text may break off anywhere: at its last words, where cue and source stand.
            let ends = line
                .match_indices(' ')
                .map(|(at, _)| at)
                .rev()
                .take(4)
                .chain([line.len(), line.trim_end_matches(['.', '“', '"', '»']).len()]);
            for end in ends {
                let mut article = Article::of_text("beginning", &line[..end]);
                article.language = Some(code.to_owned());
                readout_analyze::analyze(&article, &packs, &tagger);
                texts += 1;
            }
        }
    }
    assert!(texts > 1000, "the cases were not read");
}
