//! The JSON contract: what `readout analyze`, `show --json` and `export` print. Offsets count Unicode code points.

use serde_json::{Map, Value, json};

use crate::record::{Citation, Engagement, Entity, Position, Story, Utterance};
use crate::{Analysis, ArticleId, CodePoints, Source, Span, Speaker, Via};

/// One analysis as the object of the contract, all keys present.
pub fn analysis(text: &str, a: &Analysis) -> Value {
    let points = CodePoints::new(text);
    let at = |span: Span| (points.at(span.start()), points.at(span.end()));
    let place = |span: Span| {
        let (start, end) = at(span);
        let mut o = Map::new();
        o.insert("start".into(), start.into());
        o.insert("end".into(), end.into());
        o
    };
    let with_text = |span: Span| {
        let mut o = place(span);
        o.insert("text".into(), span.of(text).into());
        o
    };
    let source = |s: &Source| {
        let mut o = who(&s.who);
        let span = s.span.map(at);
        o.insert("start".into(), json!(span.map(|s| s.0)));
        o.insert("end".into(), json!(span.map(|s| s.1)));
        o.insert("text".into(), json!(s.span.map(|s| s.of(text))));
        Value::Object(o)
    };
    let removed: Vec<Value> = a.removed.iter().map(|r| put(place(r.span), &[("reason", json!(r.reason))])).collect();
    let mentions: Vec<Value> = a
        .mentions
        .iter()
        .map(|m| put(with_text(m.span), &[("kind", json!(m.kind)), ("name", json!(m.name)), ("entity", json!(m.entity))]))
        .collect();
    let times: Vec<Value> =
        a.times.iter().map(|t| put(with_text(t.span), &[("value", json!(t.value)), ("class", json!(t.class))])).collect();
    let statements: Vec<Value> = a
        .statements
        .iter()
        .map(|s| {
            let cue = s.cue.as_ref().map(|c| put(with_text(c.span), &[("lemma", json!(c.lemma))]));
            let fields = [
                ("kind", json!(s.kind)),
                ("cue", json!(cue)),
                ("source", json!(s.source.as_ref().map(source))),
                ("act", json!(s.act)),
                ("addressee", json!(s.addressee.as_ref().map(who))),
                ("via", vias(&s.via)),
                ("issues", json!(s.issues)),
                ("inside", json!(s.inside)),
            ];
            put(with_text(s.span), &fields)
        })
        .collect();
    let meetings: Vec<Value> = a
        .meetings
        .iter()
        .map(|m| {
            let who: Vec<Value> = m.participants.iter().map(|p| json!({"name": p.name, "entity": p.entity})).collect();
            let fields = [
                ("what", json!(m.what)),
                ("form", json!(m.form)),
                ("participants", json!(who)),
                ("place", json!(m.place)),
                ("date", json!(m.date)),
                ("status", json!(m.status)),
                ("moved_to", json!(m.moved_to)),
            ];
            put(place(m.span), &fields)
        })
        .collect();
    let stances: Vec<Value> =
        a.stances.iter().map(|s| json!({"actor": via(&s.actor), "issue": s.issue, "stance": s.stance, "statement": s.statement})).collect();
    json!({
        "id": a.article, "language": a.language, "script": a.script, "title": a.title,
        "published": a.published.map(|p| p.date.to_string()), "text": text,
        "body": place(a.body), "removed": removed,
        "sentences": a.sentences.iter().map(|s| at(*s)).collect::<Vec<_>>(),
        "mentions": mentions, "times": times, "statements": statements, "meetings": meetings, "stances": stances, "notes": a.notes,
    })
}

/// Finds the text of an article, to count its code points.
pub trait Texts {
    /// Turns a place in the article into code points; `None` where the article is not known.
    fn code_points(&self, article: &ArticleId, span: Span) -> Option<(usize, usize)>;
}

/// A citation as `{"article", "start", "end"}`; of an article that `texts` does not know, without the place.
pub fn citation(c: &Citation, texts: &impl Texts) -> Value {
    match texts.code_points(&c.article, c.span) {
        Some((start, end)) => json!({"article": c.article, "start": start, "end": end}),
        None => json!({"article": c.article}),
    }
}

fn citations(list: &[Citation], texts: &impl Texts) -> Value {
    list.iter().map(|c| citation(c, texts)).collect()
}

/// A row of `stories`.
pub fn story(s: &Story) -> Value {
    json!({"id": s.id, "title": s.title, "articles": s.articles, "families": s.families, "first": s.first, "last": s.last, "languages": s.languages, "why": s.why, "also": s.also, "parts": s.parts})
}

/// A row of `entities`.
pub fn entity(e: &Entity, texts: &impl Texts) -> Value {
    json!({"id": e.id, "kind": e.kind, "name": e.name, "names": e.names, "roles": e.roles, "wikidata": e.wikidata, "mentions": e.mentions, "articles": e.articles, "also": e.also, "citations": citations(&e.citations, texts)})
}

/// A row of `utterances`.
pub fn utterance(u: &Utterance, texts: &impl Texts) -> Value {
    let reports: Vec<Value> = u
        .statements
        .iter()
        .map(|r| {
            let o = citation(&Citation { article: r.article.clone(), span: r.span }, texts);
            let o = if let Value::Object(o) = o { o } else { Map::new() };
            put(
                o,
                &[
                    ("text", json!(r.text)),
                    ("language", json!(r.language)),
                    ("via", vias(&r.via)),
                    ("kind", json!(r.kind)),
                    ("left_out", json!(u.left_out(r))),
                ],
            )
        })
        .collect();
    json!({
        "id": u.id, "source": u.source.as_ref().map(via), "kind": u.kind, "act": u.act, "issues": u.issues, "said": u.said, "text": u.text,
        "independent": u.independent, "statements": reports, "story": u.story, "citations": citations(&u.citations, texts),
    })
}

/// A row of `engagements`.
pub fn engagement(e: &Engagement, texts: &impl Texts) -> Value {
    json!({
        "id": e.id, "what": e.what, "form": e.form, "participants": e.participants.iter().map(via).collect::<Vec<_>>(), "place": e.place,
        "date": e.date, "dated_by": e.dated_by, "moved_to": e.moved_to, "status": e.status, "history": e.history, "citations": citations(&e.citations, texts),
    })
}

/// A row of `positions`.
pub fn position(p: &Position, texts: &impl Texts) -> Value {
    json!({
        "actor": via(&p.actor), "issue": p.issue, "stance": p.stance, "since": p.since, "last": p.last, "changed_from": p.changed_from,
        "utterances": p.utterances,
        "citations": citations(&p.citations, texts),
    })
}

fn put(mut o: Map<String, Value>, fields: &[(&str, Value)]) -> Value {
    o.extend(fields.iter().map(|(k, v)| ((*k).to_owned(), v.clone())));
    Value::Object(o)
}

fn via(v: &Via) -> Value {
    json!({"name": v.name, "entity": v.entity})
}

fn vias(list: &[Via]) -> Value {
    list.iter().map(via).collect()
}

fn who(s: &Speaker) -> Map<String, Value> {
    let mut o = Map::new();
    o.insert("name".into(), s.name.clone().into());
    o.insert("entity".into(), json!(s.entity));
    o.insert("kind".into(), json!(s.kind));
    o
}
