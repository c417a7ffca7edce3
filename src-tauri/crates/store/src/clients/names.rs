//! What a client is called, where its requests come from, and how it is sorted: lists of short texts.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_taken};
use domain::clients::{Client, RegisteredAddress};
use domain::ids::ClientId;
use rusqlite::{OptionalExtension, named_params};

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

const OWNER_OF_SOURCE_NAME: &str = "SELECT client_id FROM client_source_name WHERE name = :name";

/// Whom a helpdesk name means, in any case.
///
/// # Errors
/// Those of the file.
pub fn owner_of_source_name(tx: &Reading<'_>, name: &str) -> Result<Option<ClientId>, StoreError> {
    let owner = tx
        .tx
        .prepare_cached(OWNER_OF_SOURCE_NAME)?
        .query_row(named_params! { ":name": name }, |row| row.get("client_id").map(ClientId))
        .optional()?;
    Ok(owner)
}

const OWNER_OF_ADDRESS: &str = "SELECT client_id FROM client_address WHERE address = :address";

/// Whose a registered address is.
///
/// # Errors
/// Those of the file.
pub fn owner_of_address(
    tx: &Reading<'_>,
    address: &RegisteredAddress,
) -> Result<Option<ClientId>, StoreError> {
    let owner = tx
        .tx
        .prepare_cached(OWNER_OF_ADDRESS)?
        .query_row(named_params! { ":address": address.as_str() }, |row| row.get("client_id").map(ClientId))
        .optional()?;
    Ok(owner)
}

const SOURCE_NAMES: &str =
    "SELECT name AS text FROM client_source_name WHERE client_id = :client ORDER BY position";
const ADDRESSES: &str =
    "SELECT address AS text FROM client_address WHERE client_id = :client ORDER BY position";
const TAGS: &str = "SELECT tag AS text FROM client_tag WHERE client_id = :client ORDER BY position";
const SERVICES: &str = "SELECT name AS text FROM client_service WHERE client_id = :client ORDER BY position";

pub(super) fn read_into(tx: &Reading<'_>, client: &mut Client) -> Result<(), StoreError> {
    client.source_names = texts(tx, SOURCE_NAMES, client.id)?;
    client.tags = texts(tx, TAGS, client.id)?;
    client.services = texts(tx, SERVICES, client.id)?;
    client.addresses = tx
        .tx
        .prepare_cached(ADDRESSES)?
        .query_map(named_params! { ":client": client.id.0 }, |row| {
            columns::parsed(row, "text", |text| RegisteredAddress::parse(text).ok())
        })?
        .collect::<Result<_, _>>()?;
    Ok(())
}

fn texts(tx: &Reading<'_>, statement: &'static str, id: ClientId) -> Result<Vec<String>, StoreError> {
    let texts = tx
        .tx
        .prepare_cached(statement)?
        .query_map(named_params! { ":client": id.0 }, |row| row.get("text"))?
        .collect::<Result<_, _>>()?;
    Ok(texts)
}

const INSERT_SOURCE_NAME: &str =
    "INSERT INTO client_source_name (name, client_id, position) VALUES (:text, :client, :position)";
const INSERT_ADDRESS: &str =
    "INSERT INTO client_address (address, client_id, position) VALUES (:text, :client, :position)";
const INSERT_TAG: &str =
    "INSERT INTO client_tag (tag, client_id, position) VALUES (:text, :client, :position)";
const INSERT_SERVICE: &str =
    "INSERT INTO client_service (name, client_id, position) VALUES (:text, :client, :position)";

pub(super) fn write(tx: &Writing<'_>, client: &Client) -> Result<(), StoreError> {
    let names = client.source_names.iter().map(String::as_str);
    write_texts(tx, INSERT_SOURCE_NAME, Noun::SourceName, client.id, names)?;
    let addresses = client.addresses.iter().map(RegisteredAddress::as_str);
    write_texts(tx, INSERT_ADDRESS, Noun::Address, client.id, addresses)?;
    let tags = client.tags.iter().map(String::as_str);
    write_texts(tx, INSERT_TAG, Noun::Client, client.id, tags)?;
    let services = client.services.iter().map(String::as_str);
    write_texts(tx, INSERT_SERVICE, Noun::Client, client.id, services)
}

fn write_texts<'t>(
    tx: &Writing<'_>,
    statement: &'static str,
    what: Noun,
    id: ClientId,
    texts: impl Iterator<Item = &'t str>,
) -> Result<(), StoreError> {
    let mut insert = tx.tx.prepare_cached(statement)?;
    for (position, text) in (0_i64..).zip(texts) {
        insert
            .execute(named_params! { ":text": text, ":client": id.0, ":position": position })
            .map_err(or_taken(what))?;
    }
    Ok(())
}

// The lists are a part of the client's row; the history keeps what they were.
const FORGET_SOURCE_NAMES: &str = "DELETE FROM client_source_name WHERE client_id = :client";
const FORGET_ADDRESSES: &str = "DELETE FROM client_address WHERE client_id = :client";
const FORGET_TAGS: &str = "DELETE FROM client_tag WHERE client_id = :client";
const FORGET_SERVICES: &str = "DELETE FROM client_service WHERE client_id = :client";

pub(super) fn forget(tx: &Writing<'_>, id: ClientId) -> Result<(), StoreError> {
    for statement in [FORGET_SOURCE_NAMES, FORGET_ADDRESSES, FORGET_TAGS, FORGET_SERVICES] {
        tx.tx.prepare_cached(statement)?.execute(named_params! { ":client": id.0 })?;
    }
    Ok(())
}
