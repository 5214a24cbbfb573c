//! Meetings, by article and place.

use super::{Column, Kind, Sink, Store, items, json as nested, number, text};

pub(super) const COLUMNS: &[Column] = &[text("article"), number("start"), number("end"), text("what"), text("form"), nested("participants"), text("place"), text("date"), text("status"), text("moved_to")];

pub(super) fn rows(store: &Store, sink: &mut Sink<'_>) -> Result<(), Kind> {
    items(store, "meetings", sink)
}
