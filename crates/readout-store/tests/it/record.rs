//! What goes in comes out.

use readout_model::ArticleId;
use readout_model::record::{Change, Row};
use readout_store::{Filter, Kind, Known, Order, Store, TextHash};

use crate::fixture::{self, PUTIN, folded, folder, record};

fn all() -> Filter {
    Filter::default()
}

fn order_of(store: &Store, order: Order) -> Vec<String> {
    store.fold_input(order).unwrap().map(|r| r.unwrap().0.id.to_string()).collect()
}

#[test]
fn articles_and_analyses_come_back_as_they_were() {
    let folder = folder();
    let store = record(&folder);
    for (one, read) in folded().into_iter().zip(store.fold_input(Order::Folded).unwrap()) {
        let read = read.unwrap();
        assert_eq!(read, (one.article.clone(), one.analysis));
        assert_eq!(store.article(&one.article.id).unwrap(), Some(read));
    }
    assert_eq!(store.article(&ArticleId::new("nobody")).unwrap(), None);
}

#[test]
fn rows_are_those_of_the_last_change() {
    let folder = folder();
    let store = record(&folder);
    let story = store.story("story/talks-set-for-january").unwrap().unwrap();
    assert_eq!(story.articles.len(), 2);
    assert_eq!(store.story("story/that-went").unwrap().as_ref(), Some(&story), "by the id of a story that was joined to it");
    assert_eq!(store.story("story/never").unwrap(), None);
    assert_eq!(store.stories(&all()).unwrap(), [story]);
    let utterances = store.utterances(&all()).unwrap();
    assert_eq!(utterances.len(), 1, "the second article drops utterance/gone");
    assert_eq!(utterances[0].statements.len(), 2);
    assert_eq!(store.utterance("utterance/1").unwrap().as_ref(), Some(&utterances[0]));
    assert_eq!(store.engagements(&all()).unwrap()[0].history.len(), 2);
    assert_eq!(store.positions(&all()).unwrap()[0].citations.len(), 2);
    assert_eq!(store.entity(PUTIN).unwrap().unwrap().names.len(), 2);
    assert_eq!(store.entities().unwrap().len(), 3);
    assert_eq!(store.story("utterance/1").unwrap(), None, "an id of another kind");
}

#[test]
fn one_batch_and_many_give_the_same_rows() {
    let folder = folder();
    let mut store = Store::open(folder.path().join("batch.db")).unwrap();
    let all_at_once = folded();
    store.commit(&all_at_once.iter().map(|f| f.entry()).collect::<Vec<_>>()).unwrap();
    let one_by_one = record(&folder);
    assert_eq!(store.stories(&all()).unwrap(), one_by_one.stories(&all()).unwrap());
    assert_eq!(store.utterances(&all()).unwrap(), one_by_one.utterances(&all()).unwrap());
    assert_eq!(store.counts().unwrap(), one_by_one.counts().unwrap());
    assert_eq!(store.articles().unwrap(), one_by_one.articles().unwrap());
}

#[test]
fn the_light_list_knows_each_story() {
    let folder = folder();
    let rows = record(&folder).articles().unwrap();
    let story = Some("story/talks-set-for-january".to_owned());
    assert_eq!(rows.iter().map(|r| r.story.clone()).collect::<Vec<_>>(), [story.clone(), story, None]);
    assert_eq!(rows[0].title.as_deref(), Some("Talks set for January"));
    assert_eq!(rows[0].published, Some("2021-12-31T09:30:00".parse().unwrap()));
    assert_eq!(rows[0].source.as_deref(), Some("The Example"));
    assert_eq!(rows[1].language.as_deref(), Some("bg"));
}

#[test]
fn counts_count() {
    let folder = folder();
    let counts = record(&folder).counts().unwrap();
    assert_eq!((counts.articles, counts.languages, counts.stories, counts.entities), (3, 3, 1, 3));
    assert_eq!((counts.utterances, counts.engagements, counts.positions), (1, 1, 1));
}

#[test]
fn the_same_article_twice_is_seen() {
    let folder = folder();
    let mut store = record(&folder);
    let one = &folded()[0];
    let hash = TextHash::of(&one.article.text);
    assert_eq!(store.state_of(&one.article.id, hash).unwrap(), Known::Same);
    assert_eq!(store.state_of(&one.article.id, TextHash::of("another")).unwrap(), Known::Other);
    assert_eq!(store.state_of(&ArticleId::new("new"), hash).unwrap(), Known::New);

    let before = store.counts().unwrap();
    let new = fixture::article("new", "New.", None);
    let analysis = fixture::analysis(&new, "en", "Latn");
    let twice = [readout_store::Entry { article: &new, analysis: &analysis, changes: Vec::new() }, one.entry()];
    let error = store.commit(&twice).unwrap_err();
    assert!(matches!(&error.kind, Kind::KnownArticle(id) if id == "en-1"), "{error}");
    assert_eq!(store.counts().unwrap(), before, "nothing of the batch is kept");
}

#[test]
fn nothing_is_kept_that_cites_an_article_that_is_not_there() {
    let folder = folder();
    let mut store = Store::open(folder.path().join("readout.db")).unwrap();
    let mut all = folded();
    let second = all.remove(1);
    let error = store.commit(&[second.entry()]).unwrap_err();
    assert!(matches!(&error.kind, Kind::UnknownArticle(id) if id == "en-1"), "{error}");
    assert_eq!(store.counts().unwrap(), Default::default());
}

#[test]
fn relink_puts_other_rows_in_another_order() {
    let folder = folder();
    let mut store = record(&folder);
    assert_eq!(order_of(&store, Order::Folded), ["en-1", "bg-1", "ro-1"]);
    let by_date = order_of(&store, Order::Published);
    assert_eq!(by_date, ["ro-1", "bg-1", "en-1"], "an unknown date comes first");

    let entity = |c: &Change| matches!(c, Change::Put(Row::Entity(e)) if e.id == PUTIN);
    let kept: Vec<_> = folded().into_iter().flat_map(|f| f.changes).filter(entity).collect();
    store.replace(&kept, &by_date.iter().map(ArticleId::new).collect::<Vec<_>>()).unwrap();
    assert_eq!(order_of(&store, Order::Folded), by_date);
    let counts = store.counts().unwrap();
    assert_eq!((counts.articles, counts.stories, counts.entities, counts.utterances), (3, 0, 1, 0));
    assert!(store.articles().unwrap().iter().all(|a| a.story.is_none()));
    assert!(store.positions(&Filter { by: Some("Russia".into()), ..all() }).unwrap().is_empty());
    assert_eq!(store.search("Путин", &[]).unwrap().len(), 2);

    let changes: Vec<_> = folded().into_iter().flat_map(|f| f.changes).collect();
    store.replace(&changes, &[ArticleId::new("bg-1")]).unwrap();
    assert_eq!(order_of(&store, Order::Folded), ["bg-1", "ro-1", "en-1"], "what the order leaves out follows as it stood");
    assert_eq!(store.utterances(&all()).unwrap().len(), 1);
    let error = store.replace(&[], &[ArticleId::new("nobody")]).unwrap_err();
    assert!(matches!(error.kind, Kind::UnknownArticle(_)), "{error}");
    assert_eq!(store.utterances(&all()).unwrap().len(), 1, "a failed relink changes nothing");
}

#[test]
fn a_full_disk_takes_back_one_batch_only() {
    let folder = folder();
    let mut store = record(&folder);
    store.limit_bytes(std::fs::metadata(store.path()).unwrap().len() + 400_000).unwrap();
    let mut failed = None;
    for i in 0..200 {
        let article = fixture::article(&format!("more-{i}"), &"many words of text ".repeat(500), None);
        let analysis = fixture::analysis(&article, "en", "Latn");
        if let Err(error) = store.commit(&[readout_store::Entry { article: &article, analysis: &analysis, changes: Vec::new() }]) {
            failed = Some((i, error));
            break;
        }
    }
    let (kept, error) = failed.expect("the file may not grow without end");
    assert!(matches!(error.kind, Kind::Full), "{error:?}");
    assert!(error.to_string().contains("readout.db: no space"), "{error}");
    assert_eq!(store.counts().unwrap().articles, 3 + kept);

    store.limit_bytes(u64::MAX).unwrap();
    let last = fixture::article("last", "There is room again.", None);
    let analysis = fixture::analysis(&last, "en", "Latn");
    store.commit(&[readout_store::Entry { article: &last, analysis: &analysis, changes: Vec::new() }]).unwrap();
    drop(store);
    let store = Store::read(folder.path().join("readout.db")).unwrap();
    assert_eq!(store.counts().unwrap().articles, 3 + kept + 1);
    assert_eq!(store.search("room again", &[]).unwrap().len(), 1);
}
