//! `msp billing export` and `exports`.

use api::billing::{BillingExport, BillingExported, BillingExports};
use api::wire::Nothing;
use clap::{Args, Subcommand};

use super::said;
use crate::arguments::Form;
use crate::columns::{Columns, Side};
use crate::outcome::Outcome;
use crate::reports::month;
use crate::session::Place;
use crate::words::moment;

#[derive(Subcommand)]
pub enum Accounts {
    Export(Export),
    Exports(Exports),
}

/// Write issued invoices and credit notes for an accounting system, each once
#[derive(Args)]
#[command(after_help = "\
Examples:
  msp billing export --format xero --out exports --month 2026-09
  msp billing export --format ubl --out exports --invoice INV-2026-0187 --again")]
pub struct Export {
    /// xero, quickbooks-us, quickbooks-intl, sage50, csv, json or ubl
    #[arg(long)]
    format: String,
    /// A folder, or a file where there is one only
    #[arg(long, value_name = "PATH")]
    out: String,
    /// Only of this month
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<String>,
    /// Only this document: its number or its id; may be given again
    #[arg(long = "invoice", value_name = "INVOICE")]
    invoices: Vec<String>,
    /// Also those that were exported in this format before: the files are marked
    #[arg(long)]
    again: bool,
    #[command(flatten)]
    form: Form,
}

/// List what was exported, the newest first
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing exports")]
pub struct Exports {
    #[command(flatten)]
    form: Form,
}

impl Accounts {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::Export(export) => export.run(place),
            Self::Exports(own) => place.open()?.show(own.form, "billing.exports", Nothing {}, runs),
        }
    }
}

impl Export {
    fn run(self, place: &Place) -> Outcome {
        let asked = BillingExport {
            format: self.format,
            path: self.out,
            month: self.month.unwrap_or_default(),
            invoices: self.invoices,
            again: self.again,
        };
        place.open()?.show(self.form, "billing.export", asked, exported)
    }
}

fn exported(of: &BillingExported) -> String {
    let mut text = format!("{}\nExported: {}\n", of.paths.join("\n"), of.numbers.join(", "));
    if !of.again.is_empty() {
        text += &format!("Exported before: {}\n", of.again.join(", "));
    }
    if !of.left_out.is_empty() {
        text += &format!("Left out, exported before: {}\n", of.left_out.join(", "));
    }
    text + &said("Note", &of.notes)
}

fn runs(of: &BillingExports) -> String {
    if of.rows.is_empty() {
        let formats: Vec<String> =
            of.formats.iter().map(|format| format!("  {}: {}\n", format.key, format.name)).collect();
        return format!("Nothing was exported yet. These are the formats:\n{}", formats.concat());
    }
    let (left, right) = (Side::Left, Side::Right);
    let mut columns = Columns::new(&[
        ("EXPORTED", left),
        ("FORMAT", left),
        ("DOCUMENTS", right),
        ("AGAIN", right),
        ("BY", left),
        ("FILES", left),
    ]);
    for run in &of.rows {
        columns.row([
            moment(&run.at),
            run.format.clone(),
            run.documents.to_string(),
            run.again.to_string(),
            run.by.clone(),
            run.files.join(", "),
        ]);
    }
    columns.text()
}
