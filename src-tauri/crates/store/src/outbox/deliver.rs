//! Claiming a mail, and what became of the try. Two programs on one file never send the same mail: who changes its row
//! from waiting to sending has it, for as long as the lease says.

use super::OutboxMail;
use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError};
use domain::ids::OutboxId;
use domain::mail::Refusal;
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};

const NEXT_DUE: &str = "
    SELECT id FROM outbox WHERE state = 'waiting' AND next_try_at <= :now ORDER BY next_try_at, id LIMIT 1";

/// The mail that has been due longest.
///
/// # Errors
/// Those of the file.
pub fn next_due(tx: &Reading<'_>, now: Instant) -> Result<Option<OutboxId>, StoreError> {
    let id = tx
        .tx
        .prepare_cached(NEXT_DUE)?
        .query_row(named_params! { ":now": now.unix() }, |row| row.get("id"))
        .optional()?;
    Ok(id.map(OutboxId))
}

/// A mail this program may send now, and nobody else until the lease runs out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// The mail.
    pub mail: OutboxMail,
    /// Its bytes.
    pub message: Vec<u8>,
    /// When it was tried first since it was put there, or since somebody wanted it tried again.
    pub tried_since: Instant,
    /// The lease, by which [`record`] knows that the mail is still this program's.
    pub until: Instant,
}

const CLAIM: &str = "
    UPDATE outbox
       SET state = 'sending', next_try_at = NULL, lease_until = :until, tries = tries + 1,
           tried_since = coalesce(tried_since, :now), version = version + 1, changed_at = :now
     WHERE id = :id AND state = 'waiting' AND next_try_at <= :now
 RETURNING tried_since";

/// Takes a mail for sending; `None` when another program was quicker.
///
/// # Errors
/// Those of the file.
pub fn claim(
    tx: &Writing<'_>,
    id: OutboxId,
    now: Instant,
    until: Instant,
) -> Result<Option<Claimed>, StoreError> {
    let since = tx
        .tx
        .prepare_cached(CLAIM)?
        .query_row(named_params! { ":id": id.0, ":now": now.unix(), ":until": until.unix() }, |row| {
            columns::instant(row, "tried_since")
        })
        .optional()?;
    let Some(tried_since) = since else { return Ok(None) };
    let mail = super::get(tx, id)?.value;
    Ok(Some(Claimed { mail, message: super::message(tx, id)?, tried_since, until }))
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The server took the mail, and said this.
    Sent {
        /// The server's answer.
        answer: String,
    },
    /// The server did not take it.
    Refused {
        /// How.
        refusal: Refusal,
        /// Why, as a sentence.
        words: String,
        /// What to do about it.
        advice: String,
        /// When it is tried again; `None` when it is not.
        next_try: Option<Instant>,
    },
}

const SENT: &str = "
    UPDATE outbox
       SET state = 'sent', lease_until = NULL, refusal = NULL, last_error = '', advice = '', answer = :answer,
           sent_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND state = 'sending' AND lease_until = :until";

const REFUSED: &str = "
    UPDATE outbox
       SET state = CASE WHEN :next_try IS NULL THEN 'failed' ELSE 'waiting' END, lease_until = NULL,
           next_try_at = :next_try, refusal = :refusal, last_error = :words, advice = :advice,
           version = version + 1, changed_at = :at
     WHERE id = :id AND state = 'sending' AND lease_until = :until";

/// Keeps how a try ended, in the row and in the log of tries.
///
/// # Errors
/// [`StoreError::Conflict`] when the lease ran out and another program has the mail.
pub fn record(tx: &Writing<'_>, claimed: &Claimed, ended: &Ended, at: Instant) -> Result<(), StoreError> {
    let (id, until) = (claimed.mail.id.0, claimed.until.unix());
    let changed = match ended {
        Ended::Sent { answer } => tx
            .tx
            .prepare_cached(SENT)?
            .execute(named_params! { ":id": id, ":until": until, ":answer": answer, ":at": at.unix() })?,
        Ended::Refused { refusal, words, advice, next_try } => {
            tx.tx.prepare_cached(REFUSED)?.execute(named_params! {
                ":id": id, ":until": until, ":refusal": refusal.key(), ":words": words, ":advice": advice,
                ":next_try": next_try.map(Instant::unix), ":at": at.unix(),
            })?
        }
    };
    if changed == 0 {
        return Err(StoreError::Conflict { what: Noun::OutboxMail, expected: 1, found: 0 });
    }
    let (outcome, words) = match ended {
        Ended::Sent { answer } => ("sent", answer),
        Ended::Refused { refusal, words, .. } => (refusal.key(), words),
    };
    log(tx, claimed.mail.id, at, outcome, words)
}

const LOST: &str =
    "SELECT id FROM outbox WHERE state = 'sending' AND lease_until < :now ORDER BY lease_until, id";

/// Whether the program of some mail ended in the middle of sending it.
///
/// # Errors
/// Those of the file.
pub fn is_lost(tx: &Reading<'_>, now: Instant) -> Result<bool, StoreError> {
    Ok(tx.tx.prepare_cached(LOST)?.exists(named_params! { ":now": now.unix() })?)
}

const TAKE_OVER: &str = "
    UPDATE outbox
       SET state = 'waiting', lease_until = NULL, next_try_at = :now, refusal = 'temporary', last_error = :words,
           advice = '', version = version + 1, changed_at = :now
     WHERE id = :id AND state = 'sending' AND lease_until < :now";

/// Mails whose program ended in the middle of sending them wait again; the try that nobody saw the end of is logged with
/// `words`. Gives which.
///
/// # Errors
/// Those of the file.
pub fn take_over_lost(tx: &Writing<'_>, now: Instant, words: &str) -> Result<Vec<OutboxId>, StoreError> {
    let row = |row: &Row<'_>| row.get("id").map(OutboxId);
    let lost: Vec<OutboxId> = tx
        .tx
        .prepare_cached(LOST)?
        .query_map(named_params! { ":now": now.unix() }, row)?
        .collect::<Result<_, _>>()?;
    for id in &lost {
        tx.tx
            .prepare_cached(TAKE_OVER)?
            .execute(named_params! { ":id": id.0, ":now": now.unix(), ":words": words })?;
        log(tx, *id, now, "broken_off", words)?;
    }
    Ok(lost)
}

const PUT_OFF: &str = "
    UPDATE outbox SET next_try_at = :until WHERE state = 'waiting' AND next_try_at < :until";

/// Lets every waiting mail wait until `until` at least: a server that refuses the login would refuse each of them.
///
/// # Errors
/// Those of the file.
pub fn put_off_waiting(tx: &Writing<'_>, until: Instant) -> Result<(), StoreError> {
    tx.tx.prepare_cached(PUT_OFF)?.execute(named_params! { ":until": until.unix() })?;
    Ok(())
}

const LOG: &str = "
    INSERT INTO outbox_try (outbox_id, number, at, outcome, words)
    SELECT :id, coalesce(max(number), 0) + 1, :at, :outcome, :words FROM outbox_try WHERE outbox_id = :id";

fn log(tx: &Writing<'_>, id: OutboxId, at: Instant, outcome: &str, words: &str) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(LOG)?
        .execute(named_params! { ":id": id.0, ":at": at.unix(), ":outcome": outcome, ":words": words })?;
    Ok(())
}
