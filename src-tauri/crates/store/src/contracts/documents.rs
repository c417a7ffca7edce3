//! Documents attached to contracts: the signed order, the schedule, a letter of notice.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::written_once;
use domain::ids::UserId;
use domain::ids::{ContractId, DocumentId};
use domain::time::Instant;
use rusqlite::{Row, named_params};
use sha2::{Digest, Sha256};

/// A document that is attached now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewDocument<'a> {
    /// Its id.
    pub id: DocumentId,
    /// To which contract.
    pub contract: ContractId,
    /// The name of its file.
    pub name: &'a str,
    /// `application/pdf`.
    pub media_type: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Who attached it.
    pub added_by: UserId,
    /// When.
    pub added_at: Instant,
}

/// An attached document in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// To which contract.
    pub contract: ContractId,
    /// The name of its file.
    pub name: String,
    /// `application/pdf`.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// Who attached it, by name today.
    pub added_by: String,
    /// When.
    pub added_at: Instant,
    /// Its version.
    pub version: i64,
    /// When it was removed, and by whom.
    pub removed: Option<(Instant, String)>,
}

/// SHA-256 of a document's bytes.
pub fn fingerprint(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

const ATTACH: &str = "
    INSERT INTO contract_document (id, contract_id, name, media_type, size, sha256, added_by, added_at, version, bytes)
    VALUES (:id, :contract, :name, :media_type, length(:bytes), :sha256, :by, :at, 1, :bytes)";

/// Stores a document. Its size has been checked.
///
/// # Errors
/// Those of the file.
pub fn attach(tx: &Writing<'_>, document: &NewDocument<'_>) -> Result<(), StoreError> {
    tx.tx.prepare_cached(ATTACH)?.execute(named_params! {
        ":id": document.id.0, ":contract": document.contract.0, ":name": document.name,
        ":media_type": document.media_type, ":sha256": fingerprint(document.bytes),
        ":by": document.added_by.0, ":at": document.added_at.unix(), ":bytes": document.bytes,
    })?;
    Ok(())
}

const LIST: &str = "
    SELECT contract_document.id, contract_document.contract_id, contract_document.name,
           contract_document.media_type, contract_document.size, contract_document.sha256,
           user.name AS added_by, contract_document.added_at, contract_document.version,
           contract_document.removed_at, remover.name AS removed_by
      FROM contract_document
      JOIN user ON user.id = contract_document.added_by
      LEFT JOIN user AS remover ON remover.id = contract_document.removed_by
     WHERE contract_document.contract_id = :contract
     ORDER BY contract_document.added_at, contract_document.rowid";

/// The documents of a contract in the order in which they came, removed ones among them.
///
/// # Errors
/// Those of the file.
pub fn of_contract(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<DocumentRow>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(LIST)?
        .query_map(named_params! { ":contract": contract.0 }, document_row)?
        .collect::<Result<_, _>>()?;
    Ok(found)
}

fn document_row(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    let removed_by: Option<String> = row.get("removed_by")?;
    Ok(DocumentRow {
        id: DocumentId(row.get("id")?),
        contract: ContractId(row.get("contract_id")?),
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
        sha256: row.get("sha256")?,
        added_by: row.get("added_by")?,
        added_at: columns::instant(row, "added_at")?,
        version: row.get("version")?,
        removed: columns::instant_if_any(row, "removed_at")?.zip(removed_by),
    })
}

const GET: &str = "
    SELECT contract_document.id, contract_document.contract_id, contract_document.name,
           contract_document.media_type, contract_document.size, contract_document.sha256,
           user.name AS added_by, contract_document.added_at, contract_document.version,
           contract_document.removed_at, NULL AS removed_by
      FROM contract_document
      JOIN user ON user.id = contract_document.added_by
     WHERE contract_document.id = :id AND contract_document.removed_at IS NULL";

/// A document that was not removed, without its bytes.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: DocumentId) -> Result<DocumentRow, StoreError> {
    tx.tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, document_row)
        .map_err(or_missing(Noun::Document))
}

const BYTES: &str = "SELECT bytes FROM contract_document WHERE id = :id AND removed_at IS NULL";

/// The bytes of a document that was not removed.
///
/// # Errors
/// [`StoreError::NotFound`]; [`StoreError::Corrupt`] when they are not those that were attached.
pub fn bytes_of(tx: &Reading<'_>, document: &DocumentRow) -> Result<Vec<u8>, StoreError> {
    let bytes: Vec<u8> = tx
        .tx
        .prepare_cached(BYTES)?
        .query_row(named_params! { ":id": document.id.0 }, |row| row.get("bytes"))
        .map_err(or_missing(Noun::Document))?;
    if fingerprint(&bytes) == document.sha256 {
        Ok(bytes)
    } else {
        Err(StoreError::Corrupt {
            why: format!("the document \"{}\" is not what was attached", document.name),
        })
    }
}

const REMOVE: &str = "
    UPDATE contract_document
       SET removed_at = :at, removed_by = :by, version = version + 1
     WHERE id = :id AND version = :expected AND removed_at IS NULL";

const VERSION: &str = "SELECT version FROM contract_document WHERE id = :id AND removed_at IS NULL";

/// Sets a document's tombstone; its bytes stay, so that what it proved can still be proved.
///
/// # Errors
/// [`StoreError::Conflict`], [`StoreError::NotFound`].
pub fn remove(
    tx: &Writing<'_>,
    id: DocumentId,
    by: UserId,
    expected_version: i64,
    at: Instant,
) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(REMOVE)?.execute(named_params! {
        ":id": id.0, ":by": by.0, ":expected": expected_version, ":at": at.unix(),
    })?;
    written_once(changed, Noun::Document, expected_version, || {
        tx.tx.prepare_cached(VERSION)?.query_row(named_params! { ":id": id.0 }, |row| row.get("version"))
    })
}

const ALL_BYTES: &str = "
    SELECT contract.number, contract_document.name, contract_document.sha256, contract_document.bytes
      FROM contract_document
      JOIN contract ON contract.id = contract_document.contract_id
     ORDER BY contract_document.added_at, contract_document.rowid";

/// The documents whose bytes are not those that were attached: number of the contract, name.
///
/// # Errors
/// Those of the file.
pub fn changed_outside(tx: &Reading<'_>) -> Result<Vec<(i64, String)>, StoreError> {
    let mut statement = tx.tx.prepare(ALL_BYTES)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (sha256, bytes): ([u8; 32], Vec<u8>) = (row.get("sha256")?, row.get("bytes")?);
        if fingerprint(&bytes) != sha256 {
            found.push((row.get("number")?, row.get("name")?));
        }
    }
    Ok(found)
}
