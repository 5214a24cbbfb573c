//! Files that only pretend to be text.

/// First bytes of the kinds of file that people mistake for text, and what they are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xD0\xCF\x11\xE0", "an older office document"),
    (b"\x1F\x8B", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xFD7zXZ", "xz data"),
    (b"\x28\xB5\x2F\xFD", "zstd data"),
    (b"SQLite format 3\0", "an SQLite file"),
    (b"PAR1", "a Parquet file"),
    (b"\x7FELF", "a program"),
];

/// What kind of binary the bytes are, or `None` where they can be text in an encoding that has no zero bytes.
pub(crate) fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(what);
    }
    if bytes.contains(&0) {
        return Some("zero bytes");
    }
    let controls = bytes.iter().filter(|b| **b < 0x20 && !b.is_ascii_whitespace() || **b == 0x7F).count();
    too_many(controls, bytes.len()).then_some("control characters")
}

/// True where decoded text has so many C1 control characters that the encoding cannot be the right one.
pub(crate) fn is_garbage(text: &str) -> bool {
    let mut all = 0;
    let controls = text.chars().inspect(|_| all += 1).filter(|c| matches!(c, '\u{80}'..='\u{9F}')).count();
    too_many(controls, all)
}

/// More than three in a hundred.
fn too_many(controls: usize, of: usize) -> bool {
    controls * 100 > of * 3
}
