//! Occurrences as rows of a list, a week or a panel.

use super::plan::{Against, Plan, Shared};
use super::wire::{ActualView, AffectedClient, ConflictView, OccurrenceRow, WindowRef};
use crate::context::Context;
use crate::failure::Failure;
use crate::wire::Moment;
use crate::words;
use domain::ids::WindowId;
use domain::maintenance::{
    Kind, Occurrence, OccurrenceState, Urgency, WindowStatus, clock_change_in_words, last_moment,
    length_in_words, number_in_words, preferred_in_words, recurrence_id_in_words,
};
use domain::time::{Seconds, Stretch};
use domain::zones::{Zone, ZoneId};
use store::maintenance::{Actual, WindowRow};

/// Names shown of many clients.
const NAMED: usize = 3;

/// An occurrence as a row.
///
/// # Errors
/// Those of the file.
pub(crate) fn row(
    context: &Context<'_>,
    plan: &Plan,
    window: usize,
    occurrence: &Occurrence,
    there: &Zone,
) -> Result<OccurrenceRow, Failure> {
    let WindowRow { stored, .. } = &plan.windows[window];
    let of = &stored.value;
    let keys = plan.keys(window);
    let against = plan.against(context, occurrence, keys, &[of.id])?;
    let zone = context.zone(of.zone);
    let stretch = occurrence.stretch;
    let actual = plan.actuals(of.id, occurrence.recurrence_id).first();
    let named = |place: &usize| plan.around.parties[*place].name.clone();
    Ok(OccurrenceRow {
        window: of.id.to_string(),
        version: stored.version,
        number: number_in_words(of.number),
        recurrence_id: recurrence_id_in_words(occurrence.recurrence_id),
        title: of.title.clone(),
        kind: of.kind.key().to_owned(),
        impact: of.impact.key().to_owned(),
        state: state(context, plan, window, occurrence).to_owned(),
        moved: occurrence.state == OccurrenceState::Moved,
        series: of.rule.is_some(),
        starts: Moment::new(stretch.from, &zone),
        ends: Moment::new(stretch.to, &zone),
        starts_there: Moment::new(stretch.from, there),
        ends_there: Moment::new(stretch.to, there),
        lasts: occurrence.lasts().0,
        clock_change: clock_change_in_words(&zone, stretch.from, stretch.to),
        clients: if keys.everybody { Vec::new() } else { keys.clients.iter().map(named).collect() },
        everybody: keys.everybody,
        services: of.affected.services.clone(),
        conflicts: i64::try_from(against.len()).unwrap_or(i64::MAX),
        actual: actual.map(|actual| actual_view(actual, &stretch, &zone)),
        notice: plan.mark(context, window, occurrence),
        approver: match &of.kind {
            Kind::Standard => String::new(),
            Kind::Emergency(said) => said.approver.clone(),
        },
    })
}

/// Where an occurrence stands, as [`OccurrenceRow::state`] names it.
pub(crate) fn state(
    context: &Context<'_>,
    plan: &Plan,
    window: usize,
    occurrence: &Occurrence,
) -> &'static str {
    let of = &plan.windows[window].stored.value;
    if occurrence.state == OccurrenceState::Cancelled {
        return "cancelled";
    }
    if of.status == WindowStatus::Draft {
        return "draft";
    }
    let Stretch { from, to } = occurrence.stretch;
    match plan.actuals(of.id, occurrence.recurrence_id).first() {
        Some(Actual { ended: Some(_), .. }) => "done",
        Some(_) => "in_progress",
        None if context.now >= to => "not_recorded",
        None if context.now >= from => "in_progress",
        None => "published",
    }
}

/// How an occurrence went; an overrun is what lies beyond its planned end.
pub(crate) fn actual_view(of: &Actual, planned: &Stretch, zone: &Zone) -> ActualView {
    let ended = of.ended.map(|(at, _)| at);
    let overrun = ended.map_or(Seconds::ZERO, |at| (at - planned.to).max(Seconds::ZERO));
    ActualView {
        started: Moment::new(of.started, zone),
        ended: ended.map(|at| Moment::new(at, zone)),
        outcome: of.ended.map(|(_, outcome)| outcome.key().to_owned()).unwrap_or_default(),
        words: of.words.clone(),
        overrun: overrun.0,
        recorded: Moment::new(of.recorded, zone),
    }
}

/// Who is affected by an occurrence, and when that is on their own clocks.
pub(crate) fn affected(
    context: &Context<'_>,
    plan: &Plan,
    clients: &[usize],
    stretch: &Stretch,
    urgency: Urgency,
) -> Vec<AffectedClient> {
    let one = |place: &usize| {
        let party = &plan.around.parties[*place];
        let zone = context.zone(party.zone);
        let notice = plan.around.notice_of(*place);
        let asked = notice.asked(urgency);
        AffectedClient {
            id: party.id.to_string(),
            name: party.name.clone(),
            starts: Moment::new(stretch.from, &zone),
            ends: Moment::new(stretch.to, &zone),
            notice_hours: asked.map_or(0, |asked| asked.0 / 3600),
            notice_assumed: notice.assumed && asked == Some(notice.lead),
            last_moment: asked.map(|asked| Moment::new(last_moment(stretch.from, asked), &zone)),
        }
    };
    clients.iter().map(one).collect()
}

/// What stands against occurrences of a window, in words: the first of each kind and partner, and how often.
///
/// # Errors
/// Those of the file.
pub(crate) fn conflicts(
    context: &Context<'_>,
    plan: &Plan,
    occurrences: &[Occurrence],
    keys: &super::plan::Keys,
    zone: ZoneId,
    own: &[WindowId],
) -> Result<Vec<ConflictView>, Failure> {
    let zone = context.zone(zone);
    let mut found: Vec<(Against, ConflictView)> = Vec::new();
    for occurrence in occurrences {
        for against in plan.against(context, occurrence, keys, own)? {
            match found.iter_mut().find(|(known, _)| same_partner(known, &against)) {
                Some((_, view)) => view.times += 1,
                None => found.push((against, in_words(context, plan, &against, occurrence, keys, &zone))),
            }
        }
    }
    Ok(found.into_iter().map(|(_, view)| view).collect())
}

fn same_partner(one: &Against, other: &Against) -> bool {
    match (one, other) {
        (Against::Overlap { window, .. }, Against::Overlap { window: other, .. }) => window == other,
        (Against::Blackout { blackout, .. }, Against::Blackout { blackout: other, .. }) => blackout == other,
        (Against::OpenHours { terms, .. }, Against::OpenHours { terms: other, .. }) => terms == other,
        (Against::NotPreferred { terms }, Against::NotPreferred { terms: other }) => terms == other,
        (
            Against::Overlap { .. }
            | Against::Blackout { .. }
            | Against::OpenHours { .. }
            | Against::NotPreferred { .. },
            _,
        ) => false,
    }
}

fn in_words(
    context: &Context<'_>,
    plan: &Plan,
    against: &Against,
    occurrence: &Occurrence,
    keys: &super::plan::Keys,
    zone: &Zone,
) -> ConflictView {
    let length = |stretch: &Stretch| length_in_words(stretch.to - stretch.from);
    let (kind, words, why, detail, window) = match against {
        Against::Overlap { window, shared, stretch } => {
            let other = &plan.windows[*window].stored.value;
            let number = number_in_words(other.number);
            let (why, whom) = match shared {
                Shared::Client(_) if keys.everybody || plan.keys(*window).everybody => {
                    ("All clients", "every client".to_owned())
                }
                Shared::Client(client) => ("Same client", plan.around.parties[*client].name.clone()),
                Shared::Service => ("Same service", other.affected.services.join(", ")),
            };
            let detail = format!("{whom}, {}, {}", other.title, stretch_in_words(stretch, zone));
            let reference = WindowRef { id: other.id.to_string(), number: number.clone() };
            ("overlap", format!("Overlaps {number} by {}", length(stretch)), why, detail, Some(reference))
        }
        Against::Blackout { blackout, stretch } => {
            let (blackout, all) = &plan.blackouts[*blackout];
            let place = plan.around.place(blackout.client).expect("a conflict names a client of the plan");
            let party = &plan.around.parties[place];
            let theirs = context.zone(blackout.zone);
            let detail = format!("{}, {}, {}", party.name, blackout.reason, stretch_in_words(all, &theirs));
            ("blackout", format!("Blackout, {}", length(stretch)), "Asked not to", detail, None)
        }
        Against::OpenHours { terms, first, length } => {
            let detail =
                format!("{}, from {}", clients_on(plan, *terms, keys), words::moment(first.from, zone));
            (
                "open_hours",
                format!("In opening hours, {}", length_in_words(*length)),
                "Clients open",
                detail,
                None,
            )
        }
        Against::NotPreferred { terms } => {
            let policy = &plan.around.terms[*terms].policy;
            let preferred: Vec<String> =
                policy.terms.preferred_windows.iter().map(preferred_in_words).collect();
            let detail = format!(
                "{} prefers {} ({})",
                policy.name,
                preferred.join(", "),
                clients_on(plan, *terms, keys)
            );
            ("not_preferred", "Outside the preferred window".to_owned(), "Not preferred", detail, None)
        }
    };
    ConflictView {
        kind: kind.to_owned(),
        words,
        why: why.to_owned(),
        detail,
        window,
        recurrence_id: recurrence_id_in_words(occurrence.recurrence_id),
        times: 1,
    }
}

/// The affected clients on some terms: `Te Ātiawa Trust, Kauri Legal and 2 more`.
fn clients_on(plan: &Plan, terms: usize, keys: &super::plan::Keys) -> String {
    let on = |place: &&usize| plan.around.parties[**place].terms.contains(&terms);
    let names: Vec<&str> =
        keys.clients.iter().filter(on).map(|place| plan.around.parties[*place].name.as_str()).collect();
    match names.len().checked_sub(NAMED) {
        None | Some(0) => names.join(", "),
        Some(more) => format!("{} and {more} more", names[..NAMED].join(", ")),
    }
}

/// `Sun 27 Sep 03:00–04:00 NZDT`; with both days where it goes past midnight.
pub(crate) fn stretch_in_words(stretch: &Stretch, zone: &Zone) -> String {
    let ends = if zone.date(stretch.from) == zone.date(stretch.to) {
        words::clock_time(stretch.to, zone)
    } else {
        zone.wall(stretch.to).format("%a %-d %b %H:%M").to_string()
    };
    let starts = zone.wall(stretch.from).format("%a %-d %b %H:%M");
    format!("{starts}–{ends} {}", zone.abbreviation_at(stretch.to))
}
