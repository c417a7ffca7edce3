//! Tickets: requests, what happened to them, and what that means for each promise.

mod cadence;
mod clock;
mod event;
mod ledger;
mod number;
mod score;
mod timeline;

pub use clock::{Pause, PauseWhy};
pub use event::{Event, EventKind, SourceKnows, Ticket};
pub use ledger::{ClosedWhy, Ledger, LedgerRow, LedgerState, Surroundings, ledger};
pub use number::ticket_number;
pub use score::{Scored, ScoredTicket, Scoring, State, score};
pub use timeline::{ExcludedBy, Phase, PriorityChange, Timeline, Wait, WaitFor};
