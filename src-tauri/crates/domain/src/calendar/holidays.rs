//! Holidays: dated rows per set, from a source that says which years it covers.

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// One closed date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The local date that is closed, 00:00 to 24:00.
    pub date: NaiveDate,
    /// Its name, as a ledger prints it.
    pub name: String,
    /// Whether this is the day on which a holiday is observed that falls on another.
    pub observed: bool,
}

/// The holidays of one country or subdivision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidaySet {
    /// Key, such as `NZ-AUK`.
    pub key: String,
    /// What people call it: `New Zealand, Auckland`.
    pub name: String,
    /// First year the set knows.
    pub first_year: i32,
    /// Last year the set knows. A deadline that needs a later year is refused, never guessed.
    pub last_year: i32,
    /// Sorted by date.
    pub days: Vec<Holiday>,
}

impl HolidaySet {
    /// The holidays of one year.
    pub fn of_year(&self, year: i32) -> impl Iterator<Item = &Holiday> {
        self.days.iter().filter(move |holiday| holiday.date.year() == year)
    }
}

/// All sets at hand, with where they come from.
#[derive(Debug, Clone, Default)]
pub struct Holidays {
    /// Source and version, as a report prints it.
    pub source: String,
    /// The sets by key.
    pub sets: BTreeMap<String, HolidaySet>,
}

impl Holidays {
    /// The set of a key.
    pub fn get(&self, key: &str) -> Option<&HolidaySet> {
        self.sets.get(key)
    }
}
