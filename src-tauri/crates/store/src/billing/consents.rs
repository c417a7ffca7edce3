//! The evidence of permissions: appended, never changed.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use domain::billing::ConsentChannel;
use domain::ids::{ContactId, OutboxId, UserId};
use domain::time::Instant;
use rusqlite::{Row, named_params};

/// What was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConsentAct {
    /// The client was asked.
    Asked,
    /// It agreed.
    Granted,
    /// It refused.
    Declined,
    /// It agreed to more, or for longer.
    Extended,
    /// It took the permission back.
    Withdrawn,
}

impl ConsentAct {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Asked, Self::Granted, Self::Declined, Self::Extended, Self::Withdrawn];

    /// The key in the database and on the wire.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Granted => "granted",
            Self::Declined => "declined",
            Self::Extended => "extended",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The one of a key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.key() == key)
    }
}

/// A line of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Its place, from 1. Not looked at when it is stored.
    pub position: i64,
    /// What was said.
    pub act: ConsentAct,
    /// When.
    pub at: Instant,
    /// How.
    pub channel: ConsentChannel,
    /// By which contact, or to which.
    pub contact: Option<ContactId>,
    /// Its name then.
    pub name: String,
    /// The address a mail went to; may be empty.
    pub address: String,
    /// The words.
    pub words: String,
    /// What was quoted.
    pub quoted: String,
    /// Blocks at most.
    pub cap_blocks: Option<u32>,
    /// Until when.
    pub expires: Option<Instant>,
    /// Name of the file that proves it; may be empty.
    pub file_name: String,
    /// Its kind.
    pub media_type: String,
    /// SHA-256 of the file, or of the words where there is none.
    pub sha256: [u8; 32],
    /// The mail that asked.
    pub outbox: Option<OutboxId>,
    /// Who recorded it.
    pub by: UserId,
    /// When.
    pub recorded: Instant,
}

const INSERT: &str = "
    INSERT INTO consent (engagement, position, act, at, channel, contact_id, contact, address, words, quoted, cap_blocks,
                         expires_at, file_name, media_type, sha256, outbox_id, user_id, recorded_at, bytes)
    SELECT :engagement, coalesce(max(position), 0) + 1, :act, :at, :channel, :contact, :name, :address, :words, :quoted,
           :cap, :expires, :file_name, :media_type, :sha256, :outbox, :user, :recorded, :bytes
      FROM consent
     WHERE engagement = :engagement";

/// Appends a line, with the bytes of its file.
///
/// # Errors
/// Those of the file.
pub fn append(
    tx: &Writing<'_>,
    engagement: i64,
    of: &Consent,
    bytes: Option<&[u8]>,
) -> Result<(), StoreError> {
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":engagement": engagement, ":act": of.act.key(), ":at": of.at.unix(), ":channel": of.channel.key(),
        ":contact": of.contact.map(|id| id.0), ":name": of.name, ":address": of.address, ":words": of.words,
        ":quoted": of.quoted, ":cap": of.cap_blocks, ":expires": of.expires.map(Instant::unix),
        ":file_name": of.file_name, ":media_type": of.media_type, ":sha256": of.sha256,
        ":outbox": of.outbox.map(|id| id.0), ":user": of.by.0, ":recorded": of.recorded.unix(), ":bytes": bytes,
    })?;
    Ok(())
}

const LIST: &str = "
    SELECT position, act, at, channel, contact_id, contact, address, words, quoted, cap_blocks, expires_at, file_name,
           media_type, sha256, outbox_id, user_id, recorded_at
      FROM consent
     WHERE engagement = :engagement
     ORDER BY position";

/// Everything that was said about the permission of an engagement, the first first.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>, engagement: i64) -> Result<Vec<Consent>, StoreError> {
    let mut statement = tx.tx.prepare_cached(LIST)?;
    let found = statement.query_map(named_params! { ":engagement": engagement }, row)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<Consent> {
    Ok(Consent {
        position: row.get("position")?,
        act: columns::parsed(row, "act", ConsentAct::parse)?,
        at: columns::instant(row, "at")?,
        channel: columns::parsed(row, "channel", ConsentChannel::parse)?,
        contact: row.get::<_, Option<uuid::Uuid>>("contact_id")?.map(ContactId),
        name: row.get("contact")?,
        address: row.get("address")?,
        words: row.get("words")?,
        quoted: row.get("quoted")?,
        cap_blocks: row.get("cap_blocks")?,
        expires: columns::instant_if_any(row, "expires_at")?,
        file_name: row.get("file_name")?,
        media_type: row.get("media_type")?,
        sha256: row.get("sha256")?,
        outbox: row.get::<_, Option<uuid::Uuid>>("outbox_id")?.map(OutboxId),
        by: UserId(row.get("user_id")?),
        recorded: columns::instant(row, "recorded_at")?,
    })
}

const FILE: &str = "
    SELECT file_name, bytes FROM consent
     WHERE engagement = :engagement AND position = :position AND bytes IS NOT NULL";

/// The file that proves a line: its name and its bytes.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn file(tx: &Reading<'_>, engagement: i64, position: i64) -> Result<(String, Vec<u8>), StoreError> {
    let of = named_params! { ":engagement": engagement, ":position": position };
    tx.tx
        .prepare_cached(FILE)?
        .query_row(of, |row| Ok((row.get("file_name")?, row.get("bytes")?)))
        .map_err(or_missing(Noun::Document))
}
