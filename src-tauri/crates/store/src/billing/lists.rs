//! Lists of invoices, and what is owed.

use super::invoices::{Invoice, columns_of_a_row, row};
use super::lines::money;
use crate::columns::{self, date_text};
use crate::desk::Reading;
use crate::error::StoreError;
use crate::stored::{Page, Window};
use chrono::NaiveDate;
use domain::ids::ClientId;
use domain::money::Money;
use domain::time::YearMonth;
use rusqlite::named_params;

/// Which invoices a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Show {
    /// All.
    All,
    /// Drafts.
    Drafts,
    /// Issued, with something to pay.
    Open,
    /// The same, and late.
    Overdue,
    /// Nothing left to pay.
    Paid,
    /// Credited whole.
    Credited,
    /// Paid, and credited later: something goes back.
    RefundDue,
    /// Credit notes.
    CreditNotes,
}

impl Show {
    /// All views.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::Drafts,
        Self::Open,
        Self::Overdue,
        Self::Paid,
        Self::Credited,
        Self::RefundDue,
        Self::CreditNotes,
    ];

    /// The key on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Drafts => "draft",
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Paid => "paid",
            Self::Credited => "credited",
            Self::RefundDue => "refund_due",
            Self::CreditNotes => "credit_notes",
        }
    }

    /// The view of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.key() == key)
    }
}

/// What a list of invoices is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceFilter {
    /// Which.
    pub show: Show,
    /// Of one client.
    pub client: Option<ClientId>,
    /// Of one month.
    pub month: Option<YearMonth>,
    /// A part of a number, or of a client's name.
    pub search: String,
    /// Today, on the provider's clocks.
    pub today: NaiveDate,
}

/// Which invoices a filter takes: for the page and for the count of all.
macro_rules! wanted {
    () => {
        "
      FROM invoice
      JOIN client ON client.id = invoice.client_id
     WHERE invoice.deleted_at IS NULL
       AND (:client IS NULL OR invoice.client_id = :client)
       AND (:month IS NULL OR invoice.month = :month)
       AND (:search = '' OR invoice.number LIKE :like ESCAPE '\\' OR client.name LIKE :like ESCAPE '\\')
       AND CASE :show
             WHEN 'draft' THEN invoice.state = 'draft'
             WHEN 'open' THEN invoice.kind = 'invoice' AND invoice.state IN ('issued', 'partly_paid')
             WHEN 'overdue' THEN invoice.kind = 'invoice' AND invoice.state IN ('issued', 'partly_paid')
                                 AND invoice.due_on < :today
             WHEN 'paid' THEN invoice.kind = 'invoice' AND invoice.state = 'paid'
             WHEN 'credited' THEN invoice.kind = 'invoice' AND invoice.state = 'credited'
             WHEN 'refund_due' THEN invoice.kind = 'invoice' AND invoice.state = 'paid'
                                    AND invoice.paid_minor + invoice.credited_minor > invoice.gross_minor
             WHEN 'credit_notes' THEN invoice.kind = 'credit_note'
             ELSE 1
           END"
    };
}

const LIST: &str = concat!(
    columns_of_a_row!(),
    wanted!(),
    "
     ORDER BY invoice.issued_at IS NOT NULL, invoice.issued_at DESC, invoice.kind, invoice.serial DESC,
              client.name COLLATE NOCASE, invoice.id
     LIMIT :limit OFFSET :offset"
);

const COUNT: &str = concat!("SELECT count(*) AS total", wanted!());

/// How many invoices a filter takes.
///
/// # Errors
/// Those of the file.
pub fn count(tx: &Reading<'_>, filter: &InvoiceFilter) -> Result<u64, StoreError> {
    let total: i64 = tx.tx.prepare_cached(COUNT)?.query_row(
        named_params! {
            ":client": filter.client.map(|id| id.0), ":month": filter.month.map(|month| month.to_string()),
            ":search": filter.search.trim(), ":like": like(&filter.search), ":show": filter.show.key(),
            ":today": date_text(filter.today),
        },
        |row| row.get("total"),
    )?;
    Ok(total.unsigned_abs())
}

/// A page of invoices: drafts first, then what was issued last.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>, filter: &InvoiceFilter, window: Window) -> Result<Page<Invoice>, StoreError> {
    let rows = tx
        .tx
        .prepare_cached(LIST)?
        .query_map(
            named_params! {
                ":client": filter.client.map(|id| id.0), ":month": filter.month.map(|month| month.to_string()),
                ":search": filter.search.trim(), ":like": like(&filter.search), ":show": filter.show.key(),
                ":today": date_text(filter.today), ":limit": window.limit, ":offset": window.offset,
            },
            row,
        )?
        .collect::<Result<_, _>>()?;
    Ok(Page { rows, total: count(tx, filter)? })
}

fn like(search: &str) -> String {
    let escaped = search.trim().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

const OWED: &str = "
    SELECT invoice.client_id, client.name AS client_name, invoice.currency, invoice.due_on,
           sum(invoice.gross_minor - invoice.paid_minor - invoice.credited_minor) AS open_minor
      FROM invoice
      JOIN client ON client.id = invoice.client_id
     WHERE invoice.deleted_at IS NULL AND invoice.kind = 'invoice' AND invoice.state IN ('issued', 'partly_paid')
     GROUP BY invoice.client_id, invoice.currency, invoice.due_on
     ORDER BY client.name COLLATE NOCASE, invoice.client_id, invoice.currency, invoice.due_on";

/// What a client still owes of what was due on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// Which client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// How much.
    pub open: Money,
    /// Due on.
    pub due_on: NaiveDate,
}

/// What is owed, by client, currency and day.
///
/// # Errors
/// Those of the file.
pub fn owed(tx: &Reading<'_>) -> Result<Vec<Owed>, StoreError> {
    let mut statement = tx.tx.prepare_cached(OWED)?;
    let found = statement.query_map([], |row| {
        Ok(Owed {
            client: ClientId(row.get("client_id")?),
            client_name: row.get("client_name")?,
            open: money(row.get("open_minor")?, columns::currency(row, "currency")?),
            due_on: columns::date(row, "due_on")?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}
