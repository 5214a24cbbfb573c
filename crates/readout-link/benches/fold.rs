//! How many analyses a second the fold takes, and whether that stays so as the record grows: 2,000 and 20,000 made-up articles, eight to a
//! course of events, over entities of which few are in most articles and most in few.

#![allow(clippy::unwrap_used, missing_docs)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use readout_link::Record;
use readout_model::{
    Act, Analysis, Article, EntityInfo, EntityKind, Form, Meeting, Mention, Party, Source, SourceKind, Span, Speaker, Stance, StanceKind,
    Statement, StatementKind, Status, Terms, Via, What,
};

/// Articles a day in the news that are made up.
const A_DAY: usize = 200;
const ISSUES: [&str; 8] = ["talks", "sanctions", "nuclear", "ukraine", "inspections", "arms-control", "military-bases", "nato-enlargement"];

/// A linear congruential generator (Knuth, MMIX): the same news every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }

    /// One of `below` entities, the first ones far more often.
    fn entity(&mut self, below: usize) -> usize {
        let wide = self.roll(below) + 1;
        self.roll(wide)
    }
}

fn entity(n: usize) -> (EntityKind, String) {
    match n % 3 {
        0 => (EntityKind::Place, format!("place/p{n}")),
        1 => (EntityKind::Person, format!("person/p{n}")),
        _ => (EntityKind::Org, format!("org/p{n}")),
    }
}

fn article(n: usize, dice: &mut Dice) -> (Article, Analysis) {
    let day = 1 + n / A_DAY;
    let published = format!("{:04}-{:02}-{:02}", 2018 + day / 336, 1 + day / 28 % 12, 1 + day % 28).parse().ok();
    // The events of a day are told by articles of that day and the next.
    let mut event = Dice((n / A_DAY * A_DAY / 8 + dice.roll(A_DAY / 8)) as u64 * 7919);
    let cast: Vec<usize> = (0..5).map(|_| event.entity(5_000)).chain((0..4).map(|_| dice.entity(5_000))).collect();
    let issue = ISSUES[event.roll(ISSUES.len())];

    let mut text = String::new();
    let write = |text: &mut String, words: &str| {
        let start = text.len();
        text.push_str(words);
        text.push(' ');
        Span::new(text, start, start + words.len()).unwrap()
    };
    let (mut mentions, mut entities) = (Vec::new(), Vec::new());
    for n in &cast {
        let (kind, id) = entity(*n);
        for _ in 0..1 + dice.roll(4) {
            mentions.push(Mention { span: write(&mut text, &id), kind, name: id.clone(), entity: Some(id.clone()) });
        }
        entities.push(EntityInfo {
            id: id.clone(),
            kind,
            name: id,
            offices: vec![],
            sound: String::new(),
            wikidata: None,
            service: Default::default(),
        });
    }
    let mut statements = Vec::new();
    for i in 0..8 {
        let words: Vec<String> = (0..25).map(|_| format!("w{}", dice.roll(3_000))).collect();
        let span = write(&mut text, &words.join(" "));
        let (_, id) = entity(cast[i % 4]);
        let mut about: Vec<String> = (0..2).map(|_| entity(cast[dice.roll(cast.len())]).1).collect();
        about.sort();
        about.dedup();
        let who = Speaker { name: id.clone(), entity: Some(id), kind: SourceKind::Person };
        statements.push(Statement {
            span,
            kind: StatementKind::Direct,
            cue: None,
            source: Some(Source { who, span: None }),
            act: Act::ALL[dice.roll(Act::ALL.len())],
            addressee: None,
            via: vec![],
            issues: vec![issue.to_owned()],
            about,
            inside: None,
            terms: list(dice, [4, 2, 16, 4]),
        });
    }
    let party = |n: usize| Party { name: entity(n).1, entity: Some(entity(n).1), acts_for: None };
    let meeting = Meeting {
        span: write(&mut text, "they met"),
        what: What::Talks,
        form: Form::Meeting,
        participants: vec![party(cast[0]), party(cast[1])],
        place: None,
        date: n.is_multiple_of(2).then(|| format!("2018-{:02}-{:02}", 1 + day / 28 % 12, 1 + day % 28)),
        status: Status::Held,
    };
    let stance = Stance {
        actor: Via { name: entity(cast[0]).1, entity: Some(entity(cast[0]).1) },
        issue: issue.to_owned(),
        stance: StanceKind::Supports,
        statement: 0,
    };
    let mut sketch: Vec<u64> = (0..64).map(|_| dice.roll(usize::MAX) as u64).collect();
    sketch.sort_unstable();
    let article = Article { published, ..Article::of_text(format!("a{n}"), text) };
    let terms = list(dice, [30, 10, 110, 30]);
    let analysis = Analysis {
        article: article.id.clone(),
        language: Some("en".into()),
        script: None,
        title: None,
        body: article.body,
        published,
        removed: vec![],
        sentences: vec![article.body],
        mentions,
        times: vec![],
        statements,
        meetings: vec![meeting],
        stances: vec![stance],
        notes: vec![],
        entities,
        sketch,
        terms,
    };
    (article, analysis)
}

/// So many names, numbers, concepts and words.
fn list(dice: &mut Dice, counts: [usize; 4]) -> Terms {
    let [names, numbers, concepts, words] =
        [(counts[0], 20_000), (counts[1], 5_000), (counts[2], 3_000), (counts[3], 20_000)].map(|(count, of)| {
            let mut list: Vec<u32> = (0..count).map(|_| dice.roll(of) as u32).collect();
            list.sort_unstable();
            list.dedup();
            list
        });
    Terms { names, numbers, concepts, words }
}

fn fold(c: &mut Criterion) {
    let mut group = c.benchmark_group("fold");
    group.sample_size(10);
    for count in [2_000, 20_000] {
        let mut dice = Dice(1);
        let news: Vec<(Article, Analysis)> = (0..count).map(|n| article(n, &mut dice)).collect();
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::new("one by one", count), |b| {
            b.iter(|| {
                let mut record = Record::default();
                news.iter().map(|(a, n)| record.apply(a, n).len()).sum::<usize>()
            });
        });
        group.bench_function(BenchmarkId::new("a hundred at once", count), |b| {
            b.iter(|| {
                let mut record = Record::default();
                news.chunks(100).map(|some| record.apply_all(some.iter().map(|(a, n)| (a, n))).len()).sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, fold);
criterion_main!(benches);
