//! A few words of a text around what was found in it.

use std::ops::Range;

/// Put by the database before what was found.
pub(crate) const OPEN: char = '\u{E010}';
/// Put by the database after what was found.
pub(crate) const CLOSE: char = '\u{E011}';
const ELLIPSIS: char = '…';
/// Bytes of text on each side.
const ROOM: usize = 120;

/// A few words of a text, on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The words, with `…` where the text goes on.
    pub text: String,
    /// What was found, as byte ranges of `text`, in order; empty where it stands only in the headline.
    pub marks: Vec<Range<usize>>,
}

impl Snippet {
    /// From a text with [`OPEN`] and [`CLOSE`] around what was found.
    pub(crate) fn of_marked(marked: &str) -> Self {
        let mut snippet = Self::default();
        let mut open = None;
        for c in marked.chars() {
            match c {
                OPEN => open = Some(snippet.text.len()),
                CLOSE => snippet.marks.extend(open.take().map(|start| start..snippet.text.len())),
                c => snippet.push(c),
            }
        }
        snippet.text.truncate(snippet.text.trim_end().len());
        snippet
    }

    /// The surroundings of a place in a text, cut between words; nothing where the text has no such place.
    pub(crate) fn around(text: &str, start: usize, end: usize) -> Self {
        let (Some(before), Some(inside), Some(after)) = (text.get(..start), text.get(start..end), text.get(end..)) else {
            return Self::default();
        };
        let from = before.floor_char_boundary(before.len().saturating_sub(ROOM));
        let left = if from == 0 { before } else { before[from..].split_once(char::is_whitespace).map_or("", |(_, rest)| rest) };
        let to = after.floor_char_boundary(ROOM);
        let right = if to == after.len() { after } else { after[..to].rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest) };
        let mut snippet = Self::default();
        let dots = |cut: bool| cut.then_some(ELLIPSIS);
        dots(left.len() < before.len()).into_iter().chain(left.chars()).for_each(|c| snippet.push(c));
        let marked = snippet.text.len();
        inside.chars().for_each(|c| snippet.push(c));
        snippet.marks.push(marked..snippet.text.len());
        right.chars().chain(dots(right.len() < after.len())).for_each(|c| snippet.push(c));
        snippet
    }

    /// Adds a character; any white space becomes one space.
    fn push(&mut self, c: char) {
        if !c.is_whitespace() {
            self.text.push(c);
        } else if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lie_on_what_was_found() {
        let snippet = Snippet::of_marked("…said  \n \u{E010}Путин\u{E011} on\u{E011} \u{E010}Tuesday\u{E011} ");
        assert_eq!(snippet.text, "…said Путин on Tuesday");
        assert_eq!(snippet.marks.iter().map(|m| &snippet.text[m.clone()]).collect::<Vec<_>>(), ["Путин", "Tuesday"]);
    }

    #[test]
    fn surroundings_are_cut_between_words() {
        let text = format!("{} Путин {}", "преди ".repeat(40), "после ".repeat(40));
        let start = text.find("Путин").unwrap();
        let snippet = Snippet::around(&text, start, start + "Путин".len());
        assert_eq!(&snippet.text[snippet.marks[0].clone()], "Путин");
        assert!(snippet.text.starts_with("…преди ") && snippet.text.ends_with(" после…"), "{}", snippet.text);
        assert_eq!(Snippet::around("да", 1, 2), Snippet::default());
        assert_eq!(Snippet::around("да", 0, 4).text, "да");
    }
}
