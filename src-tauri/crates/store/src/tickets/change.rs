//! What is entered here, by hand.

use super::event_columns::Origin;
use super::load;
use super::standing::{Standing, waiting_key};
use super::upsert::{
    Incoming, content_hash, forget_events, insert_numbered, number_and_version, write_events,
};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError};
use crate::sequence::{self, Series};
use crate::stored::{Belongs, written_once};
use domain::ids::{ClientId, ContractId, TermsId, TicketId};
use domain::sla::Metric;
use domain::tickets::{Event, Ticket, ticket_number};
use domain::time::Instant;
use rusqlite::named_params;

/// What tickets that were opened here have as their source.
const OPENED_HERE: &str = "desk";

/// A ticket that is opened here.
#[derive(Debug, Clone, Copy)]
pub struct NewTicket<'a> {
    /// The ticket. Its number and external id are not looked at: both are given here.
    pub ticket: &'a Ticket,
    /// Whose job it is; empty for nobody.
    pub assignee: &'a str,
    /// The contract that covers it.
    pub contract: Option<ContractId>,
    /// The terms in force when it was received.
    pub terms: Option<TermsId>,
    /// Whose it is.
    pub belongs: Belongs,
    /// What scoring says about it.
    pub standing: &'a Standing,
}

/// Stores a ticket that is opened here and returns its number.
///
/// # Errors
/// Those of the file.
pub fn open_new(tx: &Writing<'_>, new: &NewTicket<'_>, at: Instant) -> Result<i64, StoreError> {
    let number = sequence::take(tx, Series::Ticket)?;
    let ticket = Ticket { external_id: ticket_number(number), ..new.ticket.clone() };
    let incoming = Incoming {
        ticket: &ticket,
        source: OPENED_HERE,
        assignee: new.assignee,
        contract: new.contract,
        terms: new.terms,
        import: None,
        line: None,
        belongs: new.belongs,
        standing: new.standing,
    };
    insert_numbered(tx, &incoming, number, &content_hash(&incoming), at)?;
    write_events(tx, number, ticket.events.iter().map(|event| (event, Origin::Desk)))?;
    Ok(number)
}

const TOUCH: &str = "
    UPDATE ticket SET version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Adds events that are entered here, each at its place in time.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn append_events(
    tx: &Writing<'_>,
    id: TicketId,
    entered: &[Event],
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(TOUCH)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Ticket, expected_version, || version_of(tx, id))?;
    let (number, _) = number_and_version(tx, id)?;
    let stored = load::events_with_origin(tx, number)?;
    let mut events: Vec<(&Event, Origin)> = stored
        .iter()
        .map(|(event, origin)| (event, *origin))
        .chain(entered.iter().map(|event| (event, Origin::Desk)))
        .collect();
    events.sort_by_key(|(event, _)| event.at);
    forget_events(tx, number)?;
    write_events(tx, number, events.into_iter())
}

const ASSIGN: &str = "
    UPDATE ticket SET assignee = :assignee, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Makes a ticket somebody's job; an empty name makes it nobody's.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn assign(
    tx: &Writing<'_>,
    id: TicketId,
    assignee: &str,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(ASSIGN)?.execute(named_params! {
        ":id": id.0, ":assignee": assignee, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Ticket, expected_version, || version_of(tx, id))
}

const ATTACH: &str = "
    UPDATE ticket
       SET contract_id = :contract, terms_id = :terms,
           policy_version_id = (SELECT policy_version_id FROM contract_terms WHERE id = :terms),
           version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Puts a ticket under a contract and its terms in force when it was received.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn attach(
    tx: &Writing<'_>,
    id: TicketId,
    contract: ContractId,
    terms: TermsId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(ATTACH)?.execute(named_params! {
        ":id": id.0, ":contract": contract.0, ":terms": terms.0,
        ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Ticket, expected_version, || version_of(tx, id))
}

const ATTACH_UNATTACHED: &str = "
    UPDATE ticket
       SET contract_id = :contract, terms_id = :terms,
           policy_version_id = (SELECT policy_version_id FROM contract_terms WHERE id = :terms),
           version = version + 1, changed_at = :at
     WHERE client_id = :client AND contract_id IS NULL AND deleted_at IS NULL
       AND received_at >= :from AND received_at < :to";

/// Puts every ticket of a client that is under no contract yet, and was received in `[from, to)`,
/// under `contract` and these terms. Returns how many.
///
/// # Errors
/// Those of the file.
pub fn attach_unattached(
    tx: &Writing<'_>,
    client: ClientId,
    contract: ContractId,
    terms: TermsId,
    from: Instant,
    to: Instant,
    at: Instant,
) -> Result<usize, StoreError> {
    let changed = tx.tx.prepare_cached(ATTACH_UNATTACHED)?.execute(named_params! {
        ":client": client.0, ":contract": contract.0, ":terms": terms.0,
        ":from": from.unix(), ":to": to.unix(), ":at": at.unix(),
    })?;
    Ok(changed)
}

const RETERM: &str = "
    UPDATE ticket
       SET terms_id = :terms, policy_version_id = (SELECT policy_version_id FROM contract_terms WHERE id = :terms),
           version = version + 1, changed_at = :at
     WHERE contract_id = :contract AND deleted_at IS NULL AND terms_id IS NOT :terms
       AND received_at >= :from AND received_at < :to";

/// Puts every ticket of a contract that was received in `[from, to)` under other terms of it: an explicit act,
/// because verdicts may change. Returns how many.
///
/// # Errors
/// Those of the file.
pub fn put_on_terms(
    tx: &Writing<'_>,
    contract: ContractId,
    terms: TermsId,
    from: Instant,
    to: Instant,
    at: Instant,
) -> Result<usize, StoreError> {
    let changed = tx.tx.prepare_cached(RETERM)?.execute(named_params! {
        ":contract": contract.0, ":terms": terms.0, ":from": from.unix(), ":to": to.unix(), ":at": at.unix(),
    })?;
    Ok(changed)
}

const RECEIVED_SINCE: &str = "
    SELECT count(*) AS tickets
      FROM ticket
     WHERE contract_id = :contract AND deleted_at IS NULL AND received_at >= :from";

/// How many tickets of a contract were received at or after `from`.
///
/// # Errors
/// Those of the file.
pub fn received_since(tx: &Reading<'_>, contract: ContractId, from: Instant) -> Result<i64, StoreError> {
    let count = tx
        .tx
        .prepare_cached(RECEIVED_SINCE)?
        .query_row(named_params! { ":contract": contract.0, ":from": from.unix() }, |row| {
            row.get("tickets")
        })?;
    Ok(count)
}

/// Keeps what scoring found. Not a change of the ticket: its version stays.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn set_standing(tx: &Writing<'_>, id: TicketId, standing: &Standing) -> Result<(), StoreError> {
    let (number, _) = number_and_version(tx, id)?;
    write_standing(tx, number, standing)
}

const SET_STANDING: &str = "
    UPDATE ticket
       SET state = :state, open = :open, waiting_on = :waiting_on, excluded = :excluded, missed = :missed,
           next_metric = :next_metric, next_due_at = :next_due_at, next_words = :next_words,
           clock_state = :clock_state, used_permille = :used_permille, left_s = :left_s,
           resolved_at = :resolved_at, scored_at = :scored_at
     WHERE number = :number";

pub(super) fn write_standing(tx: &Writing<'_>, number: i64, standing: &Standing) -> Result<(), StoreError> {
    let next = standing.next.as_ref();
    tx.tx.prepare_cached(SET_STANDING)?.execute(named_params! {
        ":number": number, ":state": standing.state.key(), ":open": standing.is_open(),
        ":waiting_on": standing.waiting_on.map(waiting_key), ":excluded": standing.excluded,
        ":missed": standing.missed, ":next_metric": next.map(|next| Metric::key(next.metric)),
        ":next_due_at": next.and_then(|next| next.due).map(Instant::unix),
        ":next_words": next.map_or("", |next| next.words.as_str()),
        ":clock_state": next.map(|next| next.clock.key()),
        ":used_permille": next.map(|next| next.used_permille), ":left_s": next.map(|next| next.left.0),
        ":resolved_at": standing.resolved.map(Instant::unix), ":scored_at": standing.scored.map(Instant::unix),
    })?;
    Ok(())
}

const VERSION: &str = "SELECT version FROM ticket WHERE id = :id AND deleted_at IS NULL";

fn version_of(tx: &Reading<'_>, id: TicketId) -> rusqlite::Result<i64> {
    tx.tx.prepare_cached(VERSION)?.query_row(named_params! { ":id": id.0 }, |row| row.get("version"))
}
