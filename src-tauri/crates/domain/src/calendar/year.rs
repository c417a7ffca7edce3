//! A year of a calendar, day by day, as it is drawn and read out.

use super::definition::{Calendar, Exception, Opening, Span};
use super::holidays::Holidays;
use super::layout::LayoutError;
use super::open_hours::OpenHours;
use crate::time::{Seconds, Stretch};
use crate::zones::Zones;
use chrono::{Datelike, NaiveDate};

/// What a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// Open as on every such weekday.
    Open,
    /// No hours on this weekday.
    DayOff,
    /// Closed for a holiday of a set.
    Holiday,
    /// Closed by a date of the calendar's own.
    ClosedDate,
    /// Open for less time than usual on this weekday.
    ShortDay,
    /// Other hours than usual, not fewer.
    OtherHours,
    /// Usual hours, with stretches taken out.
    Breaks,
}

impl DayKind {
    /// All kinds, in the order of a legend.
    pub const ALL: [Self; 7] = [
        Self::Open,
        Self::DayOff,
        Self::Holiday,
        Self::ClosedDate,
        Self::ShortDay,
        Self::OtherHours,
        Self::Breaks,
    ];

    /// The key on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::DayOff => "day_off",
            Self::Holiday => "holiday",
            Self::ClosedDate => "closed_date",
            Self::ShortDay => "short_day",
            Self::OtherHours => "other_hours",
            Self::Breaks => "breaks",
        }
    }
}

/// A local date of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// The date.
    pub date: NaiveDate,
    /// What it is.
    pub kind: DayKind,
    /// Name of its holiday or exception; may be empty.
    pub name: String,
    /// When it is open, from its midnight to the next: a night counts on the date it falls on.
    pub open: Vec<Stretch>,
    /// By how much its clocks are put forward; back when negative; zero on all days but two.
    pub clock_change: Seconds,
}

impl Calendar {
    /// Every date of a year, whether or not the holiday sets know it.
    ///
    /// # Errors
    /// [`LayoutError`] when a holiday set is unknown.
    pub fn year(
        &self,
        holidays: &Holidays,
        zones: &Zones,
        year: i32,
    ) -> Result<Vec<CalendarDay>, LayoutError> {
        let hours = OpenHours::lay_out_between(self, holidays, zones, year, year)?;
        let zone = hours.zone().clone();
        let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { return Ok(Vec::new()) };
        let days = first.iter_days().take_while(|date| date.year() == year);
        Ok(days
            .map(|date| {
                let (from, to) = (zone.start_of(date), zone.start_of(date + chrono::Days::new(1)));
                let open = hours.stretches(from, to).expect("the year was laid out");
                let changes = zone.changes_between(from, to);
                let (kind, name) = self.kind(holidays, date, &open);
                let clock_change = Seconds(changes.iter().map(|change| i64::from(change.forward)).sum());
                CalendarDay { date, kind, name, open, clock_change }
            })
            .collect())
    }

    fn kind(&self, holidays: &Holidays, date: NaiveDate, open: &[Stretch]) -> (DayKind, String) {
        let Opening::Weekly(week) = &self.opening else { return (DayKind::Open, String::new()) };
        let usual = &week[date.weekday().num_days_from_monday() as usize];
        let own = |exception: &&Exception| exception.date() == date;
        for exception in self.exceptions.iter().filter(own) {
            match exception {
                Exception::Closed { name, .. } => return (DayKind::ClosedDate, name.clone()),
                Exception::Hours { name, hours, .. } if hours.is_empty() => {
                    return (DayKind::ClosedDate, name.clone());
                }
                Exception::Hours { name, hours, .. } => {
                    let shorter = total(hours) < total(usual);
                    let kind = if shorter { DayKind::ShortDay } else { DayKind::OtherHours };
                    return (kind, name.clone());
                }
                Exception::Breaks { .. } => {}
            }
        }
        if let Some(name) = self.closing_name(holidays, date) {
            return (DayKind::Holiday, name.to_owned());
        }
        if usual.is_empty() && open.is_empty() {
            return (DayKind::DayOff, String::new());
        }
        let breaks = self.exceptions.iter().filter(own).find_map(|exception| match exception {
            Exception::Breaks { name, .. } => Some(name.clone()),
            Exception::Closed { .. } | Exception::Hours { .. } => None,
        });
        breaks.map_or((DayKind::Open, String::new()), |name| (DayKind::Breaks, name))
    }
}

fn total(spans: &[Span]) -> Seconds {
    spans.iter().map(Span::length).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Holiday, HolidaySet};
    use crate::zones::ZoneId;

    fn spans(text: &str) -> Vec<Span> {
        text.split_whitespace().map(|span| Span::parse(span).unwrap()).collect()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn auckland() -> (Calendar, Holidays) {
        let named = |date, name: &str| Holiday { date: day(date), name: name.to_owned(), observed: false };
        let set = HolidaySet {
            key: "NZ".to_owned(),
            name: "New Zealand".to_owned(),
            first_year: 2026,
            last_year: 2026,
            days: vec![named("2026-10-26", "Labour Day"), named("2026-12-25", "Christmas Day")],
        };
        let name = String::from;
        let calendar = Calendar {
            zone: ZoneId::parse("Pacific/Auckland").unwrap(),
            opening: Opening::Weekly(
                [
                    "09:00-17:00",
                    "09:00-17:00",
                    "09:00-17:00",
                    "09:00-17:00",
                    "09:00-17:00 22:00-02:00",
                    "",
                    "",
                ]
                .map(spans),
            ),
            holiday_sets: vec!["NZ".to_owned()],
            exceptions: vec![
                Exception::Hours {
                    date: day("2026-12-24"),
                    name: name("Christmas Eve"),
                    hours: spans("09:00-12:00"),
                },
                Exception::Hours {
                    date: day("2026-11-21"),
                    name: name("Stocktaking"),
                    hours: spans("10:00-14:00"),
                },
                Exception::Closed { date: day("2026-12-28"), name: name("Boxing Day observed") },
                Exception::Breaks {
                    date: day("2026-11-23"),
                    name: name("Fire drill"),
                    breaks: spans("10:00-11:00"),
                },
            ],
        };
        let holidays = Holidays { source: String::new(), sets: [("NZ".to_owned(), set)].into() };
        (calendar, holidays)
    }

    #[test]
    fn a_year_says_of_each_date_what_it_is() {
        let (calendar, holidays) = auckland();
        let year = calendar.year(&holidays, &Zones::bundled(), 2026).unwrap();
        assert_eq!(year.len(), 365);
        let check = |date: &str, kind: DayKind, name: &str, hours: i64| {
            let found = year.iter().find(|found| found.date == day(date)).unwrap();
            let open: Seconds =
                found.open.iter().map(|open| Seconds(open.to.unix() - open.from.unix())).sum();
            assert_eq!(
                (found.kind, found.name.as_str(), open),
                (kind, name, Seconds::hours(hours)),
                "{date}"
            );
        };
        check("2026-11-24", DayKind::Open, "", 8);
        check("2026-11-22", DayKind::DayOff, "", 0);
        check("2026-11-28", DayKind::Open, "", 2);
        check("2026-10-26", DayKind::Holiday, "Labour Day", 0);
        check("2026-12-28", DayKind::ClosedDate, "Boxing Day observed", 0);
        check("2026-12-24", DayKind::ShortDay, "Christmas Eve", 3);
        check("2026-11-21", DayKind::OtherHours, "Stocktaking", 6);
        check("2026-11-23", DayKind::Breaks, "Fire drill", 7);
    }

    #[test]
    fn the_two_days_on_which_clocks_change_are_found() {
        let (calendar, holidays) = auckland();
        let year = calendar.year(&holidays, &Zones::bundled(), 2026).unwrap();
        let changes: Vec<(String, Seconds)> = year
            .iter()
            .filter(|day| day.clock_change != Seconds::ZERO)
            .map(|day| (day.date.to_string(), day.clock_change))
            .collect();
        let expected = [("2026-04-05", Seconds::hours(-1)), ("2026-09-27", Seconds::hours(1))];
        assert_eq!(changes, expected.map(|(date, by)| (date.to_owned(), by)));
    }

    #[test]
    fn around_the_clock_every_day_is_open_from_midnight_to_midnight() {
        let calendar = Calendar::around_the_clock(ZoneId::UTC);
        let year = calendar.year(&Holidays::default(), &Zones::bundled(), 2028).unwrap();
        assert_eq!(year.len(), 366);
        assert!(year.iter().all(|day| day.kind == DayKind::Open && day.open.len() == 1));
    }
}
