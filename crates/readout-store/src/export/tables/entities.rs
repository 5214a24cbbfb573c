//! Entities.

use readout_model::json;
use readout_model::record::Entity;

use super::{Column, Kind, Sink, Store, facts, json as nested, number, text};

pub(super) const COLUMNS: &[Column] = &[text("id"), text("kind"), text("name"), nested("names"), nested("roles"), text("wikidata"), number("mentions"), number("articles"), nested("also"), nested("citations")];

pub(super) fn rows(store: &Store, sink: &mut Sink<'_>) -> Result<(), Kind> {
    facts(store, "entity", sink, |row: &Entity| json::entity(row, store))
}
