//! Verdicts: every promise of a policy, judged on what happened to a ticket.

use super::cadence;
use super::clock::{
    Change, Course, Direction, Pause, PauseWhy, course, in_time, open_since, pauses_of, stretches, within,
};
use super::event::Ticket;
use super::timeline::{ExcludedBy, Timeline};
use crate::calendar::OutOfRange;
use crate::sla::{Clock, DeadlineRules, Metric, Policy, PriorityKey, Quantity, Target, Unit};
use crate::time::{Instant, Seconds};
use std::collections::HashMap;

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Kept.
    Met,
    /// Not kept, whether it was done later or is still open.
    Late,
    /// Running, and not due yet.
    Open,
    /// Standing still: no due time can be named.
    Paused,
    /// "As needed": shown, never scored.
    NotScored,
    /// The source does not tell what this would need.
    NotInSource,
}

/// One promise of one ticket, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// What is measured.
    pub metric: Metric,
    /// The row of the policy that gave the due time.
    pub priority: PriorityKey,
    /// Index into the policy's targets.
    pub target: usize,
    /// The pace that was agreed in place of the published one.
    pub agreed: Option<Quantity>,
    /// Since when the clock that gave the due time counts.
    pub start: Instant,
    /// Clock time allowed; zero where nothing is set.
    pub allowed: Seconds,
    /// Clock time of the aim of a range.
    pub allowed_aim: Option<Seconds>,
    /// The clock.
    pub clock: Clock,
    /// Due time; none while paused, none for "as needed".
    pub due: Option<Instant>,
    /// When the aim of a range passes.
    pub aim: Option<Instant>,
    /// When it was done.
    pub done: Option<Instant>,
    /// The verdict.
    pub state: State,
    /// Clock time from start to done, or to the moment of scoring.
    pub counted: Seconds,
    /// Updates missed inside the interval, for status updates.
    pub missed: u32,
    /// Where "done" comes from, when the source does not say it outright.
    pub provenance: String,
    /// Where the clock stood still, in order.
    pub pauses: Vec<Pause>,
}

impl Scored {
    /// Whether a range's aim was reached; `None` where there is no range or no verdict yet.
    pub fn within_aim(&self) -> Option<bool> {
        self.allowed_aim?;
        let reached = |(done, aim)| done <= aim;
        match self.state {
            State::Met | State::Late => Some(self.done.zip(self.aim).is_some_and(reached)),
            State::Open | State::Paused | State::NotScored | State::NotInSource => None,
        }
    }

    /// Clock time past the due time; zero unless late.
    pub fn late_by(&self) -> Seconds {
        if self.state == State::Late { self.counted - self.allowed } else { Seconds::ZERO }
    }

    /// Whether the clock stood still at `at`.
    pub fn paused_at(&self, at: Instant) -> bool {
        self.pauses.iter().any(|pause| pause.from <= at && pause.to.is_none_or(|to| at < to))
    }
}

/// A ticket with every verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredTicket {
    /// In the order acknowledgement, first response, status updates by time, resolution.
    pub outcomes: Vec<Scored>,
    /// Why it stays out of attainment, if it does.
    pub excluded: Option<ExcludedBy>,
    /// The priority in force at the end, as the policy's key; `None` if the policy has no such row.
    pub priority: Option<PriorityKey>,
    /// The words of a rule of the contract that changed the priority at receipt.
    pub rule: Option<String>,
    /// When it was resolved, as far as it is judged.
    pub resolved: Option<Instant>,
    /// When it was reopened too late to be the same request (domain rule 13): from then on it is
    /// not judged here.
    pub reopened_as_new: Option<Instant>,
}

/// What tickets are scored against.
pub struct Scoring<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// Its clocks.
    pub rules: DeadlineRules<'a>,
    /// Whether the contract has the policy's continuity service.
    pub continuity: bool,
    /// Up to when an open promise is judged.
    pub as_of: Instant,
    rows: HashMap<String, usize>,
}

impl<'a> Scoring<'a> {
    /// Scoring against one version of a policy.
    pub fn new(policy: &'a Policy, rules: DeadlineRules<'a>, continuity: bool, as_of: Instant) -> Self {
        let mut rows = HashMap::new();
        for (index, row) in policy.priorities.iter().enumerate().rev() {
            for word in row.aliases.iter().chain([&row.name, &row.key.0]) {
                rows.insert(word.to_lowercase(), index);
            }
        }
        Self { policy, rules, continuity, as_of, rows }
    }

    /// The policy's key for a helpdesk's word.
    pub fn key_of(&self, word: &PriorityKey) -> Option<&'a PriorityKey> {
        let index =
            self.rows.get(word.as_str()).or_else(|| self.rows.get(&word.as_str().trim().to_lowercase()))?;
        Some(&self.policy.priorities[*index].key)
    }

    fn direction(&self, from: Option<&PriorityKey>, to: &PriorityKey) -> Direction {
        if self.policy.scoring.retroactive_priority {
            return Direction::Lowered;
        }
        match (from.and_then(|key| self.policy.rank(key)), self.policy.rank(to)) {
            (Some(old), Some(new)) if new < old => Direction::Raised,
            (Some(_), Some(_)) => Direction::Lowered,
            _ => Direction::Sideways,
        }
    }

    pub(super) fn target(&self, metric: Metric, key: &PriorityKey, ticket: &Ticket) -> Option<&'a Target> {
        self.policy.target(metric, key, ticket.category.as_deref())
    }

    /// The priority in force at `at`, as the policy's key, for a ticket that began as `first`.
    pub(super) fn priority_at(
        &self,
        first: &'a PriorityKey,
        timeline: &Timeline,
        at: Instant,
    ) -> &'a PriorityKey {
        let since_receipt = timeline.changes.iter().filter(|change| change.at > timeline.received());
        let before = since_receipt.take_while(|change| change.at <= at);
        before.filter_map(|change| self.key_of(&change.to)).last().unwrap_or(first)
    }

    /// The priority at receipt: what a source writes in the same second still belongs to it.
    fn received_as(&self, ticket: &Ticket, timeline: &Timeline) -> Option<&'a PriorityKey> {
        let at_receipt = timeline.changes.iter().take_while(|change| change.at <= ticket.received);
        at_receipt
            .filter_map(|change| self.key_of(&change.to))
            .last()
            .or_else(|| self.key_of(&ticket.priority))
    }

    pub(super) fn changes(
        &self,
        metric: Metric,
        ticket: &Ticket,
        timeline: &Timeline,
        (first, start, stop): (&'a PriorityKey, Instant, Option<Instant>),
    ) -> Vec<Change<'a>> {
        let mut previous = first;
        let mut changes = Vec::new();
        for change in within(&timeline.changes, start, stop) {
            let Some(key) = self.key_of(&change.to) else { continue };
            if key != previous {
                let direction = self.direction(Some(previous), key);
                changes.push(Change { at: change.at, target: self.target(metric, key, ticket), direction });
                previous = key;
            }
        }
        changes
    }

    pub(super) fn index_of(&self, target: &Target) -> usize {
        self.policy.targets.iter().position(|other| std::ptr::eq(other, target)).unwrap_or_default()
    }
}

/// Judges every promise the policy makes for `ticket`.
///
/// # Errors
/// [`OutOfRange`] when a due time needs a year the calendar does not know.
///
/// ```
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
/// # fn main() {
/// use domain::{tickets::{Scoring, State, score}, time::Seconds};
/// let (policy, calendar) = (policy(), open_hours());
/// let always = OpenHours::always(Zones::bundled().get(ZoneId::UTC));
/// let rules = DeadlineRules { calendar: &calendar, always: &always };
/// let scoring = Scoring::new(&policy, rules, false, at("2026-12-01T00:00:00Z"));
/// let answered_late = [("2026-11-23T12:10:00Z", EventKind::StaffReply)];
/// let scored = score(&ticket("2026-11-20T15:30:00Z", &answered_late), &scoring).unwrap();
/// let response = &scored.outcomes[0];
/// assert_eq!((response.state, response.late_by()), (State::Late, Seconds::minutes(40)));
/// # }
/// ```
pub fn score(ticket: &Ticket, scoring: &Scoring<'_>) -> Result<ScoredTicket, OutOfRange> {
    let timeline = Timeline::of(ticket);
    let phases = kept_phases(&timeline, scoring.policy.scoring.reopen_within);
    let resolved = phases.last().and_then(|phase| phase.to);
    let mut scored = ScoredTicket {
        outcomes: Vec::new(),
        excluded: timeline.excluded.clone(),
        priority: None,
        rule: None,
        resolved,
        reopened_as_new: timeline.phases.get(phases.len()).map(|phase| phase.from),
    };
    let Some(received_as) = scoring.received_as(ticket, &timeline) else { return Ok(scored) };
    let (first, rule) = continuity(ticket, scoring, received_as)?;
    scored.priority = Some(scoring.priority_at(first, &timeline, resolved.unwrap_or(scoring.as_of)).clone());
    scored.rule = rule;

    let judge = Judge { ticket, timeline: &timeline, scoring, first };
    let response = timeline.first_response.clone();
    let acknowledged = timeline.acknowledged.map(|at| (at, String::new()));
    let seen = [acknowledged, response.clone()].into_iter().flatten().min_by_key(|(at, _)| *at);
    for (metric, fact) in [(Metric::Acknowledgement, seen), (Metric::FirstResponse, response)] {
        let (done, provenance) = fact.map_or((None, String::new()), |(at, words)| (Some(at), words));
        judge.plain(metric, done, provenance, &[], &mut scored.outcomes)?;
    }
    cadence::updates(&judge, &phases, &mut scored.outcomes)?;
    let gaps: Vec<Pause> = phases
        .windows(2)
        .map(|pair| Pause {
            from: pair[0].to.expect("only a resolved ticket is reopened"),
            to: Some(pair[1].from),
            why: PauseWhy::Resolved,
        })
        .collect();
    judge.plain(Metric::Resolution, resolved, String::new(), &gaps, &mut scored.outcomes)?;
    Ok(scored)
}

/// The phases that count: a reopening after the agreed time belongs to a new request.
fn kept_phases(timeline: &Timeline, reopen_within: Seconds) -> Vec<super::timeline::Phase> {
    let mut kept = vec![timeline.phases[0]];
    for phase in &timeline.phases[1..] {
        let resolved = kept.last().and_then(|last| last.to).expect("only a resolved ticket is reopened");
        if phase.from - resolved > reopen_within {
            break;
        }
        kept.push(*phase);
    }
    kept
}

/// CYBONET's continuity: a rule of the contract, not a downgrade (domain rule 12).
fn continuity<'a>(
    ticket: &Ticket,
    scoring: &Scoring<'a>,
    received_as: &'a PriorityKey,
) -> Result<(&'a PriorityKey, Option<String>), OutOfRange> {
    let Some(rule) = scoring.policy.scoring.continuity.as_ref().filter(|_| scoring.continuity) else {
        return Ok((received_as, None));
    };
    if rule.from != *received_as || scoring.rules.calendar.is_open(ticket.received)? {
        return Ok((received_as, None));
    }
    Ok((&rule.to, Some(rule.words.clone())))
}

/// What every verdict of a ticket needs.
pub(super) struct Judge<'t, 'a> {
    pub ticket: &'t Ticket,
    pub timeline: &'t Timeline,
    pub scoring: &'t Scoring<'a>,
    pub first: &'a PriorityKey,
}

impl<'a> Judge<'_, 'a> {
    fn plain(
        &self,
        metric: Metric,
        done: Option<Instant>,
        provenance: String,
        gaps: &[Pause],
        into: &mut Vec<Scored>,
    ) -> Result<(), OutOfRange> {
        let start = self.ticket.received;
        let changes = self.scoring.changes(metric, self.ticket, self.timeline, (self.first, start, done));
        let pauses = |target: &Target| {
            let mut pauses = pauses_of(target, self.timeline, start, done);
            pauses.extend(gaps);
            pauses.sort_by_key(|pause| pause.from);
            pauses
        };
        let first = self.scoring.target(metric, self.first, self.ticket);
        let Some(course) = course(first, start, &changes, &pauses, &self.scoring.rules)? else {
            return Ok(());
        };
        let mut scored = self.verdict(&course, done, pauses(course.target))?;
        scored.provenance = provenance;
        into.push(scored);
        Ok(())
    }

    pub(super) fn verdict(
        &self,
        course: &Course<'_>,
        done: Option<Instant>,
        pauses: Vec<Pause>,
    ) -> Result<Scored, OutOfRange> {
        let target = course.target;
        let mut scored = Scored {
            metric: target.metric,
            priority: target.priority.clone(),
            target: self.scoring.index_of(target),
            agreed: None,
            start: course.deadline.map_or(self.ticket.received, |deadline| deadline.start),
            allowed: Seconds::ZERO,
            allowed_aim: None,
            clock: target.clock,
            due: None,
            aim: None,
            done,
            state: State::NotScored,
            counted: Seconds::ZERO,
            missed: 0,
            provenance: String::new(),
            pauses,
        };
        let Some(deadline) = course.deadline.filter(|_| target.quantity.unit != Unit::None) else {
            return Ok(scored);
        };
        scored.clock = deadline.clock;
        (scored.allowed, scored.allowed_aim) = (deadline.allowed, deadline.allowed_aim);
        let open = open_since(&scored.pauses);
        let known = |at: Instant| open.is_none_or(|since| at <= since);
        scored.due = Some(deadline.due).filter(|due| known(*due));
        scored.aim = deadline.aim.filter(|aim| known(*aim));
        let end =
            done.unwrap_or_else(|| open.map_or(self.scoring.as_of, |since| since.min(self.scoring.as_of)));
        let hours = self.scoring.rules.hours(deadline.clock);
        scored.counted = hours.elapsed_around(deadline.start, end, &stretches(&scored.pauses))?;
        scored.state = match (scored.due, done) {
            (None, _) => State::Paused,
            (Some(due), Some(done)) if in_time(done, due, target.boundary) => State::Met,
            (Some(_), Some(_)) => State::Late,
            (Some(due), None) if in_time(self.scoring.as_of, due, target.boundary) => {
                if scored.paused_at(self.scoring.as_of) { State::Paused } else { State::Open }
            }
            (Some(_), None) => State::Late,
        };
        Ok(scored)
    }
}
