//! Tickets and their events.

mod change;
mod event_columns;
mod list;
mod load;
mod standing;
mod upsert;

pub use change::{
    NewTicket, append_events, assign, attach, attach_unattached, open_new, put_on_terms, received_since,
    set_standing,
};
pub use list::{Order, TicketFilter, TicketRow, View, ViewCounts, list, view_counts};
pub use load::{Loaded, Record, by_number, each, each_of_client, each_of_contract, find, get};
pub use standing::{ClockState, NextTarget, Standing, TicketState};
pub use upsert::{Incoming, Upserted, upsert};

#[cfg(test)]
pub(crate) use list::statements_of_the_list;
