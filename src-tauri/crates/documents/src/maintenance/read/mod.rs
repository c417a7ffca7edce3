//! Any `.ics` file as windows one could plan: each event is a proposal, or a sentence why it was left out.

mod component;
mod lines;
mod propose;
mod times;
mod windows_zones;
mod zones;

pub use component::MOST_EVENTS;
pub use lines::MOST_BYTES;

use chrono::NaiveDateTime;
use domain::maintenance::{Override, Plan};
use domain::zones::{ZoneId, Zones};
use std::collections::BTreeMap;

/// What a file says.
#[derive(Debug, Clone, Default)]
pub struct CalendarFile {
    /// What it calls itself; may be empty.
    pub name: String,
    /// Windows it proposes, in the order of their lines.
    pub proposals: Vec<Proposal>,
    /// Events that were left out, in the order of their lines.
    pub left_out: Vec<LeftOut>,
    /// What else is to be said of the file as a whole.
    pub notes: Vec<String>,
}

/// A window one could plan.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Line of its event.
    pub line: usize,
    /// UID of its event; a date added by RDATE has its own.
    pub uid: String,
    /// The window.
    pub plan: Plan,
    /// Occurrences that differ from the rule.
    pub overrides: BTreeMap<NaiveDateTime, Override>,
    /// What was understood in part.
    pub said: Vec<String>,
}

/// An event that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its line.
    pub line: usize,
    /// Its title.
    pub title: String,
    /// Why, as a sentence.
    pub why: String,
}

/// Why a file is no calendar at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Too many bytes.
    #[error("the file has {0} bytes; a maintenance calendar has at most {MOST_BYTES}")]
    TooLarge(usize),
    /// No calendar in it.
    #[error("the file is no iCalendar file: it has no line BEGIN:VCALENDAR")]
    NoCalendar,
    /// Components within components.
    #[error("line {0} opens a component deeper than any calendar does; the file is damaged")]
    TooDeep(usize),
    /// More events than are read.
    #[error("the file has more than {MOST_EVENTS} events (line {0}); split it")]
    TooManyEvents(usize),
}

/// Reads a file. Times without a zone are read on the clocks of `usual`.
///
/// # Errors
/// [`ReadError`] when the whole file is refused; what is wrong with single events stands in
/// [`CalendarFile::left_out`].
pub fn read_calendar(bytes: &[u8], zones: &Zones, usual: ZoneId) -> Result<CalendarFile, ReadError> {
    let (lines, unreadable) = lines::lines(bytes)?;
    let parts = component::parts(lines)?;
    let mut file = CalendarFile::default();
    if let Some(first) = unreadable.first() {
        let more =
            if unreadable.len() > 1 { format!(" and {} more", unreadable.len() - 1) } else { String::new() };
        file.notes.push(format!("Line {first}{more} could not be read and was passed over."));
    }
    if let Some(line) = parts.unfinished {
        file.notes.push(format!("What begins on line {line} has no end: the file may have been cut off."));
    }
    if parts.others > 0 {
        file.notes.push(format!("{} parts that are no events were passed over.", parts.others));
    }
    propose::propose(&parts, zones, usual, &mut file);
    Ok(file)
}

#[cfg(test)]
mod tests;
