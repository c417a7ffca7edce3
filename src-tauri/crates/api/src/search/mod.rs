//! The palette's search over clients, contracts and tickets.

mod wire;

pub use wire::{Find, Found, Hit};

use crate::context::Context;
use crate::failure::Failure;
use domain::contracts::number_in_words;
use domain::tickets::ticket_number;

/// How many of each kind are found at most.
const OF_EACH: u32 = 8;

/// Finds clients, contracts and tickets; `c:`, `k:` and `t:` narrow it to one kind.
pub fn find(context: &Context<'_>, find: Find) -> Result<Found, Failure> {
    let typed = find.query.trim();
    let (only, words) = match typed.split_once(':') {
        Some((prefix @ ("c" | "k" | "t"), rest)) => (Some(prefix), rest.trim()),
        _ => (None, typed),
    };
    let wants = |prefix: &str| only.is_none_or(|only| only == prefix);
    if words.is_empty() {
        return Ok(Found { hits: Vec::new() });
    }
    let found =
        context.read(|tx| Ok::<_, Failure>(store::search::everywhere(tx, words, OF_EACH, context.now)?))?;
    let mut hits = Vec::new();
    hits.extend(found.clients.into_iter().filter(|_| wants("c")).map(|client| Hit {
        kind: "client".to_owned(),
        id: client.id.to_string(),
        number: String::new(),
        text: client.name,
        detail: client.zone.name().to_owned(),
    }));
    hits.extend(found.contracts.into_iter().filter(|_| wants("k")).map(|contract| Hit {
        kind: "contract".to_owned(),
        id: contract.id.to_string(),
        number: number_in_words(contract.number),
        text: contract.client_name,
        detail: contract.policy_name,
    }));
    hits.extend(found.tickets.into_iter().filter(|_| wants("t")).map(|ticket| Hit {
        kind: "ticket".to_owned(),
        id: ticket.id.to_string(),
        number: ticket_number(ticket.number),
        text: ticket.subject,
        detail: ticket.client_name,
    }));
    Ok(Found { hits })
}
