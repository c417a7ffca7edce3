//! `msp contracts schedule`.

use std::path::PathBuf;

use api::contracts::ScheduleSave;
use api::reports::Saved;
use clap::Args;

use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::session::Place;

/// Write the SLA schedule of a contract as PDF: what the client reads
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts schedule K-0001 --out schedule.pdf")]
pub struct Schedule {
    /// The contract: its number (K-0001, or 1) or its id
    contract: String,
    /// The file, or a folder to use the schedule's own name
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    form: Form,
}

impl Schedule {
    pub fn run(self, place: &Place) -> Outcome {
        let path = self.out.display().to_string();
        let asked = ScheduleSave { contract: self.contract, path };
        place.open()?.show(self.form, "contracts.save_schedule", asked, |saved: &Saved| {
            format!("The schedule is {}.", saved.path)
        })
    }
}
