//! Files of clients with their contacts, written and read.
//!
//! One row a contact; the rows of a client share its `name`, and what is said of the client itself
//! may stand on any of them. Cells that hold several things part them by `|` (`\|` is the sign
//! itself). Columns may stand in any order; only `name` must be there.
//!
//! | column | holds |
//! |---|---|
//! | `name` | the client's name |
//! | `zone` | IANA name of its zone |
//! | `locale` | language tag, such as `en-NZ` |
//! | `account_manager` | who answers for it |
//! | `reseller` | name of the client it sits under, in this file or known already |
//! | `tags`, `services` | names |
//! | `addresses` | registered domains and e-mail addresses |
//! | `source_names` | what helpdesks call it |
//! | `notes` | free text |
//! | `contact_name`, `contact_emails`, `contact_phone`, `contact_roles` | a person; roles are `technical`, `backup`, `billing`, `approves_fees` |
//!
//! Files are UTF-8, with or without a mark, parted by commas, semicolons or tabs. Anything else is
//! refused, because letters read in the wrong encoding look right until somebody prints them.

mod read;
mod write;

pub use read::read;
pub use write::write;

use domain::clients::ClientDraft;

/// Columns of a file, in the order they are written in.
pub const COLUMNS: [&str; 14] = [
    "name",
    "zone",
    "locale",
    "account_manager",
    "reseller",
    "tags",
    "addresses",
    "services",
    "source_names",
    "notes",
    "contact_name",
    "contact_emails",
    "contact_phone",
    "contact_roles",
];

/// A client of a file.
#[derive(Debug, Clone, Default)]
pub struct FileClient {
    /// The line its first row begins on; 0 for one that was not read.
    pub line: u64,
    /// What the file says about it.
    pub draft: ClientDraft,
    /// Name of the reseller it sits under; may be empty.
    pub reseller: String,
    /// The lines of its contacts.
    pub contact_lines: Vec<u64>,
}

#[cfg(test)]
mod tests;
