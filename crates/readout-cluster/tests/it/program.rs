//! A scheduler and two executors as processes on this machine, and jobs on them.

use std::collections::BTreeMap;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use datafusion::prelude::ParquetReadOptions;

use crate::local::{analyses, columns, done, engine, examples, rows};

/// A process that ends with the test.
struct Process(Child);

impl Process {
    fn start(args: &[&str]) -> Self {
        Self(program(args).stdout(Stdio::null()).spawn().unwrap())
    }

    /// Waits until it listens.
    fn listens(mut self, port: &str) -> Self {
        let began = Instant::now();
        while TcpStream::connect(format!("127.0.0.1:{port}")).is_err() {
            assert!(self.0.try_wait().unwrap().is_none(), "it ended");
            assert!(began.elapsed() < Duration::from_secs(60), "it does not listen on {port}");
            sleep(Duration::from_millis(100));
        }
        self
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_readout-cluster"));
    command.args(args).stdin(Stdio::null());
    command
}

fn run(args: &[&str]) -> Output {
    program(&[&["run"], args].concat()).output().unwrap()
}

/// Ports that nobody listens on.
fn ports<const N: usize>() -> [String; N] {
    let held = [(); N].map(|()| TcpListener::bind(("127.0.0.1", 0)).unwrap());
    held.map(|listener| listener.local_addr().unwrap().port().to_string())
}

/// What a job has written: analyses by id. Every id is there once.
fn written(folder: &Path) -> BTreeMap<Option<String>, String> {
    let read = done(async {
        let context = engine();
        context.register_parquet("output", folder.to_str().unwrap(), ParquetReadOptions::default()).await.unwrap();
        rows(&context, "SELECT id, analysis FROM output").await
    });
    let count = read.len();
    let rows: BTreeMap<_, _> = read.into_iter().map(|row| (row[0].clone(), row[1].clone().unwrap())).collect();
    assert_eq!(rows.len(), count, "an id stands twice");
    rows
}

#[test]
fn two_executors_write_what_analyze_prints() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let [scheduler, one, one_grpc, two, two_grpc] = ports();
    let address = format!("df://127.0.0.1:{scheduler}");
    let executor = |port: &str, grpc: &str, work: &str| {
        fs::create_dir(path(work)).unwrap();
        let args = ["executor", "--scheduler", &address, "--port", port, "--grpc-port", grpc, "--cores", "1", "--work", &path(work)];
        Process::start(&args).listens(port)
    };
    let _scheduler = Process::start(&["scheduler", "--port", &scheduler]).listens(&scheduler);
    let _executors = [executor(&one, &one_grpc, "work-1"), executor(&two, &two_grpc, "work-2")];

    // JSON lines, one file an article, so that there is work for both; among them a line that is none and one that says nothing, and an empty one.
    let mut lines = examples();
    lines += "{\"id\": \"nothing\"}\n\nno \"json\", \u{1e} no\r\n";
    fs::create_dir(path("lines")).unwrap();
    for (at, line) in lines.split_inclusive('\n').enumerate() {
        fs::write(format!("{}/{at}.jsonl", path("lines")), line).unwrap();
    }
    let job = run(&["--scheduler", &address, "--input", &path("lines"), "--output", &path("from lines")]);
    assert!(job.status.success(), "{job:?}");
    let found = written(&folder.path().join("from lines"));
    let mut expected = analyses(&lines);
    assert_eq!(
        String::from_utf8(job.stdout).unwrap(),
        format!("{} articles analysed, written to {}\n", expected.len(), path("from lines"))
    );
    for (id, analysis) in &found {
        assert_eq!(serde_json::from_str::<serde_json::Value>(analysis).unwrap().get("id").and_then(|id| id.as_str()), id.as_deref());
    }
    let mut both: Vec<String> = found.into_values().collect();
    both.sort();
    expected.sort();
    assert_eq!(both, expected);
    for work in ["work-1", "work-2"] {
        assert!(fs::read_dir(path(work)).unwrap().next().is_some(), "{work} had nothing to do");
    }

    // Parquet, with columns of other types and without some.
    let articles: Vec<String> = examples().lines().map(str::to_owned).collect();
    done(async {
        let quoted = |value: Option<String>| value.map_or("NULL".to_owned(), |v| format!("'{}'", v.replace('\'', "''")));
        let values = articles.iter().enumerate().map(|(at, line)| {
            let [_, text, html, _, title, published, ..] = columns(line).map(quoted);
            format!("({at}, {text}, {html}, {title}, CAST({published} AS DATE))")
        });
        let table = values.collect::<Vec<_>>().join(", ");
        let sql = format!("COPY (SELECT * FROM (VALUES {table}) AS t(id, text, html, title, published)) TO '{}'", path("articles.parquet"));
        engine().sql(&sql).await.unwrap().collect().await.unwrap();
    });
    let job = run(&["--scheduler", &address, "--input", &path("articles.parquet"), "--output", &path("it's")]);
    assert!(job.status.success(), "{job:?}");
    let expected = articles.iter().enumerate().map(|(at, line)| {
        let [_, text, html, _, title, published, ..] = columns(line);
        let line = serde_json::json!({"id": at.to_string(), "text": text, "html": html, "title": title, "published": published});
        (Some(at.to_string()), analyses(&line.to_string()).remove(0))
    });
    assert_eq!(written(&folder.path().join("it's")), expected.collect());

    // Nothing is written over.
    let again = run(&["--scheduler", &address, "--input", &path("articles.parquet"), "--output", &path("it's")]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8(again.stderr).unwrap().ends_with("it's is not empty\n"));
}

#[test]
fn every_option_is_documented() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cluster.md")).unwrap();
    for command in ["scheduler", "executor", "run"] {
        let help = String::from_utf8(program(&[command, "--help"]).output().unwrap().stdout).unwrap();
        let options: Vec<&str> = help.lines().filter_map(|line| line.trim_start().strip_prefix("--")?.split(' ').next()).collect();
        assert!(options.len() > 3, "{help}");
        for option in options {
            assert!(page.contains(&format!("--{option}")), "docs/cluster.md does not tell of --{option}");
        }
    }
}

#[test]
fn what_cannot_run_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let fails = |input: &str, why: &str| {
        let [port] = ports();
        let job = run(&["--scheduler", &format!("127.0.0.1:{port}"), "--input", input, "--output", &path("out")]);
        let told = String::from_utf8(job.stderr).unwrap();
        assert_eq!(job.status.code(), Some(2), "{told}");
        assert!(told.starts_with("readout-cluster: ") && told.contains(why), "{told}");
    };
    fails(&path("missing"), "missing cannot be read: No such file or directory");
    fails(&path(""), "holds no file that ends in .parquet, .jsonl, .ndjson");
    fs::write(path("a.jsonl"), "{\"text\": \"Snow fell.\"}\n").unwrap();
    fails(&path("a.jsonl"), "the job failed");
    fs::write(path("b.parquet"), "PAR").unwrap();
    fails(&path("b.parquet"), "b.parquet cannot be read");
    fails(&path(""), "files of more than one kind");

    let scheduler = program(&["scheduler", "--bind", "0.0.0.0"]).output().unwrap();
    assert_eq!(
        String::from_utf8(scheduler.stderr).unwrap(),
        "readout-cluster: --bind 0.0.0.0 needs --advertise, a name that the other machines know\n"
    );
}
