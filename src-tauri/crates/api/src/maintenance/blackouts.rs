//! Stretches in which clients asked for no maintenance.

use super::settings_wire::{BlackoutSave, BlackoutView, Blackouts, BlackoutsOf, Removal};
use crate::clients::client_ref;
use crate::context::{Context, whose};
use crate::failure::Failure;
use crate::wire::Moment;
use chrono::{Days, NaiveDate, NaiveDateTime};
use domain::ids::{BlackoutId, ClientId};
use domain::maintenance::{WallStretch, read_wall_clock, resolve};
use domain::problem::Problems;
use store::maintenance::Blackout;
use store::{Reading, Stored};

/// Blackouts by their start.
///
/// # Errors
/// [`crate::failure::Code::NotFound`] for a client that is not there.
pub fn blackouts(context: &Context<'_>, of: BlackoutsOf) -> Result<Blackouts, Failure> {
    context.read(|tx| listed(context, tx, &of))
}

fn listed(context: &Context<'_>, tx: &Reading<'_>, of: &BlackoutsOf) -> Result<Blackouts, Failure> {
    let client = match of.client.trim() {
        "" => None,
        text => Some(client_ref(tx, text)?),
    };
    let from = if of.past { NaiveDateTime::MIN } else { context.now.at_offset(0) - Days::new(1) };
    let found = store::maintenance::blackouts(tx, client, from)?;
    let rows = found.into_iter().map(|stored| view(context, tx, stored)).collect::<Result<_, _>>()?;
    Ok(Blackouts { rows })
}

fn view(context: &Context<'_>, tx: &Reading<'_>, of: Stored<Blackout>) -> Result<BlackoutView, Failure> {
    let zone = context.zone(of.value.zone);
    let stretch = resolve(&of.value.wall, &zone);
    Ok(BlackoutView {
        id: of.value.id.to_string(),
        version: of.version,
        client_id: of.value.client.to_string(),
        client: store::clients::name_of(tx, of.value.client)?,
        starts: Moment::new(stretch.from, &zone),
        ends: Moment::new(stretch.to, &zone),
        reason: of.value.reason,
    })
}

/// Enters or changes a blackout.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; `Conflict`.
pub fn save_blackout(context: &Context<'_>, save: BlackoutSave) -> Result<Blackouts, Failure> {
    context.change(|tx, acts| {
        let (client, wall) = checked(tx, &save)?;
        let zone = store::clients::get(tx, client)?.value.zone;
        let reason = save.reason.trim().to_owned();
        let subject = format!("{}, {reason}", store::clients::name_of(tx, client)?);
        match save.id.as_deref().filter(|id| !id.is_empty()) {
            None => {
                let blackout = Blackout { id: BlackoutId::new(context.now), client, zone, wall, reason };
                store::maintenance::insert_blackout(tx, &blackout, whose(tx)?, context.now)?;
                acts.entered("blackout", subject, &save);
            }
            Some(id) => {
                let before = store::maintenance::blackout(tx, blackout_id(id)?)?;
                let blackout = Blackout { id: before.value.id, client, zone, wall, reason };
                store::maintenance::update_blackout(tx, &blackout, save.expected_version, context.now)?;
                acts.changed("blackout", subject, &said(&before.value), &save);
            }
        }
        listed(context, tx, &BlackoutsOf::default())
    })
}

/// Takes a blackout away.
///
/// # Errors
/// `NotFound`; `Conflict`.
pub fn remove_blackout(context: &Context<'_>, of: Removal) -> Result<Blackouts, Failure> {
    context.change(|tx, acts| {
        let before = store::maintenance::blackout(tx, blackout_id(&of.id)?)?.value;
        store::maintenance::remove_blackout(tx, before.id, of.expected_version, context.now)?;
        let subject = format!("{}, {}", store::clients::name_of(tx, before.client)?, before.reason);
        acts.changed("blackout", subject, &said(&before), &"taken away");
        listed(context, tx, &BlackoutsOf::default())
    })
}

fn blackout_id(text: &str) -> Result<BlackoutId, Failure> {
    text.trim().parse().map_err(|_| Failure::not_found(format!("blackout \"{text}\"")))
}

fn said(of: &Blackout) -> serde_json::Value {
    serde_json::json!({ "starts": of.wall.starts.to_string(), "ends": of.wall.ends.to_string(), "reason": of.reason })
}

fn checked(tx: &Reading<'_>, save: &BlackoutSave) -> Result<(ClientId, WallStretch), Failure> {
    let mut problems = Problems::default();
    let client = client_ref(tx, &save.client)
        .map_err(|failure| problems.add("client", format!("{} Choose the client.", failure.message)))
        .ok();
    problems.require("reason", &save.reason, "Say why, such as Office move; whoever plans will read it.");
    let day = |text: &str| text.trim().parse::<NaiveDate>().ok();
    let midnight = |day: NaiveDate| day.and_hms_opt(0, 0, 0);
    let starts = read_wall_clock(&save.starts).or_else(|| day(&save.starts).and_then(midnight));
    // A last day is counted whole.
    let ends =
        read_wall_clock(&save.ends).or_else(|| day(&save.ends).and_then(|day| midnight(day + Days::new(1))));
    for (field, typed, read) in [("starts", &save.starts, starts), ("ends", &save.ends, ends)] {
        if read.is_none() {
            let message =
                format!("\"{}\" is not a day. Write it as 2026-12-31, or 2026-12-31T22:00.", typed.trim());
            problems.add(field, message);
        }
    }
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends <= starts
    {
        problems.add("ends", "The end is not after the start.");
    }
    problems.into_result(()).map_err(|found| Failure::invalid("The blackout was not saved.", found))?;
    let wall = WallStretch { starts: starts.expect("checked above"), ends: ends.expect("checked above") };
    Ok((client.expect("checked above"), wall))
}
