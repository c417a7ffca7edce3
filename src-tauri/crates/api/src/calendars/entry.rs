//! Between what is typed and a calendar: all problems at once, each at its field.

use super::wire::{CalendarDate, CalendarEntry};
use chrono::NaiveDate;
use domain::calendar::{Calendar, DayHours, Exception, Holidays, Opening, Span, WEEKDAYS};
use domain::problem::{Problem, Problems};
use domain::zones::ZoneId;

/// More dates than a calendar of its own has.
pub(super) const MOST_DATES: usize = 10_000;
const LONGEST_NAME: usize = 120;

/// The calendar that was typed.
///
/// # Errors
/// Every problem; fields are `name`, `zone`, `week.mon`, `holiday_sets`, `dates.3.spans`.
pub(super) fn calendar(entry: &CalendarEntry, holidays: &Holidays) -> Result<Calendar, Vec<Problem>> {
    let mut problems = Problems::default();
    name(&entry.name, &mut problems);
    let zone = ZoneId::parse(entry.zone.trim()).unwrap_or_else(|refused| {
        problems.add("zone", refused);
        ZoneId::UTC
    });
    for key in entry.holiday_sets.iter().filter(|key| holidays.get(key).is_none()) {
        problems.add("holiday_sets", format!("There is no holiday set \"{key}\"."));
    }
    let (opening, unread) = opening(entry, &mut problems);
    let exceptions = exceptions(&entry.dates, &mut problems);
    let whole = exceptions.len() == entry.dates.len() && !unread;
    let calendar = Calendar { zone, opening, holiday_sets: sets(&entry.holiday_sets), exceptions };
    check(&calendar, whole, &mut problems);
    problems.into_result(calendar)
}

fn name(typed: &str, problems: &mut Problems) {
    problems.require("name", typed, "A calendar needs a name; policies and contracts show it.");
    if typed.chars().count() > LONGEST_NAME {
        problems.add("name", format!("A name has at most {LONGEST_NAME} letters."));
    }
}

/// Each set once, in the order typed.
fn sets(typed: &[String]) -> Vec<String> {
    let mut sets: Vec<String> = Vec::new();
    for key in typed {
        if !sets.contains(key) {
            sets.push(key.clone());
        }
    }
    sets
}

fn opening(entry: &CalendarEntry, problems: &mut Problems) -> (Opening, bool) {
    if entry.around_the_clock {
        return (Opening::AroundTheClock, false);
    }
    let mut week: [DayHours; 7] = Default::default();
    let mut unread = false;
    if entry.week.len() != 7 {
        problems
            .add("week", format!("A week has seven days, Monday first; {} were given.", entry.week.len()));
        unread = true;
    }
    for (day, (texts, key)) in entry.week.iter().zip(WEEKDAYS).enumerate() {
        let field = format!("week.{key}");
        week[day] = spans(&field, texts, problems);
        unread |= week[day].len() != texts.len();
    }
    (Opening::Weekly(week), unread)
}

fn spans(field: &str, texts: &[String], problems: &mut Problems) -> DayHours {
    let mut spans = DayHours::new();
    for text in texts {
        match Span::parse(text) {
            Some(span) => spans.push(span),
            None => {
                problems
                    .add(field, format!("\"{text}\" is not a span of time. Write for example 09:00-17:00."));
            }
        }
    }
    spans
}

fn exceptions(dates: &[CalendarDate], problems: &mut Problems) -> Vec<Exception> {
    if dates.len() > MOST_DATES {
        problems.add(
            "dates",
            format!("A calendar takes at most {MOST_DATES} dates of its own; these are {}.", dates.len()),
        );
        return Vec::new();
    }
    dates.iter().enumerate().filter_map(|(at, typed)| exception(at, typed, problems)).collect()
}

fn exception(at: usize, typed: &CalendarDate, problems: &mut Problems) -> Option<Exception> {
    let field = |key: &str| format!("dates.{at}.{key}");
    let date = NaiveDate::parse_from_str(typed.date.trim(), "%Y-%m-%d").ok();
    let date = date.filter(|date| (1970..=2099).contains(&chrono::Datelike::year(date)));
    if date.is_none() {
        let message =
            format!("\"{}\" is not a date from 1970 to 2099. Write for example 2026-12-24.", typed.date);
        problems.add(field("date"), message);
    }
    problems.require(&field("name"), &typed.name, "The date needs a name; a ledger prints it.");
    let texts: Vec<String> = typed.spans.iter().filter(|text| !text.trim().is_empty()).cloned().collect();
    let spans = spans(&field("spans"), &texts, problems);
    let name = typed.name.trim().to_owned();
    if typed.kind != "closed" && texts.is_empty() {
        problems.add(field("spans"), "Give at least one span of time, or close the whole day.");
    }
    let read = spans.len() == texts.len();
    match typed.kind.as_str() {
        "closed" => Some(Exception::Closed { date: date?, name }),
        "hours" => Some(Exception::Hours { date: date?, name, hours: spans }).filter(|_| read),
        "breaks" => Some(Exception::Breaks { date: date?, name, breaks: spans }).filter(|_| read),
        other => {
            problems.add(field("kind"), format!("\"{other}\" is none of closed, hours and breaks."));
            None
        }
    }
}

/// What the calendar as a whole says wrong. While a part could not be read, the rest of the week is
/// not held against it.
fn check(calendar: &Calendar, whole: bool, problems: &mut Problems) {
    let mut found = Problems::default();
    calendar.check(&mut found);
    for problem in found.into_result(()).err().unwrap_or_default() {
        let field = match problem.field.split_once('.') {
            Some(("hours", day)) => format!("week.{day}"),
            Some(("exceptions", rest)) => {
                let spans = rest.replace(".hours", ".spans").replace(".breaks", ".spans");
                format!("dates.{spans}")
            }
            _ => "week".to_owned(),
        };
        if whole || field.starts_with("week.") {
            problems.add(field, problem.message);
        }
    }
}

/// A calendar as it is typed.
pub(super) fn entry(name: &str, calendar: &Calendar) -> CalendarEntry {
    let texts = |spans: &[Span]| spans.iter().map(ToString::to_string).collect::<Vec<_>>();
    let week = match &calendar.opening {
        Opening::AroundTheClock => vec![Vec::new(); 7],
        Opening::Weekly(week) => week.iter().map(|day| texts(day)).collect(),
    };
    let date = |exception: &Exception| {
        let (name, kind, spans) = match exception {
            Exception::Closed { name, .. } => (name, "closed", Vec::new()),
            Exception::Hours { name, hours, .. } => (name, "hours", texts(hours)),
            Exception::Breaks { name, breaks, .. } => (name, "breaks", texts(breaks)),
        };
        CalendarDate { date: exception.date().to_string(), name: name.clone(), kind: kind.to_owned(), spans }
    };
    CalendarEntry {
        name: name.to_owned(),
        zone: calendar.zone.name().to_owned(),
        around_the_clock: calendar.opening == Opening::AroundTheClock,
        week,
        holiday_sets: calendar.holiday_sets.clone(),
        dates: calendar.exceptions.iter().map(date).collect(),
    }
}
