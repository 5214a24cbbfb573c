//! `/positions`: where actors stand on issues.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use readout_model::record::{Former, Position};

use crate::answer::Problem;
use crate::desk::Desk;
use crate::links;
use crate::query::{Asked, Form, Query};
use crate::serve::Site;
use crate::view::{Cited, Frame, Issue, Who};

/// So many places are shown at once; the others unfold.
const SHOWN: usize = 4;

#[derive(Template)]
#[template(path = "positions.html")]
struct Page {
    frame: Frame,
    form: Form,
    matrix: Matrix,
}

/// Actors by issues.
pub(crate) struct Matrix {
    pub(crate) issues: Vec<Issue>,
    pub(crate) rows: Vec<Row>,
}

/// One actor.
pub(crate) struct Row {
    pub(crate) who: Who,
    /// One for each issue.
    pub(crate) cells: Vec<Cell>,
}

/// Where an actor stands on an issue; empty where that is not known.
#[derive(Default)]
pub(crate) struct Cell {
    pub(crate) issue: String,
    pub(crate) stands: Vec<Stand>,
}

/// One stance.
pub(crate) struct Stand {
    pub(crate) stance: &'static str,
    pub(crate) since: Option<String>,
    pub(crate) last: Option<String>,
    /// What it changed from.
    pub(crate) former: Option<Former>,
    pub(crate) cited: Vec<Cited>,
    pub(crate) more: Vec<Cited>,
}

pub(crate) async fn show(State(site): State<Site>, asked: Asked) -> Response {
    site.page(move |desk| Ok(page(desk, Query::of(asked)?)?.render()?)).await
}

fn page(desk: &Desk<'_>, query: Query) -> Result<Page, Problem> {
    Ok(Page {
        frame: Frame::new("Positions", "positions", query.href("/api/positions")),
        matrix: matrix(desk, desk.store.positions(&query.filter())?)?,
        form: desk.form("/positions", query)?,
    })
}

/// The actor with most positions first, then by name; issues by name.
pub(crate) fn matrix(desk: &Desk<'_>, positions: Vec<Position>) -> Result<Matrix, Problem> {
    let mut columns: Vec<(String, String)> = positions.iter().map(|p| (desk.labels.issue(&p.issue), p.issue.clone())).collect();
    columns.sort();
    columns.dedup();
    let mut actors: BTreeMap<String, (usize, Row)> = BTreeMap::new();
    for position in positions {
        let empty = || {
            let cells = columns.iter().map(|(name, _)| Cell { issue: name.clone(), stands: Vec::new() });
            (0, Row { who: Who::new("/positions", &position.actor), cells: cells.collect() })
        };
        let key = position.actor.entity.clone().unwrap_or_else(|| position.actor.name.clone());
        let (stances, row) = actors.entry(key).or_insert_with(empty);
        *stances += 1;
        let column = columns.iter().position(|(_, id)| *id == position.issue);
        if let Some(cell) = column.and_then(|i| row.cells.get_mut(i)) {
            cell.stands.push(stand(desk, position)?);
        }
    }
    let mut rows: Vec<(usize, Row)> = actors.into_values().collect();
    rows.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.who.name.cmp(&y.who.name)));
    let issue = |(name, id): (String, String)| Issue { name, href: links::with("/positions", [("about", id.as_str())]) };
    Ok(Matrix { issues: columns.into_iter().map(issue).collect(), rows: rows.into_iter().map(|(_, row)| row).collect() })
}

fn stand(desk: &Desk<'_>, position: Position) -> Result<Stand, Problem> {
    let mut cited = desk.cite_all(&position.citations)?;
    let more = cited.split_off(cited.len().min(SHOWN));
    Ok(Stand {
        stance: position.stance.as_str(),
        last: position.last.filter(|last| Some(last) != position.since.as_ref()),
        since: position.since,
        former: position.changed_from,
        cited,
        more,
    })
}
