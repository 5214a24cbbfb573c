//! A web page to an article.

use readout_model::Article;
use trafilatura::dom::Document;
use trafilatura::{HtmlDateMode, Options, extract_document};

use crate::page::Page;
use crate::text::{assemble, trimmed};
use crate::{About, Kind, blocks};

/// Pictures and the words under them, which the extractor would keep as paragraphs.
const NOT_THE_ARTICLE: &str = "figure:not(:has(table, blockquote)), figcaption, caption";

/// What stands around an article.
const AROUND: &str = "head, script, style, noscript, template, nav, header, footer, aside, form, figure, button, iframe, select";

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
    let paragraphs = document.query_selector_all(document.root(), "p").len();
    let spare = document.clone_document();
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
    // Of a page of few words the extractor gives the text in one piece; then the page's own paragraphs are taken.
    if paragraphs > 1 && text[at..].trim().lines().count() < 2 {
        text.truncate(at);
        blocks::write(&own_content(spare), title.as_deref(), &mut text);
    }
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

/// The article of a page by its own elements, without what stands around it.
fn own_content(mut document: Document) -> Document {
    let root = document.root();
    for around in document.query_selector_all(root, AROUND) {
        document.remove(around, true);
    }
    let article = ["article", "main"].into_iter().find_map(|tag| document.query_selector(root, tag));
    article.map_or_else(|| document.clone_document(), |node| document.extract_subtree_as_document(node))
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

    #[test]
    fn a_short_page_keeps_its_paragraphs() {
        let page = "<html><head><title>Ministers meet</title></head><body><nav>Home</nav><article><h1>Ministers meet</h1>\
            <p>The ministers met in Geneva.</p><p>They will meet again.</p></article><footer>About us</footer></body></html>";
        let article = html_article(page, About::default(), "page").unwrap();
        assert_eq!(article.text, "Ministers meet\n\nThe ministers met in Geneva.\nThey will meet again.");
    }
}
