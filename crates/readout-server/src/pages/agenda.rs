//! `/agenda`: who meets, calls, signs and publishes when.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::answer::Problem;
use crate::desk::Desk;
use crate::query::{Asked, Form, Paging, Query};
use crate::serve::Site;
use crate::view::{Frame, Meets};

const LENGTH: usize = 100;

#[derive(Template)]
#[template(path = "agenda.html")]
struct Page {
    frame: Frame,
    form: Form,
    paging: Paging,
    meets: Vec<Meets>,
}

pub(crate) async fn show(State(site): State<Site>, asked: Asked) -> Response {
    site.page(move |desk| Ok(page(desk, Query::of(asked)?)?.render()?)).await
}

fn page(desk: &Desk<'_>, query: Query) -> Result<Page, Problem> {
    let (meets, paging) = query.cut("/agenda", LENGTH, desk.store.engagements(&query.filter())?)?;
    Ok(Page {
        frame: Frame::new("Agenda", "agenda", query.href("/api/agenda")),
        meets: meets.into_iter().map(|e| Meets::new(desk, e)).collect::<Result<_, _>>()?,
        form: desk.form("/agenda", query)?,
        paging,
    })
}
