//! One line of the interchange format to an article.

use readout_model::{Article, ArticleId};
use serde_json::{Map, Value};

use crate::{About, Kind, html_article, text_article};

/// An article from one JSON line: `{"id", "text" | "html", "url"?, "title"?, "published"?, "language"?, "source"?}`.
///
/// `text` is kept exactly as it is, so that offsets point into what was given; it wins where both are given. Keys that are not listed are ignored,
/// `null` is as good as missing. `stem` begins the id where none is given.
///
/// # Errors
/// What stands there and what was expected: not JSON, not an object, a value of another type, no content, a date that is none.
pub fn json_article(line: &str, stem: &str) -> Result<Article, Kind> {
    let mut object = object(line)?;
    let text = string(&mut object, "text")?;
    let html = string(&mut object, "html")?;
    let id = string(&mut object, "id")?.filter(|id| !id.is_empty());
    let title = string(&mut object, "title")?;
    let url = string(&mut object, "url")?;
    let source = string(&mut object, "source")?;
    let language = string(&mut object, "language")?;
    let published = string(&mut object, "published")?.map(|date| date.parse()).transpose().map_err(Kind::Date)?;
    let about = About { id, title, url, source, published, language, notes: Vec::new() };
    let filled = |s: &String| !s.trim().is_empty();
    match (text, html) {
        (None, None) => Err(Kind::NoText),
        (Some(text), _) if filled(&text) => Ok(text_article(text, about, stem)),
        (_, Some(html)) if filled(&html) => html_article(&html, about, stem),
        (Some(_), _) => Err(Kind::EmptyText("text")),
        (None, Some(_)) => Err(Kind::EmptyText("html")),
    }
}

/// The id that a line gives itself, for the message on a line that gives no article.
pub(crate) fn id_of(line: &str) -> Option<ArticleId> {
    let id = string(&mut object(line).ok()?, "id").ok()??;
    Some(ArticleId::new(id))
}

fn object(line: &str) -> Result<Map<String, Value>, Kind> {
    match serde_json::from_str(line) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(other) => Err(Kind::Json(name(&other).into())),
        Err(error) => Err(Kind::Json(reason(&error))),
    }
}

/// The parser's words without its line number, which is always 1 here and would be taken for that of the file.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    format!("{what} at character {} of the line", error.column())
}

fn string(object: &mut Map<String, Value>, key: &'static str) -> Result<Option<String>, Kind> {
    match object.get_mut(key).map(Value::take) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(s)) => Ok(Some(s)),
        Some(other) => Err(Kind::Type { key, found: name(&other) }),
    }
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(line: &str) -> String {
        json_article(line, "t").unwrap_err().to_string()
    }

    #[test]
    fn a_line_becomes_an_article() {
        let line = r#"{"id": "a", "text": " Talks\n\nOne. ", "published": "2022-01-12", "language": "sr-Latn", "source": "Agency", "url": null, "x": [1]}"#;
        let article = json_article(line, "t").unwrap();
        assert_eq!((article.id.as_str(), article.text.as_str()), ("a", " Talks\n\nOne. "));
        assert_eq!((article.title.as_deref(), article.body.of(&article.text)), (Some("Talks"), "One."));
        assert_eq!((article.language.as_deref(), article.source.as_deref(), article.url), (Some("sr"), Some("Agency"), None));
        assert_eq!(article.published.unwrap().date.to_string(), "2022-01-12");
    }

    #[test]
    fn an_id_is_made_from_the_content() {
        let id = |line| json_article(line, "talks").unwrap().id;
        assert_eq!(id(r#"{"text": "One."}"#), id(r#"{"id": "", "title": "T", "text": "One."}"#));
        assert_ne!(id(r#"{"text": "One."}"#), id(r#"{"text": "Two."}"#));
    }

    #[test]
    fn a_line_that_is_none_says_what_was_expected() {
        assert_eq!(wrong(r#"{"id": "a"}"#), r#"neither "text" nor "html" is given, expected one of them"#);
        assert_eq!(wrong(r#"{"text": " \n"}"#), r#""text" is empty, expected the article"#);
        assert_eq!(wrong(r#"{"text": ["One."]}"#), r#""text" is a list, expected a string"#);
        assert_eq!(wrong(r#"{"text": "One.", "id": 7}"#), r#""id" is a number, expected a string"#);
        assert!(wrong("[1]").starts_with("not an article: a list, expected one JSON object"));
        assert!(
            wrong(r#"{"text": "One."#).starts_with("not an article: EOF while parsing a string at character 14"),
            "{}",
            wrong(r#"{"text": "One."#)
        );
        assert!(wrong(r#"{"text": "One.", "published": "31 December"}"#).contains("is not a date: expected ISO 8601"));
        assert!(wrong(r#"{"text": "One.", "published": 2021}"#).contains("a number, expected a string"));
    }
}
