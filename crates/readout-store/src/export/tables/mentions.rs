//! Mentions, by article and place.

use super::{Column, Kind, Sink, Store, items, number, text};

pub(super) const COLUMNS: &[Column] = &[text("article"), number("start"), number("end"), text("text"), text("kind"), text("name"), text("entity")];

pub(super) fn rows(store: &Store, sink: &mut Sink<'_>) -> Result<(), Kind> {
    items(store, "mentions", sink)
}
