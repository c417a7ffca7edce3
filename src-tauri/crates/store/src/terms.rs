//! What a contract comes to from a day on, whole and for good. A ticket keeps the row of the day it was received.

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use chrono::NaiveDate;
use domain::ids::{CalendarVersionId, ContractId, ContractVersionId, PolicyVersionId, TermsId};
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};
use sha2::{Digest, Sha256};

/// The terms of a contract from a day on, without their text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsRow {
    /// Their id.
    pub id: TermsId,
    /// Of which contract.
    pub contract: ContractId,
    /// The first day, in the contract's zone.
    pub from_on: NaiveDate,
    /// Which version of the contract they come from.
    pub contract_version: ContractVersionId,
    /// Which version of which policy they stand on.
    pub policy_version: PolicyVersionId,
    /// The calendar they count on.
    pub calendar: CalendarVersionId,
    /// Whether the policy's continuity service was taken.
    pub continuity: bool,
    /// SHA-256 of the text.
    pub sha256: [u8; 32],
}

const KEEP_TEXT: &str = "
    INSERT INTO terms_text (sha256, text) VALUES (:sha256, :text) ON CONFLICT (sha256) DO NOTHING";

const INSERT: &str = "
    INSERT INTO contract_terms (id, contract_id, position, from_on, contract_version_id, policy_version_id,
                                calendar_version_id, continuity, sha256, created_at)
    SELECT :id, :contract, coalesce(max(position), 0) + 1, :from_on, :contract_version, :policy_version, :calendar,
           :continuity, :sha256, :at
      FROM contract_terms
     WHERE contract_id = :contract";

/// Writes terms down. From their day on they go before all that were written earlier. The hash in `row` is not
/// looked at.
///
/// # Errors
/// Those of the file.
pub fn add(tx: &Writing<'_>, row: &TermsRow, text: &str, at: Instant) -> Result<(), StoreError> {
    let sha256: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    tx.tx.prepare_cached(KEEP_TEXT)?.execute(named_params! { ":sha256": sha256, ":text": text })?;
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":id": row.id.0, ":contract": row.contract.0, ":from_on": date_text(row.from_on),
        ":contract_version": row.contract_version.0, ":policy_version": row.policy_version.0,
        ":calendar": row.calendar.0, ":continuity": row.continuity, ":sha256": sha256, ":at": at.unix(),
    })?;
    Ok(())
}

const AT: &str = "
    SELECT id, contract_id, from_on, contract_version_id, policy_version_id, calendar_version_id, continuity, sha256
      FROM contract_terms
     WHERE contract_id = :contract AND from_on <= :on
     ORDER BY position DESC
     LIMIT 1";

/// The terms of a contract on a day; none before its first.
///
/// # Errors
/// Those of the file.
pub fn at(tx: &Reading<'_>, contract: ContractId, on: NaiveDate) -> Result<Option<TermsRow>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(AT)?
        .query_row(named_params! { ":contract": contract.0, ":on": date_text(on) }, row)
        .optional()?;
    Ok(found)
}

const GET: &str = "
    SELECT id, contract_id, from_on, contract_version_id, policy_version_id, calendar_version_id, continuity, sha256
      FROM contract_terms
     WHERE id = :id";

/// Terms of an id.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: TermsId) -> Result<TermsRow, StoreError> {
    tx.tx.prepare_cached(GET)?.query_row(named_params! { ":id": id.0 }, row).map_err(or_missing(Noun::Terms))
}

const LIST: &str = "
    SELECT id, contract_id, from_on, contract_version_id, policy_version_id, calendar_version_id, continuity, sha256
      FROM contract_terms
     WHERE contract_id = :contract
     ORDER BY position";

/// All terms of a contract in the order they were written.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<TermsRow>, StoreError> {
    let rows = tx
        .tx
        .prepare_cached(LIST)?
        .query_map(named_params! { ":contract": contract.0 }, row)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

fn row(row: &Row<'_>) -> rusqlite::Result<TermsRow> {
    Ok(TermsRow {
        id: TermsId(row.get("id")?),
        contract: ContractId(row.get("contract_id")?),
        from_on: columns::date(row, "from_on")?,
        contract_version: ContractVersionId(row.get("contract_version_id")?),
        policy_version: PolicyVersionId(row.get("policy_version_id")?),
        calendar: CalendarVersionId(row.get("calendar_version_id")?),
        continuity: row.get("continuity")?,
        sha256: row.get("sha256")?,
    })
}

const TEXT: &str = "SELECT text FROM terms_text WHERE sha256 = :sha256";

/// The policy file that terms come to.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn text(tx: &Reading<'_>, sha256: &[u8; 32]) -> Result<String, StoreError> {
    tx.tx
        .prepare_cached(TEXT)?
        .query_row(named_params! { ":sha256": sha256 }, |row| row.get("text"))
        .map_err(or_missing(Noun::Terms))
}
