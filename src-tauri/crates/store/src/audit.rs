//! The history: who did what to what, and what stood there before and after.
//!
//! Append-only by trigger, and hash-chained, so that a line that was changed or taken out behind the program's back is
//! noticed. Where the chain ends is written down beside it, so that its last lines are missed as well; whoever needs more
//! keeps [`head`] somewhere else.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use crate::provider;
use crate::stored::{Page, Window};
use domain::ids::{AuditId, ClientId, UserId};
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};
use sha2::{Digest, Sha256};

/// The hash "before" the first line.
const BEFORE_THE_FIRST: [u8; 32] = [0; 32];

/// What is to be remembered.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// Its id.
    pub id: AuditId,
    /// When.
    pub at: Instant,
    /// Who.
    pub user: UserId,
    /// Which command: `contracts.renew`.
    pub command: &'a str,
    /// What kind of thing it was done to: `contract`; empty for none.
    pub subject_kind: &'a str,
    /// Its id, as text; empty for none.
    pub subject_id: &'a str,
    /// What stood there before, as JSON text.
    pub before: Option<&'a str>,
    /// What stands there now, as JSON text.
    pub after: Option<&'a str>,
}

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its place, from 1.
    pub seq: i64,
    /// Its id.
    pub id: AuditId,
    /// When.
    pub at: Instant,
    /// Who.
    pub user: UserId,
    /// Who, by name today.
    pub user_name: String,
    /// Which command.
    pub command: String,
    /// What kind of thing.
    pub subject_kind: String,
    /// Its id.
    pub subject_id: String,
    /// What stood there before, as JSON text.
    pub before: Option<String>,
    /// What stood there after, as JSON text.
    pub after: Option<String>,
}

/// What checking the chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// Every line is as it was written.
    Whole {
        /// How many lines there are.
        lines: u64,
    },
    /// This line is not as it was written, or does not follow the one before.
    Broken {
        /// Its place.
        seq: i64,
    },
    /// Lines behind this one were written and are not there.
    Cut {
        /// The last line there is; 0 for none.
        seq: i64,
        /// The last line that was written.
        written: i64,
    },
}

const HEAD: &str = "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1";

/// Place and hash of the last line.
///
/// # Errors
/// Those of the file.
pub fn head(tx: &Reading<'_>) -> Result<Option<(i64, [u8; 32])>, StoreError> {
    let head = tx
        .tx
        .prepare_cached(HEAD)?
        .query_row([], |row| Ok((row.get("seq")?, row.get("hash")?)))
        .optional()?;
    Ok(head)
}

/// Where the chain ends, as JSON text: `{"seq":12,"sha256":"…"}`.
const END: &str = "history.end";

const APPEND: &str = "
    INSERT INTO event (seq, id, at, user_id, command, subject_kind, subject_id, before, after, previous, hash)
    VALUES (:seq, :id, :at, :user, :command, :subject_kind, :subject_id, :before, :after, :previous, :hash)";

/// Adds a line, in the transaction of the change it tells of.
///
/// # Errors
/// Those of the file; text that is not JSON is [`StoreError::Other`].
pub fn append(tx: &Writing<'_>, act: &Act<'_>) -> Result<i64, StoreError> {
    let (last, previous) = head(tx)?.unwrap_or((0, BEFORE_THE_FIRST));
    let seq = last + 1;
    let hash = hash(seq, act, &previous);
    tx.tx.prepare_cached(APPEND)?.execute(named_params! {
        ":seq": seq, ":id": act.id.0, ":at": act.at.unix(), ":user": act.user.0, ":command": act.command,
        ":subject_kind": act.subject_kind, ":subject_id": act.subject_id, ":before": act.before,
        ":after": act.after, ":previous": previous, ":hash": hash,
    })?;
    provider::set(tx, END, &end(seq, &hash), act.at)?;
    Ok(seq)
}

fn end(seq: i64, hash: &[u8; 32]) -> String {
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{{\"seq\":{seq},\"sha256\":\"{hash}\"}}")
}

/// Over all columns, each with its length in front, so that no text can move from one to the next.
fn hash(seq: i64, act: &Act<'_>, previous: &[u8; 32]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    hasher.update(seq.to_be_bytes());
    hasher.update(act.id.0.as_bytes());
    hasher.update(act.at.unix().to_be_bytes());
    hasher.update(act.user.0.as_bytes());
    for text in [Some(act.command), Some(act.subject_kind), Some(act.subject_id), act.before, act.after] {
        match text {
            Some(text) => {
                hasher.update((text.len() as u64).to_be_bytes());
                hasher.update(text.as_bytes());
            }
            None => hasher.update(u64::MAX.to_be_bytes()),
        }
    }
    hasher.finalize().into()
}

const CHAIN: &str = "
    SELECT seq, id, at, user_id, command, subject_kind, subject_id, before, after, previous, hash
      FROM event
     ORDER BY seq";

/// Follows the chain from its first line.
///
/// # Errors
/// Those of the file.
pub fn verify_chain(tx: &Reading<'_>) -> Result<Chain, StoreError> {
    let mut statement = tx.tx.prepare(CHAIN)?;
    let mut rows = statement.query([])?;
    let (mut last, mut previous) = (0_i64, BEFORE_THE_FIRST);
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get("seq")?;
        let stored: [u8; 32] = row.get("hash")?;
        if seq != last + 1
            || row.get::<_, [u8; 32]>("previous")? != previous
            || hash_of(row, seq, &previous)? != stored
        {
            return Ok(Chain::Broken { seq });
        }
        (last, previous) = (seq, stored);
    }
    // A database of before this was written down has no end to compare with.
    let written = provider::setting(tx, END)?.filter(|written| *written != end(last, &previous));
    match written.and_then(|written| end_of(&written)) {
        Some(written) => Ok(Chain::Cut { seq: last, written }),
        None => Ok(Chain::Whole { lines: last.unsigned_abs() }),
    }
}

fn end_of(written: &str) -> Option<i64> {
    written.strip_prefix("{\"seq\":")?.split(',').next()?.parse().ok()
}

fn hash_of(row: &Row<'_>, seq: i64, previous: &[u8; 32]) -> rusqlite::Result<[u8; 32]> {
    let text = |column: &str| row.get::<_, String>(column);
    let (command, subject_kind, subject_id) = (text("command")?, text("subject_kind")?, text("subject_id")?);
    let before: Option<String> = row.get("before")?;
    let after: Option<String> = row.get("after")?;
    let act = Act {
        id: AuditId(row.get("id")?),
        at: columns::instant(row, "at")?,
        user: UserId(row.get("user_id")?),
        command: &command,
        subject_kind: &subject_kind,
        subject_id: &subject_id,
        before: before.as_deref(),
        after: after.as_deref(),
    };
    Ok(hash(seq, &act, previous))
}

const LIST: &str = "
    SELECT event.seq, event.id, event.at, event.user_id, user.name AS user_name, event.command,
           event.subject_kind, event.subject_id, event.before, event.after
      FROM event
      JOIN user ON user.id = event.user_id
     ORDER BY event.seq DESC
     LIMIT :limit OFFSET :offset";

const COUNT: &str = "SELECT count(*) AS total FROM event";

/// The history, the last act first.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>, window: Window) -> Result<Page<Line>, StoreError> {
    let total: i64 = tx.tx.prepare_cached(COUNT)?.query_row([], |row| row.get("total"))?;
    let rows = tx
        .tx
        .prepare_cached(LIST)?
        .query_map(named_params! { ":limit": window.limit, ":offset": window.offset }, line)?
        .collect::<Result<_, _>>()?;
    Ok(Page { rows, total: total.unsigned_abs() })
}

const LAST_AFTER: &str = "
    SELECT after
      FROM event
     WHERE subject_kind = :kind AND subject_id = :subject
     ORDER BY seq DESC
     LIMIT 1";

/// What stood at a thing after the last act on it, as JSON text.
///
/// # Errors
/// Those of the file.
pub fn last_after(tx: &Reading<'_>, kind: &str, subject: &str) -> Result<Option<String>, StoreError> {
    let last = tx
        .tx
        .prepare_cached(LAST_AFTER)?
        .query_row(named_params! { ":kind": kind, ":subject": subject }, |row| row.get("after"))
        .optional()?;
    Ok(last.flatten())
}

// A client has had other names: its lines are known by the id in what they were and became.
macro_rules! of_client {
    () => {
        "
      FROM event
      JOIN user ON user.id = event.user_id
     WHERE event.subject_kind = 'client'
       AND (event.subject_id = :name OR event.before ->> '$.id' = :id OR event.after ->> '$.id' = :id
            OR event.after ->> '$.winner.id' = :id)"
    };
}

const OF_CLIENT: &str = concat!(
    "
    SELECT event.seq, event.id, event.at, event.user_id, user.name AS user_name, event.command,
           event.subject_kind, event.subject_id, event.before, event.after",
    of_client!(),
    "
     ORDER BY event.seq DESC
     LIMIT :limit OFFSET :offset"
);

const COUNT_OF_CLIENT: &str = concat!("SELECT count(*) AS total", of_client!());

/// The history of a client under all of its names, that of clients merged into it included, the last
/// act first.
///
/// # Errors
/// Those of the file.
pub fn of_client(
    tx: &Reading<'_>,
    id: ClientId,
    name: &str,
    window: Window,
) -> Result<Page<Line>, StoreError> {
    let id = id.to_string();
    let total: i64 = tx
        .tx
        .prepare_cached(COUNT_OF_CLIENT)?
        .query_row(named_params! { ":name": name, ":id": id }, |row| row.get("total"))?;
    let rows = tx
        .tx
        .prepare_cached(OF_CLIENT)?
        .query_map(
            named_params! { ":name": name, ":id": id, ":limit": window.limit, ":offset": window.offset },
            line,
        )?
        .collect::<Result<_, _>>()?;
    Ok(Page { rows, total: total.unsigned_abs() })
}

const OF_SUBJECT: &str = "
    SELECT event.seq, event.id, event.at, event.user_id, user.name AS user_name, event.command,
           event.subject_kind, event.subject_id, event.before, event.after
      FROM event
      JOIN user ON user.id = event.user_id
     WHERE event.subject_kind = :kind AND event.subject_id = :id
     ORDER BY event.seq DESC
     LIMIT :limit OFFSET :offset";

const COUNT_OF_SUBJECT: &str =
    "SELECT count(*) AS total FROM event WHERE subject_kind = :kind AND subject_id = :id";

/// The history of one thing, the last act first.
///
/// # Errors
/// Those of the file.
pub fn of_subject(tx: &Reading<'_>, kind: &str, id: &str, window: Window) -> Result<Page<Line>, StoreError> {
    let total: i64 = tx
        .tx
        .prepare_cached(COUNT_OF_SUBJECT)?
        .query_row(named_params! { ":kind": kind, ":id": id }, |row| row.get("total"))?;
    let rows = tx
        .tx
        .prepare_cached(OF_SUBJECT)?
        .query_map(
            named_params! { ":kind": kind, ":id": id, ":limit": window.limit, ":offset": window.offset },
            line,
        )?
        .collect::<Result<_, _>>()?;
    Ok(Page { rows, total: total.unsigned_abs() })
}

fn line(row: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        seq: row.get("seq")?,
        id: AuditId(row.get("id")?),
        at: columns::instant(row, "at")?,
        user: UserId(row.get("user_id")?),
        user_name: row.get("user_name")?,
        command: row.get("command")?,
        subject_kind: row.get("subject_kind")?,
        subject_id: row.get("subject_id")?,
        before: row.get("before")?,
        after: row.get("after")?,
    })
}
