//! The people at a client.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError};
use domain::clients::{Client, Contact, ContactRole};
use domain::ids::{ClientId, ContactId};
use domain::time::Instant;
use rusqlite::named_params;

const CONTACTS: &str = "
    SELECT id, name, phone
      FROM contact
     WHERE client_id = :client AND deleted_at IS NULL
     ORDER BY position";

const EMAILS: &str = "SELECT address FROM contact_email WHERE contact_id = :contact ORDER BY position";

const ROLES: &str = "SELECT role FROM contact_role WHERE contact_id = :contact ORDER BY role";

pub(super) fn of(tx: &Reading<'_>, id: ClientId) -> Result<Vec<Contact>, StoreError> {
    let mut contacts: Vec<Contact> = tx
        .tx
        .prepare_cached(CONTACTS)?
        .query_map(named_params! { ":client": id.0 }, |row| {
            Ok(Contact {
                id: ContactId(row.get("id")?),
                name: row.get("name")?,
                emails: Vec::new(),
                phone: row.get("phone")?,
                roles: Vec::new(),
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut emails = tx.tx.prepare_cached(EMAILS)?;
    let mut roles = tx.tx.prepare_cached(ROLES)?;
    for contact in &mut contacts {
        let of = named_params! { ":contact": contact.id.0 };
        contact.emails = emails.query_map(of, |row| row.get("address"))?.collect::<Result<_, _>>()?;
        contact.roles = roles
            .query_map(of, |row| columns::parsed(row, "role", ContactRole::parse))?
            .collect::<Result<_, _>>()?;
        contact.roles.sort_by_key(|role| ContactRole::ALL.iter().position(|other| other == role));
    }
    Ok(contacts)
}

const BURY: &str = "UPDATE contact SET deleted_at = :at WHERE client_id = :client AND deleted_at IS NULL";

/// Sets the tombstones of a client's contacts; those that are written again rise again.
pub(super) fn bury(tx: &Writing<'_>, id: ClientId, at: Instant) -> Result<(), StoreError> {
    tx.tx.prepare_cached(BURY)?.execute(named_params! { ":client": id.0, ":at": at.unix() })?;
    Ok(())
}

const UPSERT: &str = "
    INSERT INTO contact (id, client_id, position, name, phone)
    VALUES (:id, :client, :position, :name, :phone)
    ON CONFLICT (id) DO UPDATE
       SET position = :position, name = :name, phone = :phone, deleted_at = NULL
     WHERE client_id = :client";

// Addresses and roles are a part of the contact's row; the history keeps what they were.
const FORGET_EMAILS: &str = "DELETE FROM contact_email WHERE contact_id = :contact";
const FORGET_ROLES: &str = "DELETE FROM contact_role WHERE contact_id = :contact";

const INSERT_EMAIL: &str =
    "INSERT INTO contact_email (contact_id, position, address) VALUES (:contact, :position, :address)";
const INSERT_ROLE: &str = "
    INSERT INTO contact_role (contact_id, role) VALUES (:contact, :role) ON CONFLICT DO NOTHING";

pub(super) fn write(tx: &Writing<'_>, client: &Client) -> Result<(), StoreError> {
    let mut upsert = tx.tx.prepare_cached(UPSERT)?;
    for (position, contact) in (0_i64..).zip(&client.contacts) {
        let written = upsert.execute(named_params! {
            ":id": contact.id.0, ":client": client.id.0, ":position": position,
            ":name": contact.name, ":phone": contact.phone,
        })?;
        if written == 0 {
            // The id is a contact of another client.
            return Err(StoreError::NotFound { what: Noun::Contact });
        }
        write_emails_and_roles(tx, contact)?;
    }
    Ok(())
}

fn write_emails_and_roles(tx: &Writing<'_>, contact: &Contact) -> Result<(), StoreError> {
    let id = contact.id.0;
    tx.tx.prepare_cached(FORGET_EMAILS)?.execute(named_params! { ":contact": id })?;
    tx.tx.prepare_cached(FORGET_ROLES)?.execute(named_params! { ":contact": id })?;
    let mut insert = tx.tx.prepare_cached(INSERT_EMAIL)?;
    for (position, email) in (0_i64..).zip(&contact.emails) {
        insert.execute(named_params! { ":contact": id, ":position": position, ":address": email })?;
    }
    let mut insert = tx.tx.prepare_cached(INSERT_ROLE)?;
    for role in &contact.roles {
        insert.execute(named_params! { ":contact": id, ":role": role.key() })?;
    }
    Ok(())
}

const HAND_OVER: &str = "UPDATE contact SET client_id = :to WHERE client_id = :from AND deleted_at IS NULL";

/// Puts the contacts of one client under another.
pub(super) fn hand_over(tx: &Writing<'_>, from: ClientId, to: ClientId) -> Result<(), StoreError> {
    tx.tx.prepare_cached(HAND_OVER)?.execute(named_params! { ":from": from.0, ":to": to.0 })?;
    Ok(())
}
