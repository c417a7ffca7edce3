//! Opening the file: what is refused, what is migrated, and what is saved before.

use crate::desk::{OnMissing, OpenAs};
use crate::error::StoreError;
use rusqlite::backup::Backup;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use rusqlite_migration::{M, Migrations};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// "MSPD", at byte 68 of the file: `file` and SQLite show it.
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"MSPD");

/// Every version of the database, in order. A released file never changes.
pub(crate) const MIGRATIONS: &[M<'static>] = &[
    M::up(include_str!("../../../../migrations/0001_desk.sql")),
    M::up(include_str!("../../../../migrations/0002_contract_versions.sql")),
    M::up(include_str!("../../../../migrations/0003_clients.sql")),
    M::up(include_str!("../../../../migrations/0004_calendars.sql")),
    M::up(include_str!("../../../../migrations/0005_policies.sql")),
    M::up(include_str!("../../../../migrations/0006_contracts.sql")),
    M::up(include_str!("../../../../migrations/0007_duties.sql")),
    M::up(include_str!("../../../../migrations/0008_version_in_force.sql")),
    M::up(include_str!("../../../../migrations/0009_maintenance.sql")),
    M::up(include_str!("../../../../migrations/0010_mail.sql")),
    M::up(include_str!("../../../../migrations/0011_notice.sql")),
    M::up(include_str!("../../../../migrations/0012_publishing.sql")),
    M::up(include_str!("../../../../migrations/0014_window_words.sql")),
    M::up(include_str!("../../../../migrations/0015_billing.sql")),
    M::up(include_str!("../../../../migrations/0016_refunds.sql")),
    M::up(include_str!("../../../../migrations/0017_fees_given_back.sql")),
];

/// `synchronous = FULL` also in WAL: NORMAL loses acknowledged commits when the power goes.
const ON_EVERY_CONNECTION: &str = "
    PRAGMA foreign_keys = ON;
    PRAGMA synchronous = FULL;
    PRAGMA temp_store = MEMORY;
    PRAGMA trusted_schema = OFF;";

/// 32 MB: a year of tickets with their events and indexes is written without spilling.
const ON_THE_WRITER: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA journal_size_limit = 67108864;
    PRAGMA cache_size = -32768;";

const ON_A_READER: &str = "
    PRAGMA query_only = ON;
    PRAGMA cache_size = -16384;";

/// Statements kept ready on each connection; a use case has a dozen, an import four.
const READY_STATEMENTS: usize = 64;

#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) connection: Connection,
    pub(crate) backup: Option<PathBuf>,
}

pub(crate) fn open(path: &Path, open_as: &OpenAs, migrations: &[M<'_>]) -> Result<Opened, StoreError> {
    let known = i64::try_from(migrations.len()).expect("a program knows a handful of versions");
    let existing = is_there(path)?;
    if existing {
        refuse_strangers(path, known)?;
    } else {
        make_room(path, open_as.on_missing)?;
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|error| about(path, error))?;
    connection.busy_timeout(open_as.patience)?;
    if connection.is_readonly("main")? {
        return Err(StoreError::Unwritable {
            path: path.to_owned(),
            why: "the file is read-only".to_owned(),
        });
    }
    if !existing {
        // Before WAL, so that the mark stands in the file itself from the first byte on.
        connection
            .pragma_update(None, "application_id", APPLICATION_ID)
            .map_err(|error| about(path, error))?;
    }
    let found = user_version(&connection).map_err(|error| about(path, error))?;
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    let outdated = 0 < found && found < known;
    let backup = outdated.then(|| back_up_before(&connection, path, known)).transpose()?;
    connection.execute_batch(ON_THE_WRITER).map_err(|error| about(path, error))?;
    migrate(&mut connection, path, migrations, known)?;
    settle(&connection)?;
    Ok(Opened { connection, backup })
}

/// A further connection, for reading only.
pub(crate) fn reader(path: &Path, patience: Duration) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| about(path, error))?;
    connection.busy_timeout(patience)?;
    settle(&connection)?;
    connection.execute_batch(ON_A_READER)?;
    Ok(connection)
}

/// Writes a copy to a file that does not exist yet, and waits until the disk has it.
pub(crate) fn back_up(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let unwritable = |error: io::Error| io_error(to, &error);
    // SQLite would add to an existing file; a backup never replaces one.
    OpenOptions::new().write(true).create_new(true).open(to).map_err(unwritable)?;
    let copied = copy(from, to);
    if copied.is_err() {
        // Half a backup is worse than none; that the copy failed is what the caller must hear.
        let _ = fs::remove_file(to);
        return copied;
    }
    File::open(to).and_then(|file| file.sync_all()).map_err(unwritable)?;
    sync_folder_of(to).map_err(unwritable)
}

/// 64 MB a step: one step for nearly every desk.
const PAGES_AT_ONCE: i32 = 1 << 14;

fn copy(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut target = Connection::open(to).map_err(|error| about(to, error))?;
    // A copy that fails is removed, so its own journal would only cost time.
    target.execute_batch("PRAGMA journal_mode = OFF;").map_err(|error| about(to, error))?;
    Backup::new(from, &mut target)
        .and_then(|backup| backup.run_to_completion(PAGES_AT_ONCE, Duration::ZERO, None))
        .map_err(|error| about(to, error))
}

/// The name of a folder's entry is on the disk once the folder is.
#[cfg(unix)]
fn sync_folder_of(path: &Path) -> io::Result<()> {
    File::open(folder_of(path)).and_then(|folder| folder.sync_all())
}

#[cfg(not(unix))]
fn sync_folder_of(_path: &Path) -> io::Result<()> {
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// An empty file is no database yet: SQLite itself leaves one when it is killed early.
fn is_there(path: &Path) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            Err(StoreError::NotOurs { path: path.to_owned(), why: "it is a folder" })
        }
        Ok(found) => Ok(found.len() > 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(io_error(path, &error)),
    }
}

fn make_room(path: &Path, on_missing: OnMissing) -> Result<(), StoreError> {
    match on_missing {
        OnMissing::Refuse => Err(StoreError::Missing { path: path.to_owned() }),
        OnMissing::Create => {
            fs::create_dir_all(folder_of(path)).map_err(|error| io_error(folder_of(path), &error))
        }
    }
}

/// Looks at the file without SQLite first, which would make files beside it; only where a log
/// lies beside it SQLite must say what it means together with that log.
fn refuse_strangers(path: &Path, known: i64) -> Result<(), StoreError> {
    let mut head = [0_u8; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    match read {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(StoreError::NotOurs { path: path.to_owned(), why: "it is not an SQLite file" });
        }
        Err(error) => return Err(io_error(path, &error)),
    }
    if &head[..16] != b"SQLite format 3\0" {
        return Err(StoreError::NotOurs { path: path.to_owned(), why: "it is not an SQLite file" });
    }
    let word = |at: usize| i32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    if word(68) != APPLICATION_ID {
        return Err(StoreError::NotOurs { path: path.to_owned(), why: "it belongs to another program" });
    }
    let mut found = i64::from(word(60));
    if found <= known && has_log(path) {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(|error| about(path, error))?;
        found = user_version(&connection).map_err(|error| about(path, error))?;
    }
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    Ok(())
}

fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

fn user_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get("user_version"))
}

/// `desk.db` → `desk-before-v7.backup.db`, and a further number where that name is taken.
fn back_up_before(connection: &Connection, path: &Path, version: i64) -> Result<PathBuf, StoreError> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = |again: u32| match again {
        1 => path.with_file_name(format!("{stem}-before-v{version}.backup.db")),
        _ => path.with_file_name(format!("{stem}-before-v{version}-{again}.backup.db")),
    };
    let to = (1..).map(name).find(|name| !name.exists()).expect("there are more numbers than backups");
    back_up(connection, &to)?;
    Ok(to)
}

fn migrate(
    connection: &mut Connection,
    path: &Path,
    migrations: &[M<'_>],
    known: i64,
) -> Result<(), StoreError> {
    // The write lock first, so that of two programs that start at once the second one waits.
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    let Err(error) = Migrations::from_slice(migrations).to_latest(connection) else { return Ok(()) };
    let found = user_version(connection).map_err(|error| about(path, error))?;
    if found == known {
        // Another program opened the same new database at the same moment and was quicker.
        return Ok(());
    }
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    if let rusqlite_migration::Error::RusqliteError { err, .. } = error {
        return Err(about(path, err));
    }
    Err(StoreError::Corrupt { why: error.to_string() })
}

fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(ON_EVERY_CONNECTION)?;
    // The order of lists. No index uses it, so a file stays readable without it.
    connection.create_collation("names", domain::names::compare)?;
    connection.set_prepared_statement_cache_capacity(READY_STATEMENTS);
    Ok(())
}

/// What SQLite says while it opens a file, with the file's name.
fn about(path: &Path, error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            StoreError::Unwritable { path: path.to_owned(), why: error.to_string() }
        }
        Some(ErrorCode::NotADatabase) => {
            StoreError::NotOurs { path: path.to_owned(), why: "it is not an SQLite file" }
        }
        _ => error.into(),
    }
}

fn io_error(path: &Path, error: &io::Error) -> StoreError {
    if error.kind() == io::ErrorKind::StorageFull {
        return StoreError::DiskFull;
    }
    StoreError::Unwritable { path: path.to_owned(), why: error.to_string() }
}
