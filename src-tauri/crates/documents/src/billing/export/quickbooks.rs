//! QuickBooks Online: Intuit's invoice template. It takes no credit notes.

use super::settings::{Lookup, described};
use super::{ExportFile, ExportFormat, in_files, named};
use crate::lists::{Cell, csv_without_mark};
use domain::billing::{Document, DocumentKind, Line, TaxSum};

/// More are refused in one file.
const MOST_INVOICES: usize = 100;
/// Likewise.
const MOST_ROWS: usize = 1_000;

const HEADS: [&str; 16] = [
    "*InvoiceNo",
    "*Customer",
    "*InvoiceDate",
    "*DueDate",
    "Terms",
    "Location",
    "Memo",
    "Item(Product/Service)",
    "ItemDescription",
    "ItemQuantity",
    "ItemRate",
    "*ItemAmount",
    "Service Date",
    "*Item Tax Code",
    "Item Tax Amount",
    "Currency",
];
/// The last three are for programs outside the United States.
const US_HEADS: usize = 13;
/// Cells that tell of the invoice stand in its first row alone; the number, by which rows are one invoice, in all.
const TOLD_ONCE: usize = 6;

pub(super) fn files(
    format: ExportFormat,
    documents: &[Document],
    lookup: &mut Lookup<'_>,
) -> Vec<ExportFile> {
    let mut invoices = Vec::new();
    for document in documents {
        match document.kind {
            DocumentKind::Invoice => invoices.push(rows(format, document, lookup)),
            DocumentKind::CreditNote => {
                let message = format!(
                    "QuickBooks imports no credit notes from a file. Enter {} by hand and leave it out here.",
                    document.number
                );
                lookup.add_of(&document.number, &message);
            }
        }
    }
    let heads = if format == ExportFormat::QuickBooksUs { &HEADS[..US_HEADS] } else { &HEADS[..] };
    let contents = in_files(invoices, MOST_INVOICES, MOST_ROWS);
    let contents = contents.into_iter().map(|rows| csv_without_mark(heads, rows)).collect();
    named(&format!("{}-invoices", format.key()), format.suffix(), contents)
}

fn rows(format: ExportFormat, document: &Document, lookup: &mut Lookup<'_>) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> = document.lines.iter().map(|line| of_line(line, lookup)).collect();
    if format == ExportFormat::QuickBooksUs {
        let taxes = document.totals().taxes.into_iter().filter(|tax| tax.amount.minor != 0);
        rows.extend(taxes.map(|tax| of_tax(document, &tax, lookup)));
    } else {
        for (row, line) in rows.iter_mut().zip(&document.lines) {
            row.push(Cell::Text(lookup.tax_code(line).to_owned()));
            row.push(Cell::Number(line.tax().plain()));
            row.push(Cell::Text(document.currency.code().to_owned()));
        }
    }
    if rows.len() > MOST_ROWS {
        let message = format!("{} has more than the {MOST_ROWS} rows QuickBooks takes.", document.number);
        lookup.add_of(&document.number, &message);
    }
    let dates = [document.issued_on, document.due_on].map(|date| lookup.date(date));
    for (index, row) in rows.iter_mut().enumerate() {
        let [issued, due] = dates.clone();
        let mut told = [&document.buyer.name, &issued, &due, &lookup.settings.terms, "", &document.reference];
        if index > 0 {
            told = [""; TOLD_ONCE];
        }
        let told = std::iter::once(document.number.as_str()).chain(told);
        row.splice(0..0, told.map(|cell| Cell::Text(cell.trim().to_owned())));
    }
    rows
}

/// The cells of a line from its item on.
fn of_line(line: &Line, lookup: &mut Lookup<'_>) -> Vec<Cell> {
    vec![
        Cell::Text(lookup.item(line.kind).to_owned()),
        Cell::Text(described(line)),
        Cell::Number(line.quantity.to_string()),
        Cell::Number(line.unit_price.plain()),
        Cell::Number(line.net.plain()),
        Cell::Text(lookup.date(line.on)),
    ]
}

/// A tax as a row of its own, so that the invoice comes to what was asked for.
fn of_tax(document: &Document, tax: &TaxSum, lookup: &mut Lookup<'_>) -> Vec<Cell> {
    let item = lookup.settings.tax_item.trim();
    if item.is_empty() {
        let message = "QuickBooks has no column for tax in the United States. Say under which product or service tax stands.";
        lookup.add("tax_item", message);
    }
    let rate = tax.rate.map(|rate| format!(" {rate}")).unwrap_or_default();
    vec![
        Cell::Text(item.to_owned()),
        Cell::Text(format!("{}{rate} of {}", tax.name, tax.base)),
        Cell::Number("1".to_owned()),
        Cell::Number(tax.amount.plain()),
        Cell::Number(tax.amount.plain()),
        Cell::Text(lookup.date(document.issued_on)),
    ]
}
