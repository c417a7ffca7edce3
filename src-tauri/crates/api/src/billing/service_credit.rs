//! Service credits: approved, standing on invoices until they are used up, taken back.

use super::agreed::view;
use super::drafts::arrange_anew;
use super::month_in;
use super::terms_wire::{BillingTermsView, ServiceCreditSave, ServiceCreditView, ServiceCreditWithdraw};
use crate::context::{Context, the_provider, whose};
use crate::contracts::contract_ref;
use crate::failure::Failure;
use domain::billing::ServiceCredit;
use domain::contracts::{Contract, number_in_words};
use domain::ids::{ContractId, ServiceCreditId};
use domain::money::{Currency, Money};
use domain::problem::Problems;
use store::Reading;
use store::billing::credits;

/// Approves a credit: it stands on the contract's draft, or on its next invoice, and what is left of it on the one after.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem.
pub fn save_credit(context: &Context<'_>, of: ServiceCreditSave) -> Result<BillingTermsView, Failure> {
    context.change(|tx, acts| {
        let contract = store::contracts::get(tx, contract_ref(tx, &of.contract)?)?.value;
        let credit = checked(tx, &contract, &of)?;
        let id = ServiceCreditId::new(context.now);
        credits::insert(tx, id, contract.id, &credit, whose(tx)?, context.now)?;
        arrange_anew(context, tx, &contract, credit.amount.currency)?;
        let what = serde_json::json!({
            "credit": credit.amount.to_string(), "month": credit.month.to_string(), "reason": credit.reason,
        });
        acts.entered("service_credit", number_in_words(contract.number), &what);
        view(context, tx, &contract)
    })
}

fn checked(tx: &Reading<'_>, contract: &Contract, of: &ServiceCreditSave) -> Result<ServiceCredit, Failure> {
    let mut problems = Problems::default();
    let usual = match contract.services.first() {
        Some(service) => service.price.currency,
        None => the_provider(tx)?.value.currency,
    };
    let currency = match of.currency.trim() {
        "" => Some(usual),
        typed => Currency::parse(typed),
    };
    if currency.is_none() {
        problems.add("currency", format!("\"{}\" is no currency.", of.currency));
    }
    let month = month_in("month", &of.month).map_err(|failure| problems.add("month", failure.message)).ok();
    let amount = currency.and_then(|currency| Money::parse(&of.amount, currency));
    let amount = amount.filter(|amount| (1..=100_000_000_000).contains(&amount.minor));
    if amount.is_none() {
        problems.add("amount", format!("\"{}\" is no amount more than nothing.", of.amount));
    }
    problems.require("reason", &of.reason, "Say what it is credited for: it is printed.");
    problems.into_result(()).map_err(|found| Failure::invalid("The credit was not saved.", found))?;
    let amount = amount.expect("a problem was added without");
    Ok(ServiceCredit {
        amount,
        used: Money { minor: 0, currency: amount.currency },
        month: month.expect("a problem was added without"),
        reason: of.reason.trim().to_owned(),
    })
}

/// Takes back what is left of a credit, off drafts too. What stands on issued invoices stays.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] without a reason; [`crate::failure::Code::Conflict`].
pub fn withdraw_credit(
    context: &Context<'_>,
    of: ServiceCreditWithdraw,
) -> Result<BillingTermsView, Failure> {
    if of.reason.trim().is_empty() {
        return Err(Failure::field("reason", "Say why it is taken back."));
    }
    context.change(|tx, acts| {
        let id: ServiceCreditId =
            of.id.trim().parse().map_err(|_| Failure::not_found(format!("credit \"{}\"", of.id)))?;
        let row = credits::get(tx, id)?;
        let contract = store::contracts::get(tx, row.contract)?.value;
        credits::withdraw(tx, id, of.expected_version, context.now)?;
        arrange_anew(context, tx, &contract, row.credit.amount.currency)?;
        let left = credits::get(tx, id)?.credit.left();
        let what = serde_json::json!({ "credit": "withdrawn", "reason": of.reason.trim() });
        acts.changed("service_credit", number_in_words(contract.number), &left.to_string(), &what);
        view(context, tx, &contract)
    })
}

/// Credits as the window shows them, the newest first.
pub(super) fn views(tx: &Reading<'_>, contract: ContractId) -> Result<Vec<ServiceCreditView>, Failure> {
    let rows = credits::of(tx, contract)?.into_iter().rev();
    Ok(rows
        .map(|row| ServiceCreditView {
            id: row.id.to_string(),
            version: row.version,
            month: row.credit.month.to_string(),
            amount: row.credit.amount.to_string(),
            used: row.credit.used.to_string(),
            left: row.credit.left().to_string(),
            reason: row.credit.reason,
            state: if row.is_withdrawn { "withdrawn" } else { "approved" }.to_owned(),
        })
        .collect())
}
