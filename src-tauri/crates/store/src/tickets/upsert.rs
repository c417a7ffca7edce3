//! What an import brings: new tickets, changed ones, and the many it has brought before.

use super::event_columns::{Origin, sayings_of};
use super::load;
use super::standing::{Standing, waiting_key};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_taken};
use crate::sequence::{self, Series};
use crate::stored::Belongs;
use domain::ids::{ContractId, ImportId, TermsId, TicketId};
use domain::sla::Metric;
use domain::tickets::{Event, Ticket};
use domain::time::Instant;
use rusqlite::{OptionalExtension, named_params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A ticket as a file tells of it.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// The ticket. Its number is not looked at; its id is used when the ticket is new.
    pub ticket: &'a Ticket,
    /// Which helpdesk it comes from.
    pub source: &'a str,
    /// Whose job it is; empty for nobody.
    pub assignee: &'a str,
    /// The contract that covers it. An import without one leaves what a ticket has.
    pub contract: Option<ContractId>,
    /// The terms in force when it was received.
    pub terms: Option<TermsId>,
    /// The run that brings it.
    pub import: Option<ImportId>,
    /// The line of the file it begins on.
    pub line: Option<u32>,
    /// Whose it is.
    pub belongs: Belongs,
    /// What scoring says about it; [`Standing::UNSCORED`] where nobody asked yet.
    pub standing: &'a Standing,
}

/// What became of an incoming ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upserted {
    /// It is new, and this is its number.
    Inserted(i64),
    /// It was there, and says something else now.
    Changed(i64),
    /// It was there and says the same. Nothing was written.
    Unchanged(i64),
}

/// What is known of a ticket that came before.
struct Known {
    number: i64,
    content_hash: [u8; 32],
    contract: Option<Uuid>,
}

const KNOWN: &str = "
    SELECT number, content_hash, contract_id
      FROM ticket
     WHERE source = :source AND external_id = :external_id AND deleted_at IS NULL";

/// Stores a ticket that a file tells of, so that telling twice changes nothing. What was entered
/// here (exclusions, notes) stays when the file says something new.
///
/// # Errors
/// Those of the file.
pub fn upsert(tx: &Writing<'_>, incoming: &Incoming<'_>, at: Instant) -> Result<Upserted, StoreError> {
    let hash = content_hash(incoming);
    let known = tx
        .tx
        .prepare_cached(KNOWN)?
        .query_row(
            named_params! { ":source": incoming.source, ":external_id": incoming.ticket.external_id },
            |row| {
                Ok(Known {
                    number: row.get("number")?,
                    content_hash: row.get("content_hash")?,
                    contract: row.get("contract_id")?,
                })
            },
        )
        .optional()?;
    let Some(known) = known else {
        return insert(tx, incoming, &hash, at).map(Upserted::Inserted);
    };
    let moves = incoming.contract.is_some_and(|contract| Some(contract.0) != known.contract);
    if known.content_hash == hash && !moves {
        return Ok(Upserted::Unchanged(known.number));
    }
    update(tx, incoming, known.number, &hash, at)?;
    Ok(Upserted::Changed(known.number))
}

const INSERT: &str = "
    INSERT INTO ticket (number, id, source, external_id, client_id, contract_id, terms_id, policy_version_id,
                        received_at, priority, category, subject, assignee, knows_messages, import_id, line, content_hash,
                        sample, version, changed_at, state, open, waiting_on, excluded, missed, next_metric,
                        next_due_at, next_words, clock_state, used_permille, left_s, resolved_at, scored_at)
    VALUES (:number, :id, :source, :external_id, :client, :contract, :terms,
            (SELECT policy_version_id FROM contract_terms WHERE id = :terms), :received_at, :priority, :category, :subject, :assignee, :knows_messages, :import, :line, :content_hash,
            :sample, 1, :at, :state, :open, :waiting_on, :excluded, :missed, :next_metric,
            :next_due_at, :next_words, :clock_state, :used_permille, :left_s, :resolved_at, :scored_at)";

fn insert(
    tx: &Writing<'_>,
    incoming: &Incoming<'_>,
    hash: &[u8; 32],
    at: Instant,
) -> Result<i64, StoreError> {
    let number = sequence::take(tx, Series::Ticket)?;
    insert_numbered(tx, incoming, number, hash, at)?;
    write_events(tx, number, incoming.ticket.events.iter().map(|event| (event, Origin::Source)))?;
    Ok(number)
}

pub(super) fn insert_numbered(
    tx: &Writing<'_>,
    incoming: &Incoming<'_>,
    number: i64,
    hash: &[u8; 32],
    at: Instant,
) -> Result<(), StoreError> {
    let Incoming { ticket, standing, .. } = incoming;
    let next = standing.next.as_ref();
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":number": number, ":id": ticket.id.0, ":source": incoming.source,
            ":external_id": ticket.external_id, ":client": ticket.client.0,
            ":contract": incoming.contract.map(|id| id.0),
            ":terms": incoming.terms.map(|id| id.0), ":received_at": ticket.received.unix(),
            ":priority": ticket.priority.as_str(), ":category": ticket.category, ":subject": ticket.subject,
            ":assignee": incoming.assignee, ":knows_messages": ticket.source_knows.messages,
            ":import": incoming.import.map(|id| id.0), ":line": incoming.line, ":content_hash": hash,
            ":sample": incoming.belongs.is_sample(), ":at": at.unix(),
            ":state": standing.state.key(), ":open": standing.is_open(),
            ":waiting_on": standing.waiting_on.map(waiting_key), ":excluded": standing.excluded,
            ":missed": standing.missed, ":next_metric": next.map(|next| Metric::key(next.metric)),
            ":next_due_at": next.and_then(|next| next.due).map(Instant::unix),
            ":next_words": next.map_or("", |next| next.words.as_str()),
            ":clock_state": next.map(|next| next.clock.key()),
            ":used_permille": next.map(|next| next.used_permille), ":left_s": next.map(|next| next.left.0),
            ":resolved_at": standing.resolved.map(Instant::unix),
            ":scored_at": standing.scored.map(Instant::unix),
        })
        .map_err(or_taken(Noun::Ticket))?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE ticket
       SET client_id = :client, contract_id = coalesce(:contract, contract_id),
           policy_version_id = CASE WHEN :contract IS NULL OR :contract IS contract_id THEN policy_version_id
                                    ELSE (SELECT policy_version_id FROM contract_terms WHERE id = :terms) END,
           terms_id = CASE WHEN :contract IS NULL OR :contract IS contract_id THEN terms_id ELSE :terms END,
           received_at = :received_at, priority = :priority, category = :category, subject = :subject,
           assignee = :assignee, knows_messages = :knows_messages, content_hash = :content_hash,
           version = version + 1, changed_at = :at
     WHERE number = :number";

/// The terms stay with the contract: only a move to another one brings others.
fn update(
    tx: &Writing<'_>,
    incoming: &Incoming<'_>,
    number: i64,
    hash: &[u8; 32],
    at: Instant,
) -> Result<(), StoreError> {
    let ticket = incoming.ticket;
    tx.tx.prepare_cached(UPDATE)?.execute(named_params! {
        ":number": number, ":client": ticket.client.0, ":contract": incoming.contract.map(|id| id.0),
        ":terms": incoming.terms.map(|id| id.0), ":received_at": ticket.received.unix(),
        ":priority": ticket.priority.as_str(), ":category": ticket.category, ":subject": ticket.subject,
        ":assignee": incoming.assignee, ":knows_messages": ticket.source_knows.messages,
        ":content_hash": hash, ":at": at.unix(),
    })?;
    super::change::write_standing(tx, number, incoming.standing)?;
    let entered_here = load::desk_events(tx, number)?;
    let from_source = ticket.events.iter().map(|event| (event, Origin::Source));
    let mut events: Vec<(&Event, Origin)> =
        from_source.chain(entered_here.iter().map(|event| (event, Origin::Desk))).collect();
    // Stable: at the same second the source's order stands, and what was entered here comes after.
    events.sort_by_key(|(event, _)| event.at);
    forget_events(tx, number)?;
    write_events(tx, number, events.into_iter())
}

// The rows are written anew in their new order; what the source no longer says is gone there, too.
const FORGET_EVENTS: &str = "DELETE FROM ticket_event WHERE ticket_number = :ticket";

pub(super) fn forget_events(tx: &Writing<'_>, number: i64) -> Result<(), StoreError> {
    tx.tx.prepare_cached(FORGET_EVENTS)?.execute(named_params! { ":ticket": number })?;
    Ok(())
}

const INSERT_EVENT: &str = "
    INSERT INTO ticket_event (ticket_number, seq, at, kind, value, detail, remark, actor, provenance, origin)
    VALUES (:ticket, :seq, :at, :kind, :value, :detail, :remark, :actor, :provenance, :origin)";

pub(super) fn write_events<'e>(
    tx: &Writing<'_>,
    number: i64,
    events: impl Iterator<Item = (&'e Event, Origin)>,
) -> Result<(), StoreError> {
    let mut insert = tx.tx.prepare_cached(INSERT_EVENT)?;
    for (seq, (event, origin)) in (0_i64..).zip(events) {
        let sayings = sayings_of(&event.kind);
        insert.execute(named_params! {
            ":ticket": number, ":seq": seq, ":at": event.at.unix(), ":kind": event.kind.key(),
            ":value": sayings.value, ":detail": sayings.detail, ":remark": sayings.remark, ":actor": event.actor,
            ":provenance": event.provenance, ":origin": origin.key(),
        })?;
    }
    Ok(())
}

/// SHA-256 of everything the source says: two files that say the same hash the same.
pub(super) fn content_hash(incoming: &Incoming<'_>) -> [u8; 32] {
    let ticket = incoming.ticket;
    let mut content = Content(Sha256::new());
    content.bytes(ticket.client.0.as_bytes());
    content.number(ticket.received.unix());
    content.text(ticket.priority.as_str());
    content.text_if_any(ticket.category.as_deref());
    content.text(&ticket.subject);
    content.text(incoming.assignee);
    content.number(i64::from(ticket.source_knows.messages));
    for event in &ticket.events {
        let sayings = sayings_of(&event.kind);
        content.number(event.at.unix());
        content.text(event.kind.key());
        content.text_if_any(sayings.value.as_deref());
        content.text_if_any(sayings.detail);
        content.text_if_any(sayings.remark);
        content.text(&event.actor);
        content.text(&event.provenance);
    }
    content.0.finalize().into()
}

/// Each piece with its length in front, so that no text can move from one to the next.
struct Content(Sha256);

impl Content {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn text_if_any(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.0.update(u64::MAX.to_be_bytes()),
        }
    }

    fn number(&mut self, number: i64) {
        self.0.update(number.to_be_bytes());
    }
}

/// The number behind an id, with the version that a change must name.
pub(super) fn number_and_version(tx: &Reading<'_>, id: TicketId) -> Result<(i64, i64), StoreError> {
    const FIND: &str = "SELECT number, version FROM ticket WHERE id = :id AND deleted_at IS NULL";
    tx.tx
        .prepare_cached(FIND)?
        .query_row(named_params! { ":id": id.0 }, |row| Ok((row.get("number")?, row.get("version")?)))
        .map_err(crate::error::or_missing(Noun::Ticket))
}
