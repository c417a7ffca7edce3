//! The stretches in which a policy prefers maintenance (CyberMark §6.2: Saturday and Sunday 22:00–04:00).

use super::occurrence::resolve;
use super::window::WallStretch;
use crate::calendar::{Span, TimeOfDay};
use crate::sla::PreferredWindow;
use crate::time::Stretch;
use crate::zones::Zones;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};

/// Short names, as tables of hours have them.
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The preferred stretches that touch `within`, joined where they meet, by their start.
///
/// ```
/// use domain::{calendar::Span, maintenance::preferred_stretches, sla::PreferredWindow, time::{Instant, Stretch}, zones::{ZoneId, Zones}};
/// let nights = PreferredWindow {
///     days: [false, false, false, false, false, true, true],
///     span: Span::parse("22:00-04:00").unwrap(),
///     zone: ZoneId::parse("Pacific/Auckland").unwrap(),
/// };
/// let at = |text| Instant::parse_rfc3339(text).unwrap();
/// let week = Stretch { from: at("2026-09-21T00:00:00Z"), to: at("2026-09-28T00:00:00Z") };
/// let found = preferred_stretches(&[nights], &Zones::bundled(), week);
/// assert_eq!(found.len(), 2);
/// assert_eq!((found[0].to - found[0].from).0, 5 * 3600, "the night on which an hour is skipped");
/// ```
pub fn preferred_stretches(windows: &[PreferredWindow], zones: &Zones, within: Stretch) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for window in windows {
        let zone = zones.get(window.zone);
        let last = zone.date(within.to);
        let mut day = zone.date(within.from) - Days::new(2);
        while day <= last {
            if window.days[day.weekday().num_days_from_monday() as usize] {
                found.push(resolve(&on_day(day, &window.span), &zone));
            }
            day = day + Days::new(1);
        }
    }
    found.retain(|one| one.from < within.to && within.from < one.to);
    crate::calendar::union_of(&found)
}

/// The wall clock of a span on the day it opens on.
pub fn on_day(day: NaiveDate, span: &Span) -> WallStretch {
    let at = |time: TimeOfDay| -> NaiveDateTime {
        day.and_hms_opt(0, 0, 0).expect("every date has a midnight to count from")
            + TimeDelta::seconds(time.seconds())
    };
    let starts = at(span.open);
    WallStretch { starts, ends: starts + TimeDelta::seconds(span.length().0) }
}

/// Whether a stretch lies wholly in one of these.
pub fn lies_within(stretch: &Stretch, of: &[Stretch]) -> bool {
    of.iter().any(|one| one.from <= stretch.from && stretch.to <= one.to)
}

/// `Sat/Sun 22:00–04:00`.
///
/// ```
/// # use domain::{calendar::Span, maintenance::preferred_in_words, sla::PreferredWindow, zones::ZoneId};
/// let nights = PreferredWindow {
///     days: [false, false, false, false, false, true, true],
///     span: Span::parse("22:00-04:00").unwrap(),
///     zone: ZoneId::UTC,
/// };
/// assert_eq!(preferred_in_words(&nights), "Sat/Sun 22:00–04:00");
/// ```
pub fn preferred_in_words(window: &PreferredWindow) -> String {
    let days: Vec<&str> = DAYS.iter().zip(window.days).filter(|(_, on)| *on).map(|(day, _)| *day).collect();
    let days = if days.len() == 7 { "daily".to_owned() } else { days.join("/") };
    format!("{days} {}–{}", window.span.open, window.span.close)
}
