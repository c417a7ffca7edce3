//! Policies as they are being typed.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::{Belongs, Stored, written_once};
use domain::ids::{PolicyDraftId, PolicyVersionId};
use domain::time::Instant;
use rusqlite::{Row, named_params};

/// A policy as it is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyDraft {
    /// Its id.
    pub id: PolicyDraftId,
    /// The version it was begun from.
    pub based_on: Option<PolicyVersionId>,
    /// The key of the preset it was begun from; empty without.
    pub preset: String,
    /// What was typed, as JSON.
    pub form: String,
}

const INSERT: &str = "
    INSERT INTO policy_draft (id, based_on, preset, form, sample, version, created_at, changed_at)
    VALUES (:id, :based_on, :preset, :form, :sample, 1, :at, :at)";

/// Begins a draft.
///
/// # Errors
/// Those of the file.
pub fn insert(
    tx: &Writing<'_>,
    draft: &PolicyDraft,
    belongs: Belongs,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx.prepare_cached(INSERT)?.execute(named_params! {
        ":id": draft.id.0, ":based_on": draft.based_on.map(|id| id.0), ":preset": draft.preset,
        ":form": draft.form, ":sample": belongs.is_sample(), ":at": at.unix(),
    })?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE policy_draft
       SET form = :form, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND published_as IS NULL AND discarded_at IS NULL";

/// Keeps what was typed.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn update(
    tx: &Writing<'_>,
    id: PolicyDraftId,
    form: &str,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(UPDATE)?.execute(named_params! {
        ":id": id.0, ":form": form, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::PolicyDraft, expected_version, || version_of(tx, id))
}

const DISCARD: &str = "
    UPDATE policy_draft SET discarded_at = :at, version = version + 1
     WHERE id = :id AND version = :expected AND published_as IS NULL AND discarded_at IS NULL";

/// Puts a draft away; the history keeps what it said.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn discard(
    tx: &Writing<'_>,
    id: PolicyDraftId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(DISCARD)?.execute(named_params! {
        ":id": id.0, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::PolicyDraft, expected_version, || version_of(tx, id))
}

const PUBLISHED: &str = "
    UPDATE policy_draft SET published_as = :as, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND published_as IS NULL AND discarded_at IS NULL";

/// Notes that a draft became a version.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn published(
    tx: &Writing<'_>,
    id: PolicyDraftId,
    published_as: PolicyVersionId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(PUBLISHED)?.execute(named_params! {
        ":id": id.0, ":as": published_as.0, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::PolicyDraft, expected_version, || version_of(tx, id))
}

fn version_of(tx: &Writing<'_>, id: PolicyDraftId) -> rusqlite::Result<i64> {
    tx.tx.query_row(
        "SELECT version FROM policy_draft WHERE id = :id AND published_as IS NULL AND discarded_at IS NULL",
        named_params! { ":id": id.0 },
        |row| row.get("version"),
    )
}

const GET: &str = "
    SELECT id, based_on, preset, form, sample, version, changed_at
      FROM policy_draft
     WHERE id = :id AND published_as IS NULL AND discarded_at IS NULL";

/// A draft that is still open.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: PolicyDraftId) -> Result<Stored<PolicyDraft>, StoreError> {
    tx.tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, draft)
        .map_err(or_missing(Noun::PolicyDraft))
}

const LIST: &str = "
    SELECT id, based_on, preset, form, sample, version, changed_at
      FROM policy_draft
     WHERE published_as IS NULL AND discarded_at IS NULL
     ORDER BY changed_at DESC, id";

/// All open drafts, the one last typed in first.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>) -> Result<Vec<Stored<PolicyDraft>>, StoreError> {
    let drafts = tx.tx.prepare_cached(LIST)?.query_map([], draft)?.collect::<Result<_, _>>()?;
    Ok(drafts)
}

fn draft(row: &Row<'_>) -> rusqlite::Result<Stored<PolicyDraft>> {
    Ok(Stored {
        value: PolicyDraft {
            id: PolicyDraftId(row.get("id")?),
            based_on: row.get::<_, Option<uuid::Uuid>>("based_on")?.map(PolicyVersionId),
            preset: row.get("preset")?,
            form: row.get("form")?,
        },
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "changed_at")?,
    })
}
