//! One window with the occurrence that was asked for.

use super::form::form_of;
use super::plan::Plan;
use super::rows::{actual_view, affected, conflicts, row};
use super::wire::{OccurrenceRow, WindowOf, WindowRef, WindowView};
use super::{asked_zone, recurrence_id, window_ref};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::wire::Moment;
use chrono::NaiveDateTime;
use domain::ids::WindowId;
use domain::maintenance::{Occurrence, Urgency, Window, number_in_words};
use domain::time::{Instant, Seconds, Stretch};
use domain::zones::Zone;
use store::Reading;
use store::maintenance::WindowRow;

/// Occurrences shown of those to come.
const UPCOMING: usize = 12;
/// Occurrences shown of those gone by.
const PAST: usize = 6;

/// A window, with one of its occurrences.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::Invalid`] for an occurrence the window does not have.
pub fn get(context: &Context<'_>, of: WindowOf) -> Result<WindowView, Failure> {
    context.read(|tx| {
        let id = window_ref(tx, &of.id)?;
        let window = store::maintenance::get(tx, id)?.stored.value;
        let asked = match of.recurrence_id.trim() {
            "" => None,
            typed => Some(recurrence_id(context, &window, typed)?),
        };
        view(context, tx, id, asked)
    })
}

/// A window as it stands, with the occurrence of `asked`; the next one, or else the last, without.
pub(crate) fn view(
    context: &Context<'_>,
    tx: &Reading<'_>,
    id: WindowId,
    asked: Option<NaiveDateTime>,
) -> Result<WindowView, Failure> {
    let WindowRow { stored, published } = store::maintenance::get(tx, id)?;
    let window = &stored.value;
    let zone = context.zone(window.zone);
    let upcoming = window.next_after(&zone, context.now, UPCOMING);
    let past = past(window, &zone, context.now);
    let chosen = asked
        .and_then(|id| window.occurrence(&zone, id))
        .or_else(|| upcoming.first().cloned())
        .or_else(|| past.first().cloned())
        .or_else(|| window.occurrence(&zone, window.first.starts))
        .ok_or_else(|| Failure::new(Code::Fault, "A window without an occurrence was stored.", ""))?;
    let all = || upcoming.iter().chain(&past).chain([&chosen]).map(|one| one.stretch);
    let from = all().map(|stretch| stretch.from).min().expect("the chosen one is among them");
    let to = all().map(|stretch| stretch.to).max().expect("the chosen one is among them");
    let plan = Plan::read(context, tx, Stretch { from, to })?;
    let place = plan.windows.iter().position(|row| row.stored.value.id == id);
    let place = place.expect("the plan spans occurrences of this window");
    let there = asked_zone(context, tx, "")?;
    let rows = |of: &[Occurrence]| -> Result<Vec<OccurrenceRow>, Failure> {
        of.iter().map(|one| row(context, &plan, place, one, &there)).collect()
    };
    let refer =
        |(id, number): (WindowId, i64)| WindowRef { id: id.to_string(), number: number_in_words(number) };
    let follows = match window.follows {
        Some(id) => Some(refer((id, store::maintenance::get(tx, id)?.stored.value.number))),
        None => None,
    };
    let keys = plan.keys(place);
    let recorded = plan.actuals(id, chosen.recurrence_id);
    Ok(WindowView {
        id: id.to_string(),
        version: stored.version,
        number: number_in_words(window.number),
        status: window.status.key().to_owned(),
        published: published.map(|at| Moment::new(at, &zone)),
        form: form_of(window),
        when: window.when(),
        occurrence: row(context, &plan, place, &chosen, &there)?,
        upcoming: rows(&upcoming)?,
        past: rows(&past)?,
        affected: affected(context, &plan, &keys.clients, &chosen.stretch, Urgency::of(&window.kind)),
        conflicts: conflicts(context, &plan, std::slice::from_ref(&chosen), keys, window.zone, &[id])?,
        actuals: recorded.iter().map(|one| actual_view(one, &chosen.stretch, &zone)).collect(),
        follows,
        followed_by: store::maintenance::follower(tx, id)?.map(refer),
    })
}

/// The last occurrences that are over, the latest first: found by looking back farther and farther.
fn past(window: &Window, zone: &Zone, now: Instant) -> Vec<Occurrence> {
    let first = zone.resolve(window.first.starts);
    let mut look_back = Seconds::hours(24 * 60);
    loop {
        let from = now - look_back;
        let mut found: Vec<Occurrence> = window
            .occurrences(zone, Stretch { from, to: now })
            .into_iter()
            .filter(|one| one.stretch.to <= now)
            .collect();
        if found.len() >= PAST || from <= first {
            found.reverse();
            found.truncate(PAST);
            return found;
        }
        look_back = Seconds(look_back.0 * 4);
    }
}
