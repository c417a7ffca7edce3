//! `msp`: MSP Desk without a window.
//!
//! Every answer comes through the same command table as the window's. Here stand only the words of
//! the command line, the clock, and how an answer looks in a terminal. There is no rule and no SQL.

mod arguments;
mod batch;
mod billing;
mod calendar;
mod calendars;
mod clients;
mod clock;
mod columns;
mod commands;
mod contracts;
mod duties;
mod examples;
mod history;
mod init;
mod mail;
mod maintenance;
mod manual;
mod names;
mod outcome;
mod reports;
mod rpc;
mod session;
mod sla;
mod status;
mod stop;
mod terminal;
mod tickets;
mod upkeep;
mod words;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::outcome::Outcome;
use crate::session::Place;
use crate::stop::Stop;

/// A report is made of hundreds of thousands of small pieces; this takes and gives back memory faster than the
/// system's own.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = Stop::on_ctrl_c().and_then(|stop| run(arguments, stop));
    outcome::exit_code(outcome)
}

fn run(arguments: Arguments, stop: Stop) -> Outcome {
    let place = Place::new(arguments.db, stop);
    match arguments.command {
        Command::Init(init) => init.run(&place),
        Command::RemoveSample(remove) => remove.run(&place),
        Command::Status(status) => status.run(&place),
        Command::Clients(clients) => clients.run(&place),
        Command::Contracts(contracts) => contracts.run(&place),
        Command::Duties(duties) => duties.run(&place),
        Command::Sla(sla) => sla.run(&place),
        Command::Calendar(calendar) => calendar.run(&place),
        Command::Calendars(calendars) => calendars.run(&place),
        Command::Tickets(tickets) => tickets.run(&place),
        Command::Maintenance(maintenance) => maintenance.run(&place),
        Command::Billing(billing) => billing.run(&place),
        Command::Reports(reports) => reports.run(&place),
        Command::Mail(mail) => mail.run(&place),
        Command::Find(find) => find.run(&place),
        Command::History(history) => history.run(&place),
        Command::Backup(backup) => backup.run(&place),
        Command::Restore(restore) => restore.run(&place),
        Command::Check(check) => check.run(&place),
        Command::Commands(commands) => commands.run(&place),
        Command::Rpc(rpc) => rpc.run(&place),
        Command::Completions(completions) => completions.run(&place),
        Command::Manual(manual) => manual.run(&place),
    }
}
