//! The outbox: mails that wait, leave, have left, and every try.

mod deliver;
mod list;

pub use deliver::{Claimed, Ended, claim, is_lost, next_due, put_off_waiting, record, take_over_lost};
pub use list::{Counts, Tried, about, counts, list, tries};

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::{Belongs, Stored, written_once};
use domain::ids::{OutboxId, UserId};
use domain::mail::{OutboxState, Refusal};
use domain::time::Instant;
use rusqlite::{Row, named_params};

/// Somebody a mail goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Name; may be empty.
    pub name: String,
    /// Address.
    pub address: String,
}

/// A mail as it is put into the outbox.
#[derive(Debug, Clone)]
pub struct NewMail {
    /// Its id.
    pub id: OutboxId,
    /// What it is for: `maintenance_notice`.
    pub kind: &'static str,
    /// Which one of these.
    pub subject_id: String,
    /// The address it comes from.
    pub sender: String,
    /// Whom it goes to.
    pub recipients: Vec<Recipient>,
    /// Its subject line.
    pub subject: String,
    /// Its Message-ID, without angle brackets.
    pub message_id: String,
    /// The message (RFC 5322), byte for byte as it leaves.
    pub message: Vec<u8>,
    /// SHA-256 of the message.
    pub sha256: [u8; 32],
    /// Who put it there.
    pub by: UserId,
}

/// A mail in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxMail {
    /// Its id.
    pub id: OutboxId,
    /// What it is for.
    pub kind: String,
    /// Which one of these.
    pub subject_id: String,
    /// The address it comes from.
    pub sender: String,
    /// Whom it goes to.
    pub recipients: Vec<Recipient>,
    /// Its subject line.
    pub subject: String,
    /// Its Message-ID, without angle brackets.
    pub message_id: String,
    /// SHA-256 of the message.
    pub sha256: [u8; 32],
    /// Where it stands.
    pub state: OutboxState,
    /// How often it was tried.
    pub tries: u32,
    /// When it was put there.
    pub created: Instant,
    /// When it is tried next; while it waits.
    pub next_try: Option<Instant>,
    /// How the last try was refused, if it was.
    pub refusal: Option<Refusal>,
    /// Why the last try was refused; empty if it was not.
    pub last_error: String,
    /// What to do about it.
    pub advice: String,
    /// What the server said when it took it.
    pub answer: String,
    /// When the server took it.
    pub sent: Option<Instant>,
}

const ENQUEUE: &str = "
    INSERT INTO outbox (id, kind, subject_id, sender, subject, message_id, message, sha256, state, tries, next_try_at,
                        last_error, advice, answer, created_at, created_by, version, changed_at)
    VALUES (:id, :kind, :subject_id, :sender, :subject, :message_id, :message, :sha256, 'waiting', 0, :at, '', '', '',
            :at, :by, 1, :at)";

const ADD_RECIPIENT: &str = "
    INSERT INTO outbox_recipient (outbox_id, position, name, address) VALUES (:id, :position, :name, :address)";

/// Puts a mail into the outbox; it is due at once.
///
/// # Errors
/// [`StoreError::Taken`] when a mail of this Message-ID is there.
pub fn enqueue(tx: &Writing<'_>, mail: &NewMail, at: Instant) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(ENQUEUE)?
        .execute(named_params! {
            ":id": mail.id.0, ":kind": mail.kind, ":subject_id": mail.subject_id, ":sender": mail.sender,
            ":subject": mail.subject, ":message_id": mail.message_id, ":message": mail.message,
            ":sha256": mail.sha256, ":at": at.unix(), ":by": mail.by.0,
        })
        .map_err(crate::error::or_taken(Noun::OutboxMail))?;
    let mut add = tx.tx.prepare_cached(ADD_RECIPIENT)?;
    for (position, recipient) in (0_i64..).zip(&mail.recipients) {
        add.execute(named_params! {
            ":id": mail.id.0, ":position": position, ":name": recipient.name, ":address": recipient.address,
        })?;
    }
    Ok(())
}

const GET: &str = "
    SELECT id, kind, subject_id, sender, subject, message_id, sha256, state, tries, next_try_at, refusal, last_error,
           advice, answer, sent_at, created_at, version, changed_at
      FROM outbox
     WHERE id = :id";

/// A mail of the outbox.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: OutboxId) -> Result<Stored<OutboxMail>, StoreError> {
    let mut found = tx
        .tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, stored)
        .map_err(or_missing(Noun::OutboxMail))?;
    found.value.recipients = recipients(tx, id)?;
    Ok(found)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<OutboxMail>> {
    Ok(Stored {
        value: OutboxMail {
            id: OutboxId(row.get("id")?),
            kind: row.get("kind")?,
            subject_id: row.get("subject_id")?,
            sender: row.get("sender")?,
            recipients: Vec::new(),
            subject: row.get("subject")?,
            message_id: row.get("message_id")?,
            sha256: row.get("sha256")?,
            state: columns::parsed(row, "state", OutboxState::parse)?,
            tries: row.get("tries")?,
            created: columns::instant(row, "created_at")?,
            next_try: columns::instant_if_any(row, "next_try_at")?,
            refusal: columns::parsed_if_any(row, "refusal", Refusal::parse)?,
            last_error: row.get("last_error")?,
            advice: row.get("advice")?,
            answer: row.get("answer")?,
            sent: columns::instant_if_any(row, "sent_at")?,
        },
        version: row.get("version")?,
        belongs: Belongs::ToProvider,
        changed: columns::instant(row, "changed_at")?,
    })
}

const RECIPIENTS: &str = "SELECT name, address FROM outbox_recipient WHERE outbox_id = :id ORDER BY position";

fn recipients(tx: &Reading<'_>, id: OutboxId) -> Result<Vec<Recipient>, StoreError> {
    let row = |row: &Row<'_>| Ok(Recipient { name: row.get("name")?, address: row.get("address")? });
    let found = tx
        .tx
        .prepare_cached(RECIPIENTS)?
        .query_map(named_params! { ":id": id.0 }, row)?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

const MESSAGE: &str = "SELECT message FROM outbox WHERE id = :id";

/// The message of a mail, byte for byte as it leaves.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn message(tx: &Reading<'_>, id: OutboxId) -> Result<Vec<u8>, StoreError> {
    tx.tx
        .prepare_cached(MESSAGE)?
        .query_row(named_params! { ":id": id.0 }, |row| row.get("message"))
        .map_err(or_missing(Noun::OutboxMail))
}

// A mail that was given up begins anew: it is tried for as long as a new one.
const TRY_AGAIN: &str = "
    UPDATE outbox
       SET state = 'waiting', next_try_at = :at, tried_since = NULL, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND state IN ('waiting', 'failed')";

/// Makes a mail due now.
///
/// # Errors
/// [`StoreError::Conflict`]; also when it is being sent or was sent in the meantime.
pub fn try_again(
    tx: &Writing<'_>,
    id: OutboxId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    move_on(tx, TRY_AGAIN, id, expected_version, at)
}

const WITHDRAW: &str = "
    UPDATE outbox
       SET state = 'withdrawn', next_try_at = NULL, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND state IN ('waiting', 'failed')";

/// Takes a mail back before it is sent.
///
/// # Errors
/// [`StoreError::Conflict`]; also when it is being sent or was sent in the meantime.
pub fn withdraw(
    tx: &Writing<'_>,
    id: OutboxId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    move_on(tx, WITHDRAW, id, expected_version, at)
}

fn move_on(tx: &Writing<'_>, sql: &str, id: OutboxId, expected: i64, at: Instant) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(sql)?
        .execute(named_params! { ":id": id.0, ":expected": expected, ":at": at.unix() })?;
    written_once(changed, Noun::OutboxMail, expected, || {
        tx.tx.query_row("SELECT version FROM outbox WHERE id = :id", named_params! { ":id": id.0 }, |row| {
            row.get("version")
        })
    })
}
