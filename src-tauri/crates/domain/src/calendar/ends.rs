//! When a calendar runs out of holidays, said before it does.

use super::definition::{Calendar, Exception, Opening};
use super::holidays::Holidays;
use chrono::{Datelike, NaiveDate};

/// How many months before the end somebody is told.
const MONTHS_BEFORE: i32 = 18;

/// No country has fewer holidays a year.
const FEWEST_OF_A_FILE: usize = 5;

/// A holiday set of a calendar that ends soon, or has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndOfHolidays {
    /// Key of the set; empty for dates of the calendar's own.
    pub set: String,
    /// Its name.
    pub name: String,
    /// The last year it knows.
    pub last_year: i32,
    /// Whether that year is over: deadlines are refused from here on.
    pub is_over: bool,
}

impl Calendar {
    /// The sets whose data ends within 18 months of `today`, or has ended. A calendar that never
    /// closes needs none.
    pub fn ending_sets(&self, holidays: &Holidays, today: NaiveDate) -> Vec<EndOfHolidays> {
        if self.opening == Opening::AroundTheClock {
            return Vec::new();
        }
        let months = |year: i32, month: u32| year * 12 + i32::try_from(month).unwrap_or(12);
        let sets = self.holiday_sets.iter().filter_map(|key| holidays.get(key));
        sets.filter(|set| months(today.year(), today.month()) >= months(set.last_year + 1, 1) - MONTHS_BEFORE)
            .map(|set| EndOfHolidays {
                set: set.key.clone(),
                name: set.name.clone(),
                last_year: set.last_year,
                is_over: today.year() > set.last_year,
            })
            .collect()
    }

    /// The end of a calendar's own closed dates, where it closes for no set: those of a holiday file, which end with
    /// the file. Told as that of a set; a few dates by hand are no such file.
    pub fn end_of_own_dates(&self, today: NaiveDate) -> Option<EndOfHolidays> {
        if self.opening == Opening::AroundTheClock || !self.holiday_sets.is_empty() {
            return None;
        }
        let closed = self.exceptions.iter().filter(|one| matches!(one, Exception::Closed { .. }));
        let years: Vec<i32> = closed.map(|one| one.date().year()).collect();
        let last_year = years.iter().copied().max().filter(|_| years.len() >= FEWEST_OF_A_FILE)?;
        let months = |year: i32, month: u32| year * 12 + i32::try_from(month).unwrap_or(12);
        let is_near = months(today.year(), today.month()) >= months(last_year + 1, 1) - MONTHS_BEFORE;
        is_near.then(|| EndOfHolidays {
            set: String::new(),
            name: String::new(),
            last_year,
            is_over: today.year() > last_year,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{HolidaySet, Span};
    use crate::zones::ZoneId;

    fn calendar() -> (Calendar, Holidays) {
        let set = |key: &str, last_year| HolidaySet {
            key: key.to_owned(),
            name: key.to_owned(),
            first_year: 2010,
            last_year,
            days: Vec::new(),
        };
        let week = std::array::from_fn(|_| vec![Span::parse("09:00-17:00").unwrap()]);
        let calendar = Calendar {
            opening: Opening::Weekly(week),
            holiday_sets: vec!["IN".to_owned(), "NZ".to_owned()],
            ..Calendar::around_the_clock(ZoneId::UTC)
        };
        let sets = [("IN".to_owned(), set("IN", 2035)), ("NZ".to_owned(), set("NZ", 2050))];
        (calendar, Holidays { source: String::new(), sets: sets.into() })
    }

    fn check(today: &str, expected: &[(&str, bool)]) {
        let (calendar, holidays) = calendar();
        let ends = calendar.ending_sets(&holidays, today.parse().unwrap());
        let found: Vec<(&str, bool)> = ends.iter().map(|end| (end.set.as_str(), end.is_over)).collect();
        assert_eq!(found, expected, "{today}");
    }

    #[test]
    fn a_set_is_announced_eighteen_months_before_its_last_year_is_over() {
        check("2034-06-30", &[]);
        check("2034-07-01", &[("IN", false)]);
        check("2035-12-31", &[("IN", false)]);
        check("2036-01-01", &[("IN", true)]);
        check("2049-07-01", &[("IN", true), ("NZ", false)]);
    }

    #[test]
    fn a_calendar_that_never_closes_needs_no_holidays() {
        let (calendar, holidays) = calendar();
        let always = Calendar { opening: Opening::AroundTheClock, ..calendar };
        assert_eq!(always.ending_sets(&holidays, "2060-01-01".parse().unwrap()), []);
    }

    #[test]
    fn the_dates_of_a_holiday_file_end_with_it_and_a_few_dates_by_hand_are_no_file() {
        let (calendar, _) = calendar();
        let closed =
            |text: &str| Exception::Closed { date: text.parse().unwrap(), name: "Holiday".to_owned() };
        let mut own = Calendar { holiday_sets: Vec::new(), exceptions: Vec::new(), ..calendar.clone() };
        own.exceptions = ["2036-01-01", "2036-04-14", "2036-05-01", "2036-12-25"].map(closed).to_vec();
        let end = |of: &Calendar, today: &str| of.end_of_own_dates(today.parse().unwrap());
        assert_eq!(end(&own, "2036-12-01"), None, "a few dates by hand");
        own.exceptions.push(closed("2036-12-26"));
        assert_eq!(end(&own, "2035-06-30"), None);
        assert_eq!(end(&own, "2035-07-01").map(|end| (end.last_year, end.is_over)), Some((2036, false)));
        assert_eq!(end(&own, "2037-01-01").map(|end| (end.last_year, end.is_over)), Some((2036, true)));
        let with_a_set = Calendar { exceptions: own.exceptions.clone(), ..calendar };
        assert_eq!(end(&with_a_set, "2037-01-01"), None, "the set goes on");
    }
}
