//! Running the program.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;

/// How a run ended.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// Fails where the status is another; gives the standard output.
    #[track_caller]
    pub fn ends(&self, status: i32) -> &str {
        assert_eq!(self.status, status, "standard output:\n{}\nstandard error:\n{}", self.out, self.err);
        &self.out
    }

    /// The lines of the standard output as JSON.
    pub fn json(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A folder to work in.
pub struct Desk {
    folder: PathBuf,
    /// Takes the folder away.
    _temporary: Option<TempDir>,
}

impl Desk {
    pub fn new() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        Self { folder: temporary.path().to_owned(), _temporary: Some(temporary) }
    }

    /// With the project's examples in `readout.db`; one for all tests, not to be written to.
    pub fn with_examples() -> &'static Self {
        static DESK: LazyLock<Desk> = LazyLock::new(|| {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).unwrap();
            let desk = Desk { folder, _temporary: None };
            desk.run(&["ingest", examples().to_str().unwrap()]).ends(0);
            desk
        });
        &DESK
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub fn run(&self, args: &[&str]) -> Run {
        self.run_with(args, &[], "")
    }

    pub fn run_with(&self, args: &[&str], env: &[(&str, &str)], stdin: impl AsRef<[u8]>) -> Run {
        let mut child = self.start(args, env);
        let mut input = child.stdin.take().unwrap();
        let stdin = stdin.as_ref().to_vec();
        let writer = std::thread::spawn(move || {
            // A program that ends early does not read all of it.
            let _ = input.write_all(&stdin);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Run {
            status: output.status.code().expect("ended by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub fn start(&self, args: &[&str], env: &[(&str, &str)]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_readout"))
            .args(args)
            .envs(env.iter().copied())
            .current_dir(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// All tables of a record, exported one after another.
    pub fn export(&self, record: &str) -> String {
        let tables =
            ["articles", "stories", "entities", "mentions", "statements", "utterances", "meetings", "engagements", "positions", "sources"];
        tables.iter().map(|table| self.run(&["export", table, "--record", record]).ends(0).to_owned()).collect()
    }
}

/// The root of the project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

pub fn examples() -> PathBuf {
    project().join("examples")
}

/// A line of input.
pub fn line(id: &str, text: &str) -> String {
    format!("{}\n", serde_json::json!({"id": id, "text": text, "published": "2022-01-12"}))
}
