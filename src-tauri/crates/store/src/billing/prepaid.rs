//! Hours bought in advance, and what drew on them.

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::{Belongs, written_once};
use domain::billing::{Prepaid, Weighted};
use domain::ids::{ContractId, InvoiceId, PrepaidId};
use domain::money::Money;
use domain::time::Instant;
use rusqlite::{Row, named_params};

/// Hours that were bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrepaidRow {
    /// The hours.
    pub prepaid: Prepaid,
    /// Under which contract.
    pub contract: ContractId,
    /// What they cost, before tax.
    pub price: Money,
    /// The invoice they stand on.
    pub invoice: Option<InvoiceId>,
    /// That invoice's number; nothing while it is a draft.
    pub invoice_number: Option<String>,
    /// The version that was read.
    pub version: i64,
}

const INSERT: &str = "
    INSERT INTO prepaid (id, contract_id, bought_on, expires_on, bought_ms, price_minor, currency, sample, version,
                         created_at, changed_at)
    VALUES (:id, :contract, :bought_on, :expires_on, :bought, :price, :currency, :sample, 1, :at, :at)";

/// Stores hours that were bought.
///
/// # Errors
/// Those of the file.
pub fn insert(tx: &Writing<'_>, of: &PrepaidRow, belongs: Belongs, at: Instant) -> Result<(), StoreError> {
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":id": of.prepaid.id.0, ":contract": of.contract.0, ":bought_on": date_text(of.prepaid.bought_on),
        ":expires_on": of.prepaid.expires_on.map(date_text), ":bought": of.prepaid.bought.0,
        ":price": of.price.minor, ":currency": of.price.currency.code(), ":sample": belongs.is_sample(),
        ":at": at.unix(),
    })?;
    Ok(())
}

const OF: &str = "
    SELECT prepaid.id, prepaid.contract_id, prepaid.bought_on, prepaid.expires_on, prepaid.bought_ms,
           prepaid.price_minor, prepaid.currency, prepaid.invoice_id, invoice.number AS invoice_number, prepaid.version,
           (SELECT coalesce(sum(prepaid_draw.drawn_ms), 0)
              FROM prepaid_draw
              JOIN posting ON posting.id = prepaid_draw.posting_id
             WHERE prepaid_draw.prepaid_id = prepaid.id AND posting.reversed_at IS NULL) AS drawn_ms
      FROM prepaid
      LEFT JOIN invoice ON invoice.id = prepaid.invoice_id
     WHERE prepaid.deleted_at IS NULL AND (:contract IS NULL OR prepaid.contract_id = :contract)
       AND (:id IS NULL OR prepaid.id = :id)
     ORDER BY prepaid.bought_on, prepaid.id";

/// The hours bought under a contract, the oldest first.
///
/// # Errors
/// Those of the file.
pub fn of(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<PrepaidRow>, StoreError> {
    let none: Option<uuid::Uuid> = None;
    let mut statement = tx.tx.prepare_cached(OF)?;
    let found = statement.query_map(named_params! { ":contract": contract.0, ":id": none }, row)?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Hours of an id.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: PrepaidId) -> Result<PrepaidRow, StoreError> {
    let none: Option<uuid::Uuid> = None;
    let asked = named_params! { ":contract": none, ":id": id.0 };
    tx.tx.prepare_cached(OF)?.query_row(asked, row).map_err(or_missing(Noun::Prepaid))
}

fn row(row: &Row<'_>) -> rusqlite::Result<PrepaidRow> {
    Ok(PrepaidRow {
        prepaid: Prepaid {
            id: PrepaidId(row.get("id")?),
            bought_on: columns::date(row, "bought_on")?,
            expires_on: columns::date_if_any(row, "expires_on")?,
            bought: Weighted(row.get("bought_ms")?),
            drawn: Weighted(row.get("drawn_ms")?),
        },
        contract: ContractId(row.get("contract_id")?),
        price: Money { minor: row.get("price_minor")?, currency: columns::currency(row, "currency")? },
        invoice: row.get::<_, Option<uuid::Uuid>>("invoice_id")?.map(InvoiceId),
        invoice_number: row.get("invoice_number")?,
        version: row.get("version")?,
    })
}

const DRAWS: &str = "
    SELECT posting.engagement, prepaid_draw.drawn_ms
      FROM prepaid_draw
      JOIN posting ON posting.id = prepaid_draw.posting_id
     WHERE prepaid_draw.prepaid_id = :id AND posting.reversed_at IS NULL
     ORDER BY posting.at, posting.engagement";

/// Numbers of the engagements that drew on hours, with how much.
///
/// # Errors
/// Those of the file.
pub fn draws(tx: &Reading<'_>, id: PrepaidId) -> Result<Vec<(i64, Weighted)>, StoreError> {
    let mut statement = tx.tx.prepare_cached(DRAWS)?;
    let found = statement.query_map(named_params! { ":id": id.0 }, |row| {
        Ok((row.get("engagement")?, Weighted(row.get("drawn_ms")?)))
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

const BURY: &str = "
    UPDATE prepaid SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Sets the tombstone of hours.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove(tx: &Writing<'_>, id: PrepaidId, expected_version: i64, at: Instant) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(BURY)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Prepaid, expected_version, || {
        let of = named_params! { ":id": id.0 };
        tx.tx.query_row("SELECT version FROM prepaid WHERE id = :id AND deleted_at IS NULL", of, |row| {
            row.get("version")
        })
    })
}

const STAND_ON: &str = "
    UPDATE prepaid SET invoice_id = :invoice, version = version + 1, changed_at = :at WHERE id = :id";

/// Says which invoice hours stand on; nothing takes them off.
///
/// # Errors
/// Those of the file.
pub fn stand_on(
    tx: &Writing<'_>,
    id: PrepaidId,
    invoice: Option<InvoiceId>,
    at: Instant,
) -> Result<(), StoreError> {
    let of = named_params! { ":id": id.0, ":invoice": invoice.map(|id| id.0), ":at": at.unix() };
    tx.tx.prepare_cached(STAND_ON)?.execute(of)?;
    Ok(())
}
