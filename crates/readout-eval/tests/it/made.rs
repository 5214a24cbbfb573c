//! Analyses made by hand.

use readout_eval::score::Figure;
use readout_model::{
    Act, Analysis, Article, EntityKind, Form, Meeting, Mention, Party, Reason, Removed, Source, SourceKind, Span, Speaker, Statement,
    StatementKind, Status, Time, TimeClass, Via, What,
};

/// An article and what is found in it, with places given by their words.
pub struct Made {
    pub article: Article,
    pub analysis: Analysis,
}

impl Made {
    pub fn new(id: &str, language: &str, text: &str) -> Self {
        let article = Article::of_text(id, text);
        let analysis = Analysis {
            article: article.id.clone(),
            language: Some(language.to_owned()),
            script: None,
            title: None,
            body: article.body,
            published: None,
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
        Self { article, analysis }
    }

    pub fn span(&self, words: &str) -> Span {
        let at = self.article.text.find(words).unwrap();
        Span::new(&self.article.text, at, at + words.len()).unwrap()
    }

    pub fn says(mut self, who: &str, act: Act, words: &str) -> Self {
        let source = (!who.is_empty()).then(|| Source { who: speaker(who), span: None });
        let span = self.span(words);
        self.analysis.statements.push(Statement {
            span,
            kind: StatementKind::Indirect,
            cue: None,
            source,
            act,
            addressee: None,
            via: vec![via("TASS")],
            issues: vec![],
            about: vec![],
            inside: None,
            terms: Default::default(),
        });
        self
    }

    pub fn time(mut self, value: &str, words: &str) -> Self {
        let span = self.span(words);
        self.analysis.times.push(Time { span, value: value.to_owned(), class: TimeClass::Date });
        self
    }

    pub fn mask(mut self, words: &str) -> Self {
        let span = self.span(words);
        self.analysis.removed.push(Removed { span, reason: Reason::Promotion });
        self
    }

    pub fn name(mut self, kind: EntityKind, entity: Option<&str>, words: &str) -> Self {
        let span = self.span(words);
        self.analysis.mentions.push(Mention { span, kind, name: words.to_owned(), entity: entity.map(str::to_owned) });
        self
    }

    pub fn meeting(mut self, date: Option<&str>, status: Status, who: &[&str]) -> Self {
        let participants = who.iter().map(|name| Party { name: (*name).to_owned(), entity: None, acts_for: None }).collect();
        let date = date.map(str::to_owned);
        self.analysis.meetings.push(Meeting {
            span: self.article.body,
            what: What::Talks,
            form: Form::Meeting,
            participants,
            place: None,
            moved_to: None,
            date,
            status,
        });
        self
    }
}

pub fn speaker(name: &str) -> Speaker {
    Speaker { name: name.to_owned(), entity: None, kind: SourceKind::Person }
}

pub fn via(name: &str) -> Via {
    Via { name: name.to_owned(), entity: None }
}

/// The figures as they print.
pub fn told(figures: &[Figure]) -> Vec<String> {
    figures.iter().map(ToString::to_string).collect()
}
