//! What changed from one version of a calendar to another, in plain words.

use super::definition::{Calendar, DayHours, Exception, Opening, WEEKDAYS};
use super::holidays::Holidays;
use chrono::NaiveDate;
use std::collections::BTreeMap;

impl Calendar {
    /// What changed since `before`: a sentence each, in the order of a calendar file. Empty when
    /// both say the same.
    pub fn changes_since(&self, before: &Self, holidays: &Holidays) -> Vec<String> {
        let mut words = Vec::new();
        if self.zone != before.zone {
            words.push(format!("Hours are times in {} instead of {}.", self.zone.name(), before.zone.name()));
        }
        opening(&before.opening, &self.opening, &mut words);
        sets(before, self, holidays, &mut words);
        dates(before, self, &mut words);
        words
    }
}

fn opening(before: &Opening, after: &Opening, words: &mut Vec<String>) {
    match (before, after) {
        (Opening::AroundTheClock, Opening::AroundTheClock) => {}
        (Opening::Weekly(_), Opening::AroundTheClock) => {
            words.push("It never closes any more; holidays and dates of its own do not matter.".to_owned());
        }
        (Opening::AroundTheClock, Opening::Weekly(week)) => {
            words.push(format!("It no longer is open around the clock. Open {}.", in_words(week)));
        }
        (Opening::Weekly(before), Opening::Weekly(after)) => hours(before, after, words),
    }
}

/// Neighbouring days that change in the same way share a sentence.
fn hours(before: &[DayHours; 7], after: &[DayHours; 7], words: &mut Vec<String>) {
    let mut first = 0;
    while first < 7 {
        let same = |day: &usize| before[*day] == before[first] && after[*day] == after[first];
        let last = (first..7).take_while(same).last().unwrap_or(first);
        if before[first] != after[first] {
            let days = days(first, last);
            words.push(match (before[first].is_empty(), after[first].is_empty()) {
                (true, _) => format!("{days}: open {}, was closed.", spans(&after[first])),
                (false, true) => format!("{days}: closed, was open {}.", spans(&before[first])),
                (false, false) => {
                    format!("{days}: open {}, was {}.", spans(&after[first]), spans(&before[first]))
                }
            });
        }
        first = last + 1;
    }
}

fn sets(before: &Calendar, after: &Calendar, holidays: &Holidays, words: &mut Vec<String>) {
    let name = |key: &String| holidays.get(key).map_or(key.clone(), |set| set.name.clone());
    let missing = |from: &Calendar, of: &Calendar| -> Vec<String> {
        of.holiday_sets.iter().filter(|key| !from.holiday_sets.contains(key)).map(name).collect()
    };
    for set in missing(before, after) {
        words.push(format!("It closes for the holidays of {set}, too."));
    }
    for set in missing(after, before) {
        words.push(format!("It no longer closes for the holidays of {set}."));
    }
}

type Dates<'a> = BTreeMap<(NaiveDate, bool), &'a Exception>;

fn dates(before: &Calendar, after: &Calendar, words: &mut Vec<String>) {
    let (was, is) = (by_date(before), by_date(after));
    for (date, exception) in &is {
        match was.get(date) {
            Some(known) if known == exception => {}
            Some(known) => words.push(format!("{}, was {}.", on(exception), told(known))),
            None => words.push(format!("{}.", on(exception))),
        }
    }
    for exception in was.iter().filter(|(date, _)| !is.contains_key(*date)).map(|(_, gone)| gone) {
        words.push(format!(
            "{} is a day like any other: no longer {}.",
            long(exception.date()),
            told(exception)
        ));
    }
}

/// Breaks may stand beside other hours of the same date, so they are told apart.
fn by_date(calendar: &Calendar) -> Dates<'_> {
    let key = |exception: &Exception| (exception.date(), matches!(exception, Exception::Breaks { .. }));
    calendar.exceptions.iter().map(|exception| (key(exception), exception)).collect()
}

fn on(exception: &Exception) -> String {
    format!("{}: {}", long(exception.date()), told(exception))
}

fn told(exception: &Exception) -> String {
    match exception {
        Exception::Closed { name, .. } => format!("closed ({name})"),
        Exception::Hours { name, hours, .. } => format!("open {} ({name})", spans(hours)),
        Exception::Breaks { name, breaks, .. } => format!("break {} ({name})", spans(breaks)),
    }
}

/// `Thu 24 Dec 2026`.
fn long(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

fn in_words(week: &[DayHours; 7]) -> String {
    let mut parts = Vec::new();
    let mut first = 0;
    while first < 7 {
        let last = (first..7).take_while(|day| week[*day] == week[first]).last().unwrap_or(first);
        if !week[first].is_empty() {
            parts.push(format!("{} {}", days(first, last), spans(&week[first])));
        }
        first = last + 1;
    }
    parts.join(", ")
}

/// `Mon–Fri`.
fn days(first: usize, last: usize) -> String {
    let name = |day: usize| format!("{}{}", WEEKDAYS[day][..1].to_uppercase(), &WEEKDAYS[day][1..]);
    if first == last { name(first) } else { format!("{}–{}", name(first), name(last)) }
}

fn spans(hours: &DayHours) -> String {
    let spans: Vec<String> = hours.iter().map(|span| format!("{}–{}", span.open, span.close)).collect();
    spans.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Span;
    use crate::zones::ZoneId;

    fn week(days: [&str; 7]) -> Opening {
        Opening::Weekly(
            days.map(|day| day.split_whitespace().map(|span| Span::parse(span).unwrap()).collect()),
        )
    }

    fn office() -> Calendar {
        let nine = "09:00-17:00";
        Calendar {
            opening: week([nine, nine, nine, nine, nine, "", ""]),
            holiday_sets: vec!["NZ".to_owned()],
            ..Calendar::around_the_clock(ZoneId::UTC)
        }
    }

    fn check(before: &Calendar, after: &Calendar, expected: &[&str]) {
        assert_eq!(after.changes_since(before, &Holidays::default()), expected);
    }

    #[test]
    fn two_versions_that_say_the_same_differ_in_nothing() {
        check(&office(), &office(), &[]);
    }

    #[test]
    fn each_difference_is_one_sentence() {
        let date = |text: &str| text.parse().unwrap();
        let eight = "08:00-18:00";
        let before = Calendar {
            exceptions: vec![
                Exception::Closed { date: date("2026-12-25"), name: "Christmas".to_owned() },
                Exception::Closed { date: date("2026-12-28"), name: "Boxing Day".to_owned() },
            ],
            ..office()
        };
        let after = Calendar {
            zone: ZoneId::parse("Pacific/Auckland").unwrap(),
            opening: week([eight, eight, eight, eight, "09:00-17:00", "10:00-12:00", ""]),
            holiday_sets: vec!["NZ-AUK".to_owned()],
            exceptions: vec![
                Exception::Hours {
                    date: date("2026-12-24"),
                    name: "Christmas Eve".to_owned(),
                    hours: vec![Span::parse("09:00-12:00").unwrap()],
                },
                Exception::Hours {
                    date: date("2026-12-28"),
                    name: "Sale".to_owned(),
                    hours: vec![Span::parse("10:00-16:00").unwrap()],
                },
            ],
        };
        check(
            &before,
            &after,
            &[
                "Hours are times in Pacific/Auckland instead of UTC.",
                "Mon–Thu: open 08:00–18:00, was 09:00–17:00.",
                "Sat: open 10:00–12:00, was closed.",
                "It closes for the holidays of NZ-AUK, too.",
                "It no longer closes for the holidays of NZ.",
                "Thu 24 Dec 2026: open 09:00–12:00 (Christmas Eve).",
                "Mon 28 Dec 2026: open 10:00–16:00 (Sale), was closed (Boxing Day).",
                "Fri 25 Dec 2026 is a day like any other: no longer closed (Christmas).",
            ],
        );
    }

    #[test]
    fn opening_around_the_clock_is_one_sentence() {
        let always = Calendar { opening: Opening::AroundTheClock, ..office() };
        let never = ["It never closes any more; holidays and dates of its own do not matter."];
        check(&office(), &always, &never);
        check(&always, &office(), &["It no longer is open around the clock. Open Mon–Fri 09:00–17:00."]);
    }
}
