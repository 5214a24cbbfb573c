//! Users' words and ids as full-text queries that cannot fail.
//!
//! Three private characters, which the tokenizer takes for letters, keep ids whole and mark where a name begins and ends.

/// Marks the two ends of a name among names.
pub(crate) const EDGE: char = '\u{E003}';

/// An id as one word of the index: what is neither letter nor digit becomes a private letter.
pub(crate) fn token(id: &str) -> String {
    id.chars()
        .map(|c| match c {
            '/' => '\u{E000}',
            '-' => '\u{E001}',
            c if c.is_alphanumeric() => c,
            _ => '\u{E002}',
        })
        .collect()
}

/// Words as a phrase of a query, whatever they hold.
pub(crate) fn phrase(words: &str) -> String {
    let mut quoted = String::with_capacity(words.len() + 2);
    quoted.push('"');
    for c in words.chars() {
        match c {
            '"' => quoted.push_str("\"\""),
            '\0' | '\u{E000}'..='\u{F8FF}' => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// True where there is something to look for.
pub(crate) fn is_word(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric)
}

/// An id as a phrase that matches it alone.
pub(crate) fn id_phrase(id: &str) -> String {
    format!("\"{}\"", token(id))
}

/// The words of a query, in order: what stands in double quotes is one.
pub(crate) fn terms(query: &str, most: usize) -> Vec<&str> {
    let mut terms = Vec::new();
    for (i, part) in query.split('"').enumerate() {
        if i % 2 == 1 {
            terms.push(part);
        } else {
            terms.extend(part.split_whitespace());
        }
    }
    terms.retain(|t| is_word(t));
    terms.truncate(most);
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_make_one_term_and_signs_make_none() {
        assert_eq!(terms("  a \"b c\" -- d\"", 9), ["a", "b c", "d"]);
        assert_eq!(terms("\"a b", 9), ["a b"]);
        assert_eq!(phrase("a\"b\0"), "\"a\"\"b \"");
    }
}
