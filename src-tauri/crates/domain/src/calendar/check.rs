//! What is wrong with a calendar, all of it at once, each at its field.

use super::definition::{Calendar, Exception, Opening, Span, WEEKDAYS};
use crate::problem::Problems;
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

impl Calendar {
    /// Notes what is wrong: no opening hours at all, spans of a day that overlap, also across
    /// midnight, and dates that say two things. Fields are `hours.mon` and `exceptions.0`, by
    /// the place in the list.
    ///
    /// ```
    /// use domain::{calendar::{Calendar, Opening, Span}, problem::Problems, zones::ZoneId};
    /// let mut week: [Vec<Span>; 7] = Default::default();
    /// week[0] = vec![Span::parse("22:00-06:00").unwrap()];
    /// week[1] = vec![Span::parse("05:00-09:00").unwrap()];
    /// let calendar = Calendar { opening: Opening::Weekly(week), ..Calendar::around_the_clock(ZoneId::UTC) };
    /// let mut problems = Problems::default();
    /// calendar.check(&mut problems);
    /// assert_eq!(problems.into_result(()).unwrap_err()[0].field, "hours.tue");
    /// ```
    pub fn check(&self, problems: &mut Problems) {
        let Opening::Weekly(week) = &self.opening else { return };
        if week.iter().all(Vec::is_empty) {
            problems.add("hours", "The calendar is never open. Give at least one day opening hours.");
        }
        for (at, day) in WEEKDAYS.iter().enumerate() {
            let field = format!("hours.{day}");
            check_day(&field, &week[at], problems);
            check_night(&field, &week[(at + 6) % 7], &week[at], problems);
        }
        self.check_dates(week, problems);
    }

    fn check_dates(&self, week: &[Vec<Span>; 7], problems: &mut Problems) {
        let mut hours_on: HashMap<NaiveDate, &[Span]> = HashMap::new();
        let mut closed_on: HashMap<NaiveDate, usize> = HashMap::new();
        let mut breaks_on: HashMap<NaiveDate, usize> = HashMap::new();
        for (at, exception) in self.exceptions.iter().enumerate() {
            let date = exception.date();
            let said = match exception {
                Exception::Closed { .. } => {
                    closed_on.insert(date, at).is_some() || hours_on.contains_key(&date)
                }
                Exception::Hours { hours, .. } => {
                    hours_on.insert(date, hours).is_some() || closed_on.contains_key(&date)
                }
                Exception::Breaks { .. } => breaks_on.insert(date, at).is_some(),
            };
            if said {
                let message = format!("{date} stands in the list twice. Keep one of the two.");
                problems.add(format!("exceptions.{at}.date"), message);
            }
        }
        let usual = |date: NaiveDate| week[date.weekday().num_days_from_monday() as usize].as_slice();
        let hours = |date: NaiveDate| hours_on.get(&date).copied().unwrap_or_else(|| usual(date));
        for (at, exception) in self.exceptions.iter().enumerate() {
            let date = exception.date();
            match exception {
                Exception::Closed { .. } => {}
                Exception::Breaks { breaks, .. } => {
                    check_day(&format!("exceptions.{at}.breaks"), breaks, problems);
                }
                Exception::Hours { hours: own, .. } => {
                    let field = format!("exceptions.{at}.hours");
                    check_day(&field, own, problems);
                    if let Some(before) = date.pred_opt() {
                        check_night(&field, hours(before), own, problems);
                    }
                    // The next date speaks for itself where it has hours of its own.
                    if let Some(next) = date.succ_opt().filter(|next| !hours_on.contains_key(next)) {
                        check_night(&field, own, usual(next), problems);
                    }
                }
            }
        }
    }
}

/// Notes spans of one day that overlap or are out of order.
fn check_day(field: &str, spans: &[Span], problems: &mut Problems) {
    for pair in spans.windows(2) {
        if pair[0].is_overnight() || pair[1].open < pair[0].close {
            problems.add(field, format!("{} and {} overlap or are out of order.", pair[0], pair[1]));
        }
    }
}

/// Notes spans of a day that begin before the night of the day before is over.
fn check_night(field: &str, before: &[Span], day: &[Span], problems: &mut Problems) {
    for night in before.iter().filter(|span| span.is_overnight()) {
        for span in day.iter().filter(|span| span.open < night.close) {
            problems.add(
                field,
                format!("{span} begins before {night} of the day before is over, at {}.", night.close),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zones::ZoneId;

    fn spans(text: &str) -> Vec<Span> {
        text.split_whitespace().map(|span| Span::parse(span).unwrap()).collect()
    }

    fn week(days: [&str; 7]) -> Calendar {
        Calendar {
            zone: ZoneId::UTC,
            opening: Opening::Weekly(days.map(spans)),
            holiday_sets: Vec::new(),
            exceptions: Vec::new(),
        }
    }

    fn found(calendar: &Calendar) -> Vec<String> {
        let mut problems = Problems::default();
        calendar.check(&mut problems);
        let found = problems.into_result(()).err().unwrap_or_default();
        found.into_iter().map(|problem| problem.field).collect()
    }

    fn on(date: &str, hours: &str) -> Exception {
        Exception::Hours { date: date.parse().unwrap(), name: "Other hours".to_owned(), hours: spans(hours) }
    }

    fn closed(date: &str) -> Exception {
        Exception::Closed { date: date.parse().unwrap(), name: "Closed".to_owned() }
    }

    #[test]
    fn a_calendar_without_hours_is_refused() {
        assert_eq!(found(&week([""; 7])), ["hours"]);
    }

    #[test]
    fn every_overlapping_day_is_named() {
        let days = ["09:00-12:00 11:00-17:00", "", "22:00-06:00 07:00-08:00", "", "09:00-17:00", "", ""];
        assert_eq!(found(&week(days)), ["hours.mon", "hours.wed"]);
    }

    #[test]
    fn a_night_that_reaches_into_the_next_days_hours_is_named_there_also_from_sunday_to_monday() {
        let days = ["05:59-09:00", "", "", "", "22:00-06:00", "06:00-10:00", "22:00-06:00"];
        assert_eq!(
            found(&week(days)),
            ["hours.mon"],
            "a span that begins as the night ends does not overlap"
        );
        assert_eq!(found(&week(["22:00-06:00"; 7])), [""; 0]);
        assert_eq!(found(&week(["09:00-09:00", "08:00-09:00", "", "", "", "", ""])), ["hours.tue"]);
    }

    #[test]
    fn hours_of_a_date_are_held_against_the_nights_around_it() {
        // 2026-12-24 is a Thursday.
        let usual = week(["22:00-06:00"; 7]);
        let of = |exceptions: Vec<Exception>| found(&Calendar { exceptions, ..usual.clone() });
        assert_eq!(of(vec![on("2026-12-24", "05:00-10:00")]), ["exceptions.0.hours"]);
        assert_eq!(of(vec![on("2026-12-24", "06:00-10:00")]), [""; 0]);
        assert_eq!(
            of(vec![on("2026-12-24", "23:00-22:30")]),
            ["exceptions.0.hours"],
            "the 25th opens at 22:00"
        );
        let both = vec![on("2026-12-24", "20:00-08:00"), on("2026-12-25", "07:00-09:00")];
        assert_eq!(of(both), ["exceptions.1.hours"], "one overlap is said once");
    }

    #[test]
    fn a_date_that_says_two_things_is_refused_and_every_such_date_is_named() {
        let exceptions = vec![
            closed("2026-12-25"),
            on("2026-12-25", "09:00-12:00"),
            closed("2026-12-28"),
            closed("2026-12-28"),
        ];
        let calendar = Calendar { exceptions, ..week(["09:00-17:00"; 7]) };
        assert_eq!(found(&calendar), ["exceptions.1.date", "exceptions.3.date"]);
    }
}
