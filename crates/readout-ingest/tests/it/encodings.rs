//! Bytes that are not UTF-8.

use encoding_rs::{Encoding, GBK, IBM866, ISO_8859_2, KOI8_U, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

use crate::{article, error};

const BULGARIAN: &str =
    "Министърът заяви, че разговорите в Женева ще продължат и през следващата седмица. Той добави: „Очакваме писмен отговор.“";
const SERBIAN: &str =
    "Министар је изјавио да ће се преговори наставити и следеће недеље. Он је додао да очекује писмени одговор из Вашингтона.";
const SERBIAN_LATIN: &str =
    "Ministar je izjavio da će se pregovori nastaviti i sledeće nedelje, što je potvrđeno i u saopštenju. Dodao je da želi odgovor.";
const ROMANIAN: &str =
    "Ministrul a declarat că discuţiile vor continua săptămâna viitoare şi că aşteaptă un răspuns în scris de la părţile implicate.";
const CZECH: &str =
    "Ministr řekl, že jednání budou příští týden pokračovat. Dodal, že čeká na písemnou odpověď a že žádná dohoda ještě není.";
const UKRAINIAN: &str =
    "Міністр заявив, що переговори в Женеві триватимуть і наступного тижня. Він додав, що його країна чекає на письмову відповідь.";

#[test]
fn older_encodings_are_told_and_noted() {
    let cases: &[(&'static Encoding, &str)] = &[
        (WINDOWS_1251, BULGARIAN),
        (WINDOWS_1251, SERBIAN),
        (WINDOWS_1251, UKRAINIAN),
        (WINDOWS_1250, SERBIAN_LATIN),
        (WINDOWS_1250, "Talks in Vienna, a headline with Čaušević and Đorđe Žižić only."),
        (WINDOWS_1250, ROMANIAN),
        (WINDOWS_1250, CZECH),
        (ISO_8859_2, CZECH),
        (KOI8_U, UKRAINIAN),
        (IBM866, "Министр заявил, что переговоры в Женеве продолжатся на следующей неделе. Он добавил, что ждет письменного ответа."),
        (WINDOWS_1252, "The minister said the talks “will go on” – and that was all he’d say about it."),
        (WINDOWS_1252, "Le ministre a déclaré que les négociations se poursuivraient la semaine prochaine à Genève."),
        (SHIFT_JIS, "外相は来週も協議を続けると述べ、書面での回答を待っていると付け加えた。"),
        (GBK, "外交部长表示，下周将继续会谈，并补充说正在等待书面答复。"),
    ];
    for (encoding, text) in cases {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable);
        let article = article("a.txt", &bytes);
        assert_eq!(&article.text, text, "{}", encoding.name());
        assert_eq!(article.notes, [format!("decoded from {}", encoding.name())]);
    }
}

#[test]
fn a_page_in_an_older_encoding_declares_it() {
    let page = format!(
        "<html><head><meta charset=\"windows-1251\"><title>Преговори</title></head><body><article><p>{BULGARIAN}</p></article></body></html>"
    );
    let article = article("a.html", &WINDOWS_1251.encode(&page).0);
    assert_eq!(article.text, format!("Преговори\n\n{BULGARIAN}"));
    assert_eq!(article.notes, ["decoded from windows-1251"]);
}

#[test]
fn a_page_that_declares_a_wrong_encoding_is_utf_8_all_the_same() {
    let page =
        format!("<html><head><meta charset=iso-8859-1><title>T</title></head><body><article><p>{BULGARIAN}</p></article></body></html>");
    let article = article("a.html", page.as_bytes());
    assert_eq!((article.body.of(&article.text), article.notes.len()), (BULGARIAN, 0));
}

#[test]
fn byte_order_marks_are_not_text() {
    let utf8 = article("a.txt", b"\xEF\xBB\xBFTalks.");
    assert_eq!((utf8.text.as_str(), utf8.notes.len()), ("Talks.", 0));
    let utf16: Vec<u8> = "\u{FEFF}Разговори.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16 = article("a.txt", &utf16);
    assert_eq!((utf16.text.as_str(), utf16.notes), ("Разговори.", vec!["decoded from UTF-16LE".to_owned()]));
    let line = article("a.jsonl", b"\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"Talks.\"}\n");
    assert_eq!(line.id.as_str(), "a");
}

#[test]
fn broken_utf_8_keeps_what_is_whole() {
    let mut bytes = BULGARIAN.as_bytes().to_vec();
    bytes[1] = b'x';
    bytes.push(0xD0);
    let article = article("a.txt", &bytes);
    assert!(article.text.starts_with("\u{FFFD}xинистърът заяви"), "{}", article.text);
    assert!(article.text.ends_with("отговор.“\u{FFFD}"));
    assert_eq!(article.notes, ["2 bytes are not UTF-8 and replaced with U+FFFD"]);
}

#[test]
fn a_broken_line_is_read_with_a_note() {
    let mut line = format!("{{\"id\": \"a\", \"text\": \"{BULGARIAN}\"}}\n").into_bytes();
    let at = line.len() - 10;
    line[at] = 0xFF;
    let article = article("a.jsonl", &line);
    assert_eq!(article.notes.len(), 1);
    assert!(article.text.contains('\u{FFFD}'));
}

#[test]
fn what_is_not_text_is_refused() {
    assert_eq!(error("a.txt", b""), "a.txt: empty, expected text");
    assert_eq!(error("a.txt", b" \n\t\n"), "a.txt: empty, expected text");
    assert_eq!(error("a.html", b"\xEF\xBB\xBF\n"), "a.html: empty, expected text");
    assert_eq!(error("a.txt", b"%PDF-1.7 and so on"), "a.txt: binary (a PDF document), expected text");
    assert_eq!(error("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0"), "a.txt: binary (a PNG picture), expected text");
    assert_eq!(error("a.html", b"one\0two"), "a.html: binary (zero bytes), expected text");
    assert_eq!(error("a.txt", b"\x01\x02\x03\x04 words"), "a.txt: binary (control characters), expected text");
    assert_eq!(error("a.jsonl", b"PK\x03\x04\x14\0\n\x01\n"), "a.jsonl:1: binary (a ZIP archive or office document), expected text");
    let noise: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
    assert!(error("a.txt", &noise).starts_with("a.txt: binary"), "{}", error("a.txt", &noise));
}
