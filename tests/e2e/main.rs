//! The tests in the real window: the built program, its real pages, its real database.
//!
//! Each test opens a window of its own on a display, a session bus and a database of its own, and closes them again.
//! They run by `cargo xtask test`, which builds the program first. Pictures of every test stay in
//! `tests/e2e/screenshots`.

mod billing;
mod by_keys;
mod calendars;
mod clients;
mod closed_database;
mod contracts;
mod duties;
mod first_start;
mod main_job;
mod maintenance;
mod maintenance_told;
mod pages;
mod palette;
mod places;
mod policies;
mod what_if;
