//! Xero: its sales invoice template, and the same for credit notes.

use super::settings::{Lookup, described};
use super::{ExportFile, ExportFormat, in_files, named};
use crate::lists::{Cell, csv_without_mark};
use domain::billing::{Document, DocumentKind, Line};

/// More are refused in one file.
const MOST_INVOICES: usize = 500;
/// No description is longer.
const LONGEST_DESCRIPTION: usize = 4_000;

const INVOICE_HEADS: [&str; 29] = [
    "*ContactName",
    "EmailAddress",
    "POAddressLine1",
    "POAddressLine2",
    "POAddressLine3",
    "POAddressLine4",
    "POCity",
    "PORegion",
    "POPostalCode",
    "POCountry",
    "*InvoiceNumber",
    "Reference",
    "*InvoiceDate",
    "*DueDate",
    "Total",
    "InventoryItemCode",
    "*Description",
    "*Quantity",
    "*UnitAmount",
    "Discount",
    "*AccountCode",
    "*TaxType",
    "TaxAmount",
    "TrackingName1",
    "TrackingOption1",
    "TrackingName2",
    "TrackingOption2",
    "Currency",
    "BrandingTheme",
];

pub(super) fn files(documents: &[Document], lookup: &mut Lookup<'_>) -> Vec<ExportFile> {
    let credit_heads = INVOICE_HEADS.map(|head| match head {
        "*InvoiceNumber" => "*CreditNoteNumber",
        "*InvoiceDate" => "*CreditNoteDate",
        other => other,
    });
    let mut files = Vec::new();
    for (kind, stem, heads) in [
        (DocumentKind::Invoice, "xero-invoices", INVOICE_HEADS),
        (DocumentKind::CreditNote, "xero-credit-notes-unverified", credit_heads),
    ] {
        let of_kind = documents.iter().filter(|document| document.kind == kind);
        let rows: Vec<Vec<Vec<Cell>>> = of_kind.map(|document| rows(document, lookup)).collect();
        let contents = in_files(rows, MOST_INVOICES, usize::MAX);
        let contents = contents.into_iter().map(|rows| csv_without_mark(&heads, rows)).collect();
        files.extend(named(stem, ExportFormat::Xero.suffix(), contents));
    }
    files
}

fn rows(document: &Document, lookup: &mut Lookup<'_>) -> Vec<Vec<Cell>> {
    document.lines.iter().map(|line| row(document, line, lookup)).collect()
}

fn row(document: &Document, line: &Line, lookup: &mut Lookup<'_>) -> Vec<Cell> {
    let text = |words: &str| Cell::Text(words.trim().to_owned());
    let empty = || Cell::Text(String::new());
    let buyer = &document.buyer;
    let mut cells = vec![text(&buyer.name), text(&buyer.email)];
    cells.extend(address(&buyer.address).map(Cell::Text));
    cells.extend([&buyer.city, &buyer.region, &buyer.postal_code, &buyer.country].map(|part| text(part)));
    cells.extend([text(&document.number), text(&document.reference)]);
    cells.extend([document.issued_on, document.due_on].map(|date| Cell::Text(lookup.date(date))));
    cells.extend([Cell::Number(document.totals().gross.plain()), empty()]);
    let description = described(line);
    if description.chars().count() > LONGEST_DESCRIPTION {
        let message = format!(
            "\"{}\" is explained in more than the {LONGEST_DESCRIPTION} signs Xero takes.",
            line.description
        );
        lookup.add_of(&document.number, &message);
    }
    cells.extend([Cell::Text(description), Cell::Number(line.quantity.to_string())]);
    cells.extend([Cell::Number(line.unit_price.plain()), empty()]);
    cells.extend([text(lookup.account(line.kind)), text(lookup.tax_code(line))]);
    cells.push(Cell::Number(line.tax().plain()));
    cells.extend([empty(), empty(), empty(), empty()]);
    cells.extend([text(document.currency.code()), empty()]);
    cells
}

/// Four lines; what is more stands in the fourth.
fn address(lines: &[String]) -> [String; 4] {
    let line = |index: usize| lines.get(index).map(|line| line.trim().to_owned()).unwrap_or_default();
    [line(0), line(1), line(2), lines.get(3..).unwrap_or_default().join(", ")]
}
