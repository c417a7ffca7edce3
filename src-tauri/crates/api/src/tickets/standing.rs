//! How a ticket stands: what is due next, and how its clock runs. Stored for the list, and
//! computed afresh for what is on the screen.

use crate::failure::Failure;
use crate::shelf::{InForce, LaidOut};
use crate::terms;
use domain::sla::PriorityKey;
use domain::tickets::{EventKind, Scored, ScoredTicket, Scoring, State, Ticket, Timeline, WaitFor, score};
use domain::time::{Instant, Seconds};
use store::Reading;
use store::tickets::{ClockState, NextTarget, Record, Standing, TicketState};

/// Less than this share of the time left is "due soon".
const SOON: i64 = 4;

/// Scores a ticket on the terms it was received under.
pub(crate) fn judge(ticket: &Ticket, terms: &InForce, now: Instant) -> Result<ScoredTicket, Failure> {
    judge_on(ticket, &terms.laid_out, terms.row.continuity, now)
}

/// Scores a ticket on a policy as it is published, or with its continuity service.
pub(crate) fn judge_on(
    ticket: &Ticket,
    laid_out: &LaidOut,
    continuity: bool,
    now: Instant,
) -> Result<ScoredTicket, Failure> {
    let scoring = Scoring::new(&laid_out.policy, laid_out.rules(), continuity, now);
    Ok(score(ticket, &scoring)?)
}

/// The ticket, out of the SLA when it was received while its contract was suspended.
pub(crate) fn not_while_suspended(tx: &Reading<'_>, mut record: Record) -> Result<Record, Failure> {
    if let Some(contract) = record.contract {
        let applied = terms::suspensions_of(tx, contract)?.applied(&record.ticket).into_owned();
        record.ticket = applied;
    }
    Ok(record)
}

/// How a judged ticket stands at `now`.
pub(crate) fn standing(
    ticket: &Ticket,
    scored: &ScoredTicket,
    laid_out: &LaidOut,
    now: Instant,
) -> Result<Standing, Failure> {
    let open = scored.outcomes.iter().filter(|outcome| outcome.done.is_none());
    let pending = open.filter(|outcome| match outcome.state {
        State::Open | State::Paused | State::Late => true,
        State::Met | State::NotScored | State::NotInSource => false,
    });
    // A paused promise has no due time and stands behind those that have one.
    let next = pending.min_by_key(|outcome| (outcome.due.is_none(), outcome.due));
    let plain = unscored(ticket);
    let is_open = plain.state == TicketState::Open;
    Ok(Standing {
        excluded: scored.excluded.is_some(),
        missed: late_count(scored),
        next: next.filter(|_| is_open).map(|outcome| next_target(outcome, laid_out, now)).transpose()?,
        scored: Some(now),
        ..plain
    })
}

/// How a ticket stands on which nothing is promised.
pub(crate) fn unscored(ticket: &Ticket) -> Standing {
    let timeline = Timeline::of(ticket);
    let end = ticket.events.iter().rev().map(|event| &event.kind);
    let mut end =
        end.filter(|kind| matches!(kind, EventKind::Closed | EventKind::Resolved | EventKind::Reopened));
    let closed = end.next().map(|kind| matches!(kind, EventKind::Closed));
    let merged = timeline.excluded.as_ref().is_some_and(|by| by.reason == "merged");
    let resolved = timeline.resolved();
    let state = match (merged, resolved, closed) {
        (true, _, _) => TicketState::Merged,
        (false, None, _) => TicketState::Open,
        (false, Some(_), Some(true)) => TicketState::Closed,
        (false, Some(_), _) => TicketState::Resolved,
    };
    let waiting = timeline.waits.last().filter(|wait| wait.to.is_none());
    let waiting = waiting.filter(|wait| wait.on != WaitFor::Client || wait.client_message.is_none());
    Standing {
        state,
        waiting_on: waiting.map(|wait| wait.on),
        excluded: timeline.excluded.is_some(),
        missed: 0,
        next: None,
        resolved,
        scored: None,
    }
}

fn late_count(scored: &ScoredTicket) -> u32 {
    if scored.excluded.is_some() {
        return 0;
    }
    let late = scored.outcomes.iter().filter(|outcome| outcome.state == State::Late).count();
    u32::try_from(late).unwrap_or(u32::MAX)
}

fn next_target(outcome: &Scored, laid_out: &LaidOut, now: Instant) -> Result<NextTarget, Failure> {
    let left = outcome.allowed - outcome.counted;
    let clock = match outcome.state {
        State::Late => ClockState::Breached,
        State::Paused => ClockState::Paused,
        State::Open | State::Met | State::NotScored | State::NotInSource => {
            running(outcome, left, laid_out, now)?
        }
    };
    Ok(NextTarget {
        metric: outcome.metric,
        due: outcome.due,
        words: target_words(outcome, laid_out),
        clock,
        used_permille: permille(outcome.counted, outcome.allowed),
        left,
    })
}

fn running(outcome: &Scored, left: Seconds, laid_out: &LaidOut, now: Instant) -> Result<ClockState, Failure> {
    if !laid_out.rules().hours(outcome.clock).is_open(now)? {
        return Ok(ClockState::Closed);
    }
    Ok(if left.0 * SOON < outcome.allowed.0 { ClockState::DueSoon } else { ClockState::Running })
}

fn permille(used: Seconds, allowed: Seconds) -> u32 {
    let share = if allowed.0 > 0 { used.0.max(0) * 1000 / allowed.0 } else { 0 };
    u32::try_from(share).unwrap_or(u32::MAX)
}

/// `Update, every 4 hours`, in the published words.
pub(crate) fn target_words(outcome: &Scored, laid_out: &LaidOut) -> String {
    match outcome.agreed {
        Some(quantity) => format!("every {}, as agreed", quantity.in_words()),
        None => laid_out.policy.targets[outcome.target].words.clone(),
    }
}

/// The policy's name for a row; the helpdesk's word where it has none.
pub(crate) fn priority_name(laid_out: Option<&LaidOut>, word: &PriorityKey) -> String {
    laid_out
        .and_then(|laid_out| laid_out.policy.priority_called(word.as_str()))
        .map_or_else(|| word.to_string(), |row| row.key.to_string())
}
