//! What can be typed after `msp`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::billing::Billing;
use crate::calendar::Calendar;
use crate::calendars::Calendars;
use crate::clients::Clients;
use crate::commands::Commands;
use crate::contracts::Contracts;
use crate::duties::Duties;
use crate::history::{Find, History};
use crate::init::{Init, RemoveSample};
use crate::mail::Mail;
use crate::maintenance::Maintenance;
use crate::manual::{Completions, Manual};
use crate::reports::Reports;
use crate::rpc::Rpc;
use crate::sla::Sla;
use crate::status::Status;
use crate::tickets::Tickets;
use crate::upkeep::{Backup, Check, Restore};

/// MSP Desk without a window: SLA policies, tickets, due times and monthly reports
///
/// Results go to standard output, messages to standard error. The exit status is 0 when it was
/// done, 1 when it was refused or failed, 2 when the command line could not be understood.
/// MSP_DESK_NOW (RFC 3339) takes the place of the system clock.
#[derive(Parser)]
#[command(
    name = "msp",
    version,
    after_help = "\
Examples:
  msp init --sample
  msp tickets import incidents.csv --preset servicenow-log --contract K-0001 --zone Europe/Lisbon
  msp reports build --contract K-0001 --month 2026-09 --out reports"
)]
pub struct Arguments {
    /// The database; the one in your data folder unless said otherwise
    #[arg(long, global = true, value_name = "FILE", env = "MSP_DESK_DB", hide_env_values = true)]
    pub db: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    Init(Init),
    RemoveSample(RemoveSample),
    Status(Status),
    #[command(subcommand)]
    Clients(Clients),
    #[command(subcommand)]
    Contracts(Contracts),
    #[command(subcommand)]
    Duties(Duties),
    #[command(subcommand)]
    Sla(Sla),
    #[command(subcommand)]
    Calendar(Calendar),
    #[command(subcommand)]
    Calendars(Calendars),
    #[command(subcommand)]
    Tickets(Tickets),
    #[command(subcommand)]
    Maintenance(Maintenance),
    #[command(subcommand)]
    Billing(Box<Billing>),
    #[command(subcommand)]
    Reports(Reports),
    #[command(subcommand)]
    Mail(Mail),
    Find(Find),
    History(History),
    Backup(Backup),
    Restore(Restore),
    Check(Check),
    Commands(Commands),
    Rpc(Rpc),
    Completions(Completions),
    #[command(name = "man")]
    Manual(Manual),
}

/// How an answer is written.
#[derive(Args, Clone, Copy)]
pub struct Form {
    /// Write the answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// Which part of a long list is shown.
#[derive(Args, Clone, Copy)]
pub struct Part {
    /// Show at most so many
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(i64).range(1..))]
    pub limit: i64,
    /// Begin after so many
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
    pub offset: i64,
}
