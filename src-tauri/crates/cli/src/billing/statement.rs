//! `msp billing statement`.

use api::billing::{Statement as View, StatementEngagement, StatementOf};
use clap::Args;

use super::invoices::rows;
use super::said;
use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::outcome::Outcome;
use crate::reports::month;
use crate::session::Place;

/// Show the month of a client: what was worked, what it comes to, and why what is not billed is not
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing statement --client \"Maple & Pine Realty\" --month 2026-09")]
pub struct Statement {
    /// The client: its name or its id
    #[arg(long)]
    client: String,
    /// The month, in the zones of its contracts
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: String,
    #[command(flatten)]
    form: Form,
}

impl Statement {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = StatementOf { client: self.client, month: self.month };
        place.open()?.show(self.form, "billing.statement", asked, text)
    }
}

fn text(of: &View) -> String {
    let mut text = format!("{}, {}\n", of.client, of.month);
    if of.engagements.is_empty() && of.fees.is_empty() {
        text += "Nothing was worked, and no fees are due.\n";
    }
    for part in [engagements(&of.engagements), fees(of), credits(of), totals(of)] {
        if !part.is_empty() {
            text += &format!("\n{part}");
        }
    }
    if !of.invoices.is_empty() {
        text += &format!("\n{}", rows(&of.invoices));
    }
    text + &said("Overridden", &of.overrides)
}

fn engagements(of: &[StatementEngagement]) -> String {
    let (left, right) = (Side::Left, Side::Right);
    let mut columns = Columns::new(&[
        ("NUMBER", left),
        ("TITLE", left),
        ("CONTRACT", left),
        ("STATE", left),
        ("WORKED", right),
        ("BILLED", right),
        ("NET", right),
        ("WITH TAX", right),
        ("INVOICE", left),
    ]);
    let mut explained = String::new();
    for own in of {
        columns.row([
            own.number.clone(),
            own.title.clone(),
            own.contract.clone(),
            own.state.replace('_', " "),
            own.worked.clone(),
            own.billed.clone(),
            own.net.clone(),
            own.gross.clone(),
            own.invoice.clone(),
        ]);
        explained += &said(&own.number, &own.explanation);
        if !own.consent.is_empty() {
            explained += &format!("{}: {}\n", own.number, own.consent);
        }
        explained += &said(&format!("{} is not billable", own.number), &own.not_billable);
    }
    if columns.is_empty() { String::new() } else { columns.text() + &explained }
}

fn fees(of: &View) -> String {
    let (left, right) = (Side::Left, Side::Right);
    let mut columns =
        Columns::new(&[("CONTRACT", left), ("FEE", left), ("NET", right), ("HOW IT CAME ABOUT", left)]);
    for fee in &of.fees {
        columns.row([fee.contract.clone(), fee.service.clone(), fee.net.clone(), fee.explanation.clone()]);
    }
    if columns.is_empty() { String::new() } else { columns.text() }
}

fn credits(of: &View) -> String {
    let mut columns = Columns::new(&[("CREDIT FOR", Side::Left), ("LEFT", Side::Right), ("WHY", Side::Left)]);
    for credit in &of.credits {
        columns.row([credit.month.clone(), credit.left.clone(), credit.reason.clone()]);
    }
    if columns.is_empty() { String::new() } else { columns.text() }
}

fn totals(of: &View) -> String {
    let right = Side::Right;
    let mut columns =
        Columns::new(&[("ALL", Side::Left), ("NET", right), ("TAX", right), ("WITH TAX", right)]);
    for total in &of.totals {
        columns.row([total.currency.clone(), total.net.clone(), total.tax.clone(), total.gross.clone()]);
    }
    if columns.is_empty() { String::new() } else { columns.text() }
}
