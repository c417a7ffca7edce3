//! Timers that run: one a person, kept so that they survive the program.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use domain::ids::EngagementId;
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};

/// A timer that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timer {
    /// Whose.
    pub technician: String,
    /// Number of the engagement.
    pub engagement: i64,
    /// The engagement's id.
    pub engagement_id: EngagementId,
    /// Since when.
    pub started: Instant,
    /// What is done.
    pub note: String,
}

const START: &str = "
    INSERT INTO work_timer (technician, engagement, started_at, note) VALUES (:technician, :engagement, :at, :note)";

/// Starts a timer for somebody who has none.
///
/// # Errors
/// Those of the file.
pub fn start(
    tx: &Writing<'_>,
    technician: &str,
    engagement: i64,
    note: &str,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx.prepare_cached(START)?.execute(named_params! {
        ":technician": technician, ":engagement": engagement, ":note": note, ":at": at.unix(),
    })?;
    Ok(())
}

const STOP: &str = "DELETE FROM work_timer WHERE technician = :technician";

/// Ends somebody's timer. What it counted is kept as work by whoever calls.
///
/// # Errors
/// Those of the file.
pub fn stop(tx: &Writing<'_>, technician: &str) -> Result<(), StoreError> {
    tx.tx.prepare_cached(STOP)?.execute(named_params! { ":technician": technician })?;
    Ok(())
}

const OF: &str = "
    SELECT technician, engagement, engagement.id AS engagement_id, started_at, note
      FROM work_timer
      JOIN engagement ON engagement.number = work_timer.engagement
     WHERE technician = :technician";

/// Somebody's timer.
///
/// # Errors
/// Those of the file.
pub fn of(tx: &Reading<'_>, technician: &str) -> Result<Option<Timer>, StoreError> {
    Ok(tx.tx.prepare_cached(OF)?.query_row(named_params! { ":technician": technician }, row).optional()?)
}

const ALL: &str = "
    SELECT technician, engagement, engagement.id AS engagement_id, started_at, note
      FROM work_timer
      JOIN engagement ON engagement.number = work_timer.engagement
     ORDER BY started_at, technician";

/// All timers that run, the first started first.
///
/// # Errors
/// Those of the file.
pub fn all(tx: &Reading<'_>) -> Result<Vec<Timer>, StoreError> {
    let mut statement = tx.tx.prepare_cached(ALL)?;
    let found = statement.query_map([], row)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<Timer> {
    Ok(Timer {
        technician: row.get("technician")?,
        engagement: row.get("engagement")?,
        engagement_id: EngagementId(row.get("engagement_id")?),
        started: columns::instant(row, "started_at")?,
        note: row.get("note")?,
    })
}
