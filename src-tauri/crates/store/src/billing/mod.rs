//! Advanced support and what is billed: a file of functions for each of its nouns.

pub mod board;
pub mod consents;
pub mod credits;
pub mod engagements;
pub mod exports;
pub mod fees;
pub mod invoices;
pub mod lines;
pub mod lists;
pub mod parties;
pub mod payments;
pub mod postings;
pub mod prepaid;
pub mod terms;
pub mod timers;
pub mod work;
