//! Which version of a calendar says what, and which one counts when.

use crate::context::Context;
use crate::failure::{Code, Failure};
use chrono::NaiveDate;
use documents::policy_files::{parse_kept, parse_kept_calendar, write_calendar};
use domain::calendar::Calendar;
use domain::ids::{CalendarId, CalendarVersionId};
use domain::sla::Policy;
use store::calendars::{CalendarRow, CalendarVersion, NewVersion};
use store::{Reading, Writing};

/// What a version says. One that was made before calendars were things of their own holds only
/// words; the policy it came with says the rest.
///
/// # Errors
/// [`Code::Fault`] when neither can be read.
pub(crate) fn definition(tx: &Reading<'_>, version: &CalendarVersion) -> Result<Calendar, Failure> {
    if let Ok(file) = parse_kept_calendar(&version.text) {
        return Ok(file.calendar);
    }
    let policies = store::calendars::policies_on(tx, version.calendar)?;
    let linked = policies.iter().filter(|policy| policy.calendar == version.id);
    linked.filter_map(|policy| parse_kept(&policy.text).ok()).map(|policy| policy.calendar).next().ok_or_else(
        || {
            Failure::new(
                Code::Fault,
                format!("Version {} of the calendar {} can no longer be read.", version.number, version.name),
                "Please report this with a copy of the database.",
            )
        },
    )
}

/// What a calendar says at last: its draft, or its newest version where nothing is drafted.
///
/// # Errors
/// [`Code::NotFound`]; as [`definition`].
pub(crate) fn newest(tx: &Reading<'_>, id: CalendarId) -> Result<Calendar, Failure> {
    let row = store::calendars::get(tx, id)?.value;
    if let Some(file) = row.draft.as_deref().and_then(|draft| parse_kept_calendar(draft).ok()) {
        return Ok(file.calendar);
    }
    let versions = store::calendars::versions(tx, id)?;
    definition(tx, versions.first().ok_or_else(|| Failure::not_found("calendar version"))?)
}

/// The newest version that is in force on a date.
pub(super) fn in_force_on(versions: &[CalendarVersion], date: NaiveDate) -> Option<&CalendarVersion> {
    let begun = |version: &&CalendarVersion| version.effective_from.is_none_or(|from| from <= date);
    versions.iter().filter(begun).max_by_key(|version| version.number)
}

/// The version, and what it says, that counts on `date` for a policy linked to `linked` where one
/// published since took its place; `None` where the policy's own words still hold.
///
/// # Errors
/// As [`definition`].
pub(crate) fn in_force(
    tx: &Reading<'_>,
    linked: CalendarVersionId,
    date: NaiveDate,
) -> Result<Option<(CalendarVersionId, Calendar)>, Failure> {
    let Some(version) = store::calendars::in_force(tx, linked, date)? else { return Ok(None) };
    Ok(Some((version.id, definition(tx, &version)?)))
}

/// The version of a calendar that a policy counts on: one that says the same and is current, or
/// the first of a new calendar named after the policy. A policy never adds to a calendar of others.
pub(crate) fn link(
    context: &Context<'_>,
    tx: &Writing<'_>,
    policy: &Policy,
) -> Result<CalendarVersionId, Failure> {
    let today = context.zone(policy.calendar.zone).date(context.now);
    for calendar in store::calendars::list(tx)? {
        let versions = store::calendars::versions(tx, calendar.value.id)?;
        let current = in_force_on(&versions, today).into_iter().chain(versions.first());
        for version in current {
            // A version whose words cannot be read is nobody's match.
            if definition(tx, version).is_ok_and(|calendar| calendar == policy.calendar) {
                return Ok(version.id);
            }
        }
    }
    let id = CalendarId::new(context.now);
    let calendar = CalendarRow { id, name: free_name(tx, &policy.name)?, draft: None };
    store::calendars::insert(tx, &calendar, crate::context::whose(tx)?, context.now)?;
    let version = NewVersion {
        id: CalendarVersionId::new(context.now),
        calendar: id,
        effective_from: policy.effective_from,
        revision: false,
        text: &write_calendar("", &policy.calendar),
    };
    store::calendars::insert_version(tx, &version, context.now)?;
    Ok(version.id)
}

/// `CyberMark Standard`, or `CyberMark Standard 2` where a calendar has that name.
fn free_name(tx: &Reading<'_>, wanted: &str) -> Result<String, Failure> {
    let mut name = wanted.to_owned();
    let mut number = 2;
    while store::calendars::by_name(tx, &name)?.is_some() {
        name = format!("{wanted} {number}");
        number += 1;
    }
    Ok(name)
}
