//! Reads and writes `.cases` files.

use readout_model::Published;

/// A text, and what must be found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case<'a> {
    /// Line of the text, from 1.
    pub line: usize,
    /// The line as it stands.
    pub raw: &'a str,
    /// The text: without the date, `\n` as line breaks.
    pub text: String,
    /// The date of publication in front of it.
    pub date: Option<Published>,
    /// The lines under it, without indentation, with their numbers.
    pub expected: Vec<(usize, &'a str)>,
}

/// A part of a `.cases` file.
#[derive(Clone, Debug, PartialEq)]
pub enum Item<'a> {
    /// A comment, an empty line, or a line that is wrong.
    Line(&'a str),
    /// A text with its expectations.
    Case(Case<'a>),
}

/// A `.cases` file: texts at the start of a line, expectations indented below them, comments behind `#`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseFile<'a> {
    /// Everything, in order; a comment between expectations follows its case.
    pub items: Vec<Item<'a>>,
    /// Line and what is wrong with it.
    pub problems: Vec<(usize, String)>,
}

impl<'a> CaseFile<'a> {
    /// Reads the content of a file. What is wrong is told in `problems`; the rest is read.
    pub fn parse(content: &'a str) -> Self {
        let mut file = CaseFile::default();
        // Index of the case that an indented line belongs to.
        let mut open = None;
        for (line, raw) in content.lines().enumerate().map(|(i, raw)| (i + 1, raw)) {
            if raw.trim().is_empty() || raw.starts_with('#') {
                open = open.filter(|_| raw.starts_with('#'));
                file.items.push(Item::Line(raw));
            } else if raw.starts_with(char::is_whitespace) {
                match open.and_then(|i: usize| file.items.get_mut(i)) {
                    Some(Item::Case(case)) => case.expected.push((line, raw.trim())),
                    _ => {
                        file.problems.push((line, "an expectation without a text above it".to_owned()));
                        file.items.push(Item::Line(raw));
                    }
                }
            } else {
                let (date, text) = dated(raw).unwrap_or_else(|what| {
                    file.problems.push((line, what));
                    (None, raw)
                });
                open = Some(file.items.len());
                file.items.push(Item::Case(Case { line, raw, text: text.replace("\\n", "\n"), date, expected: Vec::new() }));
            }
        }
        file
    }

    /// The cases, in order.
    pub fn cases(&self) -> impl Iterator<Item = &Case<'a>> {
        self.items.iter().filter_map(|item| match item {
            Item::Case(case) => Some(case),
            Item::Line(_) => None,
        })
    }

    /// The content of the file, with new expectations for the cases for which `found` gives some.
    pub fn rewritten(&self, found: impl Fn(&Case<'a>) -> Option<Vec<String>>) -> String {
        let mut out = String::new();
        let mut put = |parts: [&str; 2]| {
            out.extend(parts);
            out.push('\n');
        };
        for item in &self.items {
            match item {
                Item::Line(raw) => put([raw, ""]),
                Item::Case(case) => {
                    put([case.raw, ""]);
                    match found(case) {
                        Some(lines) => lines.iter().for_each(|line| put(["  ", line])),
                        None => case.expected.iter().for_each(|(_, line)| put(["  ", line])),
                    }
                }
            }
        }
        out
    }
}

/// The date in brackets in front of a text, and the text.
fn dated(raw: &str) -> Result<(Option<Published>, &str), String> {
    let Some((date, text)) = raw.strip_prefix('[').and_then(|rest| rest.split_once(']')) else { return Ok((None, raw)) };
    // A bracket that does not begin like a date belongs to the text.
    if !date.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok((None, raw));
    }
    Ok((Some(date.parse()?), text.trim_start()))
}
