//! Why there is no page.

use askama::Template;

use crate::answer::Problem;
use crate::view::Frame;

#[derive(Template)]
#[template(path = "problem.html")]
pub(crate) struct Page {
    frame: Frame,
    message: String,
    /// There is nothing in the record, or no record.
    fill: bool,
}

pub(crate) fn page(problem: &Problem) -> Page {
    let title = match problem {
        Problem::NotFound(_) => "Not found",
        Problem::Bad(_) => "This cannot be understood",
        Problem::Method => "Reading only",
        Problem::Record(e) if matches!(e.kind, readout_store::Kind::NotADate(_)) => "This cannot be understood",
        Problem::Record(e) if matches!(e.kind, readout_store::Kind::Missing) => "No record yet",
        Problem::Record(_) | Problem::Broken(_) => "The record cannot be shown",
    };
    let fill = matches!(problem, Problem::Record(e) if matches!(e.kind, readout_store::Kind::Missing));
    let frame = Frame { title: title.to_owned(), part: "", json: None, words: String::new() };
    Page { frame, message: problem.message(), fill }
}
