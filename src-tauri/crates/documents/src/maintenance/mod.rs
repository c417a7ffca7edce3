//! Maintenance calendars as iCalendar (RFC 5545, 7986): written so that every reader shows the same hours, and read.
//!
//! `ical` gives the structures and their order. It does not escape, folds by characters and spoils parameters, so text
//! and parameters are encoded here, and its lines are folded anew by octets.
//!
//! | what | how it is written |
//! |---|---|
//! | times | `DTSTART` and `DTEND` with `TZID`, and the zone's own rules as `VTIMEZONE` for the whole horizon |
//! | a series | one event with `RRULE`; `UNTIL` in UTC |
//! | moved, cancelled | an event of its own with `RECURRENCE-ID`; a cancelled one says `STATUS:CANCELLED` |
//! | nights on which clocks change | likewise, with start and end in UTC: readers disagree about 22:00–04:00 there |
//! | a series that begins on such a night | `DURATION` in the place of `DTEND`, which some readers would measure |
//!
//! `DTSTAMP` of a published calendar is the last change of the window (RFC 5545 §3.8.7.2), so the same windows give
//! the same bytes.

mod event;
mod invitation;
mod read;
mod text;
mod vtimezone;
mod write;

pub use invitation::{Invitation, Method, Person, write_invitation};
pub use read::{CalendarFile, LeftOut, Proposal, ReadError, read_calendar};
pub use text::plain;
pub use write::{Entry, Feed, Form, write_entry, write_feed};
