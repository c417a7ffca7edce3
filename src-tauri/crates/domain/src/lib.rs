//! The rules of MSP Desk: what a provider promised, what happened, and what follows from it.
//!
//! Pure: no file, no database, no network, no serialisation, and no clock. Time is an argument.
//! Everything that prints a figure asks this crate for it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`time`] | instants, wall-clock times, exact durations, months: three kinds of time, three types |
//! | [`zones`] | zone rules, from a bundled copy of the IANA data that names its version |
//! | [`calendar`] | opening hours, holidays, and business-time arithmetic on them |
//! | [`clients`], [`contracts`] | whom the promise is made to, and since when |
//! | [`sla`] | policies, targets as published, and the due times they give |
//! | [`duties`] | what a contract promises besides clocks, and what the client owes |
//! | [`tickets`] | requests, their events, verdicts and the ledger behind each |
//! | [`maintenance`] | windows, when they come back, whom they affect |
//! | [`billing`] | advanced support: permission, work, charges, invoices and credit notes |
//! | [`mail`] | the server mail leaves through, and the outbox it waits in |
//! | [`reports`] | the month of a contract, every figure of it |
//!
//! A noun uses only the nouns before it: clients → contracts → sla → duties → tickets → maintenance → billing →
//! reports.

#![deny(missing_docs)]

pub mod billing;
pub mod calendar;
pub mod clients;
pub mod contracts;
pub mod duties;
pub mod ids;
pub mod mail;
pub mod maintenance;
pub mod money;
pub mod names;
pub mod problem;
pub mod reports;
pub mod sla;
pub mod tickets;
pub mod time;
pub mod zones;
