//! The examples of the repository.

use std::path::Path;

use crate::read;

#[test]
fn every_example_is_an_article_without_the_clutter_of_its_page() {
    let all = read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples"));
    let articles: Vec<_> = all.into_iter().map(|a| a.unwrap()).collect();
    assert!(articles.len() >= 14);
    for article in &articles {
        assert!(article.title.is_some() && article.notes.is_empty(), "{}", article.id);
        assert!(article.body.of(&article.text).lines().count() > 4, "{}", article.id);
    }
    let pages: Vec<_> = articles.iter().filter(|a| a.language.is_some()).collect();
    assert!(!pages.is_empty());
    for page in pages {
        assert!(page.published.is_some() && page.source.is_some() && page.url.is_some(), "{}", page.id);
        for clutter in ["cookies", "бисквитки", "Leave a reply", "Коментар", "Cheese", "баница", "Photo", "©"] {
            assert!(!page.text.contains(clutter), "{}: {clutter}", page.id);
        }
    }
}
