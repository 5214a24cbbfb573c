//! What a reader asks for in the query of an address.

use std::num::NonZeroUsize;

use axum::extract::rejection::QueryRejection;
use readout_store::Filter;
use serde::Deserialize;

use crate::answer::Problem;
use crate::links;

/// As axum hands it over.
pub(crate) type Asked = Result<axum::extract::Query<Query>, QueryRejection>;

/// Filters and the page of a list. An unknown key is an error: a filter that is silently left out would show more than was asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Query {
    by: String,
    about: String,
    since: String,
    until: String,
    language: String,
    story: String,
    page: Option<NonZeroUsize>,
}

impl Query {
    /// # Errors
    /// What cannot be read.
    pub(crate) fn of(asked: Asked) -> Result<Self, Problem> {
        let axum::extract::Query(query) = asked.map_err(|e| Problem::Bad(e.body_text()))?;
        Ok(query)
    }

    /// A form sends what is not filled in as empty.
    pub(crate) fn filter(&self) -> Filter {
        let given = |s: &str| Some(s.trim()).filter(|s| !s.is_empty()).map(str::to_owned);
        Filter {
            by: given(&self.by),
            about: given(&self.about),
            since: given(&self.since),
            until: given(&self.until),
            language: given(&self.language),
            story: given(&self.story).map(|id| links::story_id(&id)),
        }
    }

    /// True where something is filtered.
    pub(crate) fn filters(&self) -> bool {
        self.filter() != Filter::default()
    }

    /// The same filters at another address.
    pub(crate) fn href(&self, path: &str) -> String {
        links::with(path, self.pairs())
    }

    /// The same filters with another language, or with any.
    pub(crate) fn href_in(&self, path: &str, language: Option<&str>) -> String {
        Self { language: language.unwrap_or_default().to_owned(), ..self.clone() }.href(path)
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = [
            ("by", &self.by),
            ("about", &self.about),
            ("since", &self.since),
            ("until", &self.until),
            ("language", &self.language),
            ("story", &self.story),
        ];
        all.into_iter().map(|(k, v)| (k, v.trim())).filter(|(_, v)| !v.is_empty())
    }

    /// Cuts the asked-for page out of a list.
    ///
    /// # Errors
    /// The list has no such page.
    pub(crate) fn cut<T>(&self, path: &str, length: usize, mut all: Vec<T>) -> Result<(Vec<T>, Paging), Problem> {
        let (total, page) = (all.len(), self.page.map_or(1, NonZeroUsize::get));
        let pages = total.div_ceil(length).max(1);
        if page > pages {
            return Err(Problem::NotFound(format!("There is no page {page}: this list has {pages}.")));
        }
        let rest = all.split_off((page - 1) * length);
        let shown = rest.into_iter().take(length).collect();
        let to = |n: usize| links::with(path, self.pairs().chain([("page", n.to_string().as_str())]));
        let previous = (page > 1).then(|| to(page - 1));
        let next = (page < pages).then(|| to(page + 1));
        Ok((shown, Paging { page, pages, total, previous, next }))
    }
}

/// Where in a list of several pages one is.
pub(crate) struct Paging {
    pub(crate) page: usize,
    pub(crate) pages: usize,
    pub(crate) total: usize,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
}

/// The filters as a form.
pub(crate) struct Form {
    pub(crate) action: &'static str,
    pub(crate) query: Query,
    pub(crate) languages: Vec<Choice>,
}

/// A language to choose.
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) chosen: bool,
    /// The same list in this language alone, or again in all where it is chosen.
    pub(crate) href: String,
}

impl Form {
    pub(crate) fn by(&self) -> &str {
        &self.query.by
    }
    pub(crate) fn about(&self) -> &str {
        &self.query.about
    }
    pub(crate) fn since(&self) -> &str {
        &self.query.since
    }
    pub(crate) fn until(&self) -> &str {
        &self.query.until
    }
    pub(crate) fn language(&self) -> &str {
        &self.query.language
    }
    pub(crate) fn story(&self) -> &str {
        &self.query.story
    }
    pub(crate) fn any(&self) -> bool {
        self.query.filters()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_cut_and_linked() {
        let query = Query { by: " a ".into(), page: NonZeroUsize::new(2), ..Query::default() };
        let (shown, paging) = query.cut("/statements", 2, vec![1, 2, 3, 4, 5]).unwrap();
        assert_eq!(shown, [3, 4]);
        assert_eq!(paging.next.as_deref(), Some("/statements?by=a&page=3"));
        assert_eq!(paging.previous.as_deref(), Some("/statements?by=a&page=1"));
        assert!(query.cut("/statements", 5, vec![1]).is_err());
        assert!(Query::default().cut("/statements", 5, Vec::<u8>::new()).is_ok_and(|(_, p)| p.pages == 1 && p.next.is_none()));
    }
}
