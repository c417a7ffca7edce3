//! The database as the program holds it: one connection that writes, a few that read.

use crate::error::StoreError;
use crate::opening;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How many idle readers are kept: a window asks for a few things at once, never for many.
const IDLE_READERS: usize = 4;

/// What to do where there is no database yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnMissing {
    /// Make the folder and an empty database.
    Create,
    /// Refuse.
    Refuse,
}

/// How a database is opened.
#[derive(Debug, Clone, Copy)]
pub struct OpenAs {
    /// What to do where there is none.
    pub on_missing: OnMissing,
    /// How long a call waits while another program writes, before it is [`StoreError::Locked`].
    pub patience: Duration,
}

impl Default for OpenAs {
    fn default() -> Self {
        Self { on_missing: OnMissing::Create, patience: Duration::from_secs(5) }
    }
}

/// An open database. Calls may come from any thread.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    patience: Duration,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    backup: Option<PathBuf>,
}

impl Store {
    /// Opens the database at `path`, brings it to this program's version, and takes a backup
    /// beside it before it does.
    ///
    /// # Errors
    /// [`StoreError::Newer`] and [`StoreError::NotOurs`] leave every byte as it was;
    /// [`StoreError::Missing`], [`StoreError::Unwritable`], [`StoreError::DiskFull`],
    /// [`StoreError::Locked`], [`StoreError::Corrupt`] say the rest.
    pub fn open(path: &Path, open_as: &OpenAs) -> Result<Self, StoreError> {
        let opened = patiently(open_as.patience, || opening::open(path, open_as, opening::MIGRATIONS))?;
        Ok(Self {
            path: path.to_owned(),
            patience: open_as.patience,
            writer: Mutex::new(opened.connection),
            readers: Mutex::default(),
            backup: opened.backup,
        })
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The backup that was taken because opening migrated the database.
    pub fn backup_of_migration(&self) -> Option<&Path> {
        self.backup.as_deref()
    }

    /// Runs `look` on one unchanging state of the database, beside any writer.
    ///
    /// # Errors
    /// Whatever `look` returns, and [`StoreError`] when no connection can be had.
    pub fn read<T, E: From<StoreError>>(
        &self,
        look: impl FnOnce(&Reading<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.reader()?;
        let result = {
            let tx = connection
                .transaction_with_behavior(TransactionBehavior::Deferred)
                .map_err(StoreError::from)?;
            look(&Reading { tx })
        };
        let mut idle = lock(&self.readers);
        if idle.len() < IDLE_READERS {
            idle.push(connection);
        }
        result
    }

    /// Runs `act` in one transaction, which is committed when it returns `Ok` and rolled back
    /// otherwise. Writers stand in line; the write lock is taken before `act` begins, so that what
    /// it reads is what it changes.
    ///
    /// # Errors
    /// Whatever `act` returns, and [`StoreError::Locked`], [`StoreError::DiskFull`] and others
    /// from the commit itself. Nothing of a failed transaction stays.
    pub fn write<T, E: From<StoreError>>(
        &self,
        act: impl FnOnce(&Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = lock(&self.writer);
        let tx =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let writing = Writing { reading: Reading { tx } };
        let result = act(&writing)?;
        writing.reading.tx.commit().map_err(StoreError::from)?;
        Ok(result)
    }

    /// Writes a copy of the database, as it is now, to a new file, down to the disk.
    ///
    /// # Errors
    /// [`StoreError::Unwritable`] also when the file exists: a backup never replaces one.
    pub fn back_up_to(&self, to: &Path) -> Result<(), StoreError> {
        let connection = self.reader()?;
        opening::back_up(&connection, to)
    }

    fn reader(&self) -> Result<Connection, StoreError> {
        let idle = lock(&self.readers).pop();
        match idle {
            Some(connection) => Ok(connection),
            None => opening::reader(&self.path, self.patience),
        }
    }
}

/// Programs that start at once on a new file meet where SQLite does not wait by itself: while one of
/// them turns it to write-ahead logging, the others are told that it is locked.
fn patiently<T>(patience: Duration, attempt: impl Fn() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let until = std::time::Instant::now() + patience;
    loop {
        match attempt() {
            Err(StoreError::Locked) if std::time::Instant::now() < until => {
                std::thread::sleep(Duration::from_millis(20));
            }
            done => return done,
        }
    }
}

/// A panic in the middle of a call rolls its transaction back when it unwinds; the connection
/// behind the lock is as good as before.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A transaction that only reads.
#[derive(Debug)]
pub struct Reading<'c> {
    pub(crate) tx: Transaction<'c>,
}

/// A transaction that may write. Whatever takes a [`Reading`] takes this, too.
#[derive(Debug)]
pub struct Writing<'c> {
    reading: Reading<'c>,
}

impl<'c> Deref for Writing<'c> {
    type Target = Reading<'c>;

    fn deref(&self) -> &Self::Target {
        &self.reading
    }
}
