//! Why a model cannot be read.

/// Why a model cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes do not begin as a model does.
    #[error("not a tagger model: expected the mark {expected:?} at its start")]
    NoModel {
        /// The mark that a model begins with.
        expected: &'static str,
    },
    /// The bytes end too early or go on too long.
    #[error("tagger model of {found} bytes, expected {expected}")]
    Length {
        /// Bytes that the head promises.
        expected: usize,
        /// Bytes that there are.
        found: usize,
    },
}
