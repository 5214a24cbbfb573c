//! Which articles are translations of one text: in two languages, of one story and the same days, with most of what they tell in common.

use crate::content::Content;
use crate::features::{Feature, Rarity};

/// Part of what both tell from which they are one text …
const ONE_TEXT: f32 = 0.4;
/// … and from which they are of one story; set by trying values on the parallel news.
const ONE_STORY: f32 = 0.19;
/// Days of publication between which an article may be the translation of another.
const DAYS: i32 = 2;
/// Newest articles of a story that are compared: keeps the cost flat as a story grows.
const NEWEST: usize = 64;
/// Strongest terms of an article that are compared.
const STRONGEST: usize = 64;

/// The articles so far, as far as their translations can be known by them.
#[derive(Default)]
pub(crate) struct Translations {
    articles: Vec<Known>,
    by_story: Vec<Vec<u32>>,
}

/// What is kept of an article.
pub(crate) struct Known {
    language: Option<u32>,
    day: Option<i32>,
    content: Content,
}

impl Known {
    pub(crate) fn new(language: Option<u32>, day: Option<i32>, features: &[Feature], rarity: &Rarity) -> Self {
        Self { language, day, content: Content::strongest(features, rarity, STRONGEST) }
    }

    /// How surely both are one text in two languages, 0 to 1.
    fn translates(&self, other: &Self) -> f32 {
        let near = self.day.zip(other.day).is_some_and(|(a, b)| (a - b).abs() <= DAYS);
        let two = self.language.zip(other.language).is_some_and(|(a, b)| a != b);
        if near && two { self.content.shared(&other.content).0 } else { 0.0 }
    }
}

impl Translations {
    /// The article of these stories that tells most of the same in another language, where that is enough for one story; true where they are one text.
    pub(crate) fn of(&self, new: &Known, stories: impl IntoIterator<Item = u32>) -> Option<(u32, bool)> {
        let mut best: Option<(f32, u32)> = None;
        for story in stories {
            for number in self.by_story.get(story as usize).into_iter().flat_map(|l| l.iter().rev().take(NEWEST)) {
                let sure = self.articles[*number as usize].translates(new);
                if sure >= ONE_STORY && best.is_none_or(|(b, _)| sure > b) {
                    best = Some((sure, *number));
                }
            }
        }
        best.map(|(sure, number)| (number, sure >= ONE_TEXT))
    }

    /// The articles of one story are of another now.
    pub(crate) fn join(&mut self, from: u32, into: u32) {
        let moved = self.by_story.get_mut(from as usize).map(std::mem::take).unwrap_or_default();
        if let Some(list) = self.by_story.get_mut(into as usize) {
            list.extend(moved);
            list.sort_unstable();
        }
    }

    /// Adds the next article, which is of this story.
    pub(crate) fn add(&mut self, new: Known, story: u32) {
        let story = story as usize;
        if story >= self.by_story.len() {
            self.by_story.resize_with(story + 1, Vec::new);
        }
        self.by_story[story].push(self.articles.len() as u32);
        self.articles.push(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Kind;

    #[test]
    fn a_translation_is_of_another_language_the_same_days_and_tells_the_same() {
        let rarity = Rarity::default();
        let known = |language: u32, day: i32, concepts: std::ops::Range<u32>| {
            let feature = |name| Feature { name, kind: Kind::Concept, weight: 1.0, shown: String::new() };
            Known::new(Some(language), Some(day), &concepts.map(feature).collect::<Vec<_>>(), &rarity)
        };
        let (text, translation, later) = (known(0, 1, 0..40), known(1, 2, 5..45), known(1, 9, 0..40));
        let (other, again) = (known(1, 1, 38..90), known(0, 1, 0..40));
        let report = known(1, 1, 25..65);
        let mut all = Translations::default();
        all.add(text, 3);
        assert_eq!(all.of(&translation, [3]), Some((0, true)));
        assert_eq!(all.of(&translation, [2]), None, "of another story");
        assert_eq!(all.of(&later, [3]), None, "a week later");
        assert_eq!(all.of(&report, [3]), Some((0, false)), "another report of the same");
        assert_eq!(all.of(&other, [3]), None, "another text");
        assert_eq!(all.of(&again, [3]), None, "the same language: near-duplicates are found by their words");
    }
}
