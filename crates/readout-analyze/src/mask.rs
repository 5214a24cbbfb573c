//! Finds what is not the article: links to other stories, promotion, captions, comment forms. It is masked, never deleted.

use readout_lang::{Pack, PagePlace, PageRow, StemHit};
use readout_model::{Article, Reason, Removed};

use crate::reading::lines;

/// A line up to so many characters is masked as a whole where one of its parts gives it away; of a longer one, the sentence.
const SHORT: usize = 240;

/// The masks of an article, in order, without overlaps: those that its page showed, and those that the pack's `page.tsv` shows in its lines.
pub(crate) fn find(article: &Article, pack: &Pack) -> Vec<Removed> {
    let text = article.text.as_str();
    let mut found = article.removed.clone();
    for line in lines(text) {
        let line = line.trim(text, char::is_whitespace);
        if line.is_empty() {
            continue;
        }
        let words = Words::new(line.of(text), pack);
        let short = line.of(text).chars().nth(SHORT).is_none();
        let starts = words.starts(pack, false);
        if let Some(reason) = starts.filter(|_| short).or_else(|| words.whole(pack)) {
            found.push(Removed { span: line, reason });
            continue;
        }
        // Of a longer line only the sentence: the article may follow in it.
        if let Some((span, reason)) = pack.sentences(text, line).first().copied().zip(starts) {
            found.push(Removed { span, reason });
        }
        if let Some(reason) = words.part(pack) {
            if short {
                found.push(Removed { span: line, reason });
                continue;
            }
            for span in pack.sentences(text, line) {
                found.extend(Words::new(span.of(text), pack).part(pack).map(|reason| Removed { span, reason }));
            }
        }
        // Inside flattened text a link stands between sentences.
        if line.of(text).contains(':') {
            for span in pack.sentences(text, line).into_iter().skip(1).filter(|s| s.of(text).contains(':')) {
                found.extend(Words::new(span.of(text), pack).starts(pack, true).map(|reason| Removed { span, reason }));
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

/// A stretch of text, as it stands and folded, without the marks before its first word.
struct Words<'t> {
    raw: &'t str,
    folded: String,
    stems: Vec<StemHit<(PagePlace, Reason)>>,
}

impl<'t> Words<'t> {
    fn new(text: &'t str, pack: &Pack) -> Self {
        let raw = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
        let folded = pack.fold_line(raw);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let stems = pack.page_stems.find(words.len(), |i| words.get(i).copied().unwrap_or_default());
        Self { raw, folded, stems }
    }

    /// The stretch in the form in which a row is compared, and the row's form.
    fn pair<'s>(&'s self, row: &'s PageRow) -> (&'s str, &'s str) {
        (if row.exact { self.raw } else { &self.folded }, &row.form)
    }

    /// Why a stretch that begins so is not the article; `colon`: only by rows that end in a colon.
    fn starts(&self, pack: &Pack, colon: bool) -> Option<Reason> {
        let begins = |row: &&PageRow| {
            let (text, form) = self.pair(row);
            row.place == PagePlace::Start
                && (!colon || form.ends_with(':'))
                && (text.starts_with(form) || row.exact && self.folded_start(form))
        };
        let stems = || self.stems.iter().find(|hit| !colon && hit.value.0 == PagePlace::Start && hit.start == 0).map(|hit| hit.value.1);
        pack.page.iter().find(begins).map(|row| row.reason).or_else(stems)
    }

    /// A form of capitals that ends in a space, before a space of another width.
    fn folded_start(&self, form: &str) -> bool {
        form.strip_suffix(' ').is_some_and(|word| self.raw.strip_prefix(word).is_some_and(|rest| rest.starts_with(char::is_whitespace)))
    }

    fn whole(&self, pack: &Pack) -> Option<Reason> {
        let bare = |s: &'t str| s.trim_matches(|c: char| !c.is_alphanumeric());
        let (raw, folded) = (bare(self.raw), self.folded.trim_matches(|c: char| !c.is_alphanumeric()));
        let is = |row: &&PageRow| {
            let form = row.form.trim_matches(|c: char| !c.is_alphanumeric());
            row.place == PagePlace::Whole && !form.is_empty() && form == if row.exact { raw } else { folded }
        };
        pack.page.iter().find(is).map(|row| row.reason)
    }

    fn part(&self, pack: &Pack) -> Option<Reason> {
        let inside = |row: &&PageRow| {
            let (text, form) = self.pair(row);
            row.place == PagePlace::Part && text.contains(form)
        };
        let stems = || self.stems.iter().find(|hit| hit.value.0 == PagePlace::Part).map(|hit| hit.value.1);
        pack.page.iter().find(inside).map(|row| row.reason).or_else(stems)
    }
}
