//! Names in a text whose language no pack knows: what the tagger finds, and whom it means as far as names that differ in their endings tell.

use std::ops::Range;

use readout_lang::{Packs, Tokens, alike, plain};
use readout_model::{EntityInfo, EntityKind, Mention, Span};
use readout_tagger::Document;

use super::tagger::{Tagged, Tagger, document};
use crate::terms::sound;

/// Somebody or something that is named, in all the forms of its name.
struct Named<'t> {
    kind: EntityKind,
    /// Each form: its folded words, as it is written, how often.
    forms: Vec<(Vec<&'t str>, &'t str, usize)>,
}

/// Mentions, in order, and what is known of those whom they mean.
pub(crate) fn names(text: &str, sentences: &[Span], packs: &Packs, tagger: &Tagger) -> (Vec<Mention>, Vec<EntityInfo>) {
    let tokens = readout_lang::tokens(text);
    let document = document(text, &tokens, sentences.iter().map(|s| tokens.within(*s)), packs, None);
    let tagged = tagger.tag(&document);
    let mut all_named: Vec<Named<'_>> = Vec::new();
    let mut found: Vec<(Span, usize)> = Vec::with_capacity(tagged.len());
    // Full names first, so that a surname finds its owner wherever it stands.
    let (full, single): (Vec<&Tagged>, Vec<&Tagged>) = tagged.iter().partition(|t| t.kind != EntityKind::Person || t.tokens.len() > 1);
    for tag in full.into_iter().chain(single) {
        let Some(span) = tokens.span(tag.tokens.clone()) else { continue };
        let words = words(&document, &tokens, &tag.tokens);
        let who = whom(&all_named, &words, tag).unwrap_or_else(|| {
            all_named.push(Named { kind: tag.kind, forms: Vec::new() });
            all_named.len() - 1
        });
        if let Some(named) = all_named.get_mut(who) {
            named.see(words, span.of(text));
        }
        found.push((span, who));
    }
    found.sort();
    let infos: Vec<(String, Option<EntityInfo>)> = all_named.iter().map(|p| p.info(packs)).collect();
    let mention = |(span, who): &(Span, usize)| {
        let (name, info) = infos.get(*who)?;
        let kind = info.as_ref().map_or(all_named.get(*who)?.kind, |i| i.kind);
        Some(Mention { span: *span, kind, name: name.clone(), entity: info.as_ref().map(|i| i.id.clone()) })
    };
    let mentions = found.iter().filter_map(mention).collect();
    let mut entities: Vec<EntityInfo> = infos.into_iter().filter_map(|(_, info)| info).collect();
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    entities.dedup_by(|a, b| a.id == b.id);
    (mentions, entities)
}

fn words<'t>(document: &'t Document, tokens: &Tokens, range: &Range<usize>) -> Vec<&'t str> {
    range.clone().filter(|i| tokens[*i].is_word()).map(|i| document.word(i)).collect()
}

/// Who of those named so far is named so, or is the one of that surname.
fn whom(all_named: &[Named<'_>], words: &[&str], tag: &Tagged) -> Option<usize> {
    let same = |p: &&Named<'_>| p.kind == tag.kind;
    let alike_all = |form: &[&str]| form.len() == words.len() && form.iter().zip(words).all(|(a, b)| alike(a, b));
    let whole = all_named.iter().rposition(|p| same(&p) && p.forms.iter().any(|(form, ..)| alike_all(form)));
    let surname = || {
        let [word] = words else { return None };
        let of = |p: &Named<'_>| p.forms.iter().any(|(form, ..)| form.len() > 1 && form.last().is_some_and(|last| alike(last, word)));
        all_named.iter().rposition(|p| tag.kind == EntityKind::Person && same(&p) && of(p))
    };
    whole.or_else(surname)
}

impl<'t> Named<'t> {
    fn see(&mut self, words: Vec<&'t str>, written: &'t str) {
        match self.forms.iter_mut().find(|(form, ..)| *form == words) {
            Some((.., count)) => *count += 1,
            None => self.forms.push((words, written, 1)),
        }
    }

    /// Its name, and who that is where the name tells enough.
    fn info(&self, packs: &Packs) -> (String, Option<EntityInfo>) {
        let longest = self.forms.iter().map(|(words, ..)| words.len()).max().unwrap_or(0);
        let full = || self.forms.iter().filter(|(words, ..)| words.len() == longest);
        if let Some(entity) = full().find_map(|(_, written, _)| packs.foreign(written, self.kind)) {
            let info = EntityInfo {
                id: entity.id.clone(),
                kind: entity.kind,
                name: entity.name.clone(),
                offices: entity.offices.clone(),
                sound: sound(&entity.name, packs.latin()),
                wikidata: entity.wikidata.clone(),
                service: Default::default(),
            };
            return (entity.name.clone(), Some(info));
        }
        // The form that stands most often, of two alike the shorter: that in which a name stands by itself.
        let best = full().max_by(|a, b| a.2.cmp(&b.2).then(b.1.len().cmp(&a.1.len())).then(b.1.cmp(a.1)));
        let name = best.map(|(_, written, _)| latin(written)).unwrap_or_default();
        let id = plain(&name).replace(' ', "-");
        let told = !id.is_empty() && (self.kind != EntityKind::Person || longest > 1);
        let sound = sound(&name, packs.latin());
        let info = told.then(|| EntityInfo {
            id: format!("{}/{id}", self.kind),
            kind: self.kind,
            name: name.clone(),
            offices: Vec::new(),
            sound,
            wikidata: None,
            service: Default::default(),
        });
        (name, info)
    }
}

/// A name as it is written where its letters are Latin, else romanised.
fn latin(written: &str) -> String {
    if readout_lang::script_of(written) == Some("Latn") { written.to_owned() } else { readout_lang::romanised(written) }
}
