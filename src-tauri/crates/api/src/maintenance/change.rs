//! Changes of windows: entered, published, cancelled, recorded.

use super::change_wire::{WindowCancel, WindowRecord, WindowSave, WindowStep};
use super::series::{Changing, open_from, reach, said};
use super::view::view;
use super::wire::WindowView;
use super::{form, recurrence_id, subject, window_ref};
use crate::context::{Acts, Context, user_id, whose};
use crate::failure::Failure;
use crate::tickets::moment_in;
use crate::wire::Nothing;
use chrono::NaiveDateTime;
use domain::ids::WindowId;
use domain::maintenance::{
    Affected, Outcome, Override, Plan, Reach, Window, WindowStatus, number_in_words, recurrence_id_in_words,
};
use store::Writing;
use store::maintenance::Actual;

/// Enters a window as a draft, or changes one; publishes it in the same step where that is asked for.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; `NotNow` where what has begun would change; `Conflict`.
pub fn save(context: &Context<'_>, save: WindowSave) -> Result<WindowView, Failure> {
    context.change(|tx, acts| {
        let (plan, affected) = form::read(context, tx, &save.form)?;
        let id = match save.id.as_deref().filter(|id| !id.is_empty()) {
            None => enter(context, tx, acts, plan, affected)?,
            Some(id) => {
                let changing = Changing::read(tx, id, save.expected_version)?;
                change(context, tx, acts, &changing, &save, plan, affected)?
            }
        };
        if save.publish {
            publish_draft(context, tx, acts, id)?;
        }
        view(context, tx, id, None)
    })
}

/// Enters a window from its form; publishes it where that is asked for.
pub(super) fn enter_form(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    form: &super::wire::MaintenanceForm,
    published: Published,
) -> Result<WindowId, Failure> {
    let (plan, affected) = form::read(context, tx, form)?;
    let id = enter(context, tx, acts, plan, affected)?;
    match published {
        Published::NotYet => Ok(id),
        Published::AtOnce => publish_draft(context, tx, acts, id),
    }
}

/// Whether a window is published in the step in which it is entered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Published {
    AtOnce,
    NotYet,
}

fn publish_draft(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    id: WindowId,
) -> Result<WindowId, Failure> {
    let row = store::maintenance::get(tx, id)?;
    if row.stored.value.status != WindowStatus::Draft {
        return Ok(id);
    }
    let expected = row.stored.version;
    publish(context, tx, acts, &Changing { row, expected })
}

fn enter(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    plan: Plan,
    affected: Affected,
) -> Result<WindowId, Failure> {
    let id = WindowId::new(context.now);
    let mut window = Window {
        id,
        number: 0,
        uid: id.to_string(),
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
        affected,
        follows: None,
    };
    window.number = store::maintenance::insert(tx, &window, None, whose(tx)?, context.now)?;
    acts.entered("window", subject(&window), &said(&window));
    Ok(id)
}

fn change(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    changing: &Changing,
    save: &WindowSave,
    plan: Plan,
    affected: Affected,
) -> Result<WindowId, Failure> {
    let window = changing.window();
    let zone = context.zone(window.zone);
    let next = Window {
        title: plan.title,
        kind: plan.kind,
        impact: plan.impact,
        words: plan.words,
        zone: plan.zone,
        first: plan.first,
        rule: plan.rule,
        affected,
        ..window.clone()
    };
    match reach_of(window, &save.scope)? {
        Reach::All if promises_the_same(window, &next) || window.status == WindowStatus::Draft => {
            let overrides = window.overrides_from(window.first.starts, &next.first, next.rule.as_ref());
            changing.write(context, tx, acts, Window { overrides, ..next })
        }
        Reach::All => {
            let from = open_from(context, changing, &zone)?;
            // What the form says holds for what is to come: a series begins where it has not begun.
            let begins = next.first_not_begun(&context.zone(next.zone), context.now).ok_or_else(|| {
                Failure::field(
                    "starts",
                    "All of it would lie in the past. What is over stays as it was planned.",
                )
            })?;
            let rule = next.rule_from(begins);
            let first = next.first.from(begins);
            changing.carry_on(context, tx, acts, from, Window { first, rule, ..next })
        }
        Reach::Following => {
            let from = recurrence_id(context, window, &save.recurrence_id)?;
            changing.not_begun(context, &zone, from)?;
            let rule = if next.rule == window.rule { window.rule_from(from) } else { next.rule.clone() };
            changing.carry_on(context, tx, acts, from, Window { rule, ..next })
        }
        Reach::One => {
            let id = recurrence_id(context, window, &save.recurrence_id)?;
            changing.not_begun(context, &zone, id)?;
            let same = Window { first: window.first, rule: window.rule.clone(), ..next.clone() };
            if window.shows_otherwise(&same) || window.kind != same.kind {
                let message = "Only the times of one occurrence can differ from its series. Change this and the following ones (scope following), or all of them (scope all).";
                return Err(Failure::field("scope", message));
            }
            let mut after = window.clone();
            after.overrides.insert(id, Override::Moved(next.first));
            changing.write(context, tx, acts, after)
        }
    }
}

/// What a change is for: a window that does not come back has no series to differ from, so one of it is all of it.
fn reach_of(window: &Window, typed: &str) -> Result<Reach, Failure> {
    let reach = reach(typed)?;
    Ok(if window.rule.is_none() { Reach::All } else { reach })
}

/// Whether a change leaves what clients were told: when, whom and what kind.
fn promises_the_same(before: &Window, after: &Window) -> bool {
    let promised = |of: &Window| (of.zone, of.first, of.rule.clone(), of.affected.clone(), of.kind.clone());
    promised(before) == promised(after)
}

/// Publishes a draft: calendars show it, and clients have to be told.
///
/// # Errors
/// `NotNow` when it is no draft; `Conflict`.
pub fn publish_window(context: &Context<'_>, of: WindowStep) -> Result<WindowView, Failure> {
    context.change(|tx, acts| {
        let changing = Changing::read(tx, &of.id, of.expected_version)?;
        let id = publish(context, tx, acts, &changing)?;
        view(context, tx, id, None)
    })
}

fn publish(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    changing: &Changing,
) -> Result<WindowId, Failure> {
    let window = changing.window();
    if window.status != WindowStatus::Draft {
        let number = number_in_words(window.number);
        return Err(Failure::not_now(format!("{number} is published already."), ""));
    }
    changing.write(context, tx, acts, Window { status: WindowStatus::Published, ..window.clone() })
}

/// Takes a draft away.
///
/// # Errors
/// `NotNow` for a window that was published: it is cancelled instead; `Conflict`.
pub fn remove(context: &Context<'_>, of: WindowStep) -> Result<Nothing, Failure> {
    context.change(|tx, acts| {
        let row = store::maintenance::get(tx, window_ref(tx, &of.id)?)?;
        let window = &row.stored.value;
        if window.status != WindowStatus::Draft {
            let message =
                format!("{} was published, so it is not taken away.", number_in_words(window.number));
            return Err(Failure::not_now(
                message,
                "Cancel it: calendars then show that it does not take place.",
            ));
        }
        store::maintenance::remove(tx, window.id, of.expected_version, context.now)?;
        acts.changed("window", subject(window), &said(window), &"taken away");
        Ok(Nothing {})
    })
}

/// Cancels an occurrence, a series from it on, or all that has not begun.
///
/// # Errors
/// [`crate::failure::Code::Invalid`]; `NotNow` for what has begun and for drafts as a whole; `Conflict`.
pub fn cancel(context: &Context<'_>, of: WindowCancel) -> Result<WindowView, Failure> {
    context.change(|tx, acts| {
        let changing = Changing::read(tx, &of.id, of.expected_version)?;
        let window = changing.window();
        let zone = context.zone(window.zone);
        let reach = if window.rule.is_none() { Reach::All } else { reach(&of.scope)? };
        let (id, shown) = match reach {
            Reach::One => {
                let id = recurrence_id(context, window, &of.recurrence_id)?;
                changing.not_begun(context, &zone, id)?;
                let mut after = window.clone();
                after.overrides.insert(id, Override::Cancelled);
                (changing.write(context, tx, acts, after)?, id)
            }
            Reach::Following => {
                let id = recurrence_id(context, window, &of.recurrence_id)?;
                changing.not_begun(context, &zone, id)?;
                (call_off(context, tx, acts, &changing, id)?, id)
            }
            Reach::All => {
                let from = open_from(context, &changing, &zone)?;
                (call_off(context, tx, acts, &changing, from)?, from)
            }
        };
        view(context, tx, id, Some(shown))
    })
}

/// Calls a series off from an occurrence on: what is called off stays to be seen, as cancelled.
fn call_off(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    changing: &Changing,
    from: NaiveDateTime,
) -> Result<WindowId, Failure> {
    let window = changing.window();
    if window.status == WindowStatus::Draft {
        let kept = window.cut_before(from).ok_or_else(|| {
            Failure::not_now(
                format!("{} is a draft.", number_in_words(window.number)),
                "Take it away instead.",
            )
        })?;
        return changing.write(context, tx, acts, kept);
    }
    let first = window.first.from(from);
    let next =
        Window { status: WindowStatus::Cancelled, first, rule: window.rule_from(from), ..window.clone() };
    changing.carry_on(context, tx, acts, from, next)
}

/// Takes back that an occurrence was moved or cancelled, or that a whole window was cancelled.
///
/// # Errors
/// [`crate::failure::Code::Invalid`]; `NotNow` for what has begun meanwhile; `Conflict`.
pub fn restore(context: &Context<'_>, of: WindowCancel) -> Result<WindowView, Failure> {
    context.change(|tx, acts| {
        let row = store::maintenance::get(tx, window_ref(tx, &of.id)?)?;
        let changing = Changing { row, expected: of.expected_version };
        let window = changing.window();
        let zone = context.zone(window.zone);
        let mut after = window.clone();
        let shown = if window.status == WindowStatus::Cancelled {
            after.status = WindowStatus::Published;
            window.first.starts
        } else {
            let id = recurrence_id(context, window, &of.recurrence_id)?;
            if after.overrides.remove(&id).is_none() {
                let message =
                    format!("This occurrence of {} is as its rule gives it.", number_in_words(window.number));
                return Err(Failure::not_now(message, ""));
            }
            id
        };
        let begins = after.occurrence(&zone, shown).map(|one| one.stretch.from);
        if begins.is_some_and(|from| from <= context.now) {
            let message = format!("{} would have begun by now.", number_in_words(window.number));
            return Err(Failure::not_now(message, "Plan a new window."));
        }
        let id = changing.write(context, tx, acts, after)?;
        view(context, tx, id, Some(shown))
    })
}

/// Records how an occurrence really went. A later record corrects an earlier one; both are kept.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; `NotNow` for a draft and for what was cancelled; `Conflict`.
pub fn record(context: &Context<'_>, of: WindowRecord) -> Result<WindowView, Failure> {
    context.change(|tx, acts| {
        let changing = Changing::read(tx, &of.id, of.expected_version)?;
        let window = changing.window();
        let id = recurrence_id(context, window, &of.recurrence_id)?;
        if window.status == WindowStatus::Draft {
            let message = format!("{} is a draft, so nothing took place.", number_in_words(window.number));
            return Err(Failure::not_now(message, "Publish it first."));
        }
        if window.overrides.get(&id) == Some(&Override::Cancelled) {
            return Err(Failure::not_now(
                "It was cancelled, so nothing took place.",
                "Take the cancelling back first.",
            ));
        }
        let actual = actual(context, &of, window, id)?;
        store::maintenance::touch(tx, window.id, of.expected_version, context.now)?;
        store::maintenance::record(tx, window.id, &actual, user_id(tx)?)?;
        acts.entered("window", format!("{}, {}", subject(window), recurrence_id_in_words(id)), &of);
        view(context, tx, window.id, Some(id))
    })
}

fn actual(
    context: &Context<'_>,
    of: &WindowRecord,
    window: &Window,
    id: NaiveDateTime,
) -> Result<Actual, Failure> {
    let zone = context.zone(window.zone);
    let mut found = Vec::new();
    let mut moment = |field: &'static str, typed: &str| {
        moment_in(field, typed, &zone, context.now).map_err(|failure| found.extend(failure.problems)).ok()
    };
    let started = moment("started", &of.started);
    let ended = if of.ended.trim().is_empty() { None } else { Some(moment("ended", &of.ended)) };
    let outcome = Outcome::parse(&of.outcome);
    let mut refuse = |field: &str, message: String| found.extend(Failure::field(field, message).problems);
    if let Some(at) = started.filter(|at| *at > context.now) {
        refuse("started", format!("{} has not come yet.", crate::words::moment(at, &zone)));
    }
    if let Some(Some(at)) = ended {
        if at > context.now {
            refuse("ended", format!("{} has not come yet.", crate::words::moment(at, &zone)));
        } else if started.is_some_and(|started| at < started) {
            refuse("ended", "It cannot end before it started.".to_owned());
        }
        if outcome.is_none() {
            refuse("outcome", "Say how it went: done, partly_done, rolled_back or not_done.".to_owned());
        }
    }
    if !found.is_empty() {
        let mut failure = Failure::invalid("Nothing was recorded.", Vec::new());
        failure.problems = found;
        return Err(failure);
    }
    Ok(Actual {
        recurrence_id: id,
        started: started.expect("a problem was added when it was not read"),
        ended: ended.flatten().zip(outcome),
        words: of.words.trim().to_owned(),
        recorded: context.now,
    })
}
