//! Engagements.

use readout_model::json;
use readout_model::record::Engagement;

use super::{Column, Kind, Sink, Store, facts, json as nested, text};

pub(super) const COLUMNS: &[Column] = &[text("id"), text("what"), text("form"), nested("participants"), text("place"), text("date"), text("dated_by"), text("moved_to"), text("status"), nested("history"), nested("citations")];

pub(super) fn rows(store: &Store, sink: &mut Sink<'_>) -> Result<(), Kind> {
    facts(store, "engagement", sink, |row: &Engagement| json::engagement(row, store))
}
