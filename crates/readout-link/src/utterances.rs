//! Utterances: one thing said once, however many articles report it.
//!
//! Statements of one source or one story published at most two days apart are compared by [`likeness`]; each article gives each utterance its best
//! report, best pairs first, so two statements of one article stay two unless one repeats the words of the other.

use std::collections::BTreeMap;

use readout_model::record::{Citation, Report, Utterance};
use readout_model::{Analysis, Article, Statement, StatementKind, Via};

use crate::content::{Content, Voice};
use crate::features::Rarity;
use crate::ids::Ids;
use crate::likeness::{ALIKE, Near, Traits, likeness, repeats};
use crate::names::{Names, insert_sorted};
use crate::record::Folded;
use crate::rulings::Rulings;
use crate::sketch::Grams;

/// Days of publication between which reports are compared.
const DAYS: i32 = 2;
/// Where utterances of articles without a day of publication stand.
const NO_DAY: i32 = i32::MIN;
/// Newest utterances of a source and a day, and of a story and a day, that are compared: keeps the cost flat as the record grows.
const NEWEST: usize = 64;
/// First reports of an utterance that a new one is compared with.
const FIRST: usize = 4;

/// The utterances and how to find them.
#[derive(Default)]
pub(crate) struct Utterances {
    pub(crate) rows: Vec<Utterance>,
    states: Vec<State>,
    by_source: BTreeMap<(u32, i32), Vec<u32>>,
    by_story: BTreeMap<(u32, i32), Vec<u32>>,
    pub(crate) rulings: Rulings<Citation>,
    /// The utterance of each group of statements of which a person has ruled that they report one.
    ruled: BTreeMap<u32, u32>,
}

/// What the row does not say.
#[derive(Default)]
struct State {
    first: Vec<Traits>,
    story: u32,
    /// Article and end of the source chain of every report.
    chains: Vec<(u32, Option<u32>)>,
    /// Groups of statements by a person's ruling.
    groups: Vec<u32>,
}

/// A statement of the article that is being folded.
struct New<'a> {
    statement: &'a Statement,
    text: &'a str,
    traits: Traits,
    chain: Option<u32>,
    /// Group of statements by a person's ruling.
    group: Option<u32>,
}

impl Utterances {
    /// Adds the statements of the last of `folded`, whose story has this id, and calls `touched` with the number of each row that it changes; the number of the
    /// utterance that each statement became.
    pub(crate) fn add(
        &mut self,
        article: &Article,
        analysis: &Analysis,
        (folded, story): (&[Folded], &str),
        rarity: &Rarity,
        names: &mut Names,
        mut touched: impl FnMut(u32),
    ) -> Vec<u32> {
        let Some((number, here)) = folded.iter().enumerate().next_back() else { return Vec::new() };
        let new = self.read(article, analysis, number as u32, rarity, names);
        let mut became = self.assign(&new, folded, here, rarity);
        let mut ids = Ids::new("utterance", &article.id);
        for (i, n) in new.iter().enumerate() {
            let id = ids.at(n.statement.span.start());
            let again = |j: &usize| new[*j].traits.voice.id == n.traits.voice.id && repeats(&new[*j].traits, &n.traits);
            let repeated = || {
                let known = (0..new.len()).filter(|j| *j != i).find(again).and_then(|j| became[j]);
                known.filter(|row| !self.barred(n, &self.states[*row as usize]))
            };
            let ruled = n.group.and_then(|g| self.ruled.get(&g).copied());
            let row = ruled.or(became[i]).or_else(repeated).unwrap_or_else(|| self.begin(id, n, here, story));
            if let Some(group) = n.group {
                insert_sorted(&mut self.states[row as usize].groups, group);
                self.ruled.insert(group, row);
            }
            became[i] = Some(row);
            self.join(row, n, article, analysis, folded);
            touched(row);
        }
        became.into_iter().flatten().collect()
    }

    /// The statements with what they are known again by.
    fn read<'a>(&self, article: &'a Article, analysis: &'a Analysis, number: u32, rarity: &Rarity, names: &mut Names) -> Vec<New<'a>> {
        let language = analysis.language.as_ref().map(|l| names.of(None, "language", l));
        let mut new: Vec<New> = Vec::with_capacity(analysis.statements.len());
        for s in &analysis.statements {
            let mut link = |v: Option<&Via>| v.map(|v| names.of(v.entity.as_deref(), "via", &v.name));
            let (teller, chain) = (link(s.via.first()), link(s.via.last()));
            let text = s.span.of(&article.text);
            let traits = Traits {
                article: number,
                language,
                issues: sorted(s.issues.iter().map(|i| names.of(None, "issue", i))),
                about: sorted(s.about.iter().map(|e| names.number(e))),
                voice: Voice::new(s.source.as_ref(), names),
                content: Content::new(&s.terms, rarity, names),
                grams: Grams::of(text),
                place: s.span.start() as f32 / article.text.len().max(1) as f32,
                length: text.chars().count() as u32,
                act: s.act,
                kind: s.kind,
                inside: s.inside.and_then(|i| analysis.statements.get(i)).map(|s| s.kind),
                teller,
                same_issue: 1,
                same_content: 1,
            };
            let key = (!self.rulings.is_empty()).then(|| Citation { article: article.id.clone(), span: s.span });
            let group = key.and_then(|k| self.rulings.of(&k));
            new.push(New { statement: s, text, traits, chain, group });
        }
        for i in 0..new.len() {
            let (a, mut issue, mut content) = (&new[i], 1, 1);
            for b in new
                .iter()
                .enumerate()
                .filter(|(j, b)| *j != i && b.traits.voice.id == a.traits.voice.id && !repeats(&a.traits, &b.traits))
                .map(|(_, b)| &b.traits)
            {
                issue += u32::from(a.traits.issues.iter().any(|x| b.issues.binary_search(x).is_ok()));
                content += u32::from(a.traits.issues == b.issues && a.traits.about == b.about);
            }
            (new[i].traits.same_issue, new[i].traits.same_content) = (issue, content);
        }
        new
    }

    /// The utterance that each statement is a report of: the best pairs first, each utterance once.
    fn assign(&self, new: &[New], folded: &[Folded], here: &Folded, rarity: &Rarity) -> Vec<Option<u32>> {
        let mut by_voice: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (i, n) in new.iter().enumerate() {
            by_voice.entry(n.traits.voice.id).or_default().push(i);
        }
        let (from, to) = here.day.map_or((NO_DAY, NO_DAY), |d| (d - DAYS, d + DAYS));
        let newest = |list: &BTreeMap<(u32, i32), Vec<u32>>, of: u32| -> Vec<u32> {
            list.range((of, from)..=(of, to)).flat_map(|(_, l)| l.iter().rev().take(NEWEST).copied()).collect()
        };
        let of_story = newest(&self.by_story, here.story);
        let mut pairs: Vec<(f32, usize, u32)> = Vec::new();
        for (voice, statements) in by_voice {
            let mut near = newest(&self.by_source, voice);
            near.extend(&of_story);
            near.sort_unstable();
            near.dedup();
            let mut fits: BTreeMap<u32, f32> = BTreeMap::new();
            for row in near {
                let state = &self.states[row as usize];
                for t in &state.first {
                    let family = folded[t.article as usize].family;
                    let near = Near { one_story: state.story == here.story, one_text: family.is_some() && family == here.family };
                    let voice = &new[statements[0]].traits.voice;
                    let fits = *fits.entry(t.voice.id).or_insert_with(|| voice.fits(&t.voice));
                    for i in &statements {
                        let like = likeness(t, &new[*i].traits, fits, near, rarity);
                        if like >= ALIKE && !self.barred(&new[*i], state) {
                            pairs.push((like, *i, row));
                        }
                    }
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let ruled = |n: &New| self.ruled.get(&n.group?).copied();
        let mut became: Vec<Option<u32>> = new.iter().map(ruled).collect();
        for (_, i, row) in pairs {
            if became[i].is_none() && !became.contains(&Some(row)) {
                became[i] = Some(row);
            }
        }
        became
    }

    /// True where a person has ruled that the statement does not report the utterance.
    fn barred(&self, new: &New, state: &State) -> bool {
        new.group.is_some_and(|a| state.groups.iter().any(|b| self.rulings.apart(a, *b)))
    }

    /// The utterances of one story are of another now.
    pub(crate) fn join_stories(&mut self, from: u32, (into, id): (u32, &str), mut touched: impl FnMut(u32)) {
        let moved: Vec<i32> = self.by_story.range((from, i32::MIN)..=(from, i32::MAX)).map(|((_, day), _)| *day).collect();
        for day in moved {
            let list = self.by_story.remove(&(from, day)).unwrap_or_default();
            for number in &list {
                self.states[*number as usize].story = into;
                id.clone_into(&mut self.rows[*number as usize].story);
                touched(*number);
            }
            let all = self.by_story.entry((into, day)).or_default();
            all.extend(list);
            all.sort_unstable();
        }
    }

    fn begin(&mut self, id: String, new: &New, here: &Folded, story: &str) -> u32 {
        let number = self.rows.len() as u32;
        let (issues, statements, citations) = Default::default();
        self.rows.push(Utterance {
            id,
            source: new.statement.source.as_ref().map(|s| Via { name: s.who.name.clone(), entity: s.who.entity.clone() }),
            kind: new.statement.kind,
            act: new.statement.act,
            issues,
            said: None,
            text: String::new(),
            independent: 0,
            statements,
            story: story.to_owned(),
            citations,
        });
        self.states.push(State { story: here.story, ..State::default() });
        let day = here.day.unwrap_or(NO_DAY);
        self.by_source.entry((new.traits.voice.id, day)).or_default().push(number);
        self.by_story.entry((here.story, day)).or_default().push(number);
        number
    }

    /// Writes a report into the row. The best report gives words and act: a direct one before others, the longer before the shorter.
    fn join(&mut self, number: u32, new: &New, article: &Article, analysis: &Analysis, folded: &[Folded]) {
        let (row, state) = (&mut self.rows[number as usize], &mut self.states[number as usize]);
        let s = new.statement;
        let rank = |kind, text: &str| (kind == StatementKind::Direct, text.len());
        if row.statements.is_empty() || rank(s.kind, new.text) > rank(row.kind, &row.text) {
            row.text = new.text.to_owned();
            row.act = s.act;
        }
        row.kind = match (row.kind, s.kind) {
            (a, b) if a == b => a,
            (StatementKind::Direct, _) | (_, StatementKind::Direct) => StatementKind::Direct,
            _ => StatementKind::Mixed,
        };
        for issue in &s.issues {
            if !row.issues.contains(issue) {
                row.issues.push(issue.clone());
            }
        }
        if let Some(p) = article.published {
            let day = p.date.to_string();
            if row.said.as_ref().is_none_or(|s| day < *s) {
                row.said = Some(day);
            }
        }
        row.statements.push(Report {
            article: article.id.clone(),
            span: s.span,
            text: new.text.to_owned(),
            language: analysis.language.clone(),
            via: s.via.clone(),
            kind: s.kind,
            tells: s.issues.iter().chain(&s.about).cloned().collect(),
        });
        insert_sorted(&mut row.citations, Citation { article: article.id.clone(), span: s.span });
        if state.first.len() < FIRST {
            state.first.push(new.traits.clone());
        }
        state.chains.push((new.traits.article, new.chain));
        row.independent = independent(&state.chains, folded);
    }
}

fn sorted(items: impl Iterator<Item = u32>) -> Box<[u32]> {
    let mut list: Vec<u32> = items.collect();
    list.sort_unstable();
    list.dedup();
    list.into_boxed_slice()
}

/// Number of chains that do not go back to one teller or one text. Two reports hang together where the outermost links of their chains (the
/// agency, else the person who told) are the same, or their articles are one or near-duplicates; the groups of reports that hang together
/// are counted.
fn independent(chains: &[(u32, Option<u32>)], folded: &[Folded]) -> usize {
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    enum Origin {
        Teller(u32),
        Family(u32),
        Article(u32),
    }
    let mut group: Vec<usize> = (0..chains.len()).collect();
    let mut of: BTreeMap<Origin, usize> = BTreeMap::new();
    fn root(group: &mut [usize], mut i: usize) -> usize {
        while group[i] != i {
            group[i] = group[group[i]];
            i = group[i];
        }
        i
    }
    for (i, (article, chain)) in chains.iter().enumerate() {
        let text = folded[*article as usize].family.map_or(Origin::Article(*article), Origin::Family);
        for origin in chain.map(Origin::Teller).into_iter().chain([text]) {
            let other = *of.entry(origin).or_insert(i);
            let (a, b) = (root(&mut group, i), root(&mut group, other));
            group[a.max(b)] = a.min(b);
        }
    }
    (0..group.len()).filter(|i| group[*i] == *i).count()
}
