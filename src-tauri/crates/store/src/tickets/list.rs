//! The list of tickets: SQLite filters, sorts and pages it.
//!
//! The inner select walks an index that holds everything the filters ask, so that skipping to a
//! far page touches no row; only the rows of the page are read.

use super::standing::{self, Standing};
use crate::columns;
use crate::desk::Reading;
use crate::error::StoreError;
use crate::sequence::{Series, typed_number};
use crate::stored::{Belongs, Page, Window, beginnings};
use domain::ids::{ClientId, ContractId, TicketId};
use domain::sla::PriorityKey;
use domain::time::Instant;
use domain::zones::ZoneId;
use rusqlite::{Row, ToSql, named_params};
use uuid::Uuid;

/// A ticket in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketRow {
    /// Its id.
    pub id: TicketId,
    /// Its number here.
    pub number: i64,
    /// Its number in the helpdesk.
    pub external_id: String,
    /// Which helpdesk.
    pub source: String,
    /// Whose it is.
    pub client: ClientId,
    /// The client's name.
    pub client_name: String,
    /// The contract that covers it.
    pub contract: Option<ContractId>,
    /// The zone that governs its times: the contract's, without one the client's.
    pub zone: ZoneId,
    /// When it was received.
    pub received: Instant,
    /// The priority it was received with.
    pub priority: PriorityKey,
    /// The category.
    pub category: Option<String>,
    /// One line.
    pub subject: String,
    /// Whose job it is; empty for nobody.
    pub assignee: String,
    /// What scoring found last.
    pub standing: Standing,
    /// Whose it is.
    pub belongs: Belongs,
    /// Its version.
    pub version: i64,
}

/// Views of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum View {
    /// Open, with a target that comes next.
    NextDue,
    /// Open, and its next target is overdue.
    Breached,
    /// Open and waiting on the client.
    WaitingOnClient,
    /// Open and nobody's job.
    Unassigned,
    /// Open.
    Open,
    /// Open or not, some target was missed.
    Missed,
    /// All.
    All,
}

impl View {
    /// All views.
    pub const ALL: [Self; 7] = [
        Self::NextDue,
        Self::Breached,
        Self::WaitingOnClient,
        Self::Unassigned,
        Self::Open,
        Self::Missed,
        Self::All,
    ];

    /// The key used on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NextDue => "next_due",
            Self::Breached => "breached",
            Self::WaitingOnClient => "waiting_on_client",
            Self::Unassigned => "unassigned",
            Self::Open => "open",
            Self::Missed => "missed",
            Self::All => "all",
        }
    }

    /// The view of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key() == key)
    }
}

/// Orders of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// Next due first, what has no due time last.
    NextDueFirst,
    /// Received last first.
    NewestFirst,
    /// Received first first.
    OldestFirst,
    /// By number.
    NumberUp,
    /// By number, the highest first.
    NumberDown,
}

/// Which tickets are wanted.
#[derive(Debug, Clone)]
pub struct TicketFilter {
    /// Which view.
    pub view: View,
    /// Of one client.
    pub client: Option<ClientId>,
    /// Of one contract.
    pub contract: Option<ContractId>,
    /// With one priority.
    pub priority: Option<PriorityKey>,
    /// Whose number it is, or whose subject, helpdesk number or client has words that begin so.
    pub typed: String,
    /// What "overdue" is measured against.
    pub now: Instant,
}

macro_rules! columns_of_a_row {
    () => {
        "
    SELECT ticket.id, ticket.number, ticket.external_id, ticket.source, ticket.client_id,
           client.name AS client_name, ticket.contract_id, coalesce(contract.zone, client.zone) AS zone,
           ticket.received_at, ticket.priority, ticket.category, ticket.subject, ticket.assignee, ticket.sample,
           ticket.version, ticket.state, ticket.waiting_on, ticket.excluded, ticket.missed, ticket.next_metric,
           ticket.next_due_at, ticket.next_words, ticket.clock_state, ticket.used_permille, ticket.left_s,
           ticket.resolved_at, ticket.scored_at
      FROM ticket
      JOIN client ON client.id = ticket.client_id
      LEFT JOIN contract ON contract.id = ticket.contract_id
     WHERE ticket.number IN (
           SELECT ticket.number FROM ticket "
    };
}

// The index is named, because SQLite would rather walk whole rows in the wanted order than sort
// the few keys of a view.
macro_rules! all {
    () => {
        "INDEXED BY ticket_by_received
            WHERE ticket.deleted_at IS NULL"
    };
}

macro_rules! missed {
    () => {
        "INDEXED BY ticket_missed
            WHERE ticket.deleted_at IS NULL AND ticket.missed > 0"
    };
}

macro_rules! open {
    () => {
        "INDEXED BY ticket_open
            WHERE ticket.deleted_at IS NULL AND ticket.open = 1
              AND (:view <> 'next_due' OR ticket.next_metric IS NOT NULL)
              AND (:view <> 'breached' OR ticket.next_due_at < :now)
              AND (:view <> 'waiting_on_client' OR ticket.waiting_on = 'client')
              AND (:view <> 'unassigned' OR ticket.assignee = '')"
    };
}

macro_rules! filters {
    () => {
        "
              AND (:client IS NULL OR ticket.client_id = :client)
              AND (:contract IS NULL OR ticket.contract_id = :contract)
              AND (:priority IS NULL OR ticket.priority = :priority)
              AND (:words IS NULL OR ticket.number = :number
                   OR ticket.number IN (SELECT rowid FROM ticket_words WHERE ticket_words MATCH :words)
                   OR ticket.client_id IN (SELECT client_id FROM client_words WHERE client_words MATCH :words))"
    };
}

/// One statement for each set of rows and order, put together by the compiler.
macro_rules! page {
    ($rows:expr, $order:literal) => {
        concat!(
            columns_of_a_row!(),
            $rows,
            filters!(),
            "
            ORDER BY ",
            $order,
            "
            LIMIT :limit OFFSET :offset)
     ORDER BY ",
            $order
        )
    };
}

macro_rules! in_order {
    ($rows:expr, $order:expr) => {
        match $order {
            Order::NextDueFirst => {
                page!($rows, "ticket.next_due_at NULLS LAST, ticket.number")
            }
            Order::NewestFirst => page!($rows, "ticket.received_at DESC, ticket.number DESC"),
            Order::OldestFirst => page!($rows, "ticket.received_at, ticket.number"),
            Order::NumberUp => page!($rows, "ticket.number"),
            Order::NumberDown => page!($rows, "ticket.number DESC"),
        }
    };
}

macro_rules! count {
    ($rows:expr) => {
        concat!("SELECT count(*) AS total FROM ticket ", $rows, filters!())
    };
}

/// The rows a view is a part of.
#[derive(Clone, Copy)]
enum Rows {
    All,
    Missed,
    Open,
}

const fn rows_of(view: View) -> Rows {
    match view {
        View::All => Rows::All,
        View::Missed => Rows::Missed,
        View::NextDue | View::Breached | View::WaitingOnClient | View::Unassigned | View::Open => Rows::Open,
    }
}

const fn page_statement(rows: Rows, order: Order) -> &'static str {
    match rows {
        Rows::All => in_order!(all!(), order),
        Rows::Missed => in_order!(missed!(), order),
        Rows::Open => in_order!(open!(), order),
    }
}

const fn count_statement(rows: Rows) -> &'static str {
    match rows {
        Rows::All => count!(all!()),
        Rows::Missed => count!(missed!()),
        Rows::Open => count!(open!()),
    }
}

/// Every statement of the list, and whether an index has its order already.
#[cfg(test)]
pub(crate) fn statements_of_the_list() -> Vec<(&'static str, bool)> {
    let mut statements = Vec::new();
    for rows in [Rows::All, Rows::Missed, Rows::Open] {
        statements.push((count_statement(rows), true));
        for order in
            [Order::NextDueFirst, Order::NewestFirst, Order::OldestFirst, Order::NumberUp, Order::NumberDown]
        {
            let has_the_order = match (rows, order) {
                (Rows::All | Rows::Missed, Order::NewestFirst | Order::OldestFirst)
                | (Rows::Open, Order::NextDueFirst) => true,
                (Rows::All | Rows::Missed, Order::NextDueFirst)
                | (Rows::Open, Order::NewestFirst | Order::OldestFirst)
                | (Rows::All | Rows::Missed | Rows::Open, Order::NumberUp | Order::NumberDown) => false,
            };
            statements.push((page_statement(rows, order), has_the_order));
        }
    }
    statements
}

/// A page of tickets.
///
/// # Errors
/// Those of the file.
pub fn list(
    tx: &Reading<'_>,
    filter: &TicketFilter,
    order: Order,
    window: Window,
) -> Result<Page<TicketRow>, StoreError> {
    Ok(Page { rows: first_rows(tx, filter, order, window)?, total: total(tx, filter)? })
}

fn first_rows(
    tx: &Reading<'_>,
    filter: &TicketFilter,
    order: Order,
    window: Window,
) -> Result<Vec<TicketRow>, StoreError> {
    let asked = Asked::of(filter);
    let mut params = asked.params();
    params.extend([(":limit", &window.limit as &dyn ToSql), (":offset", &window.offset)]);
    let rows = tx
        .tx
        .prepare_cached(page_statement(asked.rows, order))?
        .query_map(params.as_slice(), ticket_row)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

fn total(tx: &Reading<'_>, filter: &TicketFilter) -> Result<u64, StoreError> {
    let asked = Asked::of(filter);
    let total: i64 = tx
        .tx
        .prepare_cached(count_statement(asked.rows))?
        .query_row(asked.params().as_slice(), |row| row.get("total"))?;
    Ok(total.unsigned_abs())
}

/// A filter as the statements take it.
struct Asked<'f> {
    rows: Rows,
    view: &'static str,
    client: Option<Uuid>,
    contract: Option<Uuid>,
    priority: Option<&'f str>,
    words: Option<String>,
    number: Option<i64>,
    now: i64,
}

impl<'f> Asked<'f> {
    fn of(filter: &'f TicketFilter) -> Self {
        Self {
            rows: rows_of(filter.view),
            view: filter.view.key(),
            client: filter.client.map(|id| id.0),
            contract: filter.contract.map(|id| id.0),
            priority: filter.priority.as_ref().map(PriorityKey::as_str),
            words: beginnings(&filter.typed),
            number: typed_number(&filter.typed, Series::Ticket),
            now: filter.now.unix(),
        }
    }

    fn params(&self) -> Vec<(&str, &dyn ToSql)> {
        let mut params: Vec<(&str, &dyn ToSql)> = vec![
            (":client", &self.client),
            (":contract", &self.contract),
            (":priority", &self.priority),
            (":words", &self.words),
            (":number", &self.number),
        ];
        match self.rows {
            Rows::All | Rows::Missed => {}
            Rows::Open => params.extend([(":view", &self.view as &dyn ToSql), (":now", &self.now)]),
        }
        params
    }
}

fn ticket_row(row: &Row<'_>) -> rusqlite::Result<TicketRow> {
    Ok(TicketRow {
        id: TicketId(row.get("id")?),
        number: row.get("number")?,
        external_id: row.get("external_id")?,
        source: row.get("source")?,
        client: ClientId(row.get("client_id")?),
        client_name: row.get("client_name")?,
        contract: row.get::<_, Option<Uuid>>("contract_id")?.map(ContractId),
        zone: columns::zone(row, "zone")?,
        received: columns::instant(row, "received_at")?,
        priority: PriorityKey(row.get("priority")?),
        category: row.get("category")?,
        subject: row.get("subject")?,
        assignee: row.get("assignee")?,
        standing: standing::from_row(row)?,
        belongs: Belongs::from_column(row.get("sample")?),
        version: row.get("version")?,
    })
}

/// How many tickets each view holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ViewCounts {
    /// Open, with a target that comes next.
    pub next_due: u32,
    /// Open, and overdue.
    pub breached: u32,
    /// Open and waiting on the client.
    pub waiting_on_client: u32,
    /// Open and nobody's job.
    pub unassigned: u32,
    /// Open.
    pub open: u32,
    /// Open or not, some target was missed.
    pub missed: u32,
    /// All.
    pub all: u32,
}

const COUNTS: &str = "
    SELECT count(*) AS open,
           count(*) FILTER (WHERE next_metric IS NOT NULL) AS next_due,
           count(*) FILTER (WHERE next_due_at < :now) AS breached,
           count(*) FILTER (WHERE waiting_on = 'client') AS waiting_on_client,
           count(*) FILTER (WHERE assignee = '') AS unassigned,
           (SELECT count(*) FROM ticket INDEXED BY ticket_missed WHERE deleted_at IS NULL AND missed > 0) AS missed,
           (SELECT count(*) FROM ticket INDEXED BY ticket_by_received WHERE deleted_at IS NULL) AS all_tickets
      FROM ticket INDEXED BY ticket_open
     WHERE deleted_at IS NULL AND open = 1";

/// How many tickets each view holds at `now`.
///
/// # Errors
/// Those of the file.
pub fn view_counts(tx: &Reading<'_>, now: Instant) -> Result<ViewCounts, StoreError> {
    let counts = tx.tx.prepare_cached(COUNTS)?.query_row(named_params! { ":now": now.unix() }, |row| {
        Ok(ViewCounts {
            next_due: row.get("next_due")?,
            breached: row.get("breached")?,
            waiting_on_client: row.get("waiting_on_client")?,
            unassigned: row.get("unassigned")?,
            open: row.get("open")?,
            missed: row.get("missed")?,
            all: row.get("all_tickets")?,
        })
    })?;
    Ok(counts)
}
