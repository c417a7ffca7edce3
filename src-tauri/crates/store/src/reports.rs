//! Issued reports: frozen, with the data they print and the bytes they were sent as.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing, or_taken};
use crate::stored::Belongs;
use domain::ids::{ContractId, ReportId, UserId};
use domain::time::{Instant, YearMonth};
use rusqlite::{OptionalExtension, Row, named_params};

/// A report that is issued now.
#[derive(Debug, Clone, Copy)]
pub struct NewReport<'a> {
    /// Its id.
    pub id: ReportId,
    /// Of which contract.
    pub contract: ContractId,
    /// Of which month.
    pub month: YearMonth,
    /// When.
    pub issued_at: Instant,
    /// By whom.
    pub issued_by: UserId,
    /// Why there is a further revision; empty for the first.
    pub reason: &'a str,
    /// SHA-256 of everything it was computed from.
    pub inputs_sha256: [u8; 32],
    /// The data it prints, as JSON text.
    pub document: &'a str,
    /// The document's bytes.
    pub pdf: &'a [u8],
}

/// An issued report in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Its id.
    pub id: ReportId,
    /// Of which contract.
    pub contract: ContractId,
    /// Of which month.
    pub month: YearMonth,
    /// 1, 2, 3.
    pub revision: i64,
    /// When it was issued.
    pub issued_at: Instant,
    /// By whom.
    pub issued_by: UserId,
    /// Why there is a further revision.
    pub reason: String,
    /// SHA-256 of everything it was computed from.
    pub inputs_sha256: [u8; 32],
}

/// An issued report, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedReport {
    /// What lists show.
    pub row: ReportRow,
    /// The data it prints, as JSON text.
    pub document: String,
    /// The document's bytes.
    pub pdf: Vec<u8>,
}

const INSERT: &str = "
    INSERT INTO report (id, contract_id, month, revision, issued_at, issued_by, reason, inputs_sha256, sample,
                        document, pdf)
    VALUES (:id, :contract, :month, :revision, :issued_at, :issued_by, :reason, :inputs, :sample, :document, :pdf)";

/// Stores an issued report for good. The revision is an argument, since the document prints it:
/// ask [`next_revision`] in the same transaction.
///
/// # Errors
/// [`StoreError::Taken`] when this revision exists.
pub fn insert(
    tx: &Writing<'_>,
    report: &NewReport<'_>,
    revision: i64,
    belongs: Belongs,
) -> Result<(), StoreError> {
    tx.tx
        .prepare_cached(INSERT)?
        .execute(named_params! {
            ":id": report.id.0, ":contract": report.contract.0, ":month": report.month.to_string(),
            ":revision": revision, ":issued_at": report.issued_at.unix(), ":issued_by": report.issued_by.0,
            ":reason": report.reason, ":inputs": report.inputs_sha256, ":sample": belongs.is_sample(),
            ":document": report.document, ":pdf": report.pdf,
        })
        .map_err(or_taken(Noun::Report))?;
    Ok(())
}

const NEXT_REVISION: &str = "
    SELECT coalesce(max(revision), 0) + 1 AS next
      FROM report
     WHERE contract_id = :contract AND month = :month";

/// The number the next revision of a month's report would have.
///
/// # Errors
/// Those of the file.
pub fn next_revision(tx: &Reading<'_>, contract: ContractId, month: YearMonth) -> Result<i64, StoreError> {
    let next = tx
        .tx
        .prepare_cached(NEXT_REVISION)?
        .query_row(named_params! { ":contract": contract.0, ":month": month.to_string() }, |row| {
            row.get("next")
        })?;
    Ok(next)
}

const GET: &str = "
    SELECT id, contract_id, month, revision, issued_at, issued_by, reason, inputs_sha256, document, pdf
      FROM report
     WHERE id = :id";

/// One issued report, whole.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: ReportId) -> Result<IssuedReport, StoreError> {
    tx.tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, issued)
        .map_err(or_missing(Noun::Report))
}

const LATEST: &str = "
    SELECT id, contract_id, month, revision, issued_at, issued_by, reason, inputs_sha256, document, pdf
      FROM report
     WHERE contract_id = :contract AND month = :month
     ORDER BY revision DESC
     LIMIT 1";

/// The newest revision of a contract's month, whole.
///
/// # Errors
/// Those of the file.
pub fn latest(
    tx: &Reading<'_>,
    contract: ContractId,
    month: YearMonth,
) -> Result<Option<IssuedReport>, StoreError> {
    let found = tx
        .tx
        .prepare_cached(LATEST)?
        .query_row(named_params! { ":contract": contract.0, ":month": month.to_string() }, issued)
        .optional()?;
    Ok(found)
}

fn issued(row: &Row<'_>) -> rusqlite::Result<IssuedReport> {
    Ok(IssuedReport { row: report_row(row)?, document: row.get("document")?, pdf: row.get("pdf")? })
}

const BETWEEN: &str = "
    SELECT id, contract_id, month, revision, issued_at, issued_by, reason, inputs_sha256
      FROM report
     WHERE month BETWEEN :first AND :last
     ORDER BY month, contract_id, revision";

/// Every revision of every contract for the months from `first` to `last`, both included.
///
/// # Errors
/// Those of the file.
pub fn between(tx: &Reading<'_>, first: YearMonth, last: YearMonth) -> Result<Vec<ReportRow>, StoreError> {
    let rows = tx
        .tx
        .prepare_cached(BETWEEN)?
        .query_map(named_params! { ":first": first.to_string(), ":last": last.to_string() }, report_row)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

const OF_CONTRACT: &str = "
    SELECT id, contract_id, month, revision, issued_at, issued_by, reason, inputs_sha256
      FROM report
     WHERE contract_id = :contract
     ORDER BY month DESC, revision DESC";

/// Every issued report of a contract, the newest first.
///
/// # Errors
/// Those of the file.
pub fn of_contract(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<ReportRow>, StoreError> {
    let rows = tx
        .tx
        .prepare_cached(OF_CONTRACT)?
        .query_map(named_params! { ":contract": contract.0 }, report_row)?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

fn report_row(row: &Row<'_>) -> rusqlite::Result<ReportRow> {
    Ok(ReportRow {
        id: ReportId(row.get("id")?),
        contract: ContractId(row.get("contract_id")?),
        month: columns::parsed(row, "month", YearMonth::parse)?,
        revision: row.get("revision")?,
        issued_at: columns::instant(row, "issued_at")?,
        issued_by: UserId(row.get("issued_by")?),
        reason: row.get("reason")?,
        inputs_sha256: row.get("inputs_sha256")?,
    })
}
