//! Times and lengths as iCalendar writes them.

use super::lines::Line;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// A time as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    /// What the clock shows.
    pub wall: NaiveDateTime,
    /// Whose clock.
    pub clock: Clock,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Clock {
    /// A day, not a time.
    Day,
    Utc,
    /// By a name that has still to be understood.
    Named(String),
    /// Whoever reads it.
    Floating,
}

/// All times of a property, which may hold several.
pub(super) fn times(line: &Line) -> Vec<Option<When>> {
    line.value.split(',').map(|value| time(value.trim(), line.param("TZID"))).collect()
}

pub(super) fn time(value: &str, tzid: Option<&str>) -> Option<When> {
    // The start of a period.
    let value = value.split('/').next()?;
    if let Ok(day) = NaiveDate::parse_from_str(value, "%Y%m%d") {
        return Some(When { wall: day.and_hms_opt(0, 0, 0)?, clock: Clock::Day });
    }
    let bare = value.trim_end_matches(['Z', 'z']);
    let read = |form: &str| NaiveDateTime::parse_from_str(bare, form).ok();
    let wall = read("%Y%m%dT%H%M%S").or_else(|| read("%Y%m%dT%H%M"))?;
    let clock = match tzid {
        _ if bare.len() < value.len() => Clock::Utc,
        Some(name) if !name.trim().is_empty() => Clock::Named(name.trim().to_owned()),
        Some(_) | None => Clock::Floating,
    };
    Some(When { wall, clock })
}

/// `P1DT2H30M`, `PT45M`, `P1W`.
pub(super) fn length(value: &str) -> Option<TimeDelta> {
    let mut seconds: i64 = 0;
    let mut number = String::new();
    let rest = value.trim().trim_start_matches('+').strip_prefix(['P', 'p'])?;
    for sign in rest.chars() {
        let unit = match sign.to_ascii_uppercase() {
            'T' => continue,
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            digit if digit.is_ascii_digit() && number.len() < 9 => {
                number.push(digit);
                continue;
            }
            _ => return None,
        };
        seconds = seconds.checked_add(number.parse::<i64>().ok()?.checked_mul(unit)?)?;
        number.clear();
    }
    (seconds > 0 && number.is_empty()).then(|| TimeDelta::try_seconds(seconds)).flatten()
}
