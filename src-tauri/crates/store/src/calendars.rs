//! Calendars: their drafts, every version that ever was, and what stands on them.

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing, or_taken};
use crate::sla::sha256;
use crate::stored::{Belongs, Stored, written_once};
use chrono::NaiveDate;
use domain::contracts::ContractStatus;
use domain::ids::{CalendarId, CalendarVersionId, ContractId, PolicyVersionId};
use domain::time::Instant;
use domain::zones::ZoneId;
use rusqlite::{OptionalExtension, Row, named_params};

/// A calendar, over all its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRow {
    /// Its id.
    pub id: CalendarId,
    /// What people call it; no two calendars share a name.
    pub name: String,
    /// What is being written and not published: a calendar file.
    pub draft: Option<String>,
}

/// One version of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarVersion {
    /// Its id.
    pub id: CalendarVersionId,
    /// Of which calendar.
    pub calendar: CalendarId,
    /// The calendar's name.
    pub name: String,
    /// 1, 2, 3.
    pub number: i64,
    /// From when it is in force; from the beginning when empty.
    pub effective_from: Option<NaiveDate>,
    /// Whether it was published in the editor, and not brought by a policy.
    pub revision: bool,
    /// Its definition, as it was written.
    pub text: String,
    /// SHA-256 of the text.
    pub sha256: [u8; 32],
    /// When it was made.
    pub created: Instant,
}

/// A version to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewVersion<'a> {
    /// Its id.
    pub id: CalendarVersionId,
    /// Of which calendar.
    pub calendar: CalendarId,
    /// From when it is in force.
    pub effective_from: Option<NaiveDate>,
    /// Whether it was published in the editor.
    pub revision: bool,
    /// The calendar file.
    pub text: &'a str,
}

const INSERT: &str = "
    INSERT INTO calendar (id, name, draft, sample, version, created_at, changed_at)
    VALUES (:id, :name, :draft, :sample, 1, :at, :at)";

/// Stores a new calendar, still without a version.
///
/// # Errors
/// [`StoreError::Taken`] when a calendar has this name.
pub fn insert(
    tx: &Writing<'_>,
    calendar: &CalendarRow,
    belongs: Belongs,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":id": calendar.id.0, ":name": calendar.name, ":draft": calendar.draft,
            ":sample": belongs.is_sample(), ":at": at.unix(),
        })
        .map_err(or_taken(Noun::Calendar))?;
    Ok(())
}

const CHANGE: &str = "
    UPDATE calendar SET name = :name, draft = :draft, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected";

/// Writes name and draft.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`], [`StoreError::Taken`].
pub fn change(
    tx: &Writing<'_>,
    calendar: &CalendarRow,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(CHANGE)?
        .execute(named_params! {
            ":id": calendar.id.0, ":name": calendar.name, ":draft": calendar.draft,
            ":expected": expected_version, ":at": at.unix(),
        })
        .map_err(or_taken(Noun::Calendar))?;
    written_once(changed, Noun::Calendar, expected_version, || {
        tx.tx.query_row(
            "SELECT version FROM calendar WHERE id = :id",
            named_params! { ":id": calendar.id.0 },
            |row| row.get("version"),
        )
    })
}

const REMOVE: &str = "
    DELETE FROM calendar
     WHERE id = :id AND NOT EXISTS (SELECT 1 FROM calendar_version WHERE calendar_id = :id)";

/// Removes a calendar that never had a version: nothing can stand on it.
///
/// # Errors
/// [`StoreError::InUse`] when it has one.
pub fn remove(tx: &Writing<'_>, id: CalendarId) -> Result<(), StoreError> {
    match tx.tx.prepare_cached(REMOVE)?.execute(named_params! { ":id": id.0 })? {
        0 => Err(StoreError::InUse { what: Noun::Calendar }),
        _ => Ok(()),
    }
}

const LIST: &str = "
    SELECT id, name, draft, sample, version, changed_at FROM calendar ORDER BY created_at, id";

/// All calendars, the oldest first.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>) -> Result<Vec<Stored<CalendarRow>>, StoreError> {
    let rows = tx.tx.prepare_cached(LIST)?.query_map([], calendar)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

const GET: &str = "
    SELECT id, name, draft, sample, version, changed_at FROM calendar WHERE id = :id";

/// One calendar.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: CalendarId) -> Result<Stored<CalendarRow>, StoreError> {
    tx.tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, calendar)
        .map_err(or_missing(Noun::Calendar))
}

const BY_NAME: &str = "SELECT id FROM calendar WHERE name = :name";

/// The calendar of a name.
///
/// # Errors
/// Those of the file.
pub fn by_name(tx: &Reading<'_>, name: &str) -> Result<Option<CalendarId>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(BY_NAME)?
        .query_row(named_params! { ":name": name }, |row| row.get("id").map(CalendarId))
        .optional()?;
    Ok(found)
}

fn calendar(row: &Row<'_>) -> rusqlite::Result<Stored<CalendarRow>> {
    Ok(Stored {
        value: CalendarRow {
            id: CalendarId(row.get("id")?),
            name: row.get("name")?,
            draft: row.get("draft")?,
        },
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "changed_at")?,
    })
}

const INSERT_VERSION: &str = "
    INSERT INTO calendar_version (id, calendar_id, number, effective_from, revision, text, sha256, created_at)
    SELECT :id, :calendar, coalesce(max(number), 0) + 1, :effective_from, :revision, :text, :sha256, :at
      FROM calendar_version
     WHERE calendar_id = :calendar
    RETURNING number";

/// Stores the next version of a calendar and returns its number.
///
/// # Errors
/// Those of the file.
pub fn insert_version(tx: &Writing<'_>, version: &NewVersion<'_>, at: Instant) -> Result<i64, StoreError> {
    let number = tx.tx.prepare_cached(INSERT_VERSION)?.query_row(
        named_params! {
            ":id": version.id.0, ":calendar": version.calendar.0, ":revision": version.revision,
            ":effective_from": version.effective_from.map(date_text), ":text": version.text,
            ":sha256": sha256(version.text), ":at": at.unix(),
        },
        |row| row.get("number"),
    )?;
    Ok(number)
}

const VERSION: &str = "
    SELECT calendar_version.id, calendar_version.calendar_id, calendar.name, calendar_version.number,
           calendar_version.effective_from, calendar_version.revision, calendar_version.text,
           calendar_version.sha256, calendar_version.created_at
      FROM calendar_version
      JOIN calendar ON calendar.id = calendar_version.calendar_id
     WHERE calendar_version.id = :id";

/// One version of a calendar.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn version(tx: &Reading<'_>, id: CalendarVersionId) -> Result<CalendarVersion, StoreError> {
    tx.tx
        .prepare_cached(VERSION)?
        .query_row(named_params! { ":id": id.0 }, calendar_version)
        .map_err(or_missing(Noun::CalendarVersion))
}

const VERSIONS: &str = "
    SELECT calendar_version.id, calendar_version.calendar_id, calendar.name, calendar_version.number,
           calendar_version.effective_from, calendar_version.revision, calendar_version.text,
           calendar_version.sha256, calendar_version.created_at
      FROM calendar_version
      JOIN calendar ON calendar.id = calendar_version.calendar_id
     WHERE calendar_version.calendar_id = :calendar
     ORDER BY calendar_version.number DESC";

/// All versions of a calendar, the newest first.
///
/// # Errors
/// Those of the file.
pub fn versions(tx: &Reading<'_>, calendar: CalendarId) -> Result<Vec<CalendarVersion>, StoreError> {
    let versions = tx
        .tx
        .prepare_cached(VERSIONS)?
        .query_map(named_params! { ":calendar": calendar.0 }, calendar_version)?
        .collect::<Result<_, _>>()?;
    Ok(versions)
}

const IN_FORCE: &str = "
    SELECT calendar_version.id, calendar_version.calendar_id, calendar.name, calendar_version.number,
           calendar_version.effective_from, calendar_version.revision, calendar_version.text,
           calendar_version.sha256, calendar_version.created_at
      FROM calendar_version AS linked
      JOIN calendar_version ON calendar_version.calendar_id = linked.calendar_id
      JOIN calendar ON calendar.id = calendar_version.calendar_id
     WHERE linked.id = :linked AND calendar_version.number > linked.number AND calendar_version.revision = 1
       AND calendar_version.effective_from <= :on
     ORDER BY calendar_version.number DESC
     LIMIT 1";

/// The newest published version above the linked one that is in force on `on`; `None` when the
/// linked one still is.
///
/// # Errors
/// Those of the file.
pub fn in_force(
    tx: &Reading<'_>,
    linked: CalendarVersionId,
    on: NaiveDate,
) -> Result<Option<CalendarVersion>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(IN_FORCE)?
        .query_row(named_params! { ":linked": linked.0, ":on": date_text(on) }, calendar_version)
        .optional()?;
    Ok(found)
}

fn calendar_version(row: &Row<'_>) -> rusqlite::Result<CalendarVersion> {
    Ok(CalendarVersion {
        id: CalendarVersionId(row.get("id")?),
        calendar: CalendarId(row.get("calendar_id")?),
        name: row.get("name")?,
        number: row.get("number")?,
        effective_from: columns::date_if_any(row, "effective_from")?,
        revision: row.get("revision")?,
        text: row.get("text")?,
        sha256: row.get("sha256")?,
        created: columns::instant(row, "created_at")?,
    })
}

/// A policy's version that counts on a version of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyOn {
    /// The policy's version.
    pub id: PolicyVersionId,
    /// The policy's name.
    pub name: String,
    /// Number of the policy's version.
    pub number: i64,
    /// The version of the calendar it is linked to.
    pub calendar: CalendarVersionId,
    /// The policy file.
    pub text: String,
}

const POLICIES_ON: &str = "
    SELECT policy_version.id, policy.name, policy_version.number, policy_version.calendar_version_id,
           policy_version.text
      FROM policy_version
      JOIN policy ON policy.id = policy_version.policy_id
      JOIN calendar_version ON calendar_version.id = policy_version.calendar_version_id
     WHERE calendar_version.calendar_id = :calendar AND policy.deleted_at IS NULL
     ORDER BY policy.name COLLATE names, policy_version.number DESC";

/// The versions of policies that count on any version of a calendar.
///
/// # Errors
/// Those of the file.
pub fn policies_on(tx: &Reading<'_>, calendar: CalendarId) -> Result<Vec<PolicyOn>, StoreError> {
    let rows = tx
        .tx
        .prepare_cached(POLICIES_ON)?
        .query_map(named_params! { ":calendar": calendar.0 }, |row| {
            Ok(PolicyOn {
                id: PolicyVersionId(row.get("id")?),
                name: row.get("name")?,
                number: row.get("number")?,
                calendar: CalendarVersionId(row.get("calendar_version_id")?),
                text: row.get("text")?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// A contract whose policy counts on a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractOn {
    /// The contract.
    pub id: ContractId,
    /// Its number.
    pub number: i64,
    /// The zone its days are counted in.
    pub zone: ZoneId,
    /// The client's name.
    pub client: String,
    /// The policy's name.
    pub policy: String,
    /// Where it stands.
    pub status: ContractStatus,
}

// A version of the contract counts unless a later signed one has begun.
const CONTRACTS_ON: &str = "
    SELECT contract.id, contract.number, contract.zone, client.name AS client, policy.name AS policy, contract.status
      FROM contract
      JOIN client ON client.id = contract.client_id
      JOIN policy_version ON policy_version.id = contract.policy_version_id
      JOIN policy ON policy.id = policy_version.policy_id
     WHERE contract.deleted_at IS NULL AND contract.status <> 'ended'
       AND EXISTS (
           SELECT 1
             FROM contract_version
             JOIN policy_version AS counted ON counted.id = contract_version.policy_version_id
             JOIN calendar_version ON calendar_version.id = counted.calendar_version_id
            WHERE contract_version.contract_id = contract.id AND calendar_version.calendar_id = :calendar
              AND NOT EXISTS (
                  SELECT 1 FROM contract_version AS later
                   WHERE later.contract_id = contract.id AND later.state = 'signed' AND later.from_on <= :today
                     AND (later.from_on, later.number) > (contract_version.from_on, contract_version.number)))
     ORDER BY contract.number";

/// The contracts that are not over and count, or will count, on any version of a calendar.
///
/// # Errors
/// Those of the file.
pub fn contracts_on(
    tx: &Reading<'_>,
    calendar: CalendarId,
    today: NaiveDate,
) -> Result<Vec<ContractOn>, StoreError> {
    let rows = tx
        .tx
        .prepare_cached(CONTRACTS_ON)?
        .query_map(named_params! { ":calendar": calendar.0, ":today": date_text(today) }, |row| {
            Ok(ContractOn {
                id: ContractId(row.get("id")?),
                number: row.get("number")?,
                zone: columns::zone(row, "zone")?,
                client: row.get("client")?,
                policy: row.get("policy")?,
                status: columns::parsed(row, "status", ContractStatus::parse)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

const REVISED_ON: &str = "
    SELECT calendar_version.effective_from
      FROM calendar_version AS linked
      JOIN calendar_version ON calendar_version.calendar_id = linked.calendar_id
     WHERE linked.id = :linked AND calendar_version.number > linked.number AND calendar_version.revision = 1
       AND calendar_version.effective_from IS NOT NULL
     ORDER BY calendar_version.effective_from";

/// The days on which a published version takes the place of the linked one, or of another.
///
/// # Errors
/// Those of the file.
pub fn revised_on(tx: &Reading<'_>, linked: CalendarVersionId) -> Result<Vec<NaiveDate>, StoreError> {
    let days = tx
        .tx
        .prepare_cached(REVISED_ON)?
        .query_map(named_params! { ":linked": linked.0 }, |row| columns::date(row, "effective_from"))?
        .collect::<Result<_, _>>()?;
    Ok(days)
}

const COUNTED: &str = "
    SELECT calendar_version.calendar_id, count(DISTINCT contract.id) AS contracts
      FROM contract
      JOIN contract_version ON contract_version.contract_id = contract.id
      JOIN policy_version ON policy_version.id = contract_version.policy_version_id
      JOIN calendar_version ON calendar_version.id = policy_version.calendar_version_id
     WHERE contract.deleted_at IS NULL AND contract.status <> 'ended'
       AND NOT EXISTS (
           SELECT 1 FROM contract_version AS later
            WHERE later.contract_id = contract.id AND later.state = 'signed' AND later.from_on <= :today
              AND (later.from_on, later.number) > (contract_version.from_on, contract_version.number))
     GROUP BY calendar_version.calendar_id";

/// How many contracts that are not over count on each calendar, as [`contracts_on`] lists them.
///
/// # Errors
/// Those of the file.
pub fn contracts_counted(tx: &Reading<'_>, today: NaiveDate) -> Result<Vec<(CalendarId, u32)>, StoreError> {
    let rows = tx
        .tx
        .prepare_cached(COUNTED)?
        .query_map(named_params! { ":today": date_text(today) }, |row| {
            Ok((CalendarId(row.get("calendar_id")?), row.get("contracts")?))
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

const MOST_USED: &str = "
    SELECT policy_version.calendar_version_id, count(*) AS contracts
      FROM contract
      JOIN policy_version ON policy_version.id = contract.policy_version_id
     WHERE contract.deleted_at IS NULL AND contract.status = 'active'
     GROUP BY policy_version.calendar_version_id
     ORDER BY contracts DESC, policy_version.calendar_version_id
     LIMIT 1";

/// The version of a calendar that most contracts in force are linked to.
///
/// # Errors
/// Those of the file.
pub fn most_used(tx: &Reading<'_>) -> Result<Option<CalendarVersionId>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(MOST_USED)?
        .query_row([], |row| row.get("calendar_version_id").map(CalendarVersionId))
        .optional()?;
    Ok(found)
}
