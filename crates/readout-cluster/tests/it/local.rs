//! The engine in this process, and what `readout analyze` prints without one.

use std::fs;
use std::future::Future;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use datafusion::arrow::array::AsArray;
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::prelude::SessionContext;
use readout_analyze::{Tagger, analyze};
use readout_ingest::{Raw, json_lines};
use readout_lang::Packs;
use readout_model::json;
use serde_json::{Value, json};

/// What `readout analyze` prints for each of the lines, but for the number of a line that is none.
pub fn analyses(lines: &str) -> Vec<String> {
    let packs = Packs::load(readout_packs::files()).unwrap();
    let tagger = Tagger::load(readout_packs::tagger()).unwrap();
    let read = json_lines(Cursor::new(lines), "-").map(|raw| raw.and_then(Raw::article));
    read.map(|article| match article {
        Ok(article) => json::analysis(&article.text, &analyze(&article, &packs, &tagger)).to_string(),
        Err(error) => match error.id {
            Some(id) => json!({"id": id.as_str(), "error": error.kind.to_string()}).to_string(),
            None => json!({"error": error.kind.to_string()}).to_string(),
        },
    })
    .collect()
}

/// The project's example articles as JSON lines.
pub fn examples() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder.join("pages")).unwrap().map(|page| page.unwrap().path()).collect();
    pages.sort();
    let mut lines = fs::read_to_string(folder.join("talks.jsonl")).unwrap();
    for page in pages {
        lines += &format!("{}\n", json!({"id": page.file_stem().unwrap().to_str(), "html": fs::read_to_string(&page).unwrap()}));
    }
    lines += &format!("{}\n", json!({"id": "written-replies", "text": fs::read_to_string(folder.join("written-replies.txt")).unwrap()}));
    lines
}

/// An engine that has the functions.
pub fn engine() -> SessionContext {
    let context = SessionContext::new();
    for function in readout_cluster::functions() {
        context.register_udf(function.as_ref().clone());
    }
    context
}

/// The rows of a query, its columns as strings.
pub async fn rows(context: &SessionContext, sql: &str) -> Vec<Vec<Option<String>>> {
    let mut rows = Vec::new();
    for batch in context.sql(sql).await.unwrap().collect().await.unwrap() {
        let columns: Vec<_> = batch.columns().iter().map(|column| cast(column, &DataType::LargeUtf8).unwrap()).collect();
        let value = |column: usize, row: usize| columns[column].as_string::<i64>().iter().nth(row).unwrap().map(str::to_owned);
        rows.extend((0..batch.num_rows()).map(|row| (0..columns.len()).map(|column| value(column, row)).collect()));
    }
    rows
}

/// Waits for what the engine does.
pub fn done<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(work)
}

/// A line as the columns of an article.
pub fn columns(line: &str) -> [Option<String>; 8] {
    let line: Value = serde_json::from_str(line).unwrap();
    readout_cluster::COLUMNS.map(|name| line.get(name).and_then(Value::as_str).map(str::to_owned))
}
