//! What was agreed about advanced support, from a day on.

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use chrono::NaiveDate;
use domain::ids::{BillingTermsId, ContractId, UserId};
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};

/// Terms from a day on; what they say as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsFrom {
    /// The first day, in the contract's zone.
    pub from_on: NaiveDate,
    /// The terms.
    pub terms: String,
    /// Why.
    pub reason: String,
}

const ADD: &str = "
    INSERT INTO billing_terms (id, contract_id, position, from_on, terms, reason, created_by, created_at)
    SELECT :id, :contract, coalesce(max(position), 0) + 1, :from_on, :terms, :reason, :by, :at
      FROM billing_terms
     WHERE contract_id = :contract";

/// Writes terms down. From their day on they go before all that were written earlier.
///
/// # Errors
/// Those of the file.
pub fn add(
    tx: &Writing<'_>,
    contract: ContractId,
    of: &TermsFrom,
    by: UserId,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx.prepare_cached(ADD)?.execute(named_params! {
        ":id": BillingTermsId::new(at).0, ":contract": contract.0, ":from_on": date_text(of.from_on),
        ":terms": of.terms, ":reason": of.reason, ":by": by.0, ":at": at.unix(),
    })?;
    Ok(())
}

const AT: &str = "
    SELECT from_on, terms, reason
      FROM billing_terms
     WHERE contract_id = :contract AND from_on <= :on
     ORDER BY position DESC
     LIMIT 1";

/// What was agreed for a day; nothing before the first.
///
/// # Errors
/// Those of the file.
pub fn at(tx: &Reading<'_>, contract: ContractId, on: NaiveDate) -> Result<Option<TermsFrom>, StoreError> {
    let asked = named_params! { ":contract": contract.0, ":on": date_text(on) };
    Ok(tx.tx.prepare_cached(AT)?.query_row(asked, row).optional()?)
}

const LIST: &str = "
    SELECT from_on, terms, reason FROM billing_terms WHERE contract_id = :contract ORDER BY position DESC";

/// All that was agreed, what was written last first.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<TermsFrom>, StoreError> {
    let mut statement = tx.tx.prepare_cached(LIST)?;
    let found = statement.query_map(named_params! { ":contract": contract.0 }, row)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<TermsFrom> {
    Ok(TermsFrom {
        from_on: columns::date(row, "from_on")?,
        terms: row.get("terms")?,
        reason: row.get("reason")?,
    })
}
