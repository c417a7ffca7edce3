//! `msp contracts list` and `msp contracts export`: which contracts there are.

use std::path::PathBuf;

use api::contracts::{ContractsList, ContractsPage, ContractsSave};
use api::reports::Saved;
use clap::Args;

use super::rows;
use crate::arguments::{Form, Part};
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::count;

/// Which contracts are meant.
#[derive(Args)]
pub struct Filter {
    /// Part of a client's name, or a number
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    search: String,
    /// Only those in this state
    #[arg(long, value_name = "STATUS", default_value = "", hide_default_value = true)]
    status: String,
    /// Of this client: its name or its id
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    /// On this policy: its key, or the id of one of its versions
    #[arg(long, default_value = "", hide_default_value = true)]
    policy: String,
    /// On a policy of this tier: standard, gold or enhanced
    #[arg(long, default_value = "", hide_default_value = true)]
    tier: String,
    /// Whose client this account manager answers for
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    account_manager: String,
}

/// List contracts
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp contracts list --status active
  msp contracts list --tier gold --account-manager \"Ana Petrie\"")]
pub struct List {
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
}

/// Write the list of contracts to a CSV file
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts export --out contracts.csv --policy cybermark-standard")]
pub struct Export {
    /// Where to
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    form: Form,
}

impl List {
    pub fn run(self, place: &Place) -> Outcome {
        let (Part { limit, offset }, of) = (self.part, self.filter);
        let asked = ContractsList {
            search: of.search,
            status: of.status,
            client: of.client,
            policy: of.policy,
            tier: of.tier,
            account_manager: of.account_manager,
            offset,
            limit,
        };
        place.open()?.show(self.form, "contracts.list", asked, |page: &ContractsPage| {
            if page.rows.is_empty() {
                return "No contracts. `msp contracts add` enters one.".to_owned();
            }
            format!("{}{}", rows(&page.rows), count(page.total, "contract", "contracts"))
        })
    }
}

impl Export {
    pub fn run(self, place: &Place) -> Outcome {
        let of = self.filter;
        let asked = ContractsSave {
            path: self.out.display().to_string(),
            search: of.search,
            status: of.status,
            client: of.client,
            policy: of.policy,
            tier: of.tier,
            account_manager: of.account_manager,
        };
        let written = |saved: &Saved| format!("Written to {}.", saved.path);
        place.open()?.show(self.form, "contracts.save_list", asked, written)
    }
}
