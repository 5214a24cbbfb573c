//! What is known of an article before its text is read.

use readout_model::Published;

/// What the input says of an article beside its text; each part may be missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// Its id; without one it is made from the content.
    pub id: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Its language; `sr-Latn` counts as `sr`.
    pub language: Option<String>,
    /// How it was read.
    pub notes: Vec<String>,
}

impl About {
    /// The claimed language as an ISO 639 code, without region and script. What is no code is told in the notes and not used.
    pub(crate) fn language_code(&mut self) -> Option<String> {
        let claim = self.language.take()?;
        let code = primary_subtag(&claim);
        if code.is_none() {
            self.notes.push(format!("the language {claim:?} is no ISO 639 code and was not used"));
        }
        code
    }
}

/// `pt` of `pt-BR`, `PT_br`; `None` where it does not have the form of an ISO 639 code.
pub(crate) fn primary_subtag(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next().unwrap_or_default();
    let fits = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphabetic());
    fits.then(|| code.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_cut_to_its_language() {
        assert_eq!(primary_subtag("sr-Latn-RS"), Some("sr".into()));
        assert_eq!(primary_subtag(" UK_ua "), Some("uk".into()));
        assert_eq!(primary_subtag("English"), None);
        assert_eq!(primary_subtag(""), None);
    }
}
