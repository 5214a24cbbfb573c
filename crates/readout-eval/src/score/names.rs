//! When two romanised names can be one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Lower case, no diacritics, letters and digits only, one space between words.
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    let mut put = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        } else {
            gap = true;
        }
    };
    for c in name.to_lowercase().nfkd().filter(|c| canonical_combining_class(*c) == 0) {
        match c {
            'ł' => put('l'),
            'đ' => "dj".chars().for_each(&mut put),
            'ß' => "ss".chars().for_each(&mut put),
            'ı' => put('i'),
            c => put(c),
        }
    }
    out
}

/// Likeness of two words, 0 to 1, by shared letters with a bonus for the same beginning (Winkler 1990).
pub fn jaro_winkler(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    // One letter less than half of the longer word on each side; of two one-letter words, nothing.
    let reach = a.len().max(b.len()) / 2;
    let (mut used, mut matched) = (vec![false; b.len()], Vec::new());
    for (i, c) in a.iter().enumerate() {
        let (from, to) = ((i + 1).saturating_sub(reach), b.len().min(i + reach));
        if let Some(j) = (from..to).find(|j| !used[*j] && b[*j] == *c) {
            used[j] = true;
            matched.push(*c);
        }
    }
    if matched.is_empty() {
        return 0.0;
    }
    let other = b.iter().zip(&used).filter(|(_, used)| **used).map(|(c, _)| c);
    let transposed = matched.iter().zip(other).filter(|(x, y)| x != y).count() as f64 / 2.0;
    let m = matched.len() as f64;
    let jaro = (m / a.len() as f64 + m / b.len() as f64 + (m - transposed) / m) / 3.0;
    let prefix = a.iter().zip(&b).take(4).take_while(|(x, y)| x == y).count() as f64;
    jaro + prefix * 0.1 * (1.0 - jaro)
}

/// True where two romanised names can be the same person or organisation: equal, one in the other, or alike as a whole or in the last word.
pub fn same_name(found: &str, gold: &str) -> bool {
    let (found, gold) = (fold(found), fold(gold));
    if found.is_empty() || gold.is_empty() {
        return false;
    }
    if found == gold || within(&found, &gold) || within(&gold, &found) {
        return true;
    }
    jaro_winkler(&found, &gold) >= 0.92 || jaro_winkler(last(&found), last(&gold)) >= 0.84
}

fn within(part: &str, whole: &str) -> bool {
    format!(" {whole} ").contains(&format!(" {part} "))
}

fn last(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}
