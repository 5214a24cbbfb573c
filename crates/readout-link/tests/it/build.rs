//! Articles and analyses in a few words: the text is made from what it tells, so that every span points at words.

use readout_link::Record;
use readout_model::record::Change;
use readout_model::{
    Act, Analysis, Article, EntityInfo, EntityKind, Form, Meeting, Mention, Office, Party, Source, SourceKind, Span, Speaker, Stance,
    StanceKind, Statement, StatementKind, Status, Time, TimeClass, Via, What,
};

/// An article that grows.
#[derive(Debug)]
pub struct News {
    pub article: Article,
    pub analysis: Analysis,
}

pub fn news(id: &str, day: &str, language: &str) -> News {
    let article = Article { published: day.parse().ok(), ..Article::of_text(id, "") };
    let analysis = Analysis {
        article: article.id.clone(),
        language: Some(language.into()),
        script: None,
        title: None,
        body: article.body,
        published: article.published,
        removed: vec![],
        sentences: vec![],
        mentions: vec![],
        times: vec![],
        statements: vec![],
        meetings: vec![],
        stances: vec![],
        notes: vec![],
        entities: vec![],
        sketch: vec![],
        head: Default::default(),
        terms: Default::default(),
    };
    News { article, analysis }
}

impl News {
    fn write(&mut self, text: &str) -> Span {
        let start = self.article.text.len();
        self.article.text.push_str(text);
        let end = self.article.text.len();
        self.article.text.push('\n');
        self.article.body = Span::whole(&self.article.text);
        self.analysis.body = self.article.body;
        Span::new(&self.article.text, start, end).unwrap()
    }

    /// Names these entities, `kind/name` each, in a sentence of their own.
    pub fn names(mut self, ids: &[&str]) -> Self {
        let mut sentence: Option<Span> = None;
        for id in ids {
            let (kind, name) = id.split_once('/').unwrap();
            let kind: EntityKind = kind.parse().unwrap();
            let span = self.write(name);
            sentence = Some(sentence.map_or(span, |s| s.cover(span)));
            self.analysis.mentions.push(Mention { span, kind, name: name.into(), entity: Some((*id).into()) });
            if !self.analysis.entities.iter().any(|e| e.id == *id) {
                let offices = vec![Office { role: "leader".into(), of: "place/xx".into(), from: None, to: None }];
                self.analysis.entities.push(EntityInfo {
                    id: (*id).into(),
                    kind,
                    name: name.into(),
                    offices,
                    sound: String::new(),
                    wikidata: None,
                    service: Default::default(),
                });
            }
        }
        self.analysis.sentences.extend(sentence);
        self
    }

    pub fn title(mut self, title: &str) -> Self {
        self.article.title = Some(title.into());
        self
    }

    pub fn sketch(mut self, hashes: impl Iterator<Item = u64>) -> Self {
        self.analysis.sketch = hashes.collect();
        self
    }

    pub fn day(mut self, value: &str) -> Self {
        let span = self.write("that day");
        self.analysis.times.push(Time { span, value: value.into(), class: TimeClass::Date });
        self
    }

    /// A statement of `source` on `issues`, about `about`.
    pub fn says(mut self, source: &str, text: &str, issues: &[&str], about: &[&str]) -> Self {
        let span = self.write(text);
        let named = source.contains('/');
        let kind = if source.starts_with("person/") { SourceKind::Person } else { SourceKind::Org };
        let who =
            Speaker { name: source.into(), entity: named.then(|| source.into()), kind: if named { kind } else { SourceKind::Unnamed } };
        let mut about: Vec<String> = about.iter().map(|a| (*a).into()).collect();
        about.sort();
        self.analysis.statements.push(Statement {
            span,
            kind: StatementKind::Indirect,
            cue: None,
            source: Some(Source { who, span: None }),
            act: Act::Assert,
            addressee: None,
            via: vec![],
            issues: issues.iter().map(|i| (*i).into()).collect(),
            about,
            inside: None,
            terms: Default::default(),
        });
        self
    }

    /// Changes the last statement.
    pub fn with(mut self, change: impl FnOnce(&mut Statement)) -> Self {
        change(self.analysis.statements.last_mut().unwrap());
        self
    }

    pub fn via(self, tellers: &[&str]) -> Self {
        self.with(|s| s.via = tellers.iter().map(|t| Via { name: (*t).into(), entity: Some((*t).into()) }).collect())
    }

    pub fn direct(self) -> Self {
        self.with(|s| s.kind = StatementKind::Direct)
    }

    pub fn act(self, act: Act) -> Self {
        self.with(|s| s.act = act)
    }

    /// A stance shown by the last statement.
    pub fn stance(mut self, actor: &str, issue: &str, stance: StanceKind) -> Self {
        let statement = self.analysis.statements.len() - 1;
        self.analysis.stances.push(Stance {
            actor: Via { name: actor.into(), entity: Some(actor.into()) },
            issue: issue.into(),
            stance,
            statement,
        });
        self
    }

    /// A meeting of parties, each `entity` or `entity for state`.
    pub fn meets(mut self, (what, form): (What, Form), parties: &[&str], date: Option<&str>, status: Status) -> Self {
        let span = self.write("they meet");
        let participants = parties
            .iter()
            .map(|p| {
                let (entity, acts_for) = p.split_once(" for ").map_or((*p, None), |(e, s)| (e, Some(s.to_owned())));
                Party { name: entity.into(), entity: Some(entity.into()), acts_for }
            })
            .collect();
        self.analysis.meetings.push(Meeting {
            span,
            what,
            form,
            participants,
            place: None,
            date: date.map(Into::into),
            status,
            moved_to: None,
        });
        self
    }

    pub fn moved_to(mut self, day: &str) -> Self {
        self.analysis.meetings.last_mut().unwrap().moved_to = Some(day.into());
        self
    }

    pub fn place(mut self, place: &str) -> Self {
        self.analysis.meetings.last_mut().unwrap().place = Some(place.into());
        self
    }
}

/// The record of these articles, one by one.
pub fn record(news: &[News]) -> Record {
    let mut record = Record::default();
    for n in news {
        record.apply(&n.article, &n.analysis);
    }
    record
}

/// All rows of a record, as they are kept.
pub fn rows(r: &Record) -> String {
    serde_json::to_string(&(r.stories(), r.entities(), r.utterances(), r.engagements(), r.positions())).unwrap()
}

/// The changes, as they are kept.
pub fn kept(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|c| serde_json::to_string(c).unwrap()).collect()
}

/// The articles that a row cites.
pub fn cited(citations: &[readout_model::record::Citation]) -> Vec<&str> {
    citations.iter().map(|c| c.article.as_str()).collect()
}
