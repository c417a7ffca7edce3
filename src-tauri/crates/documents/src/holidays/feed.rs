//! Holiday feeds: iCalendar files (RFC 5545) as calendars publish their public holidays.
//!
//! Whole days only. A day that repeats every year is written out for the years asked for, and the
//! reply says so. Nothing is guessed: what cannot be read is named with its line and left out.

mod events;
mod lines;
mod repeats;

use chrono::{Datelike, NaiveDate};
use events::{Event, Kept, events};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::RangeInclusive;

/// More bytes than any calendar of holidays has.
pub const MOST_BYTES: usize = 8 << 20;
/// More events than any calendar of holidays has.
pub const MOST_EVENTS: usize = 10_000;
/// More closed dates than a calendar can use.
pub const MOST_DATES: usize = 10_000;
/// The longest event that is still a holiday.
const MOST_DAYS: i64 = 60;
/// How many remarks are kept; beyond them they are only counted.
const MOST_NOTES: usize = 200;
/// The longest name a ledger prints.
const LONGEST_NAME: usize = 120;

/// What a feed says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// What the feed calls itself; may be empty.
    pub name: String,
    /// Its dates in order, each once.
    pub days: Vec<FeedDay>,
    /// Events in the file.
    pub events: usize,
    /// Events left out because they are cancelled.
    pub cancelled: usize,
    /// Events left out because they are not whole days.
    pub timed: usize,
    /// Dates that came more than once and were merged.
    pub merged: usize,
    /// Events that repeat, written out for [`Feed::years`].
    pub repeating: usize,
    /// The years repeating events were written out for.
    pub years: Option<(i32, i32)>,
    /// What was left out or understood in part, in the order of the lines.
    pub notes: Vec<FeedNote>,
    /// How many remarks there are in all.
    pub notes_total: usize,
}

/// A closed date of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedDay {
    /// The date.
    pub date: NaiveDate,
    /// Its name; two names on one date are joined.
    pub name: String,
    /// Line of its event.
    pub line: usize,
}

/// A remark on a line of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedNote {
    /// The line.
    pub line: usize,
    /// What about it, as a sentence.
    pub message: String,
}

/// Why a file is no feed at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeedError {
    /// Too many bytes.
    #[error("the file has {0} bytes; a holiday calendar has at most {MOST_BYTES}")]
    TooLarge(usize),
    /// Not text.
    #[error("the file is not text in UTF-8: line {0} cannot be read")]
    NotText(usize),
    /// No calendar in it.
    #[error("the file is no iCalendar file: it has no line BEGIN:VCALENDAR")]
    NoCalendar,
    /// More events than are read.
    #[error("the file has more than {MOST_EVENTS} events (line {0}); a holiday calendar has a few hundred")]
    TooManyEvents(usize),
    /// More dates than a calendar takes.
    #[error("the file gives more than {MOST_DATES} closed dates; a calendar takes at most that many")]
    TooManyDates,
}

/// Reads a feed; days that repeat are written out for `years`.
///
/// # Errors
/// [`FeedError`] when the whole file is refused; what is wrong with single events stands in the
/// notes.
pub fn read_feed(bytes: &[u8], years: RangeInclusive<i32>) -> Result<Feed, FeedError> {
    if bytes.len() > MOST_BYTES {
        return Err(FeedError::TooLarge(bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        FeedError::NotText(line)
    })?;
    let mut feed = Feed::default();
    let read = events(text, &mut feed)?;
    let mut days = Days::new(&read);
    for event in &read {
        days.enter(event, &years, &mut feed)?;
    }
    if feed.repeating > 0 {
        feed.years = Some((*years.start(), *years.end()));
    }
    feed.days = days.in_order();
    feed.notes.sort_by_key(|note| note.line);
    Ok(feed)
}

impl Feed {
    fn note(&mut self, line: usize, message: impl Into<String>) {
        self.notes_total += 1;
        if self.notes.len() < MOST_NOTES {
            self.notes.push(FeedNote { line, message: message.into() });
        }
    }
}

/// The dates so far, each with its names.
struct Days {
    by_date: BTreeMap<NaiveDate, FeedDay>,
    /// Dates of a repeating event that another event of the file replaces.
    moved: HashMap<String, HashSet<NaiveDate>>,
}

impl Days {
    fn new(events: &[Event]) -> Self {
        let mut moved: HashMap<String, HashSet<NaiveDate>> = HashMap::new();
        for event in events {
            if let Some(date) = event.replaces {
                moved.entry(event.uid.clone()).or_default().insert(date);
            }
        }
        Self { by_date: BTreeMap::new(), moved }
    }

    fn enter(
        &mut self,
        event: &Event,
        years: &RangeInclusive<i32>,
        feed: &mut Feed,
    ) -> Result<(), FeedError> {
        match event.kept {
            Kept::Cancelled => feed.cancelled += 1,
            Kept::Timed => {
                feed.timed += 1;
                let message = format!("“{}” is not a whole day and was left out.", event.name);
                feed.note(event.line, message);
            }
            Kept::Yes => {
                let length = self.length(event, feed);
                let starts = self.starts(event, years, feed);
                for start in starts {
                    for day in start.iter_days().take(length) {
                        self.day(day, event, feed)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// How many days the event lasts; DTEND is the first day after it.
    fn length(&self, event: &Event, feed: &mut Feed) -> usize {
        let days = event.end.map_or(1, |end| (end - event.start).num_days());
        if (1..=MOST_DAYS).contains(&days) {
            return usize::try_from(days).unwrap_or(1);
        }
        // Some programs end an event on the day it begins.
        if days != 0 {
            let message = if days < 0 {
                format!("“{}” ends before it begins; only its first day was taken.", event.name)
            } else {
                format!(
                    "“{}” lasts {days} days, which is no holiday; only its first day was taken.",
                    event.name
                )
            };
            feed.note(event.line, message);
        }
        1
    }

    fn starts(&self, event: &Event, years: &RangeInclusive<i32>, feed: &mut Feed) -> Vec<NaiveDate> {
        let mut starts = match &event.rule {
            None => vec![event.start],
            Some(text) => match repeats::dates(text, event.start, years) {
                Ok(dates) => {
                    feed.repeating += 1;
                    dates
                }
                Err(why) => {
                    let message = format!(
                        "“{}” repeats in a way that is not read ({why}); only {} was taken.",
                        event.name, event.start
                    );
                    feed.note(event.line, message);
                    vec![event.start]
                }
            },
        };
        starts.extend(&event.also);
        let moved = self.moved.get(&event.uid).filter(|_| event.replaces.is_none() && !event.uid.is_empty());
        starts
            .retain(|date| !event.except.contains(date) && !moved.is_some_and(|moved| moved.contains(date)));
        starts
    }

    fn day(&mut self, date: NaiveDate, event: &Event, feed: &mut Feed) -> Result<(), FeedError> {
        if !(1970..=2099).contains(&date.year()) {
            feed.note(
                event.line,
                format!("{date} (“{}”) lies outside 1970 to 2099 and was left out.", event.name),
            );
            return Ok(());
        }
        if let Some(known) = self.by_date.get_mut(&date) {
            feed.merged += 1;
            let same = known.name.split("; ").any(|name| name.eq_ignore_ascii_case(&event.name));
            if !same && known.name.len() + event.name.len() < LONGEST_NAME {
                known.name = format!("{}; {}", known.name, event.name);
            }
            return Ok(());
        }
        if self.by_date.len() == MOST_DATES {
            return Err(FeedError::TooManyDates);
        }
        let name = event.name.clone();
        self.by_date.insert(date, FeedDay { date, name, line: event.line });
        Ok(())
    }

    fn in_order(self) -> Vec<FeedDay> {
        self.by_date.into_values().collect()
    }
}

#[cfg(test)]
mod tests;
