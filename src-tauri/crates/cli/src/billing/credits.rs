//! `msp billing prepaid` and `msp billing credit`.

use api::billing::{
    BillingTermsOf, BillingTermsView, PrepaidBuy, PrepaidRemove, ServiceCreditSave, ServiceCreditWithdraw,
};
use api::failure::Failure;
use clap::{Args, Subcommand};

use super::terms::text;
use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::reports::month;
use crate::session::{Place, Session};

/// Hours sold in advance; `msp billing terms` lists them
#[derive(Subcommand)]
pub enum Prepaid {
    Buy(Buy),
    Remove(Remove),
}

/// Service credits; `msp billing terms` lists them
#[derive(Subcommand)]
pub enum Credit {
    Approve(Approve),
    Withdraw(Withdraw),
}

/// Sell hours in advance: they stand on the next invoice, and are drawn oldest first
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing prepaid buy K-0001 --hours 10 --price 800.00 --expires 2027-09-30")]
pub struct Buy {
    /// The contract: its number (K-0001, or 1) or its id
    contract: String,
    /// How many: 10, 7.5
    #[arg(long)]
    hours: String,
    /// What all of them cost, before tax; the rate of the terms if left out
    #[arg(long, value_name = "AMOUNT", default_value = "", hide_default_value = true)]
    price: String,
    /// The day; today if left out
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    on: String,
    /// The last day they can be drawn on; without end if left out
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    expires: String,
    #[command(flatten)]
    form: Form,
}

/// Take back hours that were neither billed nor drawn on
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing prepaid remove K-0001 019a9b1e-6f6e-7c3c-8d7f-0b4a1a6b2c3d")]
pub struct Remove {
    /// The contract: its number (K-0001, or 1) or its id
    contract: String,
    /// The id of the purchase
    purchase: String,
    #[command(flatten)]
    form: Form,
}

/// Approve a credit: it stands on the next invoice of the contract, what is left of it on the one after
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing credit approve K-0001 --month 2026-08 --amount 50.00 --reason \"Uptime of 99.2% in August\"")]
pub struct Approve {
    /// The contract: its number (K-0001, or 1) or its id
    contract: String,
    /// The month it is for
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: String,
    /// How much, before tax
    #[arg(long)]
    amount: String,
    /// In which currency; the contract's if left out
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    currency: String,
    /// Why
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    form: Form,
}

/// Take back what is left of a credit
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing credit withdraw K-0001 019a9b1e-6f6e-7c3c-8d7f-0b4a1a6b2c3d --reason \"paid out instead\"")]
pub struct Withdraw {
    /// The contract: its number (K-0001, or 1) or its id
    contract: String,
    /// The id of the credit
    credit: String,
    /// Why
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    form: Form,
}

impl Prepaid {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Buy(buy) => buy.run(place),
            Self::Remove(remove) => remove.run(place),
        }
    }
}

impl Credit {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Approve(approve) => approve.run(place),
            Self::Withdraw(withdraw) => withdraw.run(place),
        }
    }
}

impl Buy {
    fn run(self, place: &Place) -> Outcome {
        let asked = PrepaidBuy {
            contract: self.contract,
            bought_on: self.on,
            hours: self.hours,
            price: self.price,
            expires_on: self.expires,
        };
        place.open()?.show(self.form, "billing.buy_prepaid", asked, text)
    }
}

impl Remove {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let of = read(&session, &self.contract)?;
        let known = of.prepaid.iter().find(|one| one.id == self.purchase);
        let known = known.ok_or_else(|| missing("purchase of hours", &self.purchase, &of.contract))?;
        let asked = PrepaidRemove { id: known.id.clone(), expected_version: known.version };
        session.show(self.form, "billing.remove_prepaid", asked, text)
    }
}

impl Approve {
    fn run(self, place: &Place) -> Outcome {
        let asked = ServiceCreditSave {
            contract: self.contract,
            month: self.month,
            amount: self.amount,
            currency: self.currency,
            reason: self.reason,
        };
        place.open()?.show(self.form, "billing.save_credit", asked, text)
    }
}

impl Withdraw {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let of = read(&session, &self.contract)?;
        let known = of.credits.iter().find(|one| one.id == self.credit);
        let known = known.ok_or_else(|| missing("credit", &self.credit, &of.contract))?;
        let asked = ServiceCreditWithdraw {
            id: known.id.clone(),
            expected_version: known.version,
            reason: self.reason,
        };
        session.show(self.form, "billing.withdraw_credit", asked, text)
    }
}

fn read(session: &Session, contract: &str) -> Result<BillingTermsView, Failure> {
    session.ask("billing.terms", BillingTermsOf { contract: contract.to_owned() })
}

fn missing(what: &str, typed: &str, contract: &str) -> Failure {
    Failure::not_found(format!("{what} \"{typed}\" of {contract}"))
}
