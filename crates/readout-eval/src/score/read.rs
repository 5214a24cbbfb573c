//! Articles with their analyses, as the scores see them.

use std::collections::BTreeMap;

use readout_model::{Analysis, Article, CodePoints, Span, Statement};

/// One article and what was found in it.
pub struct Read<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was found.
    pub analysis: &'a Analysis,
    points: CodePoints<'a>,
}

impl<'a> Read<'a> {
    /// Puts an article and its analysis together.
    pub fn new(article: &'a Article, analysis: &'a Analysis) -> Self {
        Self { article, analysis, points: CodePoints::new(&article.text) }
    }

    /// A place in code points.
    pub fn at(&self, span: Span) -> (usize, usize) {
        (self.points.at(span.start()), self.points.at(span.end()))
    }

    /// The words of a place.
    pub fn words(&self, span: Span) -> &'a str {
        span.of(&self.article.text)
    }
}

/// Articles with their analyses, by article id.
#[derive(Default)]
pub struct Reads<'a>(BTreeMap<&'a str, Read<'a>>);

impl<'a> Reads<'a> {
    /// From articles and analyses, pair by pair.
    pub fn new(pairs: impl IntoIterator<Item = (&'a Article, &'a Analysis)>) -> Self {
        Self(pairs.into_iter().map(|(article, analysis)| (article.id.as_str(), Read::new(article, analysis))).collect())
    }

    /// That of one article.
    pub fn get(&self, id: &str) -> Option<&Read<'a>> {
        self.0.get(id)
    }

    /// All, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = &Read<'a>> {
        self.0.values()
    }
}

/// The name of a statement's source, or the words for it; empty where it is not known.
pub(crate) fn source_name<'a>(read: &Read<'a>, statement: &'a Statement) -> &'a str {
    match &statement.source {
        Some(source) if source.who.name.is_empty() => source.span.map_or("", |span| read.words(span)),
        Some(source) => &source.who.name,
        None => "",
    }
}
