//! Files that went to accounting systems, and which documents were in them.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use domain::ids::{BillingExportId, InvoiceId, UserId};
use domain::time::{Instant, YearMonth};
use rusqlite::named_params;

/// A file of an export: its name, its SHA-256, and the documents in it, each with whether it had been exported before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// Its name.
    pub name: String,
    /// Its SHA-256.
    pub sha256: [u8; 32],
    /// The documents.
    pub documents: Vec<(InvoiceId, bool)>,
}

const INSERT: &str = "INSERT INTO billing_export (id, format, user_id, at) VALUES (:id, :format, :user, :at)";
const FILE: &str = "
    INSERT INTO billing_export_file (export_id, position, name, sha256) VALUES (:export, :position, :name, :sha256)";
const ITEM: &str = "
    INSERT INTO billing_export_item (export_id, invoice_id, file, again) VALUES (:export, :invoice, :file, :again)
    ON CONFLICT DO NOTHING";

/// Notes that documents went into files.
///
/// # Errors
/// Those of the file.
pub fn insert(
    tx: &Writing<'_>,
    format: &str,
    files: &[ExportFile],
    by: UserId,
    at: Instant,
) -> Result<(), StoreError> {
    let id = BillingExportId::new(at).0;
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! { ":id": id, ":format": format, ":user": by.0, ":at": at.unix() })?;
    for (position, file) in (1_i64..).zip(files) {
        tx.tx.prepare_cached(FILE)?.execute(named_params! {
            ":export": id, ":position": position, ":name": file.name, ":sha256": file.sha256,
        })?;
        let mut item = tx.tx.prepare_cached(ITEM)?;
        for (invoice, again) in &file.documents {
            item.execute(named_params! {
                ":export": id, ":invoice": invoice.0, ":file": position, ":again": again,
            })?;
        }
    }
    Ok(())
}

/// Which documents an export takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToExport {
    /// The document.
    pub id: InvoiceId,
    /// Its number.
    pub number: String,
    /// Whether it was exported in the format before.
    pub known: bool,
}

const ISSUED: &str = "
    SELECT invoice.id, invoice.number,
           EXISTS (SELECT 1 FROM billing_export_item AS item
                     JOIN billing_export ON billing_export.id = item.export_id
                    WHERE item.invoice_id = invoice.id AND billing_export.format = :format) AS known
      FROM invoice
     WHERE invoice.number IS NOT NULL
       AND (:month IS NULL OR coalesce(invoice.month, substr(invoice.issued_on, 1, 7)) = :month)
     ORDER BY invoice.issued_at, invoice.kind DESC, invoice.serial";

/// Issued documents, those for one month or all, in the order in which they were. What is for no month belongs to the one
/// it was issued in.
///
/// # Errors
/// Those of the file.
pub fn issued(tx: &Reading<'_>, format: &str, month: Option<YearMonth>) -> Result<Vec<ToExport>, StoreError> {
    let of = named_params! { ":format": format, ":month": month.map(|month| month.to_string()) };
    let mut statement = tx.tx.prepare_cached(ISSUED)?;
    let found = statement.query_map(of, |row| {
        Ok(ToExport { id: InvoiceId(row.get("id")?), number: row.get("number")?, known: row.get("known")? })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// A line of a document's exports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedIn {
    /// When.
    pub at: Instant,
    /// Format.
    pub format: String,
    /// Name of the file.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// Whether it had been exported before.
    pub again: bool,
}

const OF: &str = "
    SELECT billing_export.at, billing_export.format, file.name, file.sha256, item.again
      FROM billing_export_item AS item
      JOIN billing_export ON billing_export.id = item.export_id
      JOIN billing_export_file AS file ON file.export_id = item.export_id AND file.position = item.file
     WHERE item.invoice_id = :invoice
     ORDER BY billing_export.at, billing_export.rowid";

/// The files a document went into, the first first.
///
/// # Errors
/// Those of the file.
pub fn of(tx: &Reading<'_>, invoice: InvoiceId) -> Result<Vec<ExportedIn>, StoreError> {
    let mut statement = tx.tx.prepare_cached(OF)?;
    let found = statement.query_map(named_params! { ":invoice": invoice.0 }, |row| {
        Ok(ExportedIn {
            at: columns::instant(row, "at")?,
            format: row.get("format")?,
            file: row.get("name")?,
            sha256: row.get("sha256")?,
            again: row.get("again")?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// A run of exports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// When.
    pub at: Instant,
    /// Format.
    pub format: String,
    /// Names of its files, one a line.
    pub files: String,
    /// How many documents.
    pub documents: i64,
    /// How many of them had been exported before.
    pub again: i64,
    /// By whom.
    pub by: String,
}

const RUNS: &str = "
    SELECT billing_export.at, billing_export.format, user.name AS by_name,
           (SELECT group_concat(name, char(10)) FROM billing_export_file
             WHERE export_id = billing_export.id) AS files,
           (SELECT count(*) FROM billing_export_item WHERE export_id = billing_export.id) AS documents,
           (SELECT count(*) FROM billing_export_item WHERE export_id = billing_export.id AND again = 1) AS again
      FROM billing_export
      JOIN user ON user.id = billing_export.user_id
     ORDER BY billing_export.at DESC, billing_export.rowid DESC
     LIMIT :limit";

/// The last runs, newest first.
///
/// # Errors
/// Those of the file.
pub fn runs(tx: &Reading<'_>, limit: u32) -> Result<Vec<Run>, StoreError> {
    let mut statement = tx.tx.prepare_cached(RUNS)?;
    let found = statement.query_map(named_params! { ":limit": limit }, |row| {
        Ok(Run {
            at: columns::instant(row, "at")?,
            format: row.get("format")?,
            files: row.get::<_, Option<String>>("files")?.unwrap_or_default(),
            documents: row.get("documents")?,
            again: row.get("again")?,
            by: row.get("by_name")?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

const FORMATS: &str = "
    SELECT DISTINCT billing_export.format
      FROM billing_export_item AS item
      JOIN billing_export ON billing_export.id = item.export_id
     WHERE item.invoice_id = :invoice
     ORDER BY billing_export.format";

/// The formats a document was exported in.
///
/// # Errors
/// Those of the file.
pub fn formats_of(tx: &Reading<'_>, invoice: InvoiceId) -> Result<Vec<String>, StoreError> {
    let mut statement = tx.tx.prepare_cached(FORMATS)?;
    let found = statement.query_map(named_params! { ":invoice": invoice.0 }, |row| row.get("format"))?;
    Ok(found.collect::<Result<_, _>>()?)
}
