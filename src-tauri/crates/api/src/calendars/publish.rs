//! Publishing: a draft becomes a version that is in force from a day on.

use super::view::page;
use super::wire::{CalendarPage, CalendarPublish};
use super::{Whole, calendar_ref};
use crate::context::Context;
use crate::failure::Failure;
use crate::terms;
use chrono::NaiveDate;
use documents::policy_files::write_calendar;
use domain::ids::CalendarVersionId;
use store::calendars::{CalendarRow, NewVersion};
use store::{Noun, StoreError};

/// Publishes the draft of a calendar. It is in force from a day after today in its zone: what was
/// promised for the days before it stays as it was.
///
/// # Errors
/// `Invalid` for a day that is not after today; `NotNow` without a draft, or when the draft changes
/// nothing; `Conflict`.
pub fn publish(context: &Context<'_>, of: CalendarPublish) -> Result<CalendarPage, Failure> {
    context.change(|tx, acts| {
        let id = calendar_ref(tx, &of.id)?;
        let whole = Whole::read(context, tx, id)?;
        let name = whole.stored.value.name.clone();
        if whole.stored.version != of.expected_version {
            let (what, found) = (Noun::Calendar, whole.stored.version);
            return Err(StoreError::Conflict { what, expected: of.expected_version, found }.into());
        }
        let Some(draft) = &whole.draft else {
            let message = format!("{name} has no draft to publish.");
            return Err(Failure::not_now(message, "Edit the calendar first; saving makes a draft."));
        };
        if whole.versions.first().is_some_and(|(_, newest)| newest == draft) {
            let message = format!("The draft of {name} says the same as its newest version.");
            return Err(Failure::not_now(message, "Change something, or discard the draft."));
        }
        let from = first_day(&of.from, whole.last_begun(context))?;
        let row = CalendarRow { id, name: name.clone(), draft: None };
        store::calendars::change(tx, &row, of.expected_version, context.now)?;
        let text = write_calendar("", draft);
        let version = NewVersion {
            id: CalendarVersionId::new(context.now),
            calendar: id,
            effective_from: Some(from),
            revision: true,
            text: &text,
        };
        let number = store::calendars::insert_version(tx, &version, context.now)?;
        acts.entered("calendar", format!("{name} version {number}"), &text);
        // What they come to from that day on is written down now; what they came to before stays.
        for contract in whole.standing() {
            let contract = store::contracts::get(tx, contract)?.value;
            terms::renew(context, tx, &contract, from)?;
        }
        page(context, tx, id)
    })
}

fn first_day(typed: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
    let from = NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").map_err(|_| {
        Failure::field(
            "from",
            format!("\"{typed}\" is not a date. Write for example {}.", today + chrono::Days::new(1)),
        )
    })?;
    if from <= today {
        let message = format!(
            "A version takes effect after today, {today} where it counts: what was promised until then stays as it was. Choose {} or later.",
            today + chrono::Days::new(1)
        );
        return Err(Failure::field("from", message));
    }
    if from > domain_end() {
        return Err(Failure::field("from", format!("{from} is later than anything is computed for.")));
    }
    Ok(from)
}

fn domain_end() -> NaiveDate {
    NaiveDate::from_ymd_opt(2099, 12, 31).expect("a date chrono can name")
}
