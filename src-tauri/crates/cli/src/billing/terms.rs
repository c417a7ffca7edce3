//! `msp billing terms` and `agree-terms`.

use api::billing::{
    AfterHoursEntry, BillingTermsForm, BillingTermsOf, BillingTermsSave, BillingTermsView, TaxEntry,
};
use clap::{Args, Subcommand};

use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::Outcome;
use crate::session::Place;

#[derive(Subcommand)]
pub enum Terms {
    Terms(Show),
    AgreeTerms(Box<Agree>),
}

/// Show the terms of advanced support of a contract, its prepaid hours and its credits
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing terms K-0001")]
pub struct Show {
    /// The contract: its number (K-0001, or 1) or its id
    contract: String,
    #[command(flatten)]
    form: Form,
}

/// Agree on terms from a day on; what is left out stays as it holds today, what was quoted stays as it was quoted
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing agree-terms K-0001 --rate 85.00 --currency CAD --tax \"HST Ontario=13%\"
  msp billing agree-terms K-0001 --from 2026-10-01 --after-hours \"Office hours\" --closed 1.5 --holiday 2 --reason \"new order\"")]
pub struct Agree {
    /// The contract: its number (K-0001, or 1) or its id
    contract: String,
    /// The first day; today if left out
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    from: String,
    /// Why
    #[arg(long, default_value = "", hide_default_value = true)]
    reason: String,
    #[command(flatten)]
    says: Says,
    #[command(flatten)]
    taxes: Taxes,
    #[command(flatten)]
    after: After,
    #[command(flatten)]
    form: Form,
}

/// What work costs.
#[derive(Args)]
struct Says {
    /// What an hour costs, or as many minutes as the rate is for
    #[arg(long, value_name = "AMOUNT")]
    rate: Option<String>,
    /// Three letters
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// How many minutes the rate is for
    #[arg(long, value_name = "MINUTES")]
    per: Option<String>,
    /// Work is billed in blocks of so many minutes
    #[arg(long, value_name = "MINUTES")]
    block: Option<String>,
    /// The least that is billed
    #[arg(long, value_name = "MINUTES")]
    minimum: Option<String>,
    /// What is rounded together: engagement, ticket, day or entry
    #[arg(long, value_name = "WHAT")]
    aggregation: Option<String>,
    /// What is charged for: out_of_scope, client_error; may be given again
    #[arg(long = "cause", value_name = "CAUSE")]
    causes: Vec<String>,
}

/// Which taxes are charged.
#[derive(Args)]
struct Taxes {
    /// A tax, "Name=rate"; may be given again, and takes the place of those there were
    #[arg(long = "tax", value_name = "NAME=RATE", value_parser = tax)]
    taxes: Vec<TaxEntry>,
    /// Charge no tax, for this reason: it is printed
    #[arg(long, value_name = "REASON", conflicts_with = "taxes")]
    exempt: Option<String>,
    /// Charge no tax, without a reason
    #[arg(long, conflicts_with_all = ["taxes", "exempt"])]
    no_tax: bool,
}

/// What costs more.
#[derive(Args)]
struct After {
    /// Multiply by when work was done; this calendar, by name or id, has the normal hours
    #[arg(long, value_name = "CALENDAR")]
    after_hours: Option<String>,
    /// Outside its hours, such as 1.5
    #[arg(long, value_name = "TIMES")]
    closed: Option<String>,
    /// On days without hours
    #[arg(long, value_name = "TIMES")]
    day_off: Option<String>,
    /// On holidays
    #[arg(long, value_name = "TIMES")]
    holiday: Option<String>,
    /// The same at any time again
    #[arg(long, conflicts_with_all = ["after_hours", "closed", "day_off", "holiday"])]
    no_after_hours: bool,
}

impl Terms {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Terms(show) => {
                let asked = BillingTermsOf { contract: show.contract };
                place.open()?.show(show.form, "billing.terms", asked, text)
            }
            Self::AgreeTerms(agree) => agree.run(place),
        }
    }
}

impl Agree {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = BillingTermsOf { contract: self.contract };
        let known: BillingTermsView = session.ask("billing.terms", asked)?;
        let terms = self.after.over(self.taxes.over(self.says.over(known.form)));
        let asked =
            BillingTermsSave { contract: known.contract_id, from_on: self.from, terms, reason: self.reason };
        session.show(self.form, "billing.save_terms", asked, text)
    }
}

impl Says {
    fn over(self, form: BillingTermsForm) -> BillingTermsForm {
        BillingTermsForm {
            rate: self.rate.unwrap_or(form.rate),
            currency: self.currency.unwrap_or(form.currency),
            per_minutes: self.per.unwrap_or(form.per_minutes),
            block_minutes: self.block.unwrap_or(form.block_minutes),
            minimum_minutes: self.minimum.unwrap_or(form.minimum_minutes),
            aggregation: self.aggregation.unwrap_or(form.aggregation),
            causes: if self.causes.is_empty() { form.causes } else { self.causes },
            ..form
        }
    }
}

impl Taxes {
    /// A tax ends an exemption, and an exemption ends the taxes.
    fn over(self, mut form: BillingTermsForm) -> BillingTermsForm {
        if !self.taxes.is_empty() || self.exempt.is_some() || self.no_tax {
            form.taxes = self.taxes;
            form.exempt = self.exempt.unwrap_or_default();
        }
        form
    }
}

impl After {
    fn over(self, mut form: BillingTermsForm) -> BillingTermsForm {
        if self.no_after_hours {
            form.after_hours = None;
            return form;
        }
        let typed = [&self.after_hours, &self.closed, &self.day_off, &self.holiday];
        if typed.into_iter().any(Option::is_some) {
            let known = form.after_hours.take().unwrap_or_else(|| AfterHoursEntry {
                closed: ONCE.to_owned(),
                day_off: ONCE.to_owned(),
                holiday: ONCE.to_owned(),
                ..AfterHoursEntry::default()
            });
            form.after_hours = Some(AfterHoursEntry {
                calendar: self.after_hours.unwrap_or(known.calendar),
                closed: self.closed.unwrap_or(known.closed),
                day_off: self.day_off.unwrap_or(known.day_off),
                holiday: self.holiday.unwrap_or(known.holiday),
            });
        }
        form
    }
}

/// What is not more expensive costs as much as it does at any time.
const ONCE: &str = "1";

/// `HST Ontario=13%`
fn tax(typed: &str) -> Result<TaxEntry, String> {
    let (name, rate) = typed.rsplit_once('=').ok_or("write a tax as \"HST Ontario=13%\"")?;
    Ok(TaxEntry { name: name.trim().to_owned(), rate: rate.trim().to_owned() })
}

/// The terms of a contract, its prepaid hours and its credits.
pub fn text(of: &BillingTermsView) -> String {
    let mut text = format!("{} {}\n", of.contract, of.client);
    let words = match of.words.as_str() {
        "" => "none: advanced support cannot be billed",
        words => words,
    };
    let from = if of.from_policy { " (as the policy publishes it)" } else { "" };
    text += &format!("Today      {words}{from}\n");
    if !of.published.is_empty() {
        text += &format!("Published  {}\n", of.published);
    }
    if !of.form.exempt.is_empty() {
        text += &format!("Exempt     {}\n", of.form.exempt);
    }
    for tax in &of.form.taxes {
        text += &format!("Tax        {} {}\n", tax.name, tax.rate);
    }
    text + &versions(of) + &prepaid(of) + &credits(of)
}

fn versions(of: &BillingTermsView) -> String {
    let mut columns = Columns::of_words(&["AGREED FROM", "TERMS", "TAXES", "WHY"]);
    for one in &of.versions {
        columns.row([one.from_on.clone(), one.words.clone(), one.taxes.clone(), one.reason.clone()]);
    }
    if columns.is_empty() { String::new() } else { format!("\n{}", columns.text()) }
}

fn prepaid(of: &BillingTermsView) -> String {
    let mut columns = Columns::of_words(&[
        "BOUGHT", "HOURS", "DRAWN", "LEFT", "PRICE", "EXPIRES", "STATE", "INVOICE", "DRAWN BY", "ID",
    ]);
    for one in &of.prepaid {
        columns.row([
            one.bought_on.clone(),
            one.bought.clone(),
            one.drawn.clone(),
            one.left.clone(),
            one.price.clone(),
            one.expires_on.clone(),
            one.state.replace('_', " "),
            one.invoice.clone(),
            one.draws.join(", "),
            one.id.clone(),
        ]);
    }
    if columns.is_empty() {
        return String::new();
    }
    let low = if of.prepaid_low { ": the client is to be warned" } else { "" };
    format!("\n{}{} left{low}\n", columns.text(), of.prepaid_left)
}

fn credits(of: &BillingTermsView) -> String {
    let mut columns =
        Columns::of_words(&["CREDIT FOR", "AMOUNT", "ON INVOICES", "LEFT", "STATE", "WHY", "ID"]);
    for one in &of.credits {
        columns.row([
            one.month.clone(),
            one.amount.clone(),
            one.used.clone(),
            one.left.clone(),
            one.state.clone(),
            one.reason.clone(),
            one.id.clone(),
        ]);
    }
    if columns.is_empty() { String::new() } else { format!("\n{}", columns.text()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tax_is_its_name_and_its_rate() {
        let read = tax("HST Ontario = 13%").unwrap();
        assert_eq!((read.name.as_str(), read.rate.as_str()), ("HST Ontario", "13%"));
        assert!(tax("13%").is_err_and(|why| why.contains("HST Ontario=13%")));
    }

    #[test]
    fn an_exemption_ends_the_taxes_and_a_tax_ends_the_exemption() {
        let taxed =
            || BillingTermsForm { taxes: vec![tax("GST=5%").unwrap()], ..BillingTermsForm::default() };
        let exempt = Taxes { taxes: Vec::new(), exempt: Some("abroad".to_owned()), no_tax: false };
        let form = exempt.over(taxed());
        assert_eq!((form.taxes.len(), form.exempt.as_str()), (0, "abroad"));
        let form = Taxes { taxes: vec![tax("QST=9.975%").unwrap()], exempt: None, no_tax: false }.over(form);
        assert_eq!((form.taxes[0].name.as_str(), form.exempt.as_str()), ("QST", ""));
        let same = Taxes { taxes: Vec::new(), exempt: None, no_tax: false }.over(taxed());
        assert_eq!(same.taxes[0].name, "GST", "what is left out stays");
    }
}
