//! Base forms of names.

/// A rule of `inflection.tsv`.
#[derive(Debug)]
pub(crate) struct Rule {
    pub ending: String,
    pub base: String,
    /// Holds for every name.
    pub sure: bool,
    /// The word with this ending is no case form, but a woman's.
    pub woman: bool,
}

/// The endings of names in a language.
#[derive(Debug, Default)]
pub(crate) struct Inflection {
    /// Longest ending first.
    rules: Vec<Rule>,
}

/// A stem shorter than this is no name with an ending taken off.
const SHORTEST_STEM: usize = 2;

impl Inflection {
    pub(crate) fn new(mut rules: Vec<Rule>) -> Self {
        rules.sort_by(|a, b| b.ending.len().cmp(&a.ending.len()).then_with(|| a.ending.cmp(&b.ending)).then_with(|| a.base.cmp(&b.base)));
        Self { rules }
    }

    /// Calls `found` with each base form that `word` (folded) may be a case form of, and whether the rule is sure; longest ending first.
    pub(crate) fn bases(&self, word: &str, mut found: impl FnMut(&str, bool)) {
        let mut base = String::new();
        for rule in &self.rules {
            if let Some(stem) = word.strip_suffix(rule.ending.as_str())
                && stem.chars().count() >= SHORTEST_STEM
            {
                base.clear();
                base.push_str(stem);
                base.push_str(&rule.base);
                found(&base, rule.sure);
            }
        }
    }

    /// True where a rule of class `woman` fits.
    pub(crate) fn names_woman(&self, word: &str) -> bool {
        let fits = |stem: &str| stem.chars().count() >= SHORTEST_STEM;
        self.rules.iter().any(|rule| rule.woman && word.strip_suffix(rule.ending.as_str()).is_some_and(fits))
    }
}
