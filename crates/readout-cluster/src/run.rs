//! `readout-cluster run`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf, absolute};

use anyhow::{Context, bail, ensure};
use ballista::prelude::{SessionConfigExt, SessionContextExt};
use datafusion::arrow::array::AsArray;
use datafusion::arrow::datatypes::{DataType, Field, Schema, UInt64Type};
use datafusion::common::config::TableParquetOptions;
use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionConfig, SessionContext};
use readout_cluster::COLUMNS;

use crate::address::Address;

/// Articles in one call of the function and in one piece of a result: their analyses are held in memory together.
const BATCH: usize = 64;
/// Articles in a row group of the output. The engine's million would be held in memory until it is full.
const ROW_GROUP: usize = 4096;
/// An input of fewer bytes is not cut into pieces, beyond its files.
const SMALL: usize = 1 << 18;

/// Analyse an archive
///
/// Reads Parquet files with the columns id, text, html, url, title, published, language, source, of which some may be missing, or files of JSON lines
/// as `readout analyze` takes them, in UTF-8. Writes Parquet files with two columns: id, as the input has it, and analysis, the JSON object that
/// `readout analyze` prints. An article that cannot be read gives {"id", "error"} and stops nothing.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The scheduler
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:50050")]
    scheduler: Address,

    /// A file that ends in .parquet, .jsonl or .ndjson, or a folder of such files, all of one kind
    #[arg(long, value_name = "PATH")]
    input: PathBuf,

    /// Folder to write to, new or empty; for the executors too it must be this path
    #[arg(long, value_name = "DIR")]
    output: PathBuf,

    /// Pieces to cut the work into, at most; what an executor loses when it dies is the pieces it has done
    #[arg(long, value_name = "N", default_value_t = 64)]
    pieces: usize,
}

/// Registers the input, runs one query, and says how many articles were written.
pub async fn run(args: Args) -> anyhow::Result<()> {
    let (input, output) = (full(&args.input)?, full(&args.output)?);
    let ending = ending(Path::new(&input))?;
    fs::create_dir_all(&output).with_context(|| format!("{output} cannot be made"))?;
    ensure!(fs::read_dir(&output)?.next().is_none(), "{output} is not empty");

    let context = connect(&args).await?;
    let columns = register(&context, &input, &ending).await.with_context(|| format!("{input} cannot be read"))?;
    let analyses = context.sql(&format!("SELECT {columns} FROM input")).await?;
    // As COPY … TO … STORED AS PARQUET, whose options would be lost on the way to the scheduler.
    let mut parquet = TableParquetOptions::default();
    parquet.global.max_row_group_size = ROW_GROUP;
    let written =
        analyses.write_parquet(&format!("{output}/"), DataFrameWriteOptions::new(), Some(parquet)).await.context("the job failed")?;
    let rows: u64 = written.iter().flat_map(|batch| batch.column(0).as_primitive::<UInt64Type>().iter().flatten()).sum();
    settle(&context, Path::new(&output), rows).await?;
    writeln!(io::stdout().lock(), "{rows} articles analysed, written to {output}")?;
    Ok(())
}

async fn connect(args: &Args) -> anyhow::Result<SessionContext> {
    let config = SessionConfig::new_with_ballista()
        .with_target_partitions(args.pieces.max(1))
        .with_batch_size(BATCH)
        .with_repartition_file_min_size(SMALL)
        // It waits for ever where an executor dies while the output is written, and one query without a join has nothing to adapt.
        .with_ballista_adaptive_query_planner(false);
    let state = SessionStateBuilder::new().with_config(config).with_default_features().build();
    let Address { host, port } = &args.scheduler;
    let context = SessionContext::remote_with_state(&format!("df://{host}:{port}"), state).await?;
    for function in readout_cluster::functions() {
        context.register_udf(function.as_ref().clone());
    }
    Ok(context)
}

/// Makes the table `input`, and tells what to select from it.
async fn register(context: &SessionContext, input: &str, ending: &str) -> anyhow::Result<String> {
    if ending == ".parquet" {
        context.register_parquet("input", input, ParquetReadOptions::default()).await?;
        let table = context.table("input").await?;
        let given = |name: &str| table.schema().has_column_with_unqualified_name(name);
        ensure!(given("text") || given("html"), "it has neither a column text nor a column html");
        let column = |name: &str| if given(name) { format!("CAST(\"{name}\" AS VARCHAR)") } else { "NULL".to_owned() };
        return Ok(format!("{} AS id, readout_analysis({}) AS analysis", column("id"), COLUMNS.map(column).join(", ")));
    }
    // Lines are taken whole, not as the engine's JSON, where one that is broken ends the job: as tables of one column, with a character between columns
    // that JSON cannot hold, and a quotation mark that no line begins with.
    let line = Schema::new(vec![Field::new("line", DataType::Utf8, true)]);
    let lines = CsvReadOptions::new().has_header(false).delimiter(b'\x1f').quote(b'\n').schema(&line).file_extension(ending);
    context.register_csv("input", input, lines).await?;
    Ok("readout_id(line) AS id, readout_analysis(line) AS analysis".to_owned())
}

/// Leaves one attempt at writing, one that is complete. An executor that dies while it writes leaves files, and one that cannot fetch a result of a dead one
/// closes what it has begun; another writes all of it again.
async fn settle(context: &SessionContext, output: &Path, rows: u64) -> anyhow::Result<()> {
    let mut attempts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in fs::read_dir(output)? {
        // The engine names its files ATTEMPT_NUMBER.parquet, and adds to that while they are not whole.
        let path = file?.path().display().to_string();
        let attempt = path.rsplit_once('_').map_or(path.as_str(), |(attempt, _)| attempt).to_owned();
        attempts.entry(attempt).or_default().push(path);
    }
    let mut settled = rows == 0;
    for files in attempts.into_values() {
        let whole: Vec<String> = files.iter().filter(|file| file.ends_with(".parquet")).cloned().collect();
        let there =
            if settled || whole.is_empty() { 0 } else { context.read_parquet(whole, ParquetReadOptions::default()).await?.count().await? };
        if !settled && there as u64 == rows {
            settled = true;
            continue;
        }
        files.iter().try_for_each(fs::remove_file)?;
    }
    ensure!(settled, "{} does not hold all {rows} articles", output.display());
    Ok(())
}

/// The path as the executors are told it: they have another working folder.
fn full(path: &Path) -> anyhow::Result<String> {
    let path = absolute(path)?;
    path.to_str().map(str::to_owned).with_context(|| format!("{} is not UTF-8", path.display()))
}

/// What the files of the input end in.
fn ending(input: &Path) -> anyhow::Result<String> {
    const ENDINGS: [&str; 3] = [".parquet", ".jsonl", ".ndjson"];
    let unreadable = || format!("{} cannot be read", input.display());
    let mut names = vec![input.display().to_string()];
    if fs::metadata(input).with_context(unreadable)?.is_dir() {
        let files = fs::read_dir(input).with_context(unreadable)?;
        names = files.map(|file| Ok(file?.file_name().display().to_string())).collect::<io::Result<_>>().with_context(unreadable)?;
    }
    let found = ENDINGS.into_iter().filter(|ending| names.iter().any(|name| name.ends_with(ending)));
    match found.collect::<Vec<_>>()[..] {
        [one] => Ok(one.to_owned()),
        [] => bail!("{} holds no file that ends in {}", input.display(), ENDINGS.join(", ")),
        _ => bail!("{} holds files of more than one kind, expected one of {}", input.display(), ENDINGS.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_attempts_to_write_one_that_is_complete_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let settled = |rows: u64| {
            let write = async |context: &SessionContext, name: &str, values: &str| {
                let sql = format!("COPY (VALUES {values}) TO '{}' STORED AS PARQUET", folder.path().join(name).display());
                context.sql(&sql).await.unwrap().collect().await.unwrap();
            };
            tokio::runtime::Runtime::new().unwrap().block_on(async {
                let context = SessionContext::new();
                write(&context, "broken_0.parquet", "(1), (2)").await;
                write(&context, "done_0.parquet", "(1), (3)").await;
                write(&context, "done_1.parquet", "(2)").await;
                write(&context, "twice_0.parquet", "(1), (2), (3)").await;
                fs::write(folder.path().join("stopped_0.parquet#1"), "PAR").unwrap();
                settle(&context, folder.path(), rows).await
            })
        };
        settled(3).unwrap();
        let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["done_0.parquet", "done_1.parquet"]);
        assert!(settled(7).unwrap_err().to_string().ends_with("does not hold all 7 articles"));
    }

    #[test]
    fn the_kind_of_the_input_is_that_of_its_files() {
        let folder = tempfile::tempdir().unwrap();
        let add = |name: &str| fs::write(folder.path().join(name), "").unwrap();
        add("readme.txt");
        assert!(ending(folder.path()).unwrap_err().to_string().ends_with("holds no file that ends in .parquet, .jsonl, .ndjson"));
        add("a.ndjson");
        assert_eq!(ending(folder.path()).unwrap(), ".ndjson");
        add("a.parquet");
        assert!(ending(folder.path()).unwrap_err().to_string().contains("of more than one kind"));
        assert_eq!(ending(&folder.path().join("a.parquet")).unwrap(), ".parquet");
    }
}
