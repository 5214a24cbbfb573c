//! What one article says: names, times, statements, meetings, stances.
//!
//! [`analyze`] is a total function of an article and the packs: it returns a value with notes, never an error, and sees no clock, file, network or
//! other article. All words of languages are in the packs.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod issues;
mod mask;
mod meetings;
mod names;
mod quotes;
mod reading;
mod sketch;
mod stances;
mod statements;
mod terms;
mod times;

use readout_lang::{NameClass, Packs};
use readout_model::{Analysis, Article, EntityInfo, Mention, Service, Span, Terms};

use issues::Issues;
use names::Names;
pub use names::{Labelled, Tagger};
use reading::{Reading, lines, unmasked};
use terms::Located;

/// The headline and the first sentences of an article.
const HEAD: usize = 3;

/// Reads an article with the pack of its language.
///
/// Where no pack knows the language, it is `None`, a note says so, and only what needs no language is filled: script, sentences, masks of the page, names, sketch.
pub fn analyze(article: &Article, packs: &Packs, tagger: &Tagger) -> Analysis {
    let language = packs.identify(&article.text, article.language.as_deref());
    let mut analysis = Analysis {
        article: article.id.clone(),
        language: None,
        script: language.script.map(str::to_owned),
        title: article.title.clone(),
        body: article.body,
        published: article.published,
        removed: article.removed.clone(),
        sentences: Vec::new(),
        mentions: Vec::new(),
        times: Vec::new(),
        statements: Vec::new(),
        meetings: Vec::new(),
        stances: Vec::new(),
        notes: article.notes.clone(),
        entities: Vec::new(),
        sketch: Vec::new(),
        head: Terms::default(),
        terms: Terms::default(),
    };
    match language.pack.and_then(|p| packs.get(p)) {
        Some(pack) => {
            analysis.language = Some(pack.code().to_owned());
            if article.published.is_none() {
                analysis.notes.push("no date of publication: relative dates stay open".to_owned());
            }
            let reading = Reading::new(article, packs, pack);
            fill(&reading, tagger, &mut analysis);
        }
        None => {
            analysis.notes.push("language not known: no pack fits the text".to_owned());
            let open = lines(&article.text).flat_map(|line| unmasked(&article.text, line, &article.removed));
            analysis.sentences = open.flat_map(|span| readout_lang::sentences(&article.text, span, |_| false)).collect();
            (analysis.mentions, analysis.entities) = names::foreign(&article.text, &analysis.sentences, packs, tagger);
        }
    }
    let open = unmasked(&article.text, article.body, &analysis.removed);
    analysis.sketch = sketch::sketch(&article.text, &open);
    let all: Vec<Span> = lines(&article.text).flat_map(|line| unmasked(&article.text, line, &analysis.removed)).collect();
    let terms = Located::new(&article.text, &all, &analysis.mentions, packs.latin(), language.pack.and_then(|p| packs.get(p)));
    analysis.head = terms.all(analysis.sentences.iter().take(HEAD).copied());
    analysis.terms = terms.all(open);
    for statement in &mut analysis.statements {
        statement.terms = terms.once(statement.span);
    }
    analysis
}

/// An article with its names found, for benchmarks of the steps that follow.
pub struct Named<'a> {
    reading: Reading<'a>,
    names: Names<'a>,
}

impl<'a> Named<'a> {
    /// Reads an article and finds its names; `None` where no pack knows its language.
    pub fn new(article: &'a Article, packs: &'a Packs, tagger: &Tagger) -> Option<Self> {
        let pack = packs.get(packs.identify(&article.text, article.language.as_deref()).pack?)?;
        let reading = Reading::new(article, packs, pack);
        let names = Names::of(&reading, tagger);
        Some(Self { reading, names })
    }

    /// Finds statements and times, as [`analyze`] does, and counts them.
    pub fn statements_and_times(&self) -> usize {
        let issues = Issues::of(&self.reading);
        statements::find(&self.reading, &self.names, &issues).len() + times::find(&self.reading).len()
    }
}

fn fill(reading: &Reading<'_>, tagger: &Tagger, analysis: &mut Analysis) {
    let names = Names::of(reading, tagger);
    let issues = Issues::of(reading);
    analysis.removed.clone_from(&reading.removed);
    analysis.sentences = reading.sentences.iter().map(|s| s.span).collect();
    analysis.times = times::find(reading);
    analysis.statements = statements::find(reading, &names, &issues);
    analysis.meetings = meetings::find(reading, &names, &analysis.times, &analysis.statements);
    analysis.stances = stances::find(reading, &names, &issues, &analysis.statements);
    let named = names.list.iter().filter(|n| matches!(n.class, NameClass::Name | NameClass::Short));
    analysis.mentions = named
        .map(|n| {
            let member = &names.cast[n.who];
            Mention { span: n.span, kind: member.kind, name: member.name.clone(), entity: member.entity.clone() }
        })
        .collect();
    analysis.entities = entities(reading, &names);
}

/// The cast as far as it has ids, by id.
fn entities(reading: &Reading<'_>, names: &Names<'_>) -> Vec<EntityInfo> {
    let mut found: Vec<EntityInfo> = Vec::new();
    for member in &names.cast {
        let Some(id) = &member.entity else { continue };
        let listed = member.world.and_then(|w| reading.world.entity(w));
        let offices = listed.map(|e| e.offices.clone()).unwrap_or_default();
        let wikidata = listed.and_then(|e| e.wikidata.clone());
        let sound = terms::sound(&member.name, reading.packs.latin());
        let service = if listed.is_some() { Service::default() } else { service(reading, names, &member.offices) };
        found.push(EntityInfo { id: id.clone(), kind: member.kind, name: member.name.clone(), offices, sound, wikidata, service });
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found.dedup_by(|a, b| a.id == b.id);
    found
}

/// The states and careers of offices that the article itself gives to a person.
fn service(reading: &Reading<'_>, names: &Names<'_>, offices: &[(String, Option<usize>)]) -> Service {
    let mut service = Service::default();
    for (word, of) in offices {
        let Some(role) = reading.world.role(word) else { continue };
        service.careers.extend(role.career.clone());
        let of = of.filter(|_| !role.abroad).and_then(|who| names.listed(reading, who));
        service.states.extend(of.and_then(|e| reading.world.state(e)).map(|e| e.id.clone()));
    }
    for all in [&mut service.states, &mut service.careers] {
        all.sort();
        all.dedup();
    }
    service
}
