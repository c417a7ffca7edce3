//! A window's times as people say them.

use super::rule::{Every, Nth, Rule, RuleEnd};
use super::window::{WallStretch, Window};
use crate::time::Instant;
use crate::zones::Zone;
use chrono::{NaiveDateTime, Weekday};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

impl Window {
    /// When it takes place: `Fourth Saturday of each month, 22:00–04:00`.
    ///
    /// See [`times_in_words`].
    pub fn when(&self) -> String {
        times_in_words(&self.first, self.rule.as_ref())
    }
}

/// When a plan takes place, on its own wall clock.
///
/// ```
/// use domain::maintenance::{Rule, WallStretch, times_in_words};
/// let at = |text: &str| text.parse().unwrap();
/// let night = WallStretch { starts: at("2026-09-26T22:00:00"), ends: at("2026-09-27T04:00:00") };
/// let rule = |text| Rule::parse(text, night.starts).unwrap();
/// assert_eq!(times_in_words(&night, None), "Sat 26 Sep 2026 22:00 – Sun 27 Sep 2026 04:00");
/// assert_eq!(times_in_words(&night, Some(&rule("FREQ=MONTHLY;BYDAY=4SA"))), "Fourth Saturday of each month, 22:00–04:00");
/// assert_eq!(times_in_words(&night, Some(&rule("FREQ=WEEKLY;BYDAY=SA,SU;COUNT=12"))), "Every Saturday and Sunday, 22:00–04:00, 12 times");
/// ```
pub fn times_in_words(first: &WallStretch, rule: Option<&Rule>) -> String {
    let Some(rule) = rule else {
        let ends = if first.starts.date() == first.ends.date() { "%H:%M" } else { "%a %-d %b %Y %H:%M" };
        return format!("{} – {}", first.starts.format("%a %-d %b %Y %H:%M"), first.ends.format(ends));
    };
    let days = days_in_words(rule, first.starts);
    let end = match rule.end {
        RuleEnd::Never => String::new(),
        RuleEnd::Until(last) => format!(", until {}", last.format("%-d %b %Y")),
        RuleEnd::Count(1) => ", once".to_owned(),
        RuleEnd::Count(count) => format!(", {count} times"),
    };
    format!("{days}, {}{end}", hours_in_words(first))
}

/// `22:00–04:00`; with the days where it runs longer than to the next one.
fn hours_in_words(first: &WallStretch) -> String {
    let nights = (first.ends.date() - first.starts.date()).num_days();
    let more = match nights {
        0 | 1 => String::new(),
        nights => format!(" {nights} days later"),
    };
    format!("{}–{}{more}", first.starts.format("%H:%M"), first.ends.format("%H:%M"))
}

fn days_in_words(rule: &Rule, first: NaiveDateTime) -> String {
    let every = |unit: &str| match rule.interval {
        1 => format!("Every {unit}"),
        2 => format!("Every other {unit}"),
        n => format!("Every {n} {unit}s"),
    };
    match &rule.every {
        Every::Day => every("day"),
        Every::Week(on) => {
            let names: Vec<&str> =
                WEEKDAYS.iter().zip(on).filter(|(_, on)| **on).map(|(name, _)| *name).collect();
            match rule.interval {
                1 if names.len() == 7 => "Every day".to_owned(),
                1 => format!("Every {}", listed(&names)),
                _ => format!("{} on {}", every("week"), listed(&names)),
            }
        }
        Every::MonthDay(days) => {
            let names: Vec<String> = days.iter().map(|day| day_in_words(*day)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            format!("On the {} of {}", listed(&names), each_month(rule.interval))
        }
        Every::MonthNth(of) => {
            let names: Vec<String> = of.iter().map(|nth| nth_in_words(*nth)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            format!("{} of {}", capital(&listed(&names)), each_month(rule.interval))
        }
        Every::Year => format!("{} on {}", every("year"), first.format("%-d %B")),
    }
}

fn each_month(interval: u32) -> String {
    match interval {
        1 => "each month".to_owned(),
        2 => "every other month".to_owned(),
        n => format!("every {n} months"),
    }
}

fn day_in_words(day: i8) -> String {
    match day {
        -1 => "last day".to_owned(),
        day if day < 0 => format!("{} day from the end", ordinal(day.unsigned_abs())),
        day => ordinal(day.unsigned_abs()),
    }
}

fn nth_in_words(nth: Nth) -> String {
    let day = weekday_in_words(nth.weekday);
    match nth.n {
        -1 => format!("last {day}"),
        n if n < 0 => format!("{} {day} from the end", ordinal(n.unsigned_abs())),
        n => format!("{} {day}", ORDINALS[usize::from(n.unsigned_abs()) - 1]),
    }
}

fn weekday_in_words(day: Weekday) -> &'static str {
    WEEKDAYS[day.num_days_from_monday() as usize]
}

fn ordinal(n: u8) -> String {
    let ending = match (n % 10, n % 100) {
        (1, teen) if teen != 11 => "st",
        (2, teen) if teen != 12 => "nd",
        (3, teen) if teen != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The change of the clocks between two moments: `clocks go forward at 02:00`; empty where there is none.
///
/// ```
/// use domain::{maintenance::clock_change_in_words, time::Instant, zones::{ZoneId, Zones}};
/// let auckland = Zones::bundled().get(ZoneId::parse("Pacific/Auckland").unwrap());
/// let at = |text| Instant::parse_rfc3339(text).unwrap();
/// let words = clock_change_in_words(&auckland, at("2026-09-26T10:00:00Z"), at("2026-09-26T15:00:00Z"));
/// assert_eq!(words, "clocks go forward at 02:00");
/// ```
pub fn clock_change_in_words(zone: &Zone, from: Instant, to: Instant) -> String {
    let Some(change) = zone.changes_between(from, to).into_iter().next() else { return String::new() };
    // What the clocks show when they are turned: the old time.
    let shown = zone.wall(change.at) - chrono::TimeDelta::seconds(i64::from(change.forward));
    let direction = if change.forward > 0 { "forward" } else { "back" };
    let by = match change.forward.unsigned_abs() {
        3600 => String::new(),
        seconds => format!(" by {} min", seconds / 60),
    };
    format!("clocks go {direction}{by} at {}", shown.format("%H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: &str, words: &str) {
        let at = |text: &str| text.parse().unwrap();
        let first = WallStretch { starts: at("2026-09-26T22:00:00"), ends: at("2026-09-27T04:00:00") };
        let rule = Rule::parse(rule, first.starts).unwrap();
        assert_eq!(times_in_words(&first, Some(&rule)), words);
    }

    #[test]
    fn rules_are_said_as_people_say_them() {
        check("FREQ=DAILY", "Every day, 22:00–04:00");
        check("FREQ=DAILY;INTERVAL=2", "Every other day, 22:00–04:00");
        check("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "Every day, 22:00–04:00");
        check(
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE,SA",
            "Every 3 weeks on Monday, Wednesday and Saturday, 22:00–04:00",
        );
        check("FREQ=MONTHLY;BYMONTHDAY=26", "On the 26th of each month, 22:00–04:00");
        check("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "On the last day of every 3 months, 22:00–04:00");
        check("FREQ=MONTHLY;BYDAY=1SA,-1SA", "First Saturday and last Saturday of each month, 22:00–04:00");
        check("FREQ=YEARLY", "Every year on 26 September, 22:00–04:00");
        check("FREQ=WEEKLY;UNTIL=20261231", "Every Saturday, 22:00–04:00, until 31 Dec 2026");
    }

    #[test]
    fn a_change_by_half_an_hour_says_so() {
        use crate::zones::{ZoneId, Zones};
        let zone = Zones::bundled().get(ZoneId::parse("Australia/Lord_Howe").unwrap());
        let at = |text| Instant::parse_rfc3339(text).unwrap();
        let words = clock_change_in_words(&zone, at("2026-10-03T12:00:00Z"), at("2026-10-03T18:00:00Z"));
        assert_eq!(words, "clocks go forward by 30 min at 02:00");
    }
}
