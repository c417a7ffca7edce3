//! Tickets with their events, one or all of a contract.

use super::event_columns::{EventColumns, Origin};
use super::standing::{self, Standing};
use crate::columns::{self, unreadable};
use crate::desk::Reading;
use crate::error::{Noun, StoreError, or_missing};
use crate::sequence::{Series, typed_number};
use crate::stored::{Belongs, Stored, beginnings};
use domain::ids::{ClientId, ContractId, ImportId, TermsId, TicketId};
use domain::sla::PriorityKey;
use domain::tickets::{Event, SourceKnows, Ticket};
use rusqlite::{OptionalExtension, Params, Row, named_params};
use uuid::Uuid;

/// A ticket with everything that is kept about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The ticket with its events.
    pub ticket: Ticket,
    /// Which helpdesk it comes from.
    pub source: String,
    /// Whose job it is; empty for nobody.
    pub assignee: String,
    /// The contract that covers it.
    pub contract: Option<ContractId>,
    /// The terms in force when it was received.
    pub terms: Option<TermsId>,
    /// The run that brought it first.
    pub import: Option<ImportId>,
    /// The line of that file it began on.
    pub line: Option<u32>,
    /// What scoring found last.
    pub standing: Standing,
}

const GET: &str = "
    SELECT number, id, source, external_id, client_id, contract_id, terms_id, received_at, priority,
           category, subject, assignee, knows_messages, import_id, line, sample, version, changed_at, state,
           waiting_on, excluded, missed, next_metric, next_due_at, next_words, clock_state, used_permille, left_s,
           resolved_at, scored_at
      FROM ticket
     WHERE id = :id AND deleted_at IS NULL";

/// One ticket.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: TicketId) -> Result<Stored<Record>, StoreError> {
    let mut found = tx
        .tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, record)
        .map_err(or_missing(Noun::Ticket))?;
    let number = found.value.ticket.number;
    found.value.ticket.events = events_with_origin(tx, number)?.into_iter().map(|(event, _)| event).collect();
    Ok(found)
}

fn record(row: &Row<'_>) -> rusqlite::Result<Stored<Record>> {
    Ok(Stored {
        value: Record {
            ticket: ticket(row)?,
            source: row.get("source")?,
            assignee: row.get("assignee")?,
            contract: row.get::<_, Option<Uuid>>("contract_id")?.map(ContractId),
            terms: row.get::<_, Option<Uuid>>("terms_id")?.map(TermsId),
            import: row.get::<_, Option<Uuid>>("import_id")?.map(ImportId),
            line: row.get("line")?,
            standing: standing::from_row(row)?,
        },
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "changed_at")?,
    })
}

fn ticket(row: &Row<'_>) -> rusqlite::Result<Ticket> {
    Ok(Ticket {
        id: TicketId(row.get("id")?),
        number: row.get("number")?,
        external_id: row.get("external_id")?,
        client: ClientId(row.get("client_id")?),
        received: columns::instant(row, "received_at")?,
        priority: PriorityKey(row.get("priority")?),
        category: row.get("category")?,
        subject: row.get("subject")?,
        source_knows: SourceKnows { messages: row.get("knows_messages")? },
        events: Vec::new(),
    })
}

const EVENTS: &str = "
    SELECT at, kind, value, detail, remark, actor, provenance, origin
      FROM ticket_event
     WHERE ticket_number = :ticket
     ORDER BY seq";

pub(super) fn events_with_origin(tx: &Reading<'_>, number: i64) -> Result<Vec<(Event, Origin)>, StoreError> {
    let mut statement = tx.tx.prepare_cached(EVENTS)?;
    let columns = EventColumns::of(&statement)?;
    let events = statement
        .query_map(named_params! { ":ticket": number }, |row| {
            let origin: String = row.get("origin")?;
            let origin = [Origin::Source, Origin::Desk]
                .into_iter()
                .find(|known| known.key() == origin)
                .ok_or_else(|| unreadable("origin", &origin))?;
            Ok((columns.read(row)?, origin))
        })?
        .collect::<Result<_, _>>()?;
    Ok(events)
}

pub(super) fn desk_events(tx: &Reading<'_>, number: i64) -> Result<Vec<Event>, StoreError> {
    let events = events_with_origin(tx, number)?;
    Ok(events.into_iter().filter(|(_, origin)| *origin == Origin::Desk).map(|(event, _)| event).collect())
}

const BY_NUMBER: &str = "SELECT id FROM ticket WHERE number = :number AND deleted_at IS NULL";

/// The ticket of a number: 4127 for `T-4127`.
///
/// # Errors
/// Those of the file.
pub fn by_number(tx: &Reading<'_>, number: i64) -> Result<Option<TicketId>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(BY_NUMBER)?
        .query_row(named_params! { ":number": number }, |row| row.get("id").map(TicketId))
        .optional()?;
    Ok(found)
}

const FIND: &str = "
    SELECT id FROM ticket
     WHERE number IN (SELECT rowid FROM ticket_words WHERE ticket_words MATCH :words UNION SELECT :number)
       AND deleted_at IS NULL
       AND (number = :number OR external_id = :external_id COLLATE NOCASE)
     ORDER BY number";

/// The tickets that `named` can mean: `T-4127`, `4127`, or a number of a helpdesk, `INC0000045`.
/// More than one when two helpdesks use the same.
///
/// # Errors
/// Those of the file.
pub fn find(tx: &Reading<'_>, named: &str) -> Result<Vec<TicketId>, StoreError> {
    let named = named.trim();
    // Every number has a letter or a digit in it.
    let Some(words) = beginnings(named) else { return Ok(Vec::new()) };
    let number = typed_number(named, Series::Ticket);
    let found = tx
        .tx
        .prepare_cached(FIND)?
        .query_map(named_params! { ":number": number, ":external_id": named, ":words": words }, |row| {
            row.get("id").map(TicketId)
        })?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

/// A ticket with what scoring needs besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The ticket with its events.
    pub ticket: Ticket,
    /// The contract that covers it.
    pub contract: Option<ContractId>,
    /// The terms in force when it was received.
    pub terms: Option<TermsId>,
}

const OF_CONTRACT: &str = "
    SELECT number, id, external_id, client_id, contract_id, terms_id, received_at, priority, category,
           subject, knows_messages
      FROM ticket
     WHERE contract_id = :contract AND deleted_at IS NULL
     ORDER BY received_at, number";

/// Every ticket of a contract with its events, in the order they were received.
///
/// # Errors
/// Those of the file, and the first that `each` returns.
pub fn each_of_contract<E: From<StoreError>>(
    tx: &Reading<'_>,
    contract: ContractId,
    each: impl FnMut(Loaded) -> Result<(), E>,
) -> Result<(), E> {
    stream(tx, OF_CONTRACT, named_params! { ":contract": contract.0 }, each)
}

const OF_CLIENT: &str = "
    SELECT number, id, external_id, client_id, contract_id, terms_id, received_at, priority, category,
           subject, knows_messages
      FROM ticket
     WHERE client_id = :client AND deleted_at IS NULL
     ORDER BY received_at, number";

/// Every ticket of a client with its events, in the order they were received.
///
/// # Errors
/// Those of the file, and the first that `each` returns.
pub fn each_of_client<E: From<StoreError>>(
    tx: &Reading<'_>,
    client: ClientId,
    each: impl FnMut(Loaded) -> Result<(), E>,
) -> Result<(), E> {
    stream(tx, OF_CLIENT, named_params! { ":client": client.0 }, each)
}

const ALL: &str = "
    SELECT number, id, external_id, client_id, contract_id, terms_id, received_at, priority, category,
           subject, knows_messages
      FROM ticket
     WHERE deleted_at IS NULL
     ORDER BY number";

/// Every ticket with its events, by number.
///
/// # Errors
/// Those of the file, and the first that `each` returns.
pub fn each<E: From<StoreError>>(
    tx: &Reading<'_>,
    each: impl FnMut(Loaded) -> Result<(), E>,
) -> Result<(), E> {
    stream(tx, ALL, [], each)
}

/// Two statements in step: the tickets, and for each its events, which lie together.
fn stream<E: From<StoreError>>(
    tx: &Reading<'_>,
    tickets: &str,
    params: impl Params,
    mut each: impl FnMut(Loaded) -> Result<(), E>,
) -> Result<(), E> {
    let of_the_file = |error: rusqlite::Error| E::from(StoreError::from(error));
    let mut tickets = tx.tx.prepare_cached(tickets).map_err(of_the_file)?;
    let mut events = tx.tx.prepare_cached(EVENTS).map_err(of_the_file)?;
    let event_columns = EventColumns::of(&events).map_err(of_the_file)?;
    let mut rows = tickets.query(params).map_err(of_the_file)?;
    while let Some(row) = rows.next().map_err(of_the_file)? {
        let mut loaded = loaded(row).map_err(of_the_file)?;
        let mut of_ticket =
            events.query(named_params! { ":ticket": loaded.ticket.number }).map_err(of_the_file)?;
        while let Some(row) = of_ticket.next().map_err(of_the_file)? {
            loaded.ticket.events.push(event_columns.read(row).map_err(of_the_file)?);
        }
        each(loaded)?;
    }
    Ok(())
}

fn loaded(row: &Row<'_>) -> rusqlite::Result<Loaded> {
    Ok(Loaded {
        ticket: ticket(row)?,
        contract: row.get::<_, Option<Uuid>>("contract_id")?.map(ContractId),
        terms: row.get::<_, Option<Uuid>>("terms_id")?.map(TermsId),
    })
}
