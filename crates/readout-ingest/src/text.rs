//! Plain text to an article: which line is the title.

use readout_model::{Article, ArticleId, Span};

use crate::{About, id};

/// A first line longer than this is a paragraph, in characters.
const TITLE: usize = 200;
/// A first line that ends like a sentence and is longer than this is a paragraph, in characters.
const SENTENCE_TITLE: usize = 80;

/// An article from its text, which is kept exactly as it is. `stem` begins the id where none is given.
///
/// The title is the given one, or else the first line where a blank line follows and it does not end like a sentence (`?` and `!` may end
/// it); a short sentence is taken where at least two paragraphs follow. The body is what follows the title, without white space at its ends.
pub fn text_article(text: String, about: About, stem: &str) -> Article {
    let title = about.title.as_deref().map(str::trim).filter(|t| !t.is_empty());
    let (title, body) = match title {
        Some(title) => (Some(title.to_owned()), after_given(&text, title)),
        None => match first_line(&text) {
            Some((title, at)) => (Some(title.to_owned()), trimmed(&text, at)),
            None => (None, trimmed(&text, 0)),
        },
    };
    assemble(text, title, body, about, stem)
}

/// An article of parts that are known; `title` and `body` are what was found, the rest comes from `about`.
pub(crate) fn assemble(text: String, title: Option<String>, body: Span, mut about: About, stem: &str) -> Article {
    let language = about.language_code();
    let id = match about.id {
        Some(id) => ArticleId::new(id),
        None => id::of_content(stem, &text),
    };
    let About { url, source, published, notes, .. } = about;
    Article { id, text, title, body, url, source, published, language, removed: Vec::new(), notes }
}

/// From byte `at` to the end, without white space at both ends.
pub(crate) fn trimmed(text: &str, at: usize) -> Span {
    Span::new(text, at, text.len()).unwrap_or(Span::whole(text)).trim(text, char::is_whitespace)
}

/// The body of a text that may repeat the given title as its first line; where nothing else stands there, that line is the body.
fn after_given(text: &str, title: &str) -> Span {
    let whole = trimmed(text, 0);
    let repeated = whole.of(text).strip_prefix(title).filter(|rest| rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n'));
    match repeated {
        Some(_) => trimmed(text, whole.start() + title.len()),
        None => whole,
    }
}

/// The title that stands in the text, and the byte where the rest begins.
fn first_line(text: &str) -> Option<(&str, usize)> {
    let start = text.len() - text.trim_start().len();
    let end = start + text[start..].find('\n')?;
    let line = text[start..end].trim_end();
    let rest = &text[end + 1..];
    let blank = rest.lines().next()?.trim().is_empty();
    if !blank || rest.trim().is_empty() {
        return None;
    }
    let length = line.chars().count();
    let title = match line.trim_end_matches(closes).chars().next_back()? {
        c if breaks_off(c) => false,
        c if ends_sentence(c) => length <= SENTENCE_TITLE && rest.lines().filter(|l| !l.trim().is_empty()).nth(1).is_some(),
        _ => length <= TITLE,
    };
    title.then_some((line, end + 1))
}

/// Full stops of the scripts that have one of their own.
fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '。' | '．' | '｡' | '।' | '۔' | '።' | '։' | '܂' | '។' | '။' | '᠃')
}

/// Commas and semicolons: more of the sentence must follow.
fn breaks_off(c: char) -> bool {
    matches!(c, ',' | ';' | '，' | '、' | '；' | '،' | '؛' | '፣' | '፤' | '၊' | '᠂')
}

/// What may stand after the mark that ends a sentence.
fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '“' | '’' | '»' | '«' | ')' | ']' | '」' | '』' | '）')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, title: Option<&str>) -> (Option<String>, String) {
        let about = About { title: title.map(Into::into), ..About::default() };
        let article = text_article(text.into(), about, "t");
        assert_eq!(article.text, text);
        (article.title, article.body.of(text).into())
    }

    #[test]
    fn the_first_line_is_the_title_where_a_blank_line_follows() {
        assert_eq!(parts("\n Talks begin\r\n\r\nOne.\nTwo.\n", None), (Some("Talks begin".into()), "One.\nTwo.".into()));
        assert_eq!(parts("Talks begin\nOne.\n\nTwo.", None).0, None);
        assert_eq!(parts("Talks begin\n\n  \n", None), (None, "Talks begin".into()));
        assert_eq!(parts("Talks begin", None), (None, "Talks begin".into()));
        assert_eq!(parts("Will they talk?\n\nYes.", None).0.as_deref(), Some("Will they talk?"));
        assert_eq!(parts(&format!("{}\n\nOne.", "ю".repeat(200)), None).0.map(|t| t.chars().count()), Some(200));
        assert_eq!(parts(&format!("{}\n\nOne.", "ю".repeat(201)), None).0, None);
    }

    #[test]
    fn a_sentence_is_a_title_only_where_it_is_short_and_an_article_follows() {
        assert_eq!(parts("Talks begin.\n\nOne.\n\nTwo.", None).0.as_deref(), Some("Talks begin."));
        assert_eq!(parts("Talks begin.\n\nOne.", None).0, None);
        assert_eq!(parts("“Talks begin.”\n\nOne.", None).0, None);
        assert_eq!(parts("会谈开始。\n\n一。", None).0, None);
        assert_eq!(parts(&format!("{}.\n\nOne.\n\nTwo.", "a".repeat(90)), None).0, None);
        assert_eq!(parts("Talks begin,\n\nOne.\n\nTwo.", None).0, None);
    }

    #[test]
    fn a_given_title_is_not_body_where_the_text_repeats_it() {
        assert_eq!(parts("Talks\n\nOne.", Some(" Talks ")), (Some("Talks".into()), "One.".into()));
        assert_eq!(parts("Talks go on.\n\nOne.", Some("Talks")), (Some("Talks".into()), "Talks go on.\n\nOne.".into()));
        assert_eq!(parts("Talks", Some("Talks")), (Some("Talks".into()), "Talks".into()));
        assert_eq!(parts("Other\n\nOne.", Some("Talks")), (Some("Talks".into()), "Other\n\nOne.".into()));
        assert_eq!(parts("Other\n\nOne.", Some("  ")), (Some("Other".into()), "One.".into()));
    }
}
