//! A target: not a number of minutes, but what was promised, in the words it was promised in.

use super::policy::{Assumption, PriorityKey};

/// What a target measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Metric {
    /// That the request was seen: an explicit acknowledgement, or the first response if earlier.
    Acknowledgement,
    /// The first human message the client can see. Auto-replies never count.
    FirstResponse,
    /// Messages to the client at a promised pace, until resolution.
    StatusUpdate,
    /// A fix, a workaround, or an agreed next step.
    Resolution,
}

impl Metric {
    /// All metrics in the order documents list them.
    pub const ALL: [Self; 4] =
        [Self::Acknowledgement, Self::FirstResponse, Self::StatusUpdate, Self::Resolution];

    /// The key used in files and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Acknowledgement => "acknowledgement",
            Self::FirstResponse => "first_response",
            Self::StatusUpdate => "status_update",
            Self::Resolution => "resolution",
        }
    }

    /// The metric of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.key() == key)
    }
}

/// Units of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Minutes on the target's clock.
    Minutes,
    /// Hours on the target's clock.
    Hours,
    /// Days of business time.
    BusinessDays,
    /// The close of the next business date.
    NextBusinessDay,
    /// The same wall time, days later.
    CalendarDays,
    /// The same wall time, weeks later.
    CalendarWeeks,
    /// "As needed": shown, never scored.
    None,
}

/// `min..max` of a unit: a range is judged against its maximum, the minimum is the internal aim
/// (domain rule 5). A single number has `min == max`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The aim.
    pub min: u32,
    /// The limit.
    pub max: u32,
    /// Of what.
    pub unit: Unit,
}

impl Quantity {
    /// "As needed".
    pub const AS_NEEDED: Self = Self { min: 0, max: 0, unit: Unit::None };

    /// Whether it names a range.
    pub fn is_range(self) -> bool {
        self.min < self.max
    }
}

/// Whether the limit itself is still in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Boundary {
    /// ≤: exactly at the limit is in time.
    Within,
    /// <: exactly at the limit is late ("< 1 hour").
    Under,
}

/// How strong the promise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// A commitment.
    Commitment,
    /// An objective: "target, not guarantee".
    Objective,
    /// Best effort.
    BestEffort,
}

/// Which clock counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clock {
    /// The policy's calendar.
    Calendar,
    /// 24 × 7.
    AroundTheClock,
}

/// How *n business days* are counted (domain rule 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BusinessDayRule {
    /// n × the normal day of business time: the same wall time n business days later.
    #[default]
    NormalDays,
    /// Close of the nth business day after the day of receipt.
    CloseOfNthDay,
}

/// How "next business day" treats a receipt on a closed day (domain rule 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NextDayRule {
    /// Close of the first business date after the local date of receipt.
    #[default]
    AfterReceipt,
    /// A receipt on a closed day counts as received on the next business date.
    RollClosedDays,
}

/// Whether a client's message ends a wait on the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MessageEndsPause {
    /// It does.
    #[default]
    Ends,
    /// The clock stays paused until the status changes; the message is shown as a warning.
    WarnsOnly,
}

/// What makes the clock stand still. Acknowledgement and first response never pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseRules {
    /// Waiting on the client pauses.
    pub on_client: bool,
    /// Waiting on a third party pauses: only where the policy says so.
    pub on_third_party: bool,
    /// What a client's message does to a wait.
    pub message: MessageEndsPause,
}

impl PauseRules {
    /// The clock never stops.
    pub const NEVER: Self = Self { on_client: false, on_third_party: false, message: MessageEndsPause::Ends };

    /// The defaults of domain rule 11 for a metric.
    pub const fn default_for(metric: Metric) -> Self {
        match metric {
            Metric::Acknowledgement | Metric::FirstResponse => Self::NEVER,
            Metric::StatusUpdate | Metric::Resolution => {
                Self { on_client: true, on_third_party: false, message: MessageEndsPause::Ends }
            }
        }
    }
}

/// Where a promise of a contract comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Basis {
    /// The policy's own.
    #[default]
    Policy,
    /// An add-on put it in the policy's place.
    AddOn {
        /// `24/7 monitoring add-on`.
        name: String,
        /// The policy's words; empty where it promised nothing.
        instead_of: String,
    },
    /// The signed order prevails over the policy's text.
    Order {
        /// Its name: `SO-2291`.
        order: String,
        /// The policy's words; empty where it promised nothing.
        instead_of: String,
    },
}

/// One promise of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What is measured.
    pub metric: Metric,
    /// For which priority, severity or queue.
    pub priority: PriorityKey,
    /// For which category only, where the policy tells them apart.
    pub category: Option<String>,
    /// How much time.
    pub quantity: Quantity,
    /// Whether the limit itself is in time.
    pub boundary: Boundary,
    /// How strong the promise is.
    pub strength: Strength,
    /// Which clock counts.
    pub clock: Clock,
    /// What makes it stand still.
    pub pauses: PauseRules,
    /// How business days are counted.
    pub business_days: BusinessDayRule,
    /// How "next business day" is read.
    pub next_day: NextDayRule,
    /// The policy adds "or as agreed": a pace agreed on a ticket is one of its own promises.
    pub or_as_agreed: bool,
    /// The promise as published, word for word.
    pub words: String,
    /// Where the words leave room: our reading.
    pub assumptions: Vec<Assumption>,
    /// The policy's own, an add-on's, or an order's.
    pub basis: Basis,
}
