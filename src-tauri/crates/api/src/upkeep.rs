//! Upkeep of the database: checked, backed up, restored.

use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::reports::Saved;
use crate::wire::{Nothing, wire};
use std::path::{Path, PathBuf};
use store::audit::Chain;
use store::{OnMissing, OpenAs, Store};

wire! {
    /// Where a backup goes.
    pub struct BackupTo {
        /// A file that is not there yet.
        pub path: String,
    }
}

wire! {
    /// How sound the database is.
    pub struct Health {
        /// Nothing is wrong.
        pub sound: bool,
        /// Where it lies.
        pub database: String,
        /// What is wrong, in sentences.
        pub problems: Vec<String>,
        /// What will be missing before long, in sentences: holidays that end. The file is sound all the same.
        pub warnings: Vec<String>,
        /// Lines of the history that were verified.
        pub history_lines: i64,
    }
}

wire! {
    /// What a restore did.
    pub struct Restored {
        /// The database.
        pub database: String,
        /// Where the one that was there lies now; empty if there was none.
        pub kept: String,
    }
}

/// Checks the file, its references and the chain of its history.
pub fn check(context: &Context<'_>, _: Nothing) -> Result<Health, Failure> {
    context.read(|tx| {
        let mut problems = store::provider::damage(tx)?;
        for (number, name) in store::contracts::documents::changed_outside(tx)? {
            let contract = domain::contracts::number_in_words(number);
            problems.push(format!("The document \"{name}\" of {contract} is not what was attached."));
        }
        let lines = match store::audit::verify_chain(tx)? {
            Chain::Whole { lines } => lines,
            Chain::Broken { seq } => {
                problems
                    .push(format!("The history breaks at line {seq}: it was changed outside the program."));
                u64::try_from(seq).unwrap_or_default()
            }
            Chain::Cut { seq, written } => {
                let lines = format!("The history ends at line {seq}, but {written} were written");
                problems.push(format!("{lines}: the last ones were taken out outside the program."));
                u64::try_from(seq).unwrap_or_default()
            }
        };
        Ok(Health {
            sound: problems.is_empty(),
            database: context.desk.path().display().to_string(),
            problems,
            warnings: crate::calendars::warnings(context, tx)?
                .into_iter()
                .map(|warning| format!("{} {}", warning.message, warning.advice))
                .collect(),
            history_lines: i64::try_from(lines).unwrap_or(i64::MAX),
        })
    })
}

/// Writes a copy of the database, as it is now, to a new file.
///
/// # Errors
/// [`Code::Database`] when the file exists or cannot be written, [`Code::DiskFull`].
pub fn back_up(context: &Context<'_>, to: BackupTo) -> Result<Saved, Failure> {
    if Path::new(&to.path).exists() {
        let message = format!("{} exists already: a backup never replaces a file.", to.path);
        return Err(Failure::new(Code::File, message, "Choose another name."));
    }
    context.desk.store.back_up_to(Path::new(&to.path))?;
    Ok(Saved { path: to.path })
}

/// Puts a backup in the place of the database at `path`. What was there is kept beside it.
///
/// # Errors
/// [`Code::Database`] when `from` is not a sound database this program can read; nothing is
/// changed then.
pub fn restore(path: &Path, from: &Path) -> Result<Restored, Failure> {
    let beside = path.with_extension("restoring");
    let result = restore_by(path, from, &beside);
    // A copy that was not put in place is of no use to anybody.
    for leftover in [beside.clone(), with_suffix(&beside, "-wal"), with_suffix(&beside, "-shm")] {
        let _ = std::fs::remove_file(leftover);
    }
    result
}

fn restore_by(path: &Path, from: &Path, beside: &Path) -> Result<Restored, Failure> {
    let io = |error: std::io::Error| {
        let code = if error.kind() == std::io::ErrorKind::StorageFull { Code::DiskFull } else { Code::File };
        Failure::new(
            code,
            format!("{} could not be restored from {}: {error}.", path.display(), from.display()),
            "Nothing was changed.",
        )
    };
    let existing = OpenAs { on_missing: OnMissing::Refuse, ..OpenAs::default() };
    let _ = std::fs::remove_file(beside);
    // The copy is looked at, never the backup itself: opening may bring it to this version.
    std::fs::copy(from, beside).map_err(io)?;
    make_writable(beside).map_err(io)?;
    {
        // What is wrong with the copy is wrong with the backup, and that is what was named.
        let named = |text: &str| text.replace(&beside.display().to_string(), &from.display().to_string());
        let copy = Store::open(beside, &existing).map_err(|error| {
            let failure = Failure::from(error);
            Failure { message: named(&failure.message), ..failure }
        })?;
        let damage = copy.read(|tx| Ok::<_, Failure>(store::provider::damage(tx)?))?;
        if let Some(first) = damage.first() {
            return Err(Failure::new(
                Code::Database,
                format!("{} is damaged: {first}", from.display()),
                "Choose another backup. Nothing was changed.",
            ));
        }
    }
    let mut kept = String::new();
    if path.exists() {
        // Opening and closing folds the write-ahead log in, and says so if another program holds it.
        drop(Store::open(path, &existing)?);
        let aside = free_name(path);
        std::fs::rename(path, &aside).map_err(io)?;
        for suffix in ["-wal", "-shm"] {
            let _ = std::fs::rename(with_suffix(path, suffix), with_suffix(&aside, suffix));
        }
        kept = aside.display().to_string();
    }
    std::fs::rename(beside, path).map_err(io)?;
    Ok(Restored { database: path.display().to_string(), kept })
}

/// A backup may be write-protected; its copy must not be.
#[expect(
    clippy::permissions_set_readonly_false,
    reason = "the copy takes the folder's rights, as any new file"
)]
fn make_writable(path: &Path) -> std::io::Result<()> {
    let mut permissions = std::fs::metadata(path)?.permissions();
    permissions.set_readonly(false);
    std::fs::set_permissions(path, permissions)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// `msp-desk-before-restore-2.backup.db`, the first that is free.
fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = |n: u32| path.with_file_name(format!("{stem}-before-restore-{n}.backup.db"));
    (1..).map(name).find(|path| !path.exists()).expect("some number is free")
}
