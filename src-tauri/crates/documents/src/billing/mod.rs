//! What is billed, as bytes: invoices and credit notes on paper and as UBL, files for accounting programs, and the
//! files of times that are read.
//!
//! Everything is written from a [`domain::billing::Document`] as it was issued; nothing is computed here that does not
//! already stand in it. What a format needs and a document lacks comes back as problems, all of them at once.

pub mod export;
pub mod letter;
pub mod printed;
pub mod time_file;
pub mod ubl;
