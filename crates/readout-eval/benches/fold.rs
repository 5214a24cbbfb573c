//! How many analyses a second the fold takes on one core, and whether that stays so as the record grows: 100,000 articles, variations of the examples and,
//! where it is there, of the parallel news beside the workspace.
//!
//! A variation is the same article of another world: it is some days later, has other words, and most of what its words mean is something else; whom the
//! world's list does not know is somebody else. States, powers and their leaders are in all of them, as they are in all news.
//!
//! `cargo bench -p readout-eval --bench fold [-- ARTICLES]` prints the cost of the fold alone, over the last tenth before each mark.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use readout_analyze::analyze;
use readout_link::Record;
use readout_model::{Analysis, Article, ArticleId, Published};

mod news;

use news::{EXAMPLES, PARALLEL, articles, languages, root};

/// Articles of a whole run …
const ARTICLES: usize = 100_000;
/// … at which the cost is told.
const MARKS: [usize; 5] = [1_000, 10_000, 30_000, 60_000, 100_000];
/// Articles folded at once, as `ingest` does.
const BATCH: usize = 64;
/// Articles of a day.
const A_DAY: usize = 1_500;
/// One of so many words of names and meanings is the same in each variation.
const OTHER: u64 = 5;
/// Meanings that there are.
const MEANINGS: usize = 3_600;

/// One article of another world.
struct World {
    number: u64,
    /// Days later.
    later: i64,
    /// Meanings that words can have.
    meanings: Vec<u32>,
}

impl World {
    /// A number for a thing in this world (FNV-1a).
    fn dice(&self, bytes: &[u8]) -> u64 {
        let hash = |h: u64, b: &u8| (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3);
        bytes.iter().chain(&self.number.to_le_bytes()).fold(0xcbf2_9ce4_8422_2325, hash)
    }

    fn article(&self, (article, analysis): &(Article, Analysis)) -> (Article, Analysis) {
        let (mut article, mut a) = (article.clone(), analysis.clone());
        article.id = ArticleId::new(format!("{}-{}", article.id, self.number));
        a.article = article.id.clone();
        article.published = article.published.map(|p| Published { date: p.date.saturating_add(jiff::Span::new().days(self.later)), ..p });
        a.published = article.published;
        article.text = self.text(&article.text);
        article.title = article.title.map(|t| self.text(&t));
        let strangers: BTreeSet<String> =
            a.entities.iter().filter(|e| e.wikidata.is_none() && e.offices.is_empty()).map(|e| e.id.clone()).collect();
        let other = |id: &mut String| {
            if strangers.contains(id.as_str()) {
                id.push_str(&format!("-{}", self.number));
            }
        };
        a.entities.iter_mut().for_each(|e| other(&mut e.id));
        a.entities.sort_by(|x, y| x.id.cmp(&y.id));
        a.mentions.iter_mut().filter_map(|m| m.entity.as_mut()).for_each(other);
        a.times.iter_mut().for_each(|t| self.date(&mut t.value));
        for s in &mut a.statements {
            s.source.iter_mut().filter_map(|s| s.who.entity.as_mut()).for_each(other);
            s.via.iter_mut().filter_map(|v| v.entity.as_mut()).for_each(other);
            s.about.iter_mut().for_each(other);
            s.about.sort();
            self.terms(&mut s.terms);
        }
        for m in &mut a.meetings {
            m.participants.iter_mut().filter_map(|p| p.entity.as_mut()).for_each(other);
            m.date.iter_mut().for_each(|d| self.date(d));
        }
        a.stances.iter_mut().filter_map(|s| s.actor.entity.as_mut()).for_each(other);
        a.sketch.iter_mut().for_each(|h| *h = self.dice(&h.to_le_bytes()));
        a.sketch.sort_unstable();
        self.terms(&mut a.terms);
        self.terms(&mut a.head);
        (article, a)
    }

    /// Other words of the same length, so that every place in the text stays.
    fn text(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for word in text.split_inclusive(' ') {
            let dice = self.dice(word.as_bytes());
            // A neighbour in the alphabet, where that is a small letter of the same length.
            let other =
                |c: char| char::from_u32(c as u32 ^ (dice >> 32) as u32 & 15).filter(|o| o.is_lowercase() && o.len_utf8() == c.len_utf8());
            let turns = |c: &char| !dice.is_multiple_of(OTHER) && c.is_lowercase();
            out.extend(word.chars().map(|c| Some(c).filter(turns).and_then(other).unwrap_or(c)));
        }
        out
    }

    fn date(&self, value: &mut String) {
        if let Some(day) = value.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok()) {
            value.replace_range(..10, &day.saturating_add(jiff::Span::new().days(self.later)).to_string());
        }
    }

    fn terms(&self, terms: &mut readout_model::Terms) {
        for list in [&mut terms.names, &mut terms.numbers, &mut terms.words] {
            for term in list.iter_mut() {
                let dice = self.dice(&term.to_le_bytes());
                if !dice.is_multiple_of(OTHER) {
                    *term = dice as u32;
                }
            }
            list.sort_unstable();
        }
        for concept in &mut terms.concepts {
            let dice = self.dice(&concept.to_le_bytes());
            if !dice.is_multiple_of(OTHER) {
                *concept = self.meanings[(dice >> 32) as usize % self.meanings.len()];
            }
        }
        terms.concepts.sort_unstable();
    }
}

fn main() {
    let wanted = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(ARTICLES);
    let (packs, tagger) = languages();
    let read: Vec<Article> = [EXAMPLES, PARALLEL].into_iter().filter_map(|path| articles(&root().join(path))).flatten().collect();
    let codes: BTreeSet<&str> = packs.iter().map(|p| p.code()).collect();
    let all: Vec<(Article, Analysis)> = read
        .into_par_iter()
        .map(|article| {
            let analysis = analyze(&article, &packs, &tagger);
            (article, analysis)
        })
        .filter(|(_, analysis)| analysis.language.as_deref().is_some_and(|l| codes.contains(l)))
        .collect();
    let mut meanings: Vec<u32> = all.iter().flat_map(|(_, a)| a.terms.concepts.iter().copied()).collect();
    meanings.sort_unstable();
    meanings.dedup();
    meanings.truncate(MEANINGS);

    let mut record = Record::default();
    let (mut spent, mut last) = (Duration::ZERO, (0, Duration::ZERO));
    let world = |number: usize| World { number: number as u64, later: (number * all.len() / A_DAY) as i64, meanings: meanings.clone() };
    let mut waiting: Vec<(Article, Analysis)> = Vec::new();
    let mut worlds = 0;
    println!("{:>9} {:>14} {:>14} {:>9}", "articles", "articles/s", "us an article", "stories");
    while record.articles() < wanted {
        if waiting.is_empty() {
            let world = world(worlds);
            worlds += 1;
            waiting = all.par_iter().map(|one| world.article(one)).collect();
            waiting.reverse();
        }
        let batch = waiting.split_off(waiting.len().saturating_sub(BATCH));
        let start = Instant::now();
        let changes = record.apply_all(batch.iter().rev().map(|(article, analysis)| (article, analysis)));
        spent += start.elapsed();
        drop(changes);
        let folded = record.articles();
        if let Some(mark) = MARKS.into_iter().find(|m| folded >= *m && folded - batch.len() < *m) {
            let (count, time) = (folded - last.0, spent - last.1);
            let rate = count as f64 / time.as_secs_f64();
            println!("{mark:>9} {rate:>14.0} {:>14.0} {:>9}", 1e6 / rate, record.stories().len());
        }
        if MARKS.into_iter().any(|m| folded < m && folded + batch.len() >= m - m / 10 && folded < m - m / 10) {
            last = (folded, spent);
        }
    }
    println!("{:>9} {:>14.0} on the whole", record.articles(), record.articles() as f64 / spent.as_secs_f64());
}
