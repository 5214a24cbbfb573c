//! Stories, statements, agenda, positions: a table of each.

use readout_model::json;
use readout_store::Store;
use serde_json::Value;

use super::{Filters, cells};
use crate::output;

/// Prints the stories; false where there are none.
pub fn stories(store: &Store, filters: &Filters) -> anyhow::Result<bool> {
    let rows = store.stories(&filters.filter(None))?;
    print(filters, &rows, json::story, cells::STORIES, cells::story)
}

/// Prints the statements; false where there are none.
pub fn statements(store: &Store, filters: &Filters) -> anyhow::Result<bool> {
    let rows = store.utterances(&filters.filter(None))?;
    print(filters, &rows, |u| json::utterance(u, store), cells::STATEMENTS, |u| cells::utterance(store, u))
}

/// Prints the engagements; false where there are none.
pub fn agenda(store: &Store, filters: &Filters) -> anyhow::Result<bool> {
    let rows = store.engagements(&filters.filter(None))?;
    print(filters, &rows, |e| json::engagement(e, store), cells::AGENDA, |e| cells::engagement(store, e))
}

/// Prints the positions; false where there are none.
pub fn positions(store: &Store, filters: &Filters) -> anyhow::Result<bool> {
    let rows = store.positions(&filters.filter(None))?;
    print(filters, &rows, |p| json::position(p, store), cells::POSITIONS, |p| cells::position(store, p))
}

fn print<T, const N: usize>(
    filters: &Filters,
    rows: &[T],
    json: impl Fn(&T) -> Value,
    header: [&str; N],
    cells: impl Fn(&T) -> [String; N],
) -> anyhow::Result<bool> {
    let shown = rows.iter().take(filters.limit);
    if filters.json {
        output::json_lines(shown.map(json))?;
    } else if !rows.is_empty() {
        output::say(output::table(header, shown.map(cells)))?;
        if rows.len() > filters.limit {
            output::complain(format_args!("the first {} of {}", filters.limit, rows.len()));
        }
    }
    Ok(!rows.is_empty())
}
