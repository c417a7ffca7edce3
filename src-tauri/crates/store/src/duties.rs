//! Duties of contracts, what was recorded about them, and which proposals were left out.

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::{Belongs, Stored, written_once};
use domain::duties::{Deed, Due, Duty, Evidence, Pace, PaceUnit, Whose};
use domain::ids::{ContractId, DutyId, UserId};
use domain::time::Instant;
use rusqlite::{Row, named_params};

const INSERT: &str = "
    INSERT INTO duty (id, contract_id, whose, title, clause, words, due, due_on, every, unit, waits_for, origin,
                      version, created_at, changed_at)
    VALUES (:id, :contract, :whose, :title, :clause, :words, :due, :due_on, :every, :unit, :waits_for, :origin,
            1, :at, :at)";

/// Stores a new duty.
///
/// # Errors
/// Those of the file.
pub fn insert(tx: &Writing<'_>, duty: &Duty, at: Instant) -> Result<(), StoreError> {
    let days = Days::of(duty.due);
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":id": duty.id.0, ":contract": duty.contract.0, ":whose": duty.whose.key(), ":title": duty.title,
        ":clause": duty.clause, ":words": duty.words, ":due": days.due, ":due_on": days.due_on,
        ":every": days.every, ":unit": days.unit, ":waits_for": duty.waits_for.map(|id| id.0),
        ":origin": duty.origin, ":at": at.unix(),
    })?;
    Ok(())
}

/// When a duty is due, as columns.
struct Days {
    due: &'static str,
    due_on: Option<String>,
    every: Option<u32>,
    unit: Option<&'static str>,
}

impl Days {
    fn of(due: Due) -> Self {
        match due {
            Due::Standing => Self { due: "standing", due_on: None, every: None, unit: None },
            Due::Once(day) => Self { due: "once", due_on: Some(date_text(day)), every: None, unit: None },
            Due::Recurring { anchor, pace } => Self {
                due: "recurring",
                due_on: Some(date_text(anchor)),
                every: Some(pace.count),
                unit: Some(pace.unit.key()),
            },
        }
    }
}

const UPDATE: &str = "
    UPDATE duty
       SET whose = :whose, title = :title, clause = :clause, words = :words, due = :due, due_on = :due_on,
           every = :every, unit = :unit, waits_for = :waits_for, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Writes a duty over; its contract and where it came from stay.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn update(tx: &Writing<'_>, duty: &Duty, expected_version: i64, at: Instant) -> Result<(), StoreError> {
    let days = Days::of(duty.due);
    let changed = tx.tx.prepare_cached(UPDATE)?.execute(named_params! {
        ":id": duty.id.0, ":whose": duty.whose.key(), ":title": duty.title, ":clause": duty.clause,
        ":words": duty.words, ":due": days.due, ":due_on": days.due_on, ":every": days.every,
        ":unit": days.unit, ":waits_for": duty.waits_for.map(|id| id.0), ":expected": expected_version,
        ":at": at.unix(),
    })?;
    written_once(changed, Noun::Duty, expected_version, || version_of(tx, duty.id))
}

const BURY: &str = "
    UPDATE duty
       SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Sets a duty's tombstone; what was recorded about it stays.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove(tx: &Writing<'_>, id: DutyId, expected_version: i64, at: Instant) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(BURY)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Duty, expected_version, || version_of(tx, id))
}

const TOUCH: &str = "
    UPDATE duty
       SET version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Counts a change of what is recorded about a duty as one of the duty, so that of two people who
/// record at once the second hears of the first.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn touch(tx: &Writing<'_>, id: DutyId, expected_version: i64, at: Instant) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(TOUCH)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Duty, expected_version, || version_of(tx, id))
}

const VERSION: &str = "SELECT version FROM duty WHERE id = :id AND deleted_at IS NULL";

fn version_of(tx: &Reading<'_>, id: DutyId) -> rusqlite::Result<i64> {
    tx.tx.prepare_cached(VERSION)?.query_row(named_params! { ":id": id.0 }, |row| row.get("version"))
}

const GET: &str = "
    SELECT id, contract_id, whose, title, clause, words, due, due_on, every, unit, waits_for, origin, version,
           changed_at
      FROM duty
     WHERE id = :id AND deleted_at IS NULL";

/// A duty.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: DutyId) -> Result<Stored<Duty>, StoreError> {
    let found = tx.tx.prepare_cached(GET)?.query_row(named_params! { ":id": id.0 }, stored);
    found.map_err(or_missing(Noun::Duty))
}

const LIST: &str = "
    SELECT duty.id, duty.contract_id, duty.whose, duty.title, duty.clause, duty.words, duty.due, duty.due_on,
           duty.every, duty.unit, duty.waits_for, duty.origin, duty.version, duty.changed_at
      FROM duty
      JOIN contract ON contract.id = duty.contract_id AND contract.deleted_at IS NULL
     WHERE duty.deleted_at IS NULL AND (:contract IS NULL OR duty.contract_id = :contract)
     ORDER BY duty.whose DESC, duty.title, duty.id";

/// The duties of a contract, or of all: ours first, by title.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>, contract: Option<ContractId>) -> Result<Vec<Stored<Duty>>, StoreError> {
    let contract = contract.map(|id| id.0);
    let mut statement = tx.tx.prepare_cached(LIST)?;
    let found = statement.query_map(named_params! { ":contract": contract }, stored)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<Duty>> {
    Ok(Stored {
        value: Duty {
            id: DutyId(row.get("id")?),
            contract: ContractId(row.get("contract_id")?),
            whose: columns::parsed(row, "whose", Whose::parse)?,
            title: row.get("title")?,
            clause: row.get("clause")?,
            words: row.get("words")?,
            due: due(row)?,
            waits_for: row.get::<_, Option<_>>("waits_for")?.map(DutyId),
            origin: row.get("origin")?,
        },
        version: row.get("version")?,
        belongs: Belongs::ToProvider,
        changed: columns::instant(row, "changed_at")?,
    })
}

fn due(row: &Row<'_>) -> rusqlite::Result<Due> {
    let Some(day) = columns::date_if_any(row, "due_on")? else { return Ok(Due::Standing) };
    let Some(count) = row.get::<_, Option<u32>>("every")? else { return Ok(Due::Once(day)) };
    let unit = columns::parsed(row, "unit", PaceUnit::parse)?;
    let pace = Pace::new(count, unit).ok_or_else(|| columns::unreadable("every", &count.to_string()))?;
    Ok(Due::Recurring { anchor: day, pace })
}

const RECORD: &str = "
    INSERT INTO duty_record (duty_id, position, due_on, deed, happened_on, by_whom, words, link, file_name,
                             file_sha256, user_id, recorded_at)
    SELECT :duty, coalesce(max(position), 0) + 1, :due_on, :deed, :on, :by_whom, :words, :link, :file_name, :sha256,
           :user, :at
      FROM duty_record
     WHERE duty_id = :duty";

/// Records what happened about a due day.
///
/// # Errors
/// Those of the file.
pub fn record(
    tx: &Writing<'_>,
    id: DutyId,
    evidence: &Evidence,
    user: UserId,
    at: Instant,
) -> Result<(), StoreError> {
    let (name, sha256) = evidence.file.as_ref().map(|(name, sha256)| (name.as_str(), sha256)).unzip();
    tx.tx.prepare_cached(RECORD)?.execute(named_params! {
        ":duty": id.0, ":due_on": date_text(evidence.due_on), ":deed": evidence.deed.key(),
        ":on": date_text(evidence.on), ":by_whom": evidence.by_whom, ":words": evidence.words,
        ":link": evidence.link, ":file_name": name, ":sha256": sha256, ":user": user.0, ":at": at.unix(),
    })?;
    Ok(())
}

const EVIDENCE: &str = "
    SELECT duty_record.duty_id, duty_record.due_on, duty_record.deed, duty_record.happened_on, duty_record.by_whom,
           duty_record.words, duty_record.link, duty_record.file_name, duty_record.file_sha256
      FROM duty_record
      JOIN duty ON duty.id = duty_record.duty_id
     WHERE duty.deleted_at IS NULL AND (:contract IS NULL OR duty.contract_id = :contract)
     ORDER BY duty_record.duty_id, duty_record.position";

/// What was recorded about the duties of a contract, or of all, in the order it was.
///
/// # Errors
/// Those of the file.
pub fn evidence(
    tx: &Reading<'_>,
    contract: Option<ContractId>,
) -> Result<Vec<(DutyId, Evidence)>, StoreError> {
    let contract = contract.map(|id| id.0);
    let mut statement = tx.tx.prepare_cached(EVIDENCE)?;
    let found = statement.query_map(named_params! { ":contract": contract }, evidence_row)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn evidence_row(row: &Row<'_>) -> rusqlite::Result<(DutyId, Evidence)> {
    let name: Option<String> = row.get("file_name")?;
    let sha256: Option<[u8; 32]> = row.get("file_sha256")?;
    let evidence = Evidence {
        due_on: columns::date(row, "due_on")?,
        deed: columns::parsed(row, "deed", Deed::parse)?,
        on: columns::date(row, "happened_on")?,
        by_whom: row.get("by_whom")?,
        words: row.get("words")?,
        link: row.get("link")?,
        file: name.zip(sha256),
    };
    Ok((DutyId(row.get("duty_id")?), evidence))
}

const LEAVE_OUT: &str = "
    INSERT INTO duty_left_out (contract_id, origin, at) VALUES (:contract, :origin, :at) ON CONFLICT DO NOTHING";

/// Notes that a proposal is no duty of a contract.
///
/// # Errors
/// Those of the file.
pub fn leave_out(
    tx: &Writing<'_>,
    contract: ContractId,
    origin: &str,
    at: Instant,
) -> Result<(), StoreError> {
    let of = named_params! { ":contract": contract.0, ":origin": origin, ":at": at.unix() };
    tx.tx.prepare_cached(LEAVE_OUT)?.execute(of)?;
    Ok(())
}

const LEFT_OUT: &str = "SELECT origin FROM duty_left_out WHERE contract_id = :contract ORDER BY origin";

/// The proposals that were left out for a contract.
///
/// # Errors
/// Those of the file.
pub fn left_out(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<String>, StoreError> {
    let mut statement = tx.tx.prepare_cached(LEFT_OUT)?;
    let found = statement.query_map(named_params! { ":contract": contract.0 }, |row| row.get("origin"))?;
    Ok(found.collect::<Result<_, _>>()?)
}
