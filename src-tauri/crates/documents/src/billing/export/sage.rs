//! Sage 50 (UK, IE): audit-trail transactions, one a line. These are transactions, not documents: the document itself is
//! what the client got.

use super::settings::Lookup;
use super::{ExportFile, ExportFormat, named};
use crate::lists::{Cell, csv_without_mark};
use domain::billing::{Document, DocumentKind, Line};
use domain::money::Money;

const HEADS: [&str; 10] = [
    "Type",
    "Account Reference",
    "Nominal A/C Ref",
    "Department Code",
    "Date",
    "Reference",
    "Details",
    "Net Amount",
    "Tax Code",
    "Tax Amount",
];

/// Sage cuts longer details off.
const LONGEST_DETAILS: usize = 60;
/// Sage cuts longer references off, and then two may be one.
const LONGEST_REFERENCE: usize = 30;
const LONGEST_ACCOUNT: usize = 8;

pub(super) fn files(documents: &[Document], lookup: &mut Lookup<'_>) -> Vec<ExportFile> {
    one_currency(documents, lookup);
    let mut rows = Vec::new();
    for document in documents {
        check(document, lookup);
        rows.extend(document.lines.iter().map(|line| row(document, line, lookup)));
    }
    named("sage50-transactions", ExportFormat::Sage50.suffix(), vec![csv_without_mark(&HEADS, rows)])
}

fn one_currency(documents: &[Document], lookup: &mut Lookup<'_>) {
    let mut codes: Vec<&str> = documents.iter().map(|document| document.currency.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.len() > 1 {
        let message = format!(
            "One file of Sage 50 has one currency, and these documents are in {}. Export each by itself.",
            codes.join(", ")
        );
        lookup.add("documents", &message);
    }
}

fn check(document: &Document, lookup: &mut Lookup<'_>) {
    let client = &document.buyer.name;
    let account = lookup.reference(client);
    if account.chars().count() > LONGEST_ACCOUNT || account.contains(char::is_whitespace) {
        let message = format!(
            "\"{account}\" is no account reference of Sage 50: it has at most {LONGEST_ACCOUNT} signs and no spaces."
        );
        lookup.add(&format!("references[{client}]"), &message);
    }
    if document.number.chars().count() > LONGEST_REFERENCE {
        let message = format!("Sage 50 takes references of {LONGEST_REFERENCE} signs at most.");
        lookup.add_of(&document.number, &message);
    }
}

fn row(document: &Document, line: &Line, lookup: &mut Lookup<'_>) -> Vec<Cell> {
    // Amounts of transactions are positive: what a credit on an invoice takes off is a credit.
    let is_credit = (document.kind == DocumentKind::CreditNote) != (line.net.minor < 0);
    let positive =
        |money: Money| if line.net.minor < 0 { Money { minor: -money.minor, ..money } } else { money };
    let code = lookup.tax_code(line);
    if !code.is_empty() && !is_tax_code(code) {
        let message = format!("\"{code}\" is no tax code of Sage 50. These are T0 to T99.");
        lookup.add("tax_codes", &message);
    }
    let details: String = line.description.chars().take(LONGEST_DETAILS).collect();
    vec![
        Cell::Text(if is_credit { "SC" } else { "SI" }.to_owned()),
        Cell::Text(lookup.reference(&document.buyer.name).to_owned()),
        Cell::Text(lookup.account(line.kind).to_owned()),
        Cell::Text(String::new()),
        Cell::Text(document.issued_on.format("%d/%m/%Y").to_string()),
        Cell::Text(document.number.clone()),
        Cell::Text(details),
        Cell::Number(positive(line.net).plain()),
        Cell::Text(code.to_owned()),
        Cell::Number(positive(line.tax()).plain()),
    ]
}

fn is_tax_code(code: &str) -> bool {
    let digits = code.strip_prefix('T').unwrap_or_default();
    (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}
