//! The palette's search over everything.

mod wire;

pub use wire::{Find, Found, Hit};

use crate::context::Context;
use crate::failure::Failure;
use domain::contracts::number_in_words;
use domain::tickets::ticket_number;
use std::collections::HashMap;
use store::Reading;
use store::search::{EntryHit, EntryKind, Through};

/// How many of each kind are found at most.
const OF_EACH: u32 = 8;

/// Finds clients with their contacts and addresses, contracts, tickets, maintenance windows, engagements and policies;
/// `c:`, `k:`, `t:`, `w:` and `a:` narrow it to clients, contracts, tickets, windows, engagements. A number that was
/// typed whole comes first of all.
pub fn find(context: &Context<'_>, find: Find) -> Result<Found, Failure> {
    let typed = find.query.trim();
    let (through, words) = match typed.split_once(':') {
        Some(("c", rest)) => (Through::Clients, rest.trim()),
        Some(("k", rest)) => (Through::Contracts, rest.trim()),
        Some(("t", rest)) => (Through::Tickets, rest.trim()),
        Some(("w", rest)) => (Through::Windows, rest.trim()),
        Some(("a", rest)) => (Through::Engagements, rest.trim()),
        Some(_) | None => (Through::Everything, typed),
    };
    context.read(|tx| {
        let found = store::search::look(tx, words, through, OF_EACH)?;
        let policies = policies(tx, found.policies)?;
        let mut hits: Vec<Hit> = found
            .clients
            .into_iter()
            .map(|client| hit("client", client.id.to_string(), String::new(), client.name, client.zone))
            .collect();
        hits.extend(found.entries.into_iter().map(entry));
        hits.extend(found.contracts.into_iter().map(|contract| {
            let number = number_in_words(contract.number);
            hit("contract", contract.id.to_string(), number, contract.client_name, contract.policy_name)
        }));
        hits.extend(found.tickets.into_iter().map(|ticket| {
            let number = ticket_number(ticket.number);
            hit("ticket", ticket.id.to_string(), number, ticket.subject, ticket.client_name)
        }));
        hits.extend(found.windows.into_iter().map(|window| {
            let number = domain::maintenance::number_in_words(window.number);
            hit("window", window.id.to_string(), number, window.title, window.services)
        }));
        hits.extend(found.engagements.into_iter().map(|engagement| {
            let number = domain::billing::engagement_number(engagement.number);
            hit("engagement", engagement.id.to_string(), number, engagement.title, engagement.client_name)
        }));
        hits.extend(policies);
        let is_typed = |hit: &Hit| !hit.number.is_empty() && same_number(&hit.number, words);
        // The sort keeps the order of the others.
        hits.sort_by_key(|hit| !is_typed(hit));
        Ok(Found { hits })
    })
}

fn hit(kind: &str, id: String, number: String, text: String, detail: String) -> Hit {
    Hit { kind: kind.to_owned(), id, number, text, detail }
}

/// What stands with a client opens that client.
fn entry(entry: EntryHit) -> Hit {
    let (kind, beside) = match entry.kind {
        EntryKind::Contact => ("contact", entry.detail),
        EntryKind::Address => ("address", "registered address".to_owned()),
        EntryKind::SourceName => ("client", "what a helpdesk calls it".to_owned()),
        EntryKind::Tag => ("client", "tag".to_owned()),
    };
    let detail = [entry.client_name, beside].into_iter().filter(|part| !part.is_empty());
    let detail = detail.collect::<Vec<_>>().join(" · ");
    hit(kind, entry.client.to_string(), String::new(), entry.text, detail)
}

/// A policy opens its newest version.
fn policies(tx: &Reading<'_>, found: Vec<store::search::PolicyHit>) -> Result<Vec<Hit>, Failure> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let latest: HashMap<_, _> =
        store::sla::policies(tx)?.into_iter().map(|stored| (stored.value.id, stored.value.latest)).collect();
    let opens = |policy: store::search::PolicyHit| {
        let version = latest.get(&policy.id)?;
        Some(hit("policy", version.to_string(), String::new(), policy.name, policy.key))
    };
    Ok(found.into_iter().filter_map(opens).collect())
}

/// `t-131`, `T131` and `131` are all T-131; `K-12` is K-0012, `mw208` is MW-208.
fn same_number(number: &str, typed: &str) -> bool {
    let digits = |text: &str| -> Option<(String, u64)> {
        let text = text.to_ascii_lowercase();
        let letters = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).len();
        let (letters, rest) = text.split_at(letters);
        let rest = if letters.is_empty() { rest } else { rest.trim_start_matches('-') };
        rest.parse().ok().map(|digits| (letters.to_owned(), digits))
    };
    match (digits(number), digits(typed)) {
        (Some((letters, one)), Some((typed, other))) => {
            one == other && (typed.is_empty() || typed == letters)
        }
        (Some(_) | None, _) => false,
    }
}
