//! What the tagger looks at: words, their beginnings and endings, looks, neighbours, the rest of the document, and the caller's hints.
//!
//! A feature is a 32-bit hash of its template and what it holds; nothing is looked up by string.

use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::document::{Document, Look};

/// Hash of nothing: before the first and behind the last token of a sentence.
const EDGE: u64 = 0x9e37_79b9_7f4a_7c15;

/// What is computed of a token once and used by its neighbours too.
#[derive(Clone, Copy, Default)]
struct Facts {
    word: u64,
    /// Hashes of the first 2 to 6 letters.
    heads: [u64; 5],
    /// Hashes of the last 1 to 5 letters.
    tails: [u64; 5],
    look: u64,
    /// How the word stands in the rest of the document.
    seen: u64,
    /// How words with the same root stand there: its other case forms.
    kin: u64,
    hints: u32,
    glued: bool,
}

impl Facts {
    /// What the case forms of a word share, most often.
    fn root(&self) -> u64 {
        self.heads[3]
    }
}

/// Other places of a capitalised root in the document whose neighbours are looked at.
const OTHERS: usize = 4;

/// The facts of all tokens of a document.
pub(crate) struct Extractor {
    language: u64,
    facts: Vec<Facts>,
    /// Capitalised tokens by root, and the tokens before and behind each in its sentence.
    capitals: FxHashMap<u64, Vec<Place>>,
}

/// A token and its neighbours.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    before: Option<usize>,
    after: Option<usize>,
}

impl Extractor {
    pub fn new(document: &Document) -> Self {
        let mut facts: Vec<Facts> = (0..document.tokens.len()).map(|at| facts(document, at, FxBuildHasher)).collect();
        let seen = seen(document, &facts, |f| f.word);
        let kin = self::seen(document, &facts, Facts::root);
        for fact in &mut facts {
            fact.seen = seen.get(&fact.word).map_or(0, Seen::code);
            fact.kin = kin.get(&fact.root()).map_or(0, Seen::code);
        }
        let mut capitals: FxHashMap<u64, Vec<Place>> = FxHashMap::default();
        for sentence in &document.sentences {
            for at in sentence.clone().filter(|at| document.tokens[*at].look.is_capital()) {
                let before = at.checked_sub(1).filter(|b| *b >= sentence.start);
                let after = Some(at + 1).filter(|a| *a < sentence.end);
                capitals.entry(facts[at].root()).or_default().push(Place { at, before, after });
            }
        }
        Self { language: document.language, facts, capitals }
    }

    fn at(&self, at: usize, sentence: &Range<usize>, by: isize) -> Option<&Facts> {
        let at = at.checked_add_signed(by).filter(|a| sentence.contains(a))?;
        self.facts.get(at)
    }

    /// Calls `each` with all features of the token at `at`.
    pub fn of(&self, at: usize, sentence: &Range<usize>, run: &Run, mut each: impl FnMut(u32)) {
        let Some(here) = self.facts.get(at) else { return };
        let near = [-2, -1, 1, 2].map(|by| self.at(at, sentence, by));
        let word = |f: Option<&Facts>| f.map_or(EDGE, |f| f.word);
        let look = |f: Option<&Facts>| f.map_or(15, |f| f.look);
        let head = |f: Option<&Facts>, n: usize| f.map_or(EDGE, |f| f.heads[n]);
        let tail = |f: Option<&Facts>, n: usize| f.map_or(EDGE, |f| f.tails[n]);
        let [before2, before, after, after2] = near;
        let first = u64::from(at == sentence.start);
        let mut template = 0;
        let mut add = |a: u64, b: u64| {
            template += 1;
            each(mix(template, a, b));
        };
        add(0, 0);
        add(here.word, 0);
        add(word(before), 0);
        add(word(after), 0);
        add(word(before2), 0);
        add(word(after2), 0);
        add(word(before), here.word);
        add(here.word, word(after));
        add(here.look, first);
        add(here.look, look(before));
        add(here.look, look(after));
        add(here.look, look(before) * 16 + look(after));
        add(here.look, (look(before2) * 16 + look(before)) * 256 + look(after) * 16 + look(after2));
        for head in here.heads {
            add(head, here.look);
        }
        for tail in here.tails {
            add(tail, here.look);
        }
        add(tail(before, 2), here.look);
        add(tail(after, 2), here.look);
        add(tail(before, 1), here.tails[1]);
        add(tail(after, 1), here.tails[1]);
        add(head(before, 2), here.look);
        add(head(after, 2), here.look);
        add(head(before, 3), here.heads[3]);
        add(head(before2, 3), head(before, 3));
        add(head(after, 3), head(after2, 3));
        add(here.seen, here.look * 2 + first);
        add(before.map_or(99, |f| f.seen), here.look);
        add(after.map_or(99, |f| f.seen), here.look);
        add(here.look, u64::from(run.capitals));
        add(u64::from(here.glued) * 2 + u64::from(after.is_some_and(|f| f.glued)), here.look * 16 + look(before));
        let (left, right) = (run.left.map(|i| &self.facts[i]), run.right.map(|i| &self.facts[i]));
        add(head(left, 3), here.look);
        add(head(right, 3), here.look);
        add(tail(left, 2), here.look);
        add(head(left, 3), head(right, 3));
        add(run.first.map_or(EDGE, |i| self.facts[i].heads[3]), run.place);
        add(run.last.map_or(EDGE, |i| self.facts[i].heads[3]), run.place);
        add(run.last.map_or(EDGE, |i| self.facts[i].tails[2]), run.place);
        add(u64::from(here.hints), here.look);
        add(u64::from(here.hints), before.map_or(1 << 20, |f| u64::from(f.hints)));
        add(u64::from(here.hints), after.map_or(1 << 20, |f| u64::from(f.hints)));
        add(here.kin, here.look * 2 + first);
        add(before.map_or(99, |f| f.kin), here.look);
        add(after.map_or(99, |f| f.kin), here.look);
        // What words and endings mean in this language alone.
        add(here.word, self.language);
        add(word(before), self.language);
        add(word(after), self.language);
        add(here.tails[1], self.language);
        add(here.tails[2], self.language);
        add(here.heads[2], self.language);
        add(here.look * 2 + first, self.language);
        // What stands beside the same name elsewhere (Ratinov and Roth 2009).
        let places = self.capitals.get(&here.root()).filter(|_| here.look != Look::Lower as u64);
        for place in places.into_iter().flatten().filter(|p| p.at != at).take(OTHERS) {
            each(mix(110, place.before.map_or(EDGE, |i| self.facts[i].root()), here.look));
            each(mix(111, place.after.map_or(EDGE, |i| self.facts[i].root()), here.look));
        }
        for (by, fact) in [(0, Some(here)), (1, before), (2, after)] {
            let hints = fact.map_or(0, |f| f.hints);
            for bit in (0..u32::BITS).filter(|bit| hints & (1 << bit) != 0) {
                each(mix(100 + by, bit.into(), 0));
            }
        }
    }
}

/// How often a word stands in small letters, and how often with a capital that no start of a sentence asks for.
#[derive(Clone, Copy, Default)]
struct Seen {
    lower: u8,
    capital: u8,
}

impl Seen {
    fn code(&self) -> u64 {
        u64::from(self.lower.min(2)) * 4 + u64::from(self.capital.min(3))
    }
}

/// Counts the words of a document by what `key` makes of each.
fn seen(document: &Document, facts: &[Facts], key: impl Fn(&Facts) -> u64) -> FxHashMap<u64, Seen> {
    let mut found: FxHashMap<u64, Seen> = FxHashMap::default();
    for sentence in &document.sentences {
        for at in sentence.clone() {
            let seen = found.entry(key(&facts[at])).or_default();
            match document.tokens[at].look {
                Look::Lower => seen.lower = seen.lower.saturating_add(1),
                Look::Capital | Look::Capitals | Look::Mixed if at > sentence.start => seen.capital = seen.capital.saturating_add(1),
                _ => {}
            }
        }
    }
    found
}

/// The capitalised run that a token stands in, and the small words on its sides.
#[derive(Clone, Copy, Default)]
pub(crate) struct Run {
    left: Option<usize>,
    right: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    /// Tokens before it in the run, up to 3.
    place: u64,
    /// Quarters of the sentence's words that are capitalised.
    capitals: u8,
}

/// The runs of a sentence's tokens.
pub(crate) fn runs(document: &Document, sentence: &Range<usize>) -> Vec<Run> {
    let look = |at: usize| document.tokens[at].look;
    let capital = |at: usize| look(at).is_capital();
    let words = sentence.clone().filter(|at| !matches!(look(*at), Look::Mark | Look::Number)).count();
    let capitals = sentence.clone().filter(|at| capital(*at)).count();
    let capitals = (capitals * 4).checked_div(words).unwrap_or(0) as u8;
    let mut found = vec![Run { capitals, ..Run::default() }; sentence.len()];
    let mut at = sentence.start;
    let mut left = None;
    while at < sentence.end {
        let mut end = at;
        while end < sentence.end && capital(end) {
            end += 1;
        }
        if end == at {
            if look(at) == Look::Lower {
                left = Some(at);
            }
            // A token outside of runs: what stands on its sides.
            let cell = &mut found[at - sentence.start];
            cell.left = at.checked_sub(1).filter(|b| *b >= sentence.start);
            cell.right = Some(at + 1).filter(|a| *a < sentence.end);
            at += 1;
            continue;
        }
        let right = (end..sentence.end).find(|i| look(*i) == Look::Lower);
        for i in at..end {
            found[i - sentence.start] =
                Run { left, right, first: Some(at), last: Some(end - 1), place: (i - at).min(3) as u64 + 1, capitals };
        }
        at = end;
    }
    found
}

fn facts(document: &Document, at: usize, hasher: FxBuildHasher) -> Facts {
    let word = document.word(at);
    let bytes = word.as_bytes();
    let token = document.tokens[at];
    let hash = |part: &[u8]| {
        let mut state = hasher.build_hasher();
        state.write(part);
        state.finish()
    };
    let whole = hash(bytes);
    // Folded words are Latin letters with few exceptions: bytes are letters.
    let head = |n: usize| if bytes.len() > n { hash(&bytes[..n]) } else { whole };
    let tail = |n: usize| if bytes.len() > n { hash(&bytes[bytes.len() - n..]) } else { whole };
    Facts {
        word: whole,
        heads: [head(2), head(3), head(4), head(5), head(6)],
        tails: [tail(1), tail(2), tail(3), tail(4), tail(5)],
        look: token.look as u64,
        seen: 0,
        kin: 0,
        hints: token.hints,
        glued: token.glued,
    }
}

/// A hash of a template and two values; never 0, which stands for a free place of the table.
fn mix(template: u64, a: u64, b: u64) -> u32 {
    let mut h = (a ^ template.wrapping_mul(0xa076_1d64_78bd_642f)).wrapping_mul(0xe703_7ed1_a0b4_28db);
    h = (h ^ (h >> 32) ^ b.wrapping_mul(0x8ebc_6af0_9c88_c6e3)).wrapping_mul(0x5899_65cc_7537_4cc3);
    ((h >> 32) as u32).max(1)
}
