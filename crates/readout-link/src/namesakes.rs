//! Namesakes: persons of one full name whom their offices keep apart.

use std::collections::BTreeMap;

use readout_model::{EntityInfo, EntityKind, Service};

use crate::names::insert_sorted;

/// Who bears each name that articles have given an office or a story to.
#[derive(Default)]
pub(crate) struct Namesakes {
    by_id: BTreeMap<String, Vec<Bearer>>,
}

/// One of those who bear a name.
struct Bearer {
    id: String,
    service: Service,
    /// Numbers of the stories that name them, in order.
    stories: Vec<u32>,
}

impl Namesakes {
    /// Which bearer of the name an article means by the offices that it gives alone, where it is not the first.
    ///
    /// The offices must not speak against the bearer: states or careers that both tell, and none in common. Where they speak against everyone there is one
    /// more, whose id is not `taken`. Only for persons whom the world's list does not know.
    pub(crate) fn by_service(&self, info: &EntityInfo, taken: impl Fn(&str) -> bool) -> Option<String> {
        let bearers = self.by_id.get(&info.id).filter(|_| !info.service.is_empty() && unlisted(info))?;
        match fitting(bearers, &info.service) {
            Some(0) => None,
            Some(at) => Some(bearers[at].id.clone()),
            None => Some(free(&info.id, bearers, taken)),
        }
    }

    /// The same once the story of the article is known, in which a name is one person; with the reason, and kept for those that come.
    ///
    /// `stories`: that of the article, then those that were joined to it.
    pub(crate) fn in_story(&mut self, info: &EntityInfo, stories: &[u32], taken: impl Fn(&str) -> bool) -> Option<(String, String)> {
        if !unlisted(info) {
            return None;
        }
        let told = &info.service;
        let bearers = self.by_id.entry(info.id.clone()).or_default();
        let clash = bearers.first().and_then(|first| against(&first.service, told));
        let here = |b: &Bearer| stories.iter().any(|story| b.stories.binary_search(story).is_ok());
        let of_story =
            bearers.iter().position(|b| here(b) && against(&b.service, told).is_none()).or_else(|| bearers.iter().position(here));
        let at = of_story.or_else(|| fitting(bearers, told)).unwrap_or_else(|| {
            let id = if bearers.is_empty() { info.id.clone() } else { free(&info.id, bearers, taken) };
            bearers.push(Bearer { id, service: Service::default(), stories: Vec::new() });
            bearers.len() - 1
        });
        let bearer = &mut bearers[at];
        stories.first().into_iter().for_each(|story| insert_sorted(&mut bearer.stories, *story));
        told.states.iter().for_each(|s| insert_sorted(&mut bearer.service.states, s.clone()));
        told.careers.iter().for_each(|c| insert_sorted(&mut bearer.service.careers, c.clone()));
        let why = || clash.map_or_else(|| "a namesake of the same story".to_owned(), |why| format!("a namesake: {why}"));
        (at > 0).then(|| (bearer.id.clone(), why()))
    }
}

fn unlisted(info: &EntityInfo) -> bool {
    info.kind == EntityKind::Person && info.offices.is_empty() && info.wikidata.is_none()
}

/// The bearer with an office of the same state or career, else the first whom nothing speaks against.
fn fitting(bearers: &[Bearer], told: &Service) -> Option<usize> {
    let fits = |b: &Bearer| against(&b.service, told).is_none();
    let same = bearers.iter().position(|b| fits(b) && alike(&b.service, told));
    same.or_else(|| bearers.iter().position(fits))
}

/// The first numbered id of the name that is nobody's.
fn free(id: &str, bearers: &[Bearer], taken: impl Fn(&str) -> bool) -> String {
    let mut number = 2;
    loop {
        let numbered = format!("{id}-{number}");
        if !taken(&numbered) && !bearers.iter().any(|b| b.id == numbered) {
            return numbered;
        }
        number += 1;
    }
}

/// What speaks against two tellings being of one person.
fn against(known: &Service, told: &Service) -> Option<String> {
    let apart = |known: &[String], told: &[String], what: &str| {
        let both = !known.is_empty() && !told.is_empty();
        (both && !known.iter().any(|k| told.contains(k))).then(|| format!("{what} {}, not {}", told.join(", "), known.join(", ")))
    };
    apart(&known.states, &told.states, "an office of").or_else(|| apart(&known.careers, &told.careers, "a career in"))
}

/// True where a state or a career of both is the same.
fn alike(known: &Service, told: &Service) -> bool {
    let common = |a: &[String], b: &[String]| a.iter().any(|x| b.contains(x));
    common(&known.states, &told.states) || common(&known.careers, &told.careers)
}
