//! A policy: everything one published SLA says, and how its words are read.

use super::target::{Metric, Target};
use super::terms::PolicyTerms;
use crate::calendar::Calendar;
use crate::time::Seconds;
use chrono::NaiveDate;

/// The key of a priority, severity or queue, as helpdesks send it: `P1`, `Sev2`, `Level3`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PriorityKey(pub String);

impl PriorityKey {
    /// A key from its text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for PriorityKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a row of the policy is a degree of urgency or a place to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// A priority or severity: rows of this kind are ordered, the most urgent first.
    Severity,
    /// A queue or department: moving there is neither raising nor lowering.
    Queue,
}

/// A row of the policy's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priority {
    /// Its key.
    pub key: PriorityKey,
    /// As published: `Critical (P1)`.
    pub name: String,
    /// As published.
    pub description: String,
    /// Urgency or place.
    pub grade: Grade,
    /// What helpdesks may call it, for imports: `1 - Critical`.
    pub aliases: Vec<String>,
    /// Who answers for it, where the policy says so: `Support Engineer` (CYBONET).
    pub responsible: String,
}

/// Tiers a policy is sold as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// The published standard.
    Standard,
    /// CYBONET's Gold and its like.
    Gold,
    /// With extended hours or an add-on.
    Enhanced,
}

impl Tier {
    /// All tiers.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Gold, Self::Enhanced];

    /// The key used in files and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Gold => "gold",
            Self::Enhanced => "enhanced",
        }
    }

    /// The tier of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.key() == key)
    }
}

/// Whether a reading was agreed with the client or is our default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssumptionKind {
    /// Nobody has confirmed it.
    Default,
    /// Agreed in writing.
    Agreed,
}

/// A place where the policy's words leave room, and how they are read here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    /// Key within the policy, so that a document can refer to it: `updates-clock`.
    pub key: String,
    /// The policy's words.
    pub words: String,
    /// Our reading.
    pub reading: String,
    /// Agreed or default.
    pub kind: AssumptionKind,
}

/// A reason that takes a request out of attainment, from the policy's own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// Key: `third_party`.
    pub key: String,
    /// As documents print it: `Third party`.
    pub name: String,
    /// The clause: `§9`.
    pub clause: String,
    /// The policy's words.
    pub words: String,
}

/// CYBONET's continuity: outside business hours a priority is treated as a less urgent one,
/// because a failover service has already taken over. A rule, never shown as a downgrade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continuity {
    /// The priority it applies to.
    pub from: PriorityKey,
    /// What it becomes outside business hours.
    pub to: PriorityKey,
    /// The policy's words.
    pub words: String,
}

/// Settings of scoring that belong to the whole policy (domain rules 12 and 13).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoringRules {
    /// A priority change always counts from the original start.
    pub retroactive_priority: bool,
    /// Within which time a reopening resumes the resolution clock.
    pub reopen_within: Seconds,
    /// Continuity rule, where the policy has one.
    pub continuity: Option<Continuity>,
}

impl Default for ScoringRules {
    fn default() -> Self {
        Self { retroactive_priority: false, reopen_within: Seconds(7 * 86_400), continuity: None }
    }
}

/// One version of a published SLA.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Preset key or the provider's own: `cyberitex-standard`.
    pub key: String,
    /// `CyberITEX Standard`.
    pub name: String,
    /// Who publishes it.
    pub provider: String,
    /// Tier.
    pub tier: Tier,
    /// Where the words come from, as a document prints it.
    pub source: String,
    /// From when it is in force.
    pub effective_from: Option<NaiveDate>,
    /// The hours its calendar clock follows.
    pub calendar: Calendar,
    /// The zone must be chosen by the provider ("local time"): the preset's is only a start.
    pub zone_must_be_chosen: bool,
    /// Rows, most urgent first.
    pub priorities: Vec<Priority>,
    /// Categories it tells apart, where it does.
    pub categories: Vec<String>,
    /// Every target.
    pub targets: Vec<Target>,
    /// Reasons that take a request out of attainment.
    pub exclusions: Vec<Exclusion>,
    /// Readings that belong to the whole policy.
    pub assumptions: Vec<Assumption>,
    /// Settings of scoring.
    pub scoring: ScoringRules,
    /// Everything else it says.
    pub terms: PolicyTerms,
}

impl Policy {
    /// The target of a metric for a priority; the one for `category` goes before the general one.
    pub fn target(&self, metric: Metric, priority: &PriorityKey, category: Option<&str>) -> Option<&Target> {
        let of = |wanted: Option<&str>| {
            self.targets.iter().find(|target| {
                target.metric == metric
                    && target.priority == *priority
                    && target.category.as_deref() == wanted
            })
        };
        category.and_then(|_| of(category)).or_else(|| of(None))
    }

    /// The row of a priority.
    pub fn priority(&self, key: &PriorityKey) -> Option<&Priority> {
        self.priorities.iter().find(|priority| priority.key == *key)
    }

    /// The row that a helpdesk's word means: its key, published name or an alias, in any case.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
    /// # fn main() {
    /// assert_eq!(policy().priority_called("2 - high").unwrap().name, "High (P2)");
    /// assert!(policy().priority_called("Whenever").is_none());
    /// # }
    /// ```
    pub fn priority_called(&self, word: &str) -> Option<&Priority> {
        let word = word.trim().to_lowercase();
        let is = |text: &str| text.to_lowercase() == word;
        self.priorities.iter().find(|priority| {
            is(priority.key.as_str()) || is(&priority.name) || priority.aliases.iter().any(|a| is(a))
        })
    }

    /// Position of a severity, most urgent first; `None` for queues and unknown keys.
    pub fn rank(&self, key: &PriorityKey) -> Option<usize> {
        self.priorities.iter().position(|priority| priority.key == *key && priority.grade == Grade::Severity)
    }

    /// Whether any target measures `metric`.
    pub fn promises(&self, metric: Metric) -> bool {
        self.targets.iter().any(|target| target.metric == metric)
    }
}
