//! One language: its files read into tables.

use std::collections::BTreeSet;

use readout_model::{Act, Reason, Span};
use serde::Deserialize;

use crate::concepts::Concepts;
use crate::fold::Fold;
use crate::inflect::{Inflection, Rule};
use crate::rows::{
    Agreement, Described, Grammar, IssueRow, MeetingWord, NameClass, NameUse, PagePlace, PageRow, SourcePlace, Speech, TimeWord, Title,
};
use crate::spellings::{NamePlace, Spellings};
use crate::stems::Stems;
use crate::table::{Files, file, lines, optional, rows};
use crate::tokens::{Tokens, Vocabulary, cut};
use crate::translit::{Transliteration, Where};
use crate::values::{content_form, described, grammar, meeting, page, source_place, time, title};
use crate::{Error, Forms, Kind, World};

/// A language pack, read and ready. Look-ups take the words of [`Tokens`] that this pack has cut.
#[derive(Debug)]
pub struct Pack {
    head: Head,
    fold: Fold,
    vocabulary: Vocabulary,
    stopwords: BTreeSet<String>,
    inflection: Inflection,
    romanisation: Transliteration,
    spellings: Spellings,
    /// `abbreviations.txt`.
    pub abbreviations: Vec<String>,
    /// `quotes.toml`: opening and closing marks.
    pub quotes: Quotes,
    /// `grammar.tsv`.
    pub grammar: Forms<Grammar>,
    /// `speech.tsv`.
    pub speech: Forms<Speech>,
    /// `time.tsv`.
    pub time: Forms<TimeWord>,
    /// `numbers.tsv`.
    pub numbers: Forms<u32>,
    /// `titles.tsv`.
    pub titles: Forms<Title>,
    /// `described.tsv`.
    pub described: Forms<Described>,
    /// `meetings.tsv`.
    pub meetings: Forms<MeetingWord>,
    /// `names.tsv` and the names of `packs/world/entities.tsv`.
    pub names: Forms<NameUse>,
    /// `issues.tsv`.
    pub issues: Stems<IssueRow>,
    /// `acts.tsv`.
    pub acts: Stems<Act>,
    /// `concepts.tsv`.
    pub concepts: Concepts,
    /// Rows of forms of `page.tsv`, of the pack and of the world.
    pub page: Vec<PageRow>,
    /// Rows of stems of `page.tsv`, of the pack and of the world.
    pub page_stems: Stems<(PagePlace, Reason)>,
}

/// `pack.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    code: String,
    name: String,
    endonym: String,
    scripts: Vec<String>,
    alphabet: String,
    marks: String,
    clitics: Vec<String>,
    zero_that: bool,
    pro_drop: bool,
    #[serde(default)]
    capital_dates: bool,
    #[serde(default)]
    fold: Vec<(char, char)>,
    #[serde(default)]
    verbs: Verbs,
    #[serde(rename = "sources")]
    _sources: Vec<String>,
}

/// Endings by which the form of a verb shows the gender or number of its subject.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Verbs {
    masculine: Vec<String>,
    feminine: Vec<String>,
    neuter: Vec<String>,
    plural: Vec<String>,
    participle: Vec<String>,
}

/// What the form of a verb tells of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// Its gender or number.
    Is(Agreement),
    /// It has none of its own: it goes on with that of its clause.
    OfClause,
}

/// A verb of which the ending tells something is longer than this.
const SHORT_VERB: usize = 3;

impl Verbs {
    /// What the first word of a cue that has such an ending tells; the longest ending counts.
    fn subject(&self, cue: &str) -> Option<Subject> {
        let classes = [
            (&self.masculine, Subject::Is(Agreement::Masculine)),
            (&self.feminine, Subject::Is(Agreement::Feminine)),
            (&self.neuter, Subject::Is(Agreement::Neuter)),
            (&self.plural, Subject::Is(Agreement::Plural)),
            (&self.participle, Subject::OfClause),
        ];
        let endings = || classes.iter().flat_map(|(endings, class)| endings.iter().map(move |e| (e.as_str(), *class)));
        let mut words = cue.split(' ').filter(|word| word.chars().count() > SHORT_VERB);
        words.find_map(|word| endings().filter(|(e, _)| word.ends_with(e)).max_by_key(|(e, _)| e.len()).map(|(_, class)| class))
    }
}

/// `quotes.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotes {
    /// Opening and closing mark, the usual ones first.
    pub pairs: Vec<(char, char)>,
    /// True where a line that begins with a dash is spoken.
    pub dash: bool,
}

impl Pack {
    pub(crate) fn load(files: Files<'_>, code: &str, world: &World) -> Result<Self, Error> {
        let head: Head =
            read_toml(files, &format!("{code}/pack.toml"))?.ok_or_else(|| Error::of(&format!("{code}/pack.toml"), Kind::Missing))?;
        for required in ["stopwords.txt", "grammar.tsv", "speech.tsv", "time.tsv"] {
            let path = format!("{code}/{required}");
            file(files, &path).ok_or_else(|| Error::of(&path, Kind::Missing))?;
        }
        let path = |name: &str| format!("{code}/{name}");
        let transliteration =
            Transliteration::new(read(files, &path("transliteration.tsv"), ["from", "to", "where"], |[from, to, place]| {
                let place = match place {
                    "any" => Where::Any,
                    "start" => Where::Start,
                    "end" => Where::End,
                    "vowel" => Where::Vowel,
                    _ => return Err(format!("{place:?} is none of any, start, end, vowel")),
                };
                Ok((from.to_owned(), place, optional(to).unwrap_or_default().to_owned()))
            })?);
        // A pack with two scripts compares in the first; the others romanise with the same table.
        let (script, romanisation) =
            if head.scripts.len() > 1 { (Some(transliteration), Transliteration::default()) } else { (None, transliteration) };
        let mut pack = Pack {
            fold: Fold { letters: head.fold.clone(), script },
            vocabulary: Vocabulary::default(),
            stopwords: BTreeSet::new(),
            inflection: Inflection::default(),
            romanisation,
            spellings: Spellings::default(),
            abbreviations: text_lines(files, &path("abbreviations.txt")),
            quotes: read_toml(files, &path("quotes.toml"))?.unwrap_or_default(),
            grammar: Forms::default(),
            speech: Forms::default(),
            time: Forms::default(),
            numbers: Forms::default(),
            titles: Forms::default(),
            described: Forms::default(),
            meetings: Forms::default(),
            names: Forms::default(),
            issues: Stems::default(),
            acts: Stems::default(),
            concepts: Concepts::default(),
            page: Vec::new(),
            page_stems: Stems::default(),
            head,
        };
        for word in text_lines(files, &path("stopwords.txt")) {
            let word = pack.folded(&word);
            pack.stopwords.insert(word);
        }
        pack.inflection = Inflection::new(read(files, &path("inflection.tsv"), ["ending", "base", "class"], |[ending, base, class]| {
            if !matches!(class, "name" | "adjective" | "sure" | "woman") {
                return Err(format!("{class:?} is none of name, adjective, sure, woman"));
            }
            let (ending, base) = (ending.to_owned(), optional(base).unwrap_or_default().to_owned());
            Ok(Rule { ending, base, sure: class == "sure", woman: class == "woman" })
        })?);
        let spellings = path("spellings.tsv");
        for (line, [form, name, class]) in rows(files, &spellings, ["form", "name", "class"])? {
            let form = pack.folded(form);
            let added = NamePlace::read(class).and_then(|place| pack.spellings.add(form, optional(name), place));
            added.map_err(|e| Error::at(&spellings, line, Kind::Value(e)))?;
        }
        pack.load_words(files, &path, world)?;
        pack.load_names(files, &path("names.tsv"), world)?;
        pack.load_stems(files, &path, world)?;
        for page_path in [path("page.tsv"), "world/page.tsv".to_owned()] {
            let rows = read(files, &page_path, ["form", "where", "reason"], |[form, place, reason]| page(form, place, reason))?;
            for row in rows {
                if row.stems {
                    let stems = pack.stems(&row.form);
                    pack.page_stems.add(&stems, (row.place, row.reason));
                } else {
                    let form = if row.exact { row.form } else { pack.fold_line(&row.form) };
                    pack.page.push(PageRow { form, ..row });
                }
            }
        }
        Ok(pack)
    }

    fn load_words(&mut self, files: Files<'_>, path: &dyn Fn(&str) -> String, world: &World) -> Result<(), Error> {
        let table = read(files, &path("grammar.tsv"), ["form", "class", "value"], |[form, class, value]| {
            Ok((form.to_owned(), grammar(class, value)?))
        })?;
        self.grammar = self.forms(table);
        let columns = ["form", "lemma", "act", "source", "content"];
        let table = read(files, &path("speech.tsv"), columns, |[form, lemma, act, source, content]| {
            let act: Act = act.parse()?;
            let source = source_place(source)?;
            let told = if source == SourcePlace::Subject { self.head.verbs.subject(form) } else { None };
            let subject = if let Some(Subject::Is(subject)) = told { Some(subject) } else { None };
            let participle = told == Some(Subject::OfClause);
            Ok((form.to_owned(), Speech { lemma: lemma.to_owned(), act, source, content: content_form(content)?, subject, participle }))
        })?;
        self.speech = self.forms(table);
        let table =
            read(files, &path("time.tsv"), ["form", "class", "value"], |[form, class, value]| Ok((form.to_owned(), time(class, value)?)))?;
        self.time = self.forms(table);
        let table = read(files, &path("numbers.tsv"), ["form", "value"], |[form, value]| {
            Ok((form.to_owned(), value.parse().map_err(|_| format!("{value:?} is no number"))?))
        })?;
        self.numbers = self.forms(table);
        let table = read(files, &path("titles.tsv"), ["form", "role", "gender"], |[form, role, gender]| {
            world.role(role).ok_or_else(|| format!("role {role:?} is not in world/roles.txt"))?;
            Ok((form.to_owned(), title(role, gender)?))
        })?;
        self.titles = self.forms(table);
        let table = read(files, &path("described.tsv"), ["form", "gender"], |[form, gender]| Ok((form.to_owned(), described(gender)?)))?;
        self.described = self.forms(table);
        let columns = ["form", "class", "what", "how"];
        let table =
            read(files, &path("meetings.tsv"), columns, |[form, class, what, how]| Ok((form.to_owned(), meeting(class, what, how)?)))?;
        self.meetings = self.forms::<MeetingWord>(table);
        Ok(())
    }

    fn load_names(&mut self, files: Files<'_>, path: &str, world: &World) -> Result<(), Error> {
        let mut table: Vec<(String, NameUse)> = Vec::new();
        for (index, entity) in world.entities().iter().enumerate() {
            let named = NameUse { entity: index as u32, class: NameClass::Name };
            table.extend(std::iter::once(&entity.name).chain(&entity.aliases).map(|name| (name.clone(), named)));
        }
        table.extend(names(files, path, world)?.into_iter().map(|row| {
            let NameRow { form, entity, class } = row;
            (form.to_owned(), NameUse { entity, class })
        }));
        let names = self.forms(table);
        self.names = names;
        Ok(())
    }

    fn load_stems(&mut self, files: Files<'_>, path: &dyn Fn(&str) -> String, world: &World) -> Result<(), Error> {
        let issues = read(files, &path("issues.tsv"), ["form", "issue", "polarity"], |[form, issue, polarity]| {
            let issue = world.issue(issue).ok_or_else(|| format!("no issue {issue:?} in world/issues.tsv"))?;
            let against = match polarity {
                "+" => false,
                "-" => true,
                _ => return Err(format!("polarity {polarity:?} is neither + nor -")),
            };
            Ok((self.stems(form), IssueRow { issue, against }))
        })?;
        issues.into_iter().for_each(|(stems, row)| self.issues.add(&stems, row));
        let acts = read(files, &path("acts.tsv"), ["form", "act"], |[form, act]| Ok((self.stems(form), act.parse::<Act>()?)))?;
        acts.into_iter().for_each(|(stems, act)| self.acts.add(&stems, act));
        let concepts =
            read(files, &path("concepts.tsv"), ["form", "concept"], |[form, concept]| Ok((form.to_owned(), concept.to_owned())))?;
        let stem = |form: String| (self.folded(form.trim_end_matches('*')), form.ends_with('*'));
        self.concepts = Concepts::new(concepts.into_iter().map(|(form, concept)| {
            let (text, open) = stem(form);
            (text, open, concept)
        }));
        Ok(())
    }

    fn stems(&self, form: &str) -> Vec<(String, bool)> {
        form.split(' ').map(|stem| (self.folded(stem.trim_end_matches('*')), stem.ends_with('*'))).collect()
    }

    fn forms<T>(&mut self, table: Vec<(String, T)>) -> Forms<T> {
        let mut forms = Forms::default();
        for (form, value) in table {
            let words = self.learn(&form);
            forms.add(&words, value);
        }
        forms
    }

    fn learn(&mut self, form: &str) -> Vec<u32> {
        let tokens = cut(form, &self.fold, &self.vocabulary, &self.head.clitics);
        (0..tokens.len()).map(|i| self.vocabulary.learn(tokens.key(i))).collect()
    }

    /// ISO 639 code.
    pub fn code(&self) -> &str {
        &self.head.code
    }

    /// English name of the language.
    pub fn name(&self) -> &str {
        &self.head.name
    }

    /// Its own name for itself.
    pub fn endonym(&self) -> &str {
        &self.head.endonym
    }

    /// ISO 15924 codes; forms are written in the first.
    pub fn scripts(&self) -> &[String] {
        &self.head.scripts
    }

    /// True where a reported clause may follow its verb without a conjunction.
    pub fn zero_that(&self) -> bool {
        self.head.zero_that
    }

    /// True where a verb needs no subject word.
    pub fn pro_drop(&self) -> bool {
        self.head.pro_drop
    }

    /// True where the names of months and weekdays begin with a capital.
    pub fn capital_dates(&self) -> bool {
        self.head.capital_dates
    }

    pub(crate) fn marks(&self) -> &str {
        &self.head.marks
    }

    /// True for a letter of its alphabet, in small.
    pub fn has_letter(&self, c: char) -> bool {
        self.head.alphabet.contains(c) || self.head.fold.iter().any(|(from, _)| *from == c)
    }

    /// True for one of the most frequent function words, whatever its case and script.
    pub fn is_stopword(&self, word: &str) -> bool {
        self.stopwords.contains(&self.folded(word))
    }

    /// As [`Pack::is_stopword`], of a word that is folded already.
    pub fn is_stop_key(&self, key: &str) -> bool {
        self.stopwords.contains(key)
    }

    /// Cuts a text into tokens.
    pub fn tokens(&self, text: &str) -> Tokens {
        cut(text, &self.fold, &self.vocabulary, &self.head.clitics)
    }

    /// Sentences inside `within`.
    pub fn sentences(&self, text: &str, within: Span) -> Vec<Span> {
        let listed = |word: &str| self.abbreviations.iter().any(|a| a == word);
        // Abbreviations stand in the pack's first script.
        crate::sentences(text, within, |word| listed(word) || self.fold.script.as_ref().is_some_and(|script| listed(&script.name(word))))
    }

    /// A word in lower case and in the pack's first script.
    pub fn folded(&self, word: &str) -> String {
        let mut out = String::with_capacity(word.len());
        self.fold.append(word, &mut out);
        out
    }

    /// Appends a word as [`Pack::folded`].
    pub fn append_folded(&self, word: &str, out: &mut String) {
        self.fold.append(word, out);
    }

    /// A line of text as [`Pack::folded`], with its spaces all alike.
    pub fn fold_line(&self, line: &str) -> String {
        let mut out = String::with_capacity(line.len());
        for piece in line.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            self.fold.append(word, &mut out);
            out.extend(piece[word.len()..].chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
        }
        out
    }

    /// Calls `found` with each base form that a folded word may be a case form of, and whether the rule holds for unknown names too.
    pub fn bases(&self, key: &str, found: impl FnMut(&str, bool)) {
        self.inflection.bases(key, found);
    }

    /// True for a folded word that may be the surname of a woman, made of another's by an ending.
    pub fn names_woman(&self, key: &str) -> bool {
        self.inflection.names_woman(key)
    }

    /// Adds to `words` the number of a folded word and those of its base forms, as far as the pack's tables have them.
    pub fn offers(&self, key: &str, word: u32, words: &mut Vec<u32>) {
        if word != 0 {
            words.push(word);
        }
        self.bases(key, |base, _| {
            let id = self.vocabulary.id(base);
            if id != 0 && !words.contains(&id) {
                words.push(id);
            }
        });
    }

    /// A name in Latin letters: by the pack's table, or as it is where it has none.
    pub fn romanised(&self, name: &str) -> String {
        match &self.fold.script {
            Some(script) => script.name(name),
            None if self.romanisation.is_empty() => name.to_owned(),
            None => self.romanisation.name(name),
        }
    }

    /// How a folded word of a foreign person's name is spelled where it comes from; `last` for the last word of the name.
    pub fn spelling(&self, word: &str, last: bool) -> Option<&str> {
        self.spellings.find(word, last)
    }

    /// True for a given name of the language's own: the words beside it are no foreign name.
    pub fn is_native(&self, word: &str) -> bool {
        self.spellings.is_native(word)
    }

    /// Indexes of the world's entities that `name` names, whole.
    pub fn named(&self, name: &str) -> Vec<u32> {
        let tokens = self.tokens(name);
        let mut offers = |at: usize, words: &mut Vec<u32>| {
            if let Some(token) = tokens.get(at) {
                self.offers(tokens.key(at), token.word, words);
            }
        };
        match self.names.longest_of(0, &mut offers) {
            Some((len, uses)) if len == tokens.len() => uses.iter().filter(|u| u.class != NameClass::Adjective).map(|u| u.entity).collect(),
            _ => Vec::new(),
        }
    }
}

/// A row of `names.tsv`.
pub(crate) struct NameRow<'f> {
    pub(crate) form: &'f str,
    pub(crate) entity: u32,
    pub(crate) class: NameClass,
}

/// The rows of a `names.tsv`.
pub(crate) fn names<'f>(files: Files<'f>, path: &str, world: &World) -> Result<Vec<NameRow<'f>>, Error> {
    let row = |[form, entity, class]: [&'f str; 3]| {
        let entity = world.index(entity).ok_or_else(|| format!("no entity {entity:?} in world/entities.tsv"))?;
        let class = match class {
            "name" => NameClass::Name,
            "short" => NameClass::Short,
            "adjective" => NameClass::Adjective,
            "people" => NameClass::People,
            _ => return Err(format!("{class:?} is none of name, short, adjective, people")),
        };
        Ok(NameRow { form, entity, class })
    };
    let rows = rows(files, path, ["form", "entity", "class"])?;
    rows.into_iter().map(|(line, cells)| row(cells).map_err(|e| Error::at(path, line, Kind::Value(e)))).collect()
}

fn read_toml<T: serde::de::DeserializeOwned>(files: Files<'_>, path: &str) -> Result<Option<T>, Error> {
    file(files, path).map(|content| toml::from_str(content).map_err(|e| Error::of(path, Kind::Toml(e.to_string())))).transpose()
}

fn read<T, const N: usize>(
    files: Files<'_>,
    path: &str,
    columns: [&str; N],
    mut value: impl FnMut([&str; N]) -> Result<T, String>,
) -> Result<Vec<T>, Error> {
    rows(files, path, columns)?.into_iter().map(|(line, cells)| value(cells).map_err(|e| Error::at(path, line, Kind::Value(e)))).collect()
}

fn text_lines(files: Files<'_>, path: &str) -> Vec<String> {
    file(files, path).map(|content| lines(content).map(|(_, l)| l.to_owned()).collect()).unwrap_or_default()
}
