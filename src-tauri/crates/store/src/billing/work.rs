//! Pieces of work.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::{Belongs, Stored, written_once};
use domain::billing::WorkSource;
use domain::ids::{UserId, WorkId};
use domain::time::{Instant, Stretch};
use rusqlite::{OptionalExtension, Row, named_params};

/// A piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkPiece {
    /// Its id.
    pub id: WorkId,
    /// Number of the engagement.
    pub engagement: i64,
    /// Who.
    pub technician: String,
    /// From when to when.
    pub stretch: Stretch,
    /// What was done.
    pub note: String,
    /// On which ticket; may be empty.
    pub ticket: String,
    /// How it came to be written down.
    pub source: WorkSource,
    /// What the file it came from calls it.
    pub external_id: Option<String>,
    /// Why it stands over other work of the same person; empty where it does not.
    pub overlap_reason: String,
}

const INSERT: &str = "
    INSERT INTO work (id, engagement, technician, from_at, to_at, note, ticket, source, external_id, overlap_reason,
                      user_id, version, created_at, changed_at)
    VALUES (:id, :engagement, :technician, :from, :to, :note, :ticket, :source, :external_id, :overlap_reason, :user, 1,
            :at, :at)";

/// Stores a new piece of work.
///
/// # Errors
/// Those of the file.
pub fn insert(tx: &Writing<'_>, of: &WorkPiece, by: UserId, at: Instant) -> Result<(), StoreError> {
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":id": of.id.0, ":engagement": of.engagement, ":technician": of.technician,
        ":from": of.stretch.from.unix(), ":to": of.stretch.to.unix(), ":note": of.note, ":ticket": of.ticket,
        ":source": of.source.key(), ":external_id": of.external_id, ":overlap_reason": of.overlap_reason,
        ":user": by.0, ":at": at.unix(),
    })?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE work
       SET technician = :technician, from_at = :from, to_at = :to, note = :note, ticket = :ticket,
           overlap_reason = :overlap_reason, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Writes a piece of work over.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn update(
    tx: &Writing<'_>,
    of: &WorkPiece,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(UPDATE)?.execute(named_params! {
        ":id": of.id.0, ":technician": of.technician, ":from": of.stretch.from.unix(),
        ":to": of.stretch.to.unix(), ":note": of.note, ":ticket": of.ticket,
        ":overlap_reason": of.overlap_reason, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Work, expected_version, || version_of(tx, of.id))
}

fn version_of(tx: &Writing<'_>, id: WorkId) -> rusqlite::Result<i64> {
    let of = named_params! { ":id": id.0 };
    tx.tx.query_row("SELECT version FROM work WHERE id = :id AND deleted_at IS NULL", of, |row| {
        row.get("version")
    })
}

const BURY: &str = "
    UPDATE work SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Sets the tombstone of a piece of work.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove(tx: &Writing<'_>, id: WorkId, expected_version: i64, at: Instant) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(BURY)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Work, expected_version, || version_of(tx, id))
}

const GET: &str = "
    SELECT id, engagement, technician, from_at, to_at, note, ticket, source, external_id, overlap_reason, version,
           changed_at
      FROM work
     WHERE id = :id AND deleted_at IS NULL";

/// A piece of work.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: WorkId) -> Result<Stored<WorkPiece>, StoreError> {
    tx.tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, stored)
        .map_err(or_missing(Noun::Work))
}

const OF: &str = "
    SELECT id, engagement, technician, from_at, to_at, note, ticket, source, external_id, overlap_reason, version,
           changed_at
      FROM work
     WHERE engagement = :engagement AND deleted_at IS NULL
     ORDER BY from_at, to_at, number";

/// The work of an engagement, the first first.
///
/// # Errors
/// Those of the file.
pub fn of(tx: &Reading<'_>, engagement: i64) -> Result<Vec<Stored<WorkPiece>>, StoreError> {
    let mut statement = tx.tx.prepare_cached(OF)?;
    let found = statement.query_map(named_params! { ":engagement": engagement }, stored)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<WorkPiece>> {
    Ok(Stored {
        value: WorkPiece {
            id: WorkId(row.get("id")?),
            engagement: row.get("engagement")?,
            technician: row.get("technician")?,
            stretch: Stretch { from: columns::instant(row, "from_at")?, to: columns::instant(row, "to_at")? },
            note: row.get("note")?,
            ticket: row.get("ticket")?,
            source: columns::parsed(row, "source", WorkSource::parse)?,
            external_id: row.get("external_id")?,
            overlap_reason: row.get("overlap_reason")?,
        },
        version: row.get("version")?,
        belongs: Belongs::ToProvider,
        changed: columns::instant(row, "changed_at")?,
    })
}

// No piece is longer than a day and a night: what begins earlier than that is over.
const OVERLAPPING: &str = "
    SELECT id, engagement, technician, from_at, to_at, note, ticket, source, external_id, overlap_reason, version,
           changed_at
      FROM work
     WHERE technician = :technician AND from_at > :from - 86401 AND from_at < :to AND to_at > :from
       AND deleted_at IS NULL AND id <> :but
     ORDER BY from_at, number
     LIMIT 1";

/// Work of the same person that shares a second with a stretch.
///
/// # Errors
/// Those of the file.
pub fn overlapping(
    tx: &Reading<'_>,
    technician: &str,
    stretch: Stretch,
    but: WorkId,
) -> Result<Option<WorkPiece>, StoreError> {
    let asked = named_params! {
        ":technician": technician, ":from": stretch.from.unix(), ":to": stretch.to.unix(), ":but": but.0,
    };
    let found = tx.tx.prepare_cached(OVERLAPPING)?.query_row(asked, stored).optional()?;
    Ok(found.map(|stored| stored.value))
}

const KNOWN: &str = "SELECT 1 AS known FROM work WHERE external_id = :external_id AND deleted_at IS NULL";

/// Whether a piece of a file is there already.
///
/// # Errors
/// Those of the file.
pub fn is_known(tx: &Reading<'_>, external_id: &str) -> Result<bool, StoreError> {
    let found: Option<i64> = tx
        .tx
        .prepare_cached(KNOWN)?
        .query_row(named_params! { ":external_id": external_id }, |row| row.get("known"))
        .optional()?;
    Ok(found.is_some())
}
