//! Suspension takes requests out of the SLA (domain rule 17): those received while the contract was suspended.

use crate::failure::Failure;
use domain::contracts::ContractStatus;
use domain::ids::ContractId;
use domain::tickets::{Event, EventKind, Ticket};
use domain::time::Instant;
use std::borrow::Cow;
use store::Reading;
use store::contract_versions::StatusSince;

/// The reason, as policies list it: "Suspension due to non-payment or breach of Terms" (CyberMark §9).
const REASON: &str = "suspension";

/// When a contract was suspended.
#[derive(Debug, Default)]
pub(crate) struct Suspensions(Vec<Suspended>);

/// From when to when a contract was suspended, and why.
#[derive(Debug)]
pub(crate) struct Suspended {
    pub from: Instant,
    /// None while it lasts.
    pub to: Option<Instant>,
    /// As it was typed; may be empty.
    pub why: String,
}

/// When a contract was suspended.
///
/// # Errors
/// Those of the file.
pub(crate) fn suspensions_of(tx: &Reading<'_>, contract: ContractId) -> Result<Suspensions, Failure> {
    Ok(Suspensions(of(&store::contract_versions::statuses(tx, contract)?)))
}

fn of(statuses: &[StatusSince]) -> Vec<Suspended> {
    let until = |index: usize| statuses.get(index + 1).map(|next: &StatusSince| next.at);
    let suspended =
        statuses.iter().enumerate().filter(|(_, since)| since.status == ContractStatus::Suspended);
    suspended
        .map(|(index, since)| Suspended { from: since.at, to: until(index), why: since.reason.clone() })
        .collect()
}

impl Suspensions {
    /// The suspension a moment lies in.
    pub fn at(&self, at: Instant) -> Option<&Suspended> {
        self.0.iter().find(|own| own.from <= at && own.to.is_none_or(|to| at < to))
    }

    /// The ticket, with an exclusion among its events when it was received during a suspension. One that was decided
    /// by hand stands behind it and goes before.
    pub fn applied<'t>(&self, ticket: &'t Ticket) -> Cow<'t, Ticket> {
        let Some(suspended) = self.at(ticket.received) else { return Cow::Borrowed(ticket) };
        let mut excluded = ticket.clone();
        excluded.events.insert(
            0,
            Event {
                at: ticket.received,
                kind: EventKind::Excluded { reason: REASON.to_owned(), note: suspended.why.clone() },
                actor: String::new(),
                provenance: "the contract was suspended".to_owned(),
            },
        );
        Cow::Owned(excluded)
    }
}
