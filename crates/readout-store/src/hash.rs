//! Telling whether a text is the one that was stored.

/// The fingerprint of a text: FNV-1a, 128 bits (Fowler, Noll, Vo), over its UTF-8 bytes. The same on every machine and in every version; it
/// guards against mistakes, not against an adversary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextHash(u128);

const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

impl TextHash {
    /// The fingerprint of `text`.
    pub fn of(text: &str) -> Self {
        Self(text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME)))
    }

    pub(crate) fn bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_fnv_1a() {
        assert_eq!(TextHash::of("").0, BASIS);
        assert_eq!(TextHash::of("a").0, 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
