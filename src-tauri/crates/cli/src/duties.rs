//! `msp duties`.

mod change;

use api::clients::OfId;
use api::duties::{ContractDuties, DutiesList, DutiesPage, DutyDay};
use clap::{Args, Subcommand};

use crate::arguments::{Form, Part};
use crate::columns::Columns;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::count;
use change::{Add, Propose, Record, Waive};

/// What contracts promise besides clocks, and what clients owe
#[derive(Subcommand)]
pub enum Duties {
    List(List),
    Get(Get),
    Add(Add),
    Record(Record),
    Waive(Waive),
    Propose(Propose),
}

/// List due days, the first due first
#[derive(Args)]
#[command(after_help = "\
Example:
  msp duties list --show late --whose ours")]
pub struct List {
    /// Only of this contract
    #[arg(long, default_value = "", hide_default_value = true)]
    contract: String,
    /// Only these: ours or client
    #[arg(long, default_value = "", hide_default_value = true)]
    whose: String,
    /// late, soon (within 30 days) or all (a year back and on)
    #[arg(long, default_value = "soon")]
    show: String,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
}

/// Show the duties of a contract, and what its policy names besides
#[derive(Args)]
#[command(after_help = "\
Example:
  msp duties get K-0001")]
pub struct Get {
    /// The contract: its number (K-0001, or 1) or its id
    contract: String,
    #[command(flatten)]
    form: Form,
}

impl Duties {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::List(list) => list.run(place),
            Self::Get(get) => get.run(place),
            Self::Add(add) => add.run(place),
            Self::Record(record) => record.run(place),
            Self::Waive(waive) => waive.run(place),
            Self::Propose(propose) => propose.run(place),
        }
    }
}

impl List {
    fn run(self, place: &Place) -> Outcome {
        let Part { limit, offset } = self.part;
        let asked = DutiesList { contract: self.contract, whose: self.whose, show: self.show, offset, limit };
        place.open()?.show(self.form, "duties.list", asked, |page: &DutiesPage| {
            if page.rows.is_empty() {
                return "Nothing is due.".to_owned();
            }
            let mut columns =
                Columns::of_words(&["DUE", "CONTRACT", "CLIENT", "WHOSE", "DUTY", "STATE", "EVIDENCE"]);
            for row in &page.rows {
                columns.row([
                    row.day.due_on.clone(),
                    row.number.clone(),
                    row.client.clone(),
                    row.whose.clone(),
                    row.title.clone(),
                    row.day.words.clone(),
                    evidence(&row.day),
                ]);
            }
            format!("{}{}", columns.text(), count(page.total, "due day", "due days"))
        })
    }
}

impl Get {
    fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.form, "duties.of_contract", OfId { id: self.contract }, text)
    }
}

/// The duties of a contract with their next days, and what nobody decided about.
pub fn text(of: &ContractDuties) -> String {
    let mut columns = Columns::of_words(&["WHOSE", "DUTY", "CLAUSE", "WHEN", "NEXT", "STATE", "ID"]);
    for duty in &of.duties {
        let next = duty.days.iter().find(|day| matches!(day.state.as_str(), "late" | "open"));
        columns.row([
            duty.whose.clone(),
            duty.title.clone(),
            duty.clause.clone(),
            duty.when.clone(),
            next.map(|day| day.due_on.clone()).unwrap_or_default(),
            next.map(|day| day.words.clone()).unwrap_or_default(),
            duty.id.clone(),
        ]);
    }
    let mut text = if of.duties.is_empty() { "No duties.\n".to_owned() } else { columns.text() };
    if !of.proposals.is_empty() {
        text += "\nThe policy names these; `msp duties propose` takes them or leaves them out:\n";
        for one in &of.proposals {
            text += &format!("  {}: {} ({}): \"{}\"\n", one.whose, one.title, one.when, one.origin);
        }
    }
    text
}

fn evidence(day: &DutyDay) -> String {
    let Some(evidence) = &day.evidence else { return day.delay.clone() };
    let parts = [&evidence.words, &evidence.file, &evidence.link, &evidence.by_whom, &day.delay];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("; ")
}
