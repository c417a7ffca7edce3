//! `msp contracts`.

mod add;
mod documents;
mod list;
mod preview;
mod renewals;
mod schedule;
mod typed;
mod versions;

use api::clients::OfId;
use api::contracts::{ContractMove, ContractRow, ContractView};
use clap::{Args, Subcommand};

use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::contracts::add::Add;
use crate::contracts::preview::Preview;
use crate::contracts::schedule::Schedule;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::number;

/// What is promised to whom, since when
#[derive(Subcommand)]
pub enum Contracts {
    List(list::List),
    Get(Get),
    Add(Add),
    Activate(Activate),
    Suspend(Suspend),
    End(End),
    Preview(Preview),
    Schedule(Schedule),
    Versions(versions::Versions),
    Compare(versions::Compare),
    Export(list::Export),
    Change(versions::Change),
    Sign(versions::Sign),
    Discard(versions::Discard),
    Renewals(renewals::Renewals),
    Term(renewals::Term),
    Agree(renewals::Agree),
    Renew(renewals::Renew),
    Notice(renewals::Notice),
    WithdrawNotice(renewals::WithdrawNotice),
    RenewDue(renewals::RenewDue),
    Documents(documents::Documents),
    Attach(documents::Attach),
    SaveDocument(documents::SaveDocument),
    RemoveDocument(documents::RemoveDocument),
    DocumentLimit(documents::Limit),
}

/// Show a contract with its service levels as the client reads them
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts get K-0001")]
pub struct Get {
    #[command(flatten)]
    which: Which,
}

/// Put a contract into force
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts activate K-0001")]
pub struct Activate {
    #[command(flatten)]
    moved: Move,
}

/// Suspend a contract
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts suspend K-0001 --reason \"invoice 2026-118 is 60 days overdue\"")]
pub struct Suspend {
    #[command(flatten)]
    moved: Move,
}

/// End a contract
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts end K-0001")]
pub struct End {
    #[command(flatten)]
    moved: Move,
}

#[derive(Args)]
pub struct Which {
    /// Its number (K-0001, or 1) or its id
    contract: String,
    #[command(flatten)]
    form: Form,
}

impl Contracts {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::List(list) => list.run(place),
            Self::Get(get) => get.run(place),
            Self::Add(add) => add.run(place),
            Self::Activate(activate) => activate.moved.to("contracts.activate", place),
            Self::Suspend(suspend) => suspend.moved.to("contracts.suspend", place),
            Self::End(end) => end.moved.to("contracts.end", place),
            Self::Preview(preview) => preview.run(place),
            Self::Schedule(schedule) => schedule.run(place),
            Self::Versions(versions) => versions.run(place),
            Self::Compare(compare) => compare.run(place),
            Self::Export(export) => export.run(place),
            Self::Change(change) => change.run(place),
            Self::Sign(sign) => sign.run(place),
            Self::Discard(discard) => discard.run(place),
            Self::Renewals(renewals) => renewals.run(place),
            Self::Term(term) => term.run(place),
            Self::Agree(agree) => agree.run(place),
            Self::Renew(renew) => renew.run(place),
            Self::Notice(notice) => notice.run(place),
            Self::WithdrawNotice(withdraw) => withdraw.run(place),
            Self::RenewDue(due) => due.run(place),
            Self::Documents(documents) => documents.run(place),
            Self::Attach(attach) => attach.run(place),
            Self::SaveDocument(save) => save.run(place),
            Self::RemoveDocument(remove) => remove.run(place),
            Self::DocumentLimit(limit) => limit.run(place),
        }
    }
}

impl Get {
    fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.which.form, "contracts.get", OfId { id: self.which.contract }, text)
    }
}

#[derive(Args)]
pub struct Move {
    #[command(flatten)]
    which: Which,
    /// Why; kept with the date
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,
}

impl Move {
    fn to(self, command: &str, place: &Place) -> Outcome {
        let session = place.open()?;
        let (id, expected_version) = self.which.read(&session)?;
        let asked = ContractMove { id, expected_version, reason: self.reason };
        session.show(self.which.form, command, asked, text)
    }
}

/// Contracts of a list.
pub fn rows(of: &[ContractRow]) -> String {
    let heads = ["CONTRACT", "CLIENT", "POLICY", "STATUS", "FROM", "TO", "MONTHLY FEES"];
    let mut columns = Columns::of_words(&heads);
    for row in of {
        columns.row([
            row.number.clone(),
            row.client.clone(),
            format!("{}, version {}", row.policy, row.policy_version),
            row.status.clone(),
            row.starts_on.clone(),
            row.ends_on.clone().unwrap_or_else(|| "open".to_owned()),
            row.monthly_fees.join(" + "),
        ]);
    }
    columns.text()
}

/// A contract: its row, its service levels, its services.
pub fn text(contract: &ContractView) -> String {
    let mut text = rows(std::slice::from_ref(&contract.row));
    let schedule = &contract.schedule;
    text += &format!("\nZone          {}\nSupport hours {}\n", contract.row.zone, schedule.support_hours);
    text += &format!("Tickets       {}\nId            {}\n", number(contract.tickets), contract.row.id);
    text += &format!("\n{}", promises(schedule));
    if !contract.services.is_empty() {
        let (left, right) = (Side::Left, Side::Right);
        let mut columns =
            Columns::new(&[("SERVICE", left), ("COUNT", right), ("UNIT", left), ("FEE", right)]);
        for service in &contract.services {
            let count = number(i64::from(service.count));
            columns.row([service.name.clone(), count, service.unit.clone(), service.fee.clone()]);
        }
        text += &format!("\n{}", columns.text());
    }
    text
}

/// The promises as published, a line each, and how they are read.
pub fn promises(schedule: &api::contracts::Schedule) -> String {
    let mut columns = Columns::of_words(&["PRIORITY", "CATEGORY", "METRIC", "AS PUBLISHED"]);
    for row in &schedule.rows {
        for (column, cell) in schedule.columns.iter().zip(&row.cells) {
            let Some(cell) = cell else { continue };
            let letters = if cell.letters.is_empty() {
                String::new()
            } else {
                format!(" [{}]", cell.letters.join(" "))
            };
            let category = row.category.clone().unwrap_or_else(|| "–".to_owned());
            columns.row([
                row.name.clone(),
                category,
                column.name.clone(),
                format!("{}{letters}", cell.words),
            ]);
        }
    }
    let mut text = columns.text();
    for reading in &schedule.readings {
        let agreed = if reading.agreed { "agreed" } else { "assumed" };
        text += &format!("[{}] \"{}\": {} ({agreed})\n", reading.letter, reading.words, reading.reading);
    }
    text
}
