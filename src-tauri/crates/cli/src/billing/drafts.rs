//! `msp billing draft`, `change-draft`, `remove-line`, `discard`, `issue`, `pdf` and `send`.

use api::billing::{
    InvoiceChange, InvoiceLineRemove, InvoiceSave, InvoiceSend, InvoicesDraft, InvoicesDrafted,
    InvoicesIssue, InvoicesIssued,
};
use api::reports::Saved;
use clap::{Args, Subcommand};

use super::invoices::{page, rows, text};
use super::typed::{invoice, invoice_move};
use super::{said, show_whole};
use crate::arguments::Form;
use crate::outcome::Outcome;
use crate::reports::month;
use crate::session::Place;

#[derive(Subcommand)]
pub enum Drafts {
    Draft(Draft),
    ChangeDraft(ChangeDraft),
    RemoveLine(RemoveLine),
    Discard(Discard),
    Issue(Issue),
    Pdf(Pdf),
    Send(Send),
}

/// Put together the invoices of a month: fees of contracts, approved credits, approved engagements
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing draft --month 2026-09")]
pub struct Draft {
    /// The month
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: String,
    /// Only of this client: its name or its id
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    #[command(flatten)]
    form: Form,
}

/// Change what is typed on a draft; what is left out stays as it is
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing change-draft 019a9b1e-6f6e-7c3c-8d7f-0b4a1a6b2c3d --reference PO-4471")]
pub struct ChangeDraft {
    /// The id of the draft, as `msp billing invoices --show draft` lists it
    draft: String,
    /// What the buyer asked to have printed
    #[arg(long)]
    reference: Option<String>,
    /// Words under the lines
    #[arg(long)]
    note: Option<String>,
    #[command(flatten)]
    form: Form,
}

/// Take a line off a draft: an engagement goes back to review
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing remove-line 019a9b1e-6f6e-7c3c-8d7f-0b4a1a6b2c3d 2 --reason \"to be looked at again\"")]
pub struct RemoveLine {
    /// The id of the draft, as `msp billing invoices --show draft` lists it
    draft: String,
    /// The line: its place on the draft, from 1
    line: i64,
    /// Why
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    form: Form,
}

/// Discard a draft: engagements are to bill again, fees, hours and credits wait for the next run
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing discard 019a9b1e-6f6e-7c3c-8d7f-0b4a1a6b2c3d")]
pub struct Discard {
    /// The id of the draft, as `msp billing invoices --show draft` lists it
    draft: String,
    #[command(flatten)]
    form: Form,
}

/// Issue drafts: each gets its number, and never changes again
///
/// Drafts that cannot be issued are said with why, and the exit status is 1.
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing issue --month 2026-09
  msp billing issue 019a9b1e-6f6e-7c3c-8d7f-0b4a1a6b2c3d --on 2026-09-30")]
pub struct Issue {
    /// The ids of drafts
    #[arg(value_name = "DRAFT", required_unless_present = "month", conflicts_with = "month")]
    drafts: Vec<String>,
    /// All drafts of this month
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<String>,
    /// The day on them; today if left out, never before that of the last one
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "", hide_default_value = true)]
    on: String,
    #[command(flatten)]
    form: Form,
}

/// Write an invoice or a credit note as PDF; one that was issued is the same to the byte
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing pdf INV-2026-0187 --out invoices")]
pub struct Pdf {
    /// Its number, or its id
    invoice: String,
    /// The file, or a folder
    #[arg(long, value_name = "PATH")]
    out: String,
    #[command(flatten)]
    form: Form,
}

/// Send an issued document by mail, with its PDF
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing send INV-2026-0187 --to accounts@maple.example")]
pub struct Send {
    /// Its number, or its id
    invoice: String,
    /// An address; may be given again; those of the billing contacts if left out
    #[arg(long, value_name = "ADDRESS")]
    to: Vec<String>,
    #[command(flatten)]
    form: Form,
}

impl Drafts {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Draft(draft) => draft.run(place),
            Self::ChangeDraft(change) => change.run(place),
            Self::RemoveLine(remove) => remove.run(place),
            Self::Discard(discard) => discard.run(place),
            Self::Issue(issue) => issue.run(place),
            Self::Pdf(pdf) => {
                let asked = InvoiceSave { id: pdf.invoice, path: pdf.out };
                place.open()?.show(pdf.form, "billing.save_pdf", asked, |saved: &Saved| {
                    format!("The PDF is {}.", saved.path)
                })
            }
            Self::Send(send) => {
                let asked = InvoiceSend { id: send.invoice, to: send.to };
                place.open()?.show(send.form, "billing.send_invoice", asked, text)
            }
        }
    }
}

impl Draft {
    fn run(self, place: &Place) -> Outcome {
        let asked = InvoicesDraft { month: self.month, client: self.client };
        place.open()?.show(self.form, "billing.draft_invoices", asked, |of: &InvoicesDrafted| {
            if of.invoices.is_empty() && of.left_out.is_empty() {
                return "There is nothing to bill.".to_owned();
            }
            rows(&of.invoices) + &said("Left out", &of.left_out)
        })
    }
}

impl ChangeDraft {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let known = invoice(&session, &self.draft)?;
        let asked = InvoiceChange {
            id: known.row.id,
            expected_version: known.row.version,
            reference: self.reference.unwrap_or(known.reference),
            note: self.note.unwrap_or(known.note),
        };
        session.show(self.form, "billing.change_invoice", asked, text)
    }
}

impl RemoveLine {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let known = invoice(&session, &self.draft)?.row;
        let asked = InvoiceLineRemove {
            id: known.id,
            expected_version: known.version,
            position: self.line,
            reason: self.reason,
        };
        session.show(self.form, "billing.remove_line", asked, text)
    }
}

impl Discard {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let asked = invoice_move(&session, &self.draft)?;
        session.show(self.form, "billing.discard_invoice", asked, page)
    }
}

impl Issue {
    fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let drafts = self.drafts.iter().map(|draft| invoice_move(&session, draft));
        let asked = InvoicesIssue {
            invoices: drafts.collect::<Result<_, _>>()?,
            month: self.month.unwrap_or_default(),
            issued_on: self.on,
        };
        let words = |of: &InvoicesIssued| rows(&of.issued) + &said("Not issued", &of.refused);
        let is_whole = |of: &InvoicesIssued| of.refused.is_empty();
        show_whole(&session, self.form, "billing.issue", asked, words, is_whole)
    }
}
