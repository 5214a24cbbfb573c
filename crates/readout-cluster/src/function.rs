//! What the engine can call: an article's columns, or its JSON line, to the JSON of its analysis.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use datafusion::arrow::array::{Array, AsArray, LargeStringArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::exec_err;
use datafusion::error::Result;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, TypeSignature, Volatility, create_udf,
};
use readout_analyze::{Tagger, analyze};
use readout_ingest::{Error, Form, Kind, LIMIT, Raw};
use readout_lang::Packs;
use readout_model::json;
use serde_json::{Map, Value};

/// The columns of an article, in the order in which `readout_analysis` takes them.
pub const COLUMNS: [&str; 8] = ["id", "text", "html", "url", "title", "published", "language", "source"];

/// The packs and the tagger are built in; they are read where the first article comes, so that processes which only need the functions' names do
/// without.
static BUILT_IN: LazyLock<std::result::Result<(Packs, Tagger), String>> = LazyLock::new(|| {
    let packs = Packs::load(readout_packs::files()).map_err(|e| e.to_string())?;
    let tagger = Tagger::load(readout_packs::tagger()).map_err(|e| e.to_string())?;
    Ok((packs, tagger))
});

/// The functions to register wherever a plan is made, handed on or run: at the client, the scheduler and every executor.
///
/// `readout_analysis(line)` takes a line of JSON, `readout_analysis(id, text, html, url, title, published, language, source)` strings that may be
/// NULL. It gives the object that `readout analyze` prints, as one string; for what is no article `{"id", "error"}`, and `id` only where it can be
/// read. It never gives NULL. `readout_id(line)` gives the `id` that a line of JSON says, or NULL.
pub fn functions() -> [Arc<ScalarUDF>; 2] {
    let one = vec![DataType::LargeUtf8];
    let id =
        create_udf("readout_id", one, DataType::LargeUtf8, Volatility::Immutable, Arc::new(|args| strings(args, |row| id_of(row[0]?))));
    [Arc::new(ScalarUDF::from(Analyse::default())), Arc::new(id)]
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Analyse(Signature);

impl Default for Analyse {
    fn default() -> Self {
        let forms = vec![TypeSignature::String(1), TypeSignature::String(COLUMNS.len())];
        Self(Signature::one_of(forms, Volatility::Immutable))
    }
}

impl ScalarUDFImpl for Analyse {
    fn name(&self) -> &'static str {
        "readout_analysis"
    }

    fn signature(&self) -> &Signature {
        &self.0
    }

    /// Large, because a batch of analyses can pass the 2 GiB of `Utf8`, and not a view, which the engine's shuffle does not like. One string, because
    /// of a struct the engine would compute every field anew.
    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::LargeUtf8)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let (packs, tagger) = match &*BUILT_IN {
            Ok(built_in) => built_in,
            Err(error) => return exec_err!("the language packs that are built in cannot be read: {error}"),
        };
        strings(&args.args, |row| {
            Some(match row {
                [line] => analysis(line.unwrap_or_default(), packs, tagger),
                columns => analysis(&line(columns), packs, tagger),
            })
        })
    }
}

/// Calls `each` with every row of the arguments.
fn strings(args: &[ColumnarValue], each: impl Fn(&[Option<&str>]) -> Option<String>) -> Result<ColumnarValue> {
    let arrays = ColumnarValue::values_to_arrays(args)?;
    let arrays = arrays.iter().map(|array| Ok(cast(array, &DataType::LargeUtf8)?)).collect::<Result<Vec<_>>>()?;
    let columns: Vec<&LargeStringArray> = arrays.iter().map(|array| array.as_string()).collect();
    let rows = columns.first().map_or(0, |column| column.len());
    let results = (0..rows).map(|at| {
        let row: Vec<_> = columns.iter().map(|column| column.is_valid(at).then(|| column.value(at))).collect();
        each(&row)
    });
    Ok(ColumnarValue::Array(Arc::new(results.collect::<LargeStringArray>())))
}

/// The columns of an article as the line of JSON that they could have come in.
fn line(columns: &[Option<&str>]) -> String {
    let given = COLUMNS.into_iter().zip(columns).filter_map(|(name, value)| Some((name.to_owned(), Value::from((*value)?))));
    Value::Object(given.collect()).to_string()
}

/// What `readout analyze` prints for a line on standard input.
fn analysis(line: &str, packs: &Packs, tagger: &Tagger) -> String {
    guarded(line, || read(line, packs, tagger))
}

/// A job over millions of articles is not to end at one that breaks the analysis.
fn guarded(line: &str, read: impl FnOnce() -> String) -> String {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| complaint(id_of(line), "the analysis broke off"))
}

fn read(line: &str, packs: &Packs, tagger: &Tagger) -> String {
    if line.len() as u64 > LIMIT {
        return complaint(id_of(line), &Kind::TooLong.to_string());
    }
    let raw = Raw { path: Arc::from(Path::new("-")), line: None, form: Form::Json, bytes: line.as_bytes().to_vec(), published: None };
    match raw.article() {
        Ok(article) => json::analysis(&article.text, &analyze(&article, packs, tagger)).to_string(),
        Err(Error { id, kind, .. }) => complaint(id.map(|id| id.as_str().to_owned()), &kind.to_string()),
    }
}

fn complaint(id: Option<String>, error: &str) -> String {
    let id = id.map(|id| ("id".to_owned(), Value::from(id)));
    Value::Object(id.into_iter().chain([("error".to_owned(), error.into())]).collect::<Map<_, _>>()).to_string()
}

fn id_of(line: &str) -> Option<String> {
    let mut line: Value = serde_json::from_str(line).ok()?;
    match line.get_mut("id")?.take() {
        Value::String(id) => Some(id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_that_breaks_the_analysis_is_told() {
        let told = guarded(r#"{"id": "a", "text": "x"}"#, || panic!("wanted by the test"));
        assert_eq!(told, r#"{"id":"a","error":"the analysis broke off"}"#);
    }

    #[test]
    fn a_line_over_the_limit_is_not_read() {
        let packs = Packs::load(readout_packs::files()).unwrap();
        let long = format!(r#"{{"id": "a", "text": "{}"}}"#, "x".repeat(33 << 20));
        assert_eq!(analysis(&long, &packs, &Tagger::default()), r#"{"id":"a","error":"longer than the limit of 32 MiB and skipped"}"#);
    }
}
