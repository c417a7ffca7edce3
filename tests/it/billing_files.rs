//! Files for accounting programs and for Peppol, to the byte.
//!
//! After a wanted change: `MSP_DESK_RENEW_GOLDEN=1 cargo test -p tests --test it billing_files`, and read the difference.

use documents::billing::export::{ExportFormat, ExportSettings, export};
use documents::billing::ubl;
use documents::tickets::DateOrder;
use domain::billing::{Document, LineKind};
use tests::invoices::{credit_note, invoice};
use tests::repository;

fn check(name: &str, written: &[u8]) {
    let path = repository().join("tests/golden/billing").join(name);
    if std::env::var_os("MSP_DESK_RENEW_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, written).unwrap();
    }
    let golden = std::fs::read(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let [ours, theirs] = [written, &golden].map(String::from_utf8_lossy);
    assert!(written == golden, "{name} changed:\n{ours}\n--- golden\n{theirs}");
}

fn settings(dates: DateOrder) -> ExportSettings {
    let of_each = |codes: [&str; 4]| LineKind::ALL.into_iter().zip(codes.map(str::to_owned)).collect();
    ExportSettings {
        accounts: of_each(["4010", "4000", "4090", "2400"]),
        items: of_each(["Advanced support", "Managed service", "Service credit", "Prepaid hours"]),
        tax_item: "Sales tax".to_owned(),
        tax_codes: vec![("VAT".to_owned(), "T1".to_owned())],
        untaxed_code: "T0".to_owned(),
        references: vec![(invoice().buyer.name, "HARBOUR".to_owned())],
        dates,
        terms: "Net 18".to_owned(),
    }
}

fn check_export(format: ExportFormat, dates: DateOrder, documents: &[Document]) {
    let files = export(format, documents, &settings(dates)).unwrap();
    assert!(!files.is_empty());
    for file in files {
        check(&file.name, &file.bytes);
    }
}

#[test]
fn xero_takes_invoices_and_credit_notes_from_files_of_their_own() {
    check_export(ExportFormat::Xero, DateOrder::DayFirst, &[invoice(), credit_note()]);
}

#[test]
fn quickbooks_takes_invoices() {
    check_export(ExportFormat::QuickBooksUs, DateOrder::MonthFirst, &[invoice()]);
    check_export(ExportFormat::QuickBooksIntl, DateOrder::DayFirst, &[invoice()]);
}

#[test]
fn sage_takes_transactions() {
    check_export(ExportFormat::Sage50, DateOrder::DayFirst, &[invoice(), credit_note()]);
}

#[test]
fn everything_stands_in_the_files_for_any_program() {
    check_export(ExportFormat::GenericCsv, DateOrder::YearFirst, &[invoice(), credit_note()]);
    check_export(ExportFormat::GenericJson, DateOrder::YearFirst, &[invoice(), credit_note()]);
}

#[test]
fn peppol_takes_invoices_and_credit_notes() {
    check("invoice.xml", &ubl::write(&invoice()).unwrap());
    check("credit-note.xml", &ubl::write(&credit_note()).unwrap());
}
