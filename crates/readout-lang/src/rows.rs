//! What the rows of a pack's tables mean.

use readout_model::{Act, Form, Reason, Status, What};

/// A class of `grammar.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammar {
    /// Opens reported content that is stated.
    That,
    /// Opens reported content that is wanted.
    Wish,
    /// Opens reported content right behind the comma that follows its verb, and something else elsewhere.
    How,
    /// Opens another subordinate clause.
    Clause(Clause),
    /// Joins clauses.
    And,
    /// Negation.
    Not,
    /// Subject pronoun of third person.
    Pronoun(Agreement),
    /// Subject pronoun of first person: whoever is speaking already, no new source.
    FirstPerson,
    /// "This, that" before a noun.
    Demonstrative,
    /// "His, our" before a noun.
    Possessive,
    /// May stand between a subject and its verb.
    Aux,
    /// Shows that a sentence looks ahead.
    Future,
    /// A noun after it is no subject.
    Preposition,
    /// A place follows.
    At,
    /// Opens a noun phrase.
    Article,
    /// The report is second-hand.
    Hedge,
}

impl Grammar {
    /// True for a small word; one that only looks ahead may be a verb or noun as any other.
    pub fn is_small(self) -> bool {
        self != Self::Future
    }

    /// True for a word that opens a noun phrase.
    pub fn is_determiner(self) -> bool {
        matches!(self, Self::Article | Self::Demonstrative | Self::Possessive)
    }
}

/// What a subordinate clause tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Clause {
    Time,
    Cause,
    Condition,
    Contrast,
    Purpose,
    Place,
    Relative,
    /// A relative word that is the subject of its clause.
    Who,
}

/// Gender and number, as far as a word shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Agreement {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

/// A row of `described.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Described {
    /// Gender, where the word shows it.
    pub gender: Option<Agreement>,
    /// True for a word that tells an age with the number before it.
    pub age: bool,
}

/// A row of `speech.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Base form.
    pub lemma: String,
    /// What saying it does.
    pub act: Act,
    /// Where the source stands.
    pub source: SourcePlace,
    /// What can be the content.
    pub content: ContentForm,
    /// Gender or number of the subject, where the form of the verb shows it.
    pub subject: Option<Agreement>,
    /// A form without a subject of its own ("saying"): that of its clause.
    pub participle: bool,
}

/// Where the source of a cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourcePlace {
    /// Subject of the verb, before or after it.
    Subject,
    /// Right after the cue.
    After,
    /// Owner of the document or wording that the cue names.
    Owner,
    /// A medium that passes the words on.
    Outlet,
}

/// What can be the content of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentForm {
    /// A clause or a quotation.
    Clause,
    /// Also a noun phrase or an infinitive.
    Any,
    /// Only a quotation.
    Quote,
    /// Only a quotation, behind what it is said of (*called the plan "folly"*).
    Label,
}

impl ContentForm {
    /// True where nothing but a quotation can be the content.
    pub fn is_quoted(self) -> bool {
        matches!(self, Self::Quote | Self::Label)
    }
}

/// A class of `time.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    /// 1 Monday to 7 Sunday.
    Weekday(u8),
    /// 1 to 12.
    Month(u8),
    /// Days from publication.
    Day(i8),
    /// Part of a day, as in TIMEX3 (`MO`, `EV` …).
    Part(&'static str),
    /// Days from publication, and the part of that day.
    DayPart(i8, &'static str),
    /// Days from the day that the text told last, and perhaps the part of that day.
    Told(i8, Option<&'static str>),
    /// A unit.
    Unit(Unit),
    /// Last, this, next.
    Shift(i8),
    /// The one before (-1) or behind (1) what the text told last.
    Beside(i8),
    /// A unit with its shift.
    Period(Unit, i8),
    /// A season, as in TIMEX3.
    Season(&'static str),
    /// Makes the number beside it a year.
    Year,
    /// The same of several years: a round number behind it is a decade.
    Years,
    /// Beginning, middle, end.
    Phase(&'static str),
    /// With a number and a unit, back from now; true where it stands before the number.
    Ago(bool),
    /// With a number and a unit, ahead of now; true where it stands before the number.
    Ahead(bool),
    /// Behind a number and a unit, back (-1) or ahead (1) from what the text told last.
    Since(i8),
    /// Also an ordinary word: a time beside the number of a day or year, with its shift, or behind a small word.
    Weak,
    /// Opens a range.
    RangeStart,
    /// Opens the end of a range.
    RangeEnd,
    /// A fixed feast: month, day.
    Holiday(u8, u8),
    /// A decade: 199 is the 1990s.
    Decade(u16),
    /// Beside a time of day.
    Clock,
    /// Behind a time of day by twelve hours; true for the second half of the day.
    Half(bool),
    /// May follow the number of a day or year.
    Ordinal,
    /// Contains a time word and is no time.
    Not,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

/// A row of `titles.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Role word of `packs/world/roles.txt`.
    pub role: String,
    /// Gender that the form shows.
    pub gender: Option<Agreement>,
}

/// A row of `names.tsv`, or a name of `packs/world/entities.tsv`: index of the entity and how the form is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameUse {
    /// Index in [`crate::World::entities`].
    pub entity: u32,
    /// How.
    pub class: NameClass,
}

/// How a form names an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameClass {
    /// Its name.
    Name,
    /// A surname or acronym.
    Short,
    /// An adjective made of it.
    Adjective,
    /// Its people.
    People,
}

/// A row of `meetings.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeetingWord {
    /// A noun for a meeting.
    Noun(What, Form),
    /// A verb that says that it happened.
    Verb(What, Form),
    /// A document that is signed or published.
    Document(Form),
    /// A word for how far it has come.
    Status(Status),
    /// A word that puts it to another day.
    Moved,
}

/// A row of `issues.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueRow {
    /// Index in [`crate::World::issues`].
    pub issue: u32,
    /// True where the words themselves say no.
    pub against: bool,
}

/// A row of `page.tsv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// The form; lower-case unless all capitals.
    pub form: String,
    /// True where case counts.
    pub exact: bool,
    /// True where the form is stems, in any order.
    pub stems: bool,
    /// Where it stands.
    pub place: PagePlace,
    /// What it shows.
    pub reason: Reason,
}

/// Where in a line a row of `page.tsv` applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagePlace {
    /// Begins a line or sentence.
    Start,
    /// Anywhere in a line.
    Part,
    /// Is the line.
    Whole,
}
