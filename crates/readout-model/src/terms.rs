//! The closed sets of words that the design fixes. Each is written in JSON as its lower-case name.

use serde::{Deserialize, Serialize};

/// Declares a closed set of words with the text of each.
macro_rules! terms {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// Its word in JSON, tables and packs.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            /// # Errors
            /// The word, and the list of the valid ones.
            fn from_str(s: &str) -> Result<Self, String> {
                match s {
                    $($word => Ok($name::$variant),)+
                    _ => Err(format!("{s:?} is none of {}", [$($word),+].join(", "))),
                }
            }
        }
    };
}

terms! {
    /// Why a part of the text is masked.
    Reason {
        /// A link to another story.
        RelatedLink = "related-link",
        /// The outlet speaks for itself: apps, channels, offers.
        Promotion = "promotion",
        /// Words under a picture, photo credits.
        Caption = "caption",
        /// The form for readers' comments, and the comments.
        CommentForm = "comment-form",
        /// Menus, tags, share buttons.
        Navigation = "navigation",
        /// Author, date line of the page, reading time.
        Byline = "byline",
        /// Newsletters and subscriptions.
        Subscription = "subscription",
    }
}

terms! {
    /// What a name stands for.
    EntityKind {
        /// A human being or family.
        Person = "person",
        /// An organisation, institution, company, outlet.
        Org = "org",
        /// A state, city, region, building as a place.
        Place = "place",
        /// A thing that is made and named.
        Product = "product",
        /// A named event.
        Event = "event",
    }
}

terms! {
    /// What a time expression denotes.
    TimeClass {
        /// A day, week, month, quarter, season, year, decade.
        Date = "date",
        /// A part of a day or a time of day on a known day.
        Time = "time",
        /// A range.
        Period = "period",
    }
}

terms! {
    /// How the words of a statement are given.
    StatementKind {
        /// All of it in quotation marks.
        Direct = "direct",
        /// None of it in quotation marks.
        Indirect = "indirect",
        /// Part of it in quotation marks.
        Mixed = "mixed",
    }
}

terms! {
    /// What a source of a statement is.
    SourceKind {
        /// A person with a name.
        Person = "person",
        /// An organisation, state or document's issuer with a name.
        Org = "org",
        /// Anyone without a name.
        Unnamed = "unnamed",
    }
}

terms! {
    /// What a statement does.
    Act {
        /// States something.
        Assert = "assert",
        /// Wants somebody to do or leave something.
        Demand = "demand",
        /// Suggests something to be done together.
        Propose = "propose",
        /// Says what it would give.
        Offer = "offer",
        /// Binds itself.
        Promise = "promise",
        /// Says no.
        Refuse = "refuse",
        /// Says what harm may come.
        Warn = "warn",
        /// Finds fault.
        Criticize = "criticize",
        /// Says that something is not so.
        Deny = "deny",
        /// Finds good.
        Praise = "praise",
    }
}

terms! {
    /// What a meeting is.
    What {
        /// By telephone or video.
        Call = "call",
        /// Talks of any number of sides.
        Talks = "talks",
        /// A summit.
        Summit = "summit",
        /// A visit of one side to another.
        Visit = "visit",
        /// The signing of a document.
        Signing = "signing",
        /// The publication of a document.
        Publication = "publication",
    }
}

terms! {
    /// In what form a meeting takes place.
    Form {
        /// By telephone.
        Phone = "phone",
        /// By video.
        Video = "video",
        /// In one room.
        Meeting = "meeting",
        /// In a standing body.
        Council = "council",
        /// A treaty.
        Treaty = "treaty",
        /// Another document.
        Document = "document",
    }
}

terms! {
    /// How far a meeting has come.
    Status {
        /// Somebody wants it.
        Proposed = "proposed",
        /// It is agreed or announced.
        Planned = "planned",
        /// It took place.
        Held = "held",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

terms! {
    /// How an actor stands to an issue.
    StanceKind {
        /// Wants it from others.
        Demands = "demands",
        /// Is for it.
        Supports = "supports",
        /// Is against it.
        Opposes = "opposes",
        /// Would give it.
        Offers = "offers",
        /// Will not do or give it.
        Refuses = "refuses",
        /// Binds itself to it.
        Promises = "promises",
        /// Threatens with it.
        Threatens = "threatens",
    }
}

impl StanceKind {
    /// True where the actor is for it, false where against; what is demanded, promised or threatened with can be either: "no enlargement" is demanded too.
    pub fn favours(self) -> Option<bool> {
        match self {
            Self::Supports | Self::Offers => Some(true),
            Self::Opposes | Self::Refuses => Some(false),
            Self::Demands | Self::Promises | Self::Threatens => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_its_json_and_reads_back() {
        for act in Act::ALL {
            assert_eq!(act.as_str().parse(), Ok(*act));
            assert_eq!(serde_json::to_string(act).expect("json"), format!("{:?}", act.as_str()));
        }
        assert!("shout".parse::<Act>().is_err_and(|e| e.contains("assert, demand")));
    }
}
