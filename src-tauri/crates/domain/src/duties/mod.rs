//! Duties: what a contract promises besides clocks, and what the client owes.
//!
//! A duty is due once, again and again, or always. What is due has an occurrence for each due date;
//! what was done about it stands beside it as evidence. A duty is in time until the end of its due
//! day in the contract's zone.

mod check;
mod occurrences;
mod term;

pub use check::{DutyDraft, check_duty, check_evidence};
pub use occurrences::{Delay, Occurrence, OccurrenceState, delay_of, occurrences};
pub use term::{Owed, owed_during};

use crate::contracts::Period;
use crate::contracts::PeriodUnit;
use crate::ids::{ContractId, DutyId};
use chrono::NaiveDate;

/// Who owes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The provider.
    Ours,
    /// The client.
    Client,
}

impl Whose {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ours, Self::Client];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Client => "client",
        }
    }

    /// Whose a key says it is.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whose| whose.key() == key)
    }
}

/// What a pace is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaceUnit {
    /// Days of the calendar.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Quarters of a year.
    Quarters,
}

impl PaceUnit {
    /// All units.
    pub const ALL: [Self; 4] = [Self::Days, Self::Weeks, Self::Months, Self::Quarters];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Quarters => "quarters",
        }
    }

    /// The unit of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.key() == key)
    }
}

/// Every so often: `every 3 months`, `every quarter`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pace {
    /// How many; at least one.
    pub count: u32,
    /// Of what.
    pub unit: PaceUnit,
}

impl Pace {
    /// A pace of at least one and at most ten years.
    pub fn new(count: u32, unit: PaceUnit) -> Option<Self> {
        let pace = Self { count, unit };
        (count > 0).then_some(pace).filter(|pace| pace.period().is_some())
    }

    /// The same as a length of the calendar.
    fn period(self) -> Option<Period> {
        let (times, unit) = match self.unit {
            PaceUnit::Days => (1, PeriodUnit::Days),
            PaceUnit::Weeks => (7, PeriodUnit::Days),
            PaceUnit::Months => (1, PeriodUnit::Months),
            PaceUnit::Quarters => (3, PeriodUnit::Months),
        };
        Period::new(self.count.checked_mul(times)?, unit)
    }

    /// The date `times` paces after `anchor`, counted from the anchor in one step, so that month ends
    /// do not drift.
    ///
    /// ```
    /// use domain::duties::{Pace, PaceUnit};
    /// let quarter = Pace::new(1, PaceUnit::Quarters).unwrap();
    /// let anchor = "2026-08-31".parse().unwrap();
    /// let dates: Vec<String> = (0..4).map(|n| quarter.after(anchor, n).unwrap().to_string()).collect();
    /// assert_eq!(dates, ["2026-08-31", "2026-11-30", "2027-02-28", "2027-05-31"]);
    /// ```
    pub fn after(self, anchor: NaiveDate, times: u32) -> Option<NaiveDate> {
        self.period()?.after(anchor, times)
    }
}

impl std::fmt::Display for Pace {
    /// `every quarter`, `every 2 weeks`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = self.unit.key();
        match self.count {
            1 => write!(f, "every {}", unit.trim_end_matches('s')),
            count => write!(f, "every {count} {unit}"),
        }
    }
}

/// When a duty is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// On one day.
    Once(NaiveDate),
    /// Every so often, counted from the first day.
    Recurring {
        /// The first due day; all others are counted from it.
        anchor: NaiveDate,
        /// How often.
        pace: Pace,
    },
    /// Always: it has no due day, only evidence.
    Standing,
}

/// A duty of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Its id.
    pub id: DutyId,
    /// Of which contract.
    pub contract: ContractId,
    /// Who owes it.
    pub whose: Whose,
    /// What it is called: `Compliance report`.
    pub title: String,
    /// Where it is written: `§8`. May be empty.
    pub clause: String,
    /// As it is written. May be empty.
    pub words: String,
    /// When it is due.
    pub due: Due,
    /// The duty of the client that this one of ours waits for: "Delays may occur if required
    /// information is not provided" (CyberMark §8).
    pub waits_for: Option<DutyId>,
    /// The words of the policy it was taken from; empty where somebody wrote it.
    pub origin: String,
}

/// What was recorded about a due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// It was done.
    Done,
    /// Both agreed that it need not be.
    Waived,
    /// What was recorded before was wrong: it is open again.
    TakenBack,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Done, Self::Waived, Self::TakenBack];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Waived => "waived",
            Self::TakenBack => "taken_back",
        }
    }

    /// The deed of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.key() == key)
    }
}

/// What was recorded, and what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Which due day it is about; of a standing duty, the day it happened.
    pub due_on: NaiveDate,
    /// What was recorded.
    pub deed: Deed,
    /// On which day it happened, in the contract's zone.
    pub on: NaiveDate,
    /// By whom.
    pub by_whom: String,
    /// In words; for a waiver, the reason.
    pub words: String,
    /// Where it can be looked up; may be empty.
    pub link: String,
    /// Name and SHA-256 of a file that proves it.
    pub file: Option<(String, [u8; 32])>,
}
