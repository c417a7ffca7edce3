//! The database of MSP Desk: one SQLite file, and the only crate that names rusqlite.
//!
//! Functions take a transaction, [`Reading`] or [`Writing`], which [`Store::read`] and
//! [`Store::write`] hand out: one use case, one transaction. A file of functions per noun, each
//! SQL text a constant beside the function that runs it. No rule lives here: what arrives has
//! been checked, what leaves are the domain's own types, or a row where the domain has none.
//!
//! | module | what it holds |
//! |---|---|
//! | [`desk`] | opening, refusing, migrating, backing up; the pool |
//! | [`provider`] | the provider itself, its people, settings, drafts |
//! | [`clients`], [`contracts`], [`sla`], [`calendars`], [`tickets`], [`reports`] | the nouns |
//! | [`contract_versions`], [`terms`] | what a contract said and since when; what it came to, for good |
//! | [`maintenance`] | windows, how they went, blackouts, templates |
//! | [`billing`] | engagements, permission, work, terms, invoices, payments, exports |
//! | [`imports`] | runs of imports, and the tickets that came with them |
//! | [`mail`], [`outbox`], [`caldav`] | the servers mail and calendars leave through, and mails that wait |
//! | [`audit`] | the hash-chained history |
//! | [`idempotency`], [`sequence`] | replies already given, numbers already taken |
//! | [`search`] | the palette's look-up over clients, contracts and tickets |

pub mod audit;
pub mod billing;
pub mod caldav;
pub mod calendars;
pub mod clients;
mod columns;
pub mod contract_versions;
pub mod contracts;
pub mod desk;
pub mod duties;
mod error;
pub mod idempotency;
pub mod imports;
pub mod mail;
pub mod maintenance;
mod opening;
pub mod outbox;
pub mod provider;
pub mod reports;
pub mod search;
pub mod sequence;
pub mod sla;
mod stored;
pub mod terms;
pub mod tickets;

pub use desk::{OnMissing, OpenAs, Reading, Store, Writing};
pub use error::{Noun, StoreError};
pub use stored::{Belongs, Page, Stored, Window};

#[cfg(test)]
mod tests;
