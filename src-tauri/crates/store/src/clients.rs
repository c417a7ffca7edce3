//! Clients and their contacts.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing, or_taken};
use crate::stored::{Belongs, Page, Stored, Window, beginnings, written_once};
use domain::clients::{Client, Contact, ContactRole};
use domain::ids::{ClientId, ContactId};
use domain::time::Instant;
use domain::zones::ZoneId;
use rusqlite::{OptionalExtension, Row, named_params};

/// A client in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRow {
    /// Its id.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: ZoneId,
    /// Contracts that are not over.
    pub contracts: u32,
    /// Tickets that are not resolved.
    pub open_tickets: u32,
    /// Whose it is.
    pub belongs: Belongs,
    /// Its version.
    pub version: i64,
}

const INSERT: &str = "
    INSERT INTO client (id, name, zone, notes, sample, version, created_at, changed_at)
    VALUES (:id, :name, :zone, :notes, :sample, 1, :at, :at)";

/// Stores a new client with its contacts.
///
/// # Errors
/// [`StoreError::Taken`] when a client has this name, or one of the helpdesk names is another's.
pub fn insert(tx: &Writing<'_>, client: &Client, belongs: Belongs, at: Instant) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":id": client.id.0, ":name": client.name, ":zone": client.zone.name(), ":notes": client.notes,
            ":sample": belongs.is_sample(), ":at": at.unix(),
        })
        .map_err(or_taken(Noun::Client))?;
    write_source_names(tx, client)?;
    write_contacts(tx, client)
}

const UPDATE: &str = "
    UPDATE client
       SET name = :name, zone = :zone, notes = :notes, version = version + 1, changed_at = :at
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
            ":id": client.id.0, ":name": client.name, ":zone": client.zone.name(), ":notes": client.notes,
            ":expected": expected_version, ":at": at.unix(),
        })
        .map_err(or_taken(Noun::Client))?;
    written_once(changed, Noun::Client, expected_version, || version_of(tx, client.id))?;
    forget_source_names(tx, client.id)?;
    write_source_names(tx, client)?;
    bury_contacts(tx, client.id, at)?;
    write_contacts(tx, client)
}

const VERSION: &str = "SELECT version FROM client WHERE id = :id AND deleted_at IS NULL";

fn version_of(tx: &Reading<'_>, id: ClientId) -> rusqlite::Result<i64> {
    tx.tx.prepare_cached(VERSION)?.query_row(named_params! { ":id": id.0 }, |row| row.get("version"))
}

const HAS_CONTRACTS: &str =
    "SELECT EXISTS (SELECT 1 FROM contract WHERE client_id = :id AND deleted_at IS NULL) AS found";

const BURY: &str = "
    UPDATE client
       SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Sets a client's tombstone and frees its name and its helpdesk names.
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
    let changed = tx
        .tx
        .prepare_cached(BURY)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::Client, expected_version, || version_of(tx, id))?;
    forget_source_names(tx, id)
}

const GET: &str = "
    SELECT id, name, zone, notes, sample, version, changed_at
      FROM client
     WHERE id = :id AND deleted_at IS NULL";

/// A client with its contacts.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: ClientId) -> Result<Stored<Client>, StoreError> {
    let mut found = tx
        .tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, stored)
        .map_err(or_missing(Noun::Client))?;
    found.value.source_names = source_names_of(tx, id)?;
    found.value.contacts = contacts_of(tx, id)?;
    Ok(found)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<Client>> {
    Ok(Stored {
        value: Client {
            id: ClientId(row.get("id")?),
            name: row.get("name")?,
            zone: columns::zone(row, "zone")?,
            source_names: Vec::new(),
            notes: row.get("notes")?,
            contacts: Vec::new(),
        },
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "changed_at")?,
    })
}

const LIST: &str = "
    SELECT client.id, client.name, client.zone, client.sample, client.version,
           (SELECT count(*) FROM contract
             WHERE contract.client_id = client.id AND contract.deleted_at IS NULL
               AND contract.status <> 'ended') AS contracts,
           (SELECT count(*) FROM ticket
             WHERE ticket.client_id = client.id AND ticket.deleted_at IS NULL
               AND ticket.open = 1) AS open_tickets
      FROM client
     WHERE client.deleted_at IS NULL
       AND (:words IS NULL OR client.id IN (SELECT client_id FROM client_words WHERE client_words MATCH :words))
     ORDER BY client.name COLLATE names, client.id
     LIMIT :limit OFFSET :offset";

const COUNT: &str = "
    SELECT count(*) AS total
      FROM client
     WHERE deleted_at IS NULL
       AND (:words IS NULL OR id IN (SELECT client_id FROM client_words WHERE client_words MATCH :words))";

/// Clients by name; with `typed`, those whose name has words that begin so, accents aside.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>, typed: &str, window: Window) -> Result<Page<ClientRow>, StoreError> {
    let words = beginnings(typed);
    let total: i64 =
        tx.tx.prepare_cached(COUNT)?.query_row(named_params! { ":words": words }, |row| row.get("total"))?;
    let rows = tx
        .tx
        .prepare_cached(LIST)?
        .query_map(
            named_params! { ":words": words, ":limit": window.limit, ":offset": window.offset },
            client_row,
        )?
        .collect::<Result<_, _>>()?;
    Ok(Page { rows, total: total.unsigned_abs() })
}

fn client_row(row: &Row<'_>) -> rusqlite::Result<ClientRow> {
    Ok(ClientRow {
        id: ClientId(row.get("id")?),
        name: row.get("name")?,
        zone: columns::zone(row, "zone")?,
        contracts: row.get("contracts")?,
        open_tickets: row.get("open_tickets")?,
        belongs: Belongs::from_column(row.get("sample")?),
        version: row.get("version")?,
    })
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

const ALL_SOURCE_NAMES: &str = "SELECT name, client_id FROM client_source_name ORDER BY name";

/// Every helpdesk name with its client: what an import matches on.
///
/// # Errors
/// Those of the file.
pub fn source_names(tx: &Reading<'_>) -> Result<Vec<(String, ClientId)>, StoreError> {
    let names = tx
        .tx
        .prepare_cached(ALL_SOURCE_NAMES)?
        .query_map([], |row| Ok((row.get("name")?, ClientId(row.get("client_id")?))))?
        .collect::<Result<_, _>>()?;
    Ok(names)
}

const SOURCE_NAMES: &str = "SELECT name FROM client_source_name WHERE client_id = :client ORDER BY position";

fn source_names_of(tx: &Reading<'_>, id: ClientId) -> Result<Vec<String>, StoreError> {
    let names = tx
        .tx
        .prepare_cached(SOURCE_NAMES)?
        .query_map(named_params! { ":client": id.0 }, |row| row.get("name"))?
        .collect::<Result<_, _>>()?;
    Ok(names)
}

const INSERT_SOURCE_NAME: &str =
    "INSERT INTO client_source_name (name, client_id, position) VALUES (:name, :client, :position)";

fn write_source_names(tx: &Writing<'_>, client: &Client) -> Result<(), StoreError> {
    let mut insert = tx.tx.prepare_cached(INSERT_SOURCE_NAME)?;
    for (position, name) in (0_i64..).zip(&client.source_names) {
        insert
            .execute(named_params! { ":name": name, ":client": client.id.0, ":position": position })
            .map_err(or_taken(Noun::SourceName))?;
    }
    Ok(())
}

// The names are a part of the client's row; the history keeps what they were.
const FORGET_SOURCE_NAMES: &str = "DELETE FROM client_source_name WHERE client_id = :client";

fn forget_source_names(tx: &Writing<'_>, id: ClientId) -> Result<(), StoreError> {
    tx.tx.prepare_cached(FORGET_SOURCE_NAMES)?.execute(named_params! { ":client": id.0 })?;
    Ok(())
}

const CONTACTS: &str = "
    SELECT id, name, email, phone
      FROM contact
     WHERE client_id = :client AND deleted_at IS NULL
     ORDER BY position";

const ROLES: &str = "SELECT role FROM contact_role WHERE contact_id = :contact ORDER BY role";

fn contacts_of(tx: &Reading<'_>, id: ClientId) -> Result<Vec<Contact>, StoreError> {
    let mut contacts: Vec<Contact> = tx
        .tx
        .prepare_cached(CONTACTS)?
        .query_map(named_params! { ":client": id.0 }, |row| {
            Ok(Contact {
                id: ContactId(row.get("id")?),
                name: row.get("name")?,
                email: row.get("email")?,
                phone: row.get("phone")?,
                roles: Vec::new(),
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut roles = tx.tx.prepare_cached(ROLES)?;
    for contact in &mut contacts {
        contact.roles = roles
            .query_map(named_params! { ":contact": contact.id.0 }, |row| {
                columns::parsed(row, "role", ContactRole::parse)
            })?
            .collect::<Result<_, _>>()?;
        contact.roles.sort_by_key(|role| ContactRole::ALL.iter().position(|other| other == role));
    }
    Ok(contacts)
}

const BURY_CONTACTS: &str =
    "UPDATE contact SET deleted_at = :at WHERE client_id = :client AND deleted_at IS NULL";

fn bury_contacts(tx: &Writing<'_>, id: ClientId, at: Instant) -> Result<(), StoreError> {
    tx.tx.prepare_cached(BURY_CONTACTS)?.execute(named_params! { ":client": id.0, ":at": at.unix() })?;
    Ok(())
}

const UPSERT_CONTACT: &str = "
    INSERT INTO contact (id, client_id, position, name, email, phone)
    VALUES (:id, :client, :position, :name, :email, :phone)
    ON CONFLICT (id) DO UPDATE
       SET position = :position, name = :name, email = :email, phone = :phone, deleted_at = NULL
     WHERE client_id = :client";

const FORGET_ROLES: &str = "DELETE FROM contact_role WHERE contact_id = :contact";

const INSERT_ROLE: &str = "
    INSERT INTO contact_role (contact_id, role) VALUES (:contact, :role) ON CONFLICT DO NOTHING";

fn write_contacts(tx: &Writing<'_>, client: &Client) -> Result<(), StoreError> {
    let mut upsert = tx.tx.prepare_cached(UPSERT_CONTACT)?;
    let mut forget_roles = tx.tx.prepare_cached(FORGET_ROLES)?;
    let mut insert_role = tx.tx.prepare_cached(INSERT_ROLE)?;
    for (position, contact) in (0_i64..).zip(&client.contacts) {
        let written = upsert.execute(named_params! {
            ":id": contact.id.0, ":client": client.id.0, ":position": position,
            ":name": contact.name, ":email": contact.email, ":phone": contact.phone,
        })?;
        if written == 0 {
            // The id is a contact of another client.
            return Err(StoreError::NotFound { what: Noun::Contact });
        }
        forget_roles.execute(named_params! { ":contact": contact.id.0 })?;
        for role in &contact.roles {
            insert_role.execute(named_params! { ":contact": contact.id.0, ":role": role.key() })?;
        }
    }
    Ok(())
}
