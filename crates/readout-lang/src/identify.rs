//! In which language and script a text is, over the packs that there are.

use crate::{Pack, Packs};

/// The language of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// ISO 15924 code of the script of most letters.
    pub script: Option<&'static str>,
    /// Index of the pack, or `None`: no pack knows the text.
    pub pack: Option<usize>,
}

/// Letters that are looked at; an article's first paragraphs tell.
const SAMPLE: usize = 3000;
/// Share of words that must be function words of the language. News text has 0.3 to 0.5 of its own language's, under 0.15 of a neighbour's.
const ENOUGH: f64 = 0.18;
/// The same for texts of a few words (headlines).
const ENOUGH_SHORT: f64 = 0.12;
/// A text of fewer words is short.
const FEW: usize = 25;
/// What letters outside the alphabet weigh against function words: a few of them tell a language from its neighbour.
const FOREIGN: f64 = 6.0;
/// What the claim of the input adds.
const CLAIMED: f64 = 0.05;
/// Share of letters that must belong to the alphabet: foreign names bring a few others.
const ALPHABET: f64 = 0.98;
/// From how many letters on a text without any of the pack's marks is another language, unless its function words leave no doubt.
const MARKED: usize = 400;
/// The share of function words that leaves none: no neighbour reaches it.
const CLEAR: f64 = 0.35;

impl Packs {
    /// Identifies language and script of `text`. `claimed` (an ISO code that the input gives) decides between packs that both fit.
    pub fn identify(&self, text: &str, claimed: Option<&str>) -> Language {
        let cut = text.char_indices().filter(|(_, c)| c.is_alphabetic()).nth(SAMPLE).map_or(text.len(), |(i, _)| i);
        let sample = &text[..cut];
        let script = script_of(sample);
        let Some(script) = script else { return Language { script, pack: None } };
        let claimed = claimed.map(|c| c.split(['-', '_']).next().unwrap_or(c));
        let mut best: Option<(usize, f64)> = None;
        for (i, pack) in self.iter().enumerate() {
            let claims = claimed == Some(pack.code());
            if let Some(mut fit) = fit(pack, sample, script, claims) {
                if claims {
                    fit = fit * 1.5 + CLAIMED;
                }
                if best.is_none_or(|(_, b)| fit > b) {
                    best = Some((i, fit));
                }
            }
        }
        Language { script: Some(script), pack: best.map(|(i, _)| i) }
    }
}

/// Share of the words of `sample` that are function words of the pack, or `None` where the text cannot be in its language.
///
/// A text of a few words is believed to be in the language that the input claims, if its letters are.
fn fit(pack: &Pack, sample: &str, script: &str, claimed: bool) -> Option<f64> {
    if !pack.scripts().iter().any(|s| s == script) {
        return None;
    }
    let (mut letters, mut own, mut marked) = (0usize, 0usize, pack.marks().is_empty());
    // Names in another script say nothing of the language.
    let of_script = |word: &&str| script_of(word) == Some(script);
    for c in sample.split(|c: char| !c.is_alphabetic()).filter(of_script).flat_map(str::chars).flat_map(char::to_lowercase) {
        letters += 1;
        own += usize::from(pack.has_letter(c));
        marked |= pack.marks().contains(c);
    }
    if (own as f64) < ALPHABET * letters as f64 {
        return None;
    }
    let (mut words, mut hits) = (0usize, 0usize);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(of_script) {
        // A word with a capital is a name or begins a sentence: it counts only where it is a function word.
        let hit = pack.is_stopword(word);
        words += usize::from(hit || !word.starts_with(char::is_uppercase));
        hits += usize::from(hit);
    }
    let share = hits as f64 / words.max(1) as f64;
    if !marked && letters >= MARKED && share < CLEAR {
        return None;
    }
    let enough = match words {
        ..FEW if claimed => 0.0,
        ..FEW => ENOUGH_SHORT,
        _ => ENOUGH,
    };
    let foreign = 1.0 - own as f64 / letters.max(1) as f64;
    (share >= enough).then_some(share - FOREIGN * foreign)
}

/// ISO 15924 code of the script of most letters of `text`, by the blocks of Unicode; `None` where it has no letters or another script.
pub fn script_of(text: &str) -> Option<&'static str> {
    const SCRIPTS: [&str; 14] =
        ["Latn", "Cyrl", "Grek", "Arab", "Hebr", "Armn", "Geor", "Deva", "Thai", "Kore", "Jpan", "Hani", "Ethi", "Beng"];
    let mut counts = [0u32; SCRIPTS.len()];
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        let script = match c {
            'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 0,
            '\u{400}'..='\u{52f}' => 1,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => 2,
            '\u{600}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => 3,
            '\u{590}'..='\u{5ff}' => 4,
            '\u{530}'..='\u{58f}' => 5,
            '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' => 6,
            '\u{900}'..='\u{97f}' => 7,
            '\u{e00}'..='\u{e7f}' => 8,
            '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => 9,
            '\u{3040}'..='\u{30ff}' => 10,
            '\u{4e00}'..='\u{9fff}' => 11,
            '\u{1200}'..='\u{137f}' => 12,
            '\u{980}'..='\u{9ff}' => 13,
            _ => continue,
        };
        counts[script] += 1;
    }
    // The last of equals would win otherwise; kana beside ideographs is Japanese whatever the counts.
    if counts[10] > 0 && counts[10] * 4 > counts[11] {
        return Some("Jpan");
    }
    let (best, count) = counts.iter().enumerate().max_by_key(|(i, n)| (**n, usize::MAX - i))?;
    (*count > 0).then(|| SCRIPTS[best])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_by_their_letters() {
        assert_eq!(script_of("Москва and Москва"), Some("Cyrl"));
        assert_eq!(script_of("12:30"), None);
        assert_eq!(script_of("東京でのニュース"), Some("Jpan"));
    }
}
