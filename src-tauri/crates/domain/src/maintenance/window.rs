//! A maintenance window as it was entered.

use super::rule::Rule;
use crate::ids::{ClientId, PolicyId, WindowId};
pub use crate::sla::EmergencyCategory as Category;
use crate::zones::ZoneId;
use chrono::{NaiveDateTime, TimeDelta};
use std::collections::BTreeMap;

macro_rules! keyed {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All of them, in the order they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The key in the database, in files and on the wire.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// What a key stands for.
            pub fn parse(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

keyed! {
    /// Where a window stands. Whether an occurrence is in progress or done is said by its actual times.
    WindowStatus {
        /// Being planned; nobody is told and no calendar shows it.
        Draft = "draft",
        /// Announced: calendars show it, and clients have to be told.
        Published = "published",
        /// Called off as a whole.
        Cancelled = "cancelled",
    }
}

keyed! {
    /// What clients will notice.
    Impact {
        /// Nothing.
        None = "none",
        /// Slower, or with short interruptions.
        Degraded = "degraded",
        /// The services are away.
        Outage = "outage",
    }
}

keyed! {
    /// How an occurrence went.
    Outcome {
        /// All of it was done.
        Done = "done",
        /// A part of it.
        PartlyDone = "partly_done",
        /// It was done and taken back.
        RolledBack = "rolled_back",
        /// Nothing was done.
        NotDone = "not_done",
    }
}

/// Why a window may come without the usual notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// Security or reliability.
    pub category: Category,
    /// In words, as the client may read them.
    pub reason: String,
    /// Who asked for it.
    pub requester: String,
    /// Who approved it: somebody else.
    pub approver: String,
}

/// Planned in peace, or an emergency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// With notice.
    Standard,
    /// An emergency.
    Emergency(Emergency),
}

impl Kind {
    /// `standard` or `emergency`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Emergency(_) => "emergency",
        }
    }
}

/// A stretch of wall clock: "22:00–04:00" from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WallStretch {
    /// What the clock on the wall shows at its start.
    pub starts: NaiveDateTime,
    /// And at its end.
    pub ends: NaiveDateTime,
}

impl WallStretch {
    /// Its length on a night on which no clock changes.
    pub fn length(&self) -> TimeDelta {
        self.ends - self.starts
    }

    /// As long, from another start on.
    ///
    /// ```
    /// use domain::maintenance::WallStretch;
    /// let at = |text: &str| text.parse().unwrap();
    /// let night = WallStretch { starts: at("2026-09-26T22:00:00"), ends: at("2026-09-27T04:00:00") };
    /// assert_eq!(night.from(at("2026-10-03T23:00:00")).ends, at("2026-10-04T05:00:00"));
    /// ```
    pub fn from(&self, starts: NaiveDateTime) -> Self {
        Self { starts, ends: starts + self.length() }
    }
}

/// Which clients a window affects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Every client.
    All,
    /// These.
    Clients(Vec<ClientId>),
    /// Those with a contract on one of these policies.
    Policies(Vec<PolicyId>),
}

impl Who {
    /// `all`, `clients` or `policies`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Clients(_) => "clients",
            Self::Policies(_) => "policies",
        }
    }
}

/// Whom and what a window affects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    /// The clients.
    pub clients: Who,
    /// Names of the services; none for everything the clients use.
    pub services: Vec<String>,
}

/// What became of one occurrence of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Override {
    /// It takes place at another time.
    Moved(WallStretch),
    /// It does not take place.
    Cancelled,
}

/// A maintenance window: one stretch of wall clock, or a series of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Its id.
    pub id: WindowId,
    /// Its number, given when it was stored: 208 is shown as `MW-208`.
    pub number: i64,
    /// What calendars know it by (RFC 5545 UID); never changes.
    pub uid: String,
    /// How often what calendars show of it has changed (RFC 5545 SEQUENCE).
    pub sequence: u32,
    /// What is done: `Core switch firmware`.
    pub title: String,
    /// In peace or as an emergency.
    pub kind: Kind,
    /// What clients will notice.
    pub impact: Impact,
    /// The same in words, as clients read them.
    pub words: String,
    /// Where it stands.
    pub status: WindowStatus,
    /// Whose clocks its times are read on.
    pub zone: ZoneId,
    /// The first occurrence, as the rule gives it.
    pub first: WallStretch,
    /// When it comes back; nothing for a window that does not.
    pub rule: Option<Rule>,
    /// Occurrences that differ from the rule, by their recurrence id: the start the rule gives them.
    pub overrides: BTreeMap<NaiveDateTime, Override>,
    /// Whom and what it affects.
    pub affected: Affected,
    /// The series this one goes on from, after "this and following" was changed.
    pub follows: Option<WindowId>,
}

/// `MW-208`.
///
/// ```
/// assert_eq!(domain::maintenance::number_in_words(208), "MW-208");
/// ```
pub fn number_in_words(number: i64) -> String {
    format!("MW-{number}")
}
