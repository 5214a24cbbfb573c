//! Texts in Latin letters written in Cyrillic ones, names and all: what a language of two scripts must read alike.

use std::collections::BTreeMap;

use super::NamesGold;

/// The letters of Serbian: Cyrillic, and the one or two Latin ones that it is written with.
const LETTERS: &str = include_str!("../../../../packs/sr/transliteration.tsv");

/// A text and its gold in Cyrillic letters; other letters stay.
pub(super) fn cyrillic(text: &str, gold: &NamesGold) -> (String, NamesGold) {
    let letters = letters();
    let mut out = String::with_capacity(text.len() * 2);
    // For each code point of the text, the code points written before it.
    let mut places = Vec::with_capacity(text.len());
    let (mut at, mut written) = (0, 0);
    while let Some(c) = text[at..].chars().next() {
        let two: usize = text[at..].chars().take(2).map(char::len_utf8).sum();
        let (len, to) = [two, c.len_utf8()]
            .into_iter()
            .find_map(|len| Some((len, letters.get(&text[at..at + len])?.as_str())))
            .unwrap_or((c.len_utf8(), &text[at..at + c.len_utf8()]));
        places.extend(text[at..at + len].chars().map(|_| written));
        out.push_str(to);
        written += to.chars().count();
        at += len;
    }
    places.push(written);
    let place = |at: &usize| places.get(*at).copied().unwrap_or(written);
    let mentions = gold.mentions.iter().map(|(start, end, kind, link)| (place(start), place(end), kind.clone(), link.clone()));
    (out, NamesGold { id: gold.id.clone(), language: gold.language.clone(), from: gold.from.clone(), mentions: mentions.collect() })
}

/// Latin letters to Cyrillic ones: small, capital, and all capitals.
fn letters() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (cyrillic, latin) in LETTERS.lines().skip(1).filter_map(|row| row.split_once('\t')) {
        let latin = latin.split('\t').next().unwrap_or_default();
        let (capital, capitals) = (cyrillic.to_uppercase(), latin.to_uppercase());
        let title = capitals.chars().take(1).chain(latin.chars().skip(1)).collect();
        found.extend([(latin.to_owned(), cyrillic.to_owned()), (title, capital.clone()), (capitals, capital)]);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_places() {
        let mentions = vec![(0, 9, "place".to_owned(), None), (12, 23, "person".to_owned(), None)];
        let gold = NamesGold { id: "a".to_owned(), language: "sr".to_owned(), from: String::new(), mentions };
        let (text, gold) = cyrillic("Ljubljana, (Džon Njegoš 2x)", &gold);
        assert_eq!(text, "Љубљана, (Џон Његош 2x)");
        let of = |at: usize| text.chars().skip(gold.mentions[at].0).take(gold.mentions[at].1 - gold.mentions[at].0).collect::<String>();
        assert_eq!([of(0), of(1)], ["Љубљана", "Џон Његош"]);
    }
}
