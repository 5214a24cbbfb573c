//! The text of a cleaned page, one paragraph a line.

use trafilatura::dom::{Document, NodeId};

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "thead",
    "tr",
    "ul",
];

/// The extractor does not read what is nested deeper; it and its serializer call themselves once a level.
const DEPTH: usize = 500;

/// Takes everything out of the page that is nested so deep that reading it could exhaust the stack.
pub(crate) fn prune_depths(document: &mut Document) {
    let mut waiting = vec![(document.root(), 0)];
    while let Some((node, depth)) = waiting.pop() {
        if depth > DEPTH {
            document.remove(node, false);
        } else {
            waiting.extend(document.child_nodes(node).into_iter().map(|child| (child, depth + 1)));
        }
    }
}

/// Appends the paragraphs of a `document` of limited depth to `out`; a first one that repeats the title is left out.
pub(crate) fn write(document: &Document, title: Option<&str>, out: &mut String) {
    let mut lines = Lines { out, line: String::new(), title };
    walk(document, document.body().unwrap_or_else(|| document.root()), &mut lines);
    lines.end();
}

/// White space of any kind and number as one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Lines<'a> {
    out: &'a mut String,
    line: String,
    title: Option<&'a str>,
}

impl Lines<'_> {
    fn add(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) {
            self.space();
        }
        for (n, word) in text.split_whitespace().enumerate() {
            if n > 0 {
                self.line.push(' ');
            }
            self.line.push_str(word);
        }
        if text.ends_with(char::is_whitespace) {
            self.space();
        }
    }

    fn space(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }

    fn end(&mut self) {
        let line = self.line.trim_end();
        if line.is_empty() {
            return;
        }
        if self.title.take().is_none_or(|title| title != line) {
            self.out.push_str(line);
            self.out.push('\n');
        }
        self.line.clear();
    }
}

fn walk(document: &Document, node: NodeId, lines: &mut Lines<'_>) {
    if document.is_text(node) {
        return lines.add(&document.text_content(node));
    }
    let tag = document.tag_name(node);
    let block = BLOCKS.contains(&tag);
    if block {
        lines.end();
    }
    for child in document.child_nodes(node) {
        walk(document, child, lines);
    }
    match tag {
        "td" | "th" => lines.space(),
        _ if block => lines.end(),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str, title: Option<&str>) -> String {
        let mut out = String::new();
        write(&Document::parse(html), title, &mut out);
        out
    }

    #[test]
    fn blocks_are_lines_and_inline_elements_are_not() {
        assert_eq!(text("<p>One <b>bold</b>\n word<i>s</i>.</p>tail<ul><li>a</li> <li>b</li></ul>", None), "One bold words.\ntail\na\nb\n");
        assert_eq!(text("<blockquote><p>q</p>r</blockquote>one<br>two", None), "q\nr\none\ntwo\n");
        assert_eq!(text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", None), "a b\nc\n");
    }

    #[test]
    fn the_title_is_not_repeated() {
        assert_eq!(text("<h1>The\n talks</h1><p>One.</p><p>The talks</p>", Some("The talks")), "One.\nThe talks\n");
        assert_eq!(text("<p>One.</p><p>The talks</p>", Some("The talks")), "One.\nThe talks\n");
    }

    #[test]
    fn a_page_of_any_depth_is_survived() {
        let read = |depth: usize| {
            let mut document = Document::parse(&format!("{}deep{}", "<div>".repeat(depth), "</div>".repeat(depth)));
            prune_depths(&mut document);
            let mut out = String::new();
            write(&document, None, &mut out);
            out
        };
        assert_eq!(read(400), "deep\n");
        assert_eq!(read(5_000), "");
    }
}
