//! A web page to an article.

use readout_model::Article;
use trafilatura::dom::Document;
use trafilatura::{HtmlDateMode, Options, extract_document};

use crate::page::Page;
use crate::text::{assemble, trimmed};
use crate::{About, Kind, blocks};

/// Pictures and the words under them, which the extractor would keep as paragraphs.
const NOT_THE_ARTICLE: &str = "figure:not(:has(table, blockquote)), figcaption, caption";

/// An article from a page: title, blank line, then the paragraphs, list items and quotes of the main content, one a line.
///
/// What `about` gives stands before what the page says of itself. Captions, comments, menus and lists of links are left out. The main content is
/// found by `trafilatura`; dates are taken from the page's metadata only, never guessed from its words.
///
/// # Errors
/// [`Kind::NoArticle`] where the page has no main content.
pub fn html_article(html: &str, mut about: About, stem: &str) -> Result<Article, Kind> {
    let mut document = Document::parse(html);
    blocks::prune_depths(&mut document);
    let page = Page::of(&document);
    let options = Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_html_date_mode(HtmlDateMode::Fast)
        .with_prune_selector(NOT_THE_ARTICLE);
    let found = extract_document(document, &options).map_err(|_| Kind::NoArticle)?;
    let known = |s: String| (!s.trim().is_empty()).then_some(s);

    about.source = about.source.and_then(known).or(page.site);
    let of_page = || known(found.metadata.title).map(|title| without_outlet(&title, about.source.as_deref()).to_owned());
    let title = about.title.take().and_then(known).or_else(of_page).map(|t| blocks::one_line(&t));
    let mut text = title.as_ref().map(|t| format!("{t}\n\n")).unwrap_or_default();
    let at = text.len();
    blocks::write(&Document::parse(&found.content_html), title.as_deref(), &mut text);
    let body = trimmed(&text, at);
    if body.is_empty() {
        return Err(Kind::NoArticle);
    }
    text.truncate(body.end());

    about.url = about.url.and_then(known).or_else(|| known(found.metadata.url));
    about.published = about.published.or(page.published).or_else(|| found.metadata.date?.to_string().parse().ok());
    about.language = about.language.and_then(known).or(page.language);
    Ok(assemble(text, title, body, about, stem))
}

/// `Talks begin` of `Talks begin | Outlet`.
fn without_outlet<'a>(title: &'a str, outlet: Option<&str>) -> &'a str {
    let cut = outlet.and_then(|outlet| title.strip_suffix(outlet)).map(str::trim_end);
    let bare = cut.and_then(|t| t.strip_suffix(['|', '-', '–', '—', '·', '•', '»', '/'])).map(str::trim_end);
    bare.filter(|t| !t.is_empty()).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlet_is_not_part_of_the_title() {
        assert_eq!(without_outlet("Talks begin | Outlet", Some("Outlet")), "Talks begin");
        assert_eq!(without_outlet("Talks begin at Outlet", Some("Outlet")), "Talks begin at Outlet");
        assert_eq!(without_outlet("Outlet", Some("Outlet")), "Outlet");
        assert_eq!(without_outlet("Talks – begin", None), "Talks – begin");
    }
}
