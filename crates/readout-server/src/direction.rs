//! Which way a text runs.

/// `rtl` where most letters of the text belong to scripts that run from right to left, else `ltr`: a value of HTML's `dir`.
///
/// Counts characters of the blocks whose default bidirectional class is R or AL (Unicode Standard Annex 9, `DerivedBidiClass.txt`), so that no
/// list of languages is needed and one foreign name at the start does not turn a whole text around, as `dir="auto"` would.
pub(crate) fn direction(text: &str) -> &'static str {
    let (mut left, mut right) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match c {
            '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}' => {
                right += 1;
            }
            _ => left += 1,
        }
    }
    if right > left { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide() {
        for (text, expected) in [
            ("", "ltr"),
            ("12:30", "ltr"),
            ("Путин", "ltr"),
            ("NATO: محادثات في جنيف", "rtl"),
            ("שיחות", "rtl"),
            ("Talks (محادثات) in Geneva", "ltr"),
        ] {
            assert_eq!(direction(text), expected, "{text}");
        }
    }
}
