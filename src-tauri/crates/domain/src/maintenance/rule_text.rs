//! Recurrence rules as text: the RRULE value of RFC 5545 §3.3.10.

use super::rule::{Every, Nth, Rule, RuleEnd};
use crate::time::Instant;
use crate::zones::Zone;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Weekday};

/// The years in which an UNTIL in UTC is turned to a wall clock; outside of them it is no date.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2150;

/// RFC 5545 names weekdays by two letters.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A rule that cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct RuleError(pub String);

impl Rule {
    /// Reads an RRULE value for a window on the clocks of `zone`: an UNTIL in UTC, as RFC 5545 has it beside a start
    /// with a zone, is turned to what these clocks show.
    ///
    /// # Errors
    /// As [`Rule::parse`].
    ///
    /// ```
    /// use domain::{maintenance::Rule, zones::{ZoneId, Zones}};
    /// let auckland = Zones::bundled().get(ZoneId::parse("Pacific/Auckland").unwrap());
    /// let first = "2027-01-30T08:00:00".parse().unwrap();
    /// let rule = Rule::parse_in("FREQ=WEEKLY;UNTIL=20270212T190000Z", first, &auckland).unwrap();
    /// assert_eq!(rule.to_string(), "FREQ=WEEKLY;BYDAY=SA;UNTIL=20270213T080000");
    /// ```
    pub fn parse_in(text: &str, first: NaiveDateTime, zone: &Zone) -> Result<Self, RuleError> {
        let parts: Vec<String> = text.split(';').map(|part| on_the_wall(part, zone)).collect();
        Self::parse(&parts.join(";"), first)
    }

    /// Reads an RRULE value: `FREQ=MONTHLY;BYDAY=4SA`. `first` fills what the rule leaves to the first occurrence
    /// (RFC 5545: a weekly rule without BYDAY falls on the weekday of DTSTART). UNTIL is wall clock, or else needs
    /// [`Rule::parse_in`].
    ///
    /// # Errors
    /// A sentence that names the part that cannot be followed.
    ///
    /// ```
    /// use domain::maintenance::{Every, Rule};
    /// let first = "2026-09-26T22:00:00".parse().unwrap();
    /// let fourth = Rule::parse("FREQ=MONTHLY;BYDAY=4SA", first).unwrap();
    /// assert_eq!(fourth.to_string(), "FREQ=MONTHLY;BYDAY=4SA");
    /// assert!(Rule::parse("FREQ=SECONDLY", first).unwrap_err().to_string().contains("SECONDLY"));
    /// ```
    pub fn parse(text: &str, first: NaiveDateTime) -> Result<Self, RuleError> {
        let mut parts = Parts::default();
        for part in text.trim().trim_start_matches("RRULE:").split(';').filter(|part| !part.trim().is_empty())
        {
            let (name, value) = part
                .split_once('=')
                .ok_or_else(|| RuleError(format!("\"{part}\" is not a part of a recurrence rule.")))?;
            parts.take(name.trim().to_ascii_uppercase().as_str(), value.trim())?;
        }
        parts.into_rule(first)
    }
}

/// The parts of an RRULE as they are read.
#[derive(Default)]
struct Parts {
    freq: Option<String>,
    interval: Option<u32>,
    count: Option<u32>,
    until: Option<NaiveDateTime>,
    by_day: Vec<(Option<i8>, Weekday)>,
    by_month_day: Vec<i8>,
    by_month: Vec<u32>,
    week_starts: Option<Weekday>,
}

impl Parts {
    fn take(&mut self, name: &str, value: &str) -> Result<(), RuleError> {
        let number = |value: &str| {
            value
                .parse::<u32>()
                .ok()
                .filter(|n| *n > 0 && *n <= 10_000)
                .ok_or_else(|| RuleError(format!("{name}={value} is not a number from 1 to 10,000.")))
        };
        match name {
            "FREQ" => self.freq = Some(value.to_ascii_uppercase()),
            "INTERVAL" => self.interval = Some(number(value)?),
            "COUNT" => self.count = Some(number(value)?),
            "UNTIL" => self.until = Some(until(value)?),
            "WKST" => self.week_starts = Some(weekday(value)?),
            "BYDAY" => {
                for day in value.split(',') {
                    self.by_day.push(numbered_day(day.trim())?);
                }
            }
            "BYMONTHDAY" => {
                for day in value.split(',') {
                    let known = day.trim().parse::<i8>().ok().filter(|n| *n != 0 && (-31..=31).contains(n));
                    self.by_month_day.push(known.ok_or_else(|| {
                        RuleError(format!("BYMONTHDAY={day} is not a day of a month, 1 to 31 or −1 to −31."))
                    })?);
                }
            }
            "BYMONTH" => {
                for month in value.split(',') {
                    self.by_month.push(number(month.trim())?);
                }
            }
            other => return Err(RuleError(format!("{other} is not among the rules this program follows."))),
        }
        Ok(())
    }

    fn into_rule(self, first: NaiveDateTime) -> Result<Rule, RuleError> {
        let end = match (self.until, self.count) {
            (Some(_), Some(_)) => {
                return Err(RuleError("A rule ends by UNTIL or by COUNT, not by both.".into()));
            }
            (Some(last), None) => RuleEnd::Until(last),
            (None, Some(count)) => RuleEnd::Count(count),
            (None, None) => RuleEnd::Never,
        };
        let interval = self.interval.unwrap_or(1);
        let freq = self
            .freq
            .clone()
            .ok_or_else(|| RuleError("A rule needs a frequency, such as FREQ=WEEKLY.".into()))?;
        let every = self.every(&freq, first)?;
        if matches!(every, Every::Week(_))
            && interval > 1
            && self.week_starts.is_some_and(|day| day != Weekday::Mon)
        {
            return Err(RuleError(
                "Weeks that do not begin on Monday (WKST) are not followed every other week.".into(),
            ));
        }
        Ok(Rule { every, interval, end })
    }

    fn every(&self, freq: &str, first: NaiveDateTime) -> Result<Every, RuleError> {
        let plain = || self.by_day.iter().all(|(n, _)| n.is_none());
        match freq {
            "DAILY" if self.by_day.is_empty() && self.by_month_day.is_empty() && self.by_month.is_empty() => {
                Ok(Every::Day)
            }
            // "Every day, on these weekdays" is a weekly rule as long as no day is skipped.
            "DAILY" | "WEEKLY"
                if self.by_month_day.is_empty()
                    && self.by_month.is_empty()
                    && plain()
                    && (freq == "WEEKLY" || self.interval.unwrap_or(1) == 1) =>
            {
                let mut days = [false; 7];
                for (_, day) in &self.by_day {
                    days[day.num_days_from_monday() as usize] = true;
                }
                if self.by_day.is_empty() {
                    days[first.weekday().num_days_from_monday() as usize] = true;
                }
                Ok(Every::Week(days))
            }
            "MONTHLY" if self.by_month.is_empty() => self.monthly(first),
            "YEARLY" if self.is_date_of(first) => Ok(Every::Year),
            "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY" => Err(RuleError(format!(
                "This {} rule restricts days in a way this program does not follow.",
                freq.to_ascii_lowercase()
            ))),
            other => Err(RuleError(format!(
                "FREQ={other} is not followed: maintenance comes back daily, weekly, monthly or yearly."
            ))),
        }
    }

    fn monthly(&self, first: NaiveDateTime) -> Result<Every, RuleError> {
        match (self.by_day.as_slice(), self.by_month_day.as_slice()) {
            ([], []) => {
                Ok(Every::MonthDay(vec![i8::try_from(first.day()).expect("a month has at most 31 days")]))
            }
            ([], days) => Ok(Every::MonthDay(days.to_vec())),
            (days, []) => {
                let nth = days.iter().map(|(n, weekday)| n.map(|n| Nth { n, weekday: *weekday }));
                nth.collect::<Option<Vec<Nth>>>().map(Every::MonthNth).ok_or_else(|| {
                    RuleError("A monthly rule by weekday says which one of the month: BYDAY=4SA.".into())
                })
            }
            _ => Err(RuleError("A monthly rule falls on dates or on weekdays, not on both.".into())),
        }
    }

    /// A yearly rule may repeat the date of its first occurrence in BYMONTH and BYMONTHDAY.
    fn is_date_of(&self, first: NaiveDateTime) -> bool {
        let day = i8::try_from(first.day()).expect("a month has at most 31 days");
        self.by_day.is_empty()
            && self.by_month.iter().all(|month| *month == first.month())
            && self.by_month_day.iter().all(|other| *other == day)
            && (self.by_month_day.is_empty() || !self.by_month.is_empty())
    }
}

/// A part of a rule, an UNTIL in UTC turned to the clocks of `zone`; any other part as it is.
fn on_the_wall(part: &str, zone: &Zone) -> String {
    // The name of the property may stand before the first part.
    let (property, bare) =
        part.trim_start().strip_prefix("RRULE:").map_or(("", part), |bare| ("RRULE:", bare));
    let until = bare.split_once('=').filter(|(name, _)| name.trim().eq_ignore_ascii_case("UNTIL"));
    let utc = until.and_then(|(_, value)| value.trim().strip_suffix(['Z', 'z'])).and_then(time);
    let wall = utc
        .filter(|at| YEARS.contains(&at.year()))
        .map(|at| zone.wall(Instant::from_unix(at.and_utc().timestamp())));
    wall.map_or_else(|| part.to_owned(), |at| format!("{property}UNTIL={}", at.format("%Y%m%dT%H%M%S")))
}

fn time(value: &str) -> Option<NaiveDateTime> {
    let known = ["%Y%m%dT%H%M%S", "%Y%m%dT%H%M"];
    known.iter().find_map(|form| NaiveDateTime::parse_from_str(value, form).ok())
}

fn until(value: &str) -> Result<NaiveDateTime, RuleError> {
    let day = || NaiveDate::parse_from_str(value, "%Y%m%d").ok().and_then(|day| day.and_hms_opt(23, 59, 59));
    time(value).or_else(day).ok_or_else(|| RuleError(format!("UNTIL={value} is not a date.")))
}

fn weekday(value: &str) -> Result<Weekday, RuleError> {
    let at = DAYS.iter().position(|day| value.eq_ignore_ascii_case(day));
    let day = at.and_then(|at| Weekday::try_from(u8::try_from(at).ok()?).ok());
    day.ok_or_else(|| {
        RuleError(format!("\"{value}\" is not a weekday; they are MO, TU, WE, TH, FR, SA, SU."))
    })
}

fn numbered_day(value: &str) -> Result<(Option<i8>, Weekday), RuleError> {
    let letters = value.len().checked_sub(2).filter(|at| value.is_char_boundary(*at));
    let (number, day) =
        value.split_at(letters.ok_or_else(|| RuleError(format!("\"{value}\" is not a weekday.")))?);
    let day = weekday(day)?;
    if number.is_empty() {
        return Ok((None, day));
    }
    let n = number.parse::<i8>().ok().filter(|n| *n != 0 && (-5..=5).contains(n));
    n.map(|n| (Some(n), day)).ok_or_else(|| {
        RuleError(format!("\"{value}\": a month has no such weekday; 1 to 5, or −1 for the last."))
    })
}

impl std::fmt::Display for Rule {
    /// The RRULE value of RFC 5545, UNTIL as wall clock.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |of: Vec<String>| of.join(",");
        match &self.every {
            Every::Day => write!(f, "FREQ=DAILY")?,
            Every::Week(on) => {
                let days = DAYS.iter().zip(on).filter(|(_, on)| **on).map(|(day, _)| (*day).to_owned());
                write!(f, "FREQ=WEEKLY;BYDAY={}", list(days.collect()))?;
            }
            Every::MonthDay(of) => {
                write!(f, "FREQ=MONTHLY;BYMONTHDAY={}", list(of.iter().map(i8::to_string).collect()))?;
            }
            Every::MonthNth(of) => {
                let day =
                    |nth: &Nth| format!("{}{}", nth.n, DAYS[nth.weekday.num_days_from_monday() as usize]);
                write!(f, "FREQ=MONTHLY;BYDAY={}", list(of.iter().map(day).collect()))?;
            }
            Every::Year => write!(f, "FREQ=YEARLY")?,
        }
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        match self.end {
            RuleEnd::Never => Ok(()),
            RuleEnd::Until(last) => write!(f, ";UNTIL={}", last.format("%Y%m%dT%H%M%S")),
            RuleEnd::Count(count) => write!(f, ";COUNT={count}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_until_in_utc_ends_by_the_clocks_of_the_zone() {
        let zones = crate::zones::Zones::bundled();
        let check = |zone: &str, first: &str, rule: &str, days: &[&str]| {
            let zone = zones.get(crate::zones::ZoneId::parse(zone).unwrap());
            let first: NaiveDateTime = first.parse().unwrap();
            let rule = Rule::parse_in(rule, first, &zone).unwrap();
            let found: Vec<String> =
                rule.starts(first, first).map(|at| at.format("%m-%d").to_string()).collect();
            assert_eq!(found, days, "{rule}");
        };
        let (auckland, denver) = ("Pacific/Auckland", "America/Denver");
        let weekly = ["01-30", "02-06", "02-13"];
        check(auckland, "2027-01-30T08:00:00", "FREQ=WEEKLY;UNTIL=20270212T190000Z", &weekly);
        check(auckland, "2027-01-30T08:00:00", "FREQ=WEEKLY;UNTIL=20270212T185959Z", &weekly[..2]);
        check(auckland, "2027-01-30T08:00:00", "RRULE:UNTIL=20270212T190000z;FREQ=WEEKLY", &weekly);
        check(denver, "2027-01-27T22:00:00", "FREQ=DAILY;UNTIL=20270130T010000Z", &["01-27", "01-28"]);
        check(denver, "2027-01-27T22:00:00", "FREQ=DAILY;UNTIL=20270129", &["01-27", "01-28", "01-29"]);
    }

    #[test]
    fn what_cannot_be_followed_is_said() {
        let first: NaiveDateTime = "2026-09-26T22:00:00".parse().unwrap();
        for (rule, word) in [
            ("FREQ=SECONDLY", "SECONDLY"),
            ("FREQ=MONTHLY;BYDAY=SA", "4SA"),
            ("FREQ=MONTHLY;BYSETPOS=1;BYDAY=SA", "BYSETPOS"),
            ("FREQ=WEEKLY;COUNT=2;UNTIL=20270101", "both"),
            ("FREQ=WEEKLY;UNTIL=20270101T000000Z", "is not a date"),
            ("BYDAY=SA", "frequency"),
            ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0"),
            ("FREQ=WEEKLY;BYDAY=é", "weekday"),
        ] {
            let refused = Rule::parse(rule, first).unwrap_err().to_string();
            assert!(refused.contains(word), "{rule}: {refused}");
        }
    }
}
