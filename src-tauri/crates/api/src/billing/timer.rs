//! Timers: one runs for each person, and survives the program.

use super::assess::{Assessed, refresh};
use super::wire::EngagementView;
use super::work_wire::{TimerStart, TimerStop};
use super::{engagement_ref, technician, view};
use crate::context::{Acts, Context, user_id};
use crate::failure::Failure;
use crate::tickets::moment_in;
use domain::billing::{WorkSource, engagement_number};
use domain::ids::WorkId;
use domain::time::{Instant, Seconds, Stretch};
use store::Writing;
use store::billing::timers::{self, Timer};
use store::billing::work::{self, WorkPiece};

/// No piece of work is longer: a timer that ran on was forgotten, and somebody says when the work ended.
const LONGEST: Seconds = Seconds::hours(24);

/// Starts a timer. The one that runs for the same person is stopped, and its time kept.
///
/// # Errors
/// [`crate::failure::Code::NotNow`] where the engagement takes no work, or its timer runs already.
pub fn start_timer(context: &Context<'_>, of: TimerStart) -> Result<EngagementView, Failure> {
    context.change(|tx, acts| {
        let number = engagement_ref(tx, &of.id)?;
        let who = technician(tx, &of.technician)?;
        let state = store::billing::engagements::get(tx, number)?.stored.value.state;
        let said = engagement_number(number);
        if !state.takes_work() {
            let message = format!("{said} is {}: no work is entered any more.", state.in_words());
            return Err(Failure::not_now(message, "Send it back first."));
        }
        if let Some(running) = timers::of(tx, &who)? {
            if running.engagement == number {
                return Err(Failure::not_now(
                    format!("The timer of {who} runs on {said} already."),
                    "Stop it first.",
                ));
            }
            keep(context, tx, acts, &running, "", "")?;
        }
        timers::start(tx, &who, number, of.note.trim(), context.now)?;
        acts.entered("engagement", said, &serde_json::json!({ "timer": "started", "technician": who }));
        view::view(context, tx, &refresh(context, tx, number)?)
    })
}

/// Stops a timer; what it counted becomes a piece of work.
///
/// # Errors
/// [`crate::failure::Code::NotNow`] when none runs; [`crate::failure::Code::Invalid`] where it ran for more than a day and
/// nobody says when the work ended.
pub fn stop_timer(context: &Context<'_>, of: TimerStop) -> Result<EngagementView, Failure> {
    context.change(|tx, acts| {
        let who = technician(tx, &of.technician)?;
        let running = timers::of(tx, &who)?
            .ok_or_else(|| Failure::not_now(format!("No timer of {who} runs."), "Start one first."))?;
        if of.discard {
            timers::stop(tx, &who)?;
            let what = serde_json::json!({ "timer": "discarded", "technician": who });
            acts.entered("engagement", engagement_number(running.engagement), &what);
        } else {
            keep(context, tx, acts, &running, &of.ended, of.note.trim())?;
        }
        view::view(context, tx, &Assessed::of(context, tx, running.engagement)?)
    })
}

/// When the work of a timer ended.
fn end_of(context: &Context<'_>, tx: &Writing<'_>, timer: &Timer, typed: &str) -> Result<Instant, Failure> {
    let contract = store::billing::engagements::get(tx, timer.engagement)?.stored.value.contract;
    let zone = context.zone(store::contracts::get(tx, contract)?.value.zone);
    let since = zone.wall(timer.started).format("%-d %b %H:%M");
    if typed.trim().is_empty() {
        if context.now - timer.started <= LONGEST {
            return Ok(context.now);
        }
        let ran = domain::billing::in_minutes(context.now - timer.started);
        let who = &timer.technician;
        let said = engagement_number(timer.engagement);
        let message =
            format!("The timer of {who} runs on {said} since {since}, {ran}. Say when the work ended.");
        return Err(Failure::field("ended", message));
    }
    let end = moment_in("ended", typed, &zone, context.now)?;
    if end <= timer.started || end > context.now || end - timer.started > LONGEST {
        let message = format!("It ended after it began, on {since}, within 24 hours, and not in the future.");
        return Err(Failure::field("ended", message));
    }
    Ok(end)
}

/// Keeps what a timer counted. Nothing is kept of less than a second, or where the clock was set back.
fn keep(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    timer: &Timer,
    ended: &str,
    note: &str,
) -> Result<(), Failure> {
    timers::stop(tx, &timer.technician)?;
    let end = end_of(context, tx, timer, ended)?;
    let said = engagement_number(timer.engagement);
    if end > timer.started {
        let stretch = Stretch { from: timer.started, to: end };
        let id = WorkId::new(context.now);
        // Who entered work by hand while the timer ran said why both are right.
        let over = work::overlapping(tx, &timer.technician, stretch, id)?;
        let piece = WorkPiece {
            id,
            engagement: timer.engagement,
            technician: timer.technician.clone(),
            stretch,
            note: if note.is_empty() { timer.note.clone() } else { note.to_owned() },
            ticket: String::new(),
            source: WorkSource::Timer,
            external_id: None,
            overlap_reason: over.map(|other| other.overlap_reason).unwrap_or_default(),
        };
        work::insert(tx, &piece, user_id(tx)?, context.now)?;
    }
    let what = serde_json::json!({
        "timer": "stopped", "technician": timer.technician, "from": timer.started.to_string(), "to": end.to_string(),
    });
    acts.entered("engagement", said, &what);
    refresh(context, tx, timer.engagement)?;
    Ok(())
}
