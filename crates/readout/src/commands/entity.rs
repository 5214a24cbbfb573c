//! `readout entity`.

use std::path::Path;

use anyhow::bail;
use clap::Subcommand;
use readout_model::ArticleId;
use readout_model::record::{Correction, Entity};
use readout_store::Store;

use super::corrections;
use crate::{Outcome, output, record};

/// See who is one in the record, and correct it
///
/// What is corrected is kept in the record: it holds in every later `ingest` and `relink`, and `readout corrections` lists it. Each correction joins all articles anew,
/// as `relink` does.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

const EXAMPLES: &str = "\
Examples:
  readout entity show person/yuri-ushakov
  readout entity merge person/teri-bachar person/terry-butcher --why \"one footballer, two spellings\"
  readout entity split person/john-smith --article bbc-17 --article bbc-21 --into person/john-smith-2";

#[derive(Debug, Subcommand)]
enum What {
    /// Show an entity: its names in every language, its offices, and why other ids are the same
    Show {
        /// The id, such as person/yuri-ushakov
        id: String,
    },
    /// Make two entities one
    Merge {
        /// The id that goes
        id: String,
        /// The id that stays
        into: String,
        /// Why both are one
        #[arg(long, value_name = "TEXT", default_value = "by hand")]
        why: String,
    },
    /// Take some articles' entity for another one
    Split {
        /// The id that these articles have
        id: String,
        /// An article in which somebody else is meant; may be given more than once
        #[arg(long = "article", value_name = "ID", required = true)]
        articles: Vec<String>,
        /// The id of whom they mean; where it is not given, the id with a number behind it
        #[arg(long, value_name = "ID")]
        into: Option<String>,
        /// Why they are two
        #[arg(long, value_name = "TEXT", default_value = "by hand")]
        why: String,
    },
}

/// Shows or corrects.
pub fn run(args: Args, path: &Path) -> anyhow::Result<Outcome> {
    match args.what {
        What::Show { id } => show(&known(&record::read(path)?, &id)?),
        What::Merge { id, into, why } => {
            let mut store = record::change(path)?;
            if id == into {
                bail!("{id} is one already");
            }
            known(&store, &id)?;
            let name = known(&store, &into)?.name;
            let correction = Correction::Merge { entity: id, into, name, why };
            corrections::make(&mut store, &correction)
        }
        What::Split { id, articles, into, why } => {
            let mut store = record::change(path)?;
            let entity = known(&store, &id)?;
            let articles: Vec<ArticleId> = articles.into_iter().map(ArticleId::new).collect();
            for article in &articles {
                if !names(&store, article, &entity)? {
                    bail!("article {:?} does not name {id}; some that do: {}", article.as_str(), cited(&entity));
                }
            }
            let into = match into {
                Some(into) if into == id => bail!("{id} is the id that they have already"),
                Some(into) => into,
                None => free(&store, &id)?,
            };
            let name = store.entity(&into)?.map_or(entity.name, |e| e.name);
            corrections::make(&mut store, &Correction::Split { entity: id, articles, into, name, why })
        }
    }
}

fn known(store: &Store, id: &str) -> anyhow::Result<Entity> {
    match store.entity(id)? {
        Some(entity) => Ok(entity),
        None => bail!("the record has no entity {id:?}; `readout export entities` lists them all"),
    }
}

/// True where the article names the entity, by its id or another that it goes by.
fn names(store: &Store, article: &ArticleId, entity: &Entity) -> anyhow::Result<bool> {
    let is = |id: &str| id == entity.id || entity.also.iter().any(|alias| alias.id == id);
    let analysis = store.article(article)?.map(|(_, analysis)| analysis);
    Ok(analysis.is_some_and(|a| a.mentions.iter().filter_map(|m| m.entity.as_deref()).any(is)))
}

/// The first free id of the same name.
fn free(store: &Store, id: &str) -> anyhow::Result<String> {
    let mut number = 2;
    loop {
        let other = format!("{id}-{number}");
        if store.entity(&other)?.is_none() {
            return Ok(other);
        }
        number += 1;
    }
}

fn cited(entity: &Entity) -> String {
    entity.citations.iter().map(|c| c.article.as_str()).take(10).collect::<Vec<_>>().join(", ")
}

fn show(entity: &Entity) -> anyhow::Result<Outcome> {
    output::say(format_args!("{}  {}, {}", entity.id, entity.name, entity.kind))?;
    for (language, forms) in &entity.names {
        output::say(format_args!("  {language:<4} {}", forms.join(", ")))?;
    }
    for office in &entity.roles {
        let day = |day: &Option<String>| day.clone().unwrap_or_default();
        output::say(format_args!("  {} of {}, {} to {}", office.role, office.of, day(&office.from), day(&office.to)))?;
    }
    if let Some(item) = &entity.wikidata {
        output::say(format_args!("  Wikidata {item}"))?;
    }
    for alias in &entity.also {
        output::say(format_args!("  also {}: {}", alias.id, alias.why))?;
    }
    output::say(format_args!("  named {} times in {} articles: {}", entity.mentions, entity.articles, cited(entity)))?;
    Ok(Outcome::Done)
}
