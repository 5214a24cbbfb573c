//! Routes, and answering on a socket.

use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;
use readout_store::Store;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::answer::{Problem, answer_json, asset, html};
use crate::desk::Desk;
use crate::{Error, Kind, Labels, api, pages};

/// Nothing may be loaded, run, sent or framed but our own stylesheet, icon and forms.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The pages and JSON routes of a record. The file is opened for reading at each request; where it is not there (yet), pages say so.
pub fn router(record: PathBuf, labels: Labels) -> Router {
    Router::new()
        .route("/", get(pages::stories::show))
        .route("/story/{*id}", get(pages::story::show))
        .route("/article/{*id}", get(pages::article::show))
        .route("/statements", get(pages::statements::show))
        .route("/agenda", get(pages::agenda::show))
        .route("/positions", get(pages::positions::show))
        .route("/search", get(pages::search::show))
        .route("/api/stories", get(api::stories))
        .route("/api/story/{*id}", get(api::story))
        .route("/api/statements", get(api::statements))
        .route("/api/agenda", get(api::agenda))
        .route("/api/positions", get(api::positions))
        .route("/api/article/{*id}", get(api::article))
        .route("/api/search", get(api::search))
        .route("/style.css", get(async || asset("text/css; charset=utf-8", include_str!("../assets/style.css"))))
        .route("/icon.svg", get(async || asset("image/svg+xml", include_str!("../assets/icon.svg"))))
        .fallback(nowhere)
        .method_not_allowed_fallback(async |uri: Uri| told(&uri, &Problem::Method))
        .layer(map_response(guard))
        .with_state(Site(Arc::new((record, labels))))
}

/// Serves a record on `listener` until `shutdown` is done and the requests under way are answered.
///
/// # Errors
/// [`Kind::Record`]: there is no record that can be read at this path; nothing is answered then. [`Kind::Network`].
pub async fn serve(
    listener: TcpListener,
    record: PathBuf,
    labels: Labels,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Error> {
    drop(Store::read(&record)?);
    let router = router(record.clone(), labels);
    let served = axum::serve(listener, router).with_graceful_shutdown(shutdown).await;
    served.map_err(|e| Error { path: record, line: None, kind: Kind::Network(e) })
}

/// What every request needs: the record's file and the names of codes.
#[derive(Clone)]
pub(crate) struct Site(Arc<(PathBuf, Labels)>);

impl Site {
    /// Answers with a page.
    pub(crate) async fn page(self, work: impl FnOnce(&Desk<'_>) -> Result<String, Problem> + Send + 'static) -> Response {
        match self.work(work).await {
            Ok(page) => html(StatusCode::OK, page),
            Err(problem) => problem.page(),
        }
    }

    /// Answers with JSON.
    pub(crate) async fn json(self, work: impl FnOnce(&Desk<'_>) -> Result<Value, Problem> + Send + 'static) -> Response {
        match self.work(work).await {
            Ok(value) => answer_json(StatusCode::OK, &value),
            Err(problem) => problem.json(),
        }
    }

    /// The database waits for the disk, so the work leaves the threads that answer.
    async fn work<T: Send + 'static>(self, work: impl FnOnce(&Desk<'_>) -> Result<T, Problem> + Send + 'static) -> Result<T, Problem> {
        let done = tokio::task::spawn_blocking(move || {
            let (record, labels) = &*self.0;
            let store = Store::read(record)?;
            work(&Desk::new(&store, labels))
        });
        done.await.unwrap_or_else(|e| Err(Problem::Broken(format!("The page cannot be made: {e}."))))
    }
}

async fn nowhere(uri: Uri) -> Response {
    told(&uri, &Problem::NotFound(format!("There is nothing at {}.", uri.path())))
}

fn told(uri: &Uri, problem: &Problem) -> Response {
    if uri.path().starts_with("/api/") { problem.json() } else { problem.page() }
}

async fn guard(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    answer
}
