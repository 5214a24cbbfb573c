//! A small record: two reports of one call in two scripts, a copy of one of them, a page with something to run in it, and one in a third script.

use std::path::PathBuf;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use readout_model::record::{
    Alias, Change, Citation, Engagement, Entity, Former, Position, Report, Row, Step, Story, StoryPart, Utterance,
};
use readout_model::{
    Act, Analysis, Article, ArticleId, EntityInfo, EntityKind, Form, Meeting, Mention, Party, Reason, Removed, Source, SourceKind, Span,
    Speaker, Stance, StanceKind, Statement, StatementKind, Status, Time, TimeClass, Via, What,
};
use readout_server::{Labels, router};
use readout_store::{Entry, Store};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;

pub const ENGLISH: &str = "desk/en 1";
pub const BULGARIAN: &str = "https://example.org/bg?n=1#a";
pub const COPY: &str = "copy";
pub const NASTY: &str = "nasty";
pub const ARABIC: &str = "ar";
pub const STORY: &str = "story/call";

const ENGLISH_TEXT: &str = "Talks “in Geneva”\n\nYuri Ushakov said “we – that is Russia – need guarantees by 12 January”, TASS reports.\n\
    Read also: a headline about elections.\nThe call was held on Thursday.";
const BULGARIAN_TEXT: &str = "Преговори в Женева\n\n„Нужни са ни гаранции“, каза Ушаков.";
const NASTY_TEXT: &str = "<script>alert(1)</script> & co\n\nA man said “<img src=x onerror=alert(2)>”.";
const ARABIC_TEXT: &str = "NATO: محادثات في جنيف\n\nمحادثات في جنيف بين روسيا والولايات المتحدة.";

/// A record in a folder of its own, served.
pub struct Served {
    folder: TempDir,
}

/// What came back.
pub struct Got {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Got {
    pub fn json(&self) -> serde_json::Value {
        assert_eq!(self.headers["content-type"], "application/json");
        serde_json::from_str(&self.body).unwrap()
    }

    pub fn ok(self) -> String {
        assert_eq!(self.status, StatusCode::OK, "{}", self.body);
        self.body
    }
}

impl Served {
    /// No file yet.
    pub fn nothing() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn empty() -> Self {
        let served = Self::nothing();
        drop(Store::open(served.record()).unwrap());
        served
    }

    pub fn new() -> Self {
        let served = Self::nothing();
        served.fill(&mut Store::open(served.record()).unwrap());
        served
    }

    pub fn record(&self) -> PathBuf {
        self.folder.path().join("readout.db")
    }

    pub fn fill(&self, store: &mut Store) {
        let articles = [english(), bulgarian(), copy(), nasty(), arabic()];
        let mut batch: Vec<Entry<'_>> =
            articles.iter().map(|(article, analysis)| Entry { article, analysis, changes: Vec::new() }).collect();
        batch.last_mut().unwrap().changes = rows().into_iter().map(Change::Put).collect();
        store.commit(&batch).unwrap();
    }

    fn router(&self) -> Router {
        let mut labels = Labels::default();
        labels.languages.insert("bg".into(), "Bulgarian".into());
        labels.issues.insert("security-guarantees".into(), "Guarantees of security".into());
        router(self.record(), labels)
    }

    pub fn get(&self, href: &str) -> Got {
        self.ask("GET", href)
    }

    pub fn ask(&self, method: &str, href: &str) -> Got {
        let path = href.split('#').next().unwrap();
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        runtime().block_on(async {
            let (parts, body) = self.router().oneshot(request).await.unwrap().into_parts();
            let body = String::from_utf8(to_bytes(body, usize::MAX).await.unwrap().to_vec()).unwrap();
            Got { status: parts.status, headers: parts.headers, body }
        })
    }
}

pub fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(1).enable_io().build().unwrap()
}

fn english() -> (Article, Analysis) {
    let mut article = article(ENGLISH, ENGLISH_TEXT, Some("2021-12-31T09:30:00"));
    article.url = Some("https://example.org/talks?a=1&b=2".into());
    article.source = Some("The Harbour Gazette".into());
    article.notes = vec!["decoded from windows-1252".into()];
    let mut analysis = analysis(&article, Some("en"));
    analysis.removed = vec![Removed { span: at(ENGLISH_TEXT, "Read also: a headline about elections."), reason: Reason::RelatedLink }];
    analysis.mentions = vec![
        mention(ENGLISH_TEXT, "Yuri Ushakov", "Yuri Ushakov", EntityKind::Person),
        mention(ENGLISH_TEXT, "Russia", "Russia", EntityKind::Place),
    ];
    analysis.times = vec![
        Time { span: at(ENGLISH_TEXT, "by 12 January”, TASS"), value: "2022-01-12".into(), class: TimeClass::Date },
        Time { span: at(ENGLISH_TEXT, "Thursday"), value: "2021-12-30".into(), class: TimeClass::Date },
    ];
    analysis.statements = vec![statement(ENGLISH_TEXT, "we – that is Russia – need guarantees by 12 January", "Yuri Ushakov")];
    analysis.meetings = vec![Meeting {
        span: at(ENGLISH_TEXT, "The call was held"),
        what: What::Call,
        form: Form::Phone,
        participants: vec![Party { name: "Russia".into(), entity: Some("place/ru".into()), acts_for: None }],
        place: None,
        date: Some("2021-12-30".into()),
        status: Status::Held,
        moved_to: None,
    }];
    analysis.stances = vec![Stance { actor: russia(), issue: "security-guarantees".into(), stance: StanceKind::Demands, statement: 0 }];
    (article, analysis)
}

fn bulgarian() -> (Article, Analysis) {
    let article = article(BULGARIAN, BULGARIAN_TEXT, Some("2021-12-30"));
    let mut analysis = analysis(&article, Some("bg"));
    analysis.statements = vec![statement(BULGARIAN_TEXT, "Нужни са ни гаранции", "Ушаков")];
    analysis.mentions = vec![mention(BULGARIAN_TEXT, "Ушаков", "Yuri Ushakov", EntityKind::Person)];
    (article, analysis)
}

fn copy() -> (Article, Analysis) {
    let (mut article, mut analysis) = bulgarian();
    article.id = ArticleId::new(COPY);
    analysis.article = article.id.clone();
    (article, analysis)
}

fn nasty() -> (Article, Analysis) {
    let mut article = article(NASTY, NASTY_TEXT, None);
    article.url = Some("javascript:alert(3)".into());
    article.source = Some("<b>Outlet</b>".into());
    let mut analysis = analysis(&article, None);
    let mut said = statement(NASTY_TEXT, "<img src=x onerror=alert(2)>", "A man");
    said.source.as_mut().unwrap().who = Speaker { name: "\"><i>a man".into(), entity: None, kind: SourceKind::Unnamed };
    analysis.statements = vec![said];
    analysis.notes = vec!["language not known: <none>".into()];
    (article, analysis)
}

fn arabic() -> (Article, Analysis) {
    let article = article(ARABIC, ARABIC_TEXT, Some("2022-01-11"));
    let analysis = analysis(&article, Some("ar"));
    (article, analysis)
}

fn article(id: &str, text: &str, published: Option<&str>) -> Article {
    let mut article = Article::of_text(id, text);
    article.published = published.map(|p| p.parse().unwrap());
    article.title = text.lines().next().map(str::to_owned);
    article.body = Span::new(text, text.find("\n\n").unwrap() + 2, text.len()).unwrap();
    article
}

fn analysis(article: &Article, language: Option<&str>) -> Analysis {
    Analysis {
        article: article.id.clone(),
        language: language.map(str::to_owned),
        script: None,
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
        notes: article.notes.clone(),
        entities: vec![EntityInfo {
            id: USHAKOV.into(),
            kind: EntityKind::Person,
            name: "Yuri Ushakov".into(),
            offices: Vec::new(),
            sound: String::new(),
            wikidata: None,
            service: Default::default(),
        }],
        sketch: Vec::new(),
        head: Default::default(),
        terms: Default::default(),
    }
}

const USHAKOV: &str = "person/yuri-ushakov";

fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(text, start, start + words.len()).unwrap()
}

fn mention(text: &str, words: &str, name: &str, kind: EntityKind) -> Mention {
    let entity = if kind == EntityKind::Person { USHAKOV } else { "place/ru" };
    Mention { span: at(text, words), kind, name: name.into(), entity: Some(entity.into()) }
}

fn statement(text: &str, words: &str, source: &str) -> Statement {
    Statement {
        span: at(text, words),
        kind: StatementKind::Direct,
        cue: None,
        source: Some(Source {
            who: Speaker { name: "Yuri Ushakov".into(), entity: Some(USHAKOV.into()), kind: SourceKind::Person },
            span: Some(at(text, source)),
        }),
        act: Act::Demand,
        addressee: None,
        via: vec![Via { name: "TASS".into(), entity: Some("org/tass".into()) }],
        issues: vec!["security-guarantees".into()],
        about: Vec::new(),
        inside: None,
        terms: Default::default(),
    }
}

fn russia() -> Via {
    Via { name: "Russia".into(), entity: Some("place/ru".into()) }
}

fn cite(id: &str, text: &str, words: &str) -> Citation {
    Citation { article: ArticleId::new(id), span: at(text, words) }
}

fn report(citation: &Citation, text: &str, language: Option<&str>) -> Report {
    Report {
        article: citation.article.clone(),
        span: citation.span,
        text: citation.span.of(text).into(),
        language: language.map(str::to_owned),
        via: vec![Via { name: "TASS".into(), entity: None }],
        kind: StatementKind::Direct,
        tells: vec![],
    }
}

fn rows() -> Vec<Row<'static>> {
    let en = cite(ENGLISH, ENGLISH_TEXT, "we – that is Russia – need guarantees by 12 January");
    let bg = cite(BULGARIAN, BULGARIAN_TEXT, "Нужни са ни гаранции");
    let nasty = cite(NASTY, NASTY_TEXT, "<img src=x onerror=alert(2)>");
    // Not a mark of the article: the anchor must be made for the record's sake.
    let call = cite(ENGLISH, ENGLISH_TEXT, "call was held on Thursday");
    let ids = |list: &[&str]| list.iter().map(|id| ArticleId::new(*id)).collect::<Vec<_>>();
    let story = |id: &str, title: &str, articles: &[&str], last: Option<&str>, languages: &[&str]| Story {
        id: id.into(),
        title: title.into(),
        articles: ids(articles),
        first: last.map(str::to_owned),
        last: last.map(str::to_owned),
        languages: languages.iter().map(|l| (*l).to_owned()).collect(),
        ..Story::default()
    };
    let mut of_call = story(STORY, "Talks “in Geneva”", &[ENGLISH, BULGARIAN, COPY], Some("2021-12-31"), &["bg", "en"]);
    of_call.families = vec![ids(&[BULGARIAN, COPY])];
    of_call.first = Some("2021-12-30".into());
    let part = |title: &str, articles: &[&str]| StoryPart { title: title.into(), articles: ids(articles), ..StoryPart::default() };
    of_call.parts = vec![part("Talks “in Geneva”", &[ENGLISH]), part("A council", &[BULGARIAN, COPY])];
    of_call.also = vec![Alias { id: "story/gone".into(), why: "both tell of Geneva".into() }];
    of_call.why = vec!["Yuri Ushakov".into(), "security-guarantees".into()];
    let utterance = |id: &str, source: Via, said: Option<&str>, story: &str, statements: Vec<Report>| Utterance {
        id: id.into(),
        source: Some(source),
        kind: StatementKind::Direct,
        act: Act::Demand,
        issues: vec!["security-guarantees".into()],
        said: said.map(str::to_owned),
        text: statements[0].text.clone(),
        independent: 1,
        story: story.into(),
        citations: statements.iter().map(|r| Citation { article: r.article.clone(), span: r.span }).collect(),
        statements,
    };
    let ushakov = Via { name: "Yuri Ushakov".into(), entity: Some(USHAKOV.into()) };
    let nobody = Via { name: "\"><i>a man".into(), entity: None };
    vec![
        Row::from(Entity {
            id: USHAKOV.into(),
            kind: EntityKind::Person,
            name: "Yuri Ushakov".into(),
            names: [("bg".to_owned(), vec!["Ушаков".to_owned()])].into(),
            roles: Vec::new(),
            wikidata: None,
            mentions: 2,
            articles: 1,
            also: Vec::new(),
            citations: vec![cite(ENGLISH, ENGLISH_TEXT, "Yuri Ushakov")],
        }),
        Row::from(of_call),
        Row::from(story("story/nasty", NASTY_TEXT.lines().next().unwrap(), &[NASTY], None, &[])),
        Row::from(story("story/ar", ARABIC_TEXT.lines().next().unwrap(), &[ARABIC], Some("2022-01-11"), &["ar"])),
        Row::from(utterance(
            "utterance/1",
            ushakov,
            Some("2021-12-30"),
            STORY,
            vec![report(&en, ENGLISH_TEXT, Some("en")), report(&bg, BULGARIAN_TEXT, Some("bg"))],
        )),
        Row::from(utterance("utterance/2", nobody, None, "story/nasty", vec![report(&nasty, NASTY_TEXT, None)])),
        Row::from(Engagement {
            id: "engagement/1".into(),
            what: What::Call,
            form: Form::Phone,
            participants: vec![russia(), Via { name: "United States".into(), entity: Some("place/us".into()) }],
            place: Some("Geneva".into()),
            date: Some("2021-12-30".into()),
            dated_by: Some(ArticleId::new(ENGLISH)),
            status: Status::Held,
            moved_to: Some("2022-01-04".into()),
            history: vec![
                Step { status: Status::Planned, article: ArticleId::new(BULGARIAN), published: Some("2021-12-30".into()) },
                Step { status: Status::Held, article: ArticleId::new(ENGLISH), published: Some("2021-12-31".into()) },
            ],
            citations: vec![call],
        }),
        Row::from(Position {
            actor: russia(),
            issue: "security-guarantees".into(),
            stance: StanceKind::Demands,
            since: Some("2021-12-17".into()),
            last: Some("2021-12-31".into()),
            changed_from: Some(Former { stance: StanceKind::Refuses, last: "2021-12-10".into() }),
            utterances: vec!["utterance/1".into()],
            citations: vec![en, bg],
        }),
    ]
}
