//! Documents as their readers find them: text, structure and links, read back from the bytes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where it stopped")]

mod file;
mod invoice;
mod invoice_sample;
mod reading;
mod report;
mod report_duties;
mod report_maintenance;
mod report_paid_work;
mod sample;
mod schedule;
mod schedule_sample;
