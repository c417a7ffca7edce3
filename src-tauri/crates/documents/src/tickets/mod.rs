//! Ticket files: what a helpdesk exports, read ticket by ticket.
//!
//! A file is gone through twice. The first pass proves what the second needs: in which order day
//! and month stand, that the file is whole, which is the last row of each ticket. The second hands
//! tickets out as soon as they are complete, so that memory holds only those still under way.
//!
//! Nothing is guessed and nothing is lost in silence: a zone or an order of dates that the file
//! does not prove is asked for, and whatever is not taken has a [`LineNote`] that says why. A
//! ticket is read whole or not at all, because a ticket with a row missing would be judged wrongly.
//!
//! # `events`
//! Our neutral format: one row an event, in any order, rows of different tickets mixed.
//!
//! | column | holds |
//! |---|---|
//! | `ticket_external_id` | the ticket's number in its helpdesk |
//! | `event_at` | RFC 3339 with an offset: `2026-11-20T15:30:00-07:00` |
//! | `event` | `opened`, `ack`, `staff_reply`, `customer_reply`, `auto_reply`, `status`, `priority`, `cadence`, `note`, `resolved`, `reopened`, `closed`, `merged`, `excluded`, `included` |
//! | `value` | of `opened` and `priority`: the priority; of `status`: `waiting_on_client`, `waiting_on_third_party` or `working`; of `cadence`: an agreed pace such as `2 days`; of `merged`: the other ticket; of `excluded`: the reason's key; of `note`: the text |
//! | `actor` | who; may be empty |
//! | `visibility` | `public` (or empty) or `internal`: an internal message is no reply to the client |
//! | `source` | where the fact comes from, when that is worth saying; may be empty |
//! | `client`, `subject`, `category`, `queue` | optional; read from the ticket's `opened` row. A `queue` takes the place of the priority where it is given |
//! | `reason` | optional: why a priority changed, or who approved an exclusion |
//!
//! Every ticket has exactly one `opened`. Events at the same second keep the order of the file.
//!
//! # `servicenow-log`
//! An audit log of a ServiceNow `incident` table: one row per update with the state after it, as in
//! the UCI repository's data set 498. Rows of an incident count in the order of `sys_mod_count`,
//! ties in file order; a row's time is `sys_updated_at`, never earlier than the row before it.

mod columns;
mod events;
mod lines;
mod note;
mod read;
mod record;
mod scan;
mod servicenow;
mod survey;
mod times;

pub use note::{LineNote, ReadError, Severity};
pub use read::{Found, Progress, ReadOptions, ReadSummary, RefusedTicket, read_tickets};
pub use record::TicketRecord;
pub use survey::{ClientColumn, SampleRow, Survey, WordCount, survey};
pub use times::{DateEvidence, DateOrder};

/// A kind of ticket file that can be read without a mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FilePreset {
    /// Our neutral format, `events.csv`.
    Events,
    /// An audit log of ServiceNow incidents.
    ServiceNowLog,
}

impl FilePreset {
    /// All presets in the order lists show them.
    pub const ALL: [Self; 2] = [Self::Events, Self::ServiceNowLog];

    /// The key used on the command line and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::ServiceNowLog => "servicenow-log",
        }
    }

    /// The preset of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.key() == key)
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Events => "Events (MSP Desk)",
            Self::ServiceNowLog => "ServiceNow audit log",
        }
    }
}

#[cfg(test)]
mod tests;
