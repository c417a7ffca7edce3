//! Calendars on a server, by CalDAV (RFC 4791): found, made, listed, written and removed entry by entry.
//!
//! An ETag says which version of an entry is meant. What was changed by somebody else in the meantime is never written
//! over by accident: the server refuses, and that is told as [`CaldavRefused::Changed`].

mod discovery;
mod door;
mod entries;
mod plan;
mod xml;

pub use discovery::Calendar;
pub use door::{CalDav, CaldavRefused, Server};
pub use entries::Entry;
pub use plan::{Act, Doing, Known, Noticed, plan};
