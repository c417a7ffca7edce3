//! What letters about maintenance begin as.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError};
use crate::stored::written_once;
use domain::ids::ClientId;
use domain::maintenance::Occasion;
use domain::time::Instant;
use rusqlite::{OptionalExtension, Row, named_params};
use uuid::Uuid;

/// What letters on an occasion begin as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterTemplate {
    /// The occasion.
    pub occasion: Occasion,
    /// The only client it is for; nothing where it is for all.
    pub client: Option<ClientId>,
    /// Subject, with placeholders.
    pub subject: String,
    /// Text, with placeholders.
    pub body: String,
    /// How often it was written.
    pub version: i64,
}

const LIST: &str = "
    SELECT occasion, client_id, subject, body, version
      FROM notice_template
     ORDER BY occasion, client_id IS NOT NULL, client_id";

/// All that somebody wrote.
///
/// # Errors
/// Those of the file.
pub fn templates(tx: &Reading<'_>) -> Result<Vec<LetterTemplate>, StoreError> {
    Ok(tx.tx.prepare_cached(LIST)?.query_map([], row)?.collect::<Result<_, _>>()?)
}

const GET: &str = "
    SELECT occasion, client_id, subject, body, version
      FROM notice_template
     WHERE occasion = :occasion AND client_id IS :client";

/// What somebody wrote for this client, or for all.
///
/// # Errors
/// Those of the file.
pub fn template(
    tx: &Reading<'_>,
    occasion: Occasion,
    client: Option<ClientId>,
) -> Result<Option<LetterTemplate>, StoreError> {
    let params = named_params! { ":occasion": occasion.key(), ":client": client.map(|id| id.0) };
    Ok(tx.tx.prepare_cached(GET)?.query_row(params, row).optional()?)
}

/// What the letters to a client begin as: what was written for it, or else for all.
///
/// # Errors
/// Those of the file.
pub fn template_of(
    tx: &Reading<'_>,
    occasion: Occasion,
    client: ClientId,
) -> Result<Option<LetterTemplate>, StoreError> {
    match template(tx, occasion, Some(client))? {
        Some(own) => Ok(Some(own)),
        None => template(tx, occasion, None),
    }
}

const INSERT: &str = "
    INSERT INTO notice_template (occasion, client_id, subject, body, version, changed_at)
    VALUES (:occasion, :client, :subject, :body, 1, :at)
    ON CONFLICT DO NOTHING";

const UPDATE: &str = "
    UPDATE notice_template
       SET subject = :subject, body = :body, version = version + 1, changed_at = :at
     WHERE occasion = :occasion AND client_id IS :client AND version = :expected";

const DROP: &str = "
    DELETE FROM notice_template
     WHERE occasion = :occasion AND client_id IS :client AND version = :expected";

const VERSION: &str = "
    SELECT version FROM notice_template WHERE occasion = :occasion AND client_id IS :client";

/// Keeps a template; `version` is the one that was read, 0 while there is none. Without subject and text the template
/// is dropped, and the one behind it is used again.
///
/// # Errors
/// [`StoreError::Conflict`].
pub fn keep_template(tx: &Writing<'_>, template: &LetterTemplate, at: Instant) -> Result<(), StoreError> {
    let client: Option<Uuid> = template.client.map(|id| id.0);
    let (occasion, expected) = (template.occasion.key(), template.version);
    let changed = if template.subject.is_empty() && template.body.is_empty() {
        tx.tx
            .prepare_cached(DROP)?
            .execute(named_params! { ":occasion": occasion, ":client": client, ":expected": expected })?
    } else if expected == 0 {
        tx.tx.prepare_cached(INSERT)?.execute(named_params! {
            ":occasion": occasion, ":client": client, ":subject": template.subject, ":body": template.body,
            ":at": at.unix(),
        })?
    } else {
        tx.tx.prepare_cached(UPDATE)?.execute(named_params! {
            ":occasion": occasion, ":client": client, ":subject": template.subject, ":body": template.body,
            ":at": at.unix(), ":expected": expected,
        })?
    };
    written_once(changed, Noun::NoticeTemplate, expected, || {
        let params = named_params! { ":occasion": occasion, ":client": client };
        tx.tx.query_row(VERSION, params, |row| row.get("version"))
    })
}

fn row(row: &Row<'_>) -> rusqlite::Result<LetterTemplate> {
    Ok(LetterTemplate {
        occasion: columns::parsed(row, "occasion", Occasion::parse)?,
        client: row.get::<_, Option<_>>("client_id")?.map(ClientId),
        subject: row.get("subject")?,
        body: row.get("body")?,
        version: row.get("version")?,
    })
}
