//! Folds words so that they compare: case, apostrophes, script.

use crate::translit::Transliteration;

/// How the words of a pack are folded before look-up.
#[derive(Debug, Default)]
pub(crate) struct Fold {
    /// Letters that count as another (cedilla for comma below).
    pub(crate) letters: Vec<(char, char)>,
    /// Into the pack's first script, where it has two.
    pub(crate) script: Option<Transliteration>,
}

impl Fold {
    /// Appends the folded `word` to `out`.
    pub(crate) fn append(&self, word: &str, out: &mut String) {
        let begin = out.len();
        for c in word.chars() {
            for c in c.to_lowercase() {
                match c {
                    '’' | 'ʼ' | '‘' | '´' | '`' => out.push('\''),
                    // Combining marks that lower-casing of a dotted capital leaves behind, soft hyphens, stress marks.
                    '\u{301}' | '\u{307}' | '\u{ad}' => {}
                    c => out.push(self.letters.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)),
                }
            }
        }
        if let Some(script) = &self.script
            && !out[begin..].is_ascii()
        {
            let word = out.split_off(begin);
            script.append(&word, out);
        }
    }
}

/// A name in plain Latin letters, where no pack romanises it.
pub fn romanised(name: &str) -> String {
    any_ascii::any_ascii(name)
}

/// A romanised name without case, diacritics and punctuation: the key under which spellings of one name are compared.
///
/// `ț`, `ć`, `ł` become `t`, `c`, `l`; anything but letters and digits becomes one space.
pub fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in any_ascii::any_ascii(name).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with(' ') && !out.is_empty() && c != '\'' {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}
