//! The holidays that come with the program, and those a provider brings along.
//!
//! `presets/holidays.tsv` is written once by `presets/write_holidays.py` from a maintained source
//! and embedded; nothing is downloaded and nothing is computed here.

mod feed;

pub use feed::{Feed, FeedDay, FeedError, FeedNote, read_feed};

use chrono::NaiveDate;
use domain::calendar::{Holiday, HolidaySet, Holidays};
use std::sync::OnceLock;

const FILE: &str = include_str!("../../presets/holidays.tsv");

/// Every bundled set with its source, read once.
pub fn bundled() -> &'static Holidays {
    static READ: OnceLock<Holidays> = OnceLock::new();
    READ.get_or_init(|| read(FILE).expect("the embedded holidays are read by a test"))
}

/// Keys of the bundled sets, sorted: what a calendar may close for.
pub fn keys() -> Vec<&'static str> {
    bundled().sets.keys().map(String::as_str).collect()
}

/// Reads the file's form: a row of four cells begins a set (key, name, first year, last year), the
/// rows of three below it are its days (date, `o` when observed, name).
fn read(text: &str) -> Result<Holidays, String> {
    let mut holidays = Holidays::default();
    let mut set: Option<HolidaySet> = None;
    for (index, line) in text.lines().enumerate() {
        let here = |what: &str| format!("line {}: {what}: {line:?}", index + 1);
        if let Some(comment) = line.strip_prefix('#') {
            if let Some(source) = comment.trim().strip_prefix("source: ") {
                source.clone_into(&mut holidays.source);
            }
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        match (cells.as_slice(), &mut set) {
            ([key, name, first, last], _) => {
                let year = |text: &str| text.parse::<i32>().map_err(|_| here("not a year"));
                let (first_year, last_year) = (year(first)?, year(last)?);
                let (key, name) = ((*key).to_owned(), (*name).to_owned());
                finish(
                    &mut holidays,
                    set.replace(HolidaySet { key, name, first_year, last_year, days: Vec::new() }),
                );
            }
            ([date, observed, name], Some(set)) => {
                let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").map_err(|_| here("not a date"))?;
                set.days.push(Holiday { date, name: (*name).to_owned(), observed: *observed == "o" });
            }
            _ => return Err(here("neither a set nor a day of one")),
        }
    }
    finish(&mut holidays, set);
    Ok(holidays)
}

fn finish(holidays: &mut Holidays, set: Option<HolidaySet>) {
    if let Some(set) = set {
        holidays.sets.insert(set.key.clone(), set);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    /// `closed` lists the days of `set` between two dates, as `date name`, `o` for observed.
    fn check(set: &str, from: &str, to: &str, closed: &[&str]) {
        let set = bundled().get(set).unwrap();
        let inside = set.days.iter().filter(|holiday| (day(from)..=day(to)).contains(&holiday.date));
        let found: Vec<String> = inside
            .map(|holiday| {
                format!("{}{} {}", holiday.date, if holiday.observed { " o" } else { "" }, holiday.name)
            })
            .collect();
        assert_eq!(found, closed, "{}", set.name);
    }

    #[test]
    fn a_new_year_on_a_saturday_closes_the_last_day_of_the_year_before_in_the_united_states() {
        for (from, to) in
            [("2021-12-30", "2022-01-02"), ("2010-12-30", "2011-01-02"), ("2049-12-30", "2050-01-02")]
        {
            let (last, first) = (&format!("{}-12-31 o New Year's Day (observed)", &from[..4]), &to[..4]);
            check("US", from, to, &[last, &format!("{first}-01-01 New Year's Day")]);
        }
    }

    #[test]
    fn a_regional_set_adds_its_own_day_to_the_national_ones() {
        check("NZ", "2026-01-20", "2026-02-10", &["2026-02-06 Waitangi Day"]);
        let auckland = ["2026-01-26 Auckland Anniversary Day", "2026-02-06 Waitangi Day"];
        check("NZ-AUK", "2026-01-20", "2026-02-10", &auckland);
    }

    #[test]
    fn two_holidays_on_one_day_keep_both_names() {
        check("CA-ON", "2022-12-26", "2022-12-26", &["2022-12-26 o Boxing Day; Christmas Day (observed)"]);
    }

    #[test]
    fn every_set_has_days_in_every_year_it_claims_and_in_order() {
        let expected = [
            "AU", "AU-NSW", "AU-VIC", "CA", "CA-ON", "CA-gov", "DE", "FR", "GB", "GB-ENG", "GB-SCT", "IE",
            "IL", "IN", "NZ", "NZ-AUK", "US",
        ];
        assert_eq!(keys(), expected);
        assert_eq!(bundled().source, "PyPI holidays 0.109 (MIT)");
        for set in bundled().sets.values() {
            let last = if set.key == "IN" { 2035 } else { 2050 };
            assert_eq!((set.first_year, set.last_year), (2010, last), "{}", set.key);
            for year in 2010..=last {
                assert!(set.of_year(year).count() >= 5, "{} {year}", set.key);
            }
            assert!(set.days.windows(2).all(|pair| pair[0].date < pair[1].date), "{} is sorted", set.key);
        }
    }

    #[test]
    fn a_damaged_file_is_refused_with_its_line() {
        let refused =
            read("# source: nobody\nUS\tUnited States\t2010\t2050\n2010-13-01\t\tNo day").unwrap_err();
        assert!(refused.starts_with("line 3: not a date"), "{refused}");
    }
}
