//! `msp contracts versions`, `change`, `sign`, `discard`: a contract changes from a day on, or not at all.

use api::clients::OfId;
use api::contracts::{
    ContractMove, ContractVersionView, ContractVersions, ContractView, VersionChanges, VersionDraft,
    VersionSign, VersionsCompare,
};
use api::failure::Failure;
use clap::Args;

use crate::columns::Columns;
use crate::contracts::typed::Says;
use crate::contracts::{Which, text};
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;
use crate::words::{moment, or_dash};

/// List the versions of a contract
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts versions K-0001")]
pub struct Versions {
    #[command(flatten)]
    which: Which,
}

/// Say what differs between two versions of a contract
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp contracts compare K-0001
  msp contracts compare K-0001 --from 1 --to 3")]
pub struct Compare {
    #[command(flatten)]
    which: Which,
    /// The number of one version; the one before the other without
    #[arg(long, value_name = "NUMBER")]
    from: Option<i64>,
    /// The number of the other; the last one without
    #[arg(long, value_name = "NUMBER")]
    to: Option<i64>,
}

/// Draft the next version of a contract, from a day on; what is left out stays as it is
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts change K-0001 --from 2026-10-01 --order \"SO-2291, first_response, P2, 2 hours, 2 hours (business hours)\"")]
pub struct Change {
    #[command(flatten)]
    which: Which,
    /// The first day
    #[arg(long, value_name = "DATE")]
    from: String,
    /// The policy: its key, or the id of one of its versions
    #[arg(long)]
    policy: Option<String>,
    #[command(flatten)]
    says: Says,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    reason: String,
}

/// Sign the drafted version of a contract
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts sign K-0001")]
pub struct Sign {
    #[command(flatten)]
    which: Which,
    /// Why requests received since its first day are judged anew; only where there are any
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    rescore: String,
}

/// Forget the drafted version of a contract
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts discard K-0001")]
pub struct Discard {
    #[command(flatten)]
    which: Which,
}

impl Versions {
    pub fn run(self, place: &Place) -> Outcome {
        place.open()?.show(self.which.form, "contracts.versions", OfId { id: self.which.contract }, list)
    }
}

impl Compare {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let of = OfId { id: self.which.contract.clone() };
        let versions: ContractVersions = session.ask("contracts.versions", of)?;
        let last = versions.rows.last().map_or(1, |version| version.number);
        let to = self.to.unwrap_or(last);
        let from = self.from.unwrap_or_else(|| (to - 1).max(1));
        let of = VersionsCompare { id: self.which.contract, from, to };
        session.show(self.which.form, "contracts.compare_versions", of, |changes: &VersionChanges| {
            if changes.rows.is_empty() {
                return format!("Nothing differs between versions {} and {}.", changes.from, changes.to);
            }
            let mut columns = Columns::of_words(&["WHAT", "BEFORE", "AFTER"]);
            for row in &changes.rows {
                columns.row([row.about.clone(), row.before.clone(), row.after.clone()]);
            }
            format!("Version {} beside version {}\n\n{}", changes.from, changes.to, columns.text())
        })
    }
}

impl Change {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let contract: ContractView = session.ask("contracts.get", OfId { id: self.which.contract })?;
        let of = OfId { id: contract.row.id.clone() };
        let versions: ContractVersions = session.ask("contracts.versions", of)?;
        let last = versions.rows.into_iter().last().ok_or_else(|| Failure::not_found("contract version"))?;
        let policy = self.policy.as_deref().map(|policy| names::policy(&session, policy)).transpose()?;
        let add_ons = self.says.add_ons(&session)?;
        let Says { services, overrides, .. } = self.says;
        let draft = VersionDraft {
            id: contract.row.id,
            expected_version: contract.version,
            from_on: self.from,
            policy_version_id: policy.unwrap_or(last.policy_version_id),
            continuity: last.continuity,
            services: given_or(services, last.services),
            add_ons: given_or(add_ons, last.add_ons),
            overrides: given_or(overrides, last.overrides),
            reason: self.reason,
        };
        session.show(self.which.form, "contracts.draft_version", draft, |drafted: &ContractView| {
            let number = drafted.drafted.unwrap_or_default();
            let contract = &drafted.row.number;
            format!("Version {number} of {contract} is drafted. `msp contracts sign {contract}` signs it.")
        })
    }
}

fn given_or<T>(given: Vec<T>, stands: Vec<T>) -> Vec<T> {
    if given.is_empty() { stands } else { given }
}

impl Sign {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (id, expected_version) = self.which.read(&session)?;
        let asked = VersionSign { id, expected_version, rescore_reason: self.rescore };
        session.show(self.which.form, "contracts.sign_version", asked, text)
    }
}

impl Discard {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let (id, expected_version) = self.which.read(&session)?;
        let asked = ContractMove { id, expected_version, reason: String::new() };
        session.show(self.which.form, "contracts.discard_version", asked, text)
    }
}

fn list(of: &ContractVersions) -> String {
    let heads = ["VERSION", "FROM", "SIGNED", "POLICY", "ORDERS", "ADD-ONS", "MONTHLY FEES", "WHY"];
    let mut columns = Columns::of_words(&heads);
    for row in &of.rows {
        columns.row([
            row.number.to_string(),
            row.from_on.clone(),
            row.signed.as_ref().map_or_else(|| "draft".to_owned(), moment),
            format!("{}, version {}", row.policy, row.policy_version),
            or_dash(&orders(row)),
            or_dash(&row.add_ons.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ")),
            or_dash(&row.monthly_fees.join(" + ")),
            or_dash(&row.reason),
        ]);
    }
    columns.text()
}

fn orders(of: &ContractVersionView) -> String {
    let words = of.overrides.iter().map(|one| format!("{} {}: {}", one.order, one.priority, one.words));
    words.collect::<Vec<_>>().join("; ")
}
