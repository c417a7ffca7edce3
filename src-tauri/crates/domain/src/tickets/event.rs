//! What happened to a ticket: the only input to scoring.

use crate::ids::{ClientId, TicketId};
use crate::sla::{PriorityKey, Quantity};
use crate::time::Instant;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: EventKind,
    /// Who, as the source names them; may be empty.
    pub actor: String,
    /// Where the fact comes from, when the source does not say it outright:
    /// `first state after New`. Empty for plain facts.
    pub provenance: String,
}

/// Kinds of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventKind {
    /// Someone said explicitly that the request was seen.
    Acknowledged,
    /// A human message the client can see.
    StaffReply,
    /// The source asserts that the first response was given, without a message in the log.
    FirstResponseAsserted,
    /// An automatic reply; never counts.
    AutoReply,
    /// A message from the client.
    ClientReply,
    /// Waiting on the client from now on.
    WaitingOnClient,
    /// Waiting on a third party from now on.
    WaitingOnThirdParty,
    /// Being worked on: ends any wait.
    Working,
    /// Another priority.
    PriorityChanged {
        /// The new one.
        to: PriorityKey,
        /// Why; lowering needs one.
        reason: String,
    },
    /// An agreed pace of updates replaces the policy's from now on ("or as agreed").
    CadenceAgreed(Quantity),
    /// A fix, a workaround, or an agreed next step was given.
    Resolved,
    /// The client, or someone for them, said it was not.
    Reopened,
    /// Closed for good.
    Closed,
    /// Merged into another ticket.
    Merged {
        /// The other ticket, as the source names it.
        into: String,
    },
    /// Taken out of attainment.
    Excluded {
        /// Key of a reason from the policy's own list.
        reason: String,
        /// Who approved it, and anything to remember.
        note: String,
    },
    /// Taken back into attainment.
    Included,
    /// Why promises of this ticket were not kept, and what was done about it.
    Explained {
        /// The cause, as the client will read it.
        cause: String,
        /// What was done, or will be.
        action: String,
        /// `done 28 Sep` or `due 16 Oct`.
        state: String,
    },
    /// Something worth keeping that changes nothing.
    Noted(String),
}

impl EventKind {
    /// The key used in files, in the database and on the wire.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Acknowledged => "acknowledged",
            Self::StaffReply => "staff_reply",
            Self::FirstResponseAsserted => "first_response_asserted",
            Self::AutoReply => "auto_reply",
            Self::ClientReply => "client_reply",
            Self::WaitingOnClient => "waiting_on_client",
            Self::WaitingOnThirdParty => "waiting_on_third_party",
            Self::Working => "working",
            Self::PriorityChanged { .. } => "priority_changed",
            Self::CadenceAgreed(_) => "cadence_agreed",
            Self::Resolved => "resolved",
            Self::Reopened => "reopened",
            Self::Closed => "closed",
            Self::Merged { .. } => "merged",
            Self::Excluded { .. } => "excluded",
            Self::Included => "included",
            Self::Explained { .. } => "explained",
            Self::Noted(_) => "noted",
        }
    }
}

/// What a source can tell at all: what it cannot is "not in the source", never "missed".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceKnows {
    /// Client-visible messages, and with them the pace of updates.
    pub messages: bool,
}

/// A support request with everything that happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Its id.
    pub id: TicketId,
    /// Its number here: 4127 is shown as `T-4127`.
    pub number: i64,
    /// Its number in the helpdesk: `INC0000045`. Unique per source.
    pub external_id: String,
    /// Whose it is.
    pub client: ClientId,
    /// When it was received.
    pub received: Instant,
    /// The priority it was received with.
    pub priority: PriorityKey,
    /// The category, where the policy tells them apart.
    pub category: Option<String>,
    /// One line.
    pub subject: String,
    /// What the source can tell.
    pub source_knows: SourceKnows,
    /// In order of time; ties in the order the source has them.
    pub events: Vec<Event>,
}
