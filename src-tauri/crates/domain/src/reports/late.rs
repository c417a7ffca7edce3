//! Late targets with their ledgers, and tickets that stand aside.

use super::fold::fold;
use super::{Aside, LateTarget, Reading, SetAside};
use crate::calendar::OutOfRange;
use crate::sla::{AssumptionKind, Policy, PriorityKey};
use crate::tickets::{EventKind, ExcludedBy, PauseWhy, Scored, Surroundings, Ticket, ledger};
use crate::time::{Instant, Seconds};

/// The name of a row as published; its key where the policy has no such row.
pub(super) fn name_of(policy: &Policy, key: &PriorityKey) -> String {
    policy.priority(key).map_or_else(|| key.to_string(), |row| row.name.clone())
}

pub(super) fn late_target(
    ticket: &Ticket,
    scored: &Scored,
    policy: &Policy,
    around: &Surroundings<'_>,
    as_of: Instant,
) -> Result<Option<LateTarget>, OutOfRange> {
    let Some(due) = scored.due else { return Ok(None) };
    let (cause, action, action_state) = explained(ticket);
    let lines = ledger(scored, around, as_of)?;
    Ok(Some(LateTarget {
        ticket: ticket.number,
        external_id: ticket.external_id.clone(),
        subject: ticket.subject.clone(),
        metric: scored.metric,
        priority: scored.priority.clone(),
        priority_name: name_of(policy, &scored.priority),
        words: words_of(scored, policy),
        clock: scored.clock,
        start: scored.start,
        from_receipt: scored.start == ticket.received,
        aim: scored.aim,
        due,
        done: scored.done,
        allowed: scored.allowed,
        late_by: scored.late_by(),
        missed: scored.missed,
        ledger: fold(&lines.rows),
        provenance: scored.provenance.clone(),
        cause,
        action,
        action_state,
    }))
}

/// The words of the promise; an agreed pace says that it was agreed.
pub(super) fn words_of(scored: &Scored, policy: &Policy) -> String {
    match scored.agreed {
        Some(quantity) => format!("every {}, as agreed", quantity.in_words()),
        None => policy.targets[scored.target].words.clone(),
    }
}

fn explained(ticket: &Ticket) -> (String, String, String) {
    for event in ticket.events.iter().rev() {
        if let EventKind::Explained { cause, action, state } = &event.kind {
            return (cause.clone(), action.clone(), state.clone());
        }
    }
    Default::default()
}

pub(super) fn excluded(ticket: &Ticket, scored: &Scored, by: &ExcludedBy, policy: &Policy) -> SetAside {
    let listed = policy.exclusions.iter().find(|exclusion| exclusion.key == by.reason);
    let merged = by.reason == "merged";
    let reason = listed
        .map_or_else(|| if merged { "Merged".to_owned() } else { by.reason.clone() }, |e| e.name.clone());
    aside(
        ticket,
        scored,
        policy,
        Aside::Excluded {
            reason,
            clause: listed.map(|exclusion| exclusion.clause.clone()).unwrap_or_default(),
            note: by.note.clone(),
            verdict: scored.state,
        },
    )
}

pub(super) fn carried(ticket: &Ticket, scored: &Scored, policy: &Policy, month_end: Instant) -> SetAside {
    let pause = scored
        .pauses
        .iter()
        .find(|pause| pause.from <= month_end && pause.to.is_none_or(|to| month_end < to));
    let (since, why) = pause.map_or((scored.start, "waiting"), |pause| (pause.from, why_in_words(pause.why)));
    aside(ticket, scored, policy, Aside::Carried { since, why })
}

fn aside(ticket: &Ticket, scored: &Scored, policy: &Policy, aside: Aside) -> SetAside {
    SetAside {
        ticket: ticket.number,
        external_id: ticket.external_id.clone(),
        priority: name_of(policy, &scored.priority),
        metric: scored.metric,
        aside,
    }
}

/// How requests are read that came back too late to be the same (domain rule 13).
pub(super) fn came_back(requests: &[String], within: Seconds) -> Option<Reading> {
    let days = within.0 / 86_400;
    let length =
        if within.0 % 86_400 == 0 { format!("{days} days") } else { format!("{} hours", within.0 / 3_600) };
    (!requests.is_empty()).then(|| Reading {
        words: "reopened".to_owned(),
        reading: format!(
            "A request that comes back more than {length} after it was resolved is a new one: what was judged \
             stays, and what follows is not judged here."
        ),
        kind: AssumptionKind::Default,
        used_for: requests.iter().map(|number| format!("request {number}")).collect(),
    })
}

/// Why a clock stands still, in the report's words.
fn why_in_words(why: PauseWhy) -> &'static str {
    match why {
        PauseWhy::Client => "waiting on client",
        PauseWhy::ThirdParty => "waiting on third party",
        PauseWhy::Resolved => "resolved, reopened later",
    }
}
