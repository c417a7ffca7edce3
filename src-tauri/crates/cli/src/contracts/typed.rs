//! Services, add-ons, signed orders and the end of a contract as they are typed after `msp`.

use api::contracts::{ContractTerm, ServiceView};
use api::failure::Failure;
use api::terms::{AddOnView, OverrideView};
use clap::Args;

use crate::names;
use crate::session::Session;

/// What a version of a contract says.
#[derive(Args)]
pub struct Says {
    /// "Name, count unit, CURRENCY price": a service with its monthly price; may be given more than once
    #[arg(long = "service", value_name = "SERVICE", value_parser = service)]
    pub services: Vec<ServiceView>,
    /// "policy" or "policy, from DATE": an add-on whose targets stand in the place of the policy's; more than once
    #[arg(long = "add-on", value_name = "ADD-ON", value_parser = add_on)]
    pub add_ons: Vec<AddOnView>,
    /// "ORDER, metric, priority, amount, words": a target of a signed order; may be given more than once
    #[arg(long = "order", value_name = "ORDER", value_parser = order)]
    pub overrides: Vec<OverrideView>,
}

/// What is agreed about the end of a contract.
#[derive(Args)]
pub struct Ends {
    /// How long the first term lasts, such as "12 months"; without, it ends on its last day, or is open
    #[arg(long, value_name = "LENGTH", default_value = "", hide_default_value = true)]
    lasts: String,
    /// By how much it renews itself
    #[arg(long, value_name = "LENGTH", default_value = "", hide_default_value = true)]
    renews_by: String,
    /// How long before the end of a term notice must have been given
    #[arg(long, value_name = "LENGTH", default_value = "", hide_default_value = true)]
    notice: String,
    /// How many days before to remind of it
    #[arg(long, value_name = "DAYS", value_delimiter = ',')]
    remind: Vec<u32>,
}

impl Ends {
    pub fn term(self) -> ContractTerm {
        ContractTerm {
            lasts: self.lasts,
            renews_by: self.renews_by,
            notice: self.notice,
            reminders: self.remind,
        }
    }
}

impl Says {
    /// The add-ons with the ids of their policies.
    pub fn add_ons(&self, session: &Session) -> Result<Vec<AddOnView>, Failure> {
        let found = self.add_ons.iter().map(|add_on| {
            let policy_version_id = names::policy(session, &add_on.policy_version_id)?;
            Ok(AddOnView { policy_version_id, ..add_on.clone() })
        });
        found.collect()
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

/// `cybermark-24x7` or `cybermark-24x7, from 2026-11-01`
fn add_on(typed: &str) -> Result<AddOnView, String> {
    let (policy, from_on) = match typed.split_once(',') {
        None => (typed, ""),
        Some((policy, from)) => {
            let from = from.trim().strip_prefix("from ");
            (policy, from.ok_or("write an add-on as \"cybermark-24x7, from 2026-11-01\"")?)
        }
    };
    let policy_version_id = policy.trim().to_owned();
    Ok(AddOnView { name: String::new(), policy_version_id, from_on: from_on.trim().to_owned() })
}

/// `SO-2291, first_response, P2, 2 hours, 2 hours (business hours)`; a category stands behind a slash.
fn order(typed: &str) -> Result<OverrideView, String> {
    let parts: Vec<&str> = typed.splitn(5, ',').map(str::trim).collect();
    let [order, metric, row, amount, words] = parts[..] else {
        return Err(
            "write an order as \"SO-2291, first_response, P2, 2 hours, 2 hours (business hours)\"".into()
        );
    };
    let (priority, category) = match row.split_once('/') {
        Some((priority, category)) => (priority, Some(category.to_owned())),
        None => (row, None),
    };
    Ok(OverrideView {
        metric: metric.to_owned(),
        priority: priority.to_owned(),
        category,
        amount: amount.to_owned(),
        clock: String::new(),
        strength: String::new(),
        words: words.to_owned(),
        order: order.to_owned(),
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

    #[test]
    fn an_order_is_read_from_its_five_parts_and_its_words_may_hold_commas() {
        let read = order("SO-2291, first_response, High/Cloud, 2 hours, 2 hours, in business hours").unwrap();
        let parts =
            (read.order.as_str(), read.priority.as_str(), read.category.as_deref(), read.words.as_str());
        assert_eq!(parts, ("SO-2291", "High", Some("Cloud"), "2 hours, in business hours"));
        assert!(order("SO-2291, P2").is_err());
    }

    #[test]
    fn an_add_on_may_begin_later_than_the_contract() {
        let read = add_on("cybermark-24x7, from 2026-11-01").unwrap();
        let parts = (read.policy_version_id.as_str(), read.from_on.as_str());
        assert_eq!(parts, ("cybermark-24x7", "2026-11-01"));
        assert!(add_on("cybermark-24x7, 2026-11-01").is_err());
    }
}
