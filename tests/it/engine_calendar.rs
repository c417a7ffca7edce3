//! Opening hours on the wall and what they are in the world: clock changes, nights, closed dates.

use domain::calendar::{Calendar, Landing, LayoutError, OpenHours};
use domain::problem::Problems;
use domain::time::{Instant, Seconds, Stretch};
use domain::zones::ZoneId;
use tests::desk::{length, moment, shown, zones};
use tests::hours::Hours;

const NIGHTS: &str = "mon-sun 22:00-06:00";

/// The open stretches between two times of the wall, each with its real length.
#[track_caller]
fn check(hours: Hours<'_>, from: &str, to: &str, expected: &[&str]) {
    let open = hours.open();
    let zone = open.zone();
    let found = open.stretches(moment(zone, from), moment(zone, to)).unwrap();
    let written = |stretch: &Stretch| {
        let (from, to) = (shown(zone, stretch.from), shown(zone, stretch.to));
        format!("{from} to {to}, {}", length(stretch.to - stretch.from))
    };
    assert_eq!(found.iter().map(written).collect::<Vec<_>>(), expected, "{hours:?}");
}

#[test]
fn a_night_in_which_the_clocks_go_forward_is_an_hour_shorter() {
    check(
        Hours { zone: "Pacific/Auckland", week: NIGHTS, ..Hours::default() },
        "Sat 2026-09-26 12:00",
        "Sun 2026-09-27 12:00",
        &["Sat 2026-09-26 22:00 to Sun 2026-09-27 06:00, 7:00"],
    );
}

#[test]
fn a_night_in_which_the_clocks_go_back_is_an_hour_longer() {
    check(
        Hours { zone: "Pacific/Auckland", week: NIGHTS, ..Hours::default() },
        "Sat 2027-04-03 12:00",
        "Sun 2027-04-04 12:00",
        &["Sat 2027-04-03 22:00 to Sun 2027-04-04 06:00, 9:00"],
    );
}

#[test]
fn half_an_hour_is_lost_on_lord_howe() {
    check(
        Hours { zone: "Australia/Lord_Howe", week: NIGHTS, ..Hours::default() },
        "Sat 2026-10-03 12:00",
        "Sun 2026-10-04 12:00",
        &["Sat 2026-10-03 22:00 to Sun 2026-10-04 06:00, 7:30"],
    );
}

#[test]
fn an_edge_in_the_gap_moves_on_by_the_gap() {
    check(
        Hours { zone: "America/Denver", week: "sun 02:30-05:00", ..Hours::default() },
        "Sun 2026-03-08 00:00",
        "Sun 2026-03-08 12:00",
        &["Sun 2026-03-08 03:30 to Sun 2026-03-08 05:00, 1:30"],
    );
}

#[test]
fn hours_that_lie_within_the_gap_are_turned_inside_out_and_empty() {
    check(
        Hours { zone: "America/Denver", week: "sun 02:30-03:00", ..Hours::default() },
        "Sun 2026-03-08 00:00",
        "Sun 2026-03-08 12:00",
        &[],
    );
}

#[test]
fn hours_after_a_span_in_the_gap_keep_their_first_minutes() {
    check(
        Hours { zone: "America/Denver", week: "sun 02:15-02:45,03:00-04:00", ..Hours::default() },
        "Sun 2026-03-08 00:00",
        "Sun 2026-03-08 12:00",
        &["Sun 2026-03-08 03:00 to Sun 2026-03-08 04:00, 1:00"],
    );
}

#[test]
fn an_edge_in_the_fold_is_the_first_of_the_two() {
    check(
        Hours { zone: "America/Denver", week: "sun 00:00-01:30", ..Hours::default() },
        "Sun 2026-11-01 00:00",
        "Sun 2026-11-01 12:00",
        &["Sun 2026-11-01 00:00 to Sun 2026-11-01 01:30, 1:30"],
    );
    check(
        Hours { zone: "America/Denver", week: "sun 01:30-03:00", ..Hours::default() },
        "Sun 2026-11-01 00:00",
        "Sun 2026-11-01 12:00",
        &["Sun 2026-11-01 01:30 to Sun 2026-11-01 03:00, 2:30"],
    );
}

#[test]
fn a_midnight_that_does_not_exist_opens_the_day_an_hour_later() {
    check(
        Hours { zone: "America/Sao_Paulo", week: "sun 00:00-02:00", ..Hours::default() },
        "Sat 2018-11-03 12:00",
        "Sun 2018-11-04 12:00",
        &["Sun 2018-11-04 01:00 to Sun 2018-11-04 02:00, 1:00"],
    );
}

#[test]
fn vancouver_opens_by_the_rules_of_2026_and_not_by_older_ones() {
    let hours = Hours { zone: "America/Vancouver", week: "mon-fri 09:00-17:00", ..Hours::default() }.open();
    let opens = hours.next_open(Instant::parse_rfc3339("2026-12-01T00:00:00-07:00").unwrap()).unwrap();
    assert_eq!(opens.to_string(), "2026-12-01T16:00:00Z");
}

#[test]
fn a_closed_date_takes_its_hours_out_of_the_night_before() {
    check(
        Hours { week: NIGHTS, closed: "2026-12-25", ..Hours::default() },
        "Thu 2026-12-24 12:00",
        "Sat 2026-12-26 12:00",
        &[
            "Thu 2026-12-24 22:00 to Fri 2026-12-25 00:00, 2:00",
            "Sat 2026-12-26 00:00 to Sat 2026-12-26 06:00, 6:00",
            // The night that opened on the closed date goes on after midnight.
        ],
    );
}

#[test]
fn a_day_of_24_hours_runs_into_the_next_without_a_seam() {
    check(
        Hours { week: "mon-tue 00:00-24:00 wed 00:00-06:00", ..Hours::default() },
        "Mon 2026-11-16 00:00",
        "Thu 2026-11-19 00:00",
        &["Mon 2026-11-16 00:00 to Wed 2026-11-18 06:00, 54:00"],
    );
}

#[test]
fn other_hours_of_a_date_replace_the_usual_ones_even_on_a_closed_date() {
    check(
        Hours {
            week: "mon-fri 09:00-17:00",
            closed: "2026-12-24",
            shifts: "2026-12-24 09:00-12:00 2026-12-26 10:00-11:00",
            ..Hours::default()
        },
        "Thu 2026-12-24 00:00",
        "Sun 2026-12-27 00:00",
        &[
            "Thu 2026-12-24 09:00 to Thu 2026-12-24 12:00, 3:00",
            "Fri 2026-12-25 09:00 to Fri 2026-12-25 17:00, 8:00",
            "Sat 2026-12-26 10:00 to Sat 2026-12-26 11:00, 1:00",
        ],
    );
}

#[test]
fn a_break_that_begins_in_the_evening_reaches_into_the_next_day() {
    check(
        Hours { week: "mon-sun 00:00-24:00", breaks: "2026-11-17 23:00-01:00", ..Hours::default() },
        "Tue 2026-11-17 22:00",
        "Wed 2026-11-18 02:00",
        &[
            "Tue 2026-11-17 22:00 to Tue 2026-11-17 23:00, 1:00",
            "Wed 2026-11-18 01:00 to Wed 2026-11-18 02:00, 1:00",
        ],
    );
}

#[test]
fn hours_written_out_of_order_are_laid_out_in_order_and_named_as_a_problem() {
    let hours = Hours { week: "mon 13:00-17:00,09:00-12:00", ..Hours::default() };
    check(
        hours,
        "Mon 2026-11-16 00:00",
        "Tue 2026-11-17 00:00",
        &[
            "Mon 2026-11-16 09:00 to Mon 2026-11-16 12:00, 3:00",
            "Mon 2026-11-16 13:00 to Mon 2026-11-16 17:00, 4:00",
        ],
    );
    let dated = Hours { week: "mon 09:00-17:00", shifts: "2026-12-24 11:00-13:00,12:00-14:00", ..hours };
    for (hours, field) in [(hours, "hours.mon"), (dated, "exceptions.0.hours")] {
        let mut problems = Problems::default();
        hours.calendar().check(&mut problems);
        assert_eq!(problems.into_result(()).unwrap_err()[0].field, field);
    }
}

/// Where a budget of minutes lands, on Monday to Friday 09:00–17:00 UTC.
#[track_caller]
fn lands(start: &str, minutes: i64, landing: Landing, expected: &str) {
    let hours = Hours { week: "mon-fri 09:00-17:00", ..Hours::default() }.open();
    let found = hours.add(moment(hours.zone(), start), Seconds::minutes(minutes), landing).unwrap();
    assert_eq!(shown(hours.zone(), found), expected);
}

#[test]
fn a_clock_started_outside_hours_begins_at_the_next_opening() {
    lands("Sat 2026-11-21 12:00", 1, Landing::End, "Mon 2026-11-23 09:01");
    lands("Fri 2026-11-20 17:00", 1, Landing::End, "Mon 2026-11-23 09:01");
    lands("Fri 2026-11-20 09:00", 1, Landing::End, "Fri 2026-11-20 09:01");
}

#[test]
fn a_budget_that_runs_out_at_closing_is_due_at_closing() {
    lands("Fri 2026-11-20 16:00", 60, Landing::End, "Fri 2026-11-20 17:00");
    lands("Fri 2026-11-20 09:00", 960, Landing::End, "Mon 2026-11-23 17:00");
    lands("Fri 2026-11-20 16:00", 60, Landing::NextOpening, "Mon 2026-11-23 09:00");
    lands("Fri 2026-11-20 16:00", 59, Landing::NextOpening, "Fri 2026-11-20 16:59");
}

#[test]
fn a_budget_taken_back_lands_at_an_opening_and_never_at_the_close_before_it() {
    lands("Fri 2026-11-20 17:00", -480, Landing::End, "Fri 2026-11-20 09:00");
    lands("Mon 2026-11-23 09:30", -60, Landing::End, "Fri 2026-11-20 16:30");
}

#[test]
fn no_budget_at_all_is_due_at_once_or_at_the_next_opening() {
    lands("Fri 2026-11-20 11:00", 0, Landing::End, "Fri 2026-11-20 11:00");
    lands("Fri 2026-11-20 17:00", 0, Landing::End, "Mon 2026-11-23 09:00");
}

#[test]
fn a_deadline_past_the_last_known_holiday_is_refused_in_words() {
    let holidays = documents::holidays::bundled();
    let week = Hours { week: "mon-fri 09:00-17:00", ..Hours::default() }.calendar();
    let calendar = Calendar { holiday_sets: vec!["IN".to_owned()], ..week };
    let hours = OpenHours::lay_out(&calendar, holidays, zones()).unwrap();
    let last = Instant::parse_rfc3339("2035-12-31T12:00:00Z").unwrap();
    assert_eq!(hours.add(last, Seconds::hours(5), Landing::End).unwrap().to_string(), "2035-12-31T17:00:00Z");
    let refused = hours.add(last, Seconds::hours(6), Landing::End).unwrap_err().to_string();
    assert!(refused.contains("the holidays of IN are known from 2010 to 2035"), "{refused}");
    assert!(hours.add(last, Seconds::hours(5), Landing::NextOpening).is_err());
}

#[test]
fn holiday_sets_that_are_unknown_are_named() {
    let calendar = Calendar {
        holiday_sets: vec!["US".to_owned(), "MARS".to_owned()],
        ..Hours { week: "mon-fri 09:00-17:00", ..Hours::default() }.calendar()
    };
    let refused = OpenHours::lay_out(&calendar, documents::holidays::bundled(), zones()).unwrap_err();
    assert_eq!(refused, LayoutError::UnknownHolidaySet("MARS".to_owned()));
}

#[test]
fn a_calendar_around_the_clock_knows_no_holiday_and_no_night() {
    let calendar = Calendar::around_the_clock(ZoneId::parse("Pacific/Auckland").unwrap());
    let hours = OpenHours::lay_out(&calendar, documents::holidays::bundled(), zones()).unwrap();
    let christmas = moment(hours.zone(), "Fri 2026-12-25 03:00");
    let due = hours.add(christmas, Seconds::hours(48), Landing::End).unwrap();
    assert_eq!(shown(hours.zone(), due), "Sun 2026-12-27 03:00");
}
