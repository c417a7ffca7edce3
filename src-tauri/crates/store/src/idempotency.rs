//! Replies already given: a command that is sent twice with the same key is done once.

use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError};
use domain::time::Instant;
use rusqlite::{OptionalExtension, named_params};

const FIND: &str = "SELECT command, args_sha256, reply FROM idempotency WHERE key = :key";

/// The reply that was given for this key, as JSON text; `None` when the key is new.
///
/// # Errors
/// [`StoreError::Taken`] when the key was used for something else.
pub fn reply_to(
    tx: &Reading<'_>,
    key: &str,
    command: &str,
    args_sha256: &[u8; 32],
) -> Result<Option<String>, StoreError> {
    let found: Option<(String, [u8; 32], String)> = tx
        .tx
        .prepare_cached(FIND)?
        .query_row(named_params! { ":key": key }, |row| {
            Ok((row.get("command")?, row.get("args_sha256")?, row.get("reply")?))
        })
        .optional()?;
    match found {
        None => Ok(None),
        Some((was, args, reply)) if was == command && args == *args_sha256 => Ok(Some(reply)),
        Some(_) => Err(StoreError::Taken { what: Noun::IdempotencyKey }),
    }
}

const KEEP: &str = "
    INSERT INTO idempotency (key, command, args_sha256, reply, at)
    VALUES (:key, :command, :args, :reply, :at)";

/// Keeps a reply, in the transaction of the change it answers.
///
/// # Errors
/// [`StoreError::Taken`] when the key is in use.
pub fn keep(
    tx: &Writing<'_>,
    key: &str,
    command: &str,
    args_sha256: &[u8; 32],
    reply: &str,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(KEEP)?
        .execute(named_params! {
            ":key": key, ":command": command, ":args": args_sha256, ":reply": reply, ":at": at.unix(),
        })
        .map_err(crate::error::or_taken(Noun::IdempotencyKey))?;
    Ok(())
}

const FORGET: &str = "DELETE FROM idempotency WHERE at < :before";

/// Forgets replies given before an instant: nobody repeats a command after days.
///
/// # Errors
/// Those of the file.
pub fn forget_before(tx: &Writing<'_>, before: Instant) -> Result<usize, StoreError> {
    Ok(tx.tx.prepare_cached(FORGET)?.execute(named_params! { ":before": before.unix() })?)
}
