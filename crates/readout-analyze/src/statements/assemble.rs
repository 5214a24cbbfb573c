//! Finishes statements: kind, nesting, source chain, issues, entities spoken of.

use std::ops::Range;

use readout_lang::{Entity, NameClass, SourcePlace};
use readout_model::{Act, Cue, Source, SourceKind, Span, Speaker, Statement, StatementKind, Terms, Via};

use super::Draft;
use crate::issues::Issues;
use crate::names::Names;
use crate::reading::Reading;
use crate::stances::{actor, acts_for};

/// Statements that stand in each other or tell the same stand within so many of each other.
const NEIGHBOURS: usize = 64;
/// Somebody whom another retells is retold still so many sentences on.
const RETOLD: usize = 3;
/// Two contents are one where they share this part of both.
const SAME: f64 = 0.9;

pub(super) fn finish(reading: &Reading<'_>, names: &Names<'_>, issues: &Issues, mut drafts: Vec<Draft<'_>>) -> Vec<Statement> {
    drafts.sort_by(|a, b| a.span.start().cmp(&b.span.start()).then(b.span.end().cmp(&a.span.end())).then(cue_start(a).cmp(&cue_start(b))));
    let outlets = merge(reading, &mut drafts);
    let mut found: Vec<Statement> = Vec::with_capacity(drafts.len());
    let said_only: Vec<bool> = drafts.iter().map(|d| d.speech.is_none_or(|s| s.act == Act::Assert)).collect();
    for (draft, outlet) in drafts.iter().zip(outlets) {
        let words = reading.tokens.within(draft.span);
        let act = match draft.speech.map_or(Act::Assert, |s| s.act) {
            Act::Assert if draft.wish => Act::Demand,
            Act::Assert => shown(reading, names, issues, &words, draft.source.as_ref()),
            said => said,
        };
        let cue_span = draft.cue.clone().and_then(|c| reading.span(c));
        let inside = cue_span.and_then(|cue| {
            found
                .iter()
                .rev()
                .take(NEIGHBOURS)
                .position(|s| s.span.contains(cue) && s.span.contains(draft.span) && s.span != draft.span)
                .map(|back| found.len() - 1 - back)
        });
        let mut via: Vec<Via> = outlet;
        if let Some(outer) = inside.and_then(|i| found.get_mut(i)) {
            // Who tells what another says only asserts: the demand or promise in it is the other's, unless that is whom they speak for.
            if said_only[inside.unwrap_or_default()] {
                let of = |s: &Option<Source>| s.as_ref().and_then(|s| actor(reading, names, &s.who));
                let body = draft.source.as_ref().is_some_and(|s| s.who.kind == SourceKind::Org);
                let one = body && of(&outer.source).is_some_and(|v| of(&draft.source).is_some_and(|w| w.entity == v.entity));
                outer.act = if one { act } else { Act::Assert };
            }
            let teller = outer
                .source
                .as_ref()
                .filter(|s| s.who.kind != SourceKind::Unnamed && draft.source.as_ref().is_none_or(|d| d.who.name != s.who.name));
            let chain =
                teller.map(|s| Via { name: s.who.name.clone(), entity: s.who.entity.clone() }).into_iter().chain(outer.via.iter().cloned());
            via = chain.chain(via).collect();
        }
        via.extend(media(reading, names, draft));
        dedup(&mut via, draft.source.as_ref().map(|s| s.who.name.as_str()));
        let addressee = draft.addressee.map(|who| {
            let member = &names.cast[who];
            let kind = if member.kind == readout_model::EntityKind::Person { SourceKind::Person } else { SourceKind::Org };
            Speaker { name: member.name.clone(), entity: member.entity.clone(), kind }
        });
        found.push(Statement {
            span: draft.span,
            kind: kind(reading, draft.span),
            cue: cue_span.zip(draft.speech).map(|(span, speech)| Cue { span, lemma: speech.lemma.clone() }),
            source: draft.source.clone(),
            act,
            addressee,
            via,
            issues: issues.named(reading, words.clone()),
            about: about(names, &words),
            inside,
            terms: Terms::default(),
        });
    }
    retold(&drafts, &mut found);
    found
}

/// What saying the words does, as they show it. A refusal outweighs the offer beside it ("ready to listen, but will not …"); what another power offers,
/// promises or refuses is only asserted.
fn shown(reading: &Reading<'_>, names: &Names<'_>, issues: &Issues, words: &Range<usize>, source: Option<&Source>) -> Act {
    let Some(hit) = issues.act_hit(words) else { return Act::Assert };
    if !matches!(hit.value, Act::Offer | Act::Promise | Act::Refuse) {
        return hit.value;
    }
    let mut nouns = names.nouns_within(&(words.start..hit.start + 1)).iter();
    let doer = nouns.find(|n| !reading.governed(n.tokens.start)).and_then(|n| acts_for(reading, names, n.member()?));
    let own = source.and_then(|s| actor(reading, names, &s.who));
    match doer {
        Some(doer) if own.is_none_or(|own| own.entity != doer.entity) => Act::Assert,
        _ if hit.value == Act::Offer && issues.shows(words, Act::Refuse) => Act::Refuse,
        _ => hit.value,
    }
}

/// What somebody says right after another has retold them reached the article the same way, where nothing else is told of it ("According to the aide, the president
/// spoke of X. … The president also warned of Y").
fn retold(drafts: &[Draft<'_>], found: &mut [Statement]) {
    let mut passed = vec![false; found.len()];
    for i in 1..found.len() {
        let (before, rest) = found.split_at_mut(i);
        let Some(now) = rest.first_mut().filter(|s| s.via.is_empty() && s.kind != StatementKind::Direct && s.inside.is_none()) else {
            continue;
        };
        let Some(who) = now.source.as_ref().and_then(|s| s.who.entity.as_deref()) else { continue };
        let said = |s: &Statement| s.source.as_ref().and_then(|s| s.who.entity.as_deref()) == Some(who);
        let near = |at: &usize| drafts[i].sentence.abs_diff(drafts[*at].sentence) <= RETOLD;
        let last = (0..i).rev().take(NEIGHBOURS).take_while(near).find(|at| said(&before[*at]));
        let goes_on = |at: &usize| before[*at].inside.is_some() || passed[*at] && drafts[i].sentence == drafts[*at].sentence;
        if let Some(at) = last.filter(goes_on) {
            now.via.clone_from(&before[at].via);
            passed[i] = true;
        }
    }
}

fn cue_start(draft: &Draft<'_>) -> usize {
    draft.cue.as_ref().map_or(0, |c| c.start)
}

/// Joins drafts of one content: a medium that passes words on, or a document beside its speaker, becomes a link of the chain. Gives the links of each.
fn merge(reading: &Reading<'_>, drafts: &mut Vec<Draft<'_>>) -> Vec<Vec<Via>> {
    let mut kept: Vec<Draft<'_>> = Vec::with_capacity(drafts.len());
    let mut links: Vec<Vec<Via>> = Vec::with_capacity(drafts.len());
    let medium = |d: &Draft<'_>| d.speech.is_some_and(|s| s.source == SourcePlace::Outlet) || is_medium(reading, d);
    for draft in drafts.drain(..) {
        let same = |k: &Draft<'_>| {
            let shared = k.span.end().min(draft.span.end()).saturating_sub(k.span.start().max(draft.span.start())) as f64;
            shared > SAME * k.span.len().max(draft.span.len()) as f64
        };
        // What a medium reports is what somebody in it says, where somebody does.
        let speaks = |k: &Draft<'_>| k.sentence == draft.sentence && draft.span.contains(k.span) | k.span.contains(draft.span);
        let near = kept.len().saturating_sub(NEIGHBOURS);
        if draft.joint {
            kept.push(draft);
            links.push(Vec::new());
            continue;
        }
        let twin = kept[near..].iter().position(|k| same(k) || (medium(k) != medium(&draft)) && speaks(k)).map(|i| near + i);
        let Some(i) = twin else {
            kept.push(draft);
            links.push(Vec::new());
            continue;
        };
        let link = |d: &Draft<'_>| {
            d.source
                .as_ref()
                .filter(|s| s.who.kind != SourceKind::Unnamed)
                .map(|s| Via { name: s.who.name.clone(), entity: s.who.entity.clone() })
        };
        let weight = |d: &Draft<'_>| (!medium(d), d.source.is_some(), d.speech.is_some_and(|s| s.source == SourcePlace::Subject));
        if weight(&draft) > weight(&kept[i]) {
            links[i].extend(link(&kept[i]));
            kept[i] = draft;
        } else {
            links[i].extend(link(&draft));
        }
    }
    *drafts = kept;
    links
}

fn is_medium(reading: &Reading<'_>, draft: &Draft<'_>) -> bool {
    let id = draft.source.as_ref().and_then(|s| s.who.entity.as_deref());
    id.and_then(|id| reading.world.find(id)).is_some_and(Entity::is_medium)
}

/// Agencies and outlets that the sentence names outside the content: who passed the words on.
fn media(reading: &Reading<'_>, names: &Names<'_>, draft: &Draft<'_>) -> Vec<Via> {
    let Some(sentence) = reading.sentences.get(draft.sentence) else { return Vec::new() };
    let passes = |n: &&crate::names::Name| !draft.span.contains(n.span) && names.is_medium(reading, n.who);
    names
        .within(&sentence.tokens)
        .iter()
        .filter(passes)
        .map(|n| Via { name: names.cast[n.who].name.clone(), entity: names.cast[n.who].entity.clone() })
        .collect()
}

/// Every link once, and not the source itself.
fn dedup(via: &mut Vec<Via>, source: Option<&str>) {
    let mut seen: Vec<String> = Vec::new();
    via.retain(|v| {
        let new = source != Some(v.name.as_str()) && !seen.contains(&v.name);
        seen.push(v.name.clone());
        new
    });
}

/// Direct where quotation marks hold all of it, mixed where they hold some.
fn kind(reading: &Reading<'_>, span: Span) -> StatementKind {
    let mut some = false;
    for quote in &reading.quotes[reading.quotes_touching(span)] {
        if quote.outer.contains(span) {
            // Words inside a longer quotation are retold by its speaker, unless they are all of it.
            return if quote.inner.len() <= span.len() + 4 { StatementKind::Direct } else { StatementKind::Indirect };
        }
        some = true;
    }
    if some { StatementKind::Mixed } else { StatementKind::Indirect }
}

/// Ids of the entities that words name, sorted.
fn about(names: &Names<'_>, words: &Range<usize>) -> Vec<String> {
    let named = names
        .within(words)
        .iter()
        .filter(|n| n.class != NameClass::Adjective || names.cast[n.who].kind != readout_model::EntityKind::Person);
    let mut ids: Vec<String> = named.filter_map(|n| names.cast[n.who].entity.clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}
