//! Three kinds of time, three types: an [`Instant`] on the world's clock, a wall-clock time
//! (chrono's `NaiveDateTime` beside a [`crate::zones::Zone`]), and exact [`Seconds`].
//!
//! The product compares whole UTC seconds; leap seconds do not exist in it (as in POSIX).

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveDateTime, SecondsFormat, Timelike};

/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    /// The moment `seconds` after 1970-01-01T00:00:00Z.
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 moment; its offset says where, so none is guessed. Fractions of a second
    /// are cut off: a reply at 17:00:00.9 is judged as 17:00:00.
    ///
    /// ```
    /// use domain::time::Instant;
    /// let noon = Instant::parse_rfc3339("2026-12-01T12:00:00-07:00").unwrap();
    /// assert_eq!(noon.to_string(), "2026-12-01T19:00:00Z");
    /// assert!(Instant::parse_rfc3339("2026-12-01T12:00:00").is_none(), "no offset, no moment");
    /// ```
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        parse_utc(text.as_bytes())
            .or_else(|| DateTime::parse_from_rfc3339(text.trim()).ok().map(|at| Self(at.timestamp())))
    }

    /// The moment as a wall-clock time at `offset` seconds east of UTC.
    pub fn at_offset(self, offset: i32) -> NaiveDateTime {
        DateTime::from_timestamp(self.0 + i64::from(offset), 0)
            .expect("an instant of the product lies within the years chrono can name")
            .naive_utc()
    }
}

impl Instant {
    /// Writes `"2026-12-01T19:00:00Z"` with its quotation marks: what a batch of JSON lines mostly
    /// does, and chrono's general writer takes ten times as long.
    pub fn write_quoted(self, out: &mut Vec<u8>) {
        let at = self.at_offset(0);
        let two = |n: u32| [b'0' + (n / 10) as u8, b'0' + (n % 10) as u8];
        let year = u32::try_from(at.year()).unwrap_or(0);
        let mut text = *b"\"0000-00-00T00:00:00Z\"";
        text[1..3].copy_from_slice(&two(year / 100 % 100));
        text[3..5].copy_from_slice(&two(year % 100));
        text[6..8].copy_from_slice(&two(at.month()));
        text[9..11].copy_from_slice(&two(at.day()));
        text[12..14].copy_from_slice(&two(at.hour()));
        text[15..17].copy_from_slice(&two(at.minute()));
        text[18..20].copy_from_slice(&two(at.second()));
        out.extend_from_slice(&text);
    }
}

/// `2026-11-20T22:30:00Z`, the form nearly all lines of a batch have, without chrono's general
/// parser: a batch is mostly parsing.
fn parse_utc(text: &[u8]) -> Option<Instant> {
    let number = |range: std::ops::Range<usize>| -> Option<u32> {
        text[range]
            .iter()
            .try_fold(0_u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    };
    if text.len() != 20 || text[19] != b'Z' || text[10] != b'T' || text[13] != b':' || text[16] != b':' {
        return None;
    }
    if text[4] != b'-' || text[7] != b'-' {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)?;
    let at = date.and_hms_opt(number(11..13)?, number(14..16)?, number(17..19)?)?;
    Some(Instant(at.and_utc().timestamp()))
}

impl std::fmt::Display for Instant {
    /// RFC 3339 in UTC: `2026-12-01T19:00:00Z`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match DateTime::from_timestamp(self.0, 0) {
            Some(at) => f.write_str(&at.to_rfc3339_opts(SecondsFormat::Secs, true)),
            None => write!(f, "{} s", self.0),
        }
    }
}

impl std::ops::Sub for Instant {
    type Output = Seconds;
    fn sub(self, earlier: Self) -> Seconds {
        Seconds(self.0 - earlier.0)
    }
}

impl std::ops::Add<Seconds> for Instant {
    type Output = Self;
    fn add(self, by: Seconds) -> Self {
        Self(self.0 + by.0)
    }
}

impl std::ops::Sub<Seconds> for Instant {
    type Output = Self;
    fn sub(self, by: Seconds) -> Self {
        Self(self.0 - by.0)
    }
}

/// An exact length of time in whole seconds; may be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Seconds(pub i64);

impl Seconds {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// `n` minutes.
    pub const fn minutes(n: i64) -> Self {
        Self(n * 60)
    }

    /// `n` hours.
    pub const fn hours(n: i64) -> Self {
        Self(n * 3600)
    }
}

impl std::ops::Add for Seconds {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Seconds {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::ops::AddAssign for Seconds {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl std::ops::Neg for Seconds {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl std::iter::Sum for Seconds {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        Self(iter.map(|s| s.0).sum())
    }
}

/// A half-open stretch `[from, to)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First second inside.
    pub from: Instant,
    /// First second no longer inside.
    pub to: Instant,
}

/// A calendar month, as a contract's zone counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct YearMonth {
    year: i32,
    month: u32,
}

impl YearMonth {
    /// The month `1..=12` of `year`.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, 1).map(|_| Self { year, month })
    }

    /// The month that holds `date`.
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// Reads `2026-09`.
    ///
    /// ```
    /// use domain::time::YearMonth;
    /// let month = YearMonth::parse("2026-09").unwrap();
    /// assert_eq!(month.back(9).to_string(), "2025-12");
    /// assert!(YearMonth::parse("2026-13").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.trim().split_once('-')?;
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.month
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).expect("checked when the month was made")
    }

    /// The month after.
    ///
    /// ```
    /// use domain::time::YearMonth;
    /// assert_eq!(YearMonth::new(2026, 12).unwrap().next().to_string(), "2027-01");
    /// ```
    pub fn next(self) -> Self {
        Self::of(self.first_day() + Months::new(1))
    }

    /// The month `n` months before.
    pub fn back(self, n: u32) -> Self {
        Self::of(self.first_day() - Months::new(n))
    }

    /// Its name in English: `September`.
    pub fn name(self) -> &'static str {
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ][self.month as usize - 1]
    }
}

impl std::fmt::Display for YearMonth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_and_chrono_read_the_same_moment() {
        for text in ["2026-11-20T22:30:00Z", "1999-12-31T23:59:59Z", "2000-02-29T00:00:00Z"] {
            let general = DateTime::parse_from_rfc3339(text).unwrap().timestamp();
            assert_eq!(Instant::parse_rfc3339(text), Some(Instant(general)), "{text}");
            let mut written = Vec::new();
            Instant(general).write_quoted(&mut written);
            assert_eq!(String::from_utf8(written).unwrap(), format!("\"{text}\""));
        }
    }

    #[test]
    fn a_moment_that_does_not_exist_is_refused() {
        for text in ["2026-02-30T00:00:00Z", "2026-11-20T24:30:00Z", "2026-11-20", "", "2026-11-20T22:30:0xZ"]
        {
            assert_eq!(Instant::parse_rfc3339(text), None, "{text}");
        }
    }
}
