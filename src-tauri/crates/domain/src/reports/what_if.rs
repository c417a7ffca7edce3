//! What if: any past span scored on other terms, beside what was promised. Nothing is kept of it.

use super::rows::{add_row, empty_group, is_row_of};
use super::tally::{Share, share};
use super::{BuildError, MetricGroup, Tally, Terms};
use crate::sla::{Metric, PriorityKey};
use crate::tickets::{Scored, Scoring, State, Ticket, score};
use crate::time::{Instant, Seconds};

/// A span scored on some terms.
#[derive(Debug, Clone)]
pub struct Span {
    /// Attainment, as in the report of a month.
    pub groups: Vec<MetricGroup>,
    /// What became of each promise that fell due, by ticket and metric.
    pub judged: Vec<Judged>,
    /// Requests whose priority these terms have no row for.
    pub unknown: u32,
}

/// What became of a promise that fell due. Of several updates of a request the worst stands for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Ticket number.
    pub ticket: i64,
    /// What was promised.
    pub metric: Metric,
    /// Under which row.
    pub priority: PriorityKey,
    /// When it was due.
    pub due: Instant,
    /// Met, late, or still open.
    pub state: State,
    /// How far past the due time, on its clock.
    pub late_by: Seconds,
    /// Taken out with a reason of the policy.
    pub excluded: bool,
}

/// Scores tickets on terms, each on those at its place, and counts what fell due in `[from, to)`: the rules of the
/// monthly report (domain rules 14, 16 and 17), for a span of any length.
///
/// # Errors
/// [`BuildError::OutOfRange`] when a due time needs a year the calendar does not know.
pub fn span<'t>(
    (from, to): (Instant, Instant),
    as_of: Instant,
    terms: &[Terms<'_>],
    tickets: impl IntoIterator<Item = (&'t Ticket, usize)>,
) -> Result<Span, BuildError> {
    let scorings: Vec<Scoring<'_>> = terms
        .iter()
        .map(|terms| Scoring::new(terms.policy, terms.around.rules, terms.continuity, as_of))
        .collect();
    let named = terms.last().expect("a span is scored on some terms").policy;
    let promised = |metric: &Metric| terms.iter().any(|terms| terms.policy.promises(*metric));
    let groups = Metric::ALL.into_iter().filter(promised).map(|metric| empty_group(named, metric)).collect();
    let mut span = Span { groups, judged: Vec::new(), unknown: 0 };
    for (ticket, place) in tickets {
        if ticket.received >= to {
            continue;
        }
        let of_ticket = |source| BuildError::OutOfRange { ticket: ticket.external_id.clone(), source };
        let scored = score(ticket, &scorings[place]).map_err(of_ticket)?;
        span.unknown += u32::from(scored.priority.is_none() && ticket.received >= from);
        let excluded = scored.excluded.is_some();
        for outcome in &scored.outcomes {
            let share = share(outcome, excluded, from, to);
            span.count(&terms[place], outcome, share, excluded);
            if let (Share::Due, Some(due)) = (share, outcome.due) {
                span.judge(ticket, outcome, due, excluded);
            }
        }
    }
    for group in &mut span.groups {
        let mut total = Tally::default();
        group.rows.iter().for_each(|row| total.add(&row.tally));
        group.total = total;
    }
    Ok(span)
}

impl Span {
    fn count(&mut self, terms: &Terms<'_>, outcome: &Scored, share: Share, excluded: bool) {
        let group = self.groups.iter_mut().find(|group| group.metric == outcome.metric);
        let group =
            group.expect("an outcome comes from a target, and every metric with a target has a group");
        let target = &terms.policy.targets[outcome.target];
        if share != Share::None {
            add_row(group, terms.policy, target);
        }
        if let Some(row) = group.rows.iter_mut().find(|row| is_row_of(row, target)) {
            row.tally.count(outcome, share, excluded);
        }
    }

    fn judge(&mut self, ticket: &Ticket, outcome: &Scored, due: Instant, excluded: bool) {
        let judged = Judged {
            ticket: ticket.number,
            metric: outcome.metric,
            priority: outcome.priority.clone(),
            due,
            state: outcome.state,
            late_by: outcome.late_by(),
            excluded,
        };
        let same = |other: &&mut Judged| (other.ticket, other.metric) == (judged.ticket, judged.metric);
        match self.judged.last_mut().filter(same) {
            Some(other) if judged.state == State::Late && other.state != State::Late => *other = judged,
            Some(_) => {}
            None => self.judged.push(judged),
        }
    }
}
