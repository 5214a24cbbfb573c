//! The trained tagger at work on an article: how tokens, gazetteer and pack become what it looks at, and how it is trained.

use std::ops::Range;

use readout_lang::{Gazetteer, Hint, Pack, Packs, Shape, Tokens};
use readout_model::{EntityKind, Span};
use readout_tagger::{Document, Example, Look, Model, Settings};

/// The kinds that are tagged; their order is that of the model.
const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Org];

/// Finds persons, places and organisations by a trained model, in a text of any language. The default one finds nothing.
#[derive(Debug, Default)]
pub struct Tagger {
    model: Option<Model>,
}

/// A name that the tagger finds.
#[derive(Clone, Debug)]
pub(crate) struct Tagged {
    pub tokens: Range<usize>,
    pub kind: EntityKind,
}

/// A text and the names in it, to train on.
#[derive(Clone, Debug)]
pub struct Labelled {
    /// The text.
    pub text: String,
    /// ISO 639 code of its language, where it is known.
    pub language: Option<String>,
    /// Its names, in order, without overlaps; those of other kinds than person, place and organisation are no names here.
    pub names: Vec<(Span, EntityKind)>,
}

impl Tagger {
    /// A tagger with the weights that [`Tagger::train`] gave.
    ///
    /// # Errors
    /// Where the bytes are no model.
    pub fn load(weights: impl Into<std::borrow::Cow<'static, [u8]>>) -> Result<Self, readout_tagger::Error> {
        Ok(Self { model: Some(Model::load(weights)?) })
    }

    /// The weights of a tagger trained on texts. The same texts and packs give the same bytes.
    pub fn train(texts: &[Labelled], packs: &Packs) -> Vec<u8> {
        let examples: Vec<Example> = texts.iter().map(|text| example(text, packs)).collect();
        readout_tagger::train(&examples, Settings::default())
    }

    /// The names of a text that is in the hands of nobody else: its spans and kinds.
    pub fn names(&self, text: &str, language: Option<&str>, packs: &Packs) -> Vec<(Span, EntityKind)> {
        let (tokens, document) = Self::read(text, language, packs);
        self.tag(&document).into_iter().filter_map(|t| Some((tokens.span(t.tokens)?, t.kind))).collect()
    }

    /// A text as the tagger sees it, with the pack that an article of that text would be read with.
    pub fn read(text: &str, language: Option<&str>, packs: &Packs) -> (Tokens, Document) {
        let pack = packs.identify(text, language).pack.and_then(|p| packs.get(p));
        let tokens = pack.map_or_else(|| readout_lang::tokens(text), |p| p.tokens(text));
        let sentences = crate::reading::lines(text).flat_map(|line| match pack {
            Some(pack) => pack.sentences(text, line),
            None => readout_lang::sentences(text, line, |_| false),
        });
        let ranges: Vec<Range<usize>> = sentences.map(|span| tokens.within(span)).collect();
        let document = document(text, &tokens, ranges.into_iter(), packs, pack);
        (tokens, document)
    }

    /// The model that decides, where there is one.
    pub fn model(&self) -> Option<&Model> {
        self.model.as_ref()
    }

    pub(crate) fn tag(&self, document: &Document) -> Vec<Tagged> {
        let tags = self.model.iter().flat_map(|model| model.tag(document));
        tags.filter_map(|t| Some(Tagged { tokens: t.tokens, kind: *KINDS.get(usize::from(t.kind))? })).collect()
    }
}

fn example(labelled: &Labelled, packs: &Packs) -> Example {
    let (tokens, document) = Tagger::read(&labelled.text, labelled.language.as_deref(), packs);
    let tag = |(span, kind): &(Span, EntityKind)| {
        let kind = KINDS.iter().position(|k| k == kind)? as u8;
        let start = tokens.partition_point(|t| t.span.end() <= span.start());
        let end = tokens.partition_point(|t| t.span.start() < span.end());
        (start < end).then_some(readout_tagger::Tag { tokens: start..end, kind })
    };
    let mut tags: Vec<readout_tagger::Tag> = labelled.names.iter().filter_map(tag).collect();
    // Two names in one token ("Madrid-based" cut as one word): the first.
    tags.dedup_by(|b, a| b.tokens.start < a.tokens.end);
    Example { document, tags }
}

/// The tokens and sentences of a text as the tagger sees them.
pub(crate) fn document(
    text: &str,
    tokens: &Tokens,
    sentences: impl Iterator<Item = Range<usize>>,
    packs: &Packs,
    pack: Option<&Pack>,
) -> Document {
    let mut document = Document::new(pack.map_or("", Pack::code));
    for token in tokens.iter() {
        let written = token.span.of(text);
        document.push(look(token.shape, written), token.glued, |out| match written {
            "„" | "“" | "”" | "«" | "»" | "‟" => out.push('"'),
            "’" | "‘" | "‚" => out.push('\''),
            "–" | "—" | "‑" => out.push('-'),
            _ => packs.latin().append(written, out),
        });
    }
    for sentence in sentences {
        hint(&mut document, tokens, &sentence, packs.gazetteer(), pack);
        document.sentence(sentence);
    }
    document
}

fn look(shape: Shape, written: &str) -> Look {
    match shape {
        Shape::Lower if written.chars().any(char::is_uppercase) => Look::Mixed,
        Shape::Lower => Look::Lower,
        Shape::Capital if written.chars().nth(1).is_none() => Look::Initial,
        Shape::Capital if written.chars().skip(1).any(char::is_uppercase) => Look::Mixed,
        Shape::Capital => Look::Capital,
        Shape::Capitals => Look::Capitals,
        Shape::Number => Look::Number,
        Shape::Mark => Look::Mark,
    }
}

/// Bits of hints. A name has one bit for its first word and one for its others.
mod bit {
    pub const NAME: u32 = 0;
    pub const INSIDE: u32 = 3;
    pub const SURNAME: u32 = 1 << 6;
    pub const SHORT: u32 = 1 << 7;
    pub const GIVEN: u32 = 1 << 8;
    pub const DERIVED: u32 = 1 << 9;
    pub const TITLE: u32 = 1 << 10;
    pub const SPEECH: u32 = 1 << 11;
    pub const STOP: u32 = 1 << 12;
    pub const LONG: u32 = 1 << 13;
    pub const AT: u32 = 1 << 14;
    pub const LISTED: u32 = 15;
}

/// Tells what gazetteer and pack know of the words of a sentence.
fn hint(document: &mut Document, tokens: &Tokens, sentence: &Range<usize>, gazetteer: &Gazetteer, pack: Option<&Pack>) {
    let mut open = sentence.start;
    for at in sentence.clone() {
        let token = &tokens[at];
        if token.is_capital() {
            let found = gazetteer
                .longest(at, |i| (sentence.contains(&i) && tokens[i].is_word() && (i == at || !tokens[i].glued)).then(|| document.word(i)));
            if let Some((len, hints)) = found.filter(|(len, _)| at + len > open) {
                for hint in hints {
                    let (first, rest) = bits(hint);
                    let long = if len > 1 { bit::LONG } else { 0 };
                    document.hint(at, first | long);
                    (at + 1..at + len).for_each(|i| document.hint(i, rest | long));
                }
                open = open.max(at + len);
            }
        }
        let Some(pack) = pack.filter(|_| token.word != 0 || token.shape == Shape::Lower) else { continue };
        let key = tokens.key(at);
        let mut more = if pack.is_stop_key(key) { bit::STOP } else { 0 };
        if token.word != 0 {
            if pack.titles.longest(tokens[at..sentence.end].iter().take(4).map(|t| t.word)).is_some() {
                more |= bit::TITLE;
            }
            if !pack.speech.exact([token.word]).is_empty() {
                more |= bit::SPEECH;
            }
            if pack.grammar.exact([token.word]).contains(&readout_lang::Grammar::At) {
                more |= bit::AT;
            }
        }
        document.hint(at, more);
    }
}

fn bits(hint: Hint) -> (u32, u32) {
    let kind = |kind: EntityKind| KINDS.iter().position(|k| *k == kind).map(|k| k as u32);
    match hint {
        Hint::Name(k) => kind(k).map_or((0, 0), |k| (1 << (bit::NAME + k), 1 << (bit::INSIDE + k))),
        Hint::Short(EntityKind::Person) => (bit::SURNAME, bit::SURNAME),
        Hint::Short(k) => (bit::SHORT | kind(k).map_or(0, |k| 1 << (bit::NAME + k)), bit::SHORT),
        Hint::Listed(k) => kind(k).map_or((0, 0), |k| (1 << (bit::LISTED + k), 1 << (bit::LISTED + k))),
        Hint::Given => (bit::GIVEN, bit::GIVEN),
        Hint::Derived => (bit::DERIVED, bit::DERIVED),
    }
}
