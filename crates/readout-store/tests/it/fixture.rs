//! A small record: two reports of one story in two scripts, and an article that has nothing to do with them.

use std::collections::BTreeMap;

use readout_model::record::{Alias, Change, Citation, Engagement, Entity, Position, Report, Row, Step, Story, Utterance};
use readout_model::{
    Act, Analysis, Article, ArticleId, Cue, EntityInfo, EntityKind, Form, Meeting, Mention, Office, Party, Reason, Removed, Source,
    SourceKind, Span, Speaker, Stance, StanceKind, Statement, StatementKind, Status, Time, TimeClass, Via, What,
};
use readout_store::{Entry, Store};
use tempfile::TempDir;

pub const PUTIN: &str = "person/vladimir-putin";
pub const USHAKOV: &str = "person/yuri-ushakov";
pub const RUSSIA: &str = "place/ru";

const ENGLISH: &str = "Talks set for January\n\nPutin’s aide Yuri Ushakov said “talks will start in Geneva on 10 January”, TASS reports. \
    Read also: a headline of 2025 about elections. The Kremlin demands guarantees.";
const BULGARIAN: &str =
    "Преговори през януари\n\nПутин иска гаранции, заяви Ушаков. „Преговорите започват в Женева на 10 януари“, каза той пред ТАСС.";
const ROMANIAN: &str = "Vremea\n\nMâine va ploua în Ţara Românească.";

/// An article with what was found in it and what it changed.
pub struct Folded {
    pub article: Article,
    pub analysis: Analysis,
    pub changes: Vec<Change<'static>>,
}

impl Folded {
    pub fn entry(&self) -> Entry<'_> {
        Entry { article: &self.article, analysis: &self.analysis, changes: self.changes.clone() }
    }
}

pub fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A record of all of [`folded`], each in a batch of its own.
pub fn record(folder: &TempDir) -> Store {
    let mut store = Store::open(folder.path().join("readout.db")).unwrap();
    for one in folded() {
        store.commit(&[one.entry()]).unwrap();
    }
    store
}

pub fn folded() -> Vec<Folded> {
    let (english, bulgarian, romanian) = (english(), bulgarian(), romanian());
    let first = story(&["en-1"], &["en"]);
    let both = story(&["en-1", "bg-1"], &["bg", "en"]);
    let (en, bg) = (report(&english), report(&bulgarian));
    let changes = vec![
        vec![
            put(Row::from(entity(PUTIN, "Vladimir Putin", &[("en", &["Putin"])]))),
            put(Row::from(entity(USHAKOV, "Yuri Ushakov", &[("en", &["Yuri Ushakov"])]))),
            put(Row::from(entity(RUSSIA, "Russia", &[("en", &["Russia"])]))),
            put(Row::from(first)),
            put(Row::from(utterance(vec![en.clone()]))),
            put(Row::from(engagement(&["en-1"]))),
            put(Row::from(gone())),
            put(Row::from(position(&[&en]))),
        ],
        vec![
            put(Row::from(entity(PUTIN, "Vladimir Putin", &[("bg", &["Владимир Путин", "Путин"]), ("en", &["Putin"])]))),
            put(Row::from(entity(USHAKOV, "Yuri Ushakov", &[("bg", &["Ушаков"]), ("en", &["Yuri Ushakov"])]))),
            put(Row::from(both)),
            put(Row::from(utterance(vec![en.clone(), bg.clone()]))),
            put(Row::from(engagement(&["en-1", "bg-1"]))),
            Change::Drop("utterance/gone".into()),
            put(Row::from(position(&[&en, &bg]))),
        ],
        Vec::new(),
    ];
    [english, bulgarian, romanian]
        .into_iter()
        .zip(changes)
        .map(|((article, analysis), changes)| Folded { article, analysis, changes })
        .collect()
}

fn put(row: Row) -> Change {
    Change::Put(row)
}

fn english() -> (Article, Analysis) {
    let mut article = article("en-1", ENGLISH, Some("2021-12-31T09:30:00"));
    article.url = Some("https://example.org/talks".into());
    article.source = Some("The Example".into());
    article.language = Some("en".into());
    article.notes = vec!["decoded from windows-1252".into()];
    let mut analysis = analysis(&article, "en", "Latn");
    analysis.removed = vec![Removed { span: span(ENGLISH, "Read also: a headline of 2025 about elections."), reason: Reason::RelatedLink }];
    analysis.mentions = vec![mention(ENGLISH, "Putin", "Vladimir Putin", PUTIN), mention(ENGLISH, "Yuri Ushakov", "Yuri Ushakov", USHAKOV)];
    analysis.times = vec![Time { span: span(ENGLISH, "on 10 January"), value: "2022-01-10".into(), class: TimeClass::Date }];
    analysis.statements = vec![statement(ENGLISH, "talks will start in Geneva on 10 January", "said", "say", "Yuri Ushakov", Some("TASS"))];
    analysis.stances = vec![Stance { actor: russia(), issue: "security-guarantees".into(), stance: StanceKind::Demands, statement: 0 }];
    analysis.meetings = vec![meeting(ENGLISH, "talks will start")];
    (article, analysis)
}

fn bulgarian() -> (Article, Analysis) {
    let article = article("bg-1", BULGARIAN, Some("2021-12-30"));
    let mut analysis = analysis(&article, "bg", "Cyrl");
    analysis.mentions = vec![mention(BULGARIAN, "Путин", "Vladimir Putin", PUTIN), mention(BULGARIAN, "Ушаков", "Yuri Ushakov", USHAKOV)];
    analysis.statements = vec![
        statement(BULGARIAN, "Преговорите започват в Женева на 10 януари", "каза", "кажа", "той", None),
        statement(BULGARIAN, "Путин иска гаранции", "заяви", "заявя", "Ушаков", None),
    ];
    analysis.meetings = vec![meeting(BULGARIAN, "Преговорите започват")];
    (article, analysis)
}

fn romanian() -> (Article, Analysis) {
    let article = article("ro-1", ROMANIAN, None);
    let mut analysis = analysis(&article, "ro", "Latn");
    analysis.entities.clear();
    (article, analysis)
}

pub fn article(id: &str, text: &str, published: Option<&str>) -> Article {
    let mut article = Article::of_text(id, text);
    article.published = published.map(|p| p.parse().unwrap());
    article.title = text.lines().next().map(str::to_owned);
    article.body = Span::new(text, text.find("\n\n").map_or(0, |i| i + 2), text.len()).unwrap();
    article
}

pub fn analysis(article: &Article, language: &str, script: &str) -> Analysis {
    let known = |id: &str, kind, name: &str| EntityInfo {
        id: id.into(),
        kind,
        name: name.into(),
        offices: Vec::new(),
        sound: String::new(),
        wikidata: None,
        service: Default::default(),
    };
    Analysis {
        article: article.id.clone(),
        language: Some(language.into()),
        script: Some(script.into()),
        title: article.title.clone(),
        body: article.body,
        published: article.published,
        removed: Vec::new(),
        sentences: vec![article.body],
        mentions: Vec::new(),
        times: Vec::new(),
        statements: Vec::new(),
        meetings: Vec::new(),
        stances: Vec::new(),
        notes: Vec::new(),
        entities: vec![known(PUTIN, EntityKind::Person, "Vladimir Putin"), known(USHAKOV, EntityKind::Person, "Yuri Ushakov")],
        sketch: vec![1, u64::MAX],
        head: Default::default(),
        terms: Default::default(),
    }
}

pub fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(text, start, start + words.len()).unwrap()
}

fn mention(text: &str, words: &str, name: &str, id: &str) -> Mention {
    Mention { span: span(text, words), kind: EntityKind::Person, name: name.into(), entity: Some(id.into()) }
}

fn statement(text: &str, content: &str, cue: &str, lemma: &str, source: &str, via: Option<&str>) -> Statement {
    let who = Speaker { name: "Yuri Ushakov".into(), entity: Some(USHAKOV.into()), kind: SourceKind::Person };
    Statement {
        span: span(text, content),
        kind: StatementKind::Direct,
        cue: Some(Cue { span: span(text, cue), lemma: lemma.into() }),
        source: Some(Source { who, span: Some(span(text, source)) }),
        act: Act::Assert,
        addressee: None,
        via: via.into_iter().map(|name| Via { name: name.into(), entity: Some("org/tass".into()) }).collect(),
        issues: vec!["talks".into()],
        about: vec!["place/geneva".into()],
        inside: None,
        terms: Default::default(),
    }
}

fn meeting(text: &str, words: &str) -> Meeting {
    let party = |name: &str, id: &str| Party { name: name.into(), entity: Some(id.into()), acts_for: None };
    Meeting {
        span: span(text, words),
        what: What::Talks,
        form: Form::Meeting,
        participants: vec![party("Russia", RUSSIA), party("United States", "place/us")],
        place: Some("Geneva".into()),
        date: Some("2022-01-10".into()),
        status: Status::Planned,
        moved_to: None,
    }
}

fn russia() -> Via {
    Via { name: "Russia".into(), entity: Some(RUSSIA.into()) }
}

fn entity(id: &str, name: &str, names: &[(&str, &[&str])]) -> Entity {
    let forms = |list: &[&str]| list.iter().map(|f| (*f).to_owned()).collect();
    Entity {
        id: id.into(),
        kind: if id.starts_with("person/") { EntityKind::Person } else { EntityKind::Place },
        name: name.into(),
        names: names.iter().map(|(language, list)| ((*language).to_owned(), forms(list))).collect::<BTreeMap<_, Vec<String>>>(),
        roles: vec![Office { role: "president".into(), of: RUSSIA.into(), from: Some("2012-05-07".into()), to: None }],
        wikidata: None,
        mentions: 2,
        articles: 1,
        also: Vec::new(),
        citations: vec![Citation { article: ArticleId::new("en-1"), span: span(ENGLISH, "Putin") }],
    }
}

fn story(articles: &[&str], languages: &[&str]) -> Story {
    Story {
        id: "story/talks-set-for-january".into(),
        title: "Talks set for January".into(),
        articles: articles.iter().map(|id| ArticleId::new(*id)).collect(),
        families: Vec::new(),
        first: Some(if articles.len() > 1 { "2021-12-30" } else { "2021-12-31" }.into()),
        last: Some("2021-12-31".into()),
        languages: languages.iter().map(|l| (*l).to_owned()).collect(),
        also: vec![Alias { id: "story/that-went".into(), why: "both tell of Geneva".into() }],
        parts: vec![],
        why: vec!["Yuri Ushakov".into(), "2022-01-10".into(), "security-guarantees".into()],
    }
}

fn report((article, analysis): &(Article, Analysis)) -> Report {
    let statement = &analysis.statements[0];
    Report {
        article: article.id.clone(),
        span: statement.span,
        text: statement.span.of(&article.text).into(),
        language: analysis.language.clone(),
        via: statement.via.clone(),
        kind: statement.kind,
        tells: vec![],
    }
}

fn cite(r: &Report) -> Citation {
    Citation { article: r.article.clone(), span: r.span }
}

fn utterance(statements: Vec<Report>) -> Utterance {
    Utterance {
        id: "utterance/1".into(),
        source: Some(Via { name: "Yuri Ushakov".into(), entity: Some(USHAKOV.into()) }),
        kind: StatementKind::Direct,
        act: Act::Assert,
        issues: vec!["talks".into()],
        said: Some("2021-12-30".into()),
        text: statements[0].text.clone(),
        independent: 1,
        story: "story/talks-set-for-january".into(),
        citations: statements.iter().map(cite).collect(),
        statements,
    }
}

/// An utterance that the second article takes away; its source has no entity.
fn gone() -> Utterance {
    let span = span(ENGLISH, "The Kremlin demands guarantees");
    let source = Some(Via { name: "a diplomat".into(), entity: None });
    let citations = vec![Citation { article: ArticleId::new("en-1"), span }];
    Utterance { id: "utterance/gone".into(), source, statements: Vec::new(), citations, ..utterance(vec![report(&english())]) }
}

fn engagement(articles: &[&str]) -> Engagement {
    let step = |id: &&str| Step { status: Status::Planned, article: ArticleId::new(*id), published: None };
    Engagement {
        id: "engagement/1".into(),
        what: What::Talks,
        form: Form::Meeting,
        participants: vec![russia(), Via { name: "United States".into(), entity: Some("place/us".into()) }],
        place: Some("Geneva".into()),
        date: Some("2022-W02".into()),
        dated_by: Some(ArticleId::new("en-1")),
        status: Status::Planned,
        moved_to: None,
        history: articles.iter().map(step).collect(),
        citations: vec![Citation { article: ArticleId::new("en-1"), span: span(ENGLISH, "talks will start") }],
    }
}

fn position(reports: &[&Report]) -> Position {
    Position {
        actor: russia(),
        issue: "security-guarantees".into(),
        stance: StanceKind::Demands,
        since: Some("2021-12-17".into()),
        last: Some("2021-12-31".into()),
        changed_from: None,
        utterances: vec!["utterance/1".into()],
        citations: reports.iter().map(|r| cite(r)).collect(),
    }
}
