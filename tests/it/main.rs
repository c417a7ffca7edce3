//! The integration tests, one binary.

mod house;
mod store_file;
mod store_rows;
mod store_stage;
mod store_tickets;
