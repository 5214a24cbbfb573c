//! A text with marks on it, cut so that they nest.

use std::cmp::Reverse;
use std::collections::HashSet;

use readout_model::{CodePoints, Span};

use crate::links;

/// Something that was found at a place of a text.
pub(crate) struct Mark {
    pub(crate) span: Span,
    /// Class of the element.
    pub(crate) class: &'static str,
    /// What it is, in words.
    pub(crate) note: String,
}

/// A line of a text that is not blank.
#[derive(Debug, PartialEq)]
pub(crate) struct Block<'a> {
    /// Byte at which it starts.
    pub(crate) start: usize,
    pub(crate) pieces: Vec<Piece<'a>>,
}

/// What a line is made of, in order; every `Open` has its `Close` in the same line.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// A mark begins, or goes on after a cut, and then has no anchor.
    Open { class: &'static str, note: &'a str, anchor: Option<String> },
    /// Words.
    Text(&'a str),
    /// The last mark that is open ends.
    Close,
}

/// Cuts a text into lines and these at the ends of marks. The first element of a mark carries its anchor; of two marks on the same characters
/// the first. A mark that crosses the end of another, or of a line, goes on in an element of its own.
pub(crate) fn blocks<'a>(text: &'a str, marks: &'a mut [Mark]) -> Vec<Block<'a>> {
    marks.sort_by_key(|m| (m.span.start(), Reverse(m.span.end())));
    let marks: &'a [Mark] = marks;
    let points = CodePoints::new(text);
    let mut sweep = Sweep { text, marks, points, next: 0, open: Vec::new(), anchored: HashSet::new(), pieces: Vec::new() };
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        if end > start {
            blocks.push(Block { start, pieces: sweep.line(start, end) });
        }
        start += line.len();
    }
    blocks
}

struct Sweep<'a> {
    text: &'a str,
    marks: &'a [Mark],
    points: CodePoints<'a>,
    /// The first mark that has not begun.
    next: usize,
    /// Marks that are open, outermost first.
    open: Vec<usize>,
    anchored: HashSet<Span>,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Sweep<'a> {
    fn line(&mut self, start: usize, end: usize) -> Vec<Piece<'a>> {
        let marks = self.marks;
        self.open.retain(|i| marks[*i].span.end() > start);
        for i in self.open.clone() {
            self.begin(i);
        }
        let mut at = start;
        while at < end {
            self.close_ended(at);
            while let Some(mark) = marks.get(self.next).filter(|m| m.span.start() <= at) {
                if mark.span.end() > at {
                    self.begin(self.next);
                    self.open.push(self.next);
                }
                self.next += 1;
            }
            let starts = marks.get(self.next).map(|m| m.span.start());
            let to = self.open.iter().map(|i| marks[*i].span.end()).chain(starts).fold(end, usize::min);
            self.pieces.extend(self.text.get(at..to).map(Piece::Text));
            at = to;
        }
        self.pieces.extend(self.open.iter().map(|_| Piece::Close));
        std::mem::take(&mut self.pieces)
    }

    /// Closes what ends at `at`; what was opened within and goes on is closed and opened again.
    fn close_ended(&mut self, at: usize) {
        let marks = self.marks;
        let Some(outermost) = self.open.iter().position(|i| marks[*i].span.end() <= at) else { return };
        let inner = self.open.split_off(outermost);
        self.pieces.extend(inner.iter().map(|_| Piece::Close));
        for i in inner.into_iter().filter(|i| marks[*i].span.end() > at) {
            self.begin(i);
            self.open.push(i);
        }
    }

    fn begin(&mut self, i: usize) {
        let mark = &self.marks[i];
        let place = (self.points.at(mark.span.start()), self.points.at(mark.span.end()));
        let anchor = self.anchored.insert(mark.span).then(|| links::anchor(place));
        self.pieces.push(Piece::Open { class: mark.class, note: &mark.note, anchor });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, marks: &[(&'static str, &str)]) -> String {
        let mut marks: Vec<Mark> = marks
            .iter()
            .map(|(class, words)| {
                let start = text.find(words).unwrap();
                Mark { span: Span::new(text, start, start + words.len()).unwrap(), class, note: String::new() }
            })
            .collect();
        let mut out = Vec::new();
        for block in blocks(text, &mut marks) {
            let pieces = block.pieces.iter().map(|p| match p {
                Piece::Open { class, anchor, .. } => format!("<{class}{}>", anchor.as_ref().map(|a| format!(" {a}")).unwrap_or_default()),
                Piece::Text(words) => (*words).to_owned(),
                Piece::Close => "</>".to_owned(),
            });
            out.push(pieces.collect::<String>());
        }
        out.join("|")
    }

    #[test]
    fn marks_nest_and_crossing_ones_are_cut() {
        assert_eq!(marked("да abc de", &[("s", "abc de"), ("n", "abc"), ("t", "de")]), "да <s c3-9><n c3-6>abc</> <t c7-9>de</></>");
        assert_eq!(marked("abc", &[("a", "ab"), ("b", "bc")]), "<a c0-2>a<b c1-3>b</></><b>c</>");
        assert_eq!(marked("abc", &[("a", "ab"), ("b", "ab")]), "<a c0-2><b>ab</></>c");
        assert_eq!(marked("abcd", &[("a", "abc"), ("b", "bcd"), ("c", "cd")]), "<a c0-3>a<b c1-4>b<c c2-4>c</></></><b><c>d</></>");
    }

    #[test]
    fn marks_are_cut_at_the_ends_of_lines() {
        assert_eq!(marked("ab\n\n \ncd\r\nef", &[("s", "b\n\n \nc")]), "a<s c1-7>b</>|<s>c</>d|ef");
        assert_eq!(marked("ab\ncd", &[("s", "\nc")]), "ab|<s c2-4>c</>d");
        assert_eq!(marked("", &[]), "");
    }
}
