//! A calendar as a file of its own: a name, and the `[calendar]` of a policy file.

use super::calendar;
use super::read::{format, read_file};
use super::table::{Age, Table};
use domain::calendar::Calendar;
use domain::problem::Problem;
use domain::zones::ZoneId;

/// A calendar with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// What people call it; empty where the file does not say.
    pub name: String,
    /// The calendar.
    pub calendar: Calendar,
}

/// Reads a calendar file whose calendar closes for bundled holiday sets.
///
/// # Errors
/// Every problem of the file, in the order of its lines; each message begins with `line 41:`.
pub fn parse_calendar(text: &str) -> Result<CalendarFile, Vec<Problem>> {
    read_file(text, Age::New, read)
}

/// [`parse_calendar`] for a file that was taken in before: it stays readable when later checks are
/// stricter.
///
/// # Errors
/// As [`parse_calendar`], without what only a new file is asked.
pub fn parse_kept_calendar(text: &str) -> Result<CalendarFile, Vec<Problem>> {
    read_file(text, Age::Kept, read)
}

fn read(table: Table<'_>) -> CalendarFile {
    format(&table);
    let name = table.optional("name");
    let calendar = match table.table("calendar") {
        Some(own) => {
            let field = own.field("zone_must_be_chosen");
            let at = own.at;
            let (calendar, must_be_chosen) = calendar::read(own, crate::holidays::bundled());
            if must_be_chosen {
                table.document.problem(
                    at,
                    &field,
                    "the calendar leaves its zone open. Choose one, and take this line out.",
                );
            }
            calendar
        }
        None => {
            table.problem("calendar", "the file has no [calendar] with a zone and opening hours.");
            Calendar::around_the_clock(ZoneId::UTC)
        }
    };
    table.finish();
    CalendarFile { name, calendar }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy_files::{presets, write_calendar};

    const OFFICE: &str = "\
format = 1
name = \"Office\"

[calendar]
zone = \"Pacific/Auckland\"
holidays = [\"NZ\"]

[calendar.hours]
mon-fri = [\"09:00-17:00\"]

[[calendar.exceptions]]
date = 2026-12-24
name = \"Christmas Eve\"
hours = [\"09:00-12:00\"]
";

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = parse_calendar(text)
            .expect_err("the file is wrong")
            .into_iter()
            .map(|problem| format!("{}: {}", problem.field, problem.message))
            .collect();
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found:?} begins with {expected:?}");
        }
    }

    #[test]
    fn a_calendar_file_reads_back_as_it_was_written() {
        let file = parse_calendar(OFFICE).unwrap();
        assert_eq!((file.name.as_str(), file.calendar.exceptions.len()), ("Office", 1));
        assert_eq!(write_calendar(&file.name, &file.calendar), OFFICE);
        for preset in presets() {
            let text = write_calendar("", &preset.policy.calendar);
            assert_eq!(parse_calendar(&text).unwrap().calendar, preset.policy.calendar, "{}", preset.key);
        }
    }

    #[test]
    fn every_problem_of_a_calendar_file_is_named_with_its_line() {
        let wrong = OFFICE
            .replace("Pacific/Auckland", "Pacific/Aukland")
            .replace("mon-fri = [\"09:00-17:00\"]", "mon-sun = [\"22:00-06:00\"]")
            .replace("\"09:00-12:00\"", "\"05:00-12:00\"")
            .replace("name = \"Office\"", "label = \"Office\"");
        check(
            &wrong,
            &[
                "label: line 2: there is no key \"label\" at the top of the file.",
                "calendar.zone: line 5: \"Pacific/Aukland\" is not a time zone.",
                "calendar.exceptions[0].hours: line 11: 05:00-12:00 begins before 22:00-06:00 of the day before is over, at 06:00.",
            ],
        );
        check("format = 1", &["calendar: line 1: the file has no [calendar]"]);
    }

    #[test]
    fn a_night_that_overlaps_is_refused_in_a_new_file_and_read_in_a_kept_one() {
        let text =
            OFFICE.replace("mon-fri = [\"09:00-17:00\"]", "mon = [\"22:00-06:00\"]\ntue = [\"05:00-09:00\"]");
        check(&text, &["calendar.hours.tue: line 10: 05:00-09:00 begins before 22:00-06:00"]);
        assert!(parse_kept_calendar(&text).is_ok(), "what was taken in by an earlier program stays readable");
    }
}
