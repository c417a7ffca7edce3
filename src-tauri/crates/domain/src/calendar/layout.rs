//! Laying a calendar out: from hours of a week to stretches of UTC seconds.

use super::definition::{Calendar, Exception, Opening, Span};
use super::holidays::Holidays;
use super::open_hours::{BusinessDay, Coverage, End, OpenHours};
use crate::time::{Instant, Seconds};
use crate::zones::{Zone, Zones, day_number};
use chrono::{Datelike, NaiveDate};
use std::collections::{HashMap, HashSet};

/// Years a calendar without holiday sets is laid out for.
const UNBOUNDED: (i32, i32) = (1970, 2099);

/// Why a calendar cannot be laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// It names a holiday set that is not at hand.
    #[error("there is no holiday set \"{0}\"")]
    UnknownHolidaySet(String),
    /// Its sets have no year in common.
    #[error("the holiday sets {0} have no year in common")]
    NoCommonYear(String),
}

impl OpenHours {
    /// Lays `calendar` out for all years its holiday sets know (1970 to 2099 without any).
    ///
    /// Edges are wall-clock times (domain rule 8), lengths real seconds. A holiday closes its
    /// local date and cuts a span that reaches into it (rule 9).
    ///
    /// # Errors
    /// [`LayoutError`] when a holiday set is unknown or two share no year.
    ///
    /// ```
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/examples/desk.rs"));
    /// # fn main() {
    /// use domain::calendar::LayoutError;
    /// let desk = OpenHours::lay_out(&calendar(), &Holidays::default(), &Zones::bundled()).unwrap();
    /// assert!(desk.is_open(at("2026-11-20T09:00:00Z")).unwrap());
    /// assert!(!desk.is_open(at("2026-11-20T17:00:00Z")).unwrap(), "open spans are half-open");
    /// let with_holidays = Calendar { holiday_sets: vec!["NZ".into()], ..calendar() };
    /// let refused = OpenHours::lay_out(&with_holidays, &Holidays::default(), &Zones::bundled()).unwrap_err();
    /// assert_eq!(refused, LayoutError::UnknownHolidaySet("NZ".into()));
    /// # }
    /// ```
    pub fn lay_out(calendar: &Calendar, holidays: &Holidays, zones: &Zones) -> Result<Self, LayoutError> {
        let (first, last, reason, end) = years(calendar, holidays)?;
        Self::lay_out_years(calendar, holidays, zones, (first, last), (reason, end))
    }

    /// As [`OpenHours::lay_out`], for chosen years only.
    ///
    /// # Errors
    /// As [`OpenHours::lay_out`].
    pub fn lay_out_between(
        calendar: &Calendar,
        holidays: &Holidays,
        zones: &Zones,
        first: i32,
        last: i32,
    ) -> Result<Self, LayoutError> {
        let reason = format!("it was laid out from {first} to {last}");
        Self::lay_out_years(calendar, holidays, zones, (first, last), (reason, End::Years))
    }

    fn lay_out_years(
        calendar: &Calendar,
        holidays: &Holidays,
        zones: &Zones,
        (first, last): (i32, i32),
        (reason, end): (String, End),
    ) -> Result<Self, LayoutError> {
        let zone = zones.get(calendar.zone);
        let first_day = NaiveDate::from_ymd_opt(first, 1, 1).expect("a year chrono can name");
        let last_day = NaiveDate::from_ymd_opt(last, 12, 31).expect("a year chrono can name");
        let coverage = Coverage {
            from: zone.start_of(first_day),
            to: zone.start_of(last_day.succ_opt().expect("a year chrono can name")),
            reason,
            end,
        };
        let Opening::Weekly(week) = &calendar.opening else {
            return Ok(around_the_clock(zone, first_day, last_day, coverage));
        };
        let closed = closed_days(calendar, holidays)?;
        let mut walk = Walk::new(zone.clone(), week, &closed, calendar);
        for day in day_number(first_day) - 1..=day_number(last_day) {
            walk.day(day);
        }
        let open = walk.open((coverage.from.unix(), coverage.to.unix()));
        Ok(Self::new(zone, &open, walk.days, calendar.normal_day(), coverage))
    }
}

fn years(calendar: &Calendar, holidays: &Holidays) -> Result<(i32, i32, String, End), LayoutError> {
    let (mut first, mut last) = UNBOUNDED;
    let weekly = matches!(calendar.opening, Opening::Weekly(_));
    for key in calendar.holiday_sets.iter().filter(|_| weekly) {
        let set = holidays.get(key).ok_or_else(|| LayoutError::UnknownHolidaySet(key.clone()))?;
        (first, last) = (first.max(set.first_year), last.min(set.last_year));
    }
    let names = calendar.holiday_sets.join(", ");
    if first > last {
        return Err(LayoutError::NoCommonYear(names));
    }
    let (reason, end) = if names.is_empty() {
        (format!("calendars are laid out from {first} to {last}"), End::Years)
    } else {
        (format!("the holidays of {names} are known from {first} to {last}"), End::Holidays)
    };
    Ok((first, last, reason, end))
}

fn around_the_clock(zone: Zone, first: NaiveDate, last: NaiveDate, coverage: Coverage) -> OpenHours {
    let day_after = |day: i64| {
        NaiveDate::from_epoch_days(i32::try_from(day + 1).expect("a covered day")).expect("a covered day")
    };
    let days = (day_number(first)..=day_number(last))
        .map(|day| BusinessDay { day, close: zone.start_of(day_after(day)).unix() })
        .collect();
    let whole = [(coverage.from.unix(), coverage.to.unix())];
    OpenHours::new(zone, &whole, days, Seconds::hours(24), coverage)
}

fn closed_days(calendar: &Calendar, holidays: &Holidays) -> Result<HashSet<i64>, LayoutError> {
    let mut closed = HashSet::new();
    for key in &calendar.holiday_sets {
        let set = holidays.get(key).ok_or_else(|| LayoutError::UnknownHolidaySet(key.clone()))?;
        closed.extend(set.days.iter().map(|holiday| day_number(holiday.date)));
    }
    for exception in &calendar.exceptions {
        match exception {
            Exception::Closed { date, .. } => closed.insert(day_number(*date)),
            Exception::Hours { date, .. } => closed.remove(&day_number(*date)),
            Exception::Breaks { .. } => false,
        };
    }
    Ok(closed)
}

/// Walks the days and gathers open stretches of the wall, day by day.
struct Walk<'a> {
    zone: Zone,
    week: &'a [Vec<Span>; 7],
    closed: &'a HashSet<i64>,
    hours_on: HashMap<i64, &'a [Span]>,
    breaks_on: HashMap<i64, Vec<Span>>,
    /// Wall-clock seconds `[1]..[2]` in which the offset `[0]` holds beyond doubt.
    certain: (i32, i64, i64),
    on_the_wall: Vec<(i64, i64)>,
    days: Vec<BusinessDay>,
}

impl<'a> Walk<'a> {
    fn new(zone: Zone, week: &'a [Vec<Span>; 7], closed: &'a HashSet<i64>, calendar: &'a Calendar) -> Self {
        let mut hours_on: HashMap<i64, &[Span]> = HashMap::new();
        let mut breaks_on: HashMap<i64, Vec<Span>> = HashMap::new();
        for exception in &calendar.exceptions {
            match exception {
                Exception::Hours { date, hours, .. } => {
                    hours_on.insert(day_number(*date), hours);
                }
                Exception::Breaks { date, breaks, .. } => {
                    breaks_on.entry(day_number(*date)).or_default().extend(breaks);
                }
                Exception::Closed { .. } => {}
            }
        }
        let (on_the_wall, days) = (Vec::with_capacity(4096), Vec::with_capacity(4096));
        Self { zone, week, closed, hours_on, breaks_on, certain: (0, 0, 0), on_the_wall, days }
    }

    fn instant(&mut self, local: i64) -> i64 {
        if (self.certain.1..self.certain.2).contains(&local) {
            return local - i64::from(self.certain.0);
        }
        let (at, period) = self.zone.resolve_local(local);
        self.certain = self.zone.certain_local_range(period);
        at.unix()
    }

    fn day(&mut self, day: i64) {
        // 1970-01-01 was a Thursday.
        let weekday = usize::try_from((day + 3).rem_euclid(7)).expect("a remainder of seven");
        let week: &'a [Vec<Span>; 7] = self.week;
        let spans: &'a [Span] = self.hours_on.get(&day).copied().unwrap_or(&week[weekday]);
        let midnight = day * 86_400;
        let mut closes = None;
        for span in spans {
            let overnight = if span.is_overnight() { 86_400 } else { 0 };
            let (open, close) = (midnight + span.open.seconds(), midnight + overnight + span.close.seconds());
            closes = closes.max(self.push_local(day, open, close));
        }
        // What is left of a closed date's night belongs to no business date.
        if let Some(close) = closes.filter(|_| !self.closed.contains(&day)) {
            self.days.push(BusinessDay { day, close });
        }
    }

    /// Adds `[open, close)` of wall time, less closed dates and breaks that reach into it; when
    /// the last piece of it closes.
    fn push_local(&mut self, day: i64, open: i64, close: i64) -> Option<i64> {
        let mut pieces = vec![(open, close)];
        let last = (close - 1).div_euclid(86_400);
        // A break may begin the evening before.
        for date in day - 1..=last {
            if self.closed.contains(&date) {
                pieces = without(pieces, date * 86_400, (date + 1) * 86_400);
            }
            for pause in self.breaks_on.get(&date).into_iter().flatten().copied() {
                let overnight = if pause.is_overnight() { 86_400 } else { 0 };
                let from = date * 86_400 + pause.open.seconds();
                pieces = without(pieces, from, date * 86_400 + overnight + pause.close.seconds());
            }
        }
        self.on_the_wall.extend(&pieces);
        let closes = pieces.last().map(|piece| self.instant(piece.1));
        closes.filter(|close| pieces.first().is_some_and(|piece| self.instant(piece.0) < *close))
    }

    /// The open stretches in `[from, to)`. Joined on the wall first, so that only true edges meet a
    /// clock change; joined again behind it, because a gap can turn two of them round.
    fn open(&mut self, (from, to): (i64, i64)) -> Vec<(i64, i64)> {
        let on_the_wall = joined(std::mem::take(&mut self.on_the_wall));
        let in_the_world =
            on_the_wall.into_iter().map(|(open, close)| (self.instant(open), self.instant(close)));
        let clipped = in_the_world.map(|(open, close)| (open.max(from), close.min(to)));
        // A stretch that the change has turned inside out is empty.
        joined(clipped.filter(|(open, close)| open < close).collect())
    }
}

fn without(pieces: Vec<(i64, i64)>, from: i64, to: i64) -> Vec<(i64, i64)> {
    let cut = |(open, close): (i64, i64)| [(open, close.min(from)), (open.max(to), close)];
    pieces.into_iter().flat_map(cut).filter(|(open, close)| open < close).collect()
}

/// In order, touching and overlapping stretches made one.
fn joined(mut stretches: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    stretches.sort_unstable();
    stretches.dedup_by(|next, last| {
        let joins = next.0 <= last.1;
        if joins {
            last.1 = last.1.max(next.1);
        }
        joins
    });
    stretches
}

impl Calendar {
    /// Why the desk is closed on a local date: the name of its holiday or exception, if any.
    pub fn closing_name<'a>(&'a self, holidays: &'a Holidays, date: NaiveDate) -> Option<&'a str> {
        let mut own = None;
        for exception in self.exceptions.iter().filter(|exception| exception.date() == date) {
            match exception {
                Exception::Closed { name, .. } => own = Some(name.as_str()),
                Exception::Hours { name, hours, .. } if hours.is_empty() => own = Some(name.as_str()),
                Exception::Hours { .. } => return None,
                Exception::Breaks { .. } => {}
            }
        }
        let of_set = |key: &'a String| {
            let set = holidays.get(key)?;
            let at = set.days.binary_search_by_key(&date, |holiday| holiday.date).ok()?;
            Some(set.days[at].name.as_str())
        };
        own.or_else(|| self.holiday_sets.iter().find_map(of_set))
    }

    /// Whether the weekday of `date` has no hours at all in this calendar, and `date` itself has
    /// none as an exception.
    pub fn is_day_off(&self, date: NaiveDate) -> bool {
        let opens_anyway = |exception: &Exception| match exception {
            Exception::Hours { date: on, hours, .. } => *on == date && !hours.is_empty(),
            Exception::Closed { .. } | Exception::Breaks { .. } => false,
        };
        match &self.opening {
            Opening::AroundTheClock => false,
            Opening::Weekly(week) => {
                week[date.weekday().num_days_from_monday() as usize].is_empty()
                    && !self.exceptions.iter().any(opens_anyway)
            }
        }
    }
}

impl OpenHours {
    /// Hours that never close, known from 1970 to 2099.
    pub fn always(zone: Zone) -> Self {
        let day =
            |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a year chrono can name");
        let (first, last) = (day(UNBOUNDED.0, 1, 1), day(UNBOUNDED.1, 12, 31));
        let coverage = Coverage {
            from: Instant::from_unix(day_number(first) * 86_400 - 86_400),
            to: Instant::from_unix((day_number(last) + 2) * 86_400),
            reason: format!("times are known from {} to {}", UNBOUNDED.0, UNBOUNDED.1),
            end: End::Years,
        };
        around_the_clock(zone, first, last, coverage)
    }
}
