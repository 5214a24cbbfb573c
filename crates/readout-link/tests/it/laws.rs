//! The laws of the fold, as properties over arbitrary news.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use readout_link::{Record, fold_order};
use readout_model::record::{Change, Citation, Correction, Row};
use readout_model::{Act, ArticleId, Form, StanceKind, Status, What};

use crate::build::{News, kept, news, rows};

const WHO: [&str; 6] = ["person/a", "person/b", "org/c", "place/d", "place/e", "event/f"];
const ISSUES: [&str; 3] = ["talks", "sanctions", "nuclear"];
const DAYS: [&str; 5] = ["", "2021-12-30", "2021-12-31", "2022-01-02", "2022-03-01"];
const WORDS: [&str; 4] = ["we shall see", "nothing was agreed on", "the answer is in the letter", "we shall see!"];

/// One article from a few small numbers.
fn article() -> impl Strategy<Value = News> {
    let names = prop::collection::vec(0..6usize, 0..8);
    let statements = prop::collection::vec((0..6usize, 0..4usize, 0..3usize, 0..6usize, any::<bool>()), 0..5);
    let meetings = prop::collection::vec((0..6usize, 0..6usize, 0..6usize, 0..6usize, 0..4usize), 0..3);
    (0..12u8, 0..5usize, 0..3usize, names, statements, meetings, prop::option::of(0..3u64)).prop_map(
        |(id, day, language, names, statements, meetings, text)| {
            let mut n =
                news(&format!("a{id}"), DAYS[day], ["en", "sr", "ro"][language]).names(&names.iter().map(|i| WHO[*i]).collect::<Vec<_>>());
            // Persons whom the list does not know, with an office or none.
            for info in n.analysis.entities.iter_mut().filter(|e| e.id.starts_with("person/")) {
                info.offices.clear();
                info.service.states.extend(["place/d", "place/e"].get(day).map(|s| (*s).to_owned()));
            }
            for (who, words, issue, about, via) in statements {
                n = n.says(WHO[who], WORDS[words], &[ISSUES[issue]], &[WHO[about]]).act(Act::ALL[words]);
                n = if via { n.via(&["org/agency"]) } else { n.stance(WHO[about], ISSUES[issue], StanceKind::ALL[words]) };
            }
            for (what, form, one, other, day) in meetings {
                let date = Some(DAYS[day]).filter(|d| !d.is_empty());
                n = n.meets((What::ALL[what], Form::ALL[form]), &[WHO[one], WHO[other]], date, Status::ALL[day]);
            }
            text.into_iter().fold(n, |n, t| n.sketch(t * 20..t * 20 + 64)).day("2021-12-31")
        },
    )
}

fn one_by_one(all: &[News]) -> (Record, Vec<Change<'static>>) {
    let mut record = Record::default();
    let changes =
        all.iter().flat_map(|n| record.apply(&n.article, &n.analysis).into_iter().map(Change::into_owned).collect::<Vec<_>>()).collect();
    (record, changes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_by_one_is_the_same_as_in_a_batch(all in prop::collection::vec(article(), 0..12), cut in 0..12usize) {
        let (single, changes) = one_by_one(&all);
        let mut batch = Record::default();
        let (head, tail) = all.split_at(cut.min(all.len()));
        let mut batched: Vec<Change> = batch.apply_all(head.iter().map(|n| (&n.article, &n.analysis))).into_iter().map(Change::into_owned).collect();
        batched.extend(batch.apply_all(tail.iter().map(|n| (&n.article, &n.analysis))).into_iter().map(Change::into_owned));
        prop_assert_eq!(rows(&single), rows(&batch));
        let last = |changes: &[Change]| -> BTreeMap<String, String> {
            changes.iter().zip(kept(changes)).map(|(c, kept)| match c { Change::Put(row) => (row.id(), kept), Change::Drop(id) => (id.clone(), kept) }).collect()
        };
        prop_assert_eq!(last(&changes), last(&batched));
    }

    #[test]
    fn the_same_order_gives_the_same_bytes(mut all in prop::collection::vec(article(), 0..12)) {
        all.sort_by(|a, b| fold_order(&a.article).cmp(&fold_order(&b.article)));
        let (first, changes) = one_by_one(&all);
        let (second, again) = one_by_one(&all);
        prop_assert_eq!(rows(&first), rows(&second));
        prop_assert_eq!(kept(&changes), kept(&again));
    }

    #[test]
    fn an_article_that_is_there_changes_nothing(all in prop::collection::vec(article(), 1..12), again in 0..12usize) {
        let (mut record, _) = one_by_one(&all);
        let before = rows(&record);
        let known = &all[again % all.len()];
        prop_assert!(record.contains(&known.article.id));
        prop_assert!(record.apply(&known.article, &known.analysis).is_empty());
        prop_assert_eq!(before, rows(&record));
    }

    #[test]
    fn the_changes_are_the_record_and_every_row_is_cited(all in prop::collection::vec(article(), 0..12)) {
        let (record, changes) = one_by_one(&all);
        let mut kept: BTreeMap<String, Row> = BTreeMap::new();
        for change in changes {
            match change {
                Change::Put(row) => drop(kept.insert(row.id(), row)),
                Change::Drop(id) => drop(kept.remove(&id)),
            }
        }
        let counts = [record.stories().len(), record.entities().len(), record.utterances().len(), record.engagements().len(), record.positions().len()];
        prop_assert_eq!(kept.len(), counts.iter().sum::<usize>(), "ids are unique");
        for row in kept.values() {
            let (cited, sorted) = match row {
                Row::Story(s) => { prop_assert!(record.stories().iter().any(|x| x == &**s)); (s.articles.len(), true) }
                Row::Entity(e) => { prop_assert!(record.entities().iter().any(|x| x == &**e)); (e.citations.len(), e.citations.is_sorted()) }
                Row::Utterance(u) => {
                    prop_assert!(record.utterances().iter().any(|x| x == &**u));
                    prop_assert!(u.independent >= 1 && u.independent <= u.statements.len());
                    (u.citations.len(), u.citations.is_sorted())
                }
                Row::Engagement(e) => {
                    prop_assert!(record.engagements().iter().any(|x| x == &**e));
                    prop_assert_eq!(e.history.last().map(|s| s.status), Some(e.status));
                    (e.citations.len(), e.citations.is_sorted())
                }
                Row::Position(p) => { prop_assert!(record.positions().iter().any(|x| x == &**p)); (p.citations.len(), p.citations.is_sorted()) }
            };
            prop_assert!(cited > 0 && sorted);
        }
    }

    #[test]
    fn what_a_person_ruled_holds(all in prop::collection::vec(article(), 1..14), chosen in prop::collection::vec(0..3u8, 14), join in any::<bool>()) {
        // Of each article that comes first under its id: on the one side, on the other, or not ruled on.
        let mut first: BTreeMap<&ArticleId, &News> = BTreeMap::new();
        for n in &all {
            first.entry(&n.article.id).or_insert(n);
        }
        let side = |which: u8| -> Vec<ArticleId> {
            first.keys().zip(&chosen).filter(|(_, c)| **c == which).map(|(id, _)| (*id).clone()).collect()
        };
        let places = |ids: &[ArticleId]| -> Vec<Citation> {
            let statements = ids.iter().filter_map(|id| Some((id, first[id].analysis.statements.first()?.span)));
            statements.map(|(id, span)| Citation { article: id.clone(), span }).collect()
        };
        let (ones, others) = (side(0), side(1));
        let (reports, rest) = (places(&ones), places(&others));
        let why = String::new();
        let corrections = if join {
            [Correction::MergeStories { articles: ones.clone(), into: others.clone(), why: why.clone() }, Correction::MergeUtterances { reports: reports.clone(), into: rest.clone(), why }]
        } else {
            [Correction::SplitStory { articles: ones.clone(), from: others.clone(), why: why.clone() }, Correction::SplitUtterance { reports: reports.clone(), from: rest.clone(), why }]
        };
        let mut record = Record::corrected(&corrections);
        for n in &all {
            record.apply(&n.article, &n.analysis);
        }
        let mut batch = Record::corrected(&corrections);
        batch.apply_all(all.iter().map(|n| (&n.article, &n.analysis)));
        prop_assert_eq!(rows(&record), rows(&batch));
        let told: usize = record.stories().iter().map(|s| s.articles.len()).sum();
        prop_assert_eq!(told, first.len(), "every article is in one story");

        let stories = |ids: &[ArticleId]| -> BTreeSet<String> {
            record.stories().into_iter().filter(|s| s.articles.iter().any(|a| ids.contains(a))).map(|s| s.id).collect()
        };
        let utterances = |places: &[Citation]| -> BTreeSet<&str> {
            record.utterances().iter().filter(|u| u.citations.iter().any(|c| places.contains(c))).map(|u| u.id.as_str()).collect()
        };
        prop_assert!(stories(&ones).len() <= 1 && utterances(&reports).len() <= 1, "who leaves is one");
        if join {
            prop_assert!(stories(&[ones, others].concat()).len() <= 1 && utterances(&[reports, rest].concat()).len() <= 1);
        } else {
            prop_assert!(stories(&ones).is_disjoint(&stories(&others)));
            prop_assert!(utterances(&reports).is_disjoint(&utterances(&rest)));
        }
    }
}
