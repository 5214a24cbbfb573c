//! Positions.

use readout_model::json;
use readout_model::record::Position;

use super::{Column, Kind, Sink, Store, facts, json as nested, text};

pub(super) const COLUMNS: &[Column] = &[nested("actor"), text("issue"), text("stance"), text("since"), text("last"), nested("changed_from"), nested("utterances"), nested("citations")];

pub(super) fn rows(store: &Store, sink: &mut Sink<'_>) -> Result<(), Kind> {
    facts(store, "position", sink, |row: &Position| json::position(row, store))
}
