//! Where statements come from: the far end of each source chain, or the outlet where there is no chain. By entity or name.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Column, Kind, Sink, Store, articles_in_order, json as nested, number, send, text};

pub(super) const COLUMNS: &[Column] = &[text("name"), text("entity"), number("statements"), nested("articles")];

#[derive(Default)]
struct Origin {
    name: String,
    entity: Option<String>,
    statements: usize,
    articles: Vec<String>,
}

pub(super) fn rows(store: &Store, sink: &mut Sink<'_>) -> Result<(), Kind> {
    let mut origins: BTreeMap<String, Origin> = BTreeMap::new();
    articles_in_order(store, |article, analysis| {
        for statement in &analysis.statements {
            let (name, entity) = match (statement.via.last(), &article.source) {
                (Some(via), _) => (&via.name, via.entity.as_ref()),
                (None, Some(outlet)) => (outlet, None),
                (None, None) => continue,
            };
            let origin = origins.entry(entity.unwrap_or(name).clone()).or_default();
            if origin.statements == 0 {
                (origin.name, origin.entity) = (name.clone(), entity.cloned());
            }
            origin.statements += 1;
            if origin.articles.last().is_none_or(|last| last != article.id.as_str()) {
                origin.articles.push(article.id.to_string());
            }
        }
        Ok(())
    })?;
    for o in origins.into_values() {
        send(sink, json!({"name": o.name, "entity": o.entity, "statements": o.statements, "articles": o.articles}))?;
    }
    Ok(())
}
