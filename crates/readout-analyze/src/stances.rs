//! Where actors stand, by what they say: a statement's act and the issues of its words give the stance of whom the source speaks for.

use std::ops::Range;

use readout_lang::{Grammar, IssueRow, StemHit};
use readout_model::{Act, Cue, EntityKind, Speaker, Stance, StanceKind, Statement, Via};

use crate::issues::Issues;
use crate::names::Names;
use crate::reading::Reading;

/// Stances of all statements whose source and issue are known. Where it is not plain which way a statement points – an act that only single words of the
/// content show beside a negation, blame for somebody else's refusal – there is none.
pub(crate) fn find(reading: &Reading<'_>, names: &Names<'_>, issues: &Issues, statements: &[Statement]) -> Vec<Stance> {
    let mut found = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let Some(source) = &statement.source else { continue };
        let Some(actor) = actor(reading, names, &source.who) else { continue };
        // "rejects the demand that": a noun, and whose it is is not plain.
        if statement.cue.as_ref().is_some_and(|cue| noun(reading, cue)) {
            continue;
        }
        let words = reading.tokens.within(statement.span);
        let told = cue_act(reading, statement);
        let measure = |id: &String| reading.world.issues().iter().any(|i| i.id == *id && i.measure);
        let is = |h: &StemHit<IssueRow>, id: &str| reading.world.issues().get(h.value.issue as usize).is_some_and(|i| i.id == id);
        for (place, issue) in statement.issues.iter().filter(|id| measure(id)).enumerate() {
            let shown: Vec<&StemHit<IssueRow>> = issues.within(&words).filter(|h| is(h, issue)).collect();
            // One word beside a stronger issue is no stance on its own, unless it comes right behind the verb that tells the act.
            let first = issues.within(&words).find(|h| reading.world.issues().get(h.value.issue as usize).is_some_and(|i| i.measure));
            let first = first.is_some_and(|h| told && is(h, issue));
            if shown.is_empty() || place > 0 && !first && shown.iter().all(|h| h.words < 2) {
                continue;
            }
            let against = shown.iter().any(|h| h.value.against);
            // "does not give up talks", "reject the demand to stop …": two words that say no leave it open.
            let twice = |h: &&StemHit<IssueRow>| {
                let near = h.start.saturating_sub(2).max(words.start)..h.end;
                h.value.against && (near.clone().any(|i| reading.is(i, |g| g == Grammar::Not)) || issues.refused(&words, &near))
            };
            if shown.iter().any(twice) {
                continue;
            }
            let negations = words.clone().filter(|i| reading.is(*i, |g| g == Grammar::Not)).count();
            let plain = if told {
                // Blame for a refusal, a demand to reject a demand: which way it points is open.
                let refusal = matches!(issues.act(&words), Some(Act::Refuse | Act::Deny));
                negations < 2 && !(refusal && matches!(statement.act, Act::Criticize | Act::Demand | Act::Refuse))
            } else {
                own(reading, names, issues, &words, &actor)
            };
            if let Some(stance) = stance(statement.act, against || told && negations == 1).filter(|_| plain) {
                found.push(Stance { actor: actor.clone(), issue: issue.clone(), stance, statement: index });
            }
        }
    }
    found
}

/// True where the act that words of the content show is plainly the actor's own: no negation stands outside the words that show it, and the first that is
/// named before them, behind no preposition, is the actor. Words of blame show no stance on what is blamed.
fn own(reading: &Reading<'_>, names: &Names<'_>, issues: &Issues, words: &Range<usize>, actor: &Via) -> bool {
    let Some(hit) = issues.act_hit(words) else { return true };
    let negated = words.clone().any(|i| !(hit.start..hit.end).contains(&i) && reading.is(i, |g| g == Grammar::Not));
    let mut nouns = names.nouns_within(&(words.start..hit.end)).iter();
    let subject = nouns.find(|n| !reading.governed(n.tokens.start)).and_then(|n| n.member());
    let same = subject.is_none_or(|who| acts_for(reading, names, who).is_some_and(|v| v.entity == actor.entity));
    !negated && same && !matches!(hit.value, Act::Criticize | Act::Deny)
}

/// True for a cue behind an article.
fn noun(reading: &Reading<'_>, cue: &Cue) -> bool {
    let before = reading.tokens.from(cue.span.start()).checked_sub(1);
    before.is_some_and(|b| {
        reading.is(b, |g| g == Grammar::Article) && !reading.is(b, |g| matches!(g, Grammar::Aux | Grammar::Pronoun(_) | Grammar::That))
    })
}

/// True where the cue itself says what is done; false where only words of the content show it.
fn cue_act(reading: &Reading<'_>, statement: &Statement) -> bool {
    let Some(cue) = &statement.cue else { return false };
    let words = reading.tokens.within(cue.span).map(|i| reading.tokens[i].word);
    reading.pack.speech.exact(words).iter().any(|row| row.act == statement.act && row.act != Act::Assert)
}

/// What an act says of its issue; `against` where the words for the issue say no to it ("non-enlargement").
fn stance(act: Act, against: bool) -> Option<StanceKind> {
    Some(match (act, against) {
        (Act::Demand | Act::Propose | Act::Offer | Act::Assert | Act::Criticize, true) => StanceKind::Opposes,
        (Act::Demand, false) => StanceKind::Demands,
        (Act::Propose | Act::Praise, _) => StanceKind::Supports,
        (Act::Offer, false) => StanceKind::Offers,
        (Act::Promise, _) => StanceKind::Promises,
        (Act::Refuse, false) => StanceKind::Refuses,
        (Act::Warn, _) => StanceKind::Threatens,
        (Act::Criticize, false) => StanceKind::Opposes,
        (Act::Assert, false) | (Act::Refuse, true) | (Act::Deny, _) => return None,
    })
}

/// The state or organisation that a speaker acts for.
pub(crate) fn actor(reading: &Reading<'_>, names: &Names<'_>, speaker: &Speaker) -> Option<Via> {
    acts_for(reading, names, names.cast.iter().position(|m| m.entity == speaker.entity && m.name == speaker.name)?)
}

/// The state or organisation that a member of the cast acts for: by the world's offices on the day, by the title that the article gives, else
/// itself where it is a state or organisation. `None` for a person of whom that is not known.
pub(crate) fn acts_for(reading: &Reading<'_>, names: &Names<'_>, who: usize) -> Option<Via> {
    let member = names.cast.get(who)?;
    let day = reading.day();
    let listed = member.world.and_then(|w| reading.world.entity(w)).and_then(|e| reading.world.acts_for(e, day.as_deref()));
    if let Some(entity) = listed {
        return Some(Via { name: entity.name.clone(), entity: Some(entity.id.clone()) });
    }
    if member.kind != EntityKind::Person {
        return Some(Via { name: member.name.clone(), entity: member.entity.clone() });
    }
    let of = member.offices.iter().find_map(|(_, of)| *of).filter(|of| *of != who && names.cast[*of].kind != EntityKind::Person)?;
    acts_for(reading, names, of)
}
