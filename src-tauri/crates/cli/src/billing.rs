//! `msp billing`.
//!
//! Every amount and every word about one comes through the door; nothing is added up here.

mod accounts;
mod consent;
mod correct;
mod credits;
mod drafts;
mod engagements;
mod invoices;
mod parties;
mod statement;
mod steps;
mod terms;
mod timer;
mod typed;
mod work;

use clap::Subcommand;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::arguments::Form;
use crate::outcome::{Outcome, Refusal, fault};
use crate::session::{Place, Session};
use crate::terminal;

/// Advanced support and what is billed: permission, work, charges, invoices, payments, exports
#[derive(Subcommand)]
pub enum Billing {
    #[command(flatten)]
    Engagements(engagements::Engagements),
    #[command(flatten)]
    Permission(consent::Permission),
    #[command(subcommand)]
    Timer(timer::Timer),
    #[command(subcommand)]
    Work(work::Work),
    #[command(flatten)]
    Steps(steps::Steps),
    #[command(flatten)]
    Terms(terms::Terms),
    #[command(subcommand)]
    Prepaid(credits::Prepaid),
    #[command(subcommand)]
    Credit(credits::Credit),
    #[command(flatten)]
    Invoices(invoices::Invoices),
    #[command(flatten)]
    Drafts(drafts::Drafts),
    #[command(flatten)]
    Correct(correct::Correct),
    Statement(statement::Statement),
    #[command(flatten)]
    Accounts(accounts::Accounts),
    #[command(flatten)]
    Parties(parties::Parties),
}

impl Billing {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Engagements(engagements) => engagements.run(place),
            Self::Permission(permission) => permission.run(place),
            Self::Timer(timer) => timer.run(place),
            Self::Work(work) => work.run(place),
            Self::Steps(steps) => steps.run(place),
            Self::Terms(terms) => terms.run(place),
            Self::Prepaid(prepaid) => prepaid.run(place),
            Self::Credit(credit) => credit.run(place),
            Self::Invoices(invoices) => invoices.run(place),
            Self::Drafts(drafts) => drafts.run(place),
            Self::Correct(correct) => correct.run(place),
            Self::Statement(statement) => statement.run(place),
            Self::Accounts(accounts) => accounts.run(place),
            Self::Parties(parties) => parties.run(place),
        }
    }
}

/// Asks and shows the answer, as [`Session::show`]. What was refused is part of it: the exit status says so.
fn show_whole<R: DeserializeOwned>(
    session: &Session,
    form: Form,
    command: &str,
    args: impl Serialize,
    words: impl FnOnce(&R) -> String,
    is_whole: impl FnOnce(&R) -> bool,
) -> Outcome {
    let reply = session.ask_raw(command, args)?;
    let read: R = serde_json::from_value(reply.clone()).map_err(|error| fault(command, &error))?;
    if form.json {
        terminal::print_json(&session.stop, &reply)?;
    } else {
        terminal::print(&session.stop, &words(&read))?;
    }
    if is_whole(&read) { Ok(()) } else { Err(Refusal::Said) }
}

/// Lines that say what was refused or left out, each with why.
fn said(head: &str, lines: &[String]) -> String {
    lines.iter().map(|line| format!("{head}: {line}\n")).collect()
}
