//! Ids for articles that come without one.

use std::path::Path;

use readout_model::ArticleId;

/// `stem-` and twelve hexadecimal digits of the content: the same text from a file of the same name has the same id on every machine.
/// Forty-eight bits: a hundred thousand lines without ids meet a clash once in fifty thousand files.
pub(crate) fn of_content(stem: &str, text: &str) -> ArticleId {
    ArticleId::new(format!("{stem}-{:012x}", hash(text.as_bytes()) >> 16))
}

/// The name of a file without folder and extension; `article` for a stream.
pub(crate) fn stem(path: &Path) -> String {
    match path.file_stem() {
        Some(stem) if path.as_os_str() != "-" => stem.to_string_lossy().into_owned(),
        _ => "article".into(),
    }
}

/// FNV-1a (Fowler, Noll, Vo) with the finalizer of MurmurHash3, since the high bits of the first alone are weak. Ids are stored: never change.
fn hash(bytes: &[u8]) -> u64 {
    let mut h = bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h: u64, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3));
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        h = (h ^ (h >> 33)).wrapping_mul(factor);
    }
    h ^ (h >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_never_change() {
        assert_eq!(of_content("talks", "Geneva").as_str(), "talks-5ab94581b0b6");
        assert_eq!(stem(Path::new("a/b/talks.d.jsonl")), "talks.d");
        assert_eq!(stem(Path::new("-")), "article");
    }
}
