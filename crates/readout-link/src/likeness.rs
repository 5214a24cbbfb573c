//! How likely two statements of one source are two reports of one utterance.
//!
//! Chosen by hand for precision, on pairs of reports of one call and one briefing in several languages; a statement in another language is
//! known again by what it is about and by what its words mean (how much of that it takes was tried on the parallel news), one in the same language by
//! its words.

use readout_model::{Act, StatementKind};

use crate::content::{Content, Voice};
use crate::features::Rarity;
use crate::sketch::Grams;

/// Likeness from which a statement joins an utterance.
pub(crate) const ALIKE: f32 = 0.58;
/// Share of three-letter sequences from which two texts are the same words …
const SAME_WORDS: f32 = 0.55;
/// … and from which two statements of one article are.
const REPEATED: f32 = 0.8;
/// The same, where both are about the same entities and issues.
const RETOLD: f32 = 0.35;
/// Statements in one language about the same thing share at least this much of their letters when they are the same.
const OTHER_WORDS: f32 = 0.2;

/// In two languages of one story: statements that share this part of what they tell are reports of one utterance, …
const PART: f32 = 0.24;
/// … where that is so much, counted by rarity, …
const MUCH: f32 = 4.0;
/// In translations of one text this part and this much will do: what stands at the same place is the same, …
const TRANSLATED: f32 = 0.2;
const LITTLE: f32 = 1.5;
/// … the more surely the nearer it stands, counted in lengths of the text, …
const PLACE: f32 = 2.0;
/// … and the other name that one of them gives the speaker counts so much against it.
const VOICE: f32 = 0.5;

/// What each sign adds. Issues and the entities spoken of carry the most; the others cannot join statements by themselves.
const ISSUES: f32 = 0.36;
const ABOUT: f32 = 0.28;
const ACT: f32 = 0.10;
const TELLER: f32 = 0.08;
const LENGTH: f32 = 0.08;
const KIND: f32 = 0.08;
const INSIDE: f32 = 0.02;
/// Rarity of the shared entities from which they count in full: one state that every article names says little.
const TELLING: f32 = 4.0;

/// True where two statements of one source in one article say the same thing twice: in nearly the same words, or about the same entities and issues
/// in words of which a good part is the same.
pub(crate) fn repeats(a: &Traits, b: &Traits) -> bool {
    let words = a.grams.alike(&b.grams, RETOLD);
    let same_things = a.about.len() > 1 && a.about == b.about && !a.issues.is_empty() && a.issues == b.issues && a.kind == b.kind;
    words >= if same_things { RETOLD } else { REPEATED }
}

/// What a statement is known again by.
#[derive(Clone, Debug)]
pub(crate) struct Traits {
    /// Number of the article.
    pub(crate) article: u32,
    /// Number of the language, where known.
    pub(crate) language: Option<u32>,
    /// Numbers of issues, ascending.
    pub(crate) issues: Box<[u32]>,
    /// Numbers of entities spoken of, ascending.
    pub(crate) about: Box<[u32]>,
    /// Whose words they are.
    pub(crate) voice: Voice,
    /// What they tell, whatever the language.
    pub(crate) content: Content,
    /// Sketch of the words.
    pub(crate) grams: Grams,
    /// Where it stands in its article, 0 at the beginning to 1 at the end.
    pub(crate) place: f32,
    /// Length in characters.
    pub(crate) length: u32,
    pub(crate) act: Act,
    pub(crate) kind: StatementKind,
    /// The kind of the statement in which it stands.
    pub(crate) inside: Option<StatementKind>,
    /// Number of the nearest in the source chain.
    pub(crate) teller: Option<u32>,
    /// Statements of the source in the article that share an issue with it, itself counted.
    pub(crate) same_issue: u32,
    /// Statements of the source in the article with the same issues and entities, itself counted.
    pub(crate) same_content: u32,
}

/// How near the articles of two statements are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Near {
    /// They report one story.
    pub(crate) one_story: bool,
    /// One is the translation of the other, or both of a third.
    pub(crate) one_text: bool,
}

/// Likeness of two statements whose voices fit so well, 0 to 1.
pub(crate) fn likeness(a: &Traits, b: &Traits, fits: f32, near: Near, rarity: &Rarity) -> f32 {
    if fits == 0.0 && !near.one_text {
        return 0.0;
    }
    // Two languages do not have the same words.
    let two_languages = a.language.zip(b.language).is_some_and(|(a, b)| a != b);
    let words = if two_languages { 0.0 } else { a.grams.alike(&b.grams, OTHER_WORDS) };
    if words >= SAME_WORDS && fits > 0.0 {
        return ALIKE + (1.0 - ALIKE) * words * fits;
    }
    let one_story = near.one_story;
    let one_language = a.language.is_some() && a.language == b.language;
    let alike = if one_story && !one_language { told_alike(a, b, fits, near) } else { 0.0 };
    let one_voice = a.voice.id == b.voice.id;
    let nameless = a.voice.is_nameless() || b.voice.is_nameless();
    if !one_voice || nameless || one_language && words < OTHER_WORDS {
        return alike;
    }
    let issues = share(&a.issues, &b.issues, |_| 1.0);
    let about = share(&a.about, &b.about, |e| rarity.of(e));
    if issues.0 + about.0 == 0.0 || !one_story && about.0 == 0.0 {
        return alike;
    }
    // Among several statements on one issue, the issue does not tell which is meant.
    let issues = ISSUES * issues.1 / a.same_issue.max(b.same_issue) as f32;
    let about = ABOUT * about.1 * (about.0 / TELLING).min(1.0) / a.same_content.max(b.same_content) as f32;
    let teller = match (a.teller, b.teller) {
        (a, b) if a == b => 1.0,
        (Some(_), Some(_)) => 0.25,
        _ => 0.5,
    };
    let (short, long) = (a.length.min(b.length), a.length.max(b.length));
    let length = if long == 0 { 0.0 } else { short as f32 / long as f32 };
    let told = issues
        + about
        + ACT * acts(a.act, b.act)
        + TELLER * teller
        + LENGTH * length
        + KIND * kinds(a.kind, b.kind)
        + INSIDE * f32::from(u8::from(a.inside == b.inside));
    told.max(alike)
}

/// Likeness of two statements in two languages by what they tell; 0 where they share too little.
fn told_alike(a: &Traits, b: &Traits, fits: f32, near: Near) -> f32 {
    let (part, much) = a.content.shared(&b.content);
    if near.one_text {
        let apart = (a.place - b.place).abs();
        let part = part * (1.0 - VOICE * (1.0 - fits)) * (1.0 - PLACE * apart);
        return if part >= TRANSLATED && much >= LITTLE { ALIKE + (1.0 - ALIKE) * part } else { 0.0 };
    }
    let part = part * fits;
    if part >= PART && much >= MUCH { ALIKE + (1.0 - ALIKE) * part } else { 0.0 }
}

/// Weight of what two ascending lists share, and its part in the weight of all.
fn share(a: &[u32], b: &[u32], weight: impl Fn(u32) -> f32) -> (f32, f32) {
    let both: f32 = a.iter().filter(|x| b.binary_search(x).is_ok()).map(|x| weight(*x)).sum();
    let all: f32 = a.iter().chain(b).map(|x| weight(*x)).sum::<f32>() - both;
    (both, if all > 0.0 { both / all } else { 0.0 })
}

/// One act read as another by the verb that a language has for it.
fn acts(a: Act, b: Act) -> f32 {
    use Act::{Assert, Criticize, Demand, Deny, Offer, Promise, Propose, Refuse, Warn};
    match (a.min(b), a.max(b)) {
        (a, b) if a == b => 1.0,
        (Assert, Promise | Warn | Criticize | Deny)
        | (Demand, Propose | Warn)
        | (Propose, Offer)
        | (Offer, Promise)
        | (Refuse, Deny)
        | (Warn, Criticize) => 0.6,
        (Assert, _) => 0.3,
        _ => 0.0,
    }
}

fn kinds(a: StatementKind, b: StatementKind) -> f32 {
    match (a, b) {
        (a, b) if a == b => 1.0,
        (StatementKind::Mixed, _) | (_, StatementKind::Mixed) => 0.5,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use readout_model::{Source, SourceKind, Speaker, Terms};

    use super::*;
    use crate::names::Names;

    const STORY: Near = Near { one_story: true, one_text: false };
    const APART: Near = Near { one_story: false, one_text: false };
    const TEXT: Near = Near { one_story: true, one_text: true };

    fn traits(article: u32, issues: &[u32], about: &[u32]) -> Traits {
        Traits {
            article,
            language: Some(article),
            issues: issues.into(),
            about: about.into(),
            voice: voice("Anna Weber"),
            content: Content::default(),
            place: 0.5,
            grams: Grams::default(),
            length: 100,
            act: Act::Assert,
            kind: StatementKind::Direct,
            inside: None,
            teller: None,
            same_issue: 1,
            same_content: 1,
        }
    }

    fn voice(name: &str) -> Voice {
        let kind = if name.is_empty() { SourceKind::Unnamed } else { SourceKind::Person };
        let who = Speaker { name: name.to_owned(), entity: None, kind };
        let mut names = Names::default();
        for known in ["Anna Weber", "Ana Veber", "Peter Weber", "Peter Moore"] {
            names.of(None, kind.as_str(), known);
        }
        Voice::new(Some(&Source { who, span: None }), &mut names)
    }

    fn telling(concepts: &[u32]) -> Content {
        let terms = Terms { concepts: concepts.into(), ..Terms::default() };
        Content::new(&terms, &Rarity::default(), &mut Names::default())
    }

    #[test]
    fn what_is_shared_joins_and_rivals_hold_apart() {
        let rarity = Rarity::default();
        let a = traits(1, &[10], &[20, 21, 22]);
        let like = |b: &Traits| likeness(&a, &Traits { language: Some(2), ..b.clone() }, a.voice.fits(&b.voice), STORY, &rarity);
        assert!(like(&a) > 0.9);
        assert!(
            like(&Traits { act: Act::Warn, kind: StatementKind::Mixed, about: Box::new([]), ..a.clone() }) >= ALIKE,
            "the only one on the issue"
        );
        assert!(like(&Traits { same_issue: 5, same_content: 5, ..a.clone() }) < ALIKE, "one of five alike");
        assert!(like(&traits(2, &[], &[20])) < ALIKE, "one shared entity");
        assert_eq!(like(&traits(2, &[11], &[30])), 0.0);
        assert_eq!(likeness(&traits(1, &[10], &[]), &traits(2, &[10], &[]), 1.0, APART, &rarity), 0.0, "another story");
        assert_eq!(like(&Traits { voice: voice(""), ..a.clone() }), 0.0);
    }

    #[test]
    fn words_of_one_meaning_join_two_languages_of_one_story() {
        let rarity = Rarity::default();
        // The numbers of the terms are those of the order in which they are first told.
        let a = Traits { content: telling(&[1, 2, 3, 4]), ..traits(1, &[], &[]) };
        let b = Traits { content: telling(&[1, 2, 3]), article: 2, language: Some(2), ..a.clone() };
        let like = |b: &Traits, near: Near| likeness(&a, b, a.voice.fits(&b.voice), near, &rarity);
        assert!(like(&b, STORY) >= ALIKE);
        assert_eq!(like(&b, APART), 0.0, "another story");
        assert_eq!(like(&Traits { language: a.language, ..b.clone() }, STORY), 0.0, "one language has its own words");
        assert_eq!(like(&Traits { content: Content::default(), ..b.clone() }, STORY), 0.0, "nothing in common");
        assert!(like(&Traits { voice: voice(""), ..b.clone() }, STORY) >= ALIKE, "nobody is named in one");
        assert!(like(&Traits { voice: voice("Ana Veber"), ..b.clone() }, STORY) >= ALIKE, "spelled otherwise");
        assert_eq!(like(&Traits { voice: voice("Peter Weber"), ..b.clone() }, STORY), 0.0, "of the same surname");
        let other = Traits { voice: voice("Peter Moore"), ..b.clone() };
        assert_eq!(like(&other, STORY), 0.0, "somebody else");
        assert!(like(&other, TEXT) >= ALIKE, "somebody else where both translate one text: one of them errs");
        assert_eq!(like(&Traits { place: 1.0, ..other }, TEXT), 0.0, "at another place of it");
    }
}
