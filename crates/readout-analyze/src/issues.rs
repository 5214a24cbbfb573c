//! Which issues words are about.

use std::ops::Range;

use readout_lang::IssueHit;

use crate::reading::Reading;

/// The issues of an article by place.
pub(crate) struct Issues {
    hits: Vec<IssueHit>,
}

impl Issues {
    pub fn of(reading: &Reading<'_>) -> Self {
        let tokens = &reading.tokens;
        Self { hits: reading.pack.issues.find(tokens.len(), |i| tokens.key(i)) }
    }

    /// The hits inside a range of tokens.
    pub fn within(&self, words: &Range<usize>) -> impl Iterator<Item = &IssueHit> {
        self.hits.iter().filter(move |h| words.start <= h.start && h.end <= words.end)
    }

    /// Ids of the issues that words are about: those shown by more words first, then in order of place.
    pub fn named(&self, reading: &Reading<'_>, words: Range<usize>) -> Vec<String> {
        let mut hits: Vec<&IssueHit> = self.within(&words).collect();
        hits.sort_by_key(|h| (usize::MAX - h.words, h.start));
        let mut ids: Vec<String> = Vec::new();
        for hit in hits {
            if let Some(issue) = reading.world.issues().get(hit.issue as usize)
                && !ids.contains(&issue.id)
            {
                ids.push(issue.id.clone());
            }
        }
        ids
    }
}
