//! The texts that the name tagger is trained on: the trainable part of the gold, and the packs' own (`packs/<code>/train/*.txt`).

use std::path::{Path, PathBuf};
use std::{fs, iter};

use readout_analyze::Labelled;
use readout_lang::Packs;
use readout_model::{EntityKind, Span};

use crate::score::NamesGold;
use crate::{Error, Kind};

/// A line between two texts of a file.
const BETWEEN: &str = "---";
/// The source whose names of persons begin with their titles, and whose names of organisations end with their acronyms in brackets.
const TITLED: &str = "ronec";
/// The sources whose articles count twice: prose found in the wild, in all its genres, beside that of news agencies and our own.
const TWICE: [&str; 4] = ["ronec", "uner-en", "uner-hr", "uner-sr"];
/// One of so many articles of a source and language of [`HELD`] is held aside.
const SHARE: u64 = 10;
/// Source and language of the articles of which a share is held aside and measured by [`crate::score::Suite`].
const HELD: &str = include_str!("../data/held.tsv");

/// All texts to train on: `gold` is the folder with `names/train.jsonl`, `folder` that of the packs.
///
/// Persons of the gold stand without the titles before them and an acronym in brackets is a name of its own, as [`readout_model::Mention`] has it,
/// whatever their source does.
///
/// # Errors
/// The first file that cannot be read or is not of the expected shape.
pub fn texts(gold: &Path, folder: &Path, packs: &Packs) -> Result<Vec<Labelled>, Error> {
    let path = gold.join("names/train.jsonl");
    let mut found = Vec::new();
    for (line, text, row) in crate::score::names_rows(&path)? {
        if !is_held(&row) {
            let text = labelled(text, &row, packs).map_err(|kind| Error { path: path.clone(), line: Some(line), kind })?;
            let times = 1 + usize::from(TWICE.contains(&row.from.as_str()));
            found.extend(iter::repeat_n(text, times));
        }
    }
    let mut own = Vec::new();
    for entry in entries(folder)?.into_iter().filter(|e| e.join("train").is_dir()) {
        own.extend(entries(&entry.join("train"))?.into_iter().filter(|p| p.extension().is_some_and(|e| e == "txt")));
    }
    for path in own {
        let language = path.parent().and_then(Path::parent).and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
        let content = fs::read_to_string(&path).map_err(|e| Error::of(&path, e))?;
        found.extend(marked(&content, language.as_deref()).map_err(|(line, what)| Error {
            path: path.clone(),
            line: Some(line),
            kind: Kind::Mark(what),
        })?);
    }
    Ok(found)
}

/// True for an article that is measured and not trained on, by the hash of its id (FNV-1a).
pub(crate) fn is_held(row: &NamesGold) -> bool {
    let hash = row.id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    HELD.lines().any(|held| held.split_once('\t') == Some((row.from.as_str(), row.language.as_str()))) && (hash >> 20).is_multiple_of(SHARE)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let list = fs::read_dir(folder).map_err(|e| Error::of(folder, e))?;
    let mut paths: Vec<PathBuf> = list.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>().map_err(|e| Error::of(folder, e))?;
    paths.sort();
    Ok(paths)
}

fn labelled(text: String, row: &NamesGold, packs: &Packs) -> Result<Labelled, Kind> {
    let mut at: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    at.push(text.len());
    let mut names = Vec::new();
    for (start, end, kind, _) in &row.mentions {
        let Ok(kind) = kind.parse::<EntityKind>() else { continue };
        let span = at.get(*start).zip(at.get(*end)).and_then(|(s, e)| Span::new(&text, *s, *e));
        let span = span.ok_or_else(|| Kind::Mark(format!("no text from {start} to {end}")))?;
        match kind {
            EntityKind::Person if row.from == TITLED => names.extend(untitled(&text, span, packs, &row.language).map(|span| (span, kind))),
            EntityKind::Org if row.from == TITLED => names.extend(unbracketed(&text, span).map(|span| (span, kind))),
            _ => names.push((span, kind)),
        }
    }
    names.sort_by_key(|(span, _)| *span);
    Ok(Labelled { language: Some(row.language.clone()), text, names })
}

/// A name without the words in small letters before it; `None` where no more is left than a title.
fn untitled(text: &str, span: Span, packs: &Packs, language: &str) -> Option<Span> {
    let words = span.of(text);
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let start = span.start() + words.split_inclusive(' ').take_while(small).map(str::len).sum::<usize>();
    let bare = Span::new(text, start, span.end()).filter(|s| !s.of(text).is_empty())?;
    let pack = packs.find(language)?;
    let tokens = pack.tokens(bare.of(text));
    let title = pack.titles.longest(tokens.iter().map(|t| t.word)).is_some_and(|(len, _)| len == tokens.len());
    (!title).then_some(bare)
}

/// A name and the acronym in brackets that it ends with, where there is one.
fn unbracketed(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let name = span.of(text);
    let bracket = name.strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
    let acronym = bracket.filter(|(_, inner)| inner.chars().all(char::is_uppercase));
    let end = acronym.map_or(span.end(), |(before, _)| span.start() + before.len());
    let inner = acronym.and_then(|(_, inner)| Span::new(text, end + " (".len(), end + " (".len() + inner.len()));
    Span::new(text, span.start(), end).into_iter().chain(inner)
}

/// The texts of a file, with the names that stand in it as `[p …]` (person), `[l …]` (place), `[o …]` (organisation).
///
/// # Errors
/// Line (from 1) and defect.
fn marked(content: &str, language: Option<&str>) -> Result<Vec<Labelled>, (u64, String)> {
    let mut texts = Vec::new();
    let (mut text, mut spans) = (String::new(), Vec::new());
    let mut close = |text: &mut String, spans: &mut Vec<(usize, usize, EntityKind)>| {
        let text = std::mem::take(text);
        let names = spans.drain(..).filter_map(|(start, end, kind)| Some((Span::new(&text, start, end)?, kind))).collect();
        texts.push(Labelled { language: language.map(str::to_owned), text, names });
    };
    for (line, number) in content.lines().zip(1..) {
        if line == BETWEEN {
            close(&mut text, &mut spans);
            continue;
        }
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('[') {
            text.push_str(before);
            let (mark, behind) = after.split_once(']').ok_or_else(|| (number, "[ without ]".to_owned()))?;
            let kind = match mark.split_once(' ') {
                Some(("p", name)) => (EntityKind::Person, name),
                Some(("l", name)) => (EntityKind::Place, name),
                Some(("o", name)) => (EntityKind::Org, name),
                _ => return Err((number, format!("[{mark}] is none of [p name], [l name], [o name]"))),
            };
            spans.push((text.len(), text.len() + kind.1.len(), kind.0));
            text.push_str(kind.1);
            rest = behind;
        }
        text.push_str(rest);
        text.push('\n');
    }
    close(&mut text, &mut spans);
    texts.retain(|t| !t.text.trim().is_empty());
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_in_brackets_is_a_name_of_its_own() {
        let parts = |text: &'static str| {
            let whole = Span::new(text, 0, text.len()).unwrap();
            unbracketed(text, whole).map(|span| span.of(text)).collect::<Vec<_>>()
        };
        assert_eq!(parts("Institutul de Ape (IDA)"), ["Institutul de Ape", "IDA"]);
        assert_eq!(parts("Muzeul Apei (fosta moară)"), ["Muzeul Apei (fosta moară)"]);
        assert_eq!(parts("Muzeul Apei"), ["Muzeul Apei"]);
    }

    #[test]
    fn marks_become_names() {
        let texts = marked("[p Ana Pop] in [l Cluj]\n---\nNo name.\n", Some("xx")).unwrap();
        let names: Vec<&str> = texts[0].names.iter().map(|(span, _)| span.of(&texts[0].text)).collect();
        assert_eq!(names, ["Ana Pop", "Cluj"]);
        assert_eq!(texts[0].names[1].1, EntityKind::Place);
        assert_eq!((texts.len(), texts[1].text.as_str()), (2, "No name.\n"));
        assert_eq!(marked("a\n[x b]", None).unwrap_err().0, 2);
    }
}
