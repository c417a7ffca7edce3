//! A window that is being typed: what it comes to, and what stands against it, before anything is saved.

use super::form::checked;
use super::plan::{Plan, keys_of};
use super::rows::{affected, conflicts};
use super::wire::{PlannedNight, WindowPreview, WindowPreviewOf};
use super::{recurrence_id, window_ref};
use crate::context::Context;
use crate::failure::{Failure, FieldProblem};
use crate::wire::Moment;
use domain::ids::WindowId;
use domain::maintenance::{Occurrence, Urgency, Window, WindowStatus, clock_change_in_words, times_in_words};
use domain::time::{Instant, Seconds, Stretch};
use domain::zones::Zone;
use store::Reading;

/// Occurrences shown.
const SHOWN: usize = 12;
/// How far conflicts and changes of the clocks are looked for.
const AHEAD: Seconds = Seconds::hours(2 * 366 * 24);

/// Looks at a window that is being typed. Nothing is saved; what is wrong with the form is part of the answer.
///
/// # Errors
/// [`crate::failure::Code::NotFound`] for a window that is not there any more.
pub fn preview(context: &Context<'_>, of: WindowPreviewOf) -> Result<WindowPreview, Failure> {
    context.read(|tx| {
        let (plan, whom) = match checked(context, tx, &of.form)? {
            Ok(read) => read,
            Err(problems) => return Ok(refused(problems.into_iter().map(FieldProblem::from).collect())),
        };
        let known = known(context, tx, &of)?;
        let window = Window {
            id: known.as_ref().map_or_else(|| WindowId::new(context.now), |(window, _)| window.id),
            number: 0,
            uid: String::new(),
            sequence: 0,
            title: plan.title,
            kind: plan.kind,
            impact: plan.impact,
            words: plan.words,
            status: WindowStatus::Draft,
            zone: plan.zone,
            first: plan.first,
            rule: plan.rule,
            overrides: Default::default(),
            affected: whom,
            follows: None,
        };
        let zone = context.zone(window.zone);
        let begins = zone.resolve(window.first.starts);
        let within = Stretch { from: begins, to: begins + AHEAD };
        let all = window.occurrences(&zone, within);
        let around = Plan::read(context, tx, within)?;
        let keys = keys_of(&around.around, &window.affected);
        let first = all.first().map_or(within, |one| one.stretch);
        let nights = |of: Vec<&Occurrence>| of.into_iter().take(SHOWN).map(|one| night(one, &zone)).collect();
        Ok(WindowPreview {
            problems: Vec::new(),
            when: times_in_words(&window.first, window.rule.as_ref()),
            occurrences: nights(all.iter().collect()),
            clock_changes: nights(all.iter().filter(|one| one.clock_change(&zone).is_some()).collect()),
            conflicts: conflicts(context, &around, &all, &keys, window.zone, &[window.id])?,
            affected: affected(context, &around, &keys.clients, &first, Urgency::of(&window.kind)),
            tells_again: known.map(|(before, from)| tells_again(&before, &window, from)).unwrap_or_default(),
        })
    })
}

fn refused(problems: Vec<FieldProblem>) -> WindowPreview {
    WindowPreview {
        problems,
        when: String::new(),
        occurrences: Vec::new(),
        clock_changes: Vec::new(),
        conflicts: Vec::new(),
        affected: Vec::new(),
        tells_again: String::new(),
    }
}

/// The window that is being changed, and from which occurrence on.
fn known(
    context: &Context<'_>,
    tx: &Reading<'_>,
    of: &WindowPreviewOf,
) -> Result<Option<(Window, chrono::NaiveDateTime)>, Failure> {
    let Some(id) = of.id.as_deref().filter(|id| !id.is_empty()) else { return Ok(None) };
    let window = store::maintenance::get(tx, window_ref(tx, id)?)?.stored.value;
    let from = match of.recurrence_id.trim() {
        "" => window.first.starts,
        typed => recurrence_id(context, &window, typed)?,
    };
    Ok(Some((window, from)))
}

/// Whether clients who were told have to be told again (domain §4): earlier, longer and wider restarts the notice,
/// shorter does not.
fn tells_again(before: &Window, after: &Window, from: chrono::NaiveDateTime) -> String {
    if before.status != WindowStatus::Published {
        return String::new();
    }
    let told = before.first.from(from);
    let mut why: Vec<&str> = Vec::new();
    if before.zone != after.zone {
        why.push("it is planned on other clocks");
    } else {
        if after.first.starts < told.starts {
            why.push("it starts earlier than they were told");
        }
        if after.first.ends > told.ends {
            why.push("it ends later than they were told");
        }
    }
    if wider(before, after) {
        why.push("it affects more than they were told");
    }
    if why.is_empty() {
        String::new()
    } else {
        format!("Clients have to be told again: {}.", why.join(", and "))
    }
}

fn wider(before: &Window, after: &Window) -> bool {
    let told = &before.affected.services;
    let more = |name: &String| !told.iter().any(|known| known.eq_ignore_ascii_case(name));
    !told.is_empty() && (after.affected.services.is_empty() || after.affected.services.iter().any(more))
}

fn night(one: &Occurrence, zone: &Zone) -> PlannedNight {
    let moment = |at: Instant| Moment::new(at, zone);
    PlannedNight {
        starts: moment(one.stretch.from),
        ends: moment(one.stretch.to),
        lasts: one.lasts().0,
        clock_change: clock_change_in_words(zone, one.stretch.from, one.stretch.to),
    }
}
