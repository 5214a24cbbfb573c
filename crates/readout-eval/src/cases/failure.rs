//! A case that fails, and how it is told.

use std::fmt;

/// A case that fails. It prints as `packs/path:line: text` with the difference below: `-` expected and not found, `+` found and not expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Path below `packs/`.
    pub path: String,
    /// Line of the text, from 1.
    pub line: usize,
    /// The line of the text as it stands.
    pub text: String,
    /// Why it fails.
    pub problem: Problem,
}

/// Why a case fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file does not have the form that it should have.
    Form(String),
    /// The text is not recognised as the pack's language, so nothing was looked for.
    Language {
        /// What it was taken for.
        found: Option<String>,
    },
    /// Something else is found than what is expected.
    Differs {
        /// The lines that stand there.
        expected: Vec<String>,
        /// The lines that should stand there by what is found.
        found: Vec<String>,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "packs/{}:{}: {}", self.path, self.line, self.text)?;
        match &self.problem {
            Problem::Form(what) => write!(f, "{what}"),
            Problem::Language { found: Some(code) } => write!(f, "\n  taken for language {code}"),
            Problem::Language { found: None } => write!(f, "\n  language not recognised"),
            Problem::Differs { expected, found } => {
                for line in without(expected, found) {
                    write!(f, "\n  - {line}")?;
                }
                for line in without(found, expected) {
                    write!(f, "\n  + {line}")?;
                }
                Ok(())
            }
        }
    }
}

/// The lines that stand in `lines` more often than in `others`.
fn without<'a>(lines: &'a [String], others: &[String]) -> Vec<&'a str> {
    let mut others: Vec<&str> = others.iter().map(String::as_str).collect();
    let mut rest = Vec::new();
    for line in lines {
        match others.iter().position(|other| other == line) {
            Some(i) => {
                others.swap_remove(i);
            }
            None => rest.push(line.as_str()),
        }
    }
    rest
}
