//! Holiday files: looked at, and taken into a draft.

use super::entry;
use super::view::{Whole, count, page};
use super::wire::{CalendarDate, CalendarEntry, HolidayFound, HolidayNote, HolidaysImport, HolidaysPreview};
use super::{bytes_of, calendar_ref, keep_draft};
use crate::context::Context;
use crate::failure::{Code, Failure};
use chrono::Datelike;
use documents::holidays::{Feed, read_feed};
use domain::ids::CalendarId;
use store::Reading;

/// Repeating holidays are written out from last year to ten years ahead.
const YEARS_BEFORE: i32 = 1;
const YEARS_AHEAD: i32 = 10;

/// Reads a holiday file (ICS). Looked at, it says which dates are new; taken in, these become dates
/// of the calendar's draft.
///
/// # Errors
/// [`Code::File`] when it cannot be read or is no holiday file; `Invalid` when there is no calendar
/// to put it in; `Conflict`.
pub fn import_holidays(context: &Context<'_>, import: HolidaysImport) -> Result<HolidaysPreview, Failure> {
    let bytes = bytes_of(&import.text, &import.path)?;
    let id = import.id.as_deref().filter(|id| !id.is_empty());
    let known = context.read(|tx| known(context, tx, id, import.entry.as_ref()))?;
    let zone = domain::zones::ZoneId::parse(&known.zone).unwrap_or(domain::zones::ZoneId::UTC);
    let year = context.zone(zone).date(context.now).year();
    let feed = read_feed(&bytes, year - YEARS_BEFORE..=year + YEARS_AHEAD).map_err(|refused| {
        Failure::new(
            Code::File,
            format!("The holiday file was not taken: {refused}."),
            "Export the calendar again as iCalendar (.ics).",
        )
    })?;
    let preview = preview(context, &feed, &known);
    if import.dry_run {
        return Ok(preview);
    }
    let Some(id) = id else {
        return Err(Failure::field("id", "Say which calendar takes the holidays, or only look at the file."));
    };
    context.change(|tx, acts| {
        let id = calendar_ref(tx, id)?;
        let mut entry = known.clone();
        entry.dates.extend(new_dates(&preview));
        entry.dates.sort_by(|a, b| a.date.cmp(&b.date));
        keep_draft(context, tx, acts, id, import.expected_version, &entry)?;
        Ok(HolidaysPreview { calendar: Some(page(context, tx, id)?), ..preview.clone() })
    })
}

fn known(
    context: &Context<'_>,
    tx: &Reading<'_>,
    id: Option<&str>,
    typed: Option<&CalendarEntry>,
) -> Result<CalendarEntry, Failure> {
    if let Some(typed) = typed {
        return Ok(typed.clone());
    }
    let Some(id) = id else {
        let zone = store::provider::get(tx)?.map_or("UTC", |provider| provider.value.zone.name()).to_owned();
        let empty = domain::calendar::Calendar::around_the_clock(domain::zones::ZoneId::UTC);
        return Ok(CalendarEntry { zone, ..entry::entry("", &empty) });
    };
    let id: CalendarId = calendar_ref(tx, id)?;
    let whole = Whole::read(context, tx, id)?;
    let calendar = whole.numbered(0)?;
    // Nothing of the desk is needed to read it, but a zone that is gone is found here.
    context.zone(calendar.zone);
    Ok(entry::entry(&whole.stored.value.name, calendar))
}

fn new_dates(preview: &HolidaysPreview) -> impl Iterator<Item = CalendarDate> + '_ {
    preview.days.iter().filter(|day| day.state == "new").map(|day| CalendarDate {
        date: day.date.clone(),
        name: day.name.clone(),
        kind: "closed".to_owned(),
        spans: Vec::new(),
    })
}

fn preview(context: &Context<'_>, feed: &Feed, known: &CalendarEntry) -> HolidaysPreview {
    let sets: Vec<_> =
        known.holiday_sets.iter().filter_map(|key| context.desk.shelf.holidays().get(key)).collect();
    let mut days = Vec::new();
    for day in &feed.days {
        let date = day.date.to_string();
        let in_set = |set: &&domain::calendar::HolidaySet| {
            set.days.binary_search_by_key(&day.date, |own| own.date).is_ok()
        };
        let state = if known.dates.iter().any(|typed| typed.date == date && typed.kind != "breaks") {
            "known"
        } else if sets.iter().any(in_set) {
            "in_set"
        } else {
            "new"
        };
        days.push(HolidayFound {
            date,
            name: day.name.clone(),
            state: state.to_owned(),
            line: count(day.line),
        });
    }
    HolidaysPreview {
        name: feed.name.clone(),
        summary: summary(feed),
        new: count(days.iter().filter(|day| day.state == "new").count()),
        days,
        notes: feed
            .notes
            .iter()
            .map(|note| HolidayNote { line: count(note.line), message: note.message.clone() })
            .collect(),
        notes_total: count(feed.notes_total),
        calendar: None,
    }
}

fn summary(feed: &Feed) -> Vec<String> {
    let of =
        |n: usize, one: &str, many: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {many}") };
    let mut words = vec![format!(
        "{} in the file, {}.",
        of(feed.events, "event", "events"),
        of(feed.days.len(), "closed date", "closed dates")
    )];
    if let Some((first, last)) = feed.years {
        words.push(format!(
            "{}: entered from {first} to {last}, no further.",
            of(feed.repeating, "event repeats", "events repeat")
        ));
    }
    let left = [
        (feed.cancelled, "cancelled event was left out", "cancelled events were left out"),
        (
            feed.timed,
            "event is not a whole day and was left out",
            "events are not whole days and were left out",
        ),
        (feed.merged, "date came twice and was merged", "dates came more than once and were merged"),
    ];
    words
        .extend(left.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| format!("{}.", of(*n, one, many))));
    words
}
