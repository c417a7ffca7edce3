//! Bytes in and out: documents the program makes and files it reads. No disk, no SQL, no clock.

pub mod billing;
pub mod clients;
mod frame;
pub mod holidays;
pub mod letters;
pub mod lists;
pub mod mail;
pub mod maintenance;
pub mod moments;
pub mod pdf;
pub mod places;
pub mod policy_files;
pub mod report;
pub mod schedule;
pub mod tickets;
