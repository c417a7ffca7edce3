//! The integration tests, one binary.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a helper of a test may do what a test may")]

mod calendar_properties;
mod client_files;
mod clients;
mod contract_terms;
mod contract_terms_properties;
mod door;
mod door_calendars;
mod door_contracts;
mod door_documents;
mod door_duties;
mod door_notices;
mod door_policies;
mod door_renewals;
mod door_reports;
mod door_schedule;
mod door_versions;
mod door_what_if;
mod duty_days;
mod engine_calendar;
mod engine_cases;
mod engine_deadlines;
mod engine_properties;
mod house;
mod intake_files;
mod policy_terms;
mod readers;
mod report_figures;
mod report_figures_properties;
mod score_cadence;
mod score_ledger;
mod score_rules;
mod store_file;
mod store_rows;
mod store_stage;
mod store_tickets;
