//! The figures of a month as JSON: what `msp reports build` prints, what is frozen at issue, and
//! what the fingerprint is taken of. Every figure the PDF shows stands here.

use super::maintenance_figures::MaintenanceFigures;
use super::paid_work_figures::PaidWorkFigures;
use crate::wire::{Moment, wire};

wire! {
    /// The month of a contract.
    #[derive(PartialEq)]
    pub struct Figures {
        /// Provider, client, contract, policy, month.
        pub head: HeadFigures,
        /// Requests received in the month.
        pub received: u32,
        /// One group per metric.
        pub groups: Vec<GroupFigures>,
        /// From received to due.
        pub equation: Option<EquationFigures>,
        /// How quickly.
        pub promptness: Vec<PromptnessFigures>,
        /// Excluded and carried.
        pub set_aside: Vec<AsideFigures>,
        /// Requests by weekday (Monday first) and hour.
        pub arrivals: Vec<Vec<u32>>,
        /// Received outside business hours.
        pub outside_hours: u32,
        /// Every late target.
        pub late: Vec<LateFigures>,
        /// Twelve months: `met of due` per group, none before the contract.
        pub trend: Vec<TrendFigures>,
        /// How the policy is read.
        pub readings: Vec<ReadingFigures>,
        /// Readings that did not touch the month.
        pub other_readings: u32,
        /// Priorities the policy has no row for, with how often.
        pub unknown_priorities: Vec<(String, u32)>,
        /// Duties of the month; not there where nothing was due besides clocks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub duties: Option<DutyFigures>,
        /// Maintenance that began in the month and affected the client; not there where there was none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub maintenance: Option<MaintenanceFigures>,
        /// Advanced support whose work ended in the month; not there where there was none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub paid_work: Option<PaidWorkFigures>,
        /// What was computed with what.
        pub versions: VersionFigures,
    }
}

wire! {
    /// Duties of the month.
    #[derive(PartialEq)]
    pub struct DutyFigures {
        /// Ours, counted.
        pub ours: DutyTallyFigures,
        /// The client's, counted.
        pub client: DutyTallyFigures,
        /// Every day.
        pub days: Vec<DutyDayFigures>,
    }
}

wire! {
    /// Counts of days due in the month.
    #[derive(PartialEq)]
    pub struct DutyTallyFigures {
        /// Due.
        pub due: u32,
        /// Done in time.
        pub done: u32,
        /// Done late or not done.
        pub late: u32,
        /// Waived.
        pub waived: u32,
        /// Not due yet; drafts only.
        pub open: u32,
    }
}

wire! {
    /// One day of a duty.
    #[derive(PartialEq)]
    pub struct DutyDayFigures {
        /// `ours` or `client`.
        pub whose: String,
        /// What it is called.
        pub title: String,
        /// Where it is written.
        pub clause: String,
        /// The day and what was recorded.
        pub day: crate::duties::DutyDay,
    }
}

wire! {
    /// Whose month.
    #[derive(PartialEq)]
    pub struct HeadFigures {
        /// Provider.
        pub provider: String,
        /// Client.
        pub client: String,
        /// `K-0112`.
        pub contract: String,
        /// First day of the contract.
        pub contract_since: String,
        /// Policy.
        pub policy: String,
        /// Its version.
        pub policy_version: u32,
        /// `2026-09`.
        pub month: String,
        /// First moment.
        pub from: Moment,
        /// First moment after it.
        pub to: Moment,
    }
}

wire! {
    /// Counts.
    #[derive(PartialEq)]
    pub struct TallyFigures {
        /// Fell due and scored.
        pub due: u32,
        /// In time.
        pub met: u32,
        /// Not in time.
        pub late: u32,
        /// Taken out with a reason.
        pub excluded: u32,
        /// Paused over the end of the month.
        pub carried: u32,
        /// Not due yet; drafts only.
        pub open: u32,
        /// Within the aim of a range.
        pub in_aim: Option<u32>,
        /// Tenths of a percent; none for 0 of 0.
        pub attainment_permille: Option<u32>,
    }
}

wire! {
    /// One metric.
    #[derive(PartialEq)]
    pub struct GroupFigures {
        /// Key.
        pub metric: String,
        /// The source tells too little to judge it.
        pub not_in_source: bool,
        /// Rows.
        pub rows: Vec<RowFigures>,
        /// All rows together.
        pub total: TallyFigures,
    }
}

wire! {
    /// One priority.
    #[derive(PartialEq)]
    pub struct RowFigures {
        /// Key.
        pub priority: String,
        /// As published.
        pub name: String,
        /// Category, where told apart.
        pub category: Option<String>,
        /// The promise as published.
        pub words: String,
        /// False for "as needed".
        pub scored: bool,
        /// Requests of a row that is not scored.
        pub requests: u32,
        /// Counts.
        pub tally: TallyFigures,
    }
}

wire! {
    /// received + … − … = due.
    #[derive(PartialEq)]
    pub struct EquationFigures {
        /// Of which metric.
        pub metric: String,
        /// Terms: name, signed count.
        pub terms: Vec<(String, i64)>,
        /// What they come to.
        pub due: u32,
    }
}

wire! {
    /// How quickly, for one priority; times in clock seconds.
    #[derive(PartialEq)]
    pub struct PromptnessFigures {
        /// Key.
        pub priority: String,
        /// As published.
        pub words: String,
        /// Marks: ticket, used, allowed.
        pub marks: Vec<(i64, i64, i64)>,
        /// Median.
        pub median_s: Option<i64>,
        /// Slowest.
        pub slowest_s: Option<i64>,
    }
}

wire! {
    /// A ticket that stands aside.
    #[derive(PartialEq)]
    pub struct AsideFigures {
        /// Ticket number.
        pub ticket: i64,
        /// Number in the helpdesk.
        pub external_id: String,
        /// Key of the metric.
        pub metric: String,
        /// Priority as published.
        pub priority: String,
        /// `excluded` or `carried`.
        pub kind: String,
        /// Reason, or on whom it waits.
        pub reason: String,
        /// Clause of the policy.
        pub clause: String,
        /// Approver and note.
        pub note: String,
        /// What the verdict would be; for an excluded one.
        pub verdict: String,
        /// Since when it waits; for a carried one.
        pub since: Option<Moment>,
    }
}

wire! {
    /// A late target; times in clock seconds.
    #[derive(PartialEq)]
    pub struct LateFigures {
        /// Ticket number.
        pub ticket: i64,
        /// Number in the helpdesk.
        pub external_id: String,
        /// Subject.
        pub subject: String,
        /// Key of the metric.
        pub metric: String,
        /// Key of the priority.
        pub priority: String,
        /// The promise as published.
        pub words: String,
        /// `business hours` or `24×7`.
        pub clock: String,
        /// From when it counts.
        pub start: Moment,
        /// Due.
        pub due: Moment,
        /// Done; none if still open.
        pub done: Option<Moment>,
        /// Allowed.
        pub allowed_s: i64,
        /// Past due.
        pub late_by_s: i64,
        /// Updates missed.
        pub missed: u32,
        /// Cause, as recorded.
        pub cause: String,
        /// Action, as recorded.
        pub action: String,
        /// Where "done" comes from.
        pub provenance: String,
        /// Its ledger, whole equal days joined.
        pub ledger: Vec<LedgerFigures>,
    }
}

wire! {
    /// A line of a ledger.
    #[derive(PartialEq)]
    pub struct LedgerFigures {
        /// From, UTC.
        pub from: String,
        /// To, UTC.
        pub to: String,
        /// State.
        pub state: String,
        /// How many whole equal days are joined.
        pub days: u32,
        /// Counted.
        pub counted_s: i64,
        /// Counted so far.
        pub cumulative_s: i64,
        /// Left.
        pub remaining_s: i64,
    }
}

wire! {
    /// A month of the trend.
    #[derive(PartialEq)]
    pub struct TrendFigures {
        /// `2026-09`.
        pub month: String,
        /// Per group: met, due.
        pub met_of_due: Option<Vec<(u32, u32)>>,
    }
}

wire! {
    /// A reading of the policy.
    #[derive(PartialEq)]
    pub struct ReadingFigures {
        /// The policy's words.
        pub words: String,
        /// Our reading.
        pub reading: String,
        /// Agreed or default.
        pub agreed: bool,
        /// What it was used for.
        pub used_for: Vec<String>,
    }
}

wire! {
    /// What was computed with what.
    #[derive(PartialEq)]
    pub struct VersionFigures {
        /// Policy.
        pub policy: String,
        /// Its SHA-256.
        pub policy_sha256: String,
        /// Calendar.
        pub calendar: String,
        /// Holidays.
        pub holidays: String,
        /// Zone rules.
        pub zones: String,
        /// Where the tickets come from.
        pub sources: Vec<String>,
    }
}
