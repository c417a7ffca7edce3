//! Servers calendars are published on, without their passwords.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing, or_taken};
use crate::stored::{Belongs, Stored, written_once};
use domain::ids::CaldavServerId;
use domain::time::Instant;
use rusqlite::{Row, named_params};

/// A calendar server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaldavServer {
    /// Its id.
    pub id: CaldavServerId,
    /// What it is called here.
    pub name: String,
    /// Where it is found: `https://cloud.kereru.example/`.
    pub url: String,
    /// Whom to log in as; empty where it asks for no login.
    pub user_name: String,
    /// Certificates (PEM) of authorities to trust besides the machine's.
    pub authorities: String,
}

const ALL: &str = "
    SELECT id, name, url, user_name, authorities, version, changed_at
      FROM caldav_server
     WHERE deleted_at IS NULL
     ORDER BY name COLLATE names, id";

/// All of them, in order of their names.
///
/// # Errors
/// Those of the file.
pub fn all(tx: &Reading<'_>) -> Result<Vec<Stored<CaldavServer>>, StoreError> {
    Ok(tx.tx.prepare_cached(ALL)?.query_map([], stored)?.collect::<Result<_, _>>()?)
}

const GET: &str = "
    SELECT id, name, url, user_name, authorities, version, changed_at
      FROM caldav_server
     WHERE id = :id AND deleted_at IS NULL";

/// One of them.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: CaldavServerId) -> Result<Stored<CaldavServer>, StoreError> {
    tx.tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, stored)
        .map_err(or_missing(Noun::CaldavServer))
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<CaldavServer>> {
    Ok(Stored {
        value: CaldavServer {
            id: CaldavServerId(row.get("id")?),
            name: row.get("name")?,
            url: row.get("url")?,
            user_name: row.get("user_name")?,
            authorities: row.get("authorities")?,
        },
        version: row.get("version")?,
        belongs: Belongs::ToProvider,
        changed: columns::instant(row, "changed_at")?,
    })
}

const INSERT: &str = "
    INSERT INTO caldav_server (id, name, url, user_name, authorities, version, changed_at)
    VALUES (:id, :name, :url, :user_name, :authorities, 1, :at)";

/// Stores a new one.
///
/// # Errors
/// [`StoreError::Taken`] when another has its name.
pub fn insert(tx: &Writing<'_>, server: &CaldavServer, at: Instant) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":id": server.id.0, ":name": server.name, ":url": server.url, ":user_name": server.user_name,
            ":authorities": server.authorities, ":at": at.unix(),
        })
        .map_err(or_taken(Noun::CaldavServer))?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE caldav_server
       SET name = :name, url = :url, user_name = :user_name, authorities = :authorities, version = version + 1,
           changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Writes one over.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`], [`StoreError::Taken`].
pub fn update(
    tx: &Writing<'_>,
    server: &CaldavServer,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(UPDATE)?
        .execute(named_params! {
            ":id": server.id.0, ":name": server.name, ":url": server.url, ":user_name": server.user_name,
            ":authorities": server.authorities, ":expected": expected_version, ":at": at.unix(),
        })
        .map_err(or_taken(Noun::CaldavServer))?;
    written_once(changed, Noun::CaldavServer, expected_version, || version(tx, server.id))
}

const REMOVE: &str = "
    UPDATE caldav_server SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Takes one out of the list.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove(
    tx: &Writing<'_>,
    id: CaldavServerId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(REMOVE)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::CaldavServer, expected_version, || version(tx, id))
}

fn version(tx: &Writing<'_>, id: CaldavServerId) -> rusqlite::Result<i64> {
    tx.tx.query_row(
        "SELECT version FROM caldav_server WHERE id = :id AND deleted_at IS NULL",
        named_params! { ":id": id.0 },
        |row| row.get("version"),
    )
}
