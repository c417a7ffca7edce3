//! Invoices and credit notes: drafts, and what was issued for good.

use super::lines::money;
use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::{Belongs, written_once};
use chrono::NaiveDate;
use domain::billing::{DocumentKind, InvoiceState};
use domain::ids::{ClientId, InvoiceId};
use domain::money::{Currency, Money};
use domain::time::{Instant, YearMonth};
use rusqlite::{OptionalExtension, Row, named_params};
use uuid::Uuid;

/// An invoice or a credit note, without its lines and its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// Its id.
    pub id: InvoiceId,
    /// Which of the two.
    pub kind: DocumentKind,
    /// Where it stands.
    pub state: InvoiceState,
    /// `INV-2026-0187`; empty for a draft.
    pub number: String,
    /// To which client.
    pub client: ClientId,
    /// Its name.
    pub client_name: String,
    /// What it is in.
    pub currency: Currency,
    /// The month it is for.
    pub month: Option<YearMonth>,
    /// What the buyer asked to have printed.
    pub reference: String,
    /// Words under the lines.
    pub note: String,
    /// The invoice a credit note corrects.
    pub corrects: Option<InvoiceId>,
    /// Why.
    pub reason: String,
    /// How many lines.
    pub lines: u32,
    /// Before tax.
    pub net: Money,
    /// Taxes.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
    /// Paid so far.
    pub paid: Money,
    /// Credited so far.
    pub credited: Money,
    /// The day it was issued.
    pub issued_on: Option<NaiveDate>,
    /// The last day to pay.
    pub due_on: Option<NaiveDate>,
    /// SHA-256 of the PDF.
    pub pdf_sha256: Option<[u8; 32]>,
    /// The version that was read.
    pub version: i64,
}

/// A draft that is begun now.
#[derive(Debug, Clone)]
pub struct NewInvoice<'a> {
    /// Its id.
    pub id: InvoiceId,
    /// Which of the two.
    pub kind: DocumentKind,
    /// To which client.
    pub client: ClientId,
    /// What it is in.
    pub currency: Currency,
    /// The month it is for.
    pub month: Option<YearMonth>,
    /// What the buyer asked to have printed.
    pub reference: &'a str,
    /// The invoice a credit note corrects.
    pub corrects: Option<InvoiceId>,
    /// Why.
    pub reason: &'a str,
}

const INSERT: &str = "
    INSERT INTO invoice (id, kind, state, client_id, currency, month, reference, note, corrects_id, reason, sample,
                         version, created_at, changed_at)
    VALUES (:id, :kind, 'draft', :client, :currency, :month, :reference, '', :corrects, :reason, :sample, 1, :at, :at)";

/// Begins a draft.
///
/// # Errors
/// [`StoreError::Taken`] when there is one of the client, the month and the currency.
pub fn insert(
    tx: &Writing<'_>,
    of: &NewInvoice<'_>,
    belongs: Belongs,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":id": of.id.0, ":kind": of.kind.key(), ":client": of.client.0, ":currency": of.currency.code(),
            ":month": of.month.map(|month| month.to_string()), ":reference": of.reference,
            ":corrects": of.corrects.map(|id| id.0), ":reason": of.reason, ":sample": belongs.is_sample(),
            ":at": at.unix(),
        })
        .map_err(crate::error::or_taken(Noun::Invoice))?;
    Ok(())
}

const DRAFTS_OF: &str = "
    SELECT id FROM invoice
     WHERE state = 'draft' AND deleted_at IS NULL AND kind = 'invoice' AND client_id = :client AND currency = :currency
     ORDER BY month, id";

/// The drafts of a client's invoices in a currency, of the earliest month first.
///
/// # Errors
/// Those of the file.
pub fn drafts_of(
    tx: &Reading<'_>,
    client: ClientId,
    currency: Currency,
) -> Result<Vec<InvoiceId>, StoreError> {
    let of = named_params! { ":client": client.0, ":currency": currency.code() };
    let mut statement = tx.tx.prepare_cached(DRAFTS_OF)?;
    let found = statement.query_map(of, |row| row.get("id").map(InvoiceId))?;
    Ok(found.collect::<Result<_, _>>()?)
}

const DRAFT_OF: &str = "
    SELECT id FROM invoice
     WHERE state = 'draft' AND deleted_at IS NULL AND kind = 'invoice' AND client_id = :client
       AND currency = :currency AND coalesce(month, '') = :month";

/// The draft of a client's month in a currency.
///
/// # Errors
/// Those of the file.
pub fn draft_of(
    tx: &Reading<'_>,
    client: ClientId,
    currency: Currency,
    month: YearMonth,
) -> Result<Option<InvoiceId>, StoreError> {
    let of = named_params! { ":client": client.0, ":currency": currency.code(), ":month": month.to_string() };
    let found =
        tx.tx.prepare_cached(DRAFT_OF)?.query_row(of, |row| row.get("id").map(InvoiceId)).optional()?;
    Ok(found)
}

const SUMS: &str = "
    UPDATE invoice
       SET lines = :lines, net_minor = :net, tax_minor = :tax, gross_minor = :gross, reference = :reference,
           note = :note, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND state = 'draft' AND deleted_at IS NULL";

/// What a draft says besides its lines, and what these come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftSums<'a> {
    /// How many lines.
    pub lines: u32,
    /// Before tax.
    pub net: i64,
    /// Taxes.
    pub tax: i64,
    /// With tax.
    pub gross: i64,
    /// What the buyer asked to have printed.
    pub reference: &'a str,
    /// Words under the lines.
    pub note: &'a str,
}

/// Writes the sums of a draft over.
///
/// # Errors
/// [`StoreError::Conflict`], also when it was issued in the meantime; [`StoreError::NotFound`].
pub fn update_draft(
    tx: &Writing<'_>,
    id: InvoiceId,
    of: &DraftSums<'_>,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(SUMS)?.execute(named_params! {
        ":id": id.0, ":lines": of.lines, ":net": of.net, ":tax": of.tax, ":gross": of.gross,
        ":reference": of.reference, ":note": of.note, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Invoice, expected_version, || version_of(tx, id))
}

fn version_of(tx: &Writing<'_>, id: InvoiceId) -> rusqlite::Result<i64> {
    let of = named_params! { ":id": id.0 };
    tx.tx.query_row("SELECT version FROM invoice WHERE id = :id AND deleted_at IS NULL", of, |row| {
        row.get("version")
    })
}

const BURY: &str = "
    UPDATE invoice SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND state = 'draft' AND deleted_at IS NULL";

/// Discards a draft.
///
/// # Errors
/// [`StoreError::Conflict`], also when it was issued in the meantime; [`StoreError::NotFound`].
pub fn discard(
    tx: &Writing<'_>,
    id: InvoiceId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(BURY)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Invoice, expected_version, || version_of(tx, id))
}

const BEGIN_SERIES: &str = "
    INSERT INTO billing_series (kind, year, next) VALUES (:kind, :year, 1) ON CONFLICT DO NOTHING";
const TAKE: &str = "
    UPDATE billing_series SET next = next + 1 WHERE kind = :kind AND year = :year RETURNING next - 1 AS taken";

/// The next number of a series: given back when the transaction is, so that there is no gap.
///
/// # Errors
/// Those of the file.
pub fn take_serial(tx: &Writing<'_>, kind: DocumentKind, year: i32) -> Result<i64, StoreError> {
    let of = named_params! { ":kind": kind.key(), ":year": year };
    tx.tx.prepare_cached(BEGIN_SERIES)?.execute(of)?;
    Ok(tx.tx.prepare_cached(TAKE)?.query_row(of, |row| row.get("taken"))?)
}

/// What makes a draft a document.
#[derive(Debug, Clone)]
pub struct Issue<'a> {
    /// The year of the series.
    pub year: i32,
    /// The number in it.
    pub serial: i64,
    /// The number as it is printed.
    pub number: &'a str,
    /// The day it is issued.
    pub issued_on: NaiveDate,
    /// The last day to pay.
    pub due_on: NaiveDate,
    /// Where it stands: a document of nothing is paid.
    pub state: InvoiceState,
    /// The whole document, as JSON.
    pub document: &'a str,
    /// The PDF.
    pub pdf: &'a [u8],
    /// Its SHA-256.
    pub pdf_sha256: [u8; 32],
}

const ISSUE: &str = "
    UPDATE invoice
       SET state = :state, year = :year, serial = :serial, number = :number, issued_on = :issued_on, due_on = :due_on,
           issued_at = :at, document = :document, pdf = :pdf, pdf_sha256 = :sha256, version = version + 1,
           changed_at = :at
     WHERE id = :id AND version = :expected AND state = 'draft' AND deleted_at IS NULL";

/// Issues a draft; from then on it never changes.
///
/// # Errors
/// [`StoreError::Conflict`], also when it was issued in the meantime; [`StoreError::NotFound`].
pub fn issue(
    tx: &Writing<'_>,
    id: InvoiceId,
    of: &Issue<'_>,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(ISSUE)?.execute(named_params! {
        ":id": id.0, ":state": of.state.key(), ":year": of.year, ":serial": of.serial, ":number": of.number,
        ":issued_on": date_text(of.issued_on), ":due_on": date_text(of.due_on), ":document": of.document,
        ":pdf": of.pdf, ":sha256": of.pdf_sha256, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Invoice, expected_version, || version_of(tx, id))
}

const LAST_ISSUED: &str = "
    SELECT max(issued_on) AS last FROM invoice WHERE kind = :kind AND number IS NOT NULL";

/// The day of the last document of a kind: none is issued before it, so that numbers follow the days.
///
/// # Errors
/// Those of the file.
pub fn last_issued(tx: &Reading<'_>, kind: DocumentKind) -> Result<Option<NaiveDate>, StoreError> {
    let of = named_params! { ":kind": kind.key() };
    Ok(tx.tx.prepare_cached(LAST_ISSUED)?.query_row(of, |row| columns::date_if_any(row, "last"))?)
}

const SETTLE: &str = "
    UPDATE invoice
       SET state = :state, paid_minor = :paid, credited_minor = :credited, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND number IS NOT NULL";

/// Writes down what was paid and credited of an issued invoice.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn settle(
    tx: &Writing<'_>,
    id: InvoiceId,
    (state, paid, credited): (InvoiceState, i64, i64),
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(SETTLE)?.execute(named_params! {
        ":id": id.0, ":state": state.key(), ":paid": paid, ":credited": credited, ":expected": expected_version,
        ":at": at.unix(),
    })?;
    written_once(changed, Noun::Invoice, expected_version, || version_of(tx, id))
}

/// What [`row`] reads.
macro_rules! columns_of_a_row {
    () => {
        "
    SELECT invoice.id, invoice.kind, invoice.state, coalesce(invoice.number, '') AS number, invoice.client_id,
           client.name AS client_name, invoice.currency, invoice.month, invoice.reference, invoice.note,
           invoice.corrects_id, invoice.reason, invoice.lines, invoice.net_minor, invoice.tax_minor,
           invoice.gross_minor, invoice.paid_minor, invoice.credited_minor, invoice.issued_on, invoice.due_on,
           invoice.pdf_sha256, invoice.version"
    };
}
pub(super) use columns_of_a_row;

const GET: &str = concat!(
    columns_of_a_row!(),
    "
      FROM invoice
      JOIN client ON client.id = invoice.client_id
     WHERE invoice.id = :id AND invoice.deleted_at IS NULL"
);

/// An invoice or a credit note.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: InvoiceId) -> Result<Invoice, StoreError> {
    tx.tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, row)
        .map_err(or_missing(Noun::Invoice))
}

const BY_NUMBER: &str = "SELECT id FROM invoice WHERE number = :number";

/// The id of a number.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn by_number(tx: &Reading<'_>, number: &str) -> Result<InvoiceId, StoreError> {
    tx.tx
        .prepare_cached(BY_NUMBER)?
        .query_row(named_params! { ":number": number }, |row| row.get("id").map(InvoiceId))
        .map_err(or_missing(Noun::Invoice))
}

pub(super) fn row(row: &Row<'_>) -> rusqlite::Result<Invoice> {
    let currency = columns::currency(row, "currency")?;
    let amount = |column: &str| row.get(column).map(|minor| money(minor, currency));
    Ok(Invoice {
        id: InvoiceId(row.get("id")?),
        kind: columns::parsed(row, "kind", DocumentKind::parse)?,
        state: columns::parsed(row, "state", InvoiceState::parse)?,
        number: row.get("number")?,
        client: ClientId(row.get("client_id")?),
        client_name: row.get("client_name")?,
        currency,
        month: columns::parsed_if_any(row, "month", YearMonth::parse)?,
        reference: row.get("reference")?,
        note: row.get("note")?,
        corrects: row.get::<_, Option<Uuid>>("corrects_id")?.map(InvoiceId),
        reason: row.get("reason")?,
        lines: row.get("lines")?,
        net: amount("net_minor")?,
        tax: amount("tax_minor")?,
        gross: amount("gross_minor")?,
        paid: amount("paid_minor")?,
        credited: amount("credited_minor")?,
        issued_on: columns::date_if_any(row, "issued_on")?,
        due_on: columns::date_if_any(row, "due_on")?,
        pdf_sha256: row.get("pdf_sha256")?,
        version: row.get("version")?,
    })
}

const DOCUMENT: &str = "SELECT document, pdf FROM invoice WHERE id = :id AND document IS NOT NULL";

/// What was issued: the document as JSON, and its PDF.
///
/// # Errors
/// [`StoreError::NotFound`] for a draft.
pub fn document(tx: &Reading<'_>, id: InvoiceId) -> Result<(String, Vec<u8>), StoreError> {
    tx.tx
        .prepare_cached(DOCUMENT)?
        .query_row(named_params! { ":id": id.0 }, |row| Ok((row.get("document")?, row.get("pdf")?)))
        .map_err(or_missing(Noun::Invoice))
}

const CORRECTING: &str = "
    SELECT id FROM invoice WHERE corrects_id = :id AND number IS NOT NULL ORDER BY issued_at, serial";

/// The credit notes about an invoice, the first first.
///
/// # Errors
/// Those of the file.
pub fn correcting(tx: &Reading<'_>, id: InvoiceId) -> Result<Vec<InvoiceId>, StoreError> {
    let mut statement = tx.tx.prepare_cached(CORRECTING)?;
    let found = statement.query_map(named_params! { ":id": id.0 }, |row| row.get("id").map(InvoiceId))?;
    Ok(found.collect::<Result<_, _>>()?)
}
