//! Policies: every version that ever was, as text.

pub mod drafts;
pub mod notices;

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing, or_taken};
use crate::stored::{Belongs, Stored, written_once};
use chrono::NaiveDate;
use domain::ids::{CalendarVersionId, PolicyId, PolicyVersionId};
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};
use sha2::{Digest, Sha256};

/// Where a version of a policy stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VersionState {
    /// Being written.
    Draft,
    /// In force for the contracts on it; its text never changes again.
    Published,
    /// No longer offered; contracts on it stay.
    Retired,
}

impl VersionState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Retired];

    /// The key used in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Retired => "retired",
        }
    }

    /// The state of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// A policy, over all its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyRow {
    /// Its id.
    pub id: PolicyId,
    /// `cyberitex-standard`.
    pub key: String,
    /// `CyberITEX Standard`.
    pub name: String,
    /// The newest version.
    pub latest: PolicyVersionId,
    /// Its number.
    pub latest_number: i64,
    /// How many contracts that are not over stand on any version.
    pub contracts: u32,
}

/// One version of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyVersion {
    /// Its id.
    pub id: PolicyVersionId,
    /// Of which policy.
    pub policy: PolicyId,
    /// The policy's key.
    pub key: String,
    /// The policy's name.
    pub name: String,
    /// 1, 2, 3.
    pub number: i64,
    /// Where it stands.
    pub state: VersionState,
    /// From when it is in force.
    pub effective_from: Option<NaiveDate>,
    /// The version of the calendar it counts on.
    pub calendar: CalendarVersionId,
    /// The policy file, as it was read.
    pub text: String,
    /// SHA-256 of the text.
    pub sha256: [u8; 32],
}

/// A version to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewVersion<'a> {
    /// Its id.
    pub id: PolicyVersionId,
    /// Of which policy.
    pub policy: PolicyId,
    /// Where it stands.
    pub state: VersionState,
    /// From when it is in force.
    pub effective_from: Option<NaiveDate>,
    /// The version of the calendar it counts on.
    pub calendar: CalendarVersionId,
    /// The policy file.
    pub text: &'a str,
}

const INSERT_POLICY: &str = "
    INSERT INTO policy (id, key, name, sample, version, created_at, changed_at)
    VALUES (:id, :key, :name, :sample, 1, :at, :at)";

/// Stores a new policy, still without a version.
///
/// # Errors
/// [`StoreError::Taken`] when a policy has this key.
pub fn insert_policy(
    tx: &Writing<'_>,
    id: PolicyId,
    key: &str,
    name: &str,
    belongs: Belongs,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT_POLICY)?
        .execute(named_params! {
            ":id": id.0, ":key": key, ":name": name, ":sample": belongs.is_sample(), ":at": at.unix(),
        })
        .map_err(or_taken(Noun::Policy))?;
    Ok(())
}

const RENAME_POLICY: &str = "
    UPDATE policy SET name = :name, version = version + 1, changed_at = :at WHERE id = :id AND name <> :name";

/// A policy is called what its newest version is called.
///
/// # Errors
/// Those of the file.
pub fn rename_policy(tx: &Writing<'_>, id: PolicyId, name: &str, at: Instant) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(RENAME_POLICY)?
        .execute(named_params! { ":id": id.0, ":name": name, ":at": at.unix() })?;
    Ok(())
}

const INSERT_VERSION: &str = "
    INSERT INTO policy_version (id, policy_id, number, state, effective_from, calendar_version_id, text, sha256,
                                version, created_at)
    SELECT :id, :policy, coalesce(max(number), 0) + 1, :state, :effective_from, :calendar, :text, :sha256, 1, :at
      FROM policy_version
     WHERE policy_id = :policy
    RETURNING number";

/// Stores the next version of a policy and returns its number.
///
/// # Errors
/// Those of the file.
pub fn insert_version(tx: &Writing<'_>, version: &NewVersion<'_>, at: Instant) -> Result<i64, StoreError> {
    let number = tx.tx.prepare_cached(INSERT_VERSION)?.query_row(
        named_params! {
            ":id": version.id.0, ":policy": version.policy.0, ":state": version.state.key(),
            ":effective_from": version.effective_from.map(date_text), ":calendar": version.calendar.0,
            ":text": version.text, ":sha256": sha256(version.text), ":at": at.unix(),
        },
        |row| row.get("number"),
    )?;
    Ok(number)
}

const SET_STATE: &str = "
    UPDATE policy_version SET state = :state, version = version + 1
     WHERE id = :id AND version = :expected";

/// Publishes or retires a version.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn set_state(
    tx: &Writing<'_>,
    id: PolicyVersionId,
    state: VersionState,
    expected_version: i64,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(SET_STATE)?
        .execute(named_params! { ":id": id.0, ":state": state.key(), ":expected": expected_version })?;
    written_once(changed, Noun::PolicyVersion, expected_version, || {
        tx.tx.query_row(
            "SELECT version FROM policy_version WHERE id = :id",
            named_params! { ":id": id.0 },
            |row| row.get("version"),
        )
    })
}

const LIST: &str = "
    SELECT policy.id, policy.key, policy.name, policy.sample, policy.version, policy.changed_at,
           latest.id AS latest_id, latest.number AS latest_number,
           (SELECT count(*) FROM contract JOIN policy_version ON policy_version.id = contract.policy_version_id
             WHERE policy_version.policy_id = policy.id AND contract.deleted_at IS NULL
               AND contract.status <> 'ended') AS contracts
      FROM policy
      JOIN policy_version AS latest ON latest.policy_id = policy.id
       AND latest.number = (SELECT max(number) FROM policy_version WHERE policy_id = policy.id)
     WHERE policy.deleted_at IS NULL
     ORDER BY policy.name COLLATE names, policy.id";

/// All policies by name.
///
/// # Errors
/// Those of the file.
pub fn policies(tx: &Reading<'_>) -> Result<Vec<Stored<PolicyRow>>, StoreError> {
    let rows = tx.tx.prepare_cached(LIST)?.query_map([], policy_row)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

fn policy_row(row: &Row<'_>) -> rusqlite::Result<Stored<PolicyRow>> {
    Ok(Stored {
        value: PolicyRow {
            id: PolicyId(row.get("id")?),
            key: row.get("key")?,
            name: row.get("name")?,
            latest: PolicyVersionId(row.get("latest_id")?),
            latest_number: row.get("latest_number")?,
            contracts: row.get("contracts")?,
        },
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "changed_at")?,
    })
}

const BY_KEY: &str = "SELECT id FROM policy WHERE key = :key AND deleted_at IS NULL";

/// The policy of a key.
///
/// # Errors
/// Those of the file.
pub fn by_key(tx: &Reading<'_>, key: &str) -> Result<Option<PolicyId>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(BY_KEY)?
        .query_row(named_params! { ":key": key }, |row| row.get("id").map(PolicyId))
        .optional()?;
    Ok(found)
}

const VERSION: &str = "
    SELECT policy_version.id, policy_version.policy_id, policy.key, policy.name, policy.sample,
           policy_version.number, policy_version.state, policy_version.effective_from,
           policy_version.calendar_version_id, policy_version.text, policy_version.sha256,
           policy_version.version, policy_version.created_at
      FROM policy_version
      JOIN policy ON policy.id = policy_version.policy_id
     WHERE policy_version.id = :id";

/// One version of a policy.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn version(tx: &Reading<'_>, id: PolicyVersionId) -> Result<Stored<PolicyVersion>, StoreError> {
    tx.tx
        .prepare_cached(VERSION)?
        .query_row(named_params! { ":id": id.0 }, policy_version)
        .map_err(or_missing(Noun::PolicyVersion))
}

const VERSIONS: &str = "
    SELECT policy_version.id, policy_version.policy_id, policy.key, policy.name, policy.sample,
           policy_version.number, policy_version.state, policy_version.effective_from,
           policy_version.calendar_version_id, policy_version.text, policy_version.sha256,
           policy_version.version, policy_version.created_at
      FROM policy_version
      JOIN policy ON policy.id = policy_version.policy_id
     WHERE policy_version.policy_id = :policy
     ORDER BY policy_version.number DESC";

/// All versions of a policy, the newest first.
///
/// # Errors
/// Those of the file.
pub fn versions(tx: &Reading<'_>, policy: PolicyId) -> Result<Vec<Stored<PolicyVersion>>, StoreError> {
    let versions = tx
        .tx
        .prepare_cached(VERSIONS)?
        .query_map(named_params! { ":policy": policy.0 }, policy_version)?
        .collect::<Result<_, _>>()?;
    Ok(versions)
}

fn policy_version(row: &Row<'_>) -> rusqlite::Result<Stored<PolicyVersion>> {
    Ok(Stored {
        value: PolicyVersion {
            id: PolicyVersionId(row.get("id")?),
            policy: PolicyId(row.get("policy_id")?),
            key: row.get("key")?,
            name: row.get("name")?,
            number: row.get("number")?,
            state: columns::parsed(row, "state", VersionState::parse)?,
            effective_from: columns::date_if_any(row, "effective_from")?,
            calendar: CalendarVersionId(row.get("calendar_version_id")?),
            text: row.get("text")?,
            sha256: row.get("sha256")?,
        },
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "created_at")?,
    })
}

pub(crate) fn sha256(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}
