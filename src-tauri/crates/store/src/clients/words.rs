//! The words by which a client is found besides its name.

use crate::desk::Writing;
use crate::error::StoreError;
use domain::clients::Client;
use domain::ids::ClientId;
use rusqlite::named_params;

const FORGET: &str = "DELETE FROM word_entry WHERE owner = :client";

pub(super) fn forget(tx: &Writing<'_>, id: ClientId) -> Result<(), StoreError> {
    tx.tx.prepare_cached(FORGET)?.execute(named_params! { ":client": id.0 })?;
    Ok(())
}

const INSERT: &str = "
    INSERT INTO word_entry (kind, owner, text, detail) VALUES (:kind, :client, :text, :detail)";

pub(super) fn write(tx: &Writing<'_>, client: &Client) -> Result<(), StoreError> {
    forget(tx, client.id)?;
    let mut insert = tx.tx.prepare_cached(INSERT)?;
    let mut enter = |kind: &str, text: &str, detail: &str| {
        insert.execute(named_params! {
            ":kind": kind, ":client": client.id.0, ":text": text, ":detail": detail,
        })
    };
    for contact in &client.contacts {
        enter("contact", &contact.name, &contact.emails.join(", "))?;
    }
    for address in &client.addresses {
        enter("address", &address.in_words(), "")?;
    }
    for name in &client.source_names {
        enter("source_name", name, "")?;
    }
    for tag in &client.tags {
        enter("tag", tag, "")?;
    }
    Ok(())
}
