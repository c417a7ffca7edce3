//! What scoring found last, kept beside a ticket so that a list can sort and filter by it.

use crate::columns::{self, unreadable};
use domain::sla::Metric;
use domain::tickets::WaitFor;
use domain::time::{Instant, Seconds};
use rusqlite::Row;

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TicketState {
    /// Not looked at yet.
    Unscored,
    /// Waiting for somebody to do something.
    Open,
    /// Resolved, and may be reopened.
    Resolved,
    /// Closed for good.
    Closed,
    /// Merged into another ticket.
    Merged,
}

impl TicketState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Unscored, Self::Open, Self::Resolved, Self::Closed, Self::Merged];

    /// The key used in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unscored => "unscored",
            Self::Open => "open",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
            Self::Merged => "merged",
        }
    }

    /// The state of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// What the clock of the next target did when it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockState {
    /// It counts.
    Running,
    /// It counts, and is near its limit.
    DueSoon,
    /// It stands still because the desk is closed.
    Closed,
    /// It stands still because somebody else has to act.
    Paused,
    /// Its limit has passed.
    Breached,
}

impl ClockState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Running, Self::DueSoon, Self::Closed, Self::Paused, Self::Breached];

    /// The key used in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::DueSoon => "due_soon",
            Self::Closed => "closed",
            Self::Paused => "paused",
            Self::Breached => "breached",
        }
    }

    /// The state of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// The target that comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextTarget {
    /// What it measures.
    pub metric: Metric,
    /// When it is due; nobody knows while it is paused.
    pub due: Option<Instant>,
    /// As published: `First response, 4 hours`.
    pub words: String,
    /// What its clock did.
    pub clock: ClockState,
    /// How much of the time allowed was used, in thousandths; above 1000 when it has passed.
    pub used_permille: u32,
    /// Clock time left; negative when it has passed.
    pub left: Seconds,
}

/// What scoring found at `scored`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Where the ticket stands.
    pub state: TicketState,
    /// On whom it waits.
    pub waiting_on: Option<WaitFor>,
    /// Whether it is out of attainment.
    pub excluded: bool,
    /// How many targets were missed so far.
    pub missed: u32,
    /// The target that comes next; none when nothing is promised any more.
    pub next: Option<NextTarget>,
    /// When it was resolved.
    pub resolved: Option<Instant>,
    /// When this was found.
    pub scored: Option<Instant>,
}

impl Standing {
    /// Of a ticket nobody has scored: in no view but "all".
    pub const UNSCORED: Self = Self {
        state: TicketState::Unscored,
        waiting_on: None,
        excluded: false,
        missed: 0,
        next: None,
        resolved: None,
        scored: None,
    };

    pub(super) fn is_open(&self) -> bool {
        match self.state {
            TicketState::Open => true,
            TicketState::Unscored | TicketState::Resolved | TicketState::Closed | TicketState::Merged => {
                false
            }
        }
    }
}

pub(super) const fn waiting_key(waiting_on: WaitFor) -> &'static str {
    match waiting_on {
        WaitFor::Client => "client",
        WaitFor::ThirdParty => "third_party",
    }
}

fn parse_waiting(key: &str) -> Option<WaitFor> {
    [WaitFor::Client, WaitFor::ThirdParty].into_iter().find(|on| waiting_key(*on) == key)
}

/// The columns that [`Standing`] fills.
pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Standing> {
    let metric = columns::parsed_if_any(row, "next_metric", Metric::parse)?;
    Ok(Standing {
        state: columns::parsed(row, "state", TicketState::parse)?,
        waiting_on: columns::parsed_if_any(row, "waiting_on", parse_waiting)?,
        excluded: row.get("excluded")?,
        missed: row.get("missed")?,
        next: metric.map(|metric| next_target(row, metric)).transpose()?,
        resolved: columns::instant_if_any(row, "resolved_at")?,
        scored: columns::instant_if_any(row, "scored_at")?,
    })
}

fn next_target(row: &Row<'_>, metric: Metric) -> rusqlite::Result<NextTarget> {
    let missing = |column| move || unreadable(column, "nothing");
    Ok(NextTarget {
        metric,
        due: columns::instant_if_any(row, "next_due_at")?,
        words: row.get("next_words")?,
        clock: columns::parsed(row, "clock_state", ClockState::parse)?,
        used_permille: row.get::<_, Option<u32>>("used_permille")?.ok_or_else(missing("used_permille"))?,
        left: row.get::<_, Option<i64>>("left_s")?.map(Seconds).ok_or_else(missing("left_s"))?,
    })
}
