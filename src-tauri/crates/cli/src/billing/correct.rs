//! `msp billing credit-note`, `pay`, `refund` and `take-back-payment`.

use api::billing::{CreditedLine, InvoiceCredit, InvoicePay, PaymentTakeBack};
use clap::{Args, Subcommand};

use super::invoices::text;
use super::typed::invoice;
use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::session::Place;

#[derive(Subcommand)]
pub enum Correct {
    CreditNote(CreditNote),
    Pay(Pay),
    Refund(Refund),
    TakeBackPayment(TakeBackPayment),
}

/// Credit an issued invoice, whole or line by line: the credit note is issued at once
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing credit-note INV-2026-0187 --reason \"billed twice\" --bill-again
  msp billing credit-note INV-2026-0187 --reason \"half of it was our fault\" --line 2=85.00 --line 3")]
pub struct CreditNote {
    /// The invoice: its number or its id
    invoice: String,
    /// Why: it is printed
    #[arg(long)]
    reason: String,
    /// A line, "2", or a part of it before tax, "2=85.00"; may be given again; all that is left if left out
    #[arg(long = "line", value_name = "PLACE[=AMOUNT]", value_parser = line)]
    lines: Vec<CreditedLine>,
    /// Engagements and fees that are credited whole go back to be billed again
    #[arg(long)]
    bill_again: bool,
    #[command(flatten)]
    form: Form,
}

/// Record a payment
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing pay INV-2026-0187 --amount 100.00 --on 2026-10-12 --reference \"EFT 4471\"")]
pub struct Pay {
    #[command(flatten)]
    what: Paid,
}

/// Record that money went back to a client who had paid what was credited later
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing refund INV-2026-0187 --on 2026-10-20 --reference \"EFT 4502\"")]
pub struct Refund {
    #[command(flatten)]
    what: Paid,
}

#[derive(Args)]
struct Paid {
    /// The invoice: its number or its id
    invoice: String,
    /// How much; all of it if left out
    #[arg(long, default_value = "", hide_default_value = true)]
    amount: String,
    /// The day; today if left out
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    on: String,
    /// What the bank says
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    reference: String,
    #[command(flatten)]
    form: Form,
}

/// Take back a payment, or a refund, that was recorded by mistake
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing take-back-payment INV-2026-0187 019a9b1e-6f6e-7c3c-8d7f-0b4a1a6b2c3d --reason \"another client's\"")]
pub struct TakeBackPayment {
    /// The invoice: its number or its id
    invoice: String,
    /// The id of the payment, as `msp billing invoice` lists it
    payment: String,
    /// Why
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    form: Form,
}

impl Correct {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::CreditNote(note) => note.run(place),
            Self::Pay(pay) => pay.what.run(place, "billing.pay"),
            Self::Refund(refund) => refund.what.run(place, "billing.refund"),
            Self::TakeBackPayment(payment) => payment.run(place),
        }
    }
}

impl CreditNote {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let known = invoice(&session, &self.invoice)?.row;
        let asked = InvoiceCredit {
            id: known.id,
            expected_version: known.version,
            lines: self.lines,
            reason: self.reason,
            bill_again: self.bill_again,
        };
        session.show(self.form, "billing.credit", asked, text)
    }
}

impl TakeBackPayment {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let known = invoice(&session, &self.invoice)?.row;
        let asked = PaymentTakeBack {
            id: self.payment,
            invoice: known.id,
            expected_version: known.version,
            reason: self.reason,
        };
        session.show(self.form, "billing.take_back_payment", asked, text)
    }
}

impl Paid {
    fn run(self, place: &Place, command: &str) -> Outcome {
        let session = place.open()?;
        let known = invoice(&session, &self.invoice)?.row;
        let asked = InvoicePay {
            id: known.id,
            expected_version: known.version,
            amount: self.amount,
            on: self.on,
            reference: self.reference,
        };
        session.show(self.form, command, asked, text)
    }
}

/// `2`, `2=85.00`
fn line(typed: &str) -> Result<CreditedLine, String> {
    let (place, amount) = typed.split_once('=').unwrap_or((typed, ""));
    let position = place.trim().parse();
    let position = position.map_err(|_| "write a line as \"2\", or \"2=85.00\" for a part of it")?;
    Ok(CreditedLine { position, amount: amount.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_credited_whole_or_in_part() {
        let whole = line("2").unwrap();
        assert_eq!((whole.position, whole.amount.as_str()), (2, ""));
        let part = line("3=85.00").unwrap();
        assert_eq!((part.position, part.amount.as_str()), (3, "85.00"));
        assert!(line("the second").is_err());
    }
}
