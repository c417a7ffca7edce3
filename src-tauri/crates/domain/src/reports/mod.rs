//! The month of a contract: every figure the monthly SLA report shows, computed once.
//!
//! A document formats what stands here and computes nothing. What must add up is checked while
//! the report is built: a report that does not add up is not built.

mod build;
mod duties;
mod fold;
mod late;
mod maintenance;
mod paid_work;
mod rows;
mod sums;
mod tally;
mod what_if;

pub use build::{BuildError, Inputs, Terms, build};
pub use duties::{DutiesOfMonth, DutyLine, DutyTally};
pub use fold::fold;
pub use maintenance::{MaintenanceLine, MaintenanceOfMonth};
pub use paid_work::{PaidWorkLine, PaidWorkOfMonth};
pub use what_if::{Judged, Span, span};

use crate::sla::{AssumptionKind, Clock, Metric, PriorityKey, Strength};
use crate::tickets::{LedgerRow, State};
use crate::time::{Instant, Seconds, YearMonth};
use crate::zones::Zone;
use chrono::NaiveDate;

/// Everything the monthly report of one contract says.
#[derive(Debug, Clone)]
pub struct Report {
    /// Whose, what and when.
    pub head: Head,
    /// Requests received in the month.
    pub received: u32,
    /// One group per metric the policy promises, in the order of [`Metric::ALL`].
    pub groups: Vec<MetricGroup>,
    /// From received to due, for the first metric that is scored. It adds up.
    pub equation: Option<Equation>,
    /// How much of the time allowed was used, per row of the equation's metric.
    pub promptness: Vec<Promptness>,
    /// Excluded and carried, one entry per ticket and metric.
    pub set_aside: Vec<SetAside>,
    /// When requests arrived.
    pub arrivals: Arrivals,
    /// Every late target, by metric, then severity, then date.
    pub late: Vec<LateTarget>,
    /// Twelve months, this one last.
    pub trend: Vec<TrendMonth>,
    /// Readings of the policy that touched this month.
    pub readings: Vec<Reading>,
    /// Readings of the policy that did not.
    pub other_readings: u32,
    /// Requests whose priority the policy has no row for, by the helpdesk's word.
    pub unknown_priorities: Vec<(String, u32)>,
    /// What was due besides clocks; none where the contract has nothing of the kind.
    pub duties: Option<DutiesOfMonth>,
    /// Maintenance that affected the client; none where there was none.
    pub maintenance: Option<MaintenanceOfMonth>,
    /// Advanced support whose work ended in the month; none where there was none.
    pub paid_work: Option<PaidWorkOfMonth>,
    /// What was computed with what.
    pub versions: Versions,
}

/// Whose report, of which month.
#[derive(Debug, Clone)]
pub struct Head {
    /// The provider.
    pub provider: String,
    /// The client.
    pub client: String,
    /// `K-0112`.
    pub contract: String,
    /// First day of the contract.
    pub contract_since: NaiveDate,
    /// `CyberITEX Standard`.
    pub policy: String,
    /// Version of the policy.
    pub policy_version: u32,
    /// How strong its promises are, where all are alike.
    pub strength: Option<Strength>,
    /// The month.
    pub month: YearMonth,
    /// First moment of the month in the contract's zone.
    pub from: Instant,
    /// First moment after it.
    pub to: Instant,
    /// The contract's zone; every time is shown in it.
    pub zone: Zone,
    /// 1 for the first issue.
    pub revision: u32,
    /// Date of issue in the contract's zone; none for a draft.
    pub issued_on: Option<NaiveDate>,
    /// For revision 2 and later: when the one before was issued.
    pub replaces_issued_on: Option<NaiveDate>,
    /// For revision 2 and later: every changed figure, before and after.
    pub changes: Vec<ChangedFigure>,
}

/// A figure that differs from the revision before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFigure {
    /// Which: `First response, P2, late`.
    pub figure: String,
    /// As issued before.
    pub before: String,
    /// As it is now.
    pub after: String,
}

/// Counts of one row or total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Fell due in the month and scored: `met + late`.
    pub due: u32,
    /// In time.
    pub met: u32,
    /// Not in time, open and overdue included.
    pub late: u32,
    /// Fell due in the month, taken out with a reason.
    pub excluded: u32,
    /// Paused over the end of the month.
    pub carried: u32,
    /// Due in the month but the month is not over and neither is the time: drafts only.
    pub open: u32,
    /// Within the aim of a range; none where there is no range.
    pub in_aim: Option<u32>,
}

/// One metric.
#[derive(Debug, Clone)]
pub struct MetricGroup {
    /// Which.
    pub metric: Metric,
    /// In the policy's order; categories follow their priority.
    pub rows: Vec<AttainmentRow>,
    /// All rows together.
    pub total: Tally,
    /// The source tells too little to judge this metric; all counts are zero then.
    pub not_in_source: bool,
}

/// One priority under one metric.
#[derive(Debug, Clone)]
pub struct AttainmentRow {
    /// The policy's key.
    pub priority: PriorityKey,
    /// As published: `High (P2)`.
    pub name: String,
    /// Category, where the policy tells them apart.
    pub category: Option<String>,
    /// The promise as published.
    pub words: String,
    /// False for "as needed", unless a pace was agreed with somebody.
    pub scored: bool,
    /// Counts.
    pub tally: Tally,
    /// Requests of this row received in the month, for rows that are not scored.
    pub requests: u32,
}

/// A term of the equation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// Received in the month. Starts the sum.
    Received,
    /// Received before, due in the month. Added.
    DueFromBefore,
    /// Received in the month, due later. Taken away.
    DueLater,
    /// Waiting, so without a due time. Taken away.
    Waiting,
    /// The policy promises nothing for their priority. Taken away.
    NotPromised,
    /// Due in the month, excluded. Taken away.
    Excluded,
    /// Due later this month: drafts only. Taken away.
    NotDueYet,
}

/// received + … − … = due. Terms of zero are left out, except the first.
#[derive(Debug, Clone)]
pub struct Equation {
    /// Of which metric.
    pub metric: Metric,
    /// In order.
    pub terms: Vec<(Term, u32)>,
    /// What they come to.
    pub due: u32,
}

/// How quickly, for one priority.
#[derive(Debug, Clone)]
pub struct Promptness {
    /// The policy's key.
    pub priority: PriorityKey,
    /// As published.
    pub name: String,
    /// One mark per scored request, by share of the time allowed.
    pub marks: Vec<Mark>,
    /// Median of the clock time used.
    pub median: Option<Seconds>,
    /// The slowest.
    pub slowest: Option<Seconds>,
    /// What is allowed, as published.
    pub words: String,
    /// The clock the times are counted on.
    pub clock: Clock,
}

/// One request on the promptness scale: `used / allowed` is its share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Ticket number.
    pub ticket: i64,
    /// Clock time used.
    pub used: Seconds,
    /// Clock time allowed.
    pub allowed: Seconds,
    /// Whether it was late.
    pub late: bool,
}

/// Why a ticket stands aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// Taken out with a reason of the policy.
    Excluded {
        /// `Third party`; `Merged` for a merged ticket.
        reason: String,
        /// The clause, `§9`.
        clause: String,
        /// Approver and note.
        note: String,
        /// What the verdict would be.
        verdict: State,
    },
    /// Paused over the end of the month.
    Carried {
        /// Since when it waits.
        since: Instant,
        /// On whom, in words: `waiting on client`.
        why: &'static str,
    },
}

/// A ticket that is excluded or carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Ticket number.
    pub ticket: i64,
    /// Its number in the helpdesk.
    pub external_id: String,
    /// Priority as published.
    pub priority: String,
    /// Metric.
    pub metric: Metric,
    /// Why.
    pub aside: Aside,
}

/// Requests by weekday (Monday first) and hour of the contract's zone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrivals {
    /// Counts.
    pub by_hour: [[u32; 24]; 7],
    /// Whether the desk is usually open in that hour.
    pub open: [[bool; 24]; 7],
    /// Received outside business hours.
    pub outside_hours: u32,
    /// The largest count.
    pub largest: u32,
}

/// One late target with its ledger.
#[derive(Debug, Clone)]
pub struct LateTarget {
    /// Ticket number.
    pub ticket: i64,
    /// Its number in the helpdesk.
    pub external_id: String,
    /// Its subject.
    pub subject: String,
    /// Metric.
    pub metric: Metric,
    /// The policy's key.
    pub priority: PriorityKey,
    /// As published: `High (P2)`.
    pub priority_name: String,
    /// The promise as published.
    pub words: String,
    /// The clock.
    pub clock: Clock,
    /// From when the clock counts: receipt, or the update before.
    pub start: Instant,
    /// Whether `start` is the receipt.
    pub from_receipt: bool,
    /// When the aim of a range passed.
    pub aim: Option<Instant>,
    /// When it was due.
    pub due: Instant,
    /// When it was done; none if still open at the end of the month.
    pub done: Option<Instant>,
    /// Clock time allowed.
    pub allowed: Seconds,
    /// Clock time past due.
    pub late_by: Seconds,
    /// Updates missed inside the interval; 0 or 1 means no further one.
    pub missed: u32,
    /// The ledger, whole equal days joined.
    pub ledger: Vec<FoldedRow>,
    /// Where "done" comes from, when the source does not say it outright.
    pub provenance: String,
    /// The cause, as recorded; empty if not.
    pub cause: String,
    /// What was done, as recorded; empty if not.
    pub action: String,
    /// `done 28 Sep`, `due 16 Oct`; empty if not recorded.
    pub action_state: String,
}

/// A line of a printed ledger: one line of the clock, or several whole equal days joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoldedRow {
    /// The line; for joined days its sums, from the first opening to the last closing.
    pub row: LedgerRow,
    /// How many days are joined; 1 for a plain line.
    pub days: u32,
    /// Holidays that lie between joined days.
    pub holidays: Vec<String>,
}

/// One month of the trend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendMonth {
    /// The month.
    pub month: YearMonth,
    /// Per metric of [`Report::groups`], in that order: met of due. None before the contract.
    pub met_of_due: Option<Vec<(u32, u32)>>,
}

/// How the policy's words are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The policy's words.
    pub words: String,
    /// Our reading.
    pub reading: String,
    /// Agreed or default.
    pub kind: AssumptionKind,
    /// What it is used for: `Status update, P2`. Empty for the whole policy.
    pub used_for: Vec<String>,
}

/// What the figures were computed with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Versions {
    /// Program and version.
    pub program: String,
    /// Policy: name, version, in force since, source.
    pub policy: String,
    /// First digits of the policy text's SHA-256.
    pub policy_sha256: String,
    /// Calendar in words.
    pub calendar: String,
    /// Holiday source and version.
    pub holidays: String,
    /// IANA version of the zone data.
    pub zones: String,
    /// Where the tickets come from: files with their SHA-256, or the desk itself.
    pub sources: Vec<String>,
}

impl Report {
    /// The group of a metric.
    pub fn group(&self, metric: Metric) -> Option<&MetricGroup> {
        self.groups.iter().find(|group| group.metric == metric)
    }
}

impl Tally {
    /// Attainment in tenths of a percent, rounded half up but never up to 100 %: 399 of 400 is
    /// 99.7, and 1999 of 2000 is 99.9. `None` for 0 of 0, which is "none due", never 100 %.
    ///
    /// ```
    /// use domain::reports::Tally;
    /// let tally = |met, due| Tally { due, met, late: due - met, ..Tally::default() };
    /// assert_eq!(tally(37, 39).attainment_permille(), Some(949));
    /// assert_eq!(tally(1999, 2000).attainment_permille(), Some(999));
    /// assert_eq!(tally(0, 0).attainment_permille(), None);
    /// ```
    pub fn attainment_permille(&self) -> Option<u32> {
        permille(self.met, self.due)
    }
}

/// `met / due` in tenths of a percent; see [`Tally::attainment_permille`].
pub fn permille(met: u32, due: u32) -> Option<u32> {
    if due == 0 {
        return None;
    }
    let rounded = (u64::from(met) * 2000 + u64::from(due)) / (2 * u64::from(due));
    let rounded = u32::try_from(rounded).expect("at most 1000");
    Some(if met < due { rounded.min(999) } else { rounded })
}
