//! Calendars as a terminal shows them.

use api::calendars::{CalendarEntry, CalendarPage, CalendarPicture, Calendars, HolidaysPreview};

use crate::columns::{Columns, Side};
use crate::words::{count, number, or_dash};

pub fn rows(calendars: &Calendars) -> String {
    let (left, right) = (Side::Left, Side::Right);
    let heads = [
        ("CALENDAR", left),
        ("HOURS", left),
        ("VERSION", right),
        ("DRAFT", left),
        ("POLICIES", right),
        ("CONTRACTS", right),
    ];
    let mut columns = Columns::new(&heads);
    for row in &calendars.rows {
        let version = if row.number == 0 { or_dash("") } else { number(row.number) };
        let draft = if row.has_draft { "draft" } else { "" };
        let cells = [
            row.name.clone(),
            row.words.clone(),
            version,
            or_dash(draft),
            number(row.policies),
            number(row.contracts),
        ];
        columns.row(cells);
    }
    if columns.is_empty() {
        return "No calendars. A policy brings its own; `msp calendars edit --file FILE` makes one."
            .to_owned();
    }
    let mut text = columns.text();
    for warning in calendars.rows.iter().flat_map(|row| &row.warnings) {
        text += &format!("\n{} {}", warning.message, warning.advice);
    }
    text
}

pub fn page(page: &CalendarPage) -> String {
    let mut text = entry(&page.entry, &page.row.words);
    if page.row.has_draft {
        text += "\nThis is a draft; `msp calendars publish` puts it in force from a day on.\n";
        for change in &page.draft_changes {
            text += &format!("  {change}\n");
        }
    }
    for policy in &page.policies {
        text += &format!("\nPolicy    {}, version {}", policy.name, policy.number);
    }
    for contract in &page.contracts {
        text += &format!("\nContract  {} {} ({})", contract.number, contract.client, contract.status);
    }
    for warning in &page.row.warnings {
        text += &format!("\n\n{} {}", warning.message, warning.advice);
    }
    text
}

pub fn entry(entry: &CalendarEntry, words: &str) -> String {
    let mut text = format!("{}\n{words}\n", entry.name);
    let mut columns = Columns::of_words(&["DATE", "NAME", "WHAT"]);
    for date in &entry.dates {
        let what = match date.kind.as_str() {
            "hours" => format!("open {}", date.spans.join(" ")),
            "breaks" => format!("break {}", date.spans.join(" ")),
            _ => "closed".to_owned(),
        };
        columns.row([date.date.clone(), date.name.clone(), what]);
    }
    if !columns.is_empty() {
        text += &format!("\n{}", columns.text());
    }
    text
}

pub fn versions(page: &CalendarPage) -> String {
    let (left, right) = (Side::Left, Side::Right);
    let heads = [("VERSION", right), ("FROM", left), ("STATE", left), ("MADE BY", left), ("HOURS", left)];
    let mut columns = Columns::new(&heads);
    for version in &page.versions {
        let from = version.from.as_deref().unwrap_or("the beginning");
        let by = if version.by_policy { "a policy" } else { "the editor" };
        let state = version.state.replace('_', " ");
        columns.row([number(version.number), from.to_owned(), state, by.to_owned(), version.words.clone()]);
    }
    let mut text = format!("{}\n\n{}", page.row.name, columns.text());
    for version in page.versions.iter().filter(|version| !version.changes.is_empty()) {
        text += &format!("\nVersion {}\n", version.number);
        for change in &version.changes {
            text += &format!("  {change}\n");
        }
    }
    text
}

pub fn year(year: &CalendarPicture) -> String {
    let mut columns = Columns::of_words(&["DATE", "WHAT", "NAME", "OPEN"]);
    for day in year.months.iter().flat_map(|month| &month.days) {
        let usual = day.kind == "open" || day.kind == "day_off";
        let clock = match day.clock_minutes {
            0 => String::new(),
            minutes if minutes < 0 => format!("clocks go {} minutes back", -minutes),
            minutes => format!("clocks go {minutes} minutes forward"),
        };
        if usual && clock.is_empty() {
            continue;
        }
        let name = if day.name.is_empty() { or_dash(&clock) } else { day.name.clone() };
        columns.row([day.date.clone(), day.kind_words.clone(), name, or_dash(&day.hours.join(" "))]);
    }
    let known = if year.known { "" } else { "The holiday sets do not reach this year.\n" };
    format!(
        "{}{known}Open on {}, closed for holidays and dates of its own on {}.",
        columns.text(),
        count(year.open_days, "day", "days"),
        count(year.closed_days, "day", "days")
    )
}

pub fn holidays(preview: &HolidaysPreview) -> String {
    let mut columns = Columns::of_words(&["DATE", "NAME", "STATE"]);
    for day in &preview.days {
        columns.row([day.date.clone(), day.name.clone(), day.state.replace('_', " ")]);
    }
    let mut text = format!("{}\n{}", columns.text(), preview.summary.join("\n"));
    for note in &preview.notes {
        text += &format!("\nline {}: {}", note.line, note.message);
    }
    let new = count(preview.new, "new date", "new dates");
    match preview.calendar {
        Some(_) => {
            text + &format!("\n{new} now stand in the draft. `msp calendars publish` puts it in force.")
        }
        None => text + &format!("\n{new} would stand in the draft. Nothing was written."),
    }
}
