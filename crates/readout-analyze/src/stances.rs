//! Where actors stand, by what they say: a statement's act and the issues of its words give the stance of whom the source speaks for.

use readout_lang::{Grammar, IssueRow, StemHit};
use readout_model::{Act, EntityKind, Stance, StanceKind, Statement, Via};

use crate::issues::Issues;
use crate::names::Names;
use crate::reading::Reading;

/// Stances of all statements whose source and issue are known. A statement that only asserts shows one where its words themselves say no, or where
/// somebody speaks for talks.
pub(crate) fn find(reading: &Reading<'_>, names: &Names<'_>, issues: &Issues, statements: &[Statement]) -> Vec<Stance> {
    let mut found = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        let Some(source) = &statement.source else { continue };
        let member = names.cast.iter().position(|m| m.entity == source.who.entity && m.name == source.who.name);
        let Some(actor) = member.and_then(|who| acts_for(reading, names, who)) else { continue };
        let words = reading.tokens.within(statement.span);
        for (place, issue) in statement.issues.iter().enumerate() {
            let is = |h: &StemHit<IssueRow>| reading.world.issues().get(h.value.issue as usize).is_some_and(|i| i.id == *issue);
            let shown: Vec<&StemHit<IssueRow>> = issues.within(&words).filter(|h| is(h)).collect();
            // One word beside a stronger issue is no stance on its own.
            if place > 0 && shown.iter().all(|h| h.words < 2) {
                continue;
            }
            let against = shown.iter().any(|h| h.value.against || denied(reading, h, &words));
            if let Some(stance) = stance(statement.act, against) {
                found.push(Stance { actor: actor.clone(), issue: issue.clone(), stance, statement: index });
            }
        }
    }
    found
}

/// True where a negation stands in or right before the words for an issue.
fn denied(reading: &Reading<'_>, hit: &StemHit<IssueRow>, words: &std::ops::Range<usize>) -> bool {
    let from = hit.start.saturating_sub(2).max(words.start);
    (from..hit.end).any(|i| reading.is(i, |g| g == Grammar::Not))
}

/// What an act says of its issue; `against` where the words for the issue say no to it ("non-enlargement").
fn stance(act: Act, against: bool) -> Option<StanceKind> {
    Some(match (act, against) {
        (Act::Demand | Act::Propose | Act::Offer | Act::Assert | Act::Criticize | Act::Refuse | Act::Deny, true) => StanceKind::Opposes,
        (Act::Demand, false) => StanceKind::Demands,
        (Act::Propose | Act::Praise, _) => StanceKind::Supports,
        (Act::Offer, false) => StanceKind::Offers,
        (Act::Promise, _) => StanceKind::Promises,
        (Act::Refuse | Act::Deny, false) => StanceKind::Refuses,
        (Act::Warn, _) => StanceKind::Threatens,
        (Act::Criticize, false) => StanceKind::Opposes,
        (Act::Assert, false) => return None,
    })
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
