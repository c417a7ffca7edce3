//! Notices whose limit is near, or was missed.

use super::super::plan::Plan;
use super::told::{count, left_in_words};
use super::wire::{NoticeDue, NoticesDue};
use crate::context::Context;
use crate::failure::Failure;
use crate::wire::{Moment, Nothing};
use domain::maintenance::{
    NoticeStanding, NoticeSum, Occurrence, OccurrenceState, WindowStatus, number_in_words,
    recurrence_id_in_words,
};
use domain::time::{Seconds, Stretch};
use store::Reading;

/// Limits within this time are shown.
const AHEAD: Seconds = Seconds::hours(72);
/// The longest notice that a policy asks for lies within this time before a start.
const LONGEST_NOTICE: Seconds = Seconds::hours(24 * 45);

/// Occurrences somebody still has to be told of within 72 hours, and those that have not begun whose limit was missed.
///
/// # Errors
/// Those of the file.
pub fn notices_due(context: &Context<'_>, _: Nothing) -> Result<NoticesDue, Failure> {
    context.read(|tx| due(context, tx))
}

/// The same, for Home.
pub(crate) fn due(context: &Context<'_>, tx: &Reading<'_>) -> Result<NoticesDue, Failure> {
    let within = Stretch { from: context.now, to: context.now + AHEAD + LONGEST_NOTICE };
    let Some(plan) = Plan::read_if_any(context, tx, within)? else {
        return Ok(NoticesDue { count: 0, rows: Vec::new() });
    };
    let mut rows: Vec<NoticeDue> = plan
        .placed
        .iter()
        .filter(|placed| placed.occurrence.stretch.from > context.now)
        .filter_map(|placed| row(context, &plan, placed.window, &placed.occurrence))
        .collect();
    rows.sort_by_key(|row| row.left);
    Ok(NoticesDue { count: count(rows.len()), rows })
}

fn row(context: &Context<'_>, plan: &Plan, window: usize, occurrence: &Occurrence) -> Option<NoticeDue> {
    let of = &plan.windows[window].stored.value;
    if of.status == WindowStatus::Draft && occurrence.state == OccurrenceState::Cancelled {
        return None;
    }
    let sum = NoticeSum::of(&plan.notices(window, occurrence), context.now);
    let by = sum.last_moment?;
    let left = by - context.now;
    if left > AHEAD {
        return None;
    }
    let open = sum.of - sum.told;
    let who = match (of.status, sum.standing, sum.of) {
        (WindowStatus::Draft, _, _) => "still a draft".to_owned(),
        (_, NoticeStanding::TellCalledOff, _) => format!("{open} to tell that it is off"),
        (_, _, 1) => "client not told".to_owned(),
        (_, _, all) => format!("{open} of {all} not told"),
    };
    let zone = context.zone(of.zone);
    Some(NoticeDue {
        window: of.id.to_string(),
        number: number_in_words(of.number),
        title: of.title.clone(),
        recurrence_id: recurrence_id_in_words(occurrence.recurrence_id),
        mark: plan.mark(context, window, occurrence),
        who,
        by: Moment::new(by, &zone),
        left: left.0,
        left_in_words: left_in_words(left),
    })
}
