//! Maintenance of the sample provider: a series, a single window, an emergency that is over, a draft.

use super::change::{Published, enter_form};
use super::wire::MaintenanceForm;
use crate::context::{Acts, Context, the_provider, user_id};
use crate::failure::Failure;
use chrono::{Datelike, Days, NaiveDateTime, TimeDelta};
use domain::ids::BlackoutId;
use domain::maintenance::{Outcome, WallStretch};
use domain::time::Seconds;
use store::maintenance::{Actual, Blackout, Party};
use store::{Belongs, Writing};

/// Plans the windows around the coming Saturday.
///
/// # Errors
/// Those of the file.
pub(crate) fn add(context: &Context<'_>, tx: &Writing<'_>, acts: &mut Acts) -> Result<(), Failure> {
    let zone = context.zone(the_provider(tx)?.value.zone);
    let today = zone.date(context.now);
    let to_saturday = u64::from((12 - today.weekday().num_days_from_monday()) % 7);
    let saturday = today + Days::new(if to_saturday == 0 { 7 } else { to_saturday });
    let at = |days: i64, hour: u32, minute: u32| -> NaiveDateTime {
        let midnight = saturday.and_hms_opt(hour, minute, 0).expect("an hour of a day");
        midnight + TimeDelta::days(days)
    };
    let form = |title: &str, starts: NaiveDateTime, minutes: i64| MaintenanceForm {
        title: title.to_owned(),
        kind: "standard".to_owned(),
        impact: "degraded".to_owned(),
        zone: zone.id().name().to_owned(),
        starts: starts.format("%Y-%m-%dT%H:%M").to_string(),
        ends: (starts + TimeDelta::minutes(minutes)).format("%Y-%m-%dT%H:%M").to_string(),
        whom: "all".to_owned(),
        ..MaintenanceForm::default()
    };
    let firmware = MaintenanceForm {
        words: "Short interruptions of the network while the switches restart.".to_owned(),
        rule: "FREQ=WEEKLY;INTERVAL=4;BYDAY=SA".to_owned(),
        ..form("Core switch firmware", at(0, 22, 0), 360)
    };
    enter_form(context, tx, acts, &firmware, Published::AtOnce)?;
    let mail = MaintenanceForm {
        services: vec!["Mail".to_owned()],
        ..form("Mail gateway update", at(5, 23, 0), 120)
    };
    enter_form(context, tx, acts, &mail, Published::AtOnce)?;
    let patch = MaintenanceForm {
        kind: "emergency".to_owned(),
        category: "security_patch".to_owned(),
        reason: "The fault was already used against others.".to_owned(),
        requester: "Ana Petrie".to_owned(),
        approver: "L. Hart".to_owned(),
        ..form("OpenSSL patch", at(-10, 18, 30), 45)
    };
    let patched = enter_form(context, tx, acts, &patch, Published::AtOnce)?;
    let stretch = (zone.resolve(at(-10, 18, 30)), zone.resolve(at(-10, 18, 30)) + Seconds::minutes(41));
    let actual = Actual {
        recurrence_id: at(-10, 18, 30),
        started: stretch.0,
        ended: Some((stretch.1, Outcome::Done)),
        words: "All servers patched.".to_owned(),
        recorded: stretch.1,
    };
    store::maintenance::record(tx, patched, &actual, user_id(tx)?)?;
    enter_form(context, tx, acts, &form("Hypervisor patching", at(1, 22, 0), 360), Published::NotYet)?;
    let own_clocks = |party: &Party| party.zone == zone.id();
    let Some(party) = store::maintenance::parties(tx, today)?.into_iter().find(own_clocks) else {
        return Ok(());
    };
    let blackout = Blackout {
        id: BlackoutId::new(context.now),
        client: party.client,
        zone: party.zone,
        wall: WallStretch { starts: at(1, 0, 0), ends: at(2, 0, 0) },
        reason: "Office move".to_owned(),
    };
    store::maintenance::insert_blackout(tx, &blackout, Belongs::ToSample, context.now)?;
    acts.entered("blackout", format!("{}, Office move", party.name), &"an office move");
    Ok(())
}
