//! `docs/cli.md` is what the program says of itself. `READOUT_UPDATE=1 cargo test` writes it anew.

use std::fmt::Write;
use std::fs;

use crate::program::{Desk, project};

const HEAD: &str = "\
# Command line

Written by the tests from the program's own help: `READOUT_UPDATE=1 cargo test -p readout docs`.
";

#[test]
fn every_command_and_option_is_documented() {
    let mut page = HEAD.to_owned();
    describe(&Desk::new(), &mut Vec::new(), &mut page);
    let path = project().join("docs/cli.md");
    if std::env::var_os("READOUT_UPDATE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/cli.md is not what the program says; write it anew with READOUT_UPDATE=1 cargo test -p readout docs");
}

/// Writes the help of a command and of those below it.
fn describe(desk: &Desk, command: &mut Vec<String>, page: &mut String) {
    let args: Vec<&str> = command.iter().map(String::as_str).chain(["--help"]).collect();
    let run = desk.run_with(&args, &[("COLUMNS", "100")], "");
    let help: Vec<&str> = run.ends(0).lines().map(str::trim_end).collect();
    let name = ["readout"].into_iter().chain(command.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    write!(page, "\n## `{name}`\n\n```text\n{}\n```\n", help.join("\n").trim_end()).unwrap();
    let listed = help.iter().skip_while(|l| **l != "Commands:").skip(1).take_while(|l| !l.is_empty());
    // A command stands two columns in; what goes on under it, further.
    let names = listed.filter(|l| !l.starts_with("   ")).filter_map(|l| l.split_whitespace().next());
    for below in names.filter(|n| *n != "help") {
        command.push(below.to_owned());
        describe(desk, command, page);
        command.pop();
    }
}
