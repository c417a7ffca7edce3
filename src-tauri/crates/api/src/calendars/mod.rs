//! Calendars: entered, drafted, published from a day on, drawn as a year.

mod entry;
mod feed;
mod publish;
mod versions;
mod view;
mod wire;

pub use feed::import_holidays;
pub use publish::publish;
pub use wire::{
    CalendarChanges, CalendarCompare, CalendarContract, CalendarDate, CalendarDayView, CalendarDiscard,
    CalendarEntry, CalendarImport, CalendarImported, CalendarMonth, CalendarOf, CalendarPage,
    CalendarPicture, CalendarPolicy, CalendarPublish, CalendarRow, CalendarSave, CalendarVersionOf,
    CalendarVersionRow, CalendarVersionView, CalendarWarning, CalendarYearAsked, Calendars, ClosedHours,
    ClosedStretch, HolidayFound, HolidayNote, HolidaysImport, HolidaysPreview,
};

pub(crate) use versions::{definition, in_force, link, newest};

use crate::context::{Acts, Context, whose};
use crate::failure::{Code, Failure};
use crate::wire::Nothing;
use crate::words;
use documents::policy_files::{parse_calendar, write_calendar};
use domain::calendar::OpenHours;
use domain::ids::CalendarId;
use domain::names;
use domain::problem::Problems;
use domain::time::Seconds;
use domain::zones::ZoneId;
use store::{Reading, Writing};
use view::Whole;

/// All calendars, in order of their names.
pub fn list(context: &Context<'_>, _: Nothing) -> Result<Calendars, Failure> {
    context.read(|tx| {
        let mut rows = Vec::new();
        let counted = store::calendars::contracts_counted(tx, context.zone(ZoneId::UTC).date(context.now))?;
        for stored in store::calendars::list(tx)? {
            let id = stored.value.id;
            let contracts = counted.iter().find(|(calendar, _)| *calendar == id).map_or(0, |(_, n)| *n);
            rows.push(view::row(context, &Whole::listed(tx, id)?, i64::from(contracts)));
        }
        rows.sort_by(|a, b| names::compare(&a.name, &b.name));
        Ok(Calendars { rows })
    })
}

/// The holiday sets that end soon or have ended, over all calendars.
pub(crate) fn warnings(context: &Context<'_>, tx: &Reading<'_>) -> Result<Vec<CalendarWarning>, Failure> {
    let mut warnings = Vec::new();
    for stored in store::calendars::list(tx)? {
        warnings.extend(view::row(context, &Whole::listed(tx, stored.value.id)?, 0).warnings);
    }
    Ok(warnings)
}

/// When the desk is closed in the next 24 hours, by the calendar that most contracts in force count
/// on; none where no contract is in force.
pub(crate) fn closed_hours(context: &Context<'_>, tx: &Reading<'_>) -> Result<Option<ClosedHours>, Failure> {
    let Some(linked) = store::calendars::most_used(tx)? else { return Ok(None) };
    let version = store::calendars::version(tx, linked)?;
    let today = context.zone(ZoneId::UTC).date(context.now);
    let calendar = match versions::in_force(tx, linked, today)? {
        Some((_, calendar)) => calendar,
        None => versions::definition(tx, &version)?,
    };
    let shelf = &context.desk.shelf;
    let (from, to) = (context.now, context.now + Seconds::hours(24));
    // The day before the year and the day after it, so that any zone's next 24 hours are laid out.
    let year = chrono::Datelike::year(&today);
    let hours = OpenHours::lay_out_between(&calendar, shelf.holidays(), shelf.zones(), year - 1, year + 1)?;
    let mut closed = Vec::new();
    let mut at = from;
    for open in hours.stretches(from, to)? {
        if at < open.from {
            closed.push(ClosedStretch { from: at.to_string(), to: open.from.to_string() });
        }
        at = open.to;
    }
    if at < to {
        closed.push(ClosedStretch { from: at.to_string(), to: to.to_string() });
    }
    Ok(Some(ClosedHours { calendar: version.name, closed }))
}

/// A calendar with its versions and what counts on it.
///
/// # Errors
/// [`Code::NotFound`].
pub fn get(context: &Context<'_>, of: CalendarOf) -> Result<CalendarPage, Failure> {
    context.read(|tx| {
        let id = calendar_ref(tx, &of.id)?;
        view::page(context, tx, id)
    })
}

/// A version of a calendar in full.
///
/// # Errors
/// [`Code::NotFound`].
pub fn version(context: &Context<'_>, of: CalendarVersionOf) -> Result<CalendarVersionView, Failure> {
    context.read(|tx| view::version(&Whole::read(context, tx, calendar_ref(tx, &of.id)?)?, of.number))
}

/// A year of a calendar, day by day.
///
/// # Errors
/// [`Code::NotFound`]; `Invalid` for a year nothing is computed for.
pub fn year(context: &Context<'_>, of: CalendarYearAsked) -> Result<CalendarPicture, Failure> {
    context.read(|tx| {
        let whole = Whole::read(context, tx, calendar_ref(tx, &of.id)?)?;
        view::picture(context, whole.numbered(of.number)?, of.year)
    })
}

/// What changed between two versions, in plain words.
///
/// # Errors
/// [`Code::NotFound`].
pub fn compare(context: &Context<'_>, of: CalendarCompare) -> Result<CalendarChanges, Failure> {
    context.read(|tx| {
        let whole = Whole::read(context, tx, calendar_ref(tx, &of.id)?)?;
        let (before, after) = (whole.numbered(of.before)?, whole.numbered(of.after)?);
        Ok(CalendarChanges { changes: after.changes_since(before, context.desk.shelf.holidays()) })
    })
}

/// Saves the draft of a calendar, new or known. Nothing counts on a draft.
///
/// # Errors
/// `Invalid` with every problem; `Conflict` when it was changed since it was read; `Taken` when its
/// name is in use.
pub fn save(context: &Context<'_>, save: CalendarSave) -> Result<CalendarPage, Failure> {
    context.change(|tx, acts| {
        let id = kept(context, tx, acts, save.id.as_deref(), save.expected_version, &save.entry)?;
        view::page(context, tx, id)
    })
}

/// Reads a calendar file into the draft of a calendar, new or known.
///
/// # Errors
/// `Invalid` with every problem of the file; [`Code::File`] when it cannot be read; `Conflict`.
pub fn import_file(context: &Context<'_>, import: CalendarImport) -> Result<CalendarImported, Failure> {
    let bytes = bytes_of(&import.text, &import.path)?;
    let text = String::from_utf8_lossy(&bytes);
    let file = parse_calendar(&text)
        .map_err(|problems| Failure::invalid("The calendar file was not taken.", problems))?;
    context.desk.shelf.check_calendar(&file.calendar)?;
    let mut entry = entry::entry(&file.name, &file.calendar);
    let words = words::calendar(&file.calendar);
    if import.dry_run {
        return Ok(CalendarImported { entry, words, calendar: None });
    }
    context.change(|tx, acts| {
        let known = import.id.as_deref().filter(|id| !id.is_empty());
        if let Some(id) = known.filter(|_| entry.name.is_empty()) {
            entry.name = store::calendars::get(tx, calendar_ref(tx, id)?)?.value.name;
        }
        let id = kept(context, tx, acts, known, import.expected_version, &entry)?;
        let calendar = Some(view::page(context, tx, id)?);
        Ok(CalendarImported { entry: entry.clone(), words: words.clone(), calendar })
    })
}

/// Throws a draft away. A calendar that never had a version leaves with it.
///
/// # Errors
/// `NotNow` without a draft; `Conflict`.
pub fn discard(context: &Context<'_>, of: CalendarDiscard) -> Result<Calendars, Failure> {
    context.change(|tx, acts| {
        let id = calendar_ref(tx, &of.id)?;
        let stored = store::calendars::get(tx, id)?;
        let before = stored.value.draft.clone().ok_or_else(|| {
            Failure::not_now(format!("{} has no draft.", stored.value.name), "There is nothing to discard.")
        })?;
        let row = store::calendars::CalendarRow { draft: None, ..stored.value };
        store::calendars::change(tx, &row, of.expected_version, context.now)?;
        if store::calendars::versions(tx, id)?.is_empty() {
            store::calendars::remove(tx, id)?;
        }
        acts.changed("calendar", &row.name, &before, &Nothing::default());
        Ok(())
    })?;
    list(context, Nothing::default())
}

/// Writes a draft into a calendar, or a new calendar with it.
fn kept(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    id: Option<&str>,
    expected_version: i64,
    entry: &CalendarEntry,
) -> Result<CalendarId, Failure> {
    if let Some(id) = id.filter(|id| !id.is_empty()) {
        let id = calendar_ref(tx, id)?;
        keep_draft(context, tx, acts, id, expected_version, entry)?;
        return Ok(id);
    }
    let draft = checked(context, tx, None, entry)?;
    let id = CalendarId::new(context.now);
    let row = store::calendars::CalendarRow { id, name: entry.name.trim().to_owned(), draft: Some(draft) };
    store::calendars::insert(tx, &row, whose(tx)?, context.now)?;
    acts.entered("calendar", &row.name, entry);
    Ok(id)
}

fn keep_draft(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    id: CalendarId,
    expected_version: i64,
    entry: &CalendarEntry,
) -> Result<(), Failure> {
    let before = Whole::read(context, tx, id)?;
    let before = before.edited().map(|calendar| entry::entry(&before.stored.value.name, calendar));
    let draft = checked(context, tx, Some(id), entry)?;
    let row = store::calendars::CalendarRow { id, name: entry.name.trim().to_owned(), draft: Some(draft) };
    store::calendars::change(tx, &row, expected_version, context.now)?;
    acts.changed("calendar", &row.name, &before, entry);
    Ok(())
}

/// The calendar file of what was typed, when nothing is wrong with it.
fn checked(
    context: &Context<'_>,
    tx: &Reading<'_>,
    id: Option<CalendarId>,
    typed: &CalendarEntry,
) -> Result<String, Failure> {
    let mut problems = Problems::default();
    let read = entry::calendar(typed, context.desk.shelf.holidays());
    let taken = store::calendars::by_name(tx, typed.name.trim())?.is_some_and(|other| Some(other) != id);
    if taken {
        problems.add("entry.name", format!("There is a calendar named {} already.", typed.name.trim()));
    }
    let calendar = match read {
        Ok(calendar) => Some(calendar),
        Err(found) => {
            problems.add_within("entry", found);
            None
        }
    };
    let failure = |problems| Failure::invalid("The calendar was not saved.", problems);
    problems.into_result(()).map_err(failure)?;
    let calendar = calendar.expect("a calendar that was not read has problems");
    context.desk.shelf.check_calendar(&calendar)?;
    Ok(write_calendar("", &calendar))
}

/// A calendar as people name it: its id, or its name.
///
/// # Errors
/// [`Code::NotFound`].
fn calendar_ref(tx: &Reading<'_>, text: &str) -> Result<CalendarId, Failure> {
    if let Ok(id) = text.trim().parse::<CalendarId>() {
        return Ok(id);
    }
    let named = store::calendars::by_name(tx, text.trim())?;
    named.ok_or_else(|| Failure::not_found(format!("calendar \"{text}\"")))
}

pub(crate) fn bytes_of(text: &str, path: &str) -> Result<Vec<u8>, Failure> {
    if !text.is_empty() {
        return Ok(text.as_bytes().to_vec());
    }
    if path.trim().is_empty() {
        return Err(Failure::field("path", "Choose a file, or type its path."));
    }
    std::fs::read(path).map_err(|error| {
        Failure::new(
            Code::File,
            format!("{path} could not be read: {error}."),
            "Check the path and its permissions.",
        )
    })
}

/// Whether a calendar can be laid out at all is found when it is saved, not at the first deadline.
impl crate::shelf::Shelf {
    fn check_calendar(&self, calendar: &domain::calendar::Calendar) -> Result<(), Failure> {
        OpenHours::lay_out(calendar, self.holidays(), self.zones())?;
        Ok(())
    }
}
