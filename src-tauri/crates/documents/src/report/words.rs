//! Figures, dates and durations in words. English; a space that must not break is U+00A0.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};
use domain::reports::{LateTarget, Report, permille};
use domain::sla::{Clock, Metric};
use domain::time::{Instant, Seconds, YearMonth};
use domain::zones::Zone;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `September 2026`.
pub(super) fn month(month: YearMonth) -> String {
    format!("{}\u{a0}{}", month.name(), month.year())
}

/// `Sep`.
pub(super) fn short_month(month: u32) -> &'static str {
    MONTHS[month as usize - 1]
}

/// `2 Oct 2026`.
pub(super) fn date(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", day(date), date.year())
}

/// `2 Oct`.
pub(super) fn day(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", date.day(), short_month(date.month()))
}

/// `Sunday 27 September`.
pub(super) fn full_day(date: NaiveDate) -> String {
    let weekday = match date.weekday() {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    };
    format!("{weekday} {}\u{a0}{}", date.day(), YearMonth::of(date).name())
}

/// `Thu`.
pub(super) fn weekday(date: NaiveDate) -> String {
    date.weekday().to_string()
}

/// How the times of one target are written: as short as they can be without doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Times {
    /// All lie on one day, so the day is not repeated.
    pub(super) one_day: bool,
    /// Some have seconds, so all have.
    pub(super) seconds: bool,
    /// The clocks change between them, so the zone's abbreviation is written.
    pub(super) zone_changes: bool,
}

impl Times {
    pub(super) fn of(late: &LateTarget, zone: &Zone) -> Self {
        let rows = &late.ledger;
        let last = rows.last().map_or(late.due, |row| row.row.to).max(late.due);
        let instants = rows.iter().flat_map(|row| [row.row.from, row.row.to]);
        Self {
            one_day: zone.date(late.start) == zone.date(last),
            seconds: instants.chain([late.start, late.due]).any(|at| at.unix().rem_euclid(60) != 0),
            zone_changes: zone.offset_at(late.start) != zone.offset_at(last),
        }
    }

    /// `15:20`, `15:20:05`, `01:30 NZST`.
    pub(super) fn time(self, zone: &Zone, at: Instant) -> String {
        self.time_in(zone, at, at)
    }

    /// The time at `at`, in the zone's time of `period`: a change of the clocks is the end of the
    /// one and the start of the other.
    pub(super) fn time_in(self, zone: &Zone, at: Instant, period: Instant) -> String {
        let wall = at.at_offset(zone.offset_at(period));
        let mut words = clock(wall.hour(), wall.minute(), self.seconds.then(|| wall.second()));
        if self.zone_changes {
            words.push('\u{a0}');
            words.push_str(zone.abbreviation_at(period));
        }
        words
    }

    /// The same with its day, where there is more than one: `Thu 10, 15:20`.
    pub(super) fn in_ledger(self, zone: &Zone, at: Instant, period: Instant) -> String {
        let time = self.time_in(zone, at, period);
        if self.one_day {
            return time;
        }
        let wall = at.at_offset(zone.offset_at(period));
        format!("{}\u{a0}{}, {time}", weekday(wall.date()), wall.day())
    }

    /// The same over a picture: `Thu 15:20`.
    pub(super) fn in_picture(self, zone: &Zone, at: Instant) -> String {
        let time = self.time(zone, at);
        if self.one_day { time } else { format!("{}\u{a0}{time}", weekday(zone.date(at))) }
    }

    /// `1:40`, `−0:42`, with seconds where any line has them.
    pub(super) fn length(self, length: Seconds) -> String {
        let sign = if length.0 < 0 { "−" } else { "" };
        let seconds = length.0.unsigned_abs();
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if self.seconds {
            format!("{sign}{hours}:{minutes:02}:{rest:02}")
        } else {
            format!("{sign}{hours}:{minutes:02}")
        }
    }
}

fn clock(hour: u32, minute: u32, second: Option<u32>) -> String {
    match second {
        Some(second) => format!("{hour:02}:{minute:02}:{second:02}"),
        None => format!("{hour:02}:{minute:02}"),
    }
}

/// `24 Sep, 11:10`.
pub(super) fn day_and_time(zone: &Zone, at: Instant) -> String {
    let wall = zone.wall(at);
    format!("{}, {}", day(wall.date()), clock(wall.hour(), wall.minute(), None))
}

/// `h:mm` of whole minutes, begun ones cut off: for overviews, not for verdicts.
pub(super) fn hours(length: Seconds) -> String {
    format!("{}:{:02}", length.0 / 3600, length.0 / 60 % 60)
}

/// `2 h 45 min`, `42 min`, `11 min 18 s`, `20 s`: for sentences.
pub(super) fn duration(length: Seconds) -> String {
    let (hours, minutes, seconds) = (length.0 / 3600, length.0 / 60 % 60, length.0 % 60);
    match (hours, minutes, seconds) {
        (0, 0, s) => format!("{s}\u{a0}s"),
        (0, m, 0) => format!("{m}\u{a0}min"),
        (0, m, s) => format!("{m}\u{a0}min\u{a0}{s}\u{a0}s"),
        (h, 0, _) => format!("{}\u{a0}h", thousands(h.unsigned_abs())),
        (h, m, _) => format!("{}\u{a0}h\u{a0}{m}\u{a0}min", thousands(h.unsigned_abs())),
    }
}

/// How late: by the target's clock, or as time passed where that clock stood still in between.
pub(super) fn lateness(late: &LateTarget) -> String {
    match (late.late_by, late.done) {
        (Seconds(0), Some(done)) => duration(done - late.due),
        (late_by, _) => duration(late_by),
    }
}

/// `43,140`.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// [`thousands`] of a count.
pub(super) fn count(number: u32) -> String {
    thousands(u64::from(number))
}

/// `94.9`; none for 0 of 0. Below 100 it never prints 100.0.
pub(super) fn percent(met: u32, due: u32) -> Option<String> {
    permille(met, due).map(|permille| format!("{}.{}", permille / 10, permille % 10))
}

/// A number that opens a sentence: in words below ten.
pub(super) fn opening(number: u32) -> String {
    const WORDS: [&str; 10] =
        ["None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
    WORDS.get(number as usize).map_or_else(|| count(number), |word| (*word).to_owned())
}

/// A number within a sentence that is about words: in words below ten.
pub(super) fn within(number: u32) -> String {
    opening(number).to_lowercase()
}

/// `1 request`, `2 requests`.
pub(super) fn counted(number: u32, one: &str, many: &str) -> String {
    format!("{}\u{a0}{}", count(number), if number == 1 { one } else { many })
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// How a ticket is called: the client knows it by the helpdesk's number.
pub(super) fn ticket(external_id: &str, number: i64) -> String {
    if external_id.is_empty() {
        return domain::tickets::ticket_number(number);
    }
    let is_number = external_id.chars().all(|c| c.is_ascii_digit());
    if is_number { format!("#{external_id}") } else { external_id.to_owned() }
}

/// What a report calls a metric.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    pub(super) title: &'static str,
    pub(super) one: &'static str,
    pub(super) many: &'static str,
    /// What happened to the request: `answered`.
    pub(super) done: &'static str,
}

pub(super) fn noun(metric: Metric) -> Noun {
    match metric {
        Metric::Acknowledgement => Noun {
            title: "Acknowledgement",
            one: "acknowledgement",
            many: "acknowledgements",
            done: "acknowledged",
        },
        Metric::FirstResponse => {
            Noun { title: "First response", one: "first response", many: "first responses", done: "answered" }
        }
        Metric::StatusUpdate => {
            Noun { title: "Status updates", one: "status update", many: "status updates", done: "sent" }
        }
        Metric::Resolution => {
            Noun { title: "Resolution", one: "resolution", many: "resolutions", done: "resolved" }
        }
    }
}

/// The first letter a capital.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `24×7 clock`, `business hours`.
pub(super) fn clock_in_words(clock: Clock) -> &'static str {
    match clock {
        Clock::AroundTheClock => "24×7 clock",
        Clock::Calendar => "business hours",
    }
}

/// The month of the report: `September`.
pub(super) fn this_month(report: &Report) -> &'static str {
    report.head.month.name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attainment_below_100_never_prints_100() {
        assert_eq!(percent(1999, 2000).unwrap(), "99.9");
        assert_eq!(percent(2000, 2000).unwrap(), "100.0");
        assert_eq!(percent(37, 39).unwrap(), "94.9");
        assert_eq!(percent(0, 0), None);
    }

    #[test]
    fn durations_read_as_people_say_them() {
        let say = |seconds| duration(Seconds(seconds)).replace('\u{a0}', " ");
        assert_eq!(say(42 * 60), "42 min");
        assert_eq!(say(2 * 3600 + 45 * 60), "2 h 45 min");
        assert_eq!(say(11 * 60 + 18), "11 min 18 s");
        assert_eq!(say(20), "20 s");
        assert_eq!(say(1_200 * 3600), "1,200 h");
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(
            [0, 999, 1_000, 43_140, 1_000_000].map(thousands),
            ["0", "999", "1,000", "43,140", "1,000,000"]
        );
    }

    #[test]
    fn a_helpdesk_number_has_a_hash_and_a_name_has_none() {
        assert_eq!(ticket("4377", 1), "#4377");
        assert_eq!(ticket("INC0010", 1), "INC0010");
        assert_eq!(ticket("", 4127), "T-4127");
    }
}
