//! The server mail leaves through, without its password.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError};
use crate::stored::{Belongs, Stored, written_once};
use domain::mail::{MailSettings, Security};
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};

const GET: &str = "
    SELECT host, port, security, in_the_clear, user_name, sender_name, sender_address, reply_to, authorities,
           version, changed_at
      FROM mail_settings";

/// The settings; `None` while nobody has made any.
///
/// # Errors
/// Those of the file.
pub fn settings(tx: &Reading<'_>) -> Result<Option<Stored<MailSettings>>, StoreError> {
    Ok(tx.tx.prepare_cached(GET)?.query_row([], stored).optional()?)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<MailSettings>> {
    Ok(Stored {
        value: MailSettings {
            host: row.get("host")?,
            port: row.get("port")?,
            security: columns::parsed(row, "security", Security::parse)?,
            in_the_clear: row.get("in_the_clear")?,
            user_name: row.get("user_name")?,
            sender_name: row.get("sender_name")?,
            sender_address: row.get("sender_address")?,
            reply_to: row.get("reply_to")?,
            authorities: row.get("authorities")?,
        },
        version: row.get("version")?,
        belongs: Belongs::ToProvider,
        changed: columns::instant(row, "changed_at")?,
    })
}

const MAKE: &str = "
    INSERT INTO mail_settings (only, host, port, security, in_the_clear, user_name, sender_name, sender_address,
                               reply_to, authorities, version, changed_at)
    SELECT 1, :host, :port, :security, :in_the_clear, :user_name, :sender_name, :sender_address, :reply_to,
           :authorities, 1, :at
     WHERE :expected = 0
    ON CONFLICT DO NOTHING";

const CHANGE: &str = "
    UPDATE mail_settings
       SET host = :host, port = :port, security = :security, in_the_clear = :in_the_clear, user_name = :user_name,
           sender_name = :sender_name, sender_address = :sender_address, reply_to = :reply_to,
           authorities = :authorities, version = version + 1, changed_at = :at
     WHERE only = 1 AND version = :expected";

/// Keeps the settings; `expected_version` is 0 while there are none.
///
/// # Errors
/// [`StoreError::Conflict`].
pub fn keep(
    tx: &Writing<'_>,
    settings: &MailSettings,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let sql = if expected_version == 0 { MAKE } else { CHANGE };
    let changed = tx.tx.prepare_cached(sql)?.execute(named_params! {
        ":host": settings.host, ":port": settings.port, ":security": settings.security.key(),
        ":in_the_clear": settings.in_the_clear, ":user_name": settings.user_name,
        ":sender_name": settings.sender_name, ":sender_address": settings.sender_address,
        ":reply_to": settings.reply_to, ":authorities": settings.authorities, ":expected": expected_version,
        ":at": at.unix(),
    })?;
    written_once(changed, Noun::MailSettings, expected_version, || {
        tx.tx.query_row("SELECT version FROM mail_settings", [], |row| row.get("version"))
    })
}
