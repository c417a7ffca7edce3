//! The `[calendar]` of a policy file or a calendar file.

use super::table::{Age, Table, Text};
use domain::calendar::{Calendar, DayHours, Exception, Holidays, Opening, Span, WEEKDAYS};
use domain::problem::Problems;
use domain::zones::ZoneId;

/// The calendar, and whether its zone is only a start that the provider must choose.
pub(super) fn read(table: Table<'_>, holidays: &Holidays) -> (Calendar, bool) {
    let zone = zone(&table);
    let must_be_chosen = table.flag("zone_must_be_chosen");
    let holiday_sets = holiday_sets(&table, holidays);
    let (opening, day_places) = opening(&table);
    let (exceptions, exception_places) = exceptions(&table);
    let calendar = Calendar { zone, opening, holiday_sets, exceptions };
    if table.document.age == Age::New {
        check(&table, &calendar, &day_places, &exception_places);
    }
    table.finish();
    (calendar, must_be_chosen)
}

/// Notes what the calendar as a whole says wrong, each at the line it stands in.
fn check(table: &Table<'_>, calendar: &Calendar, days: &[Option<usize>; 7], exceptions: &[usize]) {
    let mut problems = Problems::default();
    calendar.check(&mut problems);
    for problem in problems.into_result(()).err().unwrap_or_default() {
        let day = WEEKDAYS.iter().position(|day| problem.field.strip_prefix("hours.") == Some(day));
        let parts = problem.field.strip_prefix("exceptions.").and_then(|rest| rest.split_once('.'));
        let exception = parts.and_then(|(index, key)| Some((index.parse::<usize>().ok()?, key)));
        let (at, field) = match exception {
            Some((index, key)) => (exceptions[index], format!("exceptions[{index}].{key}")),
            None => (day.and_then(|day| days[day]).unwrap_or(table.at), problem.field.clone()),
        };
        table.document.problem(at, &table.field(&field), problem.message);
    }
}

fn zone(table: &Table<'_>) -> ZoneId {
    let name =
        table.required("zone", "the calendar names no zone. Give an IANA name such as Pacific/Auckland.");
    if name.is_empty() {
        return ZoneId::UTC;
    }
    ZoneId::parse(&name).unwrap_or_else(|refused| {
        table.problem("zone", refused);
        ZoneId::UTC
    })
}

fn holiday_sets(table: &Table<'_>, holidays: &Holidays) -> Vec<String> {
    let mut sets = Vec::new();
    for set in table.texts("holidays") {
        let known = || holidays.sets.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        if holidays.get(set.text).is_none() {
            let message = format!("there is no holiday set {:?}. Known sets are {}.", set.text, known());
            table.document.problem(set.at, &table.field("holidays"), message);
        }
        sets.push(set.text.to_owned());
    }
    sets
}

/// The hours, and for each day where in the file they are given.
fn opening(table: &Table<'_>) -> (Opening, [Option<usize>; 7]) {
    let hours = table.table("hours");
    let mut places = [None; 7];
    if table.flag("around_the_clock") {
        if hours.is_some() {
            table.problem(
                "hours",
                "a calendar that is open around the clock has no hours. Leave one of the two out.",
            );
        }
        return (Opening::AroundTheClock, places);
    }
    let mut week: [DayHours; 7] = Default::default();
    let Some(hours) = hours else { return (Opening::Weekly(week), places) };
    for (key, texts) in hours.lists() {
        let Some(days) = days(key.text) else {
            let message = format!(
                "{:?} is no day. Days are {}, a range such as mon-fri.",
                key.text,
                WEEKDAYS.join(", ")
            );
            hours.document.problem(key.at, &hours.field(key.text), message);
            continue;
        };
        let spans = spans(&hours, key.text, &texts);
        for day in days {
            if places[day].is_some() {
                let message = format!("the hours of {} are given twice.", WEEKDAYS[day]);
                hours.document.problem(key.at, &hours.field(key.text), message);
            }
            places[day] = Some(key.at);
            week[day].clone_from(&spans);
        }
    }
    (Opening::Weekly(week), places)
}

/// The days that `mon`, `mon-fri` or `sat-mon` names.
pub(super) fn days(key: &str) -> Option<Vec<usize>> {
    let day = |name: &str| WEEKDAYS.iter().position(|known| *known == name);
    let key = key.to_lowercase();
    let Some((first, last)) = key.split_once('-') else { return Some(vec![day(&key)?]) };
    let (first, last) = (day(first)?, day(last)?);
    let length = (last + 7 - first) % 7;
    Some((0..=length).map(|step| (first + step) % 7).collect())
}

fn spans(table: &Table<'_>, key: &str, texts: &[Text<'_>]) -> DayHours {
    let mut spans = DayHours::new();
    for text in texts {
        match Span::parse(text.text) {
            Some(span) => spans.push(span),
            None => {
                let message =
                    format!("{:?} is not a span of time. Write for example \"09:00-17:00\".", text.text);
                table.document.problem(text.at, &table.field(key), message);
            }
        }
    }
    spans
}

/// The exceptions, and where in the file each stands.
fn exceptions(table: &Table<'_>) -> (Vec<Exception>, Vec<usize>) {
    let (mut exceptions, mut places) = (Vec::new(), Vec::new());
    for table in table.tables("exceptions") {
        if let Some(exception) = exception(&table) {
            exceptions.push(exception);
            places.push(table.at);
        }
        table.finish();
    }
    (exceptions, places)
}

fn exception(table: &Table<'_>) -> Option<Exception> {
    let date = table.date("date");
    if !table.has("date") {
        table.problem("date", "the exception names no date. Write for example date = 2026-12-24.");
    }
    let name = table.required(
        "name",
        "the exception has no name; a ledger prints it. Write for example name = \"Christmas Eve\".",
    );
    let closed = table.flag("closed");
    let (hours, breaks) = (table.texts("hours"), table.texts("breaks"));
    let given = [table.has("closed"), table.has("hours"), table.has("breaks")];
    let given = given.iter().filter(|given| **given).count();
    let date = date?;
    match (closed, given) {
        (true, 1) => Some(Exception::Closed { date, name }),
        (false, 1) if table.has("hours") => {
            Some(Exception::Hours { date, name, hours: listed(table, "hours", &hours) })
        }
        (false, 1) if table.has("breaks") => {
            Some(Exception::Breaks { date, name, breaks: listed(table, "breaks", &breaks) })
        }
        (true | false, _) => {
            table.problem(
                "closed",
                "an exception takes exactly one of closed = true, hours = [...] and breaks = [...].",
            );
            None
        }
    }
}

fn listed(table: &Table<'_>, key: &'static str, texts: &[Text<'_>]) -> DayHours {
    let spans = spans(table, key, texts);
    if spans.is_empty() && texts.is_empty() {
        table.problem(key, format!("{key} lists no span. For a closed day write closed = true."));
    }
    spans
}
