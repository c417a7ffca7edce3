//! Lengths of a term: days or months of the calendar on the wall, never seconds.

use chrono::{Days, Months, NaiveDate};

/// What a period is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodUnit {
    /// Days of the calendar.
    Days,
    /// Months; a year is twelve.
    Months,
}

impl PeriodUnit {
    /// Both units.
    pub const ALL: [Self; 2] = [Self::Days, Self::Months];

    /// The key used in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Months => "months",
        }
    }

    /// The unit of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.key() == key)
    }

    /// Ten years: no contract of the field runs longer before somebody looks at it.
    const fn most(self) -> u32 {
        match self {
            Self::Days => 3_660,
            Self::Months => 120,
        }
    }
}

/// `3 months`, `90 days`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// How many; at least one.
    pub count: u32,
    /// Of what.
    pub unit: PeriodUnit,
}

impl Period {
    /// A period of 1 to 120 months, or 1 to 3,660 days.
    pub fn new(count: u32, unit: PeriodUnit) -> Option<Self> {
        (1..=unit.most()).contains(&count).then_some(Self { count, unit })
    }

    /// Reads `12 months`, `1 month`, `90 days`, `2 years`, `6 weeks`.
    ///
    /// ```
    /// use domain::contracts::Period;
    /// assert_eq!(Period::parse("2 years").unwrap().to_string(), "24 months");
    /// assert_eq!(Period::parse("6 weeks").unwrap().to_string(), "42 days");
    /// assert!(Period::parse("0 months").is_none());
    /// assert!(Period::parse("a while").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (count, unit) = text.trim().split_once(char::is_whitespace)?;
        let count: u32 = count.parse().ok()?;
        let (times, unit) = match unit.trim().trim_end_matches('s') {
            "day" => (1, PeriodUnit::Days),
            "week" => (7, PeriodUnit::Days),
            "month" => (1, PeriodUnit::Months),
            "year" => (12, PeriodUnit::Months),
            _ => return None,
        };
        Self::new(count.checked_mul(times)?, unit)
    }

    /// The date `times` periods after `anchor`. Months are counted from the anchor in one step, so
    /// that a day that a short month lacks comes back in the next long one: 31 January, 28 February,
    /// 31 March.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use domain::contracts::Period;
    /// let month = Period::parse("1 month").unwrap();
    /// let anchor = NaiveDate::from_ymd_opt(2027, 1, 31).unwrap();
    /// assert_eq!(month.after(anchor, 1).unwrap().to_string(), "2027-02-28");
    /// assert_eq!(month.after(anchor, 2).unwrap().to_string(), "2027-03-31");
    /// ```
    pub fn after(self, anchor: NaiveDate, times: u32) -> Option<NaiveDate> {
        let count = self.count.checked_mul(times)?;
        match self.unit {
            PeriodUnit::Days => anchor.checked_add_days(Days::new(u64::from(count))),
            PeriodUnit::Months => anchor.checked_add_months(Months::new(count)),
        }
    }

    /// The date one period before `date`; where the month is too short, its last day.
    pub fn before(self, date: NaiveDate) -> Option<NaiveDate> {
        match self.unit {
            PeriodUnit::Days => date.checked_sub_days(Days::new(u64::from(self.count))),
            PeriodUnit::Months => date.checked_sub_months(Months::new(self.count)),
        }
    }
}

impl std::fmt::Display for Period {
    /// `1 month`, `90 days`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = self.unit.key();
        write!(f, "{} {}", self.count, if self.count == 1 { unit.trim_end_matches('s') } else { unit })
    }
}
