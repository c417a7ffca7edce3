//! Two policies side by side, line by line, in plain words.

use super::policy::{Assumption, AssumptionKind, Policy, PriorityKey};
use super::target::{
    BusinessDayRule, Clock, MessageEndsPause, Metric, NextDayRule, PauseRules, Strength, Target, Unit,
};
use super::words::{hours_in_words, target_in_words, terms_in_words};
use crate::calendar::Exception;

/// What part of a policy a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// Name, tier, source.
    Head,
    /// Rows and how they are told apart.
    Priorities,
    /// The promises.
    Targets,
    /// Hours, zone, holidays, exceptions.
    Calendar,
    /// Everything else it says.
    Terms,
    /// Reasons that take a request out of attainment.
    Exclusions,
    /// How its words are read.
    Assumptions,
    /// Changes of priority, reopening, continuity.
    Scoring,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Both say the same.
    Same,
    /// Both say something else.
    Changed,
    /// Only the right one says it.
    Added,
    /// Only the left one says it.
    Removed,
}

/// One thing both policies, or one of them, say something about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Of which part.
    pub section: Section,
    /// About what: `P2 first response`.
    pub what: String,
    /// What the left one says; empty where it says nothing.
    pub before: String,
    /// What the right one says.
    pub after: String,
}

impl Line {
    /// What became of it.
    pub fn mark(&self) -> Mark {
        match (self.before.is_empty(), self.after.is_empty()) {
            _ if self.before == self.after => Mark::Same,
            (true, _) => Mark::Added,
            (_, true) => Mark::Removed,
            (false, false) => Mark::Changed,
        }
    }

    /// `P2 first response: 4 hours (business hours) → 2 hours (business hours)`.
    pub fn in_words(&self) -> String {
        match self.mark() {
            Mark::Same => format!("{}: {}", self.what, self.after),
            Mark::Changed => format!("{}: {} → {}", self.what, self.before, self.after),
            Mark::Added => format!("{}: new: {}", self.what, self.after),
            Mark::Removed => format!("{}: no longer: {}", self.what, self.before),
        }
    }
}

/// The lines that differ.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
/// # fn main() {
/// use domain::sla::changes;
/// let (old, mut new) = (policy(), policy());
/// assert!(changes(&old, &new).is_empty());
/// new.targets = vec![hours(Metric::FirstResponse, 2)];
/// let line = changes(&old, &new).into_iter().find(|line| line.what == "P2 first response").unwrap();
/// assert_eq!(line.in_words(), "P2 first response: 4 hours (business hours) → 2 hours (business hours)");
/// # }
/// ```
pub fn changes(left: &Policy, right: &Policy) -> Vec<Line> {
    compare(left, right).into_iter().filter(|line| line.mark() != Mark::Same).collect()
}

/// Everything two policies say, side by side, the promises first; what both say alike too.
pub fn compare(left: &Policy, right: &Policy) -> Vec<Line> {
    let mut lines = Lines::default();
    targets(&mut lines, left, right);
    calendar(&mut lines, left, right);
    assumptions(&mut lines, left, right);
    terms(&mut lines, left, right);
    exclusions(&mut lines, left, right);
    priorities(&mut lines, left, right);
    scoring(&mut lines, left, right);
    head(&mut lines, left, right);
    lines.0
}

/// What the line about the first day is called; a letter names that day elsewhere.
pub const IN_FORCE_FROM: &str = "In force from";

#[derive(Default)]
struct Lines(Vec<Line>);

impl Lines {
    /// One thing; nothing where neither says anything.
    fn add(&mut self, section: Section, what: impl Into<String>, before: String, after: String) {
        if !(before.is_empty() && after.is_empty()) {
            self.0.push(Line { section, what: what.into(), before, after });
        }
    }

    /// One thing that is only worth a line where it differs.
    fn add_difference(&mut self, section: Section, what: String, before: String, after: String) {
        if before != after {
            self.add(section, what, before, after);
        }
    }

    /// Items of two lists: those of the right one in their order, those left out after.
    fn add_each(&mut self, section: Section, what: &str, before: &[String], after: &[String]) {
        for own in after {
            let was = if before.contains(own) { own.clone() } else { String::new() };
            self.add(section, what, was, own.clone());
        }
        for own in before.iter().filter(|own| !after.contains(own)) {
            self.add(section, what, own.clone(), String::new());
        }
    }
}

fn head(lines: &mut Lines, left: &Policy, right: &Policy) {
    let mut add = |what: &str, of: fn(&Policy) -> String| lines.add(Section::Head, what, of(left), of(right));
    add("Name", |policy| policy.name.clone());
    add("Publisher", |policy| policy.provider.clone());
    add("Tier", |policy| policy.tier.key().to_owned());
    add("Source", |policy| policy.source.clone());
    add(IN_FORCE_FROM, |policy| policy.effective_from.map(|date| date.to_string()).unwrap_or_default());
}

/// The keys of both lists: those of the right one in their order, then those it lacks.
fn both<'a, T: PartialEq + 'a>(left: impl Iterator<Item = T>, right: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = right.collect();
    for own in left {
        if !all.contains(&own) {
            all.push(own);
        }
    }
    all
}

fn priorities(lines: &mut Lines, left: &Policy, right: &Policy) {
    let keys = |policy: &Policy| policy.priorities.iter().map(|row| row.key.clone()).collect::<Vec<_>>();
    for key in both(keys(left).into_iter(), keys(right).into_iter()) {
        let of = |policy: &Policy| {
            policy.priority(&key).map_or_else(String::new, |row| {
                let says = [row.name.as_str(), row.description.as_str()];
                says.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
            })
        };
        lines.add(Section::Priorities, key.as_str(), of(left), of(right));
        let owner =
            |policy: &Policy| policy.priority(&key).map_or_else(String::new, |row| row.responsible.clone());
        lines.add(Section::Priorities, format!("{key}, who answers for it"), owner(left), owner(right));
    }
    lines.add_each(Section::Priorities, "Category", &left.categories, &right.categories);
    let order = |policy: &Policy| keys(policy).iter().map(PriorityKey::as_str).collect::<Vec<_>>().join(", ");
    lines.add_difference(Section::Priorities, "Order of the rows".to_owned(), order(left), order(right));
}

fn targets(lines: &mut Lines, left: &Policy, right: &Policy) {
    type Place = (PriorityKey, Option<String>, Metric);
    let places = |policy: &Policy| -> Vec<Place> {
        let of = |target: &Target| (target.priority.clone(), target.category.clone(), target.metric);
        policy.targets.iter().map(of).collect()
    };
    for (priority, category, metric) in both(places(left).into_iter(), places(right).into_iter()) {
        let find = |policy: &Policy| {
            let here = |target: &&Target| {
                target.priority == priority && target.category == category && target.metric == metric
            };
            policy.targets.iter().find(here).cloned()
        };
        let within = category.as_ref().map_or_else(String::new, |name| format!(" ({name})"));
        let what = format!("{priority}{within} {}", metric_in_words(metric));
        target(lines, &what, find(left).as_ref(), find(right).as_ref());
    }
}

/// `first response`.
fn metric_in_words(metric: Metric) -> &'static str {
    match metric {
        Metric::Acknowledgement => "acknowledgement",
        Metric::FirstResponse => "first response",
        Metric::StatusUpdate => "updates",
        Metric::Resolution => "resolution",
    }
}

fn target(lines: &mut Lines, what: &str, left: Option<&Target>, right: Option<&Target>) {
    let in_words = |of: Option<&Target>| of.map(target_in_words).unwrap_or_default();
    lines.add(Section::Targets, what, in_words(left), in_words(right));
    let (Some(left), Some(right)) = (left, right) else { return };
    let mut differ = |aspect: &str, of: fn(&Target) -> String| {
        lines.add_difference(Section::Targets, format!("{what}, {aspect}"), of(left), of(right));
    };
    differ("as published", |target| target.words.clone());
    differ("strength", |target| strength(target.strength).to_owned());
    differ("clock", |target| clock_of_days(target).to_owned());
    differ("what pauses it", |target| pauses(target.pauses));
    differ("how business days are counted", |target| business_days(target.business_days).to_owned());
    differ("how the next business day is read", |target| next_day(target.next_day).to_owned());
    differ("readings", |target| readings(&target.assumptions));
}

/// Hours say their clock beside the amount.
fn clock_of_days(target: &Target) -> &'static str {
    match (target.quantity.unit, target.clock) {
        (Unit::Minutes | Unit::Hours, _) => "beside the amount",
        (_, Clock::Calendar) => "business hours",
        (_, Clock::AroundTheClock) => "24×7",
    }
}

fn strength(of: Strength) -> &'static str {
    match of {
        Strength::Commitment => "commitment",
        Strength::Objective => "objective",
        Strength::BestEffort => "best effort",
    }
}

fn pauses(of: PauseRules) -> String {
    let waits = match (of.on_client, of.on_third_party) {
        (false, false) => "nothing",
        (true, false) => "waiting for the client",
        (false, true) => "waiting for a third party",
        (true, true) => "waiting for the client or a third party",
    };
    match of.message {
        MessageEndsPause::Ends => waits.to_owned(),
        MessageEndsPause::WarnsOnly => format!("{waits}; a client's message only warns"),
    }
}

fn business_days(of: BusinessDayRule) -> &'static str {
    match of {
        BusinessDayRule::NormalDays => "normal days of business time",
        BusinessDayRule::CloseOfNthDay => "close of the last day",
    }
}

fn next_day(of: NextDayRule) -> &'static str {
    match of {
        NextDayRule::AfterReceipt => "after receipt",
        NextDayRule::RollClosedDays => "after the next open day",
    }
}

fn readings(of: &[Assumption]) -> String {
    of.iter().map(|own| own.reading.as_str()).collect::<Vec<_>>().join(" ")
}

fn calendar(lines: &mut Lines, left: &Policy, right: &Policy) {
    let mut add =
        |what: &str, of: fn(&Policy) -> String| lines.add(Section::Calendar, what, of(left), of(right));
    add("Opening hours", |policy| hours_in_words(&policy.calendar.opening));
    add("Zone", |policy| policy.calendar.zone.name().to_owned());
    add("Holidays", |policy| policy.calendar.holiday_sets.join(", "));
    let exceptions = |policy: &Policy| policy.calendar.exceptions.iter().map(exception).collect::<Vec<_>>();
    lines.add_each(Section::Calendar, "Exception", &exceptions(left), &exceptions(right));
}

fn exception(of: &Exception) -> String {
    let spans = |spans: &[crate::calendar::Span]| {
        spans.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ")
    };
    match of {
        Exception::Closed { date, name } => format!("{date} {name}: closed"),
        Exception::Hours { date, name, hours } => format!("{date} {name}: open {}", spans(hours)),
        Exception::Breaks { date, name, breaks } => format!("{date} {name}: closed {}", spans(breaks)),
    }
}

/// Lists, of which single lines come and go.
const LISTS: [&str; 3] = ["What the client owes", "Contacts asked for", "Also"];

fn terms(lines: &mut Lines, left: &Policy, right: &Policy) {
    let (before, after) = (terms_in_words(&left.terms), terms_in_words(&right.terms));
    let heads = |of: &[(&'static str, Vec<String>)]| of.iter().map(|(head, _)| *head).collect::<Vec<_>>();
    for head in both(heads(&before).into_iter(), heads(&after).into_iter()) {
        let of = |all: &[(&'static str, Vec<String>)]| {
            all.iter().find(|(own, _)| *own == head).map(|(_, words)| words.clone()).unwrap_or_default()
        };
        let (before, after) = (of(&before), of(&after));
        if LISTS.contains(&head) {
            lines.add_each(Section::Terms, head, &before, &after);
        } else {
            lines.add(Section::Terms, head, before.join("; "), after.join("; "));
        }
    }
}

fn exclusions(lines: &mut Lines, left: &Policy, right: &Policy) {
    let keys = |policy: &Policy| policy.exclusions.iter().map(|own| own.key.clone()).collect::<Vec<_>>();
    for key in both(keys(left).into_iter(), keys(right).into_iter()) {
        let find = |policy: &Policy| policy.exclusions.iter().find(|own| own.key == key).cloned();
        let (before, after) = (find(left), find(right));
        let name = after.as_ref().or(before.as_ref()).map_or_else(String::new, |own| own.name.clone());
        let words = |of: Option<&super::policy::Exclusion>| {
            of.map(|own| [own.clause.as_str(), &own.words].join(" ").trim().to_owned()).unwrap_or_default()
        };
        lines.add(Section::Exclusions, name, words(before.as_ref()), words(after.as_ref()));
    }
}

/// Those of the whole policy and those of its targets, each once.
fn assumptions(lines: &mut Lines, left: &Policy, right: &Policy) {
    let all = |policy: &Policy| {
        let of_targets = policy.targets.iter().flat_map(|target| &target.assumptions);
        both(policy.assumptions.iter(), of_targets).into_iter().cloned().collect::<Vec<Assumption>>()
    };
    let (before, after) = (all(left), all(right));
    let keys = |of: &[Assumption]| of.iter().map(|own| own.key.clone()).collect::<Vec<_>>();
    for key in both(keys(&before).into_iter(), keys(&after).into_iter()) {
        let find = |of: &[Assumption]| of.iter().find(|own| own.key == key).cloned();
        let (before, after) = (find(&before), find(&after));
        let what =
            after.as_ref().or(before.as_ref()).map_or_else(String::new, |own| format!("“{}”", own.words));
        let reading = |of: Option<&Assumption>| {
            of.map(|own| match own.kind {
                AssumptionKind::Default => own.reading.clone(),
                AssumptionKind::Agreed => format!("{} (agreed)", own.reading),
            })
            .unwrap_or_default()
        };
        lines.add(Section::Assumptions, what, reading(before.as_ref()), reading(after.as_ref()));
    }
}

fn scoring(lines: &mut Lines, left: &Policy, right: &Policy) {
    let mut add =
        |what: &str, of: fn(&Policy) -> String| lines.add(Section::Scoring, what, of(left), of(right));
    add("A changed priority counts", |policy| {
        if policy.scoring.retroactive_priority { "from the original start" } else { "from the change" }
            .to_owned()
    });
    add("Reopening resumes within", |policy| format!("{} days", policy.scoring.reopen_within.0 / 86_400));
    add("Continuity", |policy| {
        policy
            .scoring
            .continuity
            .as_ref()
            .map_or_else(String::new, |rule| format!("{} → {}: {}", rule.from, rule.to, rule.words))
    });
}
