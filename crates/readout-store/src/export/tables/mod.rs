//! The tables: each is a file, and a row of the list below.

use std::collections::BTreeMap;

use readout_model::{Analysis, Article};
use serde_json::Value;

use super::Row;
use crate::{Filter, Kind, Order, Store};

/// Declares the tables in order.
macro_rules! tables {
    ($($name:ident),+ $(,)?) => {
        $(mod $name;)+

        /// All tables.
        pub(crate) const TABLES: &[Table] = &[$(Table { name: stringify!($name), columns: $name::COLUMNS, rows: $name::rows }),+];
    };
}

tables! { articles, stories, entities, mentions, statements, utterances, meetings, engagements, positions, sources }

/// A table that can be exported.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// All keys of its rows, in order.
    pub(crate) columns: &'static [Column],
    pub(crate) rows: fn(&Store, &mut Sink<'_>) -> Result<(), Kind>,
}

/// Takes the rows of a table, one by one.
type Sink<'a> = dyn FnMut(Row) -> Result<(), Kind> + 'a;

/// A column of a table.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) holds: Holds,
}

/// What a column holds; any value may be null.
#[derive(Debug, PartialEq)]
pub(crate) enum Holds {
    Text,
    Number,
    /// A list or an object.
    Json,
}

const fn text(name: &'static str) -> Column {
    Column { name, holds: Holds::Text }
}

const fn number(name: &'static str) -> Column {
    Column { name, holds: Holds::Number }
}

const fn json(name: &'static str) -> Column {
    Column { name, holds: Holds::Json }
}

/// Hands over a value that is an object.
fn send(sink: &mut Sink<'_>, value: Value) -> Result<(), Kind> {
    if let Value::Object(row) = value { sink(row) } else { Ok(()) }
}

/// Hands over all rows of a kind.
fn facts<T: serde::de::DeserializeOwned>(
    store: &Store,
    kind: &'static str,
    sink: &mut Sink<'_>,
    render: impl Fn(&T) -> Value,
) -> Result<(), Kind> {
    store.each_fact(kind, &Filter::default(), |fact| send(sink, render(&fact)))
}

/// Visits all articles in fold order.
fn articles_in_order(store: &Store, mut visit: impl FnMut(Article, Analysis) -> Result<(), Kind>) -> Result<(), Kind> {
    for found in store.fold_input(Order::Folded).map_err(|e| e.kind)? {
        let (article, analysis) = found.map_err(|e| e.kind)?;
        visit(article, analysis)?;
    }
    Ok(())
}

/// Hands over what all articles hold under a key of the JSON contract, each with its article in front.
fn items(store: &Store, key: &str, sink: &mut Sink<'_>) -> Result<(), Kind> {
    articles_in_order(store, |article, analysis| {
        let mut all = readout_model::json::analysis(&article.text, &analysis);
        let Some(Value::Array(items)) = all.get_mut(key).map(Value::take) else { return Ok(()) };
        for item in items {
            let mut row = Row::new();
            row.insert("article".to_owned(), article.id.as_str().into());
            if let Value::Object(fields) = item {
                row.extend(fields);
            }
            sink(row)?;
        }
        Ok(())
    })
}

/// The story of each article.
fn stories_of(store: &Store) -> Result<BTreeMap<String, String>, Kind> {
    let rows = store.articles().map_err(|e| e.kind)?;
    Ok(rows.into_iter().filter_map(|r| Some((r.id.to_string(), r.story?))).collect())
}
