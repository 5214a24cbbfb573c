//! Articles, in fold order.

use serde_json::{Value, json};

use super::{Column, Kind, Sink, Store, articles_in_order, send, stories_of, text};

pub(super) const COLUMNS: &[Column] = &[
    text("id"),
    text("url"),
    text("source"),
    text("title"),
    text("published"),
    text("language"),
    text("script"),
    text("text"),
    text("story"),
];

pub(super) fn rows(store: &Store, sink: &mut Sink<'_>) -> Result<(), Kind> {
    let stories = stories_of(store)?;
    articles_in_order(store, |article, analysis| {
        let row: Value = json!({
            "id": article.id,
            "url": article.url,
            "source": article.source,
            "title": analysis.title.or(article.title),
            "published": article.published.map(|p| p.date.to_string()),
            "language": analysis.language,
            "script": analysis.script,
            "text": article.text,
            "story": stories.get(article.id.as_str()),
        });
        send(sink, row)
    })
}
