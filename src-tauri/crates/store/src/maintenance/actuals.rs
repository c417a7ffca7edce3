//! How occurrences really went.

use super::{wall, wall_text};
use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use chrono::NaiveDateTime;
use domain::ids::{UserId, WindowId};
use domain::maintenance::Outcome;
use domain::time::Instant;
use rusqlite::{Row, named_params};

/// A record of how an occurrence went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actual {
    /// Which occurrence.
    pub recurrence_id: NaiveDateTime,
    /// When it really started.
    pub started: Instant,
    /// When it really ended, and how; nothing while it is in progress.
    pub ended: Option<(Instant, Outcome)>,
    /// In words.
    pub words: String,
    /// When this was recorded.
    pub recorded: Instant,
}

const RECORD: &str = "
    INSERT INTO window_actual (window_id, recurrence_id, position, started_at, ended_at, outcome, words, user_id,
                               recorded_at)
    SELECT :window, :recurrence_id, coalesce(max(position), 0) + 1, :started, :ended, :outcome, :words, :user, :at
      FROM window_actual
     WHERE window_id = :window AND recurrence_id = :recurrence_id";

/// Records how an occurrence went. What was recorded before stays; the last record counts.
///
/// # Errors
/// Those of the file.
pub fn record(tx: &Writing<'_>, window: WindowId, actual: &Actual, user: UserId) -> Result<(), StoreError> {
    let (ended, outcome) = actual.ended.map(|(at, outcome)| (at.unix(), outcome.key())).unzip();
    tx.tx.prepare_cached(RECORD)?.execute(named_params! {
        ":window": window.0, ":recurrence_id": wall_text(actual.recurrence_id), ":started": actual.started.unix(),
        ":ended": ended, ":outcome": outcome, ":words": actual.words, ":user": user.0,
        ":at": actual.recorded.unix(),
    })?;
    Ok(())
}

const BETWEEN: &str = "
    SELECT window_id, recurrence_id, started_at, ended_at, outcome, words, recorded_at
      FROM window_actual
     WHERE recurrence_id BETWEEN :from AND :to
        OR (window_id, recurrence_id) IN (SELECT window_id, recurrence_id FROM window_override WHERE starts BETWEEN :from AND :to)
     ORDER BY window_id, recurrence_id, position DESC";

/// What was recorded about occurrences that start between two times on their wall clock, by their rule or because they
/// were moved: of each the last record first.
///
/// # Errors
/// Those of the file.
pub fn actuals_between(
    tx: &Reading<'_>,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<(WindowId, Actual)>, StoreError> {
    let params = named_params! { ":from": wall_text(from), ":to": wall_text(to) };
    let rows = tx.tx.prepare_cached(BETWEEN)?.query_map(params, actual)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

fn actual(row: &Row<'_>) -> rusqlite::Result<(WindowId, Actual)> {
    let ended = columns::instant_if_any(row, "ended_at")?;
    let outcome = columns::parsed_if_any(row, "outcome", Outcome::parse)?;
    let actual = Actual {
        recurrence_id: wall(row, "recurrence_id")?,
        started: columns::instant(row, "started_at")?,
        ended: ended.zip(outcome),
        words: row.get("words")?,
        recorded: columns::instant(row, "recorded_at")?,
    };
    Ok((WindowId(row.get("window_id")?), actual))
}
