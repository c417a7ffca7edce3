//! `msp contracts add`.

use api::clients::{ClientView, OfId};
use api::contracts::ContractSave;
use clap::Args;

use crate::arguments::Form;
use crate::contracts::text;
use crate::contracts::typed::{Ends, Says};
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;

/// Enter a contract, as a draft
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts add --client \"Harbour Logistics\" --policy cyberitex-standard --starts 2026-10-01 --lasts \"12 months\" --service \"Managed workstation, 42 seats, USD 18.00\"")]
pub struct Add {
    /// The client: its name or its id
    #[arg(long)]
    client: String,
    /// The policy: its key, or the id of one of its versions
    #[arg(long)]
    policy: String,
    /// First day
    #[arg(long, value_name = "DATE")]
    starts: String,
    /// Last day; open without
    #[arg(long, value_name = "DATE", default_value = "", hide_default_value = true)]
    ends: String,
    /// Zone of its months and times; the client's without
    #[arg(long, value_name = "TZ")]
    zone: Option<String>,
    /// The policy's continuity service was taken
    #[arg(long)]
    continuity: bool,
    #[command(flatten)]
    says: Says,
    #[command(flatten)]
    end: Ends,
    #[command(flatten)]
    form: Form,
}

impl Add {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let client_id = names::client(&session, &self.client)?;
        let client: ClientView = session.ask("clients.get", OfId { id: client_id.clone() })?;
        let saved = ContractSave {
            id: None,
            expected_version: 0,
            client_id,
            policy_version_id: names::policy(&session, &self.policy)?,
            starts_on: self.starts,
            ends_on: self.ends,
            zone: self.zone.unwrap_or(client.zone),
            continuity: self.continuity,
            add_ons: self.says.add_ons(&session)?,
            services: self.says.services,
            overrides: self.says.overrides,
            term: self.end.term(),
        };
        session.show(self.form, "contracts.save", saved, text)
    }
}
