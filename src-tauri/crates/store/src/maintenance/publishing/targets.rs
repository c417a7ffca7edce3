//! The places calendars are published in.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing, or_taken};
use crate::stored::{Belongs, Stored, written_once};
use domain::ids::{CaldavServerId, ClientId, PublishTargetId};
use domain::maintenance::{Place, PublishTarget, Scope};
use domain::time::Instant;
use rusqlite::{Row, named_params};

const INSERT: &str = "
    INSERT INTO publish_target (id, name, kind, place, server_id, scope, client_id, service, redacted, is_notice,
                                months, version, created_at, changed_at)
    VALUES (:id, :name, :kind, :place, :server, :scope, :client, :service, :redacted, :is_notice, :months, 1, :at,
            :at)";

/// Stores a new target.
///
/// # Errors
/// [`StoreError::Taken`] for a name that is in use.
pub fn insert_target(tx: &Writing<'_>, target: &PublishTarget, at: Instant) -> Result<(), StoreError> {
    let (client, service) = of_scope(&target.scope);
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":id": target.id.0, ":name": target.name, ":kind": target.place.key(), ":place": target.place.path(),
            ":server": server(&target.place).map(|id| id.0), ":scope": target.scope.key(),
            ":client": client.map(|id| id.0), ":service": service, ":redacted": target.redacted,
            ":is_notice": target.is_notice, ":months": target.months, ":at": at.unix(),
        })
        .map_err(or_taken(Noun::PublishTarget))?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE publish_target
       SET name = :name, kind = :kind, place = :place, server_id = :server, scope = :scope, client_id = :client,
           service = :service, redacted = :redacted, is_notice = :is_notice, months = :months, version = version + 1,
           changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Writes a target over.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`], [`StoreError::Taken`].
pub fn update_target(
    tx: &Writing<'_>,
    target: &PublishTarget,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let (client, service) = of_scope(&target.scope);
    let changed = tx
        .tx
        .prepare_cached(UPDATE)?
        .execute(named_params! {
            ":id": target.id.0, ":name": target.name, ":kind": target.place.key(), ":place": target.place.path(),
            ":server": server(&target.place).map(|id| id.0), ":scope": target.scope.key(),
            ":client": client.map(|id| id.0), ":service": service, ":redacted": target.redacted,
            ":is_notice": target.is_notice, ":months": target.months, ":expected": expected_version,
            ":at": at.unix(),
        })
        .map_err(or_taken(Noun::PublishTarget))?;
    written_once(changed, Noun::PublishTarget, expected_version, || version_of(tx, target.id))
}

const BURY: &str = "
    UPDATE publish_target
       SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Sets a target's tombstone; what was published stays evidence.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove_target(
    tx: &Writing<'_>,
    id: PublishTargetId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(BURY)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::PublishTarget, expected_version, || version_of(tx, id))
}

const VERSION: &str = "SELECT version FROM publish_target WHERE id = :id AND deleted_at IS NULL";

fn version_of(tx: &Reading<'_>, id: PublishTargetId) -> rusqlite::Result<i64> {
    tx.tx.prepare_cached(VERSION)?.query_row(named_params! { ":id": id.0 }, |row| row.get("version"))
}

const GET: &str = "
    SELECT id, name, kind, place, server_id, scope, client_id, service, redacted, is_notice, months, version, changed_at
      FROM publish_target
     WHERE id = :id AND deleted_at IS NULL";

/// A target.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn target(tx: &Reading<'_>, id: PublishTargetId) -> Result<Stored<PublishTarget>, StoreError> {
    let found = tx.tx.prepare_cached(GET)?.query_row(named_params! { ":id": id.0 }, stored);
    found.map_err(or_missing(Noun::PublishTarget))
}

const LIST: &str = "
    SELECT id, name, kind, place, server_id, scope, client_id, service, redacted, is_notice, months, version, changed_at
      FROM publish_target
     WHERE deleted_at IS NULL
     ORDER BY name COLLATE names, id";

/// All targets by name.
///
/// # Errors
/// Those of the file.
pub fn targets(tx: &Reading<'_>) -> Result<Vec<Stored<PublishTarget>>, StoreError> {
    Ok(tx.tx.prepare_cached(LIST)?.query_map([], stored)?.collect::<Result<_, _>>()?)
}

fn server(place: &Place) -> Option<CaldavServerId> {
    match place {
        Place::File(_) | Place::Folder(_) => None,
        Place::Collection { server, .. } => Some(*server),
    }
}

fn of_scope(scope: &Scope) -> (Option<ClientId>, &str) {
    match scope {
        Scope::All | Scope::EachClient => (None, ""),
        Scope::Client(client) => (Some(*client), ""),
        Scope::Service(service) => (None, service),
    }
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<PublishTarget>> {
    Ok(Stored {
        value: PublishTarget {
            id: PublishTargetId(row.get("id")?),
            name: row.get("name")?,
            place: place(row)?,
            scope: scope(row)?,
            redacted: row.get("redacted")?,
            is_notice: row.get("is_notice")?,
            months: row.get("months")?,
        },
        version: row.get("version")?,
        belongs: Belongs::ToProvider,
        changed: columns::instant(row, "changed_at")?,
    })
}

fn place(row: &Row<'_>) -> rusqlite::Result<Place> {
    let (kind, path): (String, String) = (row.get("kind")?, row.get("place")?);
    match kind.as_str() {
        "file" => Ok(Place::File(path)),
        "folder" => Ok(Place::Folder(path)),
        "caldav" => Ok(Place::Collection { server: CaldavServerId(row.get("server_id")?), path }),
        _ => Err(columns::unreadable("kind", &kind)),
    }
}

fn scope(row: &Row<'_>) -> rusqlite::Result<Scope> {
    let key: String = row.get("scope")?;
    match key.as_str() {
        "all" => Ok(Scope::All),
        "client" => Ok(Scope::Client(ClientId(row.get("client_id")?))),
        "service" => Ok(Scope::Service(row.get("service")?)),
        "each_client" => Ok(Scope::EachClient),
        _ => Err(columns::unreadable("scope", &key)),
    }
}
