//! What a page says of itself: when it was published, by whom, in what language.

use readout_model::Published;
use serde_json::Value;
use trafilatura::dom::{Document, NodeId};

use crate::about::primary_subtag;

/// Where a publication date stands in a page, best first, and the attribute that holds it. Dates of the last change are no publication dates.
const DATES: &[(&str, &str)] = &[
    ("meta[property='article:published_time'], meta[name='article:published_time'], meta[property='og:published_time']", "content"),
    ("meta[itemprop='datePublished'], meta[name='datePublished']", "content"),
    (
        "meta[name='date'], meta[name='pubdate'], meta[name='publish-date'], meta[name='DC.date.issued'], meta[name='dcterms.issued']",
        "content",
    ),
    ("time[itemprop='datePublished'], time[pubdate]", "datetime"),
    ("article time[datetime], main time[datetime]", "datetime"),
];

/// What a page says of itself; each part may be missing.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Page {
    pub published: Option<Published>,
    pub site: Option<String>,
    pub language: Option<String>,
}

impl Page {
    pub(crate) fn of(document: &Document) -> Self {
        let mut page = Self::default();
        for script in document.scripts_with_type(&["application/ld+json"]) {
            if let Ok(value) = serde_json::from_str(&document.text_content(script)) {
                page.read_json_ld(&value);
            }
        }
        page.published = date(document).or(page.published);
        page.site = attribute(document, "meta[property='og:site_name'], meta[name='application-name']", "content").or(page.site);
        page.language = attribute(document, "html", "lang").and_then(|tag| primary_subtag(&tag));
        page
    }

    /// Takes date and publisher of the first article in the data (schema.org), which may lie in lists and graphs.
    fn read_json_ld(&mut self, value: &Value) {
        match value {
            Value::Array(list) => list.iter().for_each(|v| self.read_json_ld(v)),
            Value::Object(object) => {
                let text = |v: Option<&Value>| v.and_then(Value::as_str).map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned);
                if object.contains_key("headline") || is_article(object.get("@type")) {
                    self.published = self.published.or_else(|| published(object.get("datePublished")?.as_str()?));
                    self.site = self.site.take().or_else(|| text(object.get("publisher")?.get("name")));
                }
                ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| object.get(*key)).for_each(|v| self.read_json_ld(v));
            }
            _ => {}
        }
    }
}

/// `NewsArticle`, `Article`, `["Report", "BlogPosting"]`.
fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(kind)) => kind.ends_with("Article") || kind.ends_with("Posting"),
        Some(Value::Array(kinds)) => kinds.iter().any(|k| is_article(Some(k))),
        _ => false,
    }
}

fn date(document: &Document) -> Option<Published> {
    let stated = DATES.iter().find_map(|(selector, name)| {
        let found = document.query_selector_all(document.root(), selector);
        found.into_iter().find_map(|node| published(&document.get_attribute(node, name)?))
    });
    stated.or_else(|| only_time(document))
}

/// The day of the page's `<time>` elements where they name one day only; several would be those of other articles too.
fn only_time(document: &Document) -> Option<Published> {
    let nodes: Vec<NodeId> = document.query_selector_all(document.root(), "time[datetime]");
    let mut times = nodes.into_iter().filter_map(|node| published(&document.get_attribute(node, "datetime")?));
    let first = times.next()?;
    times.all(|time| time.date == first.date).then_some(first)
}

/// ISO 8601, or whatever begins with a day of it.
fn published(text: &str) -> Option<Published> {
    let text = text.trim();
    text.parse().ok().or_else(|| text.get(..10)?.parse().ok())
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let found = document.query_selector_all(document.root(), selector);
    let mut values = found.into_iter().filter_map(|node| document.get_attribute(node, name));
    values.find_map(|v| Some(v.trim().to_owned()).filter(|v| !v.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(head: &str, body: &str) -> (Option<String>, Option<String>, Option<String>) {
        let page = Page::of(&Document::parse(&format!("<html lang='ro-RO'><head>{head}</head><body>{body}</body></html>")));
        (page.published.map(|p| p.date.to_string()), page.site, page.language)
    }

    #[test]
    fn date_and_outlet_stand_in_meta_elements_or_json_ld() {
        let ro = || Some("ro".to_owned());
        let meta =
            "<meta property='article:published_time' content='2022-01-12T20:15:00+02:00'><meta property='og:site_name' content=' Curier '>";
        assert_eq!(page(meta, ""), (Some("2022-01-12".into()), Some("Curier".into()), ro()));
        let graph = r#"<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},
            {"@type": ["NewsArticle"], "datePublished": "2022-01-13", "dateModified": "2025-01-01", "publisher": {"name": "Curier"}}]}</script>"#;
        assert_eq!(page(graph, ""), (Some("2022-01-13".into()), Some("Curier".into()), ro()));
        assert_eq!(page("<meta property='article:modified_time' content='2025-01-01'>", ""), (None, None, ro()));
    }

    #[test]
    fn times_of_other_articles_are_no_date() {
        let time = |day: &str| format!("<time datetime='{day}'>x</time>");
        assert_eq!(page("", &time("2022-01-12T10:00Z")).0.as_deref(), Some("2022-01-12"));
        assert_eq!(page("", &(time("2022-01-12") + &time("2022-01-14"))).0, None);
        assert_eq!(page("", &format!("{}<article>{}</article>", time("2025-01-12"), time("2022-01-14"))).0.as_deref(), Some("2022-01-14"));
    }
}
