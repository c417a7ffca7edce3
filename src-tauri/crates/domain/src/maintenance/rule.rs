//! When a window comes back: the part of RFC 5545 §3.3.10 that maintenance needs, on the wall clock of its zone.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, Weekday};

/// No rule is followed beyond this year: the zone rules end there as well.
const LAST_YEAR: i32 = 2100;
/// RFC 5545 names weekdays by two letters.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The nth such weekday of a month; from the end where `n` is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Nth {
    /// 1 to 5, or −1 to −5.
    pub n: i8,
    /// Which weekday.
    pub weekday: Weekday,
}

/// On which days a rule falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Every {
    /// Every so many days.
    Day,
    /// On these days of every so many weeks, Monday first; weeks begin on Monday.
    Week([bool; 7]),
    /// On these days of every so many months: 1 to 31, or −1 for the last. A month without the day is left out.
    MonthDay(Vec<i8>),
    /// On the nth weekdays of every so many months.
    MonthNth(Vec<Nth>),
    /// On the date of the first occurrence, every so many years; 29 February in leap years only.
    Year,
}

/// How long a rule goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleEnd {
    /// Until it is changed.
    Never,
    /// Up to and with the last occurrence that starts at or before this wall clock time.
    Until(NaiveDateTime),
    /// So many times, those that were cancelled counted.
    Count(u32),
}

/// A recurrence rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// On which days.
    pub every: Every,
    /// Every how many days, weeks, months or years; 1 or more.
    pub interval: u32,
    /// How long.
    pub end: RuleEnd,
}

/// A rule that cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct RuleError(pub String);

impl Rule {
    /// Reads an RRULE value: `FREQ=MONTHLY;BYDAY=4SA`. `first` fills what the rule leaves to the first occurrence
    /// (RFC 5545: a weekly rule without BYDAY falls on the weekday of DTSTART). UNTIL is taken as wall clock; an
    /// UNTIL in UTC has to be turned by the caller, who knows the zone.
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

    /// The wall clock starts from `first` on, in order, from the first that is not before `from`.
    ///
    /// ```
    /// use domain::maintenance::Rule;
    /// let first: chrono::NaiveDateTime = "2026-01-31T22:00:00".parse().unwrap();
    /// let rule = Rule::parse("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", first).unwrap();
    /// let days: Vec<String> = rule.starts(first, first).map(|at| at.date().to_string()).collect();
    /// assert_eq!(days, ["2026-01-31", "2026-03-31", "2026-05-31"]);
    /// ```
    pub fn starts(&self, first: NaiveDateTime, from: NaiveDateTime) -> Starts<'_> {
        // A counted rule has to be counted from its beginning.
        let period = match self.end {
            RuleEnd::Count(_) => 0,
            RuleEnd::Never | RuleEnd::Until(_) => self.period_before(first.date(), from.date()),
        };
        Starts { rule: self, first, from, period, days: Vec::new(), next: 0, given: 0 }
    }

    /// Whether the rule gives this start.
    pub fn gives(&self, first: NaiveDateTime, start: NaiveDateTime) -> bool {
        self.starts(first, start).next() == Some(start)
    }

    /// A period at or before the one that holds `day`: it only has to be early enough.
    fn period_before(&self, first: NaiveDate, day: NaiveDate) -> u32 {
        let days = (day - first).num_days().max(0);
        let per_period = match self.every {
            Every::Day => 1,
            Every::Week(_) => 7,
            Every::MonthDay(_) | Every::MonthNth(_) => 31,
            Every::Year => 366,
        };
        let periods = days / (per_period * i64::from(self.interval));
        u32::try_from(periods).unwrap_or(u32::MAX).saturating_sub(1)
    }

    /// The days of the nth period after the first, in order; nothing beyond the last year.
    fn days_of(&self, first: NaiveDate, period: u32, days: &mut Vec<NaiveDate>) -> Option<()> {
        let steps = period.checked_mul(self.interval)?;
        let month = || (first - Days::new(u64::from(first.day0()))).checked_add_months(Months::new(steps));
        let begins = match &self.every {
            Every::Day => first.checked_add_days(Days::new(u64::from(steps)))?,
            Every::Week(_) => {
                let monday = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
                monday.checked_add_days(Days::new(u64::from(steps) * 7))?
            }
            Every::MonthDay(_) | Every::MonthNth(_) => month()?,
            Every::Year => {
                NaiveDate::from_ymd_opt(first.year().checked_add(i32::try_from(steps).ok()?)?, 1, 1)?
            }
        };
        if begins.year() > LAST_YEAR {
            return None;
        }
        match &self.every {
            Every::Day => days.push(begins),
            Every::Week(on) => {
                days.extend((0..7).filter(|day| on[*day]).map(|day| begins + Days::new(day as u64)));
            }
            Every::MonthDay(of) => days.extend(of.iter().filter_map(|day| day_of_month(begins, *day))),
            Every::MonthNth(of) => days.extend(of.iter().filter_map(|nth| nth_of_month(begins, *nth))),
            Every::Year => days.extend(NaiveDate::from_ymd_opt(begins.year(), first.month(), first.day())),
        }
        days.sort_unstable();
        days.dedup();
        Some(())
    }
}

fn day_of_month(month: NaiveDate, day: i8) -> Option<NaiveDate> {
    let last = (month + Months::new(1)).pred_opt()?;
    match u32::try_from(day) {
        Ok(day) => month.with_day(day),
        Err(_) => last.with_day((i64::from(last.day()) + 1 + i64::from(day)).try_into().ok()?),
    }
}

fn nth_of_month(month: NaiveDate, nth: Nth) -> Option<NaiveDate> {
    let (year, number) = (month.year(), month.month());
    if let Ok(n) = u8::try_from(nth.n) {
        return NaiveDate::from_weekday_of_month_opt(year, number, nth.weekday, n);
    }
    let last = (month + Months::new(1)).pred_opt()?;
    let back = (7 + last.weekday().num_days_from_monday() - nth.weekday.num_days_from_monday()) % 7;
    let back = u64::from(back) + 7 * (u64::from(nth.n.unsigned_abs()) - 1);
    last.checked_sub_days(Days::new(back)).filter(|day| day.month() == number)
}

/// The starts a rule gives; see [`Rule::starts`].
pub struct Starts<'a> {
    rule: &'a Rule,
    first: NaiveDateTime,
    from: NaiveDateTime,
    period: u32,
    days: Vec<NaiveDate>,
    next: usize,
    given: u32,
}

impl Iterator for Starts<'_> {
    type Item = NaiveDateTime;

    fn next(&mut self) -> Option<NaiveDateTime> {
        loop {
            if self.next == self.days.len() {
                self.days.clear();
                self.next = 0;
                self.rule.days_of(self.first.date(), self.period, &mut self.days)?;
                self.period = self.period.checked_add(1)?;
                continue;
            }
            let start = self.days[self.next].and_time(self.first.time());
            self.next += 1;
            if start < self.first {
                continue;
            }
            self.given += 1;
            match self.rule.end {
                RuleEnd::Never => {}
                RuleEnd::Until(last) if start > last => return None,
                RuleEnd::Until(_) => {}
                RuleEnd::Count(count) if self.given > count => return None,
                RuleEnd::Count(_) => {}
            }
            if start >= self.from {
                return Some(start);
            }
        }
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

fn until(value: &str) -> Result<NaiveDateTime, RuleError> {
    let bare = value.trim_end_matches('Z');
    let time = NaiveDateTime::parse_from_str(bare, "%Y%m%dT%H%M%S").ok();
    let day = || NaiveDate::parse_from_str(bare, "%Y%m%d").ok().and_then(|day| day.and_hms_opt(23, 59, 59));
    time.or_else(day).ok_or_else(|| RuleError(format!("UNTIL={value} is not a date.")))
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

    fn check(first: &str, rule: &str, from: &str, starts: &[&str]) {
        let first: NaiveDateTime = format!("{first}:00").parse().unwrap();
        let rule = Rule::parse(rule, first).unwrap();
        assert_eq!(Rule::parse(&rule.to_string(), first).unwrap(), rule, "comes back from its text");
        let from = if from.is_empty() { first } else { format!("{from}T00:00:00").parse().unwrap() };
        let found: Vec<String> = rule
            .starts(first, from)
            .take(starts.len().max(1))
            .map(|at| at.format("%a %-d %b %y").to_string())
            .collect();
        assert_eq!(found, starts, "{rule}");
    }

    #[test]
    fn the_fourth_saturday_comes_each_month() {
        check(
            "2026-09-26T22:00",
            "FREQ=MONTHLY;BYDAY=4SA",
            "",
            &["Sat 26 Sep 26", "Sat 24 Oct 26", "Sat 28 Nov 26"],
        );
    }

    #[test]
    fn the_last_weekday_is_counted_from_the_end() {
        check(
            "2026-01-30T22:00",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "",
            &["Fri 30 Jan 26", "Fri 27 Feb 26", "Fri 27 Mar 26"],
        );
        check(
            "2026-01-31T22:00",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "",
            &["Sat 31 Jan 26", "Sat 28 Feb 26", "Tue 31 Mar 26"],
        );
    }

    #[test]
    fn a_fifth_weekday_comes_only_in_months_that_have_one() {
        check(
            "2026-10-31T22:00",
            "FREQ=MONTHLY;BYDAY=5SA",
            "",
            &["Sat 31 Oct 26", "Sat 30 Jan 27", "Sat 29 May 27"],
        );
    }

    #[test]
    fn every_other_week_is_counted_from_the_monday_of_the_first() {
        check(
            "2026-09-23T22:00",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
            "",
            &["Wed 23 Sep 26", "Mon 5 Oct 26", "Wed 7 Oct 26", "Mon 19 Oct 26"],
        );
    }

    #[test]
    fn a_leap_day_comes_every_four_years() {
        check("2024-02-29T22:00", "FREQ=YEARLY", "", &["Thu 29 Feb 24", "Tue 29 Feb 28", "Sun 29 Feb 32"]);
    }

    #[test]
    fn a_late_look_finds_what_an_early_one_does() {
        for rule in [
            "FREQ=DAILY;INTERVAL=3",
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SU",
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU",
            "FREQ=YEARLY",
        ] {
            let first: NaiveDateTime = "2020-01-14T22:00:00".parse().unwrap();
            let rule = Rule::parse(rule, first).unwrap();
            let late: NaiveDateTime = "2026-11-22T00:00:00".parse().unwrap();
            let slow = rule.starts(first, first).find(|start| *start >= late);
            assert_eq!(rule.starts(first, late).next(), slow, "{rule}");
        }
    }

    #[test]
    fn until_and_count_end_a_rule() {
        check("2026-09-26T22:00", "FREQ=DAILY;COUNT=2", "", &["Sat 26 Sep 26", "Sun 27 Sep 26"]);
        let first: NaiveDateTime = "2026-09-26T22:00:00".parse().unwrap();
        let count = |rule: &str| Rule::parse(rule, first).unwrap().starts(first, first).count();
        assert_eq!(count("FREQ=DAILY;COUNT=2"), 2);
        assert_eq!(count("FREQ=DAILY;UNTIL=20260928T220000"), 3);
        assert_eq!(count("FREQ=DAILY;UNTIL=20260928T215959"), 2);
        assert_eq!(count("FREQ=DAILY;UNTIL=20260928"), 3);
    }

    #[test]
    fn a_rule_without_end_ends_with_the_zone_rules() {
        let first: NaiveDateTime = "2026-09-26T22:00:00".parse().unwrap();
        for rule in ["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=5SA", "FREQ=YEARLY;INTERVAL=10000"] {
            let rule = Rule::parse(rule, first).unwrap();
            assert!(rule.starts(first, first).count() < 100_000, "{rule}");
        }
    }

    #[test]
    fn what_cannot_be_followed_is_said() {
        let first: NaiveDateTime = "2026-09-26T22:00:00".parse().unwrap();
        for (rule, word) in [
            ("FREQ=SECONDLY", "SECONDLY"),
            ("FREQ=MONTHLY;BYDAY=SA", "4SA"),
            ("FREQ=MONTHLY;BYSETPOS=1;BYDAY=SA", "BYSETPOS"),
            ("FREQ=WEEKLY;COUNT=2;UNTIL=20270101", "both"),
            ("BYDAY=SA", "frequency"),
            ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0"),
            ("FREQ=WEEKLY;BYDAY=é", "weekday"),
        ] {
            let refused = Rule::parse(rule, first).unwrap_err().to_string();
            assert!(refused.contains(word), "{rule}: {refused}");
        }
    }
}
