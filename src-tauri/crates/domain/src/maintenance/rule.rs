//! When a window comes back: the part of RFC 5545 §3.3.10 that maintenance needs, on the wall clock of its zone.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, Weekday};

/// No rule is followed beyond this year: the zone rules end there as well.
const LAST_YEAR: i32 = 2100;

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

impl Rule {
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
}
