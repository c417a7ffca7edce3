//! To whom documents of a client go.

use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError};
use crate::stored::written_once;
use domain::ids::ClientId;
use domain::time::Instant;
use rusqlite::{OptionalExtension, named_params};

/// How a client is billed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientParty {
    /// To whom documents go, as JSON.
    pub party: String,
    /// What the buyer asked to have printed.
    pub reference: String,
    /// Days to pay; the provider's without.
    pub due_days: Option<u32>,
    /// The account in a double-entry system.
    pub account_reference: String,
    /// The version that was read.
    pub version: i64,
}

const GET: &str = "
    SELECT party, reference, due_days, account_reference, version FROM client_billing WHERE client_id = :client";

/// How a client is billed, where somebody said so.
///
/// # Errors
/// Those of the file.
pub fn get(tx: &Reading<'_>, client: ClientId) -> Result<Option<ClientParty>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":client": client.0 }, |row| {
            Ok(ClientParty {
                party: row.get("party")?,
                reference: row.get("reference")?,
                due_days: row.get("due_days")?,
                account_reference: row.get("account_reference")?,
                version: row.get("version")?,
            })
        })
        .optional()?;
    Ok(found)
}

const SAVE: &str = "
    INSERT INTO client_billing (client_id, party, reference, due_days, account_reference, version, changed_at)
    VALUES (:client, :party, :reference, :due_days, :account, 1, :at)
    ON CONFLICT (client_id) DO UPDATE
       SET party = :party, reference = :reference, due_days = :due_days, account_reference = :account,
           version = version + 1, changed_at = :at
     WHERE version = :expected";

/// Says how a client is billed.
///
/// # Errors
/// [`StoreError::Conflict`] when it was changed since it was read.
pub fn save(tx: &Writing<'_>, client: ClientId, of: &ClientParty, at: Instant) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(SAVE)?.execute(named_params! {
        ":client": client.0, ":party": of.party, ":reference": of.reference, ":due_days": of.due_days,
        ":account": of.account_reference, ":expected": of.version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::ClientBilling, of.version, || {
        let of = named_params! { ":client": client.0 };
        tx.tx.query_row("SELECT version FROM client_billing WHERE client_id = :client", of, |row| {
            row.get("version")
        })
    })
}
