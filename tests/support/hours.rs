//! Opening hours as text: `mon 09:00-12:00,13:00-17:00 tue 22:00-06:00`, dates likewise.

use crate::desk::zones;
use chrono::NaiveDate;
use domain::calendar::{Calendar, Exception, Holidays, OpenHours, Opening, Span, WEEKDAYS};
use domain::time::{Instant, Stretch};
use domain::zones::ZoneId;

/// A calendar in words; what is empty is not there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hours<'a> {
    /// Zone; UTC without.
    pub zone: &'a str,
    /// `mon 09:00-17:00 tue 09:00-17:00`, and `mon-fri` for a run of days.
    pub week: &'a str,
    /// Closed dates: `2026-12-25 2026-12-26`.
    pub closed: &'a str,
    /// Dates with other hours: `2026-12-24 09:00-12:00`.
    pub shifts: &'a str,
    /// Dates with breaks: `2026-12-23 10:00-11:30,13:00-14:00`.
    pub breaks: &'a str,
}

impl Hours<'_> {
    /// The calendar.
    pub fn calendar(&self) -> Calendar {
        let zone = if self.zone.is_empty() { "UTC" } else { self.zone };
        let mut week: [Vec<Span>; 7] = Default::default();
        for (days, spans) in pairs(self.week) {
            let (first, last) = days.split_once('-').unwrap_or((days, days));
            for day in week.iter_mut().take(weekday(last) + 1).skip(weekday(first)) {
                day.clone_from(&spans);
            }
        }
        let name = "a closed date".to_owned();
        let closed = self.closed.split_whitespace();
        let mut exceptions: Vec<Exception> =
            closed.map(|day| Exception::Closed { date: date(day), name: name.clone() }).collect();
        exceptions.extend(pairs(self.shifts).map(|(day, hours)| Exception::Hours {
            date: date(day),
            name: String::new(),
            hours,
        }));
        exceptions.extend(pairs(self.breaks).map(|(day, breaks)| Exception::Breaks {
            date: date(day),
            name: String::new(),
            breaks,
        }));
        let zone = ZoneId::parse(zone).unwrap_or_else(|why| panic!("{why}"));
        Calendar { zone, opening: Opening::Weekly(week), holiday_sets: Vec::new(), exceptions }
    }

    /// The same laid out.
    pub fn open(&self) -> OpenHours {
        OpenHours::lay_out(&self.calendar(), &Holidays::default(), zones())
            .unwrap_or_else(|why| panic!("{self:?}: {why}"))
    }
}

/// `a..b c..d` as stretches.
pub fn stretches(text: &str) -> Vec<Stretch> {
    let stretch = |text: &str| {
        let (from, to) = text.split_once("..").unwrap_or_else(|| panic!("{text:?} is no stretch"));
        Stretch { from: instant(from), to: instant(to) }
    };
    text.split_whitespace().map(stretch).collect()
}

/// A moment in RFC 3339.
pub fn instant(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap_or_else(|| panic!("{text:?} is no moment"))
}

/// `a 1-2,3-4 b 5-6` as (a, [1-2, 3-4]), (b, [5-6]).
fn pairs(text: &str) -> impl Iterator<Item = (&str, Vec<Span>)> {
    let mut words = text.split_whitespace();
    std::iter::from_fn(move || {
        let key = words.next()?;
        let spans = words.next().unwrap_or_else(|| panic!("{key} without hours in {text:?}"));
        let span = |text: &str| Span::parse(text).unwrap_or_else(|| panic!("{text:?} are no hours"));
        Some((key, spans.split(',').map(span).collect()))
    })
}

fn weekday(name: &str) -> usize {
    WEEKDAYS.iter().position(|day| *day == name).unwrap_or_else(|| panic!("{name:?} is no day of the week"))
}

fn date(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap_or_else(|why| panic!("{text:?}: {why}"))
}
