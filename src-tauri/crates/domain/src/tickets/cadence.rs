//! Update cadence: every interval between messages is judged (domain rule 14).

use super::clock::{Change, Direction, course, in_time, open_since, pauses_of, stretches};
use super::score::{Judge, Scored, State};
use super::timeline::Phase;
use crate::calendar::OutOfRange;
use crate::sla::{Metric, Quantity, Target, Unit, deadline};
use crate::time::{Instant, Seconds};

/// More missed updates than anybody would count one by one.
const MOST_MISSED: u32 = 999;

/// Judges the updates of all phases: the first interval starts at receipt, each client-visible
/// message closes one and opens the next, the last closes at resolution.
pub(super) fn updates(
    judge: &Judge<'_, '_>,
    phases: &[Phase],
    into: &mut Vec<Scored>,
) -> Result<(), OutOfRange> {
    if !judge.scoring.policy.promises(Metric::StatusUpdate) {
        return Ok(());
    }
    if !judge.ticket.source_knows.messages {
        into.extend(unscored(judge, State::NotInSource));
        return Ok(());
    }
    let mut scored_any = false;
    for phase in phases {
        for (from, to) in intervals(phase, &judge.timeline.messages) {
            scored_any |= interval(judge, from, to, into)?;
        }
    }
    if !scored_any {
        into.extend(unscored(judge, State::NotScored));
    }
    Ok(())
}

/// `[receipt, m1) [m1, m2) … [mn, resolution)`; the last is open while the phase is.
fn intervals(phase: &Phase, messages: &[Instant]) -> Vec<(Instant, Option<Instant>)> {
    let mut from = phase.from;
    let mut intervals = Vec::new();
    let inside = messages.iter().filter(|at| **at >= phase.from && phase.to.is_none_or(|end| **at < end));
    for at in inside {
        intervals.push((from, Some(*at)));
        from = *at;
    }
    intervals.push((from, phase.to));
    intervals
}

/// One line that says why updates are not judged for this ticket.
fn unscored(judge: &Judge<'_, '_>, state: State) -> Option<Scored> {
    let target = judge.scoring.target(Metric::StatusUpdate, judge.first, judge.ticket)?;
    Some(Scored {
        metric: Metric::StatusUpdate,
        priority: target.priority.clone(),
        target: judge.scoring.index_of(target),
        agreed: None,
        start: judge.ticket.received,
        allowed: Seconds::ZERO,
        allowed_aim: None,
        clock: target.clock,
        due: None,
        aim: None,
        done: None,
        state,
        counted: Seconds::ZERO,
        missed: 0,
        provenance: String::new(),
        pauses: Vec::new(),
    })
}

/// Judges one interval; whether there was anything to judge.
fn interval(
    judge: &Judge<'_, '_>,
    from: Instant,
    to: Option<Instant>,
    into: &mut Vec<Scored>,
) -> Result<bool, OutOfRange> {
    let scoring = judge.scoring;
    let key = scoring.priority_at(judge.first, judge.timeline, from);
    let published = scoring.target(Metric::StatusUpdate, key, judge.ticket);
    let base = published.or_else(|| scoring.target(Metric::StatusUpdate, judge.first, judge.ticket));
    let Some(base) = base else { return Ok(false) };
    let agreements: Vec<(Instant, Target)> =
        judge.timeline.agreed.iter().map(|(at, quantity)| (*at, agreed(base, *quantity))).collect();
    let in_force = agreements.iter().rfind(|(at, _)| *at <= from);
    let first: &Target = match (in_force, published) {
        (Some((_, target)), _) => target,
        (None, Some(target)) => target,
        (None, None) => return Ok(false),
    };
    let mut changes: Vec<Change<'_>> = if in_force.is_some() {
        Vec::new()
    } else {
        scoring.changes(Metric::StatusUpdate, judge.ticket, judge.timeline, (key, from, to))
    };
    let later = agreements.iter().filter(|(at, _)| *at > from && to.is_none_or(|end| *at < end));
    if let Some((at, _)) = later.clone().next() {
        changes.retain(|change| change.at < *at);
        changes.extend(later.map(|(at, target)| Change {
            at: *at,
            target: Some(target),
            direction: Direction::Agreed,
        }));
    }
    let pauses = |target: &Target| pauses_of(target, judge.timeline, from, to);
    let Some(course) = course(Some(first), from, &changes, &pauses, &scoring.rules)? else {
        return Ok(false);
    };
    if course.target.quantity.unit == Unit::None {
        return Ok(false);
    }
    let mut scored = judge.verdict(&course, to, pauses(course.target))?;
    let is_agreed = agreements.iter().any(|(_, target)| std::ptr::eq(target, course.target));
    if is_agreed {
        scored.agreed = Some(course.target.quantity);
        scored.target = scoring.index_of(base);
    }
    scored.missed = missed(judge, course.target, &scored)?;
    into.push(scored);
    Ok(true)
}

fn agreed(base: &Target, quantity: Quantity) -> Target {
    Target { quantity, ..base.clone() }
}

/// How many updates fell due inside the interval without one being sent.
fn missed(judge: &Judge<'_, '_>, target: &Target, scored: &Scored) -> Result<u32, OutOfRange> {
    let (Some(mut due), State::Late) = (scored.due, scored.state) else { return Ok(0) };
    let end = scored.done.unwrap_or(judge.scoring.as_of);
    let end = open_since(&scored.pauses).map_or(end, |since| end.min(since));
    let pauses = stretches(&scored.pauses);
    let mut missed = 1;
    while missed < MOST_MISSED {
        match deadline(target, due, &pauses, &judge.scoring.rules)? {
            Some(next) if next.due > due && !in_time(end, next.due, target.boundary) => due = next.due,
            _ => break,
        }
        missed += 1;
    }
    Ok(missed)
}
