//! `msp contracts preview`: "a P2 received now would be due …".

use api::clients::OfId;
use api::contracts::{self, ContractView, PreviewOf};
use clap::Args;

use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::{moment, moment_or_none};

/// Say when a ticket received now, or at another time, would be due
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts preview K-0001 P2 --received 2026-11-20T15:30")]
pub struct Preview {
    /// The contract: its number (K-0001, or 1) or its id
    contract: String,
    /// The policy's key of a priority
    priority: String,
    /// Category, where the policy tells them apart
    #[arg(long)]
    category: Option<String>,
    /// RFC 3339, or a wall-clock time in the contract's zone; now without
    #[arg(long, value_name = "TIME", default_value = "", hide_default_value = true)]
    received: String,
    /// Which version is tried out; without, what holds when the request is received
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    version: i64,
    #[command(flatten)]
    form: Form,
}

impl Preview {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let contract: ContractView = session.ask("contracts.get", OfId { id: self.contract })?;
        let asked = PreviewOf {
            policy_version_id: contract.policy_version_id,
            contract: contract.row.id,
            version: self.version,
            zone: contract.row.zone,
            priority: self.priority,
            category: self.category,
            received: self.received,
        };
        session.show(self.form, "contracts.preview", asked, text)
    }
}

fn text(preview: &contracts::Preview) -> String {
    let mut columns = Columns::of_words(&["METRIC", "AS PUBLISHED", "AIM", "DUE"]);
    for due in &preview.dues {
        let aim = moment_or_none(due.aim.as_ref());
        columns.row([due.name.clone(), due.words.clone(), aim, moment_or_none(due.due.as_ref())]);
    }
    format!("Received {}\n{}{}", moment(&preview.received), columns.text(), preview.notes.join("\n"))
}
