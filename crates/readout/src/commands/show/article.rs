//! One article: its text with its masked parts marked, and what was found in it.

use std::fmt::Write;

use readout_model::{Analysis, Article, ArticleId, CodePoints, Span, Via, json};
use readout_store::Store;

use super::cells;
use crate::output::{self, table};

/// Prints the article; false where there is none of this id.
pub fn show(store: &Store, id: &str, as_json: bool) -> anyhow::Result<bool> {
    let Some((article, analysis)) = store.article(&ArticleId::new(id))? else { return Ok(false) };
    if as_json {
        output::json_lines([json::analysis(&article.text, &analysis)])?;
    } else {
        output::say(text(&article, &analysis)?)?;
    }
    Ok(true)
}

fn text(article: &Article, found: &Analysis) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    let published = found.published.map(|p| p.date.to_string());
    let facts =
        [Some(article.id.as_str()), published.as_deref(), found.language.as_deref(), article.source.as_deref(), article.url.as_deref()];
    writeln!(out, "{}\n", facts.into_iter().flatten().collect::<Vec<_>>().join("  "))?;
    writeln!(out, "{}", marked(&article.text, found).trim_end())?;

    let points = CodePoints::new(&article.text);
    let place = |span: Span| format!("{}-{}", points.at(span.start()), points.at(span.end()));
    let words = |span: Span| cells::short(span.of(&article.text));
    let statements = found.statements.iter().map(|s| {
        let via: Vec<&str> = s.via.iter().map(|v| v.name.as_str()).collect();
        [
            place(s.span),
            s.source.as_ref().map_or("?", |source| source.who.name.as_str()).to_owned(),
            format!("{} ({})", s.act, s.kind),
            words(s.span),
            via.join(", "),
            s.issues.join(", "),
        ]
    });
    section(&mut out, "STATEMENTS", ["place", "who", "act", "words", "via", "issues"], statements)?;
    let meetings = found.meetings.iter().map(|m| {
        let who: Vec<&str> = m.participants.iter().map(|p| p.name.as_str()).collect();
        [
            place(m.span),
            m.date.clone().unwrap_or_else(|| "?".to_owned()),
            format!("{} ({})", m.what, m.form),
            who.join(", "),
            m.place.clone().unwrap_or_default(),
            m.status.to_string(),
        ]
    });
    section(&mut out, "MEETINGS", ["place", "date", "what", "who", "where", "status"], meetings)?;
    let stances = found.stances.iter().map(|s| {
        let said = found.statements.get(s.statement).map(|statement| place(statement.span));
        [said.unwrap_or_default(), s.actor.name.clone(), s.stance.to_string(), s.issue.clone()]
    });
    section(&mut out, "STANCES", ["place", "who", "stance", "issue"], stances)?;
    let times = found.times.iter().map(|t| [place(t.span), t.value.clone(), words(t.span)]);
    section(&mut out, "TIMES", ["place", "value", "words"], times)?;
    section(&mut out, "NAMES", ["places", "name", "entity", "words"], names(article, found, place))?;
    for note in &found.notes {
        write!(out, "\nnote: {note}")?;
    }
    Ok(out)
}

/// The text with `[reason: …]` around what is not the article.
fn marked(text: &str, found: &Analysis) -> String {
    let mut out = String::with_capacity(text.len() + 32 * found.removed.len());
    let mut at = 0;
    for masked in &found.removed {
        out.push_str(text.get(at..masked.span.start()).unwrap_or_default());
        let inside = masked.span.of(text);
        let words = inside.trim_end();
        out.push_str(&format!("[{}: {words}]{}", masked.reason, &inside[words.len()..]));
        at = masked.span.end();
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Every name once, with its places and its forms.
fn names(article: &Article, found: &Analysis, place: impl Fn(Span) -> String) -> Vec<[String; 4]> {
    let mut all: Vec<(Via, Vec<String>, Vec<&str>)> = Vec::new();
    for mention in &found.mentions {
        let who = Via { name: mention.name.clone(), entity: mention.entity.clone() };
        let form = mention.span.of(&article.text);
        let at = all.iter().position(|(w, ..)| *w == who).unwrap_or_else(|| {
            all.push((who, Vec::new(), Vec::new()));
            all.len() - 1
        });
        let (_, places, forms) = &mut all[at];
        places.push(place(mention.span));
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    all.into_iter().map(|(who, places, forms)| [places.join(" "), who.name, who.entity.unwrap_or_default(), forms.join(", ")]).collect()
}

fn section<const N: usize>(
    out: &mut String,
    title: &str,
    header: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> std::fmt::Result {
    let mut rows = rows.into_iter().peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "\n{title}\n{}", table(header, rows))
}
