//! Which issues words are about, and what saying them does.

use std::ops::Range;

use readout_lang::{IssueRow, StemHit};
use readout_model::Act;

use crate::reading::Reading;

/// The issues and acts that the words of an article show, by place.
pub(crate) struct Issues {
    hits: Vec<StemHit<IssueRow>>,
    acts: Vec<StemHit<Act>>,
}

impl Issues {
    pub fn of(reading: &Reading<'_>) -> Self {
        let tokens = &reading.tokens;
        let key = |i: usize| tokens.key(i);
        Self { hits: reading.pack.issues.find(tokens.len(), key), acts: reading.pack.acts.find(tokens.len(), key) }
    }

    /// The hits inside a range of tokens.
    pub fn within(&self, words: &Range<usize>) -> impl Iterator<Item = &StemHit<IssueRow>> {
        inside(&self.hits, words)
    }

    /// Ids of the issues that words are about: those shown by more words first, then in order of place.
    pub fn named(&self, reading: &Reading<'_>, words: Range<usize>) -> Vec<String> {
        let mut hits: Vec<_> = self.within(&words).collect();
        hits.sort_by_key(|h| (usize::MAX - h.words, h.start));
        let mut ids: Vec<String> = Vec::new();
        for hit in hits {
            if let Some(issue) = reading.world.issues().get(hit.value.issue as usize)
                && !ids.contains(&issue.id)
            {
                ids.push(issue.id.clone());
            }
        }
        ids
    }

    /// What saying the words does, where they show it.
    pub fn act(&self, words: &Range<usize>) -> Option<Act> {
        self.act_hit(words).map(|h| h.value)
    }

    /// True where some words show an act.
    pub fn shows(&self, words: &Range<usize>, act: Act) -> bool {
        inside(&self.acts, words).any(|h| h.value == act)
    }

    /// True where words that say no stand inside `words` and outside `except`.
    pub fn refused(&self, words: &Range<usize>, except: &Range<usize>) -> bool {
        inside(&self.acts, words).any(|h| matches!(h.value, Act::Refuse | Act::Deny) && (h.end <= except.start || except.end <= h.start))
    }

    /// The row that shows what saying the words does: that of more words, then the first.
    pub fn act_hit(&self, words: &Range<usize>) -> Option<&StemHit<Act>> {
        inside(&self.acts, words).min_by_key(|h| (usize::MAX - h.words, h.start))
    }
}

/// The hits inside a range of tokens; hits stand in order of their last word.
fn inside<'h, T>(hits: &'h [StemHit<T>], words: &Range<usize>) -> impl Iterator<Item = &'h StemHit<T>> {
    let (from, to) = (words.start, words.end);
    let first = hits.partition_point(|h| h.end <= from);
    let last = hits.partition_point(|h| h.end <= to);
    hits[first..last.max(first)].iter().filter(move |h| from <= h.start)
}
