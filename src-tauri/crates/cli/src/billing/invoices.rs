//! `msp billing invoices`, `invoice` and `ageing`.

use api::billing::{Ageing, InvoiceLineView, InvoiceOf, InvoiceRow, InvoiceView, InvoicesList, InvoicesPage};
use api::wire::Nothing;
use clap::{Args, Subcommand};

use super::said;
use crate::arguments::{Form, Part};
use crate::columns::{Columns, Side};
use crate::outcome::Outcome;
use crate::reports::month;
use crate::session::Place;
use crate::words::{count, moment};

#[derive(Subcommand)]
pub enum Invoices {
    #[command(name = "invoices")]
    List(List),
    #[command(name = "invoice")]
    Get(Get),
    Ageing(AgeingArgs),
}

/// List invoices and credit notes, drafts before all, then the newest first
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing invoices --show overdue --client \"Maple & Pine Realty\"")]
pub struct List {
    /// draft, open, overdue, paid, credited, refund_due or credit_notes; all if left out
    #[arg(long, default_value = "", hide_default_value = true)]
    show: String,
    /// Only of this client: its name or its id
    #[arg(long, default_value = "", hide_default_value = true)]
    client: String,
    /// Only of this month
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<String>,
    /// Part of a number or a client's name
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    search: String,
    #[command(flatten)]
    part: Part,
    #[command(flatten)]
    form: Form,
}

/// Show an invoice or a credit note with everything on it
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing invoice INV-2026-0187")]
pub struct Get {
    /// Its number, or its id: a draft has no number yet
    invoice: String,
    #[command(flatten)]
    form: Form,
}

/// Show what is owed, by age
#[derive(Args)]
#[command(after_help = "\
Example:
  msp billing ageing")]
pub struct AgeingArgs {
    #[command(flatten)]
    form: Form,
}

impl Invoices {
    pub fn run(self, place: &Place) -> Outcome {
        match self {
            Self::List(list) => list.run(place),
            Self::Get(get) => {
                let asked = InvoiceOf { id: get.invoice };
                place.open()?.show(get.form, "billing.invoice", asked, text)
            }
            Self::Ageing(own) => place.open()?.show(own.form, "billing.ageing", Nothing {}, ageing),
        }
    }
}

impl List {
    fn run(self, place: &Place) -> Outcome {
        let places = |typed: i64| u32::try_from(typed).unwrap_or(u32::MAX);
        let asked = InvoicesList {
            show: self.show,
            client: self.client,
            month: self.month.unwrap_or_default(),
            search: self.search,
            offset: places(self.part.offset),
            limit: places(self.part.limit),
        };
        place.open()?.show(self.form, "billing.invoices", asked, page)
    }
}

/// A page of invoices, and what is open over all.
pub fn page(of: &InvoicesPage) -> String {
    if of.rows.is_empty() {
        return "No invoices. `msp billing draft --month` puts those of a month together.".to_owned();
    }
    let open =
        if of.open.is_empty() { String::new() } else { format!("\nOpen over all: {}", of.open.join(", ")) };
    format!("{}{}{open}", rows(&of.rows), count(of.total, "document", "documents"))
}

/// Invoices as lists show them; a draft is named by its id.
pub fn rows(of: &[InvoiceRow]) -> String {
    let (left, right) = (Side::Left, Side::Right);
    let mut columns = Columns::new(&[
        ("NUMBER", left),
        ("CLIENT", left),
        ("MONTH", left),
        ("STATE", left),
        ("ISSUED", left),
        ("DUE", left),
        ("NET", right),
        ("WITH TAX", right),
        ("OPEN", right),
        ("EXPORTED", left),
        ("ID", left),
    ]);
    for row in of {
        let late = match row.overdue_days {
            0 => String::new(),
            days => format!(", {} late", count(days, "day", "days")),
        };
        columns.row([
            if row.number.is_empty() { "draft".to_owned() } else { row.number.clone() },
            row.client.clone(),
            row.month.clone(),
            row.state.replace('_', " "),
            row.issued_on.clone(),
            format!("{}{late}", row.due_on),
            row.net.clone(),
            row.gross.clone(),
            row.open.clone(),
            row.exported.join(", "),
            row.id.clone(),
        ]);
    }
    if columns.is_empty() { String::new() } else { columns.text() }
}

/// An invoice with everything on it.
pub fn text(of: &InvoiceView) -> String {
    let mut text = head(of) + "\n" + &lines(&of.lines) + "\n" + &sums(of);
    if !of.payments.is_empty() {
        let mut columns = Columns::of_words(&["ON", "WAY", "AMOUNT", "REFERENCE", "TAKEN BACK", "ID"]);
        for one in &of.payments {
            columns.row([
                one.on.clone(),
                if one.refund { "paid back" } else { "paid" }.to_owned(),
                one.amount.clone(),
                one.reference.clone(),
                one.taken_back.clone(),
                one.id.clone(),
            ]);
        }
        text += &format!("\n{}", columns.text());
    }
    if !of.credit_notes.is_empty() {
        text += &format!("\nCredit notes:\n{}", rows(&of.credit_notes));
    }
    if !of.exports.is_empty() {
        let mut columns = Columns::of_words(&["EXPORTED", "FORMAT", "FILE", "AGAIN", "SHA-256"]);
        for one in &of.exports {
            let again = if one.again { "yes" } else { "" }.to_owned();
            let file = one.file.clone();
            columns.row([moment(&one.at), one.format.clone(), file, again, one.sha256.clone()]);
        }
        text += &format!("\n{}", columns.text());
    }
    text + &said("In the way", &of.problems)
}

fn head(of: &InvoiceView) -> String {
    let row = &of.row;
    let name = if row.number.is_empty() { format!("Draft {}", row.id) } else { row.number.clone() };
    let mut text = format!("{name} ({})\n", row.state.replace('_', " "));
    let note = of.note.replace('\n', " ");
    for (name, value) in [
        ("To", of.buyer.join(", ").as_str()),
        ("Month", row.month.as_str()),
        ("Issued", row.issued_on.as_str()),
        ("Due", row.due_on.as_str()),
        ("Reference", of.reference.as_str()),
        ("Corrects", of.corrects.as_str()),
        ("Why", of.reason.as_str()),
        ("Note", note.as_str()),
        ("SHA-256", of.sha256.as_str()),
    ] {
        if !value.is_empty() {
            text += &format!("{name:<11}{value}\n");
        }
    }
    text
}

fn lines(of: &[InvoiceLineView]) -> String {
    let (left, right) = (Side::Left, Side::Right);
    let mut columns = Columns::new(&[
        ("", right),
        ("LINE", left),
        ("QUANTITY", right),
        ("UNIT PRICE", right),
        ("NET", right),
        ("TAXES", left),
        ("CREDITABLE", right),
    ]);
    for line in of {
        columns.row([
            line.position.to_string(),
            line.description.clone(),
            format!("{} {}", line.quantity, line.unit).trim_end().to_owned(),
            line.unit_price.clone(),
            line.net.clone(),
            line.taxes.join(", "),
            line.creditable.clone(),
        ]);
    }
    let explained = of.iter().filter(|line| !line.explanation.is_empty());
    let explained = explained.map(|line| format!("{}: {}\n", line.position, line.explanation.join("; ")));
    columns.text() + &explained.collect::<String>()
}

fn sums(of: &InvoiceView) -> String {
    let mut columns = Columns::new(&[("SUM", Side::Left), ("OF", Side::Right), ("AMOUNT", Side::Right)]);
    let mut row = |name: &str, base: &str, amount: &str| {
        if !amount.is_empty() {
            columns.row([name.to_owned(), base.to_owned(), amount.to_owned()]);
        }
    };
    row("Net", "", &of.row.net);
    for tax in &of.taxes {
        row(&tax.name, &tax.base, &tax.amount);
    }
    row("With tax", "", &of.row.gross);
    row("Paid", "", &of.paid);
    row("Credited", "", &of.credited);
    row("Open", "", &of.row.open);
    row("To pay back", "", &of.row.refund);
    columns.text()
}

fn ageing(of: &Ageing) -> String {
    if of.rows.is_empty() {
        return format!("Nothing is owed on {}.", of.today);
    }
    let (left, right) = (Side::Left, Side::Right);
    let mut columns = Columns::new(&[
        ("CLIENT", left),
        ("NOT DUE", right),
        ("1–30 DAYS", right),
        ("31–60", right),
        ("61–90", right),
        ("OVER 90", right),
        ("TOGETHER", right),
    ]);
    let totals = of.totals.iter().map(|total| (total, "All"));
    for (row, name) in of.rows.iter().map(|row| (row, row.client.as_str())).chain(totals) {
        let amount = |age: usize| row.amounts.get(age).cloned().unwrap_or_default();
        columns.row([
            name.to_owned(),
            amount(0),
            amount(1),
            amount(2),
            amount(3),
            amount(4),
            row.total.clone(),
        ]);
    }
    columns.text()
}
