//! What happened to a ticket, as text: one line an event, on the wall of the policy's zone.
//!
//! ```text
//! Fri 2026-11-20 10:00  received P2
//! Fri 2026-11-20 15:00  waits on client
//! Mon 2026-11-23 11:00  client writes
//! Mon 2026-11-23 12:00  now
//! ```

use crate::desk::moment;
use domain::ids::{ClientId, TicketId};
use domain::sla::{PriorityKey, Quantity, Unit};
use domain::tickets::{Event, EventKind, SourceKnows, Ticket};
use domain::time::Instant;
use domain::zones::Zone;
use uuid::Uuid;

/// A ticket, and the moment at which it is looked at.
pub struct Story {
    /// The ticket.
    pub ticket: Ticket,
    /// `now`; the last event where the story names none.
    pub as_of: Instant,
}

/// Reads a story.
pub fn story(zone: &Zone, text: &str) -> Story {
    let mut ticket: Option<Ticket> = None;
    let mut as_of = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (time, what) =
            line.split_once("  ").unwrap_or_else(|| panic!("{line:?}: two spaces after the time"));
        let (at, what) = (moment(zone, time), what.trim());
        as_of = as_of.max(Some(at));
        match (&mut ticket, what.split_once(' ').unwrap_or((what, ""))) {
            (None, ("received", priority)) => ticket = Some(received(at, priority)),
            (Some(_), ("now", "")) => as_of = Some(at),
            (Some(ticket), words) => ticket.events.push(event(at, words)),
            (None, _) => panic!("{line:?}: a story begins with the receipt"),
        }
    }
    let (ticket, as_of) = ticket.zip(as_of).unwrap_or_else(|| panic!("an empty story"));
    Story { ticket, as_of }
}

/// A ticket to which nothing has happened yet.
pub fn received(at: Instant, priority: &str) -> Ticket {
    Ticket {
        id: TicketId(Uuid::nil()),
        number: 4127,
        external_id: "INC4127".to_owned(),
        client: ClientId(Uuid::nil()),
        received: at,
        priority: PriorityKey::new(priority),
        category: None,
        subject: "Nothing prints".to_owned(),
        source_knows: SourceKnows { messages: true },
        events: Vec::new(),
    }
}

fn event(at: Instant, (verb, rest): (&str, &str)) -> Event {
    let kind = match (verb, rest) {
        ("acknowledged", "") => EventKind::Acknowledged,
        ("reply", "") => EventKind::StaffReply,
        ("auto-reply", "") => EventKind::AutoReply,
        ("responded", _) => EventKind::FirstResponseAsserted,
        ("client", "writes") => EventKind::ClientReply,
        ("waits", "on client") => EventKind::WaitingOnClient,
        ("waits", "on third party") => EventKind::WaitingOnThirdParty,
        ("working", "") => EventKind::Working,
        ("priority", key) => EventKind::PriorityChanged { to: PriorityKey::new(key), reason: String::new() },
        ("agreed", quantity) => EventKind::CadenceAgreed(pace(quantity)),
        ("resolved", "") => EventKind::Resolved,
        ("reopened", "") => EventKind::Reopened,
        ("closed", "") => EventKind::Closed,
        ("merged", into) => EventKind::Merged { into: into.to_owned() },
        ("excluded", reason) => {
            EventKind::Excluded { reason: reason.to_owned(), note: "approved by Ada".to_owned() }
        }
        ("included", "") => EventKind::Included,
        _ => panic!("no event is called {verb:?} {rest:?}"),
    };
    let provenance = if verb == "responded" { rest.to_owned() } else { String::new() };
    Event { at, kind, actor: String::new(), provenance }
}

fn pace(text: &str) -> Quantity {
    let (count, unit) = text.split_once(' ').unwrap_or_else(|| panic!("{text:?} is no pace"));
    let unit = match unit.trim_end_matches('s') {
        "hour" => Unit::Hours,
        "business day" => Unit::BusinessDays,
        "day" => Unit::CalendarDays,
        _ => panic!("{unit:?} is no unit of a pace"),
    };
    let count = count.parse().unwrap_or_else(|_| panic!("{count:?} is no number"));
    Quantity { min: count, max: count, unit }
}
