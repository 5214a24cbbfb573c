//! Positions: where actors stand on issues, by what they said.

use readout_model::record::{Citation, Position};
use readout_model::{Analysis, Article, StanceKind, Via};

use crate::names::{Names, insert_sorted};

/// The positions and how to find them.
#[derive(Default)]
pub(crate) struct Positions {
    pub(crate) rows: Vec<Position>,
    by_id: Names,
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
            let number = self.by_id.number(&new.id());
            if number as usize == self.rows.len() {
                self.rows.push(new);
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
        }
    }
}

fn begin(actor: &Via, issue: &str, stance: StanceKind) -> Position {
    let (utterances, citations) = Default::default();
    Position { actor: actor.clone(), issue: issue.to_owned(), stance, since: None, last: None, utterances, citations }
}
