//! A ticket as a file tells it, before it is given a client and a place in the books.

use super::note::LineNote;
use domain::tickets::Event;
use domain::time::Instant;

/// One ticket of a file with everything that happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketRecord {
    /// Its number in the helpdesk.
    pub external_id: String,
    /// What the client column says; `None` when there is no such column or it is empty.
    pub client_name: Option<String>,
    /// When it was received.
    pub received: Instant,
    /// The priority it was received with, in the source's word. [`Event`]s that change it carry
    /// the source's word as well: the policy's row is found by `Policy::priority_called`.
    pub priority_word: String,
    /// The source's category.
    pub category: Option<String>,
    /// One line; may be empty.
    pub subject: String,
    /// Whether client-visible messages are in the source. Where they are not, the pace of updates
    /// is "not in the source", never "missed".
    pub knows_messages: bool,
    /// In order of time, ties as the source has them. At least one per row of a log.
    pub events: Vec<Event>,
    /// What the source itself says about the ticket, kept for comparison and never computed with:
    /// `source_made_sla`, `source_resolved_at`.
    pub source_fields: Vec<(&'static str, String)>,
    /// The line of its first row in the file.
    pub line: u64,
    /// How many rows it has.
    pub rows: u64,
    /// What is worth knowing about its lines.
    pub notes: Vec<LineNote>,
}
