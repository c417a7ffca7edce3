//! Days that repeat every year, month or week: the part of RRULE that holidays use.

use chrono::{Datelike, NaiveDate, Weekday};
use std::ops::RangeInclusive;

/// A rule that begins this long ago is followed from there; older ones are refused.
const OLDEST: i32 = 1900;

/// How long the stretches are that a rule goes by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    Yearly,
    Monthly,
    Weekly,
}

/// A rule.
struct Rule {
    pace: Pace,
    interval: i32,
    count: Option<usize>,
    until: Option<NaiveDate>,
    months: Vec<u32>,
    month_days: Vec<i32>,
    /// Weekdays with their place in the month (or year): `4TH`, `-1MO`, `SU` for each.
    weekdays: Vec<(Option<i32>, Weekday)>,
}

/// The dates of a rule that fall into `years`, the beginning among them when it does.
///
/// # Errors
/// What the rule asks for and is not read, as the middle of a sentence.
pub(super) fn dates(
    text: &str,
    start: NaiveDate,
    years: &RangeInclusive<i32>,
) -> Result<Vec<NaiveDate>, String> {
    let rule = Rule::parse(text)?;
    if start.year() < OLDEST {
        return Err(format!("it began in {}", start.year()));
    }
    let mut found = Vec::new();
    let mut seen = 0_usize;
    let mut place = rule.first_place(start, years);
    while let Some((begins, dates)) = rule.of_place(place, start) {
        if begins > *years.end() {
            break;
        }
        for date in dates.into_iter().filter(|date| *date >= start) {
            let over =
                rule.count.is_some_and(|count| seen >= count) || rule.until.is_some_and(|until| date > until);
            if over {
                return Ok(found);
            }
            seen += 1;
            if years.contains(&date.year()) {
                found.push(date);
            }
        }
        place += 1;
    }
    Ok(found)
}

impl Rule {
    fn parse(text: &str) -> Result<Self, String> {
        let mut rule = Self {
            pace: Pace::Yearly,
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
        };
        let (mut pace, mut from_monday) = (None, true);
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (key, value) = part.split_once('=').ok_or_else(|| format!("“{part}” has no value"))?;
            let value = value.trim().to_ascii_uppercase();
            match key.trim().to_ascii_uppercase().as_str() {
                "FREQ" => {
                    pace = match value.as_str() {
                        "YEARLY" => Some(Pace::Yearly),
                        "MONTHLY" => Some(Pace::Monthly),
                        "WEEKLY" => Some(Pace::Weekly),
                        other => return Err(format!("FREQ={other} is not read")),
                    }
                }
                "INTERVAL" => rule.interval = number(&value, 1..=1000, part)?,
                "COUNT" => rule.count = usize::try_from(number(&value, 1..=100_000, part)?).ok(),
                "UNTIL" => rule.until = Some(until(&value).ok_or_else(|| format!("“{part}” is no date"))?),
                "BYMONTH" => {
                    rule.months = list(&value, part, 1..=12)?
                        .into_iter()
                        .filter_map(|month| u32::try_from(month).ok())
                        .collect();
                }
                "BYMONTHDAY" => rule.month_days = list(&value, part, -31..=31)?,
                "BYDAY" => rule.weekdays = weekdays(&value, part)?,
                "WKST" => from_monday = value == "MO",
                other => return Err(format!("{other} is not read")),
            }
        }
        rule.pace = pace.ok_or("it does not say how often")?;
        let counted = rule.weekdays.iter().any(|(place, _)| place.is_some());
        if rule.pace == Pace::Weekly && (counted || !rule.month_days.is_empty()) {
            return Err("days of a month are not read of a week".to_owned());
        }
        // Where weeks are left out, it matters on which day they begin.
        if rule.pace == Pace::Weekly && rule.interval > 1 && !from_monday {
            return Err("weeks that do not begin on Monday are not read".to_owned());
        }
        Ok(rule)
    }

    /// The first stretch that is looked at, counted from that of the beginning.
    fn first_place(&self, start: NaiveDate, years: &RangeInclusive<i32>) -> i32 {
        match self.pace {
            Pace::Yearly => (self.first_year(start, years) - start.year()) / self.interval,
            Pace::Monthly | Pace::Weekly => 0,
        }
    }

    /// The year in which a stretch begins, and its dates; none past the end of all days.
    fn of_place(&self, place: i32, start: NaiveDate) -> Option<(i32, Vec<NaiveDate>)> {
        let steps = place.checked_mul(self.interval)?;
        match self.pace {
            Pace::Yearly => {
                let year = start.year().checked_add(steps)?;
                Some((year, self.of_year(year, start)))
            }
            Pace::Monthly => {
                let months = (start.year() * 12 + i32::try_from(start.month0()).ok()?).checked_add(steps)?;
                let (year, month) = (months.div_euclid(12), u32::try_from(months.rem_euclid(12)).ok()? + 1);
                let wanted = self.months.is_empty() || self.months.contains(&month);
                let mut dates = if wanted { self.of_month(year, month, start) } else { Vec::new() };
                dates.sort_unstable();
                dates.dedup();
                Some((year, dates))
            }
            Pace::Weekly => {
                let monday = start - chrono::Days::new(u64::from(start.weekday().num_days_from_monday()));
                let first = monday.checked_add_days(chrono::Days::new(u64::try_from(steps).ok()? * 7))?;
                let is_on = |date: &NaiveDate| {
                    let own = self.weekdays.is_empty() && date.weekday() == start.weekday();
                    let named = self.weekdays.iter().any(|(_, weekday)| *weekday == date.weekday());
                    (own || named) && (self.months.is_empty() || self.months.contains(&date.month()))
                };
                Some((first.year(), first.iter_days().take(7).filter(is_on).collect()))
            }
        }
    }

    /// Where to begin: a rule that is not counted need not be followed from its start.
    fn first_year(&self, start: NaiveDate, years: &RangeInclusive<i32>) -> i32 {
        let skipped = (years.start() - start.year()).max(0) / self.interval * self.interval;
        start.year() + if self.count.is_none() { skipped } else { 0 }
    }

    fn of_year(&self, year: i32, start: NaiveDate) -> Vec<NaiveDate> {
        let own_month = [start.month()];
        let free = self.month_days.is_empty() && self.weekdays.is_empty();
        let months: Vec<u32> = match (self.months.is_empty(), free) {
            (false, _) => self.months.clone(),
            (true, true) => own_month.to_vec(),
            (true, false) => (1..=12).collect(),
        };
        let mut dates: Vec<NaiveDate> =
            if !self.weekdays.is_empty() && self.months.is_empty() && self.month_days.is_empty() {
                self.on_weekdays(&days(year, 1..=12))
            } else {
                months.into_iter().flat_map(|month| self.of_month(year, month, start)).collect()
            };
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    fn of_month(&self, year: i32, month: u32, start: NaiveDate) -> Vec<NaiveDate> {
        let days = days(year, month..=month);
        if self.month_days.is_empty() && self.weekdays.is_empty() {
            // The 29th of February is left out where there is none, as RFC 5545 says.
            return NaiveDate::from_ymd_opt(year, month, start.day()).into_iter().collect();
        }
        let length = i32::try_from(days.len()).unwrap_or(31);
        let on_number = |date: &NaiveDate| {
            let day = i32::try_from(date.day()).unwrap_or(0);
            self.month_days.iter().any(|wanted| *wanted == day || *wanted == day - length - 1)
        };
        match (self.month_days.is_empty(), self.weekdays.is_empty()) {
            (true, _) => self.on_weekdays(&days),
            (false, true) => days.into_iter().filter(on_number).collect(),
            (false, false) => {
                let any =
                    |date: &NaiveDate| self.weekdays.iter().any(|(_, weekday)| *weekday == date.weekday());
                days.into_iter().filter(on_number).filter(any).collect()
            }
        }
    }

    /// Of the days of a month or a year those on the weekdays at their places.
    fn on_weekdays(&self, days: &[NaiveDate]) -> Vec<NaiveDate> {
        let mut found = Vec::new();
        for (place, weekday) in &self.weekdays {
            let on: Vec<NaiveDate> = days.iter().copied().filter(|date| date.weekday() == *weekday).collect();
            match place {
                None => found.extend(on),
                Some(place) => {
                    let from_end = usize::try_from(-place).ok().and_then(|back| on.len().checked_sub(back));
                    let index = usize::try_from(*place - 1).ok().filter(|_| *place > 0).or(from_end);
                    found.extend(index.and_then(|index| on.get(index)).copied());
                }
            }
        }
        found
    }
}

fn days(year: i32, months: RangeInclusive<u32>) -> Vec<NaiveDate> {
    let Some(first) = NaiveDate::from_ymd_opt(year, *months.start(), 1) else { return Vec::new() };
    first.iter_days().take_while(|date| date.year() == year && date.month() <= *months.end()).collect()
}

fn number(value: &str, fits: RangeInclusive<i32>, part: &str) -> Result<i32, String> {
    value
        .parse()
        .ok()
        .filter(|number| fits.contains(number))
        .ok_or_else(|| format!("“{part}” is out of range"))
}

fn list(value: &str, part: &str, fits: RangeInclusive<i32>) -> Result<Vec<i32>, String> {
    value
        .split(',')
        .take(64)
        .map(|one| number(one.trim().trim_start_matches('+'), fits.clone(), part))
        .collect()
}

fn weekdays(value: &str, part: &str) -> Result<Vec<(Option<i32>, Weekday)>, String> {
    let wrong = || format!("“{part}” names no weekday");
    value
        .split(',')
        .take(64)
        .map(|one| {
            let one = one.trim();
            let cut = one.len().checked_sub(2).filter(|cut| one.is_char_boundary(*cut)).ok_or_else(wrong)?;
            let (place, name) = one.split_at(cut);
            let weekday = match name {
                "MO" => Weekday::Mon,
                "TU" => Weekday::Tue,
                "WE" => Weekday::Wed,
                "TH" => Weekday::Thu,
                "FR" => Weekday::Fri,
                "SA" => Weekday::Sat,
                "SU" => Weekday::Sun,
                _ => return Err(wrong()),
            };
            if place.is_empty() {
                return Ok((None, weekday));
            }
            let place = number(place.trim_start_matches('+'), -53..=53, part)?;
            if place == 0 { Err(wrong()) } else { Ok((Some(place), weekday)) }
        })
        .collect()
}

/// `20301231`, or a moment on that day.
fn until(value: &str) -> Option<NaiveDate> {
    let date = value.get(..8)?;
    NaiveDate::parse_from_str(date, "%Y%m%d").ok()
}
