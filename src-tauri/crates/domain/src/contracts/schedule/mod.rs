//! The SLA schedule: a contract's promises in words, for the client's paper and the window alike.
//!
//! Published words stay as they were published; what the data adds to them (pauses, changes of
//! priority, reopening, hours, holidays) is said here in plain sentences, so that whoever prints or
//! shows a schedule composes no sentence of its own. Where the words leave room, our reading is
//! marked by a letter.

mod clauses;
mod contract;
mod hours;
mod terms;

pub use contract::{ContractSchedule, Inputs, Versions, renewal_in_words};
pub use hours::{ClosedDate, calendar_in_words, closed_dates, holidays_in_words};

use crate::calendar::Holidays;
use crate::sla::{Assumption, AssumptionKind, Basis, Metric, Policy, PriorityKey, Target};
use chrono::{Datelike, NaiveDate};

/// What a schedule is written from. `policy` is what is in force: add-ons and orders are already
/// composed into it.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The policy in force.
    pub policy: &'a Policy,
    /// Add-ons that swapped targets.
    pub add_ons: &'a [AddOn],
    /// Whether the policy's continuity service was taken; `None` where no contract is meant.
    pub continuity: Option<bool>,
}

/// An add-on of a contract: another policy whose targets replace those of the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddOn {
    /// Its name.
    pub name: String,
    /// Version of its policy.
    pub version: u32,
    /// First day.
    pub from_on: NaiveDate,
    /// Whether the targets that are shown are its own already; otherwise they will be from that day on.
    pub is_in_force: bool,
}

/// A contract's promises in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Metrics with a column, in order.
    pub columns: Vec<Metric>,
    /// One row a priority and category, in the policy's order.
    pub rows: Vec<Row>,
    /// How the published words are read, in the order of their letters.
    pub readings: Vec<LetteredReading>,
    /// Add-ons in the order of their first days.
    pub add_ons: Vec<AddOn>,
    /// Everything else that is promised, in order, without empty ones.
    pub clauses: Vec<Clause>,
}

/// One row of the targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The policy's key.
    pub priority: PriorityKey,
    /// As published: `High (P2)`.
    pub name: String,
    /// What it means, as published.
    pub description: String,
    /// Category, where told apart.
    pub category: Option<String>,
    /// One per column; none where nothing is promised.
    pub cells: Vec<Option<Cell>>,
}

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The words as published, or as signed.
    pub words: String,
    /// Letters of the readings that apply.
    pub letters: Vec<String>,
    /// Whether the policy itself says it, an add-on or a signed order.
    pub basis: Basis,
}

/// A reading with its letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetteredReading {
    /// `a`.
    pub letter: String,
    /// Its key within the policy.
    pub key: String,
    /// The policy's words.
    pub words: String,
    /// Our reading.
    pub reading: String,
    /// Agreed or assumed.
    pub kind: AssumptionKind,
}

/// What a clause is about. The order is that of the printed schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// When the desk is open.
    SupportHours,
    /// When the clock stands still.
    Pauses,
    /// What a change of priority and a reopening do.
    Changes,
    /// How often the client hears from us.
    Updates,
    /// Maintenance and its notice.
    Maintenance,
    /// Uptime and service credits.
    Uptime,
    /// How to escalate.
    Escalation,
    /// What is out of attainment.
    Exclusions,
    /// Support outside the promise.
    AdvancedSupport,
    /// What the client owes.
    ClientDuties,
    /// What was agreed besides clocks, by either side.
    Duties,
    /// Anything else the policy says.
    Notes,
}

impl Subject {
    /// The key on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::SupportHours => "support_hours",
            Self::Pauses => "pauses",
            Self::Changes => "changes",
            Self::Updates => "updates",
            Self::Maintenance => "maintenance",
            Self::Uptime => "uptime",
            Self::Escalation => "escalation",
            Self::Exclusions => "exclusions",
            Self::AdvancedSupport => "advanced_support",
            Self::ClientDuties => "client_duties",
            Self::Duties => "duties",
            Self::Notes => "notes",
        }
    }

    /// The title of its clause.
    pub const fn title(self) -> &'static str {
        match self {
            Self::SupportHours => "Support hours",
            Self::Pauses => "When the clock stands still",
            Self::Changes => "When a priority changes, or a request comes back",
            Self::Updates => "Updates",
            Self::Maintenance => "Maintenance",
            Self::Uptime => "Uptime and service credits",
            Self::Escalation => "How to escalate",
            Self::Exclusions => "What does not count",
            Self::AdvancedSupport => "Support outside this schedule",
            Self::ClientDuties => "What we need from you",
            Self::Duties => "Duties and deliverables",
            Self::Notes => "Also",
        }
    }
}

/// A numbered part of the schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What it is about.
    pub subject: Subject,
    /// Its sentences, in order.
    pub points: Vec<Point>,
}

/// A sentence or entry of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The entry's name, where it has one: `Third party`.
    pub name: String,
    /// Its words.
    pub words: String,
    /// The clause of the policy it stands in: `§9`. Empty where it is not named.
    pub clause: String,
}

impl Point {
    /// A sentence.
    pub fn plain(words: impl Into<String>) -> Self {
        Self { name: String::new(), words: words.into(), clause: String::new() }
    }

    /// A named entry.
    pub fn named(name: impl Into<String>, words: impl Into<String>) -> Self {
        Self { name: name.into(), words: words.into(), clause: String::new() }
    }
}

impl Schedule {
    /// Writes the schedule of what is in force.
    pub fn of(terms: &Terms<'_>, holidays: &Holidays) -> Self {
        let policy = terms.policy;
        let columns: Vec<Metric> =
            Metric::ALL.into_iter().filter(|metric| policy.promises(*metric)).collect();
        let mut letters = Letters::default();
        let rows = rows(policy, &columns, &mut letters);
        for assumption in &policy.assumptions {
            letters.of(assumption);
        }
        let mut add_ons = terms.add_ons.to_vec();
        add_ons.sort_by(|a, b| (a.from_on, &a.name).cmp(&(b.from_on, &b.name)));
        let clauses = clauses::of(terms, holidays);
        Self { columns, rows, readings: letters.0, add_ons, clauses }
    }

    /// The clause about something, where anything is said about it.
    pub fn clause(&self, subject: Subject) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.subject == subject)
    }
}

fn rows(policy: &Policy, columns: &[Metric], letters: &mut Letters) -> Vec<Row> {
    let mut rows = Vec::new();
    for priority in &policy.priorities {
        let mut categories: Vec<Option<&str>> = Vec::new();
        for target in policy.targets.iter().filter(|target| target.priority == priority.key) {
            if !categories.contains(&target.category.as_deref()) {
                categories.push(target.category.as_deref());
            }
        }
        for category in categories {
            let own = |metric: &Metric| {
                policy.targets.iter().find(|target| {
                    target.metric == *metric
                        && target.priority == priority.key
                        && target.category.as_deref() == category
                })
            };
            rows.push(Row {
                priority: priority.key.clone(),
                name: priority.name.clone(),
                description: priority.description.clone(),
                category: category.map(str::to_owned),
                cells: columns.iter().map(|m| own(m).map(|target| cell(target, letters))).collect(),
            });
        }
    }
    rows
}

fn cell(target: &Target, letters: &mut Letters) -> Cell {
    Cell {
        words: target.words.clone(),
        letters: target.assumptions.iter().map(|assumption| letters.of(assumption)).collect(),
        basis: target.basis.clone(),
    }
}

/// Hands out letters: one reading, one letter, wherever it is used.
#[derive(Default)]
struct Letters(Vec<LetteredReading>);

impl Letters {
    fn of(&mut self, assumption: &Assumption) -> String {
        if let Some(known) = self.0.iter().find(|reading| reading.reading == assumption.reading) {
            return known.letter.clone();
        }
        let letter = letter(self.0.len());
        self.0.push(LetteredReading {
            letter: letter.clone(),
            key: assumption.key.clone(),
            words: assumption.words.clone(),
            reading: assumption.reading.clone(),
            kind: assumption.kind,
        });
        letter
    }
}

/// `a` … `z`, `aa` …
fn letter(index: usize) -> String {
    let last = char::from(b'a' + u8::try_from(index % 26).expect("a remainder of 26"));
    if index < 26 { last.to_string() } else { format!("{}{last}", letter(index / 26 - 1)) }
}

/// `1 Oct 2026`.
///
/// ```
/// let date = chrono::NaiveDate::from_ymd_opt(2026, 10, 1).unwrap();
/// assert_eq!(domain::contracts::schedule::date_in_words(date), "1 Oct 2026");
/// ```
pub fn date_in_words(date: NaiveDate) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    format!("{} {} {}", date.day(), MONTHS[date.month0() as usize], date.year())
}

/// `a`, `a and b`, `a, b and c`.
pub fn list_in_words(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
