//! Stretches in which clients asked for no maintenance.

use super::{wall, wall_text};
use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::{Belongs, Stored, written_once};
use chrono::NaiveDateTime;
use domain::ids::{BlackoutId, ClientId};
use domain::maintenance::WallStretch;
use domain::time::Instant;
use domain::zones::ZoneId;
use rusqlite::{Row, named_params};

/// A stretch in which a client asked for no maintenance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blackout {
    /// Its id.
    pub id: BlackoutId,
    /// Whose.
    pub client: ClientId,
    /// On whose clocks.
    pub zone: ZoneId,
    /// From when to when.
    pub wall: WallStretch,
    /// Why.
    pub reason: String,
}

const INSERT: &str = "
    INSERT INTO blackout (id, client_id, zone, starts, ends, reason, sample, version, created_at, changed_at)
    VALUES (:id, :client, :zone, :starts, :ends, :reason, :sample, 1, :at, :at)";

/// Stores a new blackout.
///
/// # Errors
/// Those of the file.
pub fn insert_blackout(
    tx: &Writing<'_>,
    blackout: &Blackout,
    belongs: Belongs,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":id": blackout.id.0, ":client": blackout.client.0, ":zone": blackout.zone.name(),
        ":starts": wall_text(blackout.wall.starts), ":ends": wall_text(blackout.wall.ends),
        ":reason": blackout.reason, ":sample": belongs.is_sample(), ":at": at.unix(),
    })?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE blackout
       SET client_id = :client, zone = :zone, starts = :starts, ends = :ends, reason = :reason,
           version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Writes a blackout over.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn update_blackout(
    tx: &Writing<'_>,
    blackout: &Blackout,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(UPDATE)?.execute(named_params! {
        ":id": blackout.id.0, ":client": blackout.client.0, ":zone": blackout.zone.name(),
        ":starts": wall_text(blackout.wall.starts), ":ends": wall_text(blackout.wall.ends),
        ":reason": blackout.reason, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Blackout, expected_version, || version_of(tx, blackout.id))
}

const BURY: &str = "
    UPDATE blackout
       SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Sets a blackout's tombstone.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove_blackout(
    tx: &Writing<'_>,
    id: BlackoutId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(BURY)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Blackout, expected_version, || version_of(tx, id))
}

const VERSION: &str = "SELECT version FROM blackout WHERE id = :id AND deleted_at IS NULL";

fn version_of(tx: &Reading<'_>, id: BlackoutId) -> rusqlite::Result<i64> {
    tx.tx.prepare_cached(VERSION)?.query_row(named_params! { ":id": id.0 }, |row| row.get("version"))
}

const GET: &str = "
    SELECT id, client_id, zone, starts, ends, reason, sample, version, changed_at
      FROM blackout
     WHERE id = :id AND deleted_at IS NULL";

/// A blackout.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn blackout(tx: &Reading<'_>, id: BlackoutId) -> Result<Stored<Blackout>, StoreError> {
    let found = tx.tx.prepare_cached(GET)?.query_row(named_params! { ":id": id.0 }, stored);
    found.map_err(or_missing(Noun::Blackout))
}

const LIST: &str = "
    SELECT id, client_id, zone, starts, ends, reason, sample, version, changed_at
      FROM blackout
     WHERE deleted_at IS NULL AND ends >= :from AND (:client IS NULL OR client_id = :client)
     ORDER BY starts, id";

/// Blackouts that end at or after a time on their wall clock, by their start.
///
/// # Errors
/// Those of the file.
pub fn blackouts(
    tx: &Reading<'_>,
    client: Option<ClientId>,
    from: NaiveDateTime,
) -> Result<Vec<Stored<Blackout>>, StoreError> {
    let client = client.map(|id| id.0);
    let params = named_params! { ":client": client, ":from": wall_text(from) };
    let mut statement = tx.tx.prepare_cached(LIST)?;
    Ok(statement.query_map(params, stored)?.collect::<Result<_, _>>()?)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<Blackout>> {
    Ok(Stored {
        value: Blackout {
            id: BlackoutId(row.get("id")?),
            client: ClientId(row.get("client_id")?),
            zone: columns::zone(row, "zone")?,
            wall: WallStretch { starts: wall(row, "starts")?, ends: wall(row, "ends")? },
            reason: row.get("reason")?,
        },
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "changed_at")?,
    })
}
