//! The only door: every command of MSP Desk, for the window and for `msp` alike.
//!
//! [`desk::Desk::call`] takes the name of a command and its arguments as JSON, checks the role,
//! runs one use case in one transaction, and replies with JSON or a [`failure::Failure`]. The
//! commands stand in [`table::TABLE`], one row each. Nouns are modules: the wire structs of a noun
//! stand beside its use cases.
//!
//! No rule lives here: what a deadline, a verdict or a figure is, `domain` says.

#![deny(missing_docs)]

mod arguments;
pub mod batch;
pub mod billing;
#[cfg(feature = "bindings")]
pub mod bindings;
pub mod caldav;
pub mod calendars;
pub mod clients;
pub mod command;
mod context;
pub mod contracts;
pub mod desk;
pub mod duties;
pub mod failure;
mod files;
pub mod history;
pub mod intake;
mod machine_zones;
pub mod mail;
pub mod maintenance;
pub mod passwords;
pub mod presets;
pub mod progress;
pub mod provider;
pub mod reports;
pub mod search;
mod shelf;
pub mod sla;
mod store_failure;
pub mod table;
pub mod terms;
pub mod tickets;
pub mod upkeep;
pub mod wire;
mod words;
