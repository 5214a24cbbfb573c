//! Web pages.

use crate::{article, error};

const PAGE: &str = r##"<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Envoys meet in Geneva | The Lakeside Courier</title>
<meta property="og:site_name" content="The Lakeside Courier">
<meta property="article:published_time" content="2022-01-10T18:30:00+01:00">
<link rel="canonical" href="https://courier.example.org/world/envoys-meet">
</head><body>
<div class="cookie-banner">We use cookies. <button>Accept all</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article>
<h1>Envoys meet in Geneva</h1>
<figure><img src="a.jpg" alt="The hall"><figcaption>The hall before the doors closed. Photo: J. Example</figcaption></figure>
<p>Envoys of two governments met in Geneva on Monday and talked for close to eight hours about missiles and manoeuvres.</p>
<p>“We listened to each other,” the <a href="/tag/envoy">deputy minister</a> said as she left the building late in the evening.</p>
<blockquote><p>No promises were made, and none were asked for.</p></blockquote>
<p>The two sides named three subjects for the next round:</p>
<ul><li>limits on missiles,</li><li>notice of manoeuvres,</li><li>lines between headquarters.</li></ul>
<p>A second meeting follows in Brussels on Wednesday, and a third in Vienna a day later.</p>
</article>
<aside class="related"><h3>Most read</h3><ul><li><a href="/1">Ferry prices go up again</a></li><li><a href="/2">Ten lakes to swim in</a></li></ul></aside>
<section id="comments"><h3>Comments</h3><div class="comment"><p>First! I never trusted any of them, said my uncle.</p></div>
<form><textarea></textarea><button>Leave a reply</button></form></section>
<footer>© The Lakeside Courier. <a href="/terms">Terms</a></footer>
</body></html>"##;

#[test]
fn a_page_is_its_article() {
    let article = article("envoys.html", PAGE.as_bytes());
    let expected = concat!(
        "Envoys meet in Geneva\n\n",
        "Envoys of two governments met in Geneva on Monday and talked for close to eight hours about missiles and manoeuvres.\n",
        "“We listened to each other,” the deputy minister said as she left the building late in the evening.\n",
        "No promises were made, and none were asked for.\n",
        "The two sides named three subjects for the next round:\n",
        "limits on missiles,\nnotice of manoeuvres,\nlines between headquarters.\n",
        "A second meeting follows in Brussels on Wednesday, and a third in Vienna a day later."
    );
    assert_eq!(article.text, expected);
    assert_eq!(article.title.as_deref(), Some("Envoys meet in Geneva"));
    assert!(article.body.of(&article.text).starts_with("Envoys of two"));
    assert_eq!(article.body.end(), article.text.len());
    assert_eq!(article.source.as_deref(), Some("The Lakeside Courier"));
    assert_eq!(article.url.as_deref(), Some("https://courier.example.org/world/envoys-meet"));
    assert_eq!(article.language.as_deref(), Some("en"));
    let published = article.published.unwrap();
    assert_eq!((published.date.to_string(), published.time.unwrap().to_string()), ("2022-01-10".into(), "18:30:00".into()));
    assert!(article.id.as_str().starts_with("envoys-"));
}

#[test]
fn a_line_may_hold_a_page_and_what_it_says_wins() {
    let line = serde_json::json!({"id": "p", "html": PAGE, "title": "Eight hours", "published": "2022-01-11", "source": "Mirror", "language": "de"});
    let article = article("pages.jsonl", line.to_string().as_bytes());
    assert_eq!(article.title.as_deref(), Some("Eight hours"));
    assert!(article.text.starts_with("Eight hours\n\nEnvoys"), "{}", article.text);
    assert_eq!(article.published.unwrap().date.to_string(), "2022-01-11");
    assert_eq!((article.source.as_deref(), article.language.as_deref()), (Some("Mirror"), Some("de")));
}

#[test]
fn a_page_without_an_article_is_an_error() {
    assert_eq!(error("a.html", b"<html><body></body></html>"), "a.html: no article text found in the page");
    assert_eq!(
        error("a.htm", b"<html><head><title>T</title></head><body><script>x()</script></body></html>"),
        "a.htm: no article text found in the page"
    );
}

#[test]
fn a_page_of_any_shape_is_survived() {
    let deep = format!("<html><body>{}text{}</body></html>", "<div><p>".repeat(5_000), "</p></div>".repeat(5_000));
    for page in [deep.as_str(), "<p", "<table><tr><td>", "</html><!-- ", "<svg><math><p>x"] {
        let _ = crate::read_file("a.html", page.as_bytes());
    }
}
