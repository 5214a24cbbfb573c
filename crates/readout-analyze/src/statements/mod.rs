//! Statements: who says what, with what words, through whom.
//!
//! A sentence at a time: [`cues`] finds the cues, [`scene`] lays the sentence out, [`content`] and [`source`] find what belongs to each cue,
//! [`speakers`] resolves pronouns, titles and left-out subjects over the article, [`assemble`] puts kinds, chains, issues and nesting on.

mod assemble;
mod content;
mod cues;
mod scene;
mod source;
mod speakers;

use std::ops::Range;

use readout_lang::{ContentForm, SourcePlace, Speech};
use readout_model::{EntityKind, Source, SourceKind, Span, Statement};

use crate::issues::Issues;
use crate::names::Names;
use crate::reading::Reading;
use content::Piece;
use scene::Scene;
use speakers::Speakers;

/// A quotation without a cue has at least so many words; one of nobody, twice as many.
const SHORT_QUOTE: usize = 4;

/// A statement before it is finished.
#[derive(Clone, Debug)]
pub(crate) struct Draft<'a> {
    pub span: Span,
    pub cue: Option<Range<usize>>,
    pub speech: Option<&'a Speech>,
    pub source: Option<Source>,
    pub addressee: Option<usize>,
    pub wish: bool,
    /// Index of the sentence of the cue.
    pub sentence: usize,
    /// Said by another too, with the draft before it.
    pub joint: bool,
}

/// All statements of an article, in order of place; one inside another follows it.
pub(crate) fn find(reading: &Reading<'_>, names: &Names<'_>, issues: &Issues) -> Vec<Statement> {
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    let mut speakers = Speakers::new(reading, names);
    let mut told: Vec<bool> = vec![false; reading.quotes.len()];
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let scene = Scene::new(reading, names, sentence);
        speakers.begin(index);
        let first = drafts.len();
        attribute(&scene, index, &mut speakers, &mut told, &mut drafts);
        if drafts.len() == first {
            headline(&scene, index, &mut speakers, &mut drafts);
        }
        goes_on(&scene, index, &mut speakers, &mut told, &mut drafts);
    }
    name_later(reading, &mut drafts);
    assemble::finish(reading, names, issues, drafts)
}

/// A quotation of several paragraphs is of one: where only a later one tells whose it is ("…," he said), those before it are theirs too.
fn name_later(reading: &Reading<'_>, drafts: &mut [Draft<'_>]) {
    let mut later: Option<(usize, Source)> = None;
    for draft in drafts.iter_mut().rev() {
        let Some(quote) = reading.quotes.partition_point(|q| q.outer.start() <= draft.span.start()).checked_sub(1) else { continue };
        let Some(here) = reading.quotes.get(quote).filter(|q| q.outer.contains(draft.span)) else { continue };
        if draft.source.is_none() && draft.cue.is_none() {
            draft.source = later.filter(|(next, _)| *next == quote + 1).map(|(_, source)| source);
        }
        later = draft.source.clone().filter(|_| here.goes_on).map(|source| (quote, Source { span: None, ..source }));
    }
}

/// The statements of the cues of a sentence.
fn attribute<'a>(scene: &Scene<'_, 'a>, index: usize, speakers: &mut Speakers<'_, 'a>, told: &mut [bool], drafts: &mut Vec<Draft<'a>>) {
    let tails = scene.tails();
    let mut before: Option<Source> = None;
    let mut said: Vec<(usize, Span)> = Vec::new();
    for (i, cue) in scene.cues.iter().enumerate() {
        let Some(found) = scene.attribution(i, &tails) else { continue };
        let source = match (found.source, &found.unnamed) {
            (Some(noun), _) => {
                let carried = |p: &Piece| matches!(p, Piece::Quote(q) if scene.quote(*q).is_some_and(|q| q.goes_on));
                let same = if found.pieces.iter().any(carried) { speakers.going_on(noun, cue.speech.subject) } else { None };
                same.or_else(|| speakers.resolve(noun, index, cue.speech.subject))
            }
            (None, Some(words)) => speakers.common(words.clone()),
            // "By his words": whoever spoke last, or else was named before.
            (None, None) if cue.speech.source == SourcePlace::Owner && cue.speech.content == ContentForm::Any => {
                speakers.left_out(index, None)
            }
            // A document without an owner is the one that spoke before.
            (None, None) if cue.speech.source == SourcePlace::Owner => speakers.last_body(index).map(|s| Source { span: None, ..s }),
            // A verb without a subject goes on with the subject before it, or with who spoke last.
            (None, None) if scene.reading.pack.pro_drop() || before.is_some() => {
                before.clone().map(|s| Source { span: None, ..s }).or_else(|| speakers.left_out(index, cue.speech.subject))
            }
            (None, None) => None,
        };
        // Words of nobody count only where they are quoted.
        if source.is_none() && (cue.speech.source == SourcePlace::Outlet || found.pieces.iter().all(|p| matches!(p, Piece::Words(_)))) {
            continue;
        }
        if cue.quote.is_none() && cue.speech.source == SourcePlace::Subject {
            before = source.clone().or(before);
        }
        for piece in &found.pieces {
            let span = match piece {
                Piece::Words(words) => scene.reading.span(words.clone()).map(|span| scene.to_its_end(span)),
                Piece::Quote(q) => {
                    if told.get(*q).copied().unwrap_or(true) {
                        continue;
                    }
                    told[*q] = true;
                    scene.quote(*q).map(|q| q.inner.trim(scene.reading.text, |c| matches!(c, ',' | ' ')))
                }
            };
            let Some(span) = span else { continue };
            drafts.push(Draft {
                span,
                cue: Some(cue.tokens.clone()),
                speech: Some(cue.speech),
                source: source.clone(),
                addressee: found.addressee.and_then(|n| n.member()),
                wish: found.wish,
                sentence: index,
                joint: false,
            });
            if let Some(with) = found.with.and_then(|noun| speakers.resolve(noun, index, None)) {
                let draft = Draft { source: Some(with), joint: true, ..drafts[drafts.len() - 1].clone() };
                drafts.push(draft);
            }
            if cue.quote.is_none()
                && let Some(source) = &source
                && speakers.spoke(source, index, cue.speech.subject)
            {
                said.push((cue.tokens.start, span));
            }
        }
    }
    // Who is told of in what another says has spoken before them.
    let inside = |at: usize| {
        let cue = scene.reading.tokens[at].span;
        said.iter().any(|(other, span)| *other != at && span.contains(cue))
    };
    let inside: Vec<bool> = said.iter().map(|(at, _)| inside(*at)).collect();
    speakers.outermost_last(&inside);
}

/// `X: what X says`, as headlines and short news write it.
fn headline<'a>(scene: &Scene<'_, 'a>, index: usize, speakers: &mut Speakers<'_, 'a>, drafts: &mut Vec<Draft<'a>>) {
    let tokens = scene.sentence.tokens.clone();
    let Some(noun) = scene.noun_at(tokens.start).filter(|n| scene.mark(n.tokens.end) == Some(':')) else { return };
    let content = scene.bare(noun.tokens.end + 1..tokens.end);
    // "Geneva: eight hours of talks" tells where; "Moscow: no more talks" who.
    let where_it_was = noun.member().is_some_and(|who| {
        let place = scene.names.cast.get(who).is_some_and(|m| m.kind == EntityKind::Place);
        place && !matches!(scene.names.class_of(scene.reading, who), Some("state" | "capital"))
    });
    if where_it_was || scene.words(content.clone()) < 3 {
        return;
    }
    let quoted = scene.quotes.iter().find(|(_, q)| q.start == content.start && q.end >= content.end);
    let span = quoted.and_then(|(i, _)| scene.quote(*i)).map(|q| q.inner).or_else(|| scene.reading.span(content));
    let (Some(span), Some(source)) = (span, speakers.resolve(noun, index, None)) else { return };
    speakers.spoke(&source, index, None);
    drafts.push(Draft { span, cue: None, speech: None, source: Some(source), addressee: None, wish: false, sentence: index, joint: false });
}

/// A quotation that no cue of its own introduces goes on with who spoke last, where that was in the sentence before it or its own.
fn goes_on<'a>(scene: &Scene<'_, 'a>, index: usize, speakers: &mut Speakers<'_, 'a>, told: &mut [bool], drafts: &mut Vec<Draft<'a>>) {
    for (i, tokens) in &scene.quotes {
        let Some(quote) = scene.quote(*i).copied() else { continue };
        // With its last sentence: a verb of saying behind it has told whose it is.
        let ends = scene.sentence.span.start() < quote.inner.end() && quote.inner.end() <= scene.sentence.span.end();
        let begun = scene.reading.sentences.partition_point(|s| s.span.end() <= quote.outer.start()).min(index);
        if told[*i] || !ends || scene.words(tokens.clone()) < SHORT_QUOTE {
            continue;
        }
        let first = scene.reading.sentences.get(begun).is_some_and(|s| scene.words(s.tokens.start..tokens.start.max(s.tokens.start)) == 0);
        let last = tokens.end >= scene.sentence.tokens.end || scene.words(tokens.end..scene.sentence.tokens.end) == 0;
        let colon = tokens.start.checked_sub(1).filter(|c| last && !first && scene.mark(*c) == Some(':'));
        let said = colon.and_then(|colon| presented(scene, begun, colon, speakers));
        let alone = said.is_some() || first && last;
        // What is told inside the quotation leaves it as it is.
        let inside = |d: &Draft<'_>| {
            quote.inner.contains(d.span) && d.cue.clone().and_then(|c| scene.reading.span(c)).is_some_and(|c| quote.inner.contains(c))
        };
        let taken = drafts.iter().any(|d| d.span.overlaps(quote.inner) && !inside(d));
        if !alone || taken {
            continue;
        }
        // A longer quotation is somebody's words even where nothing tells whose.
        let source = said.or_else(|| if quote.goes_on { speakers.ever() } else { speakers.quoted(begun) });
        if source.is_none() && scene.words(tokens.clone()) < 2 * SHORT_QUOTE {
            continue;
        }
        told[*i] = true;
        if let Some(source) = &source {
            speakers.spoke(source, index, None);
        }
        let source = source.map(|s| Source { span: None, ..s });
        drafts.push(Draft {
            span: quote.inner,
            cue: None,
            speech: None,
            source,
            addressee: None,
            wish: false,
            sentence: index,
            joint: false,
        });
    }
}

/// "X put it like this: "…"": the person who is the subject of the sentence, number `begun`, whose `colon` opens a quotation.
fn presented(scene: &Scene<'_, '_>, begun: usize, colon: usize, speakers: &Speakers<'_, '_>) -> Option<Source> {
    let scene = Scene::new(scene.reading, scene.names, scene.reading.sentences.get(begun)?);
    let noun = scene.first_noun(scene.sentence.tokens.start, colon, None)?;
    speakers.resolve(noun, begun, None).filter(|s| s.who.kind == SourceKind::Person)
}
