//! Utterances.

use readout_model::json;
use readout_model::record::Utterance;

use super::{Column, Kind, Sink, Store, facts, json as nested, number, text};

pub(super) const COLUMNS: &[Column] = &[text("id"), nested("source"), text("kind"), text("act"), nested("issues"), text("said"), text("text"), number("independent"), nested("statements"), text("story"), nested("citations")];

pub(super) fn rows(store: &Store, sink: &mut Sink<'_>) -> Result<(), Kind> {
    facts(store, "utterance", sink, |row: &Utterance| json::utterance(row, store))
}
