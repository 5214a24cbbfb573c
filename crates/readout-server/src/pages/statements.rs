//! `/statements`: what was said, the latest first.

use std::cmp::Reverse;

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::answer::Problem;
use crate::desk::Desk;
use crate::query::{Asked, Form, Paging, Query};
use crate::serve::Site;
use crate::view::{Frame, Said};

const LENGTH: usize = 100;

#[derive(Template)]
#[template(path = "statements.html")]
struct Page {
    frame: Frame,
    form: Form,
    paging: Paging,
    said: Vec<Said>,
}

pub(crate) async fn show(State(site): State<Site>, asked: Asked) -> Response {
    site.page(move |desk| Ok(page(desk, Query::of(asked)?)?.render()?)).await
}

fn page(desk: &Desk<'_>, query: Query) -> Result<Page, Problem> {
    let mut said = desk.store.utterances(&query.filter())?;
    // A date without its year begins with a letter and says nothing of when.
    said.sort_by_cached_key(|u| Reverse(u.said.clone().filter(|day| day.starts_with(|c: char| c.is_ascii_digit()))));
    let (said, paging) = query.cut("/statements", LENGTH, said)?;
    Ok(Page {
        frame: Frame::new("Statements", "statements", query.href("/api/statements")),
        said: said.into_iter().map(|u| Said::new(desk, u)).collect::<Result<_, _>>()?,
        form: desk.form("/statements", query)?,
        paging,
    })
}
