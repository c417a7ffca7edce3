//! A calendar as a person writes it.

use crate::time::Seconds;
use crate::zones::ZoneId;
use chrono::NaiveDate;

/// The keys of a week's days in the order they are stored: Monday first.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Seconds since local midnight, 00:00 to 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(u32);

impl TimeOfDay {
    /// 00:00.
    pub const MIDNIGHT: Self = Self(0);
    /// 24:00, the end of the day.
    pub const END: Self = Self(86_400);

    /// Reads `09:00`, `9:00`, `17:30:15` or `24:00`.
    ///
    /// ```
    /// use domain::calendar::TimeOfDay;
    /// assert_eq!(TimeOfDay::parse("24:00"), Some(TimeOfDay::END));
    /// assert_eq!(TimeOfDay::parse("24:01"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split(':');
        let mut next = |limit: u32| -> Option<u32> {
            let part = parts.next()?;
            let digits = !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
            part.parse().ok().filter(|n| digits && *n < limit)
        };
        let (hours, minutes) = (next(25)?, next(60)?);
        let seconds = if text.matches(':').count() == 2 { next(60)? } else { 0 };
        let sum = hours * 3600 + minutes * 60 + seconds;
        (parts.next().is_none() && sum <= 86_400).then_some(Self(sum))
    }

    /// Seconds since midnight.
    pub fn seconds(self) -> i64 {
        i64::from(self.0)
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (hours, minutes, seconds) = (self.0 / 3600, self.0 / 60 % 60, self.0 % 60);
        write!(f, "{hours:02}:{minutes:02}")?;
        if seconds > 0 { write!(f, ":{seconds:02}") } else { Ok(()) }
    }
}

/// One stretch of opening on a day. `close` at or before `open` means past midnight: the span
/// belongs to the day it opens on (domain rule 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// When it opens.
    pub open: TimeOfDay,
    /// When it closes.
    pub close: TimeOfDay,
}

impl Span {
    /// Reads `09:00-17:00`; an en dash does as well.
    pub fn parse(text: &str) -> Option<Self> {
        let (open, close) = text.split_once(['-', '–'])?;
        Some(Self { open: TimeOfDay::parse(open)?, close: TimeOfDay::parse(close)? })
    }

    /// Whether it runs past midnight.
    ///
    /// ```
    /// use domain::{calendar::Span, time::Seconds};
    /// let night = Span::parse("22:00-06:00").unwrap();
    /// assert!(night.is_overnight());
    /// assert_eq!(night.length(), Seconds::hours(8));
    /// ```
    pub fn is_overnight(&self) -> bool {
        self.close <= self.open
    }

    /// Length on a day on which no clock changes.
    pub fn length(&self) -> Seconds {
        let end = self.close.seconds() + if self.is_overnight() { 86_400 } else { 0 };
        Seconds(end - self.open.seconds())
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.open, self.close)
    }
}

/// The spans that open on one day, in order.
pub type DayHours = Vec<Span>;

/// When a desk is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// Always: holidays and exceptions do not matter.
    AroundTheClock,
    /// By the week, Monday first.
    Weekly([DayHours; 7]),
}

/// A date that differs from its weekday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exception {
    /// Closed all day, like a holiday.
    Closed {
        /// The date.
        date: NaiveDate,
        /// What it is called in a ledger.
        name: String,
    },
    /// These hours instead of the usual ones, also on a holiday.
    Hours {
        /// The date.
        date: NaiveDate,
        /// What it is called in a ledger.
        name: String,
        /// The hours of that day.
        hours: DayHours,
    },
    /// These stretches taken out of the day.
    Breaks {
        /// The date.
        date: NaiveDate,
        /// What it is called in a ledger.
        name: String,
        /// The stretches without service.
        breaks: Vec<Span>,
    },
}

impl Exception {
    /// The date it is about.
    pub fn date(&self) -> NaiveDate {
        match self {
            Self::Closed { date, .. } | Self::Hours { date, .. } | Self::Breaks { date, .. } => *date,
        }
    }
}

/// Opening hours as a provider publishes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The provider's zone: all hours are wall-clock times there.
    pub zone: ZoneId,
    /// Hours of the week, or always.
    pub opening: Opening,
    /// Keys of the holiday sets it closes for, such as `US` or `NZ-AUK`.
    pub holiday_sets: Vec<String>,
    /// Dates that differ.
    pub exceptions: Vec<Exception>,
}

impl Calendar {
    /// A calendar that never closes.
    pub fn around_the_clock(zone: ZoneId) -> Self {
        Self { zone, opening: Opening::AroundTheClock, holiday_sets: Vec::new(), exceptions: Vec::new() }
    }

    /// The normal day: the length that most of the week's open days have (the longest of them
    /// where several are equally frequent). *n business days* are n times this (domain rule 3).
    pub fn normal_day(&self) -> Seconds {
        let Opening::Weekly(week) = &self.opening else { return Seconds::hours(24) };
        let length = |day: &DayHours| day.iter().map(Span::length).sum::<Seconds>();
        let lengths: Vec<Seconds> =
            week.iter().map(length).filter(|length| *length > Seconds::ZERO).collect();
        let frequency = |of: &Seconds| lengths.iter().filter(|length| *length == of).count();
        lengths
            .iter()
            .copied()
            .max_by_key(|length| (frequency(length), *length))
            .unwrap_or(Seconds::hours(24))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(days: [&str; 7]) -> Calendar {
        let hours = days.map(|day| day.split_whitespace().map(|span| Span::parse(span).unwrap()).collect());
        Calendar {
            zone: ZoneId::UTC,
            opening: Opening::Weekly(hours),
            holiday_sets: Vec::new(),
            exceptions: Vec::new(),
        }
    }

    #[test]
    fn the_normal_day_is_the_most_frequent_length() {
        let short_friday =
            week(["09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-13:00", "", ""]);
        assert_eq!(short_friday.normal_day(), Seconds::hours(8));
        assert_eq!(Calendar::around_the_clock(ZoneId::UTC).normal_day(), Seconds::hours(24));
    }
}
