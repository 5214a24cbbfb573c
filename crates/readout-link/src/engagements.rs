//! Engagements: one meeting, call or publication, however many articles tell of it, with the steps by which it came about.
//!
//! A report joins an engagement where all four fit: what and in what form, the day, the parties, and the place where the day is not sure.
//! Two meetings that one article tells apart stay apart.

use std::collections::BTreeMap;

use readout_model::record::{Citation, Engagement, Step};
use readout_model::{Analysis, Article, Form, Meeting, Status, Via, What};

use crate::days::Range;
use crate::ids::Ids;
use crate::names::{Names, insert_sorted};
use crate::parties::{Persons, Sides};

/// Days of publication between which a report without a day may mean a dated meeting of the same parties.
const NEAR: i32 = 10;
/// Days of publication between which two reports without a day may mean the same meeting: leaders call again within the week.
const BOTH_UNDATED: i32 = 3;
/// Longest period, in days, that may stand for a day in it: a month.
const MONTH: i32 = 31;
/// Days in a bucket of the index.
const BUCKET: i32 = 32;
/// Newest engagements looked at for each side and bucket: keeps the cost flat as the record grows.
const NEWEST: usize = 256;

/// The engagements and how to find them.
#[derive(Default)]
pub(crate) struct Engagements {
    pub(crate) rows: Vec<Engagement>,
    states: Vec<State>,
    by_side: BTreeMap<(u32, i32), Vec<u32>>,
}

/// What the row does not say.
struct State {
    sides: Sides,
    when: Option<Range>,
    told: Vec<Told>,
}

/// A report of an engagement.
struct Told {
    article: u32,
    published: Option<i32>,
    status: Status,
    dated: bool,
    step: Step,
}

/// A meeting of the article that is being folded.
struct New<'a> {
    meeting: &'a Meeting,
    id: String,
    article: u32,
    published: Option<i32>,
    when: Option<Range>,
    sides: Sides,
}

impl Engagements {
    /// Adds the meetings that the article with this number tells of, and calls `touched` with the number of each row that it changes.
    pub(crate) fn add(
        &mut self,
        article: &Article,
        analysis: &Analysis,
        (number, published): (u32, Option<i32>),
        names: &mut Names,
        mut touched: impl FnMut(u32),
    ) {
        let mut ids = Ids::new("engagement", &article.id);
        // A meeting that is put off is two: the one that will not be, and the one on another day.
        let moved = |m: &Meeting| Some(Meeting { date: Some(m.moved_to.clone()?), moved_to: None, status: Status::Planned, ..m.clone() });
        let moved: Vec<Meeting> = analysis.meetings.iter().filter_map(moved).collect();
        let mut meetings: Vec<New> = analysis
            .meetings
            .iter()
            .chain(&moved)
            .map(|meeting| New {
                meeting,
                id: ids.at(meeting.span.start()),
                article: number,
                published,
                when: meeting.date.as_deref().and_then(Range::of),
                sides: Sides::of(&meeting.participants, names),
            })
            .collect();
        // The surest first, so that a report without a day does not take the place of one with it.
        meetings.sort_by_key(|m| m.when.map_or(i32::MAX, Range::len));
        for new in meetings {
            let step =
                Step { status: new.meeting.status, article: article.id.clone(), published: article.published.map(|p| p.date.to_string()) };
            touched(match self.find(&new) {
                Some(row) => self.join(row, new, step),
                None => self.begin(new, step),
            });
        }
    }

    /// The engagement that the report means, the surest, the earlier where two are.
    fn find(&self, new: &New) -> Option<u32> {
        let mut near: Vec<u32> = Vec::new();
        for side in new.sides.numbers() {
            for (first, last) in buckets(new.when, new.published, NEAR) {
                let lists = self.by_side.range((side, first)..=(side, last));
                near.extend(lists.flat_map(|(_, l)| l.iter().rev().take(NEWEST)));
            }
        }
        near.sort_unstable();
        near.dedup();
        let mut best = None;
        for row in near {
            let fit = self.fit(row, new);
            if fit > 0 && best.is_none_or(|(_, b)| fit > b) {
                best = Some((row, fit));
            }
        }
        best.map(|b| b.0)
    }

    /// How well the report fits the engagement: 0 not at all.
    fn fit(&self, row: u32, new: &New) -> usize {
        let (row, state) = (&self.rows[row as usize], &self.states[row as usize]);
        let days = state.days(row, new);
        if days == Days::Apart || state.told_apart(row, new) {
            return 0;
        }
        let same = (row.what, row.form) == (new.meeting.what, new.meeting.form);
        let generic = |what, form| (what, form) == (What::Talks, Form::Meeting);
        let sits = |what| matches!(what, What::Talks | What::Summit | What::Visit);
        let one_generic =
            (generic(row.what, row.form) && sits(new.meeting.what)) || (generic(new.meeting.what, new.meeting.form) && sits(row.what));
        let papers = row.what == new.meeting.what && matches!(row.what, What::Signing | What::Publication);
        if !(same || days == Days::Same && (one_generic || papers)) {
            return 0;
        }
        let other_place = row.place.as_ref().zip(new.meeting.place.as_ref()).is_some_and(|(a, b)| a != b);
        if other_place && days != Days::Same {
            return 0;
        }
        // Leaders are named or not; who of a ministry came is what tells talks apart.
        let loose = days == Days::Same || matches!(new.meeting.what, What::Call | What::Summit | What::Publication);
        let (shared, state_shared) = state.sides.shared(&new.sides, if loose { Persons::Open } else { Persons::Named });
        let (mine, theirs) = (state.sides.len(), new.sides.len());
        let parties = if days == Days::Same {
            let one = (mine == 1 || theirs == 1) && shared == 1;
            // A side alone with several persons met among themselves.
            let alone = (mine == 1 && state.sides.persons() > 1 || theirs == 1 && new.sides.persons() > 1) && mine != theirs;
            // A council sits once a day; its own organisation is in all of its meetings, a state is not.
            let council = same && row.form == Form::Council && state_shared;
            shared >= 2 || one && !alone || council
        } else {
            shared > 0 && shared == mine && shared == theirs
        };
        if !parties {
            return 0;
        }
        // What is called off is told again of what was called off, not of the day to which it was put.
        let off = (row.status, new.meeting.status) == (Status::Cancelled, Status::Cancelled);
        1 + shared + 5 * usize::from(off) + 10 * usize::from(same) + 20 * usize::from(!other_place) + 40 * days as usize
    }

    fn begin(&mut self, new: New, step: Step) -> u32 {
        let number = self.rows.len() as u32;
        self.rows.push(Engagement {
            id: new.id.clone(),
            what: new.meeting.what,
            form: new.meeting.form,
            participants: Vec::new(),
            place: None,
            date: None,
            dated_by: None,
            moved_to: None,
            status: new.meeting.status,
            history: Vec::new(),
            citations: Vec::new(),
        });
        self.states.push(State { sides: Sides::default(), when: None, told: Vec::new() });
        self.join(number, new, step)
    }

    fn join(&mut self, number: u32, new: New, step: Step) -> u32 {
        for side in new.sides.numbers() {
            for (first, last) in buckets(new.when, new.published, 0) {
                for bucket in first..=last {
                    let list = self.by_side.entry((side, bucket)).or_default();
                    if list.last() != Some(&number) {
                        list.push(number);
                    }
                }
            }
        }
        let (row, state) = (&mut self.rows[number as usize], &mut self.states[number as usize]);
        let m = new.meeting;
        for p in &m.participants {
            let known = |v: &Via| {
                if p.entity.is_some() { v.entity == p.entity } else { v.entity.is_none() && v.name.to_lowercase() == p.name.to_lowercase() }
            };
            if !row.participants.iter().any(known) {
                row.participants.push(Via { name: p.name.clone(), entity: p.entity.clone() });
            }
        }
        if (row.what, row.form) == (What::Talks, Form::Meeting) {
            (row.what, row.form) = (m.what, m.form);
        }
        if row.place.is_none() {
            row.place.clone_from(&m.place);
        }
        let closer = match (state.when, new.when) {
            (Some(known), Some(told)) => told.len() < known.len(),
            (known, told) => known.is_none() && (told.is_some() || row.date.is_none()),
        };
        if closer && m.date.is_some() {
            row.date.clone_from(&m.date);
            row.dated_by = Some(step.article.clone());
            state.when = new.when;
        }
        if m.moved_to.is_some() && state.told.last().is_none_or(|t| t.published <= new.published) {
            row.moved_to.clone_from(&m.moved_to);
        }
        insert_sorted(&mut row.citations, Citation { article: step.article.clone(), span: m.span });
        state.sides.join(new.sides);
        let told = Told { article: new.article, published: new.published, status: m.status, dated: m.date.is_some(), step };
        let at = state.told.partition_point(|t| t.published <= told.published);
        state.told.insert(at, told);
        (row.status, row.history) = state.life();
        number
    }
}

/// How the days of a report and an engagement fit, from not at all to surely.
#[derive(Clone, Copy, PartialEq)]
enum Days {
    Apart = 0,
    Unknown = 1,
    Within = 2,
    Same = 3,
}

impl State {
    fn days(&self, row: &Engagement, new: &New) -> Days {
        match (&row.date, &new.meeting.date, self.when, new.when) {
            (Some(_), Some(_), Some(a), Some(b)) => {
                let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
                match a == b {
                    true if a.is_day() => Days::Same,
                    true => Days::Within,
                    false if long.contains(short) && long.len() <= MONTH => Days::Within,
                    false => Days::Apart,
                }
            }
            // Values that denote no known days (a year that is not known) mean the same only in the same news.
            (Some(a), Some(b), ..) if a == b && self.near(new, NEAR) => Days::Within,
            (Some(_), Some(_), ..) => Days::Apart,
            (Some(_), None, Some(when), _) if self.near(new, NEAR) && after(new.meeting.status, when, new.published) => Days::Unknown,
            (None, Some(_), _, Some(when)) if self.near(new, NEAR) && self.told.iter().all(|t| after(t.status, when, t.published)) => {
                Days::Unknown
            }
            (None, None, ..) if self.near(new, BOTH_UNDATED) && self.told.iter().any(|t| t.status == new.meeting.status) => Days::Unknown,
            _ => Days::Apart,
        }
    }

    /// True where some report was published within so many days of this one.
    fn near(&self, new: &New, days: i32) -> bool {
        self.told.iter().any(|t| t.published.zip(new.published).is_some_and(|(a, b)| (a - b).abs() <= days))
    }

    /// True where the same article tells of the engagement already, and does not mean it again: another day, another status without a day,
    /// another kind.
    fn told_apart(&self, row: &Engagement, new: &New) -> bool {
        let same = |t: &Told| {
            row.date == new.meeting.date
                && t.dated == new.meeting.date.is_some()
                && (t.dated || t.status == new.meeting.status)
                && (row.what, row.form) == (new.meeting.what, new.meeting.form)
        };
        self.told.iter().any(|t| t.article == new.article && !same(t))
    }

    /// Where it stands and how it came there. What is held stays held whatever an older plan says that is told later; what is cancelled is
    /// no longer planned; between these two the later article is right.
    fn life(&self) -> (Status, Vec<Step>) {
        let mut history: Vec<Step> = Vec::new();
        for t in &self.told {
            let further = match (history.last().map(|s| s.status), t.status) {
                (None, _) => true,
                (Some(Status::Proposed), to) => to != Status::Proposed,
                (Some(Status::Planned), to) => matches!(to, Status::Held | Status::Cancelled),
                (Some(from @ (Status::Held | Status::Cancelled)), to) => to != from && matches!(to, Status::Held | Status::Cancelled),
            };
            if further {
                history.push(t.step.clone());
            }
        }
        (history.last().map_or(Status::Proposed, |s| s.status), history)
    }
}

/// True where a report of that day and status can mean those days: what is held lies behind, what is planned ahead.
fn after(status: Status, when: Range, published: Option<i32>) -> bool {
    published.is_some_and(|day| match status {
        Status::Held => when.first <= day && day - when.last <= NEAR,
        Status::Proposed | Status::Planned => when.last >= day,
        Status::Cancelled => true,
    })
}

/// The buckets of the index for a day of meeting and one of publication, with so many days around the latter.
fn buckets(when: Option<Range>, published: Option<i32>, around: i32) -> impl Iterator<Item = (i32, i32)> {
    let of = |first: i32, last: i32| (first.div_euclid(BUCKET), last.div_euclid(BUCKET));
    // A longer time than a season is only ever told as such.
    let when = when.map(|r| if r.len() <= 3 * MONTH { of(r.first, r.last) } else { of(r.first, r.first) });
    let published = published.map(|day| of(day - around, day + around));
    // The same buckets twice would only be sorted out again.
    let published = if when == published { None } else { published };
    when.into_iter().chain(published)
}
