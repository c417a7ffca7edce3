//! Contracts: a client on a version of a policy, for a term; [`schedule`] is that in words.

pub mod schedule;

mod period;
mod renewal;

pub use period::{Period, PeriodUnit};
pub use renewal::{
    FirstTerm, NextStep, Notice, NoticeFrom, RenewalKind, RenewedTerm, TermRules, TermRulesDraft, TermSpan,
    check_term_rules,
};

use crate::ids::{ClientId, ContractId, PolicyVersionId};
use crate::money::Money;
use crate::problem::{Problem, Problems};
use crate::time::Instant;
use crate::zones::{Zone, ZoneId};
use chrono::{Datelike, NaiveDate};
use std::ops::RangeInclusive;

/// Where a contract stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContractStatus {
    /// Being written; binds nobody.
    Draft,
    /// In force.
    Active,
    /// Suspended, for instance for non-payment: requests are excluded from the SLA.
    Suspended,
    /// Over.
    Ended,
}

impl ContractStatus {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Active, Self::Suspended, Self::Ended];

    /// The key used in files and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
        }
    }

    /// The state of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.key() == key)
    }
}

/// A service with its monthly fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceLine {
    /// What is served: `Managed endpoint security`.
    pub name: String,
    /// How many: `42`.
    pub count: u32,
    /// Of what: `endpoints`.
    pub unit: String,
    /// Price of one a month.
    pub price: Money,
}

impl ServiceLine {
    /// Count × price.
    pub fn fee(&self) -> Money {
        Money { minor: i64::from(self.count) * self.price.minor, currency: self.price.currency }
    }
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// Its number, given when it was stored: 112 is shown as `K-0112`.
    pub number: i64,
    /// With whom.
    pub client: ClientId,
    /// On which version of which policy.
    pub policy_version: PolicyVersionId,
    /// Where it stands.
    pub status: ContractStatus,
    /// The zone in which its months and its due times are shown.
    pub zone: ZoneId,
    /// First day in force.
    pub starts_on: NaiveDate,
    /// Last day in force; open-ended without.
    pub ends_on: Option<NaiveDate>,
    /// Whether the policy's continuity service was taken.
    pub continuity: bool,
    /// Services with fees.
    pub services: Vec<ServiceLine>,
}

impl Contract {
    /// Whether the contract covers a request received at `at`, by its dates in its zone.
    pub fn covers(&self, at: Instant, zone: &Zone) -> bool {
        let date = zone.date(at);
        self.starts_on <= date && self.ends_on.is_none_or(|last| date <= last)
    }
}

/// `K-0112`.
///
/// ```
/// assert_eq!(domain::contracts::number_in_words(112), "K-0112");
/// ```
pub fn number_in_words(number: i64) -> String {
    format!("K-{number:04}")
}

/// The years in which contracts are entered: what lies outside is a slip of the finger.
const YEARS: RangeInclusive<i32> = 2000..=2100;

/// What someone typed about a contract's term.
#[derive(Debug, Clone, Default)]
pub struct TermDraft {
    /// First day, `2026-10-01`.
    pub starts_on: String,
    /// Last day; empty for an open end.
    pub ends_on: String,
    /// Zone name.
    pub zone: String,
}

/// A term that passed every check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: Option<NaiveDate>,
    /// Zone.
    pub zone: ZoneId,
}

/// Checks the term of a contract.
///
/// # Errors
/// Every [`Problem`], with the fields `starts_on`, `ends_on`, `zone`.
///
/// ```
/// use domain::contracts::{TermDraft, check_term};
/// let backwards = TermDraft { starts_on: "2026-10-01".into(), ends_on: "2026-09-30".into(), zone: "UTC".into() };
/// assert_eq!(check_term(&backwards).unwrap_err()[0].field, "ends_on");
/// ```
pub fn check_term(draft: &TermDraft) -> Result<Term, Vec<Problem>> {
    let mut problems = Problems::default();
    let (starts_on, ends_on) = (date(&draft.starts_on), date(&draft.ends_on));
    if starts_on.is_none() {
        problems.add("starts_on", format!("\"{}\" is not a date. Write it as 2026-10-01.", draft.starts_on));
    }
    for (field, name, given) in [("starts_on", "first", starts_on), ("ends_on", "last", ends_on)] {
        if given.is_some_and(|date| !YEARS.contains(&date.year())) {
            let said = given.map(|date| date.year()).unwrap_or_default();
            problems.add(
                field,
                format!(
                    "Is the {name} day really in the year {said}? A contract lies between 2000 and 2100."
                ),
            );
        }
    }
    let open_end = draft.ends_on.trim().is_empty();
    if !open_end && ends_on.is_none() {
        problems.add(
            "ends_on",
            format!("\"{}\" is not a date. Write it as 2027-09-30, or leave it empty.", draft.ends_on),
        );
    }
    if let (Some(first), Some(last)) = (starts_on, ends_on)
        && last < first
    {
        problems.add("ends_on", format!("The contract would end on {last}, before it starts on {first}."));
    }
    let zone = ZoneId::parse(&draft.zone).map_err(|message| problems.add("zone", message)).ok();
    problems.into_result(())?;
    Ok(Term {
        starts_on: starts_on.expect("a problem was added when the date did not parse"),
        ends_on,
        zone: zone.expect("a problem was added when the zone did not parse"),
    })
}

fn date(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()
}
