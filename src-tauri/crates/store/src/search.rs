//! The palette: what somebody types, looked up in clients, contracts and tickets at once.

use crate::clients::{self, ClientRow};
use crate::contracts::{self, ContractFilter, ContractRow};
use crate::desk::Reading;
use crate::error::StoreError;
use crate::stored::Window;
use crate::tickets::{self, Order, TicketFilter, TicketRow, View};
use domain::time::Instant;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Clients by name.
    pub clients: Vec<ClientRow>,
    /// Contracts by number.
    pub contracts: Vec<ContractRow>,
    /// Tickets, the newest first.
    pub tickets: Vec<TicketRow>,
}

/// Up to `of_each` clients, contracts and tickets that `typed` can mean; nothing when no word was
/// typed yet.
///
/// # Errors
/// Those of the file.
pub fn everywhere(tx: &Reading<'_>, typed: &str, of_each: u32, now: Instant) -> Result<Found, StoreError> {
    if crate::stored::beginnings(typed).is_none() {
        return Ok(Found::default());
    }
    let window = Window { offset: 0, limit: of_each };
    let contract_filter = ContractFilter { client: None, status: None, typed: typed.to_owned() };
    let ticket_filter = TicketFilter {
        view: View::All,
        client: None,
        contract: None,
        priority: None,
        typed: typed.to_owned(),
        now,
    };
    Ok(Found {
        clients: clients::list(tx, typed, window)?.rows,
        contracts: contracts::list(tx, &contract_filter, window)?.rows,
        tickets: tickets::first_rows(tx, &ticket_filter, Order::NewestFirst, window)?,
    })
}
