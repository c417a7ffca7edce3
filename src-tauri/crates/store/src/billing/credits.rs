//! Service credits that were approved.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::{Belongs, written_once};
use domain::billing::ServiceCredit;
use domain::ids::{ContractId, ServiceCreditId};
use domain::money::Money;
use domain::time::{Instant, YearMonth};
use rusqlite::{Row, named_params};

/// A credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditRow {
    /// Its id.
    pub id: ServiceCreditId,
    /// Under which contract.
    pub contract: ContractId,
    /// The credit, with what stands on invoices, drafts too.
    pub credit: ServiceCredit,
    /// Whether what is left of it was taken back.
    pub is_withdrawn: bool,
    /// The version that was read.
    pub version: i64,
}

const INSERT: &str = "
    INSERT INTO service_credit (id, contract_id, month, amount_minor, currency, reason, state, sample, version,
                                created_at, changed_at)
    VALUES (:id, :contract, :month, :amount, :currency, :reason, 'approved', :sample, 1, :at, :at)";

/// Stores a credit that was approved.
///
/// # Errors
/// Those of the file.
pub fn insert(
    tx: &Writing<'_>,
    id: ServiceCreditId,
    contract: ContractId,
    of: &ServiceCredit,
    belongs: Belongs,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":id": id.0, ":contract": contract.0, ":month": of.month.to_string(), ":amount": of.amount.minor,
        ":currency": of.amount.currency.code(), ":reason": of.reason, ":sample": belongs.is_sample(),
        ":at": at.unix(),
    })?;
    Ok(())
}

// On an invoice a credit is negative, on a credit note that takes it back positive: what is used is their sum.
const OF: &str = "
    SELECT service_credit.id, service_credit.contract_id, service_credit.month, service_credit.amount_minor,
           service_credit.currency, service_credit.reason, service_credit.state, service_credit.version,
           (SELECT coalesce(sum(CASE invoice.kind WHEN 'invoice' THEN -line.net_minor ELSE line.net_minor END), 0)
              FROM invoice_line AS line
              JOIN invoice ON invoice.id = line.invoice_id
             WHERE line.credit_id = service_credit.id AND invoice.deleted_at IS NULL) AS used_minor
      FROM service_credit
     WHERE (:contract IS NULL OR service_credit.contract_id = :contract) AND (:id IS NULL OR service_credit.id = :id)
     ORDER BY service_credit.month, service_credit.id";

/// The credits of a contract, of the earliest month first.
///
/// # Errors
/// Those of the file.
pub fn of(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<CreditRow>, StoreError> {
    let none: Option<uuid::Uuid> = None;
    let mut statement = tx.tx.prepare_cached(OF)?;
    let found = statement.query_map(named_params! { ":contract": contract.0, ":id": none }, row)?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// A credit.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: ServiceCreditId) -> Result<CreditRow, StoreError> {
    let none: Option<uuid::Uuid> = None;
    let asked = named_params! { ":contract": none, ":id": id.0 };
    tx.tx.prepare_cached(OF)?.query_row(asked, row).map_err(or_missing(Noun::ServiceCredit))
}

fn row(row: &Row<'_>) -> rusqlite::Result<CreditRow> {
    let currency = columns::currency(row, "currency")?;
    let state: String = row.get("state")?;
    Ok(CreditRow {
        id: ServiceCreditId(row.get("id")?),
        contract: ContractId(row.get("contract_id")?),
        credit: ServiceCredit {
            amount: Money { minor: row.get("amount_minor")?, currency },
            used: Money { minor: row.get("used_minor")?, currency },
            month: columns::parsed(row, "month", YearMonth::parse)?,
            reason: row.get("reason")?,
        },
        is_withdrawn: state == "withdrawn",
        version: row.get("version")?,
    })
}

const WITHDRAW: &str = "
    UPDATE service_credit SET state = 'withdrawn', version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND state = 'approved'";

/// Takes back what is left of a credit.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn withdraw(
    tx: &Writing<'_>,
    id: ServiceCreditId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(WITHDRAW)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::ServiceCredit, expected_version, || {
        let of = named_params! { ":id": id.0 };
        tx.tx.query_row("SELECT version FROM service_credit WHERE id = :id", of, |row| row.get("version"))
    })
}
