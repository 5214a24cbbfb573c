//! Sentences: Unicode boundaries (UAX 29), less those that an abbreviation of the pack explains.

use icu_segmenter::{SentenceSegmenter, options::SentenceBreakInvariantOptions};
use readout_model::Span;

/// The sentences of `text` inside `within`, in order, without the white space around them. No sentence crosses a line.
///
/// `abbreviation` tells whether a word with its full stop is one; a stop after it, or after a single capital letter, ends no sentence, and no sentence
/// begins with a small letter.
pub fn sentences(text: &str, within: Span, abbreviation: impl Fn(&str) -> bool) -> Vec<Span> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut found: Vec<Span> = Vec::new();
    let mut start = within.start();
    for line in within.of(text).split_inclusive('\n') {
        let first = found.len();
        let mut from = 0;
        for to in segmenter.segment_str(line).skip(1) {
            let part = Span::new(text, start + from, start + to).map(|s| s.trim(text, char::is_whitespace));
            if let Some(span) = part.filter(|s| !s.is_empty()) {
                let before = if found.len() > first { found.last_mut() } else { None };
                match before {
                    Some(last) if goes_on(last.of(text), span.of(text), &abbreviation) => *last = last.cover(span),
                    _ => found.push(span),
                }
            }
            from = to;
        }
        start += line.len();
    }
    found
}

/// True where no sentence ends between `left` and `right`.
fn goes_on(left: &str, right: &str, abbreviation: &impl Fn(&str) -> bool) -> bool {
    let opening = |c: char| !c.is_alphanumeric();
    let Some(first) = right.trim_start_matches(opening).chars().next() else {
        // Marks alone (a closing quotation mark) belong to what stands before them.
        return true;
    };
    if first.is_lowercase() && !left.ends_with(['!', '?', '…']) {
        return true;
    }
    if !left.ends_with('.') {
        return false;
    }
    let word = left.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or(left);
    let mut letters = word.trim_start_matches(opening).chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.') && letters.next().is_none();
    initial || abbreviation(word) || abbreviation(word.trim_start_matches(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, abbreviations: &[&str]) -> Vec<String> {
        sentences(text, Span::whole(text), |word| abbreviations.contains(&word)).iter().map(|s| s.of(text).to_owned()).collect()
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        assert_eq!(cut("Mr. Biden met J. Smith. He left.", &["Mr."]), ["Mr. Biden met J. Smith.", "He left."]);
        assert_eq!(cut("През 2019 г. Русия отказа. Край.", &["г."]), ["През 2019 г. Русия отказа.", "Край."]);
    }

    #[test]
    fn lines_end_sentences() {
        assert_eq!(cut("A headline\n\nThe text.", &[]), ["A headline", "The text."]);
    }

    #[test]
    fn a_closing_mark_stays_with_its_sentence() {
        assert_eq!(cut("„Не.“ Той каза: „Да!“ и млъкна.", &[]), ["„Не.“", "Той каза: „Да!“ и млъкна."]);
    }
}
