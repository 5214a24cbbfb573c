//! Positions: where actors stand on issues, by what they said.

use std::collections::BTreeMap;

use readout_model::record::{Citation, Former, Position};
use readout_model::{Analysis, Article, StanceKind, Via};

use crate::names::{Names, insert_sorted};

/// The positions and how to find them.
#[derive(Default)]
pub(crate) struct Positions {
    pub(crate) rows: Vec<Position>,
    by_id: Names,
    /// Rows of one actor on one issue, by their ids up to the stance.
    by_issue: BTreeMap<String, Vec<u32>>,
}

impl Positions {
    /// Adds the stances of an article, whose statements became these utterances, and calls `touched` with the number of each row that it
    /// changes. A stance of a statement that the analysis does not have is left out.
    pub(crate) fn add<'a>(
        &mut self,
        article: &Article,
        analysis: &Analysis,
        utterance: impl Fn(usize) -> &'a str,
        mut touched: impl FnMut(u32),
    ) {
        for stance in &analysis.stances {
            let Some(statement) = analysis.statements.get(stance.statement) else { continue };
            let new = begin(&stance.actor, &stance.issue, stance.stance);
            let id = new.id();
            let number = self.by_id.number(&id);
            let of_issue = self.by_issue.entry(id[..id.len() - new.stance.as_str().len()].to_owned()).or_default();
            if number as usize == self.rows.len() {
                self.rows.push(new);
                of_issue.push(number);
            }
            let row = &mut self.rows[number as usize];
            if let Some(p) = article.published {
                let day = p.date.to_string();
                if row.since.as_ref().is_none_or(|s| day < *s) {
                    row.since = Some(day.clone());
                }
                if row.last.as_ref().is_none_or(|l| day > *l) {
                    row.last = Some(day);
                }
            }
            insert_sorted(&mut row.utterances, utterance(stance.statement).to_owned());
            insert_sorted(&mut row.citations, Citation { article: article.id.clone(), span: statement.span });
            touched(number);
            for n in of_issue.iter() {
                let changed = changed_from(&self.rows[*n as usize], of_issue.iter().map(|other| &self.rows[*other as usize]));
                let row = &mut self.rows[*n as usize];
                if row.changed_from != changed {
                    row.changed_from = changed;
                    touched(*n);
                }
            }
        }
    }
}

/// What a position changed from, among those of the actor on the issue: the latest of the other side, where it was over before this one began.
fn changed_from<'a>(row: &Position, others: impl Iterator<Item = &'a Position>) -> Option<Former> {
    let since = row.since.as_ref()?;
    let side = row.stance.favours()?;
    let against = others.filter(|o| o.stance.favours().is_some_and(|other| other != side));
    let former = against.max_by_key(|o| &o.last)?;
    let last = former.last.as_ref().filter(|last| *last < since)?;
    Some(Former { stance: former.stance, last: last.clone() })
}

fn begin(actor: &Via, issue: &str, stance: StanceKind) -> Position {
    let (utterances, citations) = Default::default();
    Position { actor: actor.clone(), issue: issue.to_owned(), stance, since: None, last: None, changed_from: None, utterances, citations }
}
