//! What contracts said, and since when: their versions, and where they stood.

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use chrono::NaiveDate;
use domain::contracts::{ContractStatus, ServiceLine};
use domain::ids::{ContractId, ContractVersionId, PolicyVersionId};
use domain::money::Money;
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};

/// One version of a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractVersion {
    /// Its id.
    pub id: ContractVersionId,
    /// Of which contract.
    pub contract: ContractId,
    /// 1, 2, 3. Not looked at when it is stored.
    pub number: i64,
    /// When it was signed; a draft without.
    pub signed: Option<Instant>,
    /// The first day it is in force, in the contract's zone.
    pub from_on: NaiveDate,
    /// On which version of which policy.
    pub policy_version: PolicyVersionId,
    /// Whether the policy's continuity service was taken.
    pub continuity: bool,
    /// Add-ons with their first days, as JSON.
    pub add_ons: String,
    /// Targets of signed orders, as JSON.
    pub overrides: String,
    /// Why it was made.
    pub reason: String,
    /// Services with fees.
    pub services: Vec<ServiceLine>,
}

const INSERT: &str = "
    INSERT INTO contract_version (id, contract_id, number, state, from_on, policy_version_id, continuity, add_ons,
                                  overrides, reason, created_at)
    SELECT :id, :contract, coalesce(max(number), 0) + 1, 'draft', :from_on, :policy_version, :continuity, :add_ons,
           :overrides, :reason, :at
      FROM contract_version
     WHERE contract_id = :contract";

/// Stores the draft of a contract's next version, in the place of the one there may be.
///
/// # Errors
/// Those of the file.
pub fn draft(tx: &Writing<'_>, version: &ContractVersion, at: Instant) -> Result<(), StoreError> {
    discard(tx, version.contract)?;
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":id": version.id.0, ":contract": version.contract.0, ":from_on": date_text(version.from_on),
        ":policy_version": version.policy_version.0, ":continuity": version.continuity,
        ":add_ons": version.add_ons, ":overrides": version.overrides, ":reason": version.reason,
        ":at": at.unix(),
    })?;
    let mut insert = tx.tx.prepare_cached(INSERT_SERVICE)?;
    for (position, line) in (0_i64..).zip(&version.services) {
        insert.execute(named_params! {
            ":version": version.id.0, ":position": position, ":name": line.name, ":count": line.count,
            ":unit": line.unit, ":price": line.price.minor, ":currency": line.price.currency.code(),
        })?;
    }
    Ok(())
}

const INSERT_SERVICE: &str = "
    INSERT INTO contract_version_service (contract_version_id, position, name, count, unit, price_minor, currency)
    VALUES (:version, :position, :name, :count, :unit, :price, :currency)";

const DISCARD_SERVICES: &str = "
    DELETE FROM contract_version_service
     WHERE contract_version_id = (SELECT id FROM contract_version
                                   WHERE contract_id = :contract AND state = 'draft')";

// A draft binds nobody; the history keeps what it was.
const DISCARD: &str = "DELETE FROM contract_version WHERE contract_id = :contract AND state = 'draft'";

/// Forgets the draft of a contract's next version, if there is one.
///
/// # Errors
/// Those of the file.
pub fn discard(tx: &Writing<'_>, contract: ContractId) -> Result<(), StoreError> {
    tx.tx.prepare_cached(DISCARD_SERVICES)?.execute(named_params! { ":contract": contract.0 })?;
    tx.tx.prepare_cached(DISCARD)?.execute(named_params! { ":contract": contract.0 })?;
    Ok(())
}

const SIGN: &str = "
    UPDATE contract_version SET state = 'signed', signed_at = :at WHERE id = :id AND state = 'draft'";

/// Signs a draft; from then on it never changes.
///
/// # Errors
/// [`StoreError::NotFound`] when it is no draft.
pub fn sign(tx: &Writing<'_>, id: ContractVersionId, at: Instant) -> Result<(), StoreError> {
    let signed = tx.tx.prepare_cached(SIGN)?.execute(named_params! { ":id": id.0, ":at": at.unix() })?;
    if signed == 1 { Ok(()) } else { Err(StoreError::NotFound { what: Noun::ContractVersion }) }
}

const LIST: &str = "
    SELECT id, contract_id, number, signed_at, from_on, policy_version_id, continuity, add_ons, overrides, reason
      FROM contract_version
     WHERE contract_id = :contract
     ORDER BY number";

/// All versions of a contract, the oldest first; a draft is the last.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<ContractVersion>, StoreError> {
    let mut versions: Vec<ContractVersion> = tx
        .tx
        .prepare_cached(LIST)?
        .query_map(named_params! { ":contract": contract.0 }, version)?
        .collect::<Result<_, _>>()?;
    for version in &mut versions {
        version.services = services_of(tx, version.id)?;
    }
    Ok(versions)
}

fn version(row: &Row<'_>) -> rusqlite::Result<ContractVersion> {
    Ok(ContractVersion {
        id: ContractVersionId(row.get("id")?),
        contract: ContractId(row.get("contract_id")?),
        number: row.get("number")?,
        signed: columns::instant_if_any(row, "signed_at")?,
        from_on: columns::date(row, "from_on")?,
        policy_version: PolicyVersionId(row.get("policy_version_id")?),
        continuity: row.get("continuity")?,
        add_ons: row.get("add_ons")?,
        overrides: row.get("overrides")?,
        reason: row.get("reason")?,
        services: Vec::new(),
    })
}

const SERVICES: &str = "
    SELECT name, count, unit, price_minor, currency
      FROM contract_version_service
     WHERE contract_version_id = :version
     ORDER BY position";

fn services_of(tx: &Reading<'_>, id: ContractVersionId) -> Result<Vec<ServiceLine>, StoreError> {
    let services = tx
        .tx
        .prepare_cached(SERVICES)?
        .query_map(named_params! { ":version": id.0 }, |row| {
            let (minor, currency) = (row.get("price_minor")?, columns::currency(row, "currency")?);
            Ok(ServiceLine {
                name: row.get("name")?,
                count: row.get("count")?,
                unit: row.get("unit")?,
                price: Money { minor, currency },
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(services)
}

const SHOWS: &str = "UPDATE contract SET version_in_force_id = :version WHERE id = :contract";

/// Says which version the row of a contract shows. Not a change of the contract: its version stays.
///
/// # Errors
/// Those of the file.
pub fn shows(tx: &Writing<'_>, contract: ContractId, version: ContractVersionId) -> Result<(), StoreError> {
    tx.tx.prepare_cached(SHOWS)?.execute(named_params! { ":contract": contract.0, ":version": version.0 })?;
    Ok(())
}

const BEGUN: &str = "
    SELECT DISTINCT contract.id, contract.version_in_force_id
      FROM contract
      JOIN contract_version AS shown ON shown.id = contract.version_in_force_id
      JOIN contract_version AS next ON next.contract_id = contract.id
     WHERE contract.deleted_at IS NULL AND contract.status IN ('active', 'suspended')
       AND next.state = 'signed' AND next.from_on <= :day
       AND (next.from_on, next.number) > (shown.from_on, shown.number)
     ORDER BY contract.id";

/// Contracts for which a signed version has begun by `day` that their row does not show yet, each with the version it
/// shows.
///
/// # Errors
/// Those of the file.
pub fn begun(tx: &Reading<'_>, day: NaiveDate) -> Result<Vec<(ContractId, ContractVersionId)>, StoreError> {
    let contracts = tx
        .tx
        .prepare_cached(BEGUN)?
        .query_map(named_params! { ":day": date_text(day) }, |row| {
            Ok((ContractId(row.get("id")?), ContractVersionId(row.get("version_in_force_id")?)))
        })?
        .collect::<Result<_, _>>()?;
    Ok(contracts)
}

/// Where a contract stood, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusSince {
    /// Where.
    pub status: ContractStatus,
    /// Since when.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

const INSERT_STATUS: &str = "
    INSERT INTO contract_status (contract_id, position, status, at, reason)
    SELECT :contract, coalesce(max(position), 0) + 1, :status, :at, :reason
      FROM contract_status
     WHERE contract_id = :contract";

/// Writes down where a contract stands from a moment on.
///
/// # Errors
/// Those of the file.
pub fn stands(tx: &Writing<'_>, contract: ContractId, since: &StatusSince) -> Result<(), StoreError> {
    tx.tx.prepare_cached(INSERT_STATUS)?.execute(named_params! {
        ":contract": contract.0, ":status": since.status.key(), ":at": since.at.unix(), ":reason": since.reason,
    })?;
    Ok(())
}

const STATUSES: &str = "
    SELECT status, at, reason
      FROM contract_status
     WHERE contract_id = :contract
     ORDER BY position";

/// Where a contract stood, the oldest first.
///
/// # Errors
/// Those of the file.
pub fn statuses(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<StatusSince>, StoreError> {
    let statuses = tx
        .tx
        .prepare_cached(STATUSES)?
        .query_map(named_params! { ":contract": contract.0 }, |row| {
            Ok(StatusSince {
                status: columns::parsed(row, "status", ContractStatus::parse)?,
                at: columns::instant(row, "at")?,
                reason: row.get("reason")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(statuses)
}

const SUSPENDED_EVER: &str = "
    SELECT 1 AS found FROM contract_status WHERE contract_id = :contract AND status = 'suspended' LIMIT 1";

/// Whether a contract was ever suspended.
///
/// # Errors
/// Those of the file.
pub fn was_suspended(tx: &Reading<'_>, contract: ContractId) -> Result<bool, StoreError> {
    let found: Option<i64> = tx
        .tx
        .prepare_cached(SUSPENDED_EVER)?
        .query_row(named_params! { ":contract": contract.0 }, |row| row.get("found"))
        .optional()?;
    Ok(found.is_some())
}

const DRAFT_EXISTS: &str = "
    SELECT id FROM contract_version WHERE contract_id = :contract AND state = 'draft'";

/// The draft of a contract's next version.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub fn draft_of(tx: &Reading<'_>, contract: ContractId) -> Result<ContractVersionId, StoreError> {
    tx.tx
        .prepare_cached(DRAFT_EXISTS)?
        .query_row(named_params! { ":contract": contract.0 }, |row| row.get("id").map(ContractVersionId))
        .map_err(or_missing(Noun::ContractVersion))
}
