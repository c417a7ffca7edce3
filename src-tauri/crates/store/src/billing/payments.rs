//! Payments of invoices.

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use chrono::NaiveDate;
use domain::ids::{InvoiceId, PaymentId, UserId};
use domain::time::Instant;
use rusqlite::{Row, named_params};

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// Of which invoice.
    pub invoice: InvoiceId,
    /// When.
    pub on: NaiveDate,
    /// How much, in minor units of the invoice's currency.
    pub minor: i64,
    /// Whether it went back to the client.
    pub refund: bool,
    /// What the bank says.
    pub reference: String,
    /// Why it was taken back; nothing where it was not.
    pub taken_back: Option<String>,
}

const INSERT: &str = "
    INSERT INTO payment (id, invoice_id, on_date, amount_minor, reference, user_id, recorded_at, taken_back, refund)
    VALUES (:id, :invoice, :on, :amount, :reference, :user, :at, '', :refund)";

/// Records a payment, or a refund.
///
/// # Errors
/// Those of the file.
pub fn insert(tx: &Writing<'_>, of: &Payment, by: UserId, at: Instant) -> Result<(), StoreError> {
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":id": of.id.0, ":invoice": of.invoice.0, ":on": date_text(of.on), ":amount": of.minor,
        ":reference": of.reference, ":user": by.0, ":at": at.unix(), ":refund": of.refund,
    })?;
    Ok(())
}

const OF: &str = "
    SELECT id, invoice_id, on_date, amount_minor, refund, reference, taken_back_at, taken_back
      FROM payment
     WHERE invoice_id = :invoice
     ORDER BY on_date, recorded_at, rowid";

/// The payments of an invoice, the first first.
///
/// # Errors
/// Those of the file.
pub fn of(tx: &Reading<'_>, invoice: InvoiceId) -> Result<Vec<Payment>, StoreError> {
    let mut statement = tx.tx.prepare_cached(OF)?;
    let found = statement.query_map(named_params! { ":invoice": invoice.0 }, row)?;
    Ok(found.collect::<Result<_, _>>()?)
}

const GET: &str = "
    SELECT id, invoice_id, on_date, amount_minor, refund, reference, taken_back_at, taken_back
      FROM payment
     WHERE id = :id";

/// A payment.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: PaymentId) -> Result<Payment, StoreError> {
    tx.tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, row)
        .map_err(or_missing(Noun::Payment))
}

fn row(row: &Row<'_>) -> rusqlite::Result<Payment> {
    let taken_back: Option<i64> = row.get("taken_back_at")?;
    let words: String = row.get("taken_back")?;
    Ok(Payment {
        id: PaymentId(row.get("id")?),
        invoice: InvoiceId(row.get("invoice_id")?),
        on: columns::date(row, "on_date")?,
        minor: row.get("amount_minor")?,
        refund: row.get("refund")?,
        reference: row.get("reference")?,
        taken_back: taken_back.map(|_| words),
    })
}

const TAKE_BACK: &str = "
    UPDATE payment SET taken_back_at = :at, taken_back = :reason WHERE id = :id AND taken_back_at IS NULL";

/// Takes a payment back that was recorded by mistake.
///
/// # Errors
/// [`StoreError::NotFound`] when it was taken back before.
pub fn take_back(tx: &Writing<'_>, id: PaymentId, reason: &str, at: Instant) -> Result<(), StoreError> {
    let of = named_params! { ":id": id.0, ":reason": reason, ":at": at.unix() };
    let changed = tx.tx.prepare_cached(TAKE_BACK)?.execute(of)?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound { what: Noun::Payment }) }
}
