//! Quotation marks, paired, with nesting.

use readout_lang::Quotes;
use readout_model::Span;

use crate::reading::Sentence;

/// A quotation of the outermost level. Those inside it are not kept apart: they are part of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// With its marks.
    pub outer: Span,
    /// Its words.
    pub inner: Span,
}

/// Adds the quotations of one line to `found`, in order.
///
/// A mark opens where a word begins after it, and closes where one ends before it; the pack's pairs decide where both are possible. A quotation
/// that begins with a sentence and is open at the end of a line goes on to there, and into the next line until it is closed or opened again; one that
/// was never opened begins with its sentence. `carried`: the line before left one open; gives whether this one does.
pub(crate) fn find(text: &str, line: Span, marks: &Quotes, sentences: &[Sentence], carried: bool, found: &mut Vec<Quote>) -> bool {
    let body = line.of(text);
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut before = ' ';
    let mut chars = body.char_indices().peekable();
    let mut done = line.start();
    while let Some((i, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let opens = marks.pairs.iter().any(|(o, _)| *o == c);
        let closes = marks.pairs.iter().any(|(_, e)| *e == c);
        if opens || closes {
            let at = line.start() + i;
            let begins = !after.is_whitespace() && !before.is_alphanumeric() && !matches!(before, '.' | ',' | '!' | '?' | '…');
            let ends = !before.is_whitespace() && !after.is_alphanumeric();
            let answers = open.last().is_some_and(|(_, o)| *o == c || marks.pairs.contains(&(*o, c)));
            if !open.is_empty() && (ends || closes && !opens) && (answers || ends && !begins) {
                let (start, _) = open.pop().unwrap_or((at, c));
                if open.is_empty() {
                    found.extend(quote(text, start, at, at + c.len_utf8()));
                    done = at + c.len_utf8();
                }
            } else if opens && begins && open.len() < 3 {
                open.push((at, c));
            } else if closes && ends && open.is_empty() && c != '\'' && c != '’' {
                let sentence = sentences.iter().find(|s| s.span.start() <= at && at < s.span.end());
                let start = if carried && done == line.start() { Some(line.start()) } else { sentence.map(|s| s.span.start()) };
                if let Some(start) = start.filter(|s| *s >= done && matches!(before, ',' | '.' | '!' | '?' | '…')) {
                    found.extend(
                        Span::new(text, start, at + c.len_utf8())
                            .zip(Span::new(text, start, at))
                            .map(|(outer, inner)| Quote { outer, inner }),
                    );
                    done = at + c.len_utf8();
                }
            }
        }
        before = c;
    }
    // What stays open ran to the end of the paragraph if it began a sentence; else the mark was something else.
    let begins = |at: usize| body[..at - line.start()].trim().is_empty() || sentences.iter().any(|s| s.span.start() == at);
    let left = open.first().filter(|(at, c)| *c != '\'' && begins(*at)).and_then(|(start, _)| quote(text, *start, line.end(), line.end()));
    found.extend(left);
    left.is_some()
}

fn quote(text: &str, start: usize, close: usize, end: usize) -> Option<Quote> {
    let mark = text.get(start..)?.chars().next()?;
    let inner = Span::new(text, start + mark.len_utf8(), close)?.trim(text, char::is_whitespace);
    (!inner.is_empty()).then_some(Quote { outer: Span::new(text, start, end)?, inner })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotes(text: &str, pairs: &[(char, char)]) -> Vec<String> {
        let marks = Quotes { pairs: pairs.to_vec(), dash: false };
        let mut found = Vec::new();
        find(text, Span::whole(text), &marks, &[], false, &mut found);
        found.iter().map(|q| q.inner.of(text).to_owned()).collect()
    }

    const ALL: &[(char, char)] = &[('„', '“'), ('“', '”'), ('"', '"'), ('«', '»')];

    #[test]
    fn marks_pair_as_they_stand() {
        assert_eq!(quotes("Той каза: „Не“, и „да“.", ALL), ["Не", "да"]);
        assert_eq!(quotes("“Прво“, рекао је, “друго”.", ALL), ["Прво", "друго"]);
        assert_eq!(quotes("\"One,\" he said. \"Two.\"", ALL), ["One,", "Two."]);
    }

    #[test]
    fn an_inner_quotation_stays_inside() {
        assert_eq!(quotes("«Он сказал „нет“ вчера», — заявил он.", ALL), ["Он сказал „нет“ вчера"]);
        assert_eq!(quotes("\"Once they say, \"O.K.,\" we go.\"", ALL), ["Once they say, \"O.K.,\" we go."]);
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        let marks = Quotes { pairs: ALL.to_vec(), dash: false };
        let mut found = Vec::new();
        let text = "We went on. Then we stopped.” He left.";
        assert!(!find(text, Span::whole(text), &marks, &[], true, &mut found));
        assert_eq!(found.iter().map(|q| q.inner.of(text)).collect::<Vec<_>>(), ["We went on. Then we stopped."]);
    }

    #[test]
    fn a_paragraph_may_leave_its_quotation_open() {
        assert_eq!(quotes("“We go on", ALL), ["We go on"]);
        assert!(quotes("He is 6' 2\" tall", ALL).is_empty());
    }
}
