//! Statements, by article and place.

use super::{Column, Kind, Sink, Store, items, json as nested, number, text};

pub(super) const COLUMNS: &[Column] = &[text("article"), number("start"), number("end"), text("text"), text("kind"), nested("cue"), nested("source"), text("act"), nested("addressee"), nested("via"), nested("issues"), number("inside")];

pub(super) fn rows(store: &Store, sink: &mut Sink<'_>) -> Result<(), Kind> {
    items(store, "statements", sink)
}
