//! Finds what is not the article: links to other stories, promotion, captions, comment forms. It is masked, never deleted.

use readout_lang::{Pack, PagePlace, PageRow};
use readout_model::{Article, Reason, Removed, Span};

use crate::reading::lines;

/// A line up to so many characters is masked as a whole where one of its parts gives it away; of a longer one, the sentence.
const SHORT: usize = 240;
/// Promotion inside a longer sentence than this is an article about the channel that it names.
const PROMOTION: usize = 320;

/// The masks of an article, in order, without overlaps: those that its page showed, and those that the pack's `page.tsv` shows in its lines.
pub(crate) fn find(article: &Article, pack: &Pack) -> Vec<Removed> {
    let text = article.text.as_str();
    let mut found = article.removed.clone();
    let mut folded = String::new();
    for line in lines(text) {
        let line = line.trim(text, char::is_whitespace);
        if line.is_empty() {
            continue;
        }
        if let Some(reason) = whole_line(line.of(text), &pack.page, &mut folded) {
            found.push(Removed { span: line, reason });
            continue;
        }
        // Inside flattened text a link stands between sentences.
        for span in pack.sentences(text, line) {
            let sentence = span.of(text);
            let reason = if span.start() == line.start() { None } else { starts(sentence, &pack.page).filter(|(row, _)| row.form.ends_with(':')) };
            let reason = reason.map(|(row, _)| row.reason).or_else(|| part(sentence, &pack.page, &mut folded));
            if let Some(reason) = reason {
                found.push(Removed { span, reason });
            }
        }
    }
    found.sort();
    let mut apart: Vec<Removed> = Vec::with_capacity(found.len());
    for mask in found {
        match apart.last_mut() {
            Some(last) if last.span.overlaps(mask.span) => last.span = last.span.cover(mask.span),
            _ => apart.push(mask),
        }
    }
    apart
}

/// Why a line as a whole is not the article.
fn whole_line(line: &str, rows: &[PageRow], folded: &mut String) -> Option<Reason> {
    if let Some((row, _)) = starts(line, rows) {
        return Some(row.reason);
    }
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let whole = |row: &&PageRow| row.place == PagePlace::Whole && same(bare, row.form.trim_matches(|c: char| !c.is_alphanumeric()), row.exact);
    if let Some(row) = rows.iter().find(whole) {
        return Some(row.reason);
    }
    if line.chars().nth(SHORT).is_none() { part(line, rows, folded) } else { None }
}

/// The longest row that the line begins with.
fn starts<'r>(line: &str, rows: &'r [PageRow]) -> Option<(&'r PageRow, usize)> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let fits = |row: &&PageRow| {
        row.place == PagePlace::Start && {
            let head: String = line.chars().take(row.form.chars().count()).map(|c| if c == '\u{a0}' { ' ' } else { c }).collect();
            same(&head, &row.form, row.exact)
        }
    };
    rows.iter().filter(fits).map(|row| (row, row.form.len())).max_by_key(|(_, len)| *len)
}

/// Why a stretch of text that contains a row's words is not the article.
fn part(stretch: &str, rows: &[PageRow], folded: &mut String) -> Option<Reason> {
    if stretch.chars().nth(PROMOTION).is_some() {
        return None;
    }
    folded.clear();
    folded.extend(stretch.chars().flat_map(char::to_lowercase));
    let inside = |row: &&PageRow| row.place == PagePlace::Part && (if row.exact { stretch.contains(&row.form) } else { folded.contains(&row.form) });
    rows.iter().find(inside).map(|row| row.reason)
}

/// Compares without case, or with it for a form of capitals.
fn same(found: &str, form: &str, exact: bool) -> bool {
    if exact {
        return found == form;
    }
    let mut form = form.chars();
    found.chars().flat_map(char::to_lowercase).all(|c| form.next() == Some(c)) && form.next().is_none()
}
