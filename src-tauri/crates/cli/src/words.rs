//! Times, durations and keys as people read them in a terminal.

use api::tickets::{ClockState, LineState, Verdict};
use api::wire::Moment;
use chrono::NaiveDateTime;

/// `Thu 2026-09-24 16:10 NZST`; seconds only where there are any.
pub fn moment(moment: &Moment) -> String {
    match NaiveDateTime::parse_from_str(&moment.local, "%Y-%m-%dT%H:%M:%S") {
        Ok(local) => {
            let seconds = if moment.local.ends_with(":00") { "" } else { ":%S" };
            format!("{} {}", local.format(&format!("%a %Y-%m-%d %H:%M{seconds}")), moment.abbreviation)
        }
        Err(_) => format!("{} {}", moment.local, moment.abbreviation),
    }
}

pub fn moment_or_none(of: Option<&Moment>) -> String {
    of.map_or_else(|| "–".to_owned(), moment)
}

/// `8:15`, `0:00:30`, `−0:45`.
pub fn duration(seconds: i64) -> String {
    let sign = if seconds < 0 { "−" } else { "" };
    let all = seconds.unsigned_abs();
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60);
    if rest == 0 {
        format!("{sign}{hours}:{minutes:02}")
    } else {
        format!("{sign}{hours}:{minutes:02}:{rest:02}")
    }
}

pub fn or_dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}

/// `1 ticket`, `24,918 tickets`.
pub fn count(of: i64, one: &str, many: &str) -> String {
    format!("{} {}", number(of), if of == 1 { one } else { many })
}

/// `24,918`.
pub fn number(of: i64) -> String {
    let digits = of.unsigned_abs().to_string();
    let mut text = String::from(if of < 0 { "−" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

pub const fn clock(state: ClockState) -> &'static str {
    match state {
        ClockState::Running => "running",
        ClockState::DueSoon => "due soon",
        ClockState::Closed => "desk closed",
        ClockState::Paused => "paused",
        ClockState::Breached => "breached",
        ClockState::Met => "met",
        ClockState::None => "–",
    }
}

pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Late => "late",
        Verdict::Open => "open",
        Verdict::Paused => "paused",
        Verdict::NotScored => "not scored",
        Verdict::NotInSource => "not in the source",
    }
}

pub const fn line(state: LineState) -> &'static str {
    match state {
        LineState::Running => "running",
        LineState::PastDue => "past due",
        LineState::Paused => "paused",
        LineState::Closed => "closed",
        LineState::ClocksChange => "clocks change",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_counts_read_as_people_write_them() {
        for (seconds, text) in
            [(0, "0:00"), (29_700, "8:15"), (30, "0:00:30"), (-2_700, "−0:45"), (360_000, "100:00")]
        {
            assert_eq!(duration(seconds), text);
        }
        for (of, text) in
            [(0, "0"), (999, "999"), (24_918, "24,918"), (1_000_000, "1,000,000"), (-1_200, "−1,200")]
        {
            assert_eq!(number(of), text);
        }
    }

    #[test]
    fn a_moment_shows_its_day_its_wall_clock_and_its_zone() {
        let mut at = Moment {
            utc: "2026-09-24T04:10:00Z".to_owned(),
            local: "2026-09-24T16:10:00".to_owned(),
            zone: "Pacific/Auckland".to_owned(),
            abbreviation: "NZST".to_owned(),
        };
        assert_eq!(moment(&at), "Thu 2026-09-24 16:10 NZST");
        at.local = "2026-09-24T16:10:09".to_owned();
        assert_eq!(moment(&at), "Thu 2026-09-24 16:10:09 NZST");
    }
}
