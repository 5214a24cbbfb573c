//! Addresses of pages.
//!
//! Ids hold slashes. They stay as they are in an address, so that it can be read, unless the id would not survive there: programs on the way
//! merge `//` and resolve `.` and `..`. Both `/article/a/b` and `/article/a%2Fb` lead to the article `a/b`.

use readout_model::ArticleId;

const STORY: &str = "story/";

/// The page of an article.
pub(crate) fn article(id: &ArticleId) -> String {
    format!("/article/{}", path(id.as_str()))
}

/// The characters of an article from code point `start` to `end`.
pub(crate) fn place(id: &ArticleId, place: (usize, usize)) -> String {
    format!("/article/{}#{}", path(id.as_str()), anchor(place))
}

/// The id of the element that holds the characters from code point `start` to `end`.
pub(crate) fn anchor((start, end): (usize, usize)) -> String {
    format!("c{start}-{end}")
}

/// The page of a story; its id without the word that all of them begin with.
pub(crate) fn story(id: &str) -> String {
    format!("/story/{}", path(id.strip_prefix(STORY).unwrap_or(id)))
}

/// The id of a story from its address.
pub(crate) fn story_id(given: &str) -> String {
    if given.starts_with(STORY) { given.to_owned() } else { format!("{STORY}{given}") }
}

/// An address with a query of what is given.
pub(crate) fn with<'a>(path: &str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut href = path.to_owned();
    for (i, (key, value)) in pairs.into_iter().enumerate() {
        href.push(if i == 0 { '?' } else { '&' });
        href.push_str(key);
        href.push('=');
        escape(value, true, &mut href);
    }
    href
}

fn path(id: &str) -> String {
    let fragile = id.split('/').any(|part| matches!(part, "" | "." | ".."));
    let mut escaped = String::with_capacity(id.len());
    escape(id, !fragile, &mut escaped);
    escaped
}

/// RFC 3986: all but the unreserved characters, and slashes where they may stay.
fn escape(text: &str, slashes: bool, to: &mut String) {
    for b in text.bytes() {
        match b {
            b'-' | b'.' | b'_' | b'~' => to.push(b.into()),
            b'/' if slashes => to.push('/'),
            b if b.is_ascii_alphanumeric() => to.push(b.into()),
            b => {
                const HEX: &[u8; 16] = b"0123456789ABCDEF";
                to.push('%');
                to.push(HEX[usize::from(b >> 4)].into());
                to.push(HEX[usize::from(b & 15)].into());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_survive_in_addresses() {
        for (id, expected) in [
            ("seeds/1.txt", "/article/seeds/1.txt"),
            ("https://example.org/a?b=1#c", "/article/https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%23c"),
            ("../up", "/article/..%2Fup"),
            ("вести 1", "/article/%D0%B2%D0%B5%D1%81%D1%82%D0%B8%201"),
        ] {
            assert_eq!(article(&ArticleId::new(id)), expected);
        }
        assert_eq!(story("story/a"), "/story/a");
        assert_eq!((story_id("a"), story_id("story/a")), ("story/a".into(), "story/a".into()));
        assert_eq!(with("/", [("by", "person/a b"), ("page", "2")]), "/?by=person/a%20b&page=2");
    }
}
