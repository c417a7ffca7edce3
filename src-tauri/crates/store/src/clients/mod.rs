//! Clients with their contacts, names and addresses.

mod contacts;
mod list;
mod merge;
mod names;
mod tree;
mod words;

pub use list::{
    AddOnsOf, Asked, ClientFilter, ClientRow, account_managers, add_ons_in_force, list, tags, terms_in_force,
};
pub use merge::{Moved, fold_into, to_be_moved};
pub use names::{owner_of_address, owner_of_source_name, source_names};
pub use tree::{Branch, above, below, place_under};

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing, or_taken};
use crate::stored::{Belongs, Stored, written_once};
use domain::clients::{Client, Locale};
use domain::ids::ClientId;
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};
use std::collections::HashMap;
use uuid::Uuid;

const INSERT: &str = "
    INSERT INTO client (id, name, zone, locale, account_manager, reseller_id, notes, sample, version, created_at,
                        changed_at)
    VALUES (:id, :name, :zone, :locale, :account_manager, :reseller, :notes, :sample, 1, :at, :at)";

/// Stores a new client with its contacts, names and addresses.
///
/// # Errors
/// [`StoreError::Taken`] when a client has this name, or one of the helpdesk names or addresses is
/// another's.
pub fn insert(tx: &Writing<'_>, client: &Client, belongs: Belongs, at: Instant) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":id": client.id.0, ":name": client.name, ":zone": client.zone.name(), ":locale": locale(client),
            ":account_manager": client.account_manager, ":reseller": client.reseller.map(|id| id.0),
            ":notes": client.notes, ":sample": belongs.is_sample(), ":at": at.unix(),
        })
        .map_err(or_taken(Noun::Client))?;
    write_parts(tx, client)
}

const UPDATE: &str = "
    UPDATE client
       SET name = :name, zone = :zone, locale = :locale, account_manager = :account_manager,
           reseller_id = :reseller, notes = :notes, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Writes a client over; contacts that are no longer in it get a tombstone.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`], [`StoreError::Taken`] as for [`insert`].
pub fn update(
    tx: &Writing<'_>,
    client: &Client,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(UPDATE)?
        .execute(named_params! {
            ":id": client.id.0, ":name": client.name, ":zone": client.zone.name(), ":locale": locale(client),
            ":account_manager": client.account_manager, ":reseller": client.reseller.map(|id| id.0),
            ":notes": client.notes, ":expected": expected_version, ":at": at.unix(),
        })
        .map_err(or_taken(Noun::Client))?;
    written_once(changed, Noun::Client, expected_version, || version_of(tx, client.id))?;
    names::forget(tx, client.id)?;
    contacts::bury(tx, client.id, at)?;
    write_parts(tx, client)
}

fn write_parts(tx: &Writing<'_>, client: &Client) -> Result<(), StoreError> {
    names::write(tx, client)?;
    contacts::write(tx, client)?;
    words::write(tx, client)
}

fn locale(client: &Client) -> &str {
    client.locale.as_ref().map_or("", Locale::tag)
}

const VERSION: &str = "SELECT version FROM client WHERE id = :id AND deleted_at IS NULL";

fn version_of(tx: &Reading<'_>, id: ClientId) -> rusqlite::Result<i64> {
    tx.tx.prepare_cached(VERSION)?.query_row(named_params! { ":id": id.0 }, |row| row.get("version"))
}

const HAS_CONTRACTS: &str =
    "SELECT EXISTS (SELECT 1 FROM contract WHERE client_id = :id AND deleted_at IS NULL) AS found";

const BURY: &str = "
    UPDATE client
       SET deleted_at = :at, merged_into = :into, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Sets a client's tombstone and frees its name, its helpdesk names and its addresses.
///
/// # Errors
/// [`StoreError::InUse`] while it has contracts, [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove(tx: &Writing<'_>, id: ClientId, expected_version: i64, at: Instant) -> Result<(), StoreError> {
    let in_use: bool = tx
        .tx
        .prepare_cached(HAS_CONTRACTS)?
        .query_row(named_params! { ":id": id.0 }, |row| row.get("found"))?;
    if in_use {
        return Err(StoreError::InUse { what: Noun::Client });
    }
    bury(tx, id, None, expected_version, at)
}

/// The tombstone itself; with `into`, it points at the client that goes on.
fn bury(
    tx: &Writing<'_>,
    id: ClientId,
    into: Option<ClientId>,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(BURY)?.execute(named_params! {
        ":id": id.0, ":into": into.map(|into| into.0), ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Client, expected_version, || version_of(tx, id))?;
    words::forget(tx, id)?;
    names::forget(tx, id)
}

const GET: &str = "
    SELECT id, name, zone, locale, account_manager, reseller_id, notes, sample, version, changed_at
      FROM client
     WHERE id = :id AND deleted_at IS NULL";

/// A client with its contacts, names and addresses.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: ClientId) -> Result<Stored<Client>, StoreError> {
    let mut found = tx
        .tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, stored)
        .map_err(or_missing(Noun::Client))?;
    names::read_into(tx, &mut found.value)?;
    found.value.contacts = contacts::of(tx, id)?;
    Ok(found)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<Client>> {
    let reseller: Option<Uuid> = row.get("reseller_id")?;
    let client = Client {
        locale: columns::parsed(row, "locale", |tag| match tag {
            "" => Some(None),
            tag => Locale::parse(tag).ok().map(Some),
        })?,
        account_manager: row.get("account_manager")?,
        reseller: reseller.map(ClientId),
        notes: row.get("notes")?,
        ..Client::named(ClientId(row.get("id")?), row.get::<_, String>("name")?, columns::zone(row, "zone")?)
    };
    Ok(Stored {
        value: client,
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "changed_at")?,
    })
}

// A client that was merged away may have been merged into one that was merged away later.
const GOES_ON_AS: &str = "
    WITH RECURSIVE line (id, merged_into, step) AS (
        SELECT id, merged_into, 0 FROM client WHERE id = :id
        UNION ALL
        SELECT client.id, client.merged_into, line.step + 1
          FROM line
          JOIN client ON client.id = line.merged_into)
    SELECT id FROM line ORDER BY step DESC LIMIT 1";

/// The client that an id means now: itself, or the one it was merged into. An id that is unknown
/// stays what it is.
///
/// # Errors
/// Those of the file.
pub fn goes_on_as(tx: &Reading<'_>, id: ClientId) -> Result<ClientId, StoreError> {
    let found = tx
        .tx
        .prepare_cached(GOES_ON_AS)?
        .query_row(named_params! { ":id": id.0 }, |row| row.get("id").map(ClientId))
        .optional()?;
    Ok(found.unwrap_or(id))
}

const MERGED_AWAY: &str = "SELECT id FROM client WHERE merged_into IS NOT NULL ORDER BY id";

/// The clients that were merged away, with the one that goes on for each. What was written down about the one for good
/// is about the other now.
pub(crate) fn merged_away(tx: &Reading<'_>) -> Result<HashMap<ClientId, ClientId>, StoreError> {
    let mut statement = tx.tx.prepare_cached(MERGED_AWAY)?;
    let ids = statement.query_map([], |row| row.get("id").map(ClientId))?.collect::<Result<Vec<_>, _>>()?;
    ids.into_iter().map(|id| Ok((id, goes_on_as(tx, id)?))).collect()
}

const BY_NAME: &str = "SELECT id FROM client WHERE name = :name COLLATE NOCASE AND deleted_at IS NULL";

/// The client of this name, in any case.
///
/// # Errors
/// Those of the file.
pub fn by_name(tx: &Reading<'_>, name: &str) -> Result<Option<ClientId>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(BY_NAME)?
        .query_row(named_params! { ":name": name }, |row| row.get("id").map(ClientId))
        .optional()?;
    Ok(found)
}

const NAME: &str = "SELECT name FROM client WHERE id = :id AND deleted_at IS NULL";

/// The name of a client, without everything else.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn name_of(tx: &Reading<'_>, id: ClientId) -> Result<String, StoreError> {
    tx.tx
        .prepare_cached(NAME)?
        .query_row(named_params! { ":id": id.0 }, |row| row.get("name"))
        .map_err(or_missing(Noun::Client))
}
