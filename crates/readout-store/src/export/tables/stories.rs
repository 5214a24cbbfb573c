//! Stories.

use readout_model::json;
use readout_model::record::Story;

use super::{Column, Kind, Sink, Store, facts, json as nested, text};

pub(super) const COLUMNS: &[Column] = &[text("id"), text("title"), nested("articles"), nested("families"), text("first"), text("last"), nested("languages"), nested("why"), nested("also"), nested("parts")];

pub(super) fn rows(store: &Store, sink: &mut Sink<'_>) -> Result<(), Kind> {
    facts(store, "story", sink, |row: &Story| json::story(row))
}
