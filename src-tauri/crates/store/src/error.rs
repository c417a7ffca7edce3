//! What can go wrong with the file, said so that somebody can act on it.

use rusqlite::ErrorCode;
use std::path::PathBuf;

/// What a row is, in the words of the README.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Noun {
    /// The provider itself.
    Provider,
    /// Somebody who works with the program.
    User,
    /// A stored choice.
    Setting,
    /// A client.
    Client,
    /// What helpdesks call a client.
    SourceName,
    /// A domain or an e-mail address from which a client's requests come.
    Address,
    /// A contact of a client.
    Contact,
    /// A policy.
    Policy,
    /// A version of a policy.
    PolicyVersion,
    /// A calendar.
    Calendar,
    /// A policy that is being typed.
    PolicyDraft,
    /// A letter about a change of a policy.
    PolicyNotice,
    /// What letters about maintenance begin as.
    NoticeTemplate,
    /// A version of a calendar.
    CalendarVersion,
    /// A contract.
    Contract,
    /// A version of a contract.
    ContractVersion,
    /// The terms of a contract from a day on.
    Terms,
    /// A renewal of a contract.
    Renewal,
    /// A document attached to a contract.
    Document,
    /// A duty of a contract.
    Duty,
    /// A maintenance window.
    Window,
    /// A stretch without maintenance.
    Blackout,
    /// A template of windows.
    WindowTemplate,
    /// A place calendars are published in.
    PublishTarget,
    /// A ticket.
    Ticket,
    /// A run of an import.
    Import,
    /// An issued report.
    Report,
    /// The settings of the mail server.
    MailSettings,
    /// A mail in the outbox.
    OutboxMail,
    /// A server calendars are published on.
    CaldavServer,
    /// An engagement of advanced support.
    Engagement,
    /// A piece of work.
    Work,
    /// Hours bought in advance.
    Prepaid,
    /// A service credit.
    ServiceCredit,
    /// An invoice or a credit note.
    Invoice,
    /// A payment.
    Payment,
    /// How a client is billed.
    ClientBilling,
    /// A key that names one attempt at a command.
    IdempotencyKey,
}

impl Noun {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::User => "user",
            Self::Setting => "setting",
            Self::Client => "client",
            Self::SourceName => "helpdesk name",
            Self::Address => "registered address",
            Self::Contact => "contact",
            Self::Policy => "policy",
            Self::PolicyVersion => "policy version",
            Self::Calendar => "calendar",
            Self::PolicyDraft => "policy draft",
            Self::PolicyNotice => "notice",
            Self::NoticeTemplate => "template of a letter",
            Self::CalendarVersion => "calendar version",
            Self::Contract => "contract",
            Self::ContractVersion => "contract version",
            Self::Terms => "terms",
            Self::Renewal => "renewal",
            Self::Document => "document",
            Self::Duty => "duty",
            Self::Window => "maintenance window",
            Self::Blackout => "blackout",
            Self::WindowTemplate => "template",
            Self::PublishTarget => "publishing target",
            Self::Ticket => "ticket",
            Self::Import => "import",
            Self::Report => "report",
            Self::MailSettings => "mail settings",
            Self::OutboxMail => "mail in the outbox",
            Self::CaldavServer => "calendar server",
            Self::Engagement => "engagement",
            Self::Work => "piece of work",
            Self::Prepaid => "purchase of hours",
            Self::ServiceCredit => "service credit",
            Self::Invoice => "invoice",
            Self::Payment => "payment",
            Self::ClientBilling => "billing data of the client",
            Self::IdempotencyKey => "idempotency key",
        }
    }
}

impl std::fmt::Display for Noun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

/// Why the database could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file was written by a newer program. Not a byte of it was changed.
    #[error("{} is a database of version {found}; this program knows versions up to {known}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The file is something else. Not a byte of it was changed.
    #[error("{} is not a database of MSP Desk: {why}", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        why: &'static str,
    },
    /// There is no such file, and none was to be made.
    #[error("there is no database at {}", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The folder or the file cannot be written.
    #[error("{} cannot be written: {why}", path.display())]
    Unwritable {
        /// What cannot be written.
        path: PathBuf,
        /// The system's reason.
        why: String,
    },
    /// No room is left. The transaction was rolled back.
    #[error("the disk is full")]
    DiskFull,
    /// Another program holds the file. The transaction was rolled back.
    #[error("another program holds the database")]
    Locked,
    /// Somebody changed the row since it was read.
    #[error(
        "this {what} was changed by someone else: version {found} is stored, version {expected} was expected"
    )]
    Conflict {
        /// What was to be changed.
        what: Noun,
        /// The version the caller had read.
        expected: i64,
        /// The version that is stored.
        found: i64,
    },
    /// There is no such row, or only its tombstone.
    #[error("there is no such {what}")]
    NotFound {
        /// What was looked for.
        what: Noun,
    },
    /// A name or key that must be the only one of its kind is in use.
    #[error("this {what} exists already")]
    Taken {
        /// What exists already.
        what: Noun,
    },
    /// Other rows stand on this one.
    #[error("this {what} is in use")]
    InUse {
        /// What is in use.
        what: Noun,
    },
    /// The file is damaged, or holds what this program never wrote.
    #[error("the database is damaged: {why}")]
    Corrupt {
        /// What is wrong with it.
        why: String,
    },
    /// Anything else SQLite said.
    #[error("the database refused: {0}")]
    Other(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // On a disk without a free page SQLite cannot even make the index of its log.
            Some(ErrorCode::SystemIoFailure)
                if extended_code(&error) == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) =>
            {
                Self::DiskFull
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Corrupt { why: error.to_string() }
            }
            _ if is_conversion(&error) => Self::Corrupt { why: error.to_string() },
            _ => Self::Other(error),
        }
    }
}

fn extended_code(error: &rusqlite::Error) -> Option<i32> {
    error.sqlite_error().map(|inner| inner.extended_code)
}

/// Whether a stored value does not fit the type it was written from.
fn is_conversion(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
    )
}

/// A uniqueness that was broken becomes "`what` exists already"; anything else stays what it is.
pub(crate) fn or_taken(what: Noun) -> impl Fn(rusqlite::Error) -> StoreError {
    move |error| match extended_code(&error) {
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
            StoreError::Taken { what }
        }
        _ => error.into(),
    }
}

/// An answer without a row becomes "there is no such `what`".
pub(crate) fn or_missing(what: Noun) -> impl Fn(rusqlite::Error) -> StoreError {
    move |error| {
        if matches!(error, rusqlite::Error::QueryReturnedNoRows) {
            StoreError::NotFound { what }
        } else {
            error.into()
        }
    }
}
