//! `msp contracts add`.

use api::clients::{ClientView, OfId};
use api::contracts::{ContractSave, ServiceView};
use clap::Args;

use crate::arguments::Form;
use crate::contracts::text;
use crate::names;
use crate::outcome::Outcome;
use crate::session::Place;

/// Enter a contract, as a draft
#[derive(Args)]
#[command(after_help = "\
Example:
  msp contracts add --client \"Harbour Logistics\" --policy cyberitex-standard --starts 2026-10-01 --service \"Managed workstation, 42 seats, USD 18.00\"")]
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
    /// "Name, count unit, CURRENCY price": a service with its monthly price; may be given more than once
    #[arg(long = "service", value_name = "SERVICE", value_parser = service)]
    services: Vec<ServiceView>,
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
            services: self.services,
            add_ons: Vec::new(),
            overrides: Vec::new(),
        };
        session.show(self.form, "contracts.save", saved, text)
    }
}

/// `Managed workstation, 42 seats, USD 18.00`
fn service(typed: &str) -> Result<ServiceView, String> {
    let form = || "write a service as \"Name, 42 seats, USD 18.00\"".to_owned();
    let (rest, price) = typed.rsplit_once(',').ok_or_else(form)?;
    let (name, amount) = rest.rsplit_once(',').ok_or_else(form)?;
    let (count, unit) = amount.trim().split_once(' ').ok_or_else(form)?;
    let (currency, price) = price.trim().split_once(' ').ok_or_else(form)?;
    Ok(ServiceView {
        name: name.trim().to_owned(),
        count: count.parse().map_err(|_| format!("\"{count}\" is not a count; {}", form()))?,
        unit: unit.trim().to_owned(),
        price: price.trim().to_owned(),
        currency: currency.to_owned(),
        fee: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_read_from_its_three_parts() {
        let read = service("Managed workstation, on site, 42 seats, USD 18.00").unwrap();
        let parts =
            (read.name.as_str(), read.count, read.unit.as_str(), read.currency.as_str(), read.price.as_str());
        assert_eq!(parts, ("Managed workstation, on site", 42, "seats", "USD", "18.00"));
    }

    #[test]
    fn a_service_that_lacks_a_part_is_refused_with_its_form() {
        for typed in
            ["Managed workstation", "Managed workstation, many seats, USD 18.00", "A, 4 seats, 18.00"]
        {
            assert!(service(typed).is_err_and(|why| why.contains("USD 18.00")), "{typed}");
        }
    }
}
