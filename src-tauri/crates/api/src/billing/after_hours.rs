//! The calendar that multipliers hang on, as it was on a day.

use crate::calendars::definition;
use crate::context::Context;
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::billing::NormalHours;
use domain::calendar::{Calendar, OpenHours};
use domain::ids::CalendarId;
use store::Reading;

/// A calendar, laid out.
pub(super) struct LaidOutHours {
    hours: OpenHours,
    calendar: Calendar,
}

impl LaidOutHours {
    /// The calendar as it was on a day; before its first version as that says.
    ///
    /// # Errors
    /// [`crate::failure::Code::NotFound`]; [`crate::failure::Code::BeyondCalendar`] for holiday sets nobody knows.
    pub fn of(
        context: &Context<'_>,
        tx: &Reading<'_>,
        id: CalendarId,
        on: NaiveDate,
    ) -> Result<Self, Failure> {
        let versions = store::calendars::versions(tx, id)?;
        let begun = versions.iter().filter(|one| one.effective_from.is_none_or(|from| from <= on));
        let version =
            begun.max_by_key(|one| one.number).or_else(|| versions.iter().min_by_key(|one| one.number));
        let version = version.ok_or_else(|| Failure::not_found("calendar version"))?;
        let calendar = definition(tx, version)?;
        let shelf = &context.desk.shelf;
        let hours = OpenHours::lay_out(&calendar, shelf.holidays(), shelf.zones())?;
        Ok(Self { hours, calendar })
    }

    /// As the charge asks for it.
    pub fn normal<'a>(&'a self, context: &Context<'a>) -> NormalHours<'a> {
        NormalHours { hours: &self.hours, calendar: &self.calendar, holidays: context.desk.shelf.holidays() }
    }
}
