//! From work on the record to the answer that a browser gets.

use askama::Template;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::pages::problem;

/// Why there is no page.
#[derive(Debug)]
pub(crate) enum Problem {
    /// There is no such thing; the sentence says what.
    NotFound(String),
    /// The address cannot be understood; the sentence says why.
    Bad(String),
    /// Only reading is possible.
    Method,
    /// The record cannot be read.
    Record(readout_store::Error),
    /// The page cannot be made.
    Broken(String),
}

impl Problem {
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Problem::NotFound(_) => StatusCode::NOT_FOUND,
            Problem::Bad(_) => StatusCode::BAD_REQUEST,
            Problem::Method => StatusCode::METHOD_NOT_ALLOWED,
            Problem::Record(e) if matches!(e.kind, readout_store::Kind::NotADate(_)) => StatusCode::BAD_REQUEST,
            Problem::Record(e) if matches!(e.kind, readout_store::Kind::Missing) => StatusCode::SERVICE_UNAVAILABLE,
            Problem::Record(_) | Problem::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub(crate) fn message(&self) -> String {
        match self {
            Problem::NotFound(message) | Problem::Bad(message) | Problem::Broken(message) => message.clone(),
            Problem::Method => "This server is read with GET and HEAD.".to_owned(),
            Problem::Record(e) if matches!(e.kind, readout_store::Kind::NotADate(_)) => e.kind.to_string(),
            Problem::Record(e) => e.to_string(),
        }
    }

    /// As a page.
    pub(crate) fn page(&self) -> Response {
        match problem::page(self).render() {
            Ok(page) => html(self.status(), page),
            Err(_) => self.status().into_response(),
        }
    }

    /// As JSON.
    pub(crate) fn json(&self) -> Response {
        answer_json(self.status(), &json!({"error": self.message()}))
    }
}

impl From<readout_store::Error> for Problem {
    fn from(e: readout_store::Error) -> Self {
        Problem::Record(e)
    }
}

impl From<askama::Error> for Problem {
    fn from(e: askama::Error) -> Self {
        Problem::Broken(format!("The page cannot be written: {e}."))
    }
}

impl From<PathRejection> for Problem {
    fn from(e: PathRejection) -> Self {
        Problem::Bad(e.body_text())
    }
}

/// A page.
pub(crate) fn html(status: StatusCode, page: String) -> Response {
    file(status, "text/html; charset=utf-8", page)
}

/// JSON.
pub(crate) fn answer_json(status: StatusCode, value: &Value) -> Response {
    file(status, "application/json", value.to_string())
}

fn file(status: StatusCode, kind: &'static str, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))], body)
        .into_response()
}

/// A file that is part of the program.
pub(crate) fn asset(kind: &'static str, body: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], body).into_response()
}
