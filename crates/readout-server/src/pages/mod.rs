//! The pages, one file and one template each.

pub(crate) mod agenda;
pub(crate) mod article;
pub(crate) mod positions;
pub(crate) mod problem;
pub(crate) mod search;
pub(crate) mod statements;
pub(crate) mod stories;
pub(crate) mod story;
