//! BILOU labels: a stretch of one token is a unit; a longer one has a beginning, insides and a last token; the rest is outside.

use std::ops::Range;

/// Number of kinds that a stretch can be of.
pub const KINDS: usize = 3;
/// Number of labels: outside, and four for each kind.
pub(crate) const LABELS: usize = 1 + 4 * KINDS;
pub(crate) const OUTSIDE: usize = 0;

/// A stretch of tokens and its kind (0 to [`KINDS`] - 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Indexes of its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: u8,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Begin,
    Inside,
    Last,
    Unit,
}

const PARTS: [Part; 4] = [Part::Begin, Part::Inside, Part::Last, Part::Unit];

fn label(kind: u8, part: Part) -> usize {
    1 + 4 * usize::from(kind) + part as usize
}

/// Kind and part of a label; `None` outside.
fn part(label: usize) -> Option<(u8, Part)> {
    let at = label.checked_sub(1)?;
    Some(((at / 4) as u8, PARTS[at % 4]))
}

/// True where `to` may follow `from`; `None` stands before the first token and behind the last.
pub(crate) fn allowed(from: Option<usize>, to: Option<usize>) -> bool {
    let open = from.and_then(part).filter(|(_, p)| matches!(p, Part::Begin | Part::Inside)).map(|(kind, _)| kind);
    let goes_on = to.and_then(part).filter(|(_, p)| matches!(p, Part::Inside | Part::Last)).map(|(kind, _)| kind);
    open == goes_on
}

/// The labels of `len` tokens from `start` on, of which `tags` are stretches. Tags that do not fit are left out.
pub(crate) fn encode(tags: &[Tag], sentence: &Range<usize>) -> Vec<usize> {
    let mut labels = vec![OUTSIDE; sentence.len()];
    for tag in tags.iter().filter(|t| t.tokens.start >= sentence.start && t.tokens.end <= sentence.end && !t.tokens.is_empty()) {
        let (first, last) = (tag.tokens.start - sentence.start, tag.tokens.end - 1 - sentence.start);
        for (at, cell) in labels.iter_mut().enumerate().take(last + 1).skip(first) {
            let part = match (at == first, at == last) {
                (true, true) => Part::Unit,
                (true, false) => Part::Begin,
                (false, true) => Part::Last,
                (false, false) => Part::Inside,
            };
            *cell = label(tag.kind, part);
        }
    }
    labels
}

/// The stretches of a sentence that begins at token `start`, from labels that follow each other as they may.
pub(crate) fn decode(labels: &[u8], start: usize, tags: &mut Vec<Tag>) {
    let mut open = start;
    for (at, (kind, part)) in labels.iter().enumerate().filter_map(|(at, l)| Some((start + at, part(usize::from(*l))?))) {
        match part {
            Part::Begin => open = at,
            Part::Inside => {}
            Part::Last => tags.push(Tag { tokens: open..at + 1, kind }),
            Part::Unit => tags.push(Tag { tokens: at..at + 1, kind }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let tags = vec![Tag { tokens: 5..6, kind: 2 }, Tag { tokens: 6..9, kind: 0 }, Tag { tokens: 10..12, kind: 1 }];
        let labels = encode(&tags, &(4..12));
        let mut back = Vec::new();
        decode(&labels.iter().map(|l| *l as u8).collect::<Vec<_>>(), 4, &mut back);
        assert_eq!(back, tags);
        assert!(allowed(None, labels.first().copied()) && allowed(labels.last().copied(), None));
        assert!(labels.windows(2).all(|w| allowed(Some(w[0]), Some(w[1]))));
        assert!(!allowed(Some(label(0, Part::Begin)), Some(label(1, Part::Last))));
        assert!(!allowed(Some(label(0, Part::Begin)), None));
    }
}
