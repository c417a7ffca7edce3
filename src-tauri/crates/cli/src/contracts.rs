//! `msp contracts`.

mod add;
mod preview;
mod schedule;

use api::clients::OfId;
use api::contracts::{ContractMove, ContractRow, ContractView, ContractsList, ContractsPage};
use clap::{Args, Subcommand};

use crate::arguments::{Form, Part};
use crate::columns::{Columns, Side};
use crate::contracts::add::Add;
use crate::contracts::preview::Preview;
use crate::contracts::schedule::Schedule;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::{count, number};

/// What is promised to whom, since when
#[derive(Subcommand)]
pub enum Contracts {
    List(List),
    Get(Get),
    Add(Add),
    Activate(Activate),
    Suspend(Suspend),
    End(End),
    Preview(Preview),
    Schedule(Schedule),
}

/// List contracts
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts list --status active")]
pub struct List {
    /// Part of a client's name, or a number
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    search: String,
    /// Only those in this state
    #[arg(long, value_name = "STATUS", default_value = "", hide_default_value = true)]
    status: String,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
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
    which: Which,
}

/// Suspend a contract
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts suspend K-0001")]
pub struct Suspend {
    #[command(flatten)]
    which: Which,
}

/// End a contract
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts end K-0001")]
pub struct End {
    #[command(flatten)]
    which: Which,
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
            Self::Activate(activate) => activate.which.move_by("contracts.activate", place),
            Self::Suspend(suspend) => suspend.which.move_by("contracts.suspend", place),
            Self::End(end) => end.which.move_by("contracts.end", place),
            Self::Preview(preview) => preview.run(place),
            Self::Schedule(schedule) => schedule.run(place),
        }
    }
}

impl List {
    fn run(self, place: &Place) -> Outcome {
        let Part { limit, offset } = self.part;
        let asked = ContractsList { search: self.search, status: self.status, offset, limit };
        place.open()?.show(self.form, "contracts.list", asked, |page: &ContractsPage| {
            if page.rows.is_empty() {
                return "No contracts. `msp contracts add` enters one.".to_owned();
            }
            format!("{}{}", rows(&page.rows), count(page.total, "contract", "contracts"))
        })
    }
}

impl Get {
    fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.which.form, "contracts.get", OfId { id: self.which.contract }, text)
    }
}

impl Which {
    /// Whoever moves a contract here has just read it.
    fn move_by(self, command: &str, place: &Place) -> Outcome {
        let session = place.open()?;
        let read: ContractView = session.ask("contracts.get", OfId { id: self.contract })?;
        let asked = ContractMove { id: read.row.id, expected_version: read.version, reason: String::new() };
        session.show(self.form, command, asked, text)
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
