//! Base forms of names.

/// A rule of `inflection.tsv`.
#[derive(Debug)]
struct Rule {
    ending: String,
    base: String,
    sure: bool,
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
    pub(crate) fn new(rows: impl IntoIterator<Item = (String, String, bool)>) -> Self {
        let mut rules: Vec<Rule> = rows.into_iter().map(|(ending, base, sure)| Rule { ending, base, sure }).collect();
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
}
