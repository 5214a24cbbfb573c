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
    /// True where it goes on with the quotation of the paragraph before.
    pub goes_on: bool,
}

/// A quotation without marks goes on over so many paragraphs at most.
const PARAGRAPHS: usize = 6;

/// Pairs the marks of a text, line by line.
///
/// A mark opens where a word begins after it, and closes where one ends before it; the pack's pairs decide where both are possible. A quotation
/// that begins with a sentence and is open at the end of a line goes on to there. Where a later line closes it and none between opens or closes one, it
/// goes on through all of them, wherever it began; a quotation that was never opened begins with its sentence, or behind a dash that follows who speaks.
pub(crate) struct Pairing<'t> {
    text: &'t str,
    marks: &'t Quotes,
    found: Vec<Quote>,
    open: Option<Open>,
}

/// A quotation that a line has left open.
struct Open {
    /// Its mark, and where it stands.
    mark: char,
    at: usize,
    /// Its line, and those after it that have no marks.
    lines: Vec<Span>,
    /// True where it begins a sentence or stands behind a colon: then it is a quotation even if nothing closes it.
    sure: bool,
    goes_on: bool,
}

/// What the marks of a line are.
#[derive(Default)]
struct Line {
    found: Vec<Quote>,
    /// Where the first mark stands, if it closes and nothing is open.
    closes: Option<usize>,
    /// A mark that nothing closes, and where it stands.
    open: Option<(usize, char)>,
    /// True where any mark opens or closes.
    marked: bool,
}

impl<'t> Pairing<'t> {
    pub fn new(text: &'t str, marks: &'t Quotes) -> Self {
        Self { text, marks, found: Vec::new(), open: None }
    }

    /// Reads a line with its sentences.
    pub fn line(&mut self, line: Span, sentences: &[Sentence]) {
        if line.of(self.text).trim().is_empty() {
            return;
        }
        let here = self.marks_of(line, sentences, self.open.as_ref().map(|open| open.mark));
        if let Some(mut open) = self.open.take() {
            match here.closes {
                Some(at) => {
                    self.leave(&open, true);
                    let mark = self.text[at..].chars().next().map_or(0, char::len_utf8);
                    let spans = Span::new(self.text, line.start(), at + mark).zip(Span::new(self.text, line.start(), at));
                    self.found.extend(spans.map(|(outer, inner)| Quote { outer, inner, goes_on: true }));
                }
                None if !here.marked && open.lines.len() < PARAGRAPHS => {
                    open.lines.push(line);
                    self.open = Some(open);
                    return;
                }
                None => self.leave(&open, false),
            }
        }
        let goes_on =
            self.found.last().is_some_and(|q| q.outer.end() <= line.start() && self.text[q.outer.end()..line.start()].trim().is_empty());
        self.found.extend(here.found);
        let first = self.found.last().is_none_or(|q| q.outer.end() <= line.start());
        self.open = here.open.and_then(|(at, mark)| {
            let before = self.text[line.start()..at].trim_end();
            let begins = before.is_empty() || sentence_over(sentences, at).is_some_and(|s| s.start() == at);
            let capital = self.text[at..].chars().nth(1).is_some_and(char::is_uppercase);
            let sure = !apostrophe(mark) && (begins || before.ends_with(':'));
            let open = Open { mark, at, lines: vec![line], sure, goes_on: goes_on && before.is_empty() && first };
            (!apostrophe(mark) || begins && capital).then_some(open)
        });
    }

    /// The quotations, in order.
    pub fn end(mut self) -> Vec<Quote> {
        if let Some(open) = self.open.take() {
            self.leave(&open, false);
        }
        self.found
    }

    /// Ends a quotation with the line that it began in, and with those after it where a later one `closes` it.
    fn leave(&mut self, open: &Open, closes: bool) {
        let [first, rest @ ..] = open.lines.as_slice() else { return };
        if open.sure || closes {
            self.found.extend(quote(self.text, open.at, first.end(), first.end()).map(|q| Quote { goes_on: open.goes_on, ..q }));
        }
        if closes {
            let whole = |line: &Span| Quote { outer: *line, inner: *line, goes_on: true };
            self.found.extend(rest.iter().map(whole));
        }
    }

    /// Pairs the marks of a line. `carried`: the mark of a quotation that a line before left open.
    fn marks_of(&self, line: Span, sentences: &[Sentence], carried: Option<char>) -> Line {
        let (text, marks) = (self.text, self.marks);
        let body = line.of(text);
        let mut here = Line::default();
        let mut open: Vec<(usize, char)> = Vec::new();
        // A dash behind a sentence that tells who speaks ("…», said X. — …»"): the quotation goes on, and its mark is not opened again.
        let mut dash: Option<usize> = None;
        let mut letter = ' ';
        let mut before = ' ';
        let mut chars = body.char_indices().peekable();
        let mut done = line.start();
        while let Some((i, c)) = chars.next() {
            let after = chars.peek().map_or(' ', |(_, c)| *c);
            let opens = marks.pairs.iter().any(|(o, _)| *o == c);
            let closes = marks.pairs.iter().any(|(_, e)| *e == c);
            if opens || closes {
                let at = line.start() + i;
                // Before a full stop or comma a mark closes: "by 3%". An ellipsis may open.
                let stops = matches!(after, ',' | ';' | '.' | ')') && !body[i + c.len_utf8()..].starts_with("..");
                let begins =
                    !after.is_whitespace() && !stops && !before.is_alphanumeric() && !matches!(before, '.' | ',' | '!' | '?' | '…');
                let inside = apostrophe(c) && owns(&body[i..], before);
                // A mark apart from the words on both sides closes what is open ("so he left, " said X).
                let apart = before.is_whitespace() && !(after.is_whitespace() && open.last().is_some_and(|(_, o)| *o == c));
                let ends = !(apart || after.is_alphanumeric() || inside);
                let answers = open.last().is_some_and(|(_, o)| *o == c || marks.pairs.contains(&(*o, c)));
                if !open.is_empty() && (ends || closes && !opens && !apostrophe(c)) && (answers || ends && !begins && !apostrophe(c)) {
                    let (start, _) = open.pop().unwrap_or((at, c));
                    if open.is_empty() {
                        here.found.extend(quote(text, start, at, at + c.len_utf8()));
                        here.marked = true;
                        done = at + c.len_utf8();
                    }
                } else if opens && begins && open.len() < 3 {
                    // A new quotation behind a full stop: the one before was not closed.
                    let left = text[..at].trim_end();
                    if let [(start, o)] = open.as_slice()
                        && *o == c
                        && !apostrophe(c)
                        && left.ends_with(['.', '!', '?', '…'])
                    {
                        here.found.extend(quote(text, *start, left.len(), left.len()));
                        here.marked = true;
                        open.clear();
                    }
                    open.push((at, c));
                    dash = None;
                } else if let Some(start) = dash.filter(|_| closes && ends && open.is_empty()) {
                    here.found.extend(quote(text, start, at, at + c.len_utf8()).map(|q| Quote { goes_on: true, ..q }));
                    here.marked = true;
                    done = at + c.len_utf8();
                    dash = None;
                } else if closes && ends && open.is_empty() {
                    let ended = matches!(before, ',' | '.' | '!' | '?' | '…');
                    // What stood in other marks before a mark that only closes was inside the quotation.
                    let only_closes = !opens && carried.is_some_and(|o| marks.pairs.contains(&(o, c))) && here.closes.is_none();
                    if only_closes || !here.marked && carried.is_some_and(|o| !apostrophe(c) || ended && apostrophe(o)) {
                        here.found.clear();
                        here.closes = Some(at);
                        done = at + c.len_utf8();
                    } else if let Some(last) =
                        here.found.last_mut().filter(|q| text[q.outer.end()..at].trim_matches([',', '.', ' ']).is_empty())
                    {
                        // Closed twice: “…“,".
                        last.outer = Span::new(text, last.outer.start(), at + c.len_utf8()).unwrap_or(last.outer);
                        done = at + c.len_utf8();
                    } else if (ended || !opens && matches!(after, '.' | ' ' | ','))
                        && !apostrophe(c)
                        && let Some(start) = sentence_over(sentences, at).map(Span::start)
                        && start >= done
                    {
                        // The one mark of a line at its end: the one that opened it is missing at its beginning.
                        let last = text[at + c.len_utf8()..line.end()].trim_matches(['.', ' ']).is_empty();
                        let start = if last && done == line.start() && !here.marked { line.start() } else { start };
                        let spans = Span::new(text, start, at + c.len_utf8()).zip(Span::new(text, start, at));
                        here.found.extend(spans.map(|(outer, inner)| Quote { outer, inner, goes_on: false }));
                        done = at + c.len_utf8();
                    }
                    here.marked |= !apostrophe(c) || here.closes.is_some();
                }
            }
            let apart = before.is_whitespace() && after.is_whitespace();
            if open.is_empty() && matches!(c, '—' | '–') && apart && matches!(letter, '.' | '!' | '?') && !here.found.is_empty() {
                dash = Some(line.start() + i);
            }
            if !c.is_whitespace() {
                letter = c;
            }
            before = c;
        }
        here.open = open.first().copied().or(dash.map(|at| (at, '—')));
        here.marked |= here.open.is_some_and(|(_, c)| !apostrophe(c));
        here
    }
}

/// The sentence that holds a place.
fn sentence_over(sentences: &[Sentence], at: usize) -> Option<Span> {
    let next = sentences.get(sentences.partition_point(|s| s.span.end() <= at))?;
    (next.span.start() <= at).then_some(next.span)
}

/// Marks that are letters of words too.
fn apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '’')
}

/// "the workers' union": an apostrophe behind an s, with a word in small letters after it.
fn owns(rest: &str, before: char) -> bool {
    before == 's' && rest.chars().skip(1).find(|c| !c.is_whitespace()).is_some_and(char::is_lowercase)
}

fn quote(text: &str, start: usize, close: usize, end: usize) -> Option<Quote> {
    let mark = text.get(start..)?.chars().next()?;
    let inner = Span::new(text, start + mark.len_utf8(), close)?.trim(text, char::is_whitespace);
    (!inner.is_empty()).then_some(Quote { outer: Span::new(text, start, end)?, inner, goes_on: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotes(text: &str, pairs: &[(char, char)]) -> Vec<String> {
        let marks = Quotes { pairs: pairs.to_vec(), dash: false };
        let mut pairing = Pairing::new(text, &marks);
        crate::reading::lines(text).for_each(|line| pairing.line(line, &[]));
        pairing.end().iter().map(|q| q.inner.of(text).to_owned()).collect()
    }

    const ALL: &[(char, char)] = &[('„', '“'), ('“', '”'), ('"', '"'), ('«', '»'), ('\'', '\'')];

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
    fn a_mark_that_is_missing_closes_with_its_sentence() {
        assert_eq!(quotes("It was \"the wrong way. \"I am tired,\" she said.", ALL), ["the wrong way.", "I am tired,"]);
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        assert_eq!(quotes("'It's the workers' union,' he said of the boys' club.", ALL), ["It's the workers' union,"]);
        assert!(quotes("The boys' club isn't Smith's.", ALL).is_empty());
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraphs() {
        let told = ["We went on.", "It rained.", "Then we stopped."];
        assert_eq!(quotes("He said: “We went on.\n\nIt rained.\n\nThen we stopped.” He left.", ALL), told);
        assert_eq!(quotes("“We went on.\n\n“It rained.\n\n“Then we stopped.” He left.", ALL), told);
        assert_eq!(
            quotes("'We went on.\n\nIt rained.\n\nThen we stopped,' he said.", ALL),
            ["We went on.", "It rained.", "Then we stopped,"]
        );
        assert_eq!(quotes("'Tis the boys' club.\n\nIt rained.\n\nThen the boys' club closed.", ALL), Vec::<String>::new());
        assert_eq!(quotes("He said: “We went on. It rained.\n\nThe sun shone.", ALL), ["We went on. It rained."]);
        assert_eq!(quotes("Он сказал: «Мы шли.\n\nПотом мы стояли». Он ушел.", ALL), ["Мы шли.", "Потом мы стояли"]);
        // Nothing closes it: it ends with its paragraph, if it began one.
        assert_eq!(quotes("“We went on.\n\nIt rained.\n\nA “new” day.", ALL), ["We went on.", "new"]);
        assert_eq!(quotes("He said “we went on.\n\nIt rained.", ALL), Vec::<String>::new());
    }

    #[test]
    fn a_mark_closes_before_a_stop_and_behind_what_it_holds() {
        assert_eq!(
            quotes("He said: \"We sold less.\n\nIt fell by 3%\". \"We closed,\" she said.", ALL),
            ["We sold less.", "It fell by 3%", "We closed,"]
        );
        assert_eq!(quotes("Он сказал: «Мы шли.\n\nПели «Ура» долго». Он ушел.", ALL), ["Мы шли.", "Пели «Ура» долго"]);
        assert_eq!(quotes("„Ишли смо“,\" рекао је.", ALL), ["Ишли смо"]);
    }

    #[test]
    fn a_quotation_goes_on_behind_a_dash() {
        assert_eq!(quotes("«Мы шли», — сказал он. — Шёл дождь. Мы ждали». Он ушел.", ALL), ["Мы шли", "Шёл дождь. Мы ждали"]);
        assert_eq!(quotes("«Мы шли», — сказал он. — Шёл дождь.\n\nМы ждали». Он ушел.", ALL), ["Мы шли", "Шёл дождь.", "Мы ждали"]);
        assert_eq!(quotes("«Мы шли», — сказал он. — Шёл дождь.\n\nОн ушел.", ALL), ["Мы шли"]);
    }

    #[test]
    fn a_paragraph_may_leave_its_quotation_open() {
        assert_eq!(quotes("“We go on", ALL), ["We go on"]);
        assert!(quotes("He is 6' 2\" tall", ALL).is_empty());
    }
}
