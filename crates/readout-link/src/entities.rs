//! Entities: who and what the articles speak of, one row whatever the language.

use std::collections::BTreeMap;

use readout_model::record::{Alias, Citation, Entity};
use readout_model::{Analysis, Article, Mention, Office};

use crate::names::{Names, insert_sorted};

/// ISO 639-2 code of forms from an article whose language is not known.
const UNDETERMINED: &str = "und";

/// So many articles that name an entity are cited in its row: keeps the cost flat, since some are in most articles.
const CITED: usize = 64;

/// The entities and how to find them.
#[derive(Default)]
pub(crate) struct Entities {
    pub(crate) rows: Vec<Entity>,
    by_id: Names,
}

impl Entities {
    /// True where an article has named it.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.by_id.get(id).is_some()
    }

    /// Adds what an article names and under which other ids, and calls `touched` with the number of each row that it changes. A mention without an id is nobody's.
    pub(crate) fn add<'a>(
        &mut self,
        article: &Article,
        analysis: &Analysis,
        aliases: impl Iterator<Item = (&'a str, Alias)>,
        mut touched: impl FnMut(u32),
    ) {
        let language = analysis.language.as_deref().unwrap_or(UNDETERMINED);
        let mut here: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
        for m in &analysis.mentions {
            if let Some(id) = &m.entity {
                here.entry(id).or_default().push(m);
            }
        }
        for (id, mentions) in here {
            let [first, ..] = mentions.as_slice() else { continue };
            let info = analysis.entities.iter().find(|e| e.id == id);
            let number = self.by_id.number(id);
            if number as usize == self.rows.len() {
                self.rows.push(Entity {
                    id: id.to_owned(),
                    kind: info.map_or(first.kind, |e| e.kind),
                    name: info.map_or(&first.name, |e| &e.name).clone(),
                    names: BTreeMap::new(),
                    roles: Vec::new(),
                    wikidata: None,
                    mentions: 0,
                    articles: 0,
                    also: Vec::new(),
                    citations: Vec::new(),
                });
            }
            let row = &mut self.rows[number as usize];
            row.mentions += mentions.len();
            row.articles += 1;
            if row.citations.len() < CITED {
                insert_sorted(&mut row.citations, Citation { article: article.id.clone(), span: first.span });
            }
            for m in &mentions {
                let form = m.span.of(&article.text);
                let forms = match row.names.get_mut(language) {
                    Some(forms) => forms,
                    None => row.names.entry(language.to_owned()).or_default(),
                };
                if let Err(at) = forms.binary_search_by(|f| f.as_str().cmp(form)) {
                    forms.insert(at, form.to_owned());
                }
            }
            row.wikidata = row.wikidata.take().or_else(|| info?.wikidata.clone());
            for office in info.into_iter().flat_map(|e| &e.offices) {
                if let Err(at) = row.roles.binary_search_by_key(&order(office), order) {
                    row.roles.insert(at, office.clone());
                }
            }
            touched(number);
        }
        for (id, alias) in aliases {
            if let Some(row) = self.by_id.get(id).and_then(|n| self.rows.get_mut(n as usize)) {
                insert_sorted(&mut row.also, alias);
            }
        }
    }
}

/// Offices stand by first day, those without one first.
fn order(o: &Office) -> (Option<&str>, Option<&str>, &str, &str) {
    (o.from.as_deref(), o.to.as_deref(), &o.role, &o.of)
}
