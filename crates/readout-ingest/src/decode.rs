//! Bytes to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};

use crate::Kind;
use crate::binary;

/// A declared charset is looked for in so many bytes of a page.
const HEAD: usize = 4096;

/// Text, and how it was come by where it was not plain UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// For the reader of the article: `decoded from windows-1251`.
    pub note: Option<String>,
}

/// Reads bytes as text: by byte order mark, as UTF-8, by the charset that a web page declares (where `page`), by a guess.
///
/// UTF-8 that is broken in places keeps the rest, with U+FFFD in each place and a note that counts them. Nothing is copied where the bytes are
/// UTF-8 already.
///
/// # Errors
/// [`Kind::Empty`], [`Kind::Binary`], or [`Kind::Encoding`] where nothing fits.
pub fn decode(mut bytes: Vec<u8>, page: bool) -> Result<Decoded, Kind> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, length)) if encoding == UTF_8 => drop(bytes.drain(..length)),
        Some((encoding, length)) => return marked(encoding, &bytes[length..]),
        None => {}
    }
    if let Some(what) = binary::kind_of(&bytes) {
        return Err(Kind::Binary(what));
    }
    let decoded = match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, note: None },
        Err(error) => legacy(error.as_bytes(), page)?,
    };
    not_empty(decoded)
}

fn not_empty(decoded: Decoded) -> Result<Decoded, Kind> {
    if decoded.text.trim().is_empty() { Err(Kind::Empty) } else { Ok(decoded) }
}

/// UTF-16 with its mark.
fn marked(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, Kind> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or(Kind::Encoding)?;
    not_empty(from(encoding, text.into_owned()))
}

fn from(encoding: &'static Encoding, text: String) -> Decoded {
    Decoded { text, note: Some(format!("decoded from {}", encoding.name())) }
}

/// What is not valid UTF-8.
fn legacy(bytes: &[u8], page: bool) -> Result<Decoded, Kind> {
    if let Some(decoded) = damaged_utf8(bytes) {
        return Ok(decoded);
    }
    let declared = if page { declared(bytes) } else { None };
    let read = |encoding| Some(from(encoding, fitting(encoding, bytes)?));
    declared.and_then(read).or_else(|| read(guessed(bytes))).ok_or(Kind::Encoding)
}

/// The text where every byte has a meaning in the encoding.
fn fitting(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    (!binary::is_garbage(&text)).then(|| text.into_owned())
}

/// UTF-8 with holes. Older encodings hardly ever form a valid sequence of several bytes by chance, so more good ones than bad tell it.
fn damaged_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut good, mut holes, mut lost) = (0_usize, 0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        holes += usize::from(!chunk.invalid().is_empty());
        lost += chunk.invalid().len();
    }
    let text = || String::from_utf8_lossy(bytes).into_owned();
    let bytes = if lost == 1 { "byte is" } else { "bytes are" };
    (good > holes).then(|| Decoded { text: text(), note: Some(format!("{lost} {bytes} not UTF-8 and replaced with U+FFFD")) })
}

/// The charset in the head of a page: `<meta charset="…">`, `content="text/html; charset=…"`, `<?xml encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let found = ["charset=", "encoding="].iter().find_map(|key| {
        let at = head.windows(key.len()).position(|w| w == key.as_bytes())? + key.len();
        let label = head[at..].trim_ascii_start();
        let label = label.strip_prefix(b"\"").or(label.strip_prefix(b"'")).unwrap_or(label);
        let end = label.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_:.".contains(b)).unwrap_or(label.len());
        Encoding::for_label(&label[..end])
    })?;
    // A page that can say so in ASCII is not UTF-16, and this one is not UTF-8.
    (![UTF_8, UTF_16LE, UTF_16BE, X_USER_DEFINED].contains(&found) && found.is_ascii_compatible()).then_some(found)
}

/// The most probable encoding. A text in one of the encodings of two bytes a character has few ASCII letters; where that is not so, they are
/// ruled out, for a handful of letters with háčeks is mistaken for them.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let guess = guess_after(&[], bytes);
    if guess.is_single_byte() || is_mostly_wide(guess, bytes) { guess } else { guess_after(NO_WIDE, bytes) }
}

/// A no-break space before a space: harmless in the encodings of one byte a character, an error in the others.
const NO_WIDE: &[u8] = b" \xA0 ";

fn guess_after(prefix: &[u8], bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(prefix, false);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn is_mostly_wide(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let ascii = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
    text.chars().filter(|c| !c.is_ascii()).count() > ascii
}
