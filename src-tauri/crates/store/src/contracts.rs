//! Contracts and their services.

pub mod board;
pub mod documents;
pub mod renewals;

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing, or_taken};
use crate::sequence::{self, Series};
use crate::stored::{Belongs, Page, Stored, Window, beginnings, written_once};
use chrono::NaiveDate;
use domain::contracts::{Contract, ContractStatus, ServiceLine};
use domain::ids::{ClientId, ContractId, PolicyId, PolicyVersionId};
use domain::money::Money;
use domain::time::Instant;
use domain::zones::ZoneId;
use rusqlite::{OptionalExtension, Row, ToSql, named_params};
use std::collections::HashMap;
use uuid::Uuid;

/// A contract in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRow {
    /// Its id.
    pub id: ContractId,
    /// Its number.
    pub number: i64,
    /// With whom.
    pub client: ClientId,
    /// The client's name.
    pub client_name: String,
    /// The policy it is on.
    pub policy: PolicyId,
    /// The policy's name.
    pub policy_name: String,
    /// The version of the policy.
    pub policy_version: PolicyVersionId,
    /// The number of that version.
    pub policy_version_number: i64,
    /// Where it stands.
    pub status: ContractStatus,
    /// Its zone.
    pub zone: ZoneId,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: Option<NaiveDate>,
    /// Fees of a month, one amount for each currency.
    pub monthly_fees: Vec<Money>,
    /// Whose it is.
    pub belongs: Belongs,
    /// Its version.
    pub version: i64,
}

/// Which contracts are wanted.
#[derive(Debug, Clone, Default)]
pub struct ContractFilter {
    /// Of one client.
    pub client: Option<ClientId>,
    /// In one state.
    pub status: Option<ContractStatus>,
    /// Whose client's name has words that begin so, or whose number it is.
    pub typed: String,
    /// On any version of one policy.
    pub policy: Option<PolicyId>,
    /// On one of these versions: those of a tier.
    pub versions: Option<Vec<PolicyVersionId>>,
    /// Whose client this account manager answers for.
    pub account_manager: Option<String>,
}

const INSERT: &str = "
    INSERT INTO contract (id, number, client_id, policy_version_id, status, zone, starts_on, ends_on, continuity,
                          sample, version, created_at, changed_at)
    VALUES (:id, :number, :client, :policy_version, :status, :zone, :starts_on, :ends_on, :continuity,
            :sample, 1, :at, :at)";

/// Stores a new contract and returns its number, which it takes here: the one in `contract` is
/// not looked at.
///
/// # Errors
/// Those of the file; a client or a policy version that does not exist is [`StoreError::Other`].
pub fn insert(
    tx: &Writing<'_>,
    contract: &Contract,
    belongs: Belongs,
    at: Instant,
) -> Result<i64, StoreError> {
    let number = sequence::take(tx, Series::Contract)?;
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":id": contract.id.0, ":number": number, ":client": contract.client.0,
            ":policy_version": contract.policy_version.0, ":status": contract.status.key(),
            ":zone": contract.zone.name(), ":starts_on": date_text(contract.starts_on),
            ":ends_on": contract.ends_on.map(date_text), ":continuity": contract.continuity,
            ":sample": belongs.is_sample(), ":at": at.unix(),
        })
        .map_err(or_taken(Noun::Contract))?;
    write_services(tx, contract)?;
    Ok(number)
}

const UPDATE: &str = "
    UPDATE contract
       SET client_id = :client, policy_version_id = :policy_version, status = :status, zone = :zone,
           starts_on = :starts_on, ends_on = :ends_on, continuity = :continuity,
           version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Writes a contract over. Its number stays.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn update(
    tx: &Writing<'_>,
    contract: &Contract,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(UPDATE)?.execute(named_params! {
        ":id": contract.id.0, ":client": contract.client.0, ":policy_version": contract.policy_version.0,
        ":status": contract.status.key(), ":zone": contract.zone.name(),
        ":starts_on": date_text(contract.starts_on), ":ends_on": contract.ends_on.map(date_text),
        ":continuity": contract.continuity, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Contract, expected_version, || version_of(tx, contract.id))?;
    tx.tx.prepare_cached(FORGET_SERVICES)?.execute(named_params! { ":contract": contract.id.0 })?;
    write_services(tx, contract)
}

const BURY: &str = "
    UPDATE contract
       SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Sets a contract's tombstone.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove(
    tx: &Writing<'_>,
    id: ContractId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(BURY)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Contract, expected_version, || version_of(tx, id))
}

const VERSION: &str = "SELECT version FROM contract WHERE id = :id AND deleted_at IS NULL";

fn version_of(tx: &Reading<'_>, id: ContractId) -> rusqlite::Result<i64> {
    tx.tx.prepare_cached(VERSION)?.query_row(named_params! { ":id": id.0 }, |row| row.get("version"))
}

const GET: &str = "
    SELECT id, number, client_id, policy_version_id, status, zone, starts_on, ends_on, continuity, sample, version,
           changed_at
      FROM contract
     WHERE id = :id AND deleted_at IS NULL";

/// A contract with its services.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: ContractId) -> Result<Stored<Contract>, StoreError> {
    let mut found = tx
        .tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, stored)
        .map_err(or_missing(Noun::Contract))?;
    found.value.services = services_of(tx, id)?;
    Ok(found)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<Contract>> {
    Ok(Stored {
        value: Contract {
            id: ContractId(row.get("id")?),
            number: row.get("number")?,
            client: ClientId(row.get("client_id")?),
            policy_version: PolicyVersionId(row.get("policy_version_id")?),
            status: columns::parsed(row, "status", ContractStatus::parse)?,
            zone: columns::zone(row, "zone")?,
            starts_on: columns::date(row, "starts_on")?,
            ends_on: columns::date_if_any(row, "ends_on")?,
            continuity: row.get("continuity")?,
            services: Vec::new(),
        },
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "changed_at")?,
    })
}

const BY_NUMBER: &str = "SELECT id FROM contract WHERE number = :number AND deleted_at IS NULL";

/// The contract of a number: 112 for `K-0112`.
///
/// # Errors
/// Those of the file.
pub fn by_number(tx: &Reading<'_>, number: i64) -> Result<Option<ContractId>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(BY_NUMBER)?
        .query_row(named_params! { ":number": number }, |row| row.get("id").map(ContractId))
        .optional()?;
    Ok(found)
}

macro_rules! columns_of_a_row {
    () => {
        "
    SELECT contract.id, contract.number, contract.client_id, client.name AS client_name,
           policy.id AS policy_id, policy.name AS policy_name, contract.policy_version_id,
           policy_version.number AS policy_version_number, contract.status, contract.zone, contract.starts_on,
           contract.ends_on, contract.sample, contract.version
      FROM contract
      JOIN client ON client.id = contract.client_id
      JOIN policy_version ON policy_version.id = contract.policy_version_id
      JOIN policy ON policy.id = policy_version.policy_id
     WHERE contract.deleted_at IS NULL"
    };
}

const ROW: &str = concat!(columns_of_a_row!(), " AND contract.id = :id");

/// A contract as the list shows it.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn row(tx: &Reading<'_>, id: ContractId) -> Result<ContractRow, StoreError> {
    let row = tx
        .tx
        .prepare_cached(ROW)?
        .query_row(named_params! { ":id": id.0 }, contract_row)
        .map_err(or_missing(Noun::Contract))?;
    Ok(ContractRow { monthly_fees: fees_of(tx, id)?, ..row })
}

macro_rules! wanted {
    () => {
        "
       AND (:client IS NULL OR contract.client_id = :client)
       AND (:status IS NULL OR contract.status = :status)
       AND (:policy IS NULL OR contract.policy_version_id IN (
               SELECT policy_version.id FROM policy_version WHERE policy_version.policy_id = :policy))
       AND (:versions IS NULL OR contract.policy_version_id IN (
               SELECT unhex(value) FROM json_each(:versions)))
       AND (:account_manager IS NULL OR contract.client_id IN (
               SELECT client.id FROM client WHERE client.account_manager = :account_manager COLLATE NOCASE))
       AND (:words IS NULL OR contract.number = :number
            OR contract.client_id IN (SELECT client_id FROM client_words WHERE client_words MATCH :words))"
    };
}

const LIST: &str = concat!(
    columns_of_a_row!(),
    wanted!(),
    "
     ORDER BY contract.number
     LIMIT :limit OFFSET :offset"
);

const COUNT: &str =
    concat!("SELECT count(*) AS total FROM contract WHERE contract.deleted_at IS NULL", wanted!());

/// Contracts by number.
///
/// # Errors
/// Those of the file.
pub fn list(
    tx: &Reading<'_>,
    filter: &ContractFilter,
    window: Window,
) -> Result<Page<ContractRow>, StoreError> {
    let client = filter.client.map(|client| client.0);
    let status = filter.status.map(ContractStatus::key);
    let words = beginnings(&filter.typed);
    let number = sequence::typed_number(&filter.typed, Series::Contract);
    let policy = filter.policy.map(|policy| policy.0);
    let versions = filter.versions.as_deref().map(as_json);
    let mut params: Vec<(&str, &dyn ToSql)> = vec![
        (":client", &client),
        (":status", &status),
        (":policy", &policy),
        (":versions", &versions),
        (":account_manager", &filter.account_manager),
        (":words", &words),
        (":number", &number),
    ];
    let total: i64 = tx.tx.prepare_cached(COUNT)?.query_row(params.as_slice(), |row| row.get("total"))?;
    params.extend([(":limit", &window.limit as &dyn ToSql), (":offset", &window.offset)]);
    let mut rows: Vec<ContractRow> =
        tx.tx.prepare_cached(LIST)?.query_map(params.as_slice(), contract_row)?.collect::<Result<_, _>>()?;
    write_fees_into(tx, &mut rows)?;
    Ok(Page { rows, total: total.unsigned_abs() })
}

/// As SQLite takes it apart.
fn as_json(versions: &[PolicyVersionId]) -> String {
    let ids: Vec<String> = versions.iter().map(|version| format!("\"{}\"", version.0.simple())).collect();
    format!("[{}]", ids.join(","))
}

const VERSIONS_IN_USE: &str = "
    SELECT DISTINCT contract.policy_version_id, policy.id AS policy_id, policy.name
      FROM contract
      JOIN policy_version ON policy_version.id = contract.policy_version_id
      JOIN policy ON policy.id = policy_version.policy_id
     WHERE contract.deleted_at IS NULL
     ORDER BY policy.name COLLATE names, policy.id, contract.policy_version_id";

/// The versions of policies that contracts are on, each with its policy and its name.
///
/// # Errors
/// Those of the file.
pub fn versions_in_use(tx: &Reading<'_>) -> Result<Vec<(PolicyVersionId, PolicyId, String)>, StoreError> {
    let row = |row: &Row<'_>| {
        Ok((
            PolicyVersionId(row.get("policy_version_id")?),
            PolicyId(row.get("policy_id")?),
            row.get("name")?,
        ))
    };
    Ok(tx.tx.prepare_cached(VERSIONS_IN_USE)?.query_map([], row)?.collect::<Result<_, _>>()?)
}

fn contract_row(row: &Row<'_>) -> rusqlite::Result<ContractRow> {
    Ok(ContractRow {
        id: ContractId(row.get("id")?),
        number: row.get("number")?,
        client: ClientId(row.get("client_id")?),
        client_name: row.get("client_name")?,
        policy: PolicyId(row.get("policy_id")?),
        policy_name: row.get("policy_name")?,
        policy_version: PolicyVersionId(row.get("policy_version_id")?),
        policy_version_number: row.get("policy_version_number")?,
        status: columns::parsed(row, "status", ContractStatus::parse)?,
        zone: columns::zone(row, "zone")?,
        starts_on: columns::date(row, "starts_on")?,
        ends_on: columns::date_if_any(row, "ends_on")?,
        monthly_fees: Vec::new(),
        belongs: Belongs::from_column(row.get("sample")?),
        version: row.get("version")?,
    })
}

const FEES: &str = "
    SELECT currency, sum(count * price_minor) AS minor
      FROM contract_service
     WHERE contract_id = :contract
     GROUP BY currency
     ORDER BY currency";

const FEES_OF_MANY: &str = "
    SELECT contract_id, currency, sum(count * price_minor) AS minor
      FROM contract_service
     WHERE contract_id IN (SELECT unhex(value) FROM json_each(:ids))
     GROUP BY contract_id, currency
     ORDER BY contract_id, currency";

/// One question for the whole page, not one for each of its rows.
fn write_fees_into(tx: &Reading<'_>, rows: &mut [ContractRow]) -> Result<(), StoreError> {
    let ids: Vec<String> = rows.iter().map(|row| format!("\"{}\"", row.id.0.simple())).collect();
    let ids = format!("[{}]", ids.join(","));
    let mut fees: HashMap<Uuid, Vec<Money>> = HashMap::new();
    let mut statement = tx.tx.prepare_cached(FEES_OF_MANY)?;
    let mut found = statement.query(named_params! { ":ids": ids })?;
    while let Some(row) = found.next()? {
        let fee = Money { minor: row.get("minor")?, currency: columns::currency(row, "currency")? };
        fees.entry(row.get("contract_id")?).or_default().push(fee);
    }
    for row in rows {
        row.monthly_fees = fees.remove(&row.id.0).unwrap_or_default();
    }
    Ok(())
}

/// The fees of a month of a contract, one amount for each currency.
///
/// # Errors
/// Those of the file.
pub fn fees_of(tx: &Reading<'_>, id: ContractId) -> Result<Vec<Money>, StoreError> {
    let fees = tx
        .tx
        .prepare_cached(FEES)?
        .query_map(named_params! { ":contract": id.0 }, |row| {
            Ok(Money { minor: row.get("minor")?, currency: columns::currency(row, "currency")? })
        })?
        .collect::<Result<_, _>>()?;
    Ok(fees)
}

const SERVICES: &str = "
    SELECT name, count, unit, price_minor, currency
      FROM contract_service
     WHERE contract_id = :contract
     ORDER BY position";

fn services_of(tx: &Reading<'_>, id: ContractId) -> Result<Vec<ServiceLine>, StoreError> {
    let services = tx
        .tx
        .prepare_cached(SERVICES)?
        .query_map(named_params! { ":contract": id.0 }, |row| {
            Ok(ServiceLine {
                name: row.get("name")?,
                count: row.get("count")?,
                unit: row.get("unit")?,
                price: Money {
                    minor: row.get("price_minor")?,
                    currency: columns::currency(row, "currency")?,
                },
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(services)
}

// Lines are a part of the contract's row; the history keeps what they were.
const FORGET_SERVICES: &str = "DELETE FROM contract_service WHERE contract_id = :contract";

const INSERT_SERVICE: &str = "
    INSERT INTO contract_service (contract_id, position, name, count, unit, price_minor, currency)
    VALUES (:contract, :position, :name, :count, :unit, :price, :currency)";

fn write_services(tx: &Writing<'_>, contract: &Contract) -> Result<(), StoreError> {
    let mut insert = tx.tx.prepare_cached(INSERT_SERVICE)?;
    for (position, line) in (0_i64..).zip(&contract.services) {
        insert.execute(named_params! {
            ":contract": contract.id.0, ":position": position, ":name": line.name, ":count": line.count,
            ":unit": line.unit, ":price": line.price.minor, ":currency": line.price.currency.code(),
        })?;
    }
    Ok(())
}
