//! Lists of the outbox.

use super::{OutboxMail, recipients, stored};
use crate::columns;
use crate::desk::Reading;
use crate::error::StoreError;
use crate::stored::{Page, Stored, Window};
use domain::ids::OutboxId;
use domain::mail::OutboxState;
use domain::time::Instant;
use rusqlite::{Row, named_params};

// What needs somebody comes first, then what waits, then what is over.
const LIST: &str = "
    SELECT id, kind, subject_id, sender, subject, message_id, sha256, state, tries, next_try_at, refusal, last_error,
           advice, answer, sent_at, created_at, version, changed_at
      FROM outbox
     WHERE :state = '' OR state = :state
     ORDER BY CASE state WHEN 'failed' THEN 0 WHEN 'sending' THEN 1 WHEN 'waiting' THEN 2 ELSE 3 END,
              created_at DESC, id DESC
     LIMIT :limit OFFSET :offset";

const COUNT: &str = "SELECT count(*) AS mails FROM outbox WHERE :state = '' OR state = :state";

/// Mails in a state, or in any.
///
/// # Errors
/// Those of the file.
pub fn list(
    tx: &Reading<'_>,
    state: Option<OutboxState>,
    window: Window,
) -> Result<Page<Stored<OutboxMail>>, StoreError> {
    let state = state.map_or("", OutboxState::key);
    let rows: Vec<Stored<OutboxMail>> = tx
        .tx
        .prepare_cached(LIST)?
        .query_map(
            named_params! { ":state": state, ":limit": window.limit, ":offset": window.offset },
            stored,
        )?
        .collect::<Result<_, _>>()?;
    let total: i64 =
        tx.tx.prepare_cached(COUNT)?.query_row(named_params! { ":state": state }, |row| row.get("mails"))?;
    Ok(Page { rows: with_recipients(tx, rows)?, total: total.unsigned_abs() })
}

const ABOUT: &str = "
    SELECT id, kind, subject_id, sender, subject, message_id, sha256, state, tries, next_try_at, refusal, last_error,
           advice, answer, sent_at, created_at, version, changed_at
      FROM outbox
     WHERE kind = :kind AND subject_id = :subject_id
     ORDER BY created_at, id";

/// All mails that are for one thing, the first one first.
///
/// # Errors
/// Those of the file.
pub fn about(tx: &Reading<'_>, kind: &str, subject_id: &str) -> Result<Vec<Stored<OutboxMail>>, StoreError> {
    let rows: Vec<Stored<OutboxMail>> = tx
        .tx
        .prepare_cached(ABOUT)?
        .query_map(named_params! { ":kind": kind, ":subject_id": subject_id }, stored)?
        .collect::<Result<_, _>>()?;
    with_recipients(tx, rows)
}

fn with_recipients(
    tx: &Reading<'_>,
    mut rows: Vec<Stored<OutboxMail>>,
) -> Result<Vec<Stored<OutboxMail>>, StoreError> {
    for row in &mut rows {
        row.value.recipients = recipients(tx, row.value.id)?;
    }
    Ok(rows)
}

/// How many mails are in the states somebody may have to do something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// They wait, or are being sent.
    pub waiting: i64,
    /// They are not tried any more.
    pub failed: i64,
    /// Of the waiting ones: due now.
    pub due: i64,
}

const COUNTS: &str = "
    SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending')) AS waiting,
           count(*) FILTER (WHERE state = 'failed') AS failed,
           count(*) FILTER (WHERE state = 'waiting' AND next_try_at <= :now) AS due
      FROM outbox
     WHERE state IN ('waiting', 'sending', 'failed')";

/// How many mails wait and how many failed.
///
/// # Errors
/// Those of the file.
pub fn counts(tx: &Reading<'_>, now: Instant) -> Result<Counts, StoreError> {
    let row = |row: &Row<'_>| {
        Ok(Counts { waiting: row.get("waiting")?, failed: row.get("failed")?, due: row.get("due")? })
    };
    Ok(tx.tx.prepare_cached(COUNTS)?.query_row(named_params! { ":now": now.unix() }, row)?)
}

/// A try of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// When it ended, or was found to have been broken off.
    pub at: Instant,
    /// `sent`, `temporary`, `permanent`, `certificate`, `login`, `broken_off`.
    pub outcome: String,
    /// What the server said, or what went wrong.
    pub words: String,
}

const TRIES: &str = "SELECT at, outcome, words FROM outbox_try WHERE outbox_id = :id ORDER BY number";

/// Every try of a mail, the first one first.
///
/// # Errors
/// Those of the file.
pub fn tries(tx: &Reading<'_>, id: OutboxId) -> Result<Vec<Tried>, StoreError> {
    let row = |row: &Row<'_>| {
        Ok(Tried { at: columns::instant(row, "at")?, outcome: row.get("outcome")?, words: row.get("words")? })
    };
    let found = tx
        .tx
        .prepare_cached(TRIES)?
        .query_map(named_params! { ":id": id.0 }, row)?
        .collect::<Result<_, _>>()?;
    Ok(found)
}
