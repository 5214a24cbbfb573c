//! A reader's desk: the record open for one request, with what its pages look up again and again.

use std::cell::OnceCell;
use std::collections::HashMap;

use readout_model::json::Texts;
use readout_model::record::Citation;
use readout_model::{ArticleId, Span};
use readout_store::{ArticleRow, Store};

use crate::answer::Problem;
use crate::query::{Choice, Form, Query};
use crate::view::Cited;
use crate::{Labels, links};

/// The record open for one request.
pub(crate) struct Desk<'a> {
    pub(crate) store: &'a Store,
    pub(crate) labels: &'a Labels,
    articles: OnceCell<HashMap<ArticleId, ArticleRow>>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(store: &'a Store, labels: &'a Labels) -> Self {
        Self { store, labels, articles: OnceCell::new() }
    }

    /// What is known of all articles, by id; read once.
    pub(crate) fn articles(&self) -> Result<&HashMap<ArticleId, ArticleRow>, Problem> {
        if self.articles.get().is_none() {
            let rows = self.store.articles()?;
            let _ = self.articles.set(rows.into_iter().map(|row| (row.id.clone(), row)).collect());
        }
        self.articles.get().ok_or_else(|| Problem::Broken("The articles cannot be listed.".to_owned()))
    }

    /// A link to the characters that a fact comes from.
    pub(crate) fn cite(&self, article: &ArticleId, span: Span) -> Result<Cited, Problem> {
        let mut cited = self.name(article)?;
        if let Some(place) = self.store.code_points(article, span) {
            cited.href = links::place(article, place);
        }
        Ok(cited)
    }

    pub(crate) fn cite_all(&self, citations: &[Citation]) -> Result<Vec<Cited>, Problem> {
        citations.iter().map(|c| self.cite(&c.article, c.span)).collect()
    }

    /// A link to an article as a whole.
    pub(crate) fn name(&self, article: &ArticleId) -> Result<Cited, Problem> {
        let row = self.articles()?.get(article);
        Ok(Cited {
            href: links::article(article),
            outlet: row.and_then(|r| r.source.clone()).unwrap_or_else(|| article.to_string()),
            published: row.and_then(|r| r.published).map(|p| p.date.to_string()),
            language: row.and_then(|r| r.language.clone()).unwrap_or_default(),
        })
    }

    /// The filters as a form at `action`, with the languages that the record's articles are in.
    pub(crate) fn form(&self, action: &'static str, query: Query) -> Result<Form, Problem> {
        let mut codes: Vec<&str> = self.articles()?.values().filter_map(|r| r.language.as_deref()).collect();
        codes.sort_unstable();
        codes.dedup();
        let asked = query.filter().language;
        let choice = |code: &str| {
            let chosen = asked.as_deref() == Some(code);
            let href = query.href_in(action, (!chosen).then_some(code));
            Choice { name: self.labels.language(code).to_owned(), chosen, href }
        };
        let languages = codes.into_iter().map(choice).collect();
        Ok(Form { action, query, languages })
    }
}
