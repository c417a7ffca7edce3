//! `msp duties add`, `record`, `waive` and `propose`.

use api::clients::OfId;
use api::duties::{ContractDuties, DutyRecord, DutySave, DutyWaive, ProposalsTake};
use api::failure::{Code, Failure};
use clap::Args;

use super::text;
use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::session::{Place, Session};

/// Enter a duty of a contract
#[derive(Args)]
#[command(after_help = "\
Example:
  msp duties add --contract K-0001 --title \"Compliance report\" --due recurring --on 2026-12-31 --every 1 --unit quarters")]
pub struct Add {
    /// The contract: its number (K-0001, or 1) or its id
    #[arg(long)]
    contract: String,
    /// Who owes it: ours or client
    #[arg(long, default_value = "ours")]
    whose: String,
    /// What it is called
    #[arg(long)]
    title: String,
    /// Where it is written
    #[arg(long, default_value = "", hide_default_value = true)]
    clause: String,
    /// As it is written
    #[arg(long, default_value = "", hide_default_value = true)]
    words: String,
    /// once, recurring or standing
    #[arg(long, default_value = "once")]
    due: String,
    /// The due day, or the first of several
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    on: String,
    /// How many units apart
    #[arg(long, default_value = "", hide_default_value = true)]
    every: String,
    /// days, weeks, months or quarters
    #[arg(long, default_value = "", hide_default_value = true)]
    unit: String,
    /// The id of the client's duty it waits for
    #[arg(long, value_name = "ID", default_value = "", hide_default_value = true)]
    waits_for: String,
    #[command(flatten)]
    form: Form,
}

/// Record that a due day was kept, and what proves it
#[derive(Args)]
#[command(after_help = "\
Example:
  msp duties record --contract K-0001 --duty \"Compliance report\" --due-on 2026-12-31 --words \"Sent by e-mail\" --file report.pdf")]
pub struct Record {
    #[command(flatten)]
    which: Which,
    /// The due day; of a standing duty, leave it out
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    due_on: String,
    /// When it happened; today if left out
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    on: String,
    /// By whom; who works here if left out
    #[arg(long, default_value = "", hide_default_value = true)]
    by: String,
    /// In words
    #[arg(long, default_value = "", hide_default_value = true)]
    words: String,
    /// Where it can be looked up
    #[arg(long, default_value = "", hide_default_value = true)]
    link: String,
    /// A file that proves it: its name and SHA-256 are kept
    #[arg(long, default_value = "", hide_default_value = true)]
    file: String,
    #[command(flatten)]
    form: Form,
}

/// Waive a due day for a reason, or take back what was recorded about it
#[derive(Args)]
#[command(after_help = "\
Example:
  msp duties waive --contract K-0001 --duty \"Compliance report\" --due-on 2026-12-31 --reason \"agreed by e-mail\"")]
pub struct Waive {
    #[command(flatten)]
    which: Which,
    /// The due day
    #[arg(long, value_name = "YYYY-MM-DD")]
    due_on: String,
    /// Why
    #[arg(long)]
    reason: String,
    /// Take back what was recorded instead
    #[arg(long)]
    take_back: bool,
    #[command(flatten)]
    form: Form,
}

/// Take what the policy names as duties of a contract, or leave it out
#[derive(Args)]
#[command(after_help = "\
Example:
  msp duties propose K-0001 --take \"Monitor backup job status (as per plan)\"")]
pub struct Propose {
    /// The contract: its number (K-0001, or 1) or its id
    contract: String,
    /// The policy's words of one that becomes a duty; may be given again
    #[arg(long, value_name = "WORDS")]
    take: Vec<String>,
    /// The policy's words of one that does not; may be given again
    #[arg(long, value_name = "WORDS")]
    leave_out: Vec<String>,
    #[command(flatten)]
    form: Form,
}

#[derive(Args)]
struct Which {
    /// The contract: its number (K-0001, or 1) or its id
    #[arg(long)]
    contract: String,
    /// The duty: its title or its id
    #[arg(long)]
    duty: String,
}

impl Which {
    /// Whoever records something here has just read it.
    fn read(&self, session: &Session) -> Result<(String, i64), Failure> {
        let of: ContractDuties = session.ask("duties.of_contract", OfId { id: self.contract.clone() })?;
        let found: Vec<_> =
            of.duties.iter().filter(|one| one.id == self.duty || one.title == self.duty).collect();
        match found.as_slice() {
            [one] => Ok((one.id.clone(), one.version)),
            [] => Err(Failure::not_found(format!("duty \"{}\" in {}", self.duty, of.number))),
            _ => Err(Failure::new(
                Code::Invalid,
                format!("{} duties of {} are called \"{}\".", found.len(), of.number, self.duty),
                "Name it by its id; `msp duties get` lists them.",
            )),
        }
    }
}

impl Add {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = DutySave {
            id: None,
            expected_version: 0,
            contract: self.contract,
            whose: self.whose,
            title: self.title,
            clause: self.clause,
            words: self.words,
            due: self.due,
            due_on: self.on,
            every: self.every,
            unit: self.unit,
            waits_for: self.waits_for,
        };
        place.open()?.show(self.form, "duties.save", asked, text)
    }
}

impl Record {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (id, expected_version) = self.which.read(&session)?;
        let asked = DutyRecord {
            id,
            expected_version,
            due_on: self.due_on,
            on: self.on,
            by_whom: self.by,
            words: self.words,
            link: self.link,
            file: self.file,
        };
        session.show(self.form, "duties.record", asked, text)
    }
}

impl Waive {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (id, expected_version) = self.which.read(&session)?;
        let command = if self.take_back { "duties.take_back" } else { "duties.waive" };
        let asked = DutyWaive { id, expected_version, due_on: self.due_on, reason: self.reason };
        session.show(self.form, command, asked, text)
    }
}

impl Propose {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = ProposalsTake { contract: self.contract, take: self.take, leave_out: self.leave_out };
        place.open()?.show(self.form, "duties.propose", asked, text)
    }
}
