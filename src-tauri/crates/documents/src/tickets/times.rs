//! Dates and times as helpdesks write them, and the proof of what they mean.

use super::note::ReadError;
use chrono::{NaiveDate, NaiveDateTime};
use domain::time::Instant;
use domain::zones::Zone;

/// The order in which a date without a zone is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// `29/2/2016 01:16`.
    DayFirst,
    /// `2/29/2016 01:16`.
    MonthFirst,
    /// `2016-02-29 01:16:00`.
    YearFirst,
}

impl DateOrder {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    /// The key used on the command line and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::DayFirst => "dmy",
            Self::MonthFirst => "mdy",
            Self::YearFirst => "ymd",
        }
    }

    /// The order of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.key() == key)
    }

    /// In words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DayFirst => "day first",
            Self::MonthFirst => "month first",
            Self::YearFirst => "year first",
        }
    }
}

/// What a value of a date column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Empty, `?`, or a sentinel.
    Null,
    /// With an offset: a moment, whatever the zone.
    Moment(Instant),
    /// Three numbers and a time of day, without a zone.
    Wall(Wall),
    /// Nothing of these.
    Unreadable,
}

/// A date and time without a zone, its first three numbers in the order they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wall {
    pub numbers: [u16; 3],
    /// Seconds since midnight.
    pub seconds: u32,
}

impl Wall {
    /// The order this value proves by itself, if any.
    fn proves(self) -> Option<DateOrder> {
        let [first, second, _] = self.numbers;
        match (first, second) {
            (first, _) if first > 31 => Some(DateOrder::YearFirst),
            (first, _) if first > 12 => Some(DateOrder::DayFirst),
            (_, second) if second > 12 => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// The wall-clock time in an order; `None` when it does not exist. A value that begins with a
    /// year has the year first in any file.
    pub fn in_order(self, order: DateOrder) -> Option<NaiveDateTime> {
        let [a, b, c] = self.numbers.map(u32::from);
        let order = if a > 31 { DateOrder::YearFirst } else { order };
        let (year, month, day) = match order {
            DateOrder::DayFirst => (c, b, a),
            DateOrder::MonthFirst => (c, a, b),
            DateOrder::YearFirst => (a, b, c),
        };
        // Two digits: the helpdesks of this century.
        let year = if year < 100 { year + 2000 } else { year };
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        date.and_hms_opt(self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60)
    }
}

/// Reads a cell.
pub(super) fn read(cell: &[u8]) -> Written {
    let text = cell.trim_ascii();
    if text.is_empty() || text == b"?" || is_sentinel(text) {
        return Written::Null;
    }
    if let Some(wall) = wall(text) {
        return Written::Wall(wall);
    }
    let moment = std::str::from_utf8(text).ok().and_then(Instant::parse_rfc3339);
    moment.map_or(Written::Unreadable, Written::Moment)
}

/// `0000-00-00 …` and `1900-01-01 …` stand for "never" in several helpdesks.
fn is_sentinel(text: &[u8]) -> bool {
    text.starts_with(b"0000-00-00") || text.starts_with(b"1900-01-01") || text.eq_ignore_ascii_case(b"null")
}

/// `29/2/2016 01:16`, `2016-02-29 01:16:00`, `29.02.2016 1:16 PM`, `2016-02-29T01:16`.
fn wall(text: &[u8]) -> Option<Wall> {
    let mut rest = Digits { text };
    let first = rest.number(1..=4)?;
    let separator = rest.one_of(b"/-.")?;
    let second = rest.number(1..=2)?;
    rest.one_of(&[separator])?;
    // A year has four digits or two: one of three was cut off.
    let left = rest.text.iter().take_while(|b| b.is_ascii_digit()).count();
    let numbers = [first, second, if left == 3 { return None } else { rest.number(1..=4)? }];
    if rest.text.is_empty() {
        return Some(Wall { numbers, seconds: 0 });
    }
    rest.one_of(b" T")?;
    rest.text = rest.text.trim_ascii_start();
    let hours = rest.number(1..=2)?;
    rest.one_of(b":")?;
    let minutes = rest.number(2..=2)?;
    let seconds = if rest.one_of(b":").is_some() { rest.number(2..=2)? } else { 0 };
    if rest.one_of(b".").is_some() {
        // Fractions of a second are cut off, as everywhere.
        rest.number(1..=9)?;
    }
    let hours = match rest.text.trim_ascii() {
        b"" => hours,
        half if half.eq_ignore_ascii_case(b"am") && (1..=12).contains(&hours) => hours % 12,
        half if half.eq_ignore_ascii_case(b"pm") && (1..=12).contains(&hours) => hours % 12 + 12,
        _ => return None,
    };
    let exists = hours < 24 && minutes < 60 && seconds < 60;
    exists.then(|| Wall {
        numbers,
        seconds: u32::from(hours) * 3600 + u32::from(minutes) * 60 + u32::from(seconds),
    })
}

struct Digits<'a> {
    text: &'a [u8],
}

impl Digits<'_> {
    fn number(&mut self, length: std::ops::RangeInclusive<usize>) -> Option<u16> {
        let found = self.text.iter().take(*length.end()).take_while(|b| b.is_ascii_digit()).count();
        let (digits, rest) = self.text.split_at(found);
        self.text = rest;
        let value = || {
            digits.iter().fold(0_u16, |sum, digit| sum.wrapping_mul(10).wrapping_add(u16::from(digit - b'0')))
        };
        length.contains(&found).then(value)
    }

    fn one_of(&mut self, wanted: &[u8]) -> Option<u8> {
        let (first, rest) = self.text.split_first()?;
        wanted.contains(first).then(|| {
            self.text = rest;
            *first
        })
    }
}

/// What the date columns of a file prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateEvidence {
    /// Every time carries its offset: RFC 3339.
    Moments,
    /// The order is proved by a value.
    Proved {
        /// The order.
        order: DateOrder,
        /// The value that proves it, its column and line.
        value: String,
        /// Its column.
        column: String,
        /// Its line.
        line: u64,
    },
    /// Every value can be read with the day or the month first.
    Ambiguous {
        /// One of them.
        value: String,
        /// Its column.
        column: String,
        /// Its line.
        line: u64,
    },
    /// Values prove both orders.
    Mixed {
        /// Line and value of one with the day first.
        day_first: (u64, String),
        /// Line and value of one with the month first.
        month_first: (u64, String),
    },
    /// The file has no date at all.
    None,
}

/// A value with the place it stands at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Witness {
    pub value: String,
    pub column: String,
    pub line: u64,
}

/// Collects evidence over all date columns of a file.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub rows: u64,
    moments: bool,
    /// The first value without a zone.
    pub wall: Option<Witness>,
    ambiguous: Option<Witness>,
    proofs: [Option<Witness>; 3],
}

impl Evidence {
    /// Takes one cell of a date column; `witness` makes the place only when it is worth keeping.
    pub fn take(&mut self, written: Written, witness: impl Fn() -> Witness) {
        let wall = match written {
            Written::Null | Written::Unreadable => return,
            Written::Moment(_) => {
                self.moments = true;
                return;
            }
            Written::Wall(wall) => wall,
        };
        if self.wall.is_none() {
            self.wall = Some(witness());
        }
        match wall.proves() {
            // A date that does not exist in the order it would prove is a typing error, no proof.
            Some(order) if wall.in_order(order).is_some() => {
                let slot = &mut self.proofs[slot(order)];
                if slot.is_none() {
                    *slot = Some(witness());
                }
            }
            None if self.ambiguous.is_none() => self.ambiguous = Some(witness()),
            Some(_) | None => {}
        }
    }

    /// What was found, for a person.
    pub fn summary(&self) -> DateEvidence {
        let place = |witness: &Witness| (witness.line, witness.value.clone());
        let [day, month, year] = &self.proofs;
        let proved = |order, proof: &Witness| {
            let Witness { value, column, line } = proof.clone();
            DateEvidence::Proved { order, value, column, line }
        };
        match (day, month, &self.ambiguous, year) {
            (Some(day), Some(month), _, _) => {
                DateEvidence::Mixed { day_first: place(day), month_first: place(month) }
            }
            (Some(day), None, _, _) => proved(DateOrder::DayFirst, day),
            (None, Some(month), _, _) => proved(DateOrder::MonthFirst, month),
            (None, None, Some(Witness { value, column, line }), _) => {
                DateEvidence::Ambiguous { value: value.clone(), column: column.clone(), line: *line }
            }
            (None, None, None, Some(year)) => proved(DateOrder::YearFirst, year),
            (None, None, None, None) if self.moments => DateEvidence::Moments,
            (None, None, None, None) => DateEvidence::None,
        }
    }

    /// The order to read with: proved, or given and not contradicted.
    pub fn order(&self, given: Option<DateOrder>) -> Result<DateOrder, ReadError> {
        match (self.summary(), given) {
            (DateEvidence::Mixed { day_first, month_first }, _) => {
                Err(ReadError::DateOrderMixed { day_first, month_first })
            }
            // Dates with the year first are read as such whatever was given for the others.
            (DateEvidence::Proved { order: DateOrder::YearFirst, .. }, given) => {
                Ok(given.unwrap_or(DateOrder::YearFirst))
            }
            (DateEvidence::Proved { order, value, column, line }, Some(given)) if order != given => {
                Err(ReadError::DateOrderContradicted { given, column, value, line })
            }
            (DateEvidence::Proved { order, .. }, _) => Ok(order),
            (DateEvidence::Ambiguous { value, column, line }, Some(DateOrder::YearFirst)) => {
                Err(ReadError::DateOrderContradicted { given: DateOrder::YearFirst, column, value, line })
            }
            (DateEvidence::Ambiguous { .. }, Some(given)) => Ok(given),
            (DateEvidence::Ambiguous { value, column, line }, None) => {
                Err(ReadError::DateOrderUnknown { column, example: value, line, rows: self.rows })
            }
            (DateEvidence::Moments | DateEvidence::None, _) => Ok(given.unwrap_or(DateOrder::YearFirst)),
        }
    }
}

const fn slot(order: DateOrder) -> usize {
    match order {
        DateOrder::DayFirst => 0,
        DateOrder::MonthFirst => 1,
        DateOrder::YearFirst => 2,
    }
}

/// How the times of one file are read.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    pub order: DateOrder,
    /// Needed by values without an offset only.
    pub zone: Option<Zone>,
}

/// A time that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Never,
    Exactly(Instant),
    /// The wall clock skipped this time; read as the time it moved on to.
    InGap(Instant),
}

impl Clock {
    /// Reads a cell.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(&self, cell: &[u8]) -> Result<At, String> {
        let quoted = || format!("{:?}", super::note::shortened(&String::from_utf8_lossy(cell), 40));
        match read(cell) {
            Written::Null => Ok(At::Never),
            Written::Moment(at) => Ok(At::Exactly(at)),
            Written::Wall(wall) => {
                let local = wall.in_order(self.order).ok_or_else(|| {
                    format!("{} does not exist, read with the {}.", quoted(), self.order.name())
                })?;
                let zone = self.zone.as_ref().ok_or_else(|| format!("{} has no time zone.", quoted()))?;
                let at = zone.resolve(local);
                Ok(if zone.wall(at) == local { At::Exactly(at) } else { At::InGap(at) })
            }
            Written::Unreadable => Err(format!("{} is not a time.", quoted())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::zones::{ZoneId, Zones};

    fn check(order: DateOrder, zone: &str, cell: &str, expected: Result<&str, &str>) {
        let zone = Some(Zones::bundled().get(ZoneId::parse(zone).unwrap()));
        let found = match (Clock { order, zone }.read(cell.as_bytes()), expected) {
            (Ok(At::Never), _) => "never".to_owned(),
            (Ok(At::Exactly(at)), _) => at.to_string(),
            (Ok(At::InGap(at)), _) => format!("{at} after a gap"),
            (Err(refused), Ok(expected)) => panic!("{cell}: {refused} instead of {expected}"),
            (Err(refused), Err(why)) => {
                assert!(refused.contains(why), "{refused}");
                return;
            }
        };
        assert_eq!(Ok(found.as_str()), expected, "{cell}");
    }

    #[test]
    fn times_are_read_as_helpdesks_write_them() {
        let denver = "America/Denver";
        check(DateOrder::DayFirst, denver, "29/2/2016 01:16", Ok("2016-02-29T08:16:00Z"));
        check(DateOrder::MonthFirst, denver, "02/29/2016 1:16 PM", Ok("2016-02-29T20:16:00Z"));
        check(DateOrder::MonthFirst, denver, "02-29-16 12:16am", Ok("2016-02-29T07:16:00Z"));
        check(DateOrder::DayFirst, denver, "2016-02-29 01:16:30.250", Ok("2016-02-29T08:16:30Z"));
        check(DateOrder::DayFirst, denver, "29.02.2016", Ok("2016-02-29T07:00:00Z"));
        check(DateOrder::DayFirst, denver, "2016-02-29T01:16:00+13:00", Ok("2016-02-28T12:16:00Z"));
    }

    #[test]
    fn nulls_and_sentinels_are_never() {
        for cell in ["", "  ", "?", "NULL", "0000-00-00 00:00:00", "1900-01-01 00:00:00"] {
            check(DateOrder::DayFirst, "UTC", cell, Ok("never"));
        }
    }

    #[test]
    fn a_time_that_the_clocks_skip_moves_on_and_is_known_for_it() {
        check(
            DateOrder::YearFirst,
            "America/Denver",
            "2026-03-08 02:30",
            Ok("2026-03-08T09:30:00Z after a gap"),
        );
        check(DateOrder::YearFirst, "America/Denver", "2026-11-01 01:30", Ok("2026-11-01T07:30:00Z"));
    }

    #[test]
    fn what_is_no_time_is_refused_with_its_words() {
        check(
            DateOrder::DayFirst,
            "UTC",
            "30/2/2016 01:16",
            Err("\"30/2/2016 01:16\" does not exist, read with the day first"),
        );
        for cell in [
            "29/2/2016 25:16",
            "29/2/2016 16:3",
            "29/2/201",
            "yesterday",
            "29/2-2016",
            "29/2/2016 13:00 PM",
            "1456733760",
        ] {
            check(DateOrder::DayFirst, "UTC", cell, Err("is not a time"));
        }
    }

    fn proof(cells: &[&str]) -> DateEvidence {
        let mut evidence = Evidence::default();
        for (line, cell) in (2..).zip(cells) {
            let witness = || Witness { value: (*cell).to_owned(), column: "at".to_owned(), line };
            evidence.take(read(cell.as_bytes()), witness);
        }
        evidence.summary()
    }

    #[test]
    fn one_value_above_twelve_proves_the_order_of_all() {
        let proved = |order, value: &str, line| DateEvidence::Proved {
            order,
            value: value.to_owned(),
            column: "at".to_owned(),
            line,
        };
        assert_eq!(
            proof(&["1/2/2016 00:00", "13/2/2016 00:00"]),
            proved(DateOrder::DayFirst, "13/2/2016 00:00", 3)
        );
        assert_eq!(
            proof(&["1/2/2016 00:00", "2/13/2016 00:00"]),
            proved(DateOrder::MonthFirst, "2/13/2016 00:00", 3)
        );
        assert_eq!(proof(&["2016-02-01 00:00", "?"]), proved(DateOrder::YearFirst, "2016-02-01 00:00", 2));
        assert_eq!(proof(&["2016-02-01T00:00:00Z"]), DateEvidence::Moments);
        assert_eq!(proof(&["?", ""]), DateEvidence::None);
    }

    #[test]
    fn small_numbers_prove_nothing_and_an_impossible_date_neither() {
        let ambiguous =
            DateEvidence::Ambiguous { value: "1/2/2016 00:00".to_owned(), column: "at".to_owned(), line: 2 };
        assert_eq!(proof(&["1/2/2016 00:00", "3/4/2016 00:00"]), ambiguous);
        assert_eq!(proof(&["1/2/2016 00:00", "13/13/2016 00:00"]), ambiguous);
        assert_eq!(
            proof(&["1/2/2016 00:00", "2016-02-13 00:00"]),
            ambiguous,
            "a year first proves nothing about the others"
        );
    }

    #[test]
    fn two_orders_in_one_file_are_seen() {
        let place = |line, value: &str| (line, value.to_owned());
        let mixed = DateEvidence::Mixed {
            day_first: place(2, "13/2/2016 00:00"),
            month_first: place(3, "2/13/2016 00:00"),
        };
        assert_eq!(proof(&["13/2/2016 00:00", "2/13/2016 00:00"]), mixed);
    }
}
