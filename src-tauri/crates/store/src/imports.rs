//! Runs of imports: which file, what became of it, and the way back.

use crate::columns;
use crate::desk::{Reading, Writing};
use crate::error::{Noun, StoreError, or_missing};
use crate::stored::{Page, Window};
use domain::ids::{ContractId, ImportId, UserId};
use domain::time::Instant;
use rusqlite::{Row, named_params};
use uuid::Uuid;

/// What a run is told when it begins.
#[derive(Debug, Clone, Copy)]
pub struct NewImport<'a> {
    /// Its id.
    pub id: ImportId,
    /// The file's name, without its folder.
    pub file_name: &'a str,
    /// SHA-256 of its bytes.
    pub file_sha256: [u8; 32],
    /// Which preset read it.
    pub preset: &'a str,
    /// What its tickets have as their source.
    pub source: &'a str,
    /// The zone its times were read in; empty where they say it themselves.
    pub zone: &'a str,
    /// The contract its tickets were put under.
    pub contract: Option<ContractId>,
    /// Who did it.
    pub user: UserId,
    /// When.
    pub started: Instant,
}

/// What became of a file's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Lines read, the head left out.
    pub lines: u32,
    /// New tickets.
    pub inserted: u32,
    /// Tickets that say something else now.
    pub changed: u32,
    /// Tickets that say the same.
    pub unchanged: u32,
    /// Events of all its tickets.
    pub events: u32,
    /// Lines that were refused, each with a reason in the notes.
    pub refused_lines: u32,
}

/// A run that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Its id.
    pub id: ImportId,
    /// The file's name.
    pub file_name: String,
    /// SHA-256 of its bytes.
    pub file_sha256: [u8; 32],
    /// Which preset read it.
    pub preset: String,
    /// What its tickets have as their source.
    pub source: String,
    /// The zone its times were read in.
    pub zone: String,
    /// The contract its tickets were put under.
    pub contract: Option<ContractId>,
    /// Who did it.
    pub user: UserId,
    /// When.
    pub started: Instant,
    /// What became of its lines.
    pub counts: Counts,
    /// Reasons and readings, as JSON text.
    pub notes: String,
}

const BEGIN: &str = "
    INSERT INTO import_run (id, file_name, file_sha256, preset, source, zone, contract_id, user_id, started_at, lines,
                            tickets_inserted, tickets_changed, tickets_unchanged, events, refused_lines, notes)
    VALUES (:id, :file_name, :file_sha256, :preset, :source, :zone, :contract, :user, :started, 0,
            0, 0, 0, 0, 0, '[]')";

/// Begins a run; its tickets refer to it. Everything of a run stands in one transaction.
///
/// # Errors
/// Those of the file.
pub fn begin(tx: &Writing<'_>, import: &NewImport<'_>) -> Result<(), StoreError> {
    tx.tx.prepare_cached(BEGIN)?.execute(named_params! {
        ":id": import.id.0, ":file_name": import.file_name, ":file_sha256": import.file_sha256,
        ":preset": import.preset, ":source": import.source, ":zone": import.zone,
        ":contract": import.contract.map(|id| id.0), ":user": import.user.0, ":started": import.started.unix(),
    })?;
    Ok(())
}

const FINISH: &str = "
    UPDATE import_run
       SET lines = :lines, tickets_inserted = :inserted, tickets_changed = :changed,
           tickets_unchanged = :unchanged, events = :events, refused_lines = :refused, notes = :notes
     WHERE id = :id";

/// Ends a run; `notes` is JSON text.
///
/// # Errors
/// [`StoreError::NotFound`] when it never began.
pub fn finish(tx: &Writing<'_>, id: ImportId, counts: &Counts, notes: &str) -> Result<(), StoreError> {
    let changed = tx.tx.prepare_cached(FINISH)?.execute(named_params! {
        ":id": id.0, ":lines": counts.lines, ":inserted": counts.inserted, ":changed": counts.changed,
        ":unchanged": counts.unchanged, ":events": counts.events, ":refused": counts.refused_lines,
        ":notes": notes,
    })?;
    if changed == 0 { Err(StoreError::NotFound { what: Noun::Import }) } else { Ok(()) }
}

const GET: &str = "
    SELECT id, file_name, file_sha256, preset, source, zone, contract_id, user_id, started_at, lines,
           tickets_inserted, tickets_changed, tickets_unchanged, events, refused_lines, notes
      FROM import_run
     WHERE id = :id";

/// One run.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(tx: &Reading<'_>, id: ImportId) -> Result<ImportRow, StoreError> {
    tx.tx
        .prepare_cached(GET)?
        .query_row(named_params! { ":id": id.0 }, import_row)
        .map_err(or_missing(Noun::Import))
}

const LIST: &str = "
    SELECT id, file_name, file_sha256, preset, source, zone, contract_id, user_id, started_at, lines,
           tickets_inserted, tickets_changed, tickets_unchanged, events, refused_lines, notes
      FROM import_run
     ORDER BY started_at DESC, id DESC
     LIMIT :limit OFFSET :offset";

const COUNT: &str = "SELECT count(*) AS total FROM import_run";

/// Runs, the last one first.
///
/// # Errors
/// Those of the file.
pub fn list(tx: &Reading<'_>, window: Window) -> Result<Page<ImportRow>, StoreError> {
    let total: i64 = tx.tx.prepare_cached(COUNT)?.query_row([], |row| row.get("total"))?;
    let rows = tx
        .tx
        .prepare_cached(LIST)?
        .query_map(named_params! { ":limit": window.limit, ":offset": window.offset }, import_row)?
        .collect::<Result<_, _>>()?;
    Ok(Page { rows, total: total.unsigned_abs() })
}

fn import_row(row: &Row<'_>) -> rusqlite::Result<ImportRow> {
    Ok(ImportRow {
        id: ImportId(row.get("id")?),
        file_name: row.get("file_name")?,
        file_sha256: row.get("file_sha256")?,
        preset: row.get("preset")?,
        source: row.get("source")?,
        zone: row.get("zone")?,
        contract: row.get::<_, Option<Uuid>>("contract_id")?.map(ContractId),
        user: UserId(row.get("user_id")?),
        started: columns::instant(row, "started_at")?,
        counts: Counts {
            lines: row.get("lines")?,
            inserted: row.get("tickets_inserted")?,
            changed: row.get("tickets_changed")?,
            unchanged: row.get("tickets_unchanged")?,
            events: row.get("events")?,
            refused_lines: row.get("refused_lines")?,
        },
        notes: row.get("notes")?,
    })
}

const TAKE_BACK: &str = "
    UPDATE ticket
       SET deleted_at = :at, open = 0, version = version + 1, changed_at = :at
     WHERE import_id = :import AND deleted_at IS NULL";

/// Takes a run back: every ticket it was the first to bring gets a tombstone. Returns how many.
/// The next import of the same file brings them again, under new numbers.
///
/// # Errors
/// Those of the file.
pub fn take_back(tx: &Writing<'_>, id: ImportId, at: Instant) -> Result<usize, StoreError> {
    Ok(tx.tx.prepare_cached(TAKE_BACK)?.execute(named_params! { ":import": id.0, ":at": at.unix() })?)
}

const OF_CONTRACT: &str = "
    SELECT id, file_name, file_sha256, preset, source, zone, contract_id, user_id, started_at, lines,
           tickets_inserted, tickets_changed, tickets_unchanged, events, refused_lines, notes
      FROM import_run
     WHERE id IN (SELECT import_id FROM ticket WHERE contract_id = :contract AND deleted_at IS NULL)
     ORDER BY started_at, id";

/// The runs that brought the tickets of a contract, the first one first.
///
/// # Errors
/// Those of the file.
pub fn of_contract(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<ImportRow>, StoreError> {
    let mut statement = tx.tx.prepare_cached(OF_CONTRACT)?;
    let rows = statement.query_map(named_params! { ":contract": contract.0 }, import_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
