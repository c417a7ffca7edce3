//! What a zone is called in a file: by its IANA name, by the name Windows gives it, or by the rules that stand beside.

use super::component::Component;
use super::times::time;
use super::windows_zones::WINDOWS;
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use domain::time::Instant;
use domain::zones::{ZoneId, Zones};
use std::collections::HashMap;

/// Names of zones are shorter.
const LONGEST_NAME: usize = 100;
/// No file has more of them, and looking for one that nobody knows takes its time.
const MOST_NAMES: usize = 200;
/// How many years rules are compared for.
const YEARS: i32 = 3;

/// The zones of a file, by the names it gives them.
pub(super) struct Names<'a> {
    zones: &'a Zones,
    usual: ZoneId,
    rules: HashMap<String, &'a Component>,
    known: HashMap<String, Option<ZoneId>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(zones: &'a Zones, usual: ZoneId, timezones: &'a [Component]) -> Self {
        let named = |one: &'a Component| Some((one.line("TZID")?.value.clone(), one));
        Self { zones, usual, rules: timezones.iter().filter_map(named).collect(), known: HashMap::new() }
    }

    /// The zone of a name; `year` is where its rules are compared, if they must be.
    pub(super) fn zone(&mut self, name: &str, year: i32) -> Option<ZoneId> {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        if name.len() > LONGEST_NAME || self.known.len() == MOST_NAMES {
            return None;
        }
        let found = by_name(name).or_else(|| self.by_rules(name, year));
        self.known.insert(name.to_owned(), found);
        found
    }

    /// The zone whose clocks do the same as the rules in the file: the usual one if it does.
    fn by_rules(&self, name: &str, year: i32) -> Option<ZoneId> {
        let rules = self.rules.get(name)?;
        let year = year.clamp(1990, 2090);
        let wanted: Vec<i32> = offsets(rules, year)?;
        let agrees = |id: &ZoneId| {
            let zone = self.zones.get(*id);
            probes(year).zip(&wanted).all(|(at, offset)| zone.offset_at(at) == *offset)
        };
        std::iter::once(self.usual).chain(ZoneId::all()).find(agrees)
    }
}

fn by_name(name: &str) -> Option<ZoneId> {
    let name = name.trim_matches('"');
    if let Ok(zone) = ZoneId::parse(name) {
        return Some(zone);
    }
    if let Some((_, iana)) = WINDOWS.iter().find(|(windows, _)| windows.eq_ignore_ascii_case(name)) {
        return ZoneId::parse(iana).ok();
    }
    // `/freeassociation.sourceforge.net/Tzfile/Europe/London`
    let parts: Vec<&str> = name.split('/').collect();
    let last = |n: usize| parts.len().checked_sub(n).map(|from| parts[from..].join("/"));
    [3, 2].into_iter().filter_map(last).find_map(|name| ZoneId::parse(&name).ok())
}

/// Moments at which rules are compared: each third day at noon.
fn probes(year: i32) -> impl Iterator<Item = Instant> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| day.and_hms_opt(12, 0, 0));
    let first = first.expect("the year was brought into range").and_utc().timestamp();
    (0..i64::from(YEARS) * 122).map(move |n| Instant::from_unix(first + n * 3 * 86_400))
}

/// What the rules in a file say at each of these moments.
fn offsets(rules: &Component, year: i32) -> Option<Vec<i32>> {
    let mut changes: Vec<(i64, i32)> = Vec::new();
    for observance in rules.parts.iter().take(400) {
        let offset = |name: &str| offset(&observance.line(name)?.value);
        let (from, to) = (offset("TZOFFSETFROM")?, offset("TZOFFSETTO")?);
        let start = time(&observance.line("DTSTART")?.value, None)?.wall;
        let walls = match observance.line("RRULE") {
            None => vec![start],
            Some(rule) => yearly(&rule.value, start, year)?,
        };
        changes.extend(walls.iter().map(|wall| (wall.and_utc().timestamp() - i64::from(from), to)));
    }
    changes.sort_unstable();
    let (_, earliest) = *changes.first()?;
    let at = |moment: Instant| {
        let past = changes.partition_point(|(at, _)| *at <= moment.unix());
        past.checked_sub(1).map_or(earliest, |last| changes[last].1)
    };
    Some(probes(year).map(at).collect())
}

/// The dates of a yearly rule from the year before `year` on.
fn yearly(rule: &str, start: NaiveDateTime, year: i32) -> Option<Vec<NaiveDateTime>> {
    let part = |name: &str| {
        let parts = rule.split(';').filter_map(|part| part.split_once('='));
        parts.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    };
    let month: u32 = part("BYMONTH").map_or(Some(start.month()), |month| month.parse().ok())?;
    let until = part("UNTIL").and_then(|until| time(until, None)).map(|until| until.wall);
    let day = part("BYDAY");
    let of = |year: i32| -> Option<NaiveDateTime> {
        let date = match day {
            None => NaiveDate::from_ymd_opt(year, month, start.day())?,
            Some(day) => nth_day(year, month, day)?,
        };
        Some(date.and_time(start.time()))
    };
    let wanted = |at: &NaiveDateTime| *at >= start && until.is_none_or(|until| *at <= until + Days::new(1));
    Some((year - 1..year + YEARS).filter_map(of).filter(wanted).collect())
}

fn nth_day(year: i32, month: u32, day: &str) -> Option<NaiveDate> {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let letters = day.len().checked_sub(2).filter(|at| day.is_char_boundary(*at))?;
    let (nth, name) = day.split_at(letters);
    let place = DAYS.iter().position(|known| known.eq_ignore_ascii_case(name))?;
    let weekday = Weekday::try_from(u8::try_from(place).ok()?).ok()?;
    let nth: i8 = nth.parse().ok()?;
    if let Ok(nth) = u8::try_from(nth) {
        return NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth);
    }
    (1..=5).rev().find_map(|n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n))
}

/// `+1030`, `-0800`, `+053000`.
fn offset(value: &str) -> Option<i32> {
    let (sign, digits) = match value.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let part = |at: usize| digits.get(at..at + 2).map_or(Some(0), |two| two.parse::<i32>().ok());
    Some(sign * (part(0)? * 3600 + part(2)? * 60 + part(4)?))
}
