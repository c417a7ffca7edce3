//! What new windows are made from: forms as they were typed.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing, or_taken};
use crate::stored::{Belongs, Stored, written_once};
use domain::ids::WindowTemplateId;
use domain::time::Instant;
use rusqlite::{Row, named_params};

/// A form to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its id.
    pub id: WindowTemplateId,
    /// Its name.
    pub name: String,
    /// The form as JSON.
    pub form: String,
}

const INSERT: &str = "
    INSERT INTO window_template (id, name, form, sample, version, created_at, changed_at)
    VALUES (:id, :name, :form, :sample, 1, :at, :at)";

/// Stores a new template.
///
/// # Errors
/// [`StoreError::Taken`] for a name that is in use.
pub fn insert_template(
    tx: &Writing<'_>,
    template: &Template,
    belongs: Belongs,
    at: Instant,
) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":id": template.id.0, ":name": template.name, ":form": template.form,
            ":sample": belongs.is_sample(), ":at": at.unix(),
        })
        .map_err(or_taken(Noun::WindowTemplate))?;
    Ok(())
}

const UPDATE: &str = "
    UPDATE window_template
       SET name = :name, form = :form, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Writes a template over.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`]; [`StoreError::Taken`] for a name that is in use.
pub fn update_template(
    tx: &Writing<'_>,
    template: &Template,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(UPDATE)?
        .execute(named_params! {
            ":id": template.id.0, ":name": template.name, ":form": template.form,
            ":expected": expected_version, ":at": at.unix(),
        })
        .map_err(or_taken(Noun::WindowTemplate))?;
    written_once(changed, Noun::WindowTemplate, expected_version, || version_of(tx, template.id))
}

const BURY: &str = "
    UPDATE window_template
       SET deleted_at = :at, version = version + 1, changed_at = :at
     WHERE id = :id AND version = :expected AND deleted_at IS NULL";

/// Sets a template's tombstone.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove_template(
    tx: &Writing<'_>,
    id: WindowTemplateId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx
        .tx
        .prepare_cached(BURY)?
        .execute(named_params! { ":id": id.0, ":expected": expected_version, ":at": at.unix() })?;
    written_once(changed, Noun::WindowTemplate, expected_version, || version_of(tx, id))
}

const VERSION: &str = "SELECT version FROM window_template WHERE id = :id AND deleted_at IS NULL";

fn version_of(tx: &Reading<'_>, id: WindowTemplateId) -> rusqlite::Result<i64> {
    tx.tx.prepare_cached(VERSION)?.query_row(named_params! { ":id": id.0 }, |row| row.get("version"))
}

const GET: &str = "
    SELECT id, name, form, sample, version, changed_at
      FROM window_template
     WHERE id = :id AND deleted_at IS NULL";

/// A template.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn template(tx: &Reading<'_>, id: WindowTemplateId) -> Result<Stored<Template>, StoreError> {
    let found = tx.tx.prepare_cached(GET)?.query_row(named_params! { ":id": id.0 }, stored);
    found.map_err(or_missing(Noun::WindowTemplate))
}

const LIST: &str = "
    SELECT id, name, form, sample, version, changed_at
      FROM window_template
     WHERE deleted_at IS NULL
     ORDER BY name COLLATE names, id";

/// All templates by name.
///
/// # Errors
/// Those of the file.
pub fn templates(tx: &Reading<'_>) -> Result<Vec<Stored<Template>>, StoreError> {
    Ok(tx.tx.prepare_cached(LIST)?.query_map([], stored)?.collect::<Result<_, _>>()?)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored<Template>> {
    Ok(Stored {
        value: Template {
            id: WindowTemplateId(row.get("id")?),
            name: row.get("name")?,
            form: row.get("form")?,
        },
        version: row.get("version")?,
        belongs: Belongs::from_column(row.get("sample")?),
        changed: columns::instant(row, "changed_at")?,
    })
}
