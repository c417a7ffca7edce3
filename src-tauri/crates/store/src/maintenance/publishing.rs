//! Published calendars: the targets, what of ours lies in each, every run, and the occurrences that stand in them.

mod standing;
mod targets;

pub use standing::{StandingRow, Stands, keep_standing, standing_between, standing_of};
pub use targets::{insert_target, remove_target, target, targets, update_target};

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use domain::ids::{PublishTargetId, UserId};
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};

/// Something of ours in a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Name of the file, or path on the server.
    pub name: String,
    /// SHA-256 of what was written.
    pub sha256: [u8; 32],
    /// What the server called this state; empty for files.
    pub etag: String,
    /// When it was written.
    pub published: Instant,
}

const RESOURCES: &str = "
    SELECT name, sha256, etag, published_at FROM published_resource WHERE target_id = :target ORDER BY name";

/// What of ours lies in a target, by name.
///
/// # Errors
/// Those of the file.
pub fn resources(tx: &Reading<'_>, target: PublishTargetId) -> Result<Vec<Resource>, StoreError> {
    let row = |row: &Row<'_>| {
        Ok(Resource {
            name: row.get("name")?,
            sha256: row.get("sha256")?,
            etag: row.get("etag")?,
            published: columns::instant(row, "published_at")?,
        })
    };
    let params = named_params! { ":target": target.0 };
    Ok(tx.tx.prepare_cached(RESOURCES)?.query_map(params, row)?.collect::<Result<_, _>>()?)
}

const KEEP: &str = "
    INSERT INTO published_resource (target_id, name, sha256, etag, published_at)
    VALUES (:target, :name, :sha256, :etag, :at)
        ON CONFLICT (target_id, name) DO UPDATE
       SET sha256 = excluded.sha256, etag = excluded.etag, published_at = excluded.published_at";

/// Notes what was written.
///
/// # Errors
/// Those of the file.
pub fn keep_resource(
    tx: &Writing<'_>,
    target: PublishTargetId,
    resource: &Resource,
) -> Result<(), StoreError> {
    tx.tx.prepare_cached(KEEP)?.execute(named_params! {
        ":target": target.0, ":name": resource.name, ":sha256": resource.sha256, ":etag": resource.etag,
        ":at": resource.published.unix(),
    })?;
    Ok(())
}

const FORGET: &str = "DELETE FROM published_resource WHERE target_id = :target AND name = :name";

/// Notes that something of ours lies there no longer.
///
/// # Errors
/// Those of the file.
pub fn forget_resource(tx: &Writing<'_>, target: PublishTargetId, name: &str) -> Result<(), StoreError> {
    tx.tx.prepare_cached(FORGET)?.execute(named_params! { ":target": target.0, ":name": name })?;
    Ok(())
}

/// What a run came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// When.
    pub at: Instant,
    /// How much was written.
    pub written: u32,
    /// How much was taken away.
    pub removed: u32,
    /// How much was as it should be.
    pub unchanged: u32,
    /// What could not be done, one sentence a line.
    pub trouble: String,
}

const RECORD: &str = "
    INSERT INTO publishing (target_id, number, at, written, removed, unchanged, trouble, user_id)
    SELECT :target, coalesce(max(number), 0) + 1, :at, :written, :removed, :unchanged, :trouble, :user
      FROM publishing
     WHERE target_id = :target";

/// Records a run, for good.
///
/// # Errors
/// Those of the file.
pub fn record_run(
    tx: &Writing<'_>,
    target: PublishTargetId,
    run: &Run,
    user: UserId,
) -> Result<(), StoreError> {
    tx.tx.prepare_cached(RECORD)?.execute(named_params! {
        ":target": target.0, ":at": run.at.unix(), ":written": run.written, ":removed": run.removed,
        ":unchanged": run.unchanged, ":trouble": run.trouble, ":user": user.0,
    })?;
    Ok(())
}

const SERVICES: &str = "
    SELECT DISTINCT window_service.name
      FROM window_service
      JOIN maintenance_window ON maintenance_window.id = window_service.window_id
     WHERE maintenance_window.deleted_at IS NULL
     ORDER BY window_service.name";

/// The services windows name, by name.
///
/// # Errors
/// Those of the file.
pub fn services(tx: &Reading<'_>) -> Result<Vec<String>, StoreError> {
    Ok(tx.tx.prepare_cached(SERVICES)?.query_map([], |row| row.get("name"))?.collect::<Result<_, _>>()?)
}

const LAST: &str = "
    SELECT at, written, removed, unchanged, trouble
      FROM publishing
     WHERE target_id = :target
     ORDER BY number DESC
     LIMIT 1";

/// The last run of a target.
///
/// # Errors
/// Those of the file.
pub fn last_run(tx: &Reading<'_>, target: PublishTargetId) -> Result<Option<Run>, StoreError> {
    let row = |row: &Row<'_>| {
        Ok(Run {
            at: columns::instant(row, "at")?,
            written: row.get("written")?,
            removed: row.get("removed")?,
            unchanged: row.get("unchanged")?,
            trouble: row.get("trouble")?,
        })
    };
    let params = named_params! { ":target": target.0 };
    Ok(tx.tx.prepare_cached(LAST)?.query_row(params, row).optional()?)
}
