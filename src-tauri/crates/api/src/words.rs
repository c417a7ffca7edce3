//! Words the window and the command line share: names of metrics, times, durations, hours.

use domain::calendar::{Calendar, Opening};
use domain::sla::{Metric, Strength};
use domain::time::{Instant, Seconds};
use domain::zones::Zone;

/// `First response`.
pub(crate) fn metric(of: Metric) -> &'static str {
    match of {
        Metric::Acknowledgement => "Acknowledgement",
        Metric::FirstResponse => "First response",
        Metric::StatusUpdate => "Updates",
        Metric::Resolution => "Resolution",
    }
}

/// `target`, as the line under a policy's name says it.
pub(crate) fn strength(of: Strength) -> &'static str {
    match of {
        Strength::Commitment => "commitment",
        Strength::Objective => "target",
        Strength::BestEffort => "best effort",
    }
}

/// `0:47`, `15:45`, `0:00:30` where seconds matter.
pub(crate) fn duration(of: Seconds) -> String {
    let sign = if of.0 < 0 { "−" } else { "" };
    let (hours, minutes, seconds) = (of.0.abs() / 3600, of.0.abs() / 60 % 60, of.0.abs() % 60);
    if seconds > 0 {
        format!("{sign}{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{sign}{hours}:{minutes:02}")
    }
}

/// `98.7 %` of promises that fell due in issued months; `none due` for 0 of 0; empty where no month was
/// issued.
pub(crate) fn attainment(met: u32, due: u32, months: u32) -> String {
    match domain::reports::permille(met, due) {
        Some(permille) => format!("{}.{} %", permille / 10, permille % 10),
        None if months > 0 => "none due".to_owned(),
        None => String::new(),
    }
}

/// `Mon 21 Sep 14:50 MDT`.
pub(crate) fn moment(at: Instant, zone: &Zone) -> String {
    format!("{} {}", zone.wall(at).format("%a %-d %b %H:%M"), zone.abbreviation_at(at))
}

/// `Mon 29 Feb 2016 06:58 NZDT`.
pub(crate) fn moment_with_year(at: Instant, zone: &Zone) -> String {
    format!("{} {}", zone.wall(at).format("%a %-d %b %Y %H:%M"), zone.abbreviation_at(at))
}

/// `14:50`.
pub(crate) fn clock_time(at: Instant, zone: &Zone) -> String {
    zone.wall(at).format("%H:%M").to_string()
}

/// `Mon–Fri 09:00–17:00 America/Denver, closed on holidays of US`.
pub(crate) fn calendar(of: &Calendar) -> String {
    let zone = of.zone.name();
    let Opening::Weekly(_) = &of.opening else { return format!("24×7, {zone}") };
    let holidays = if of.holiday_sets.is_empty() {
        String::new()
    } else {
        format!(", closed on holidays of {}", of.holiday_sets.join(", "))
    };
    format!("{} {zone}{holidays}", domain::sla::hours_in_words(&of.opening))
}
