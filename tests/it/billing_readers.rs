//! Invoices as others read them: the schemas of OASIS and two implementations of the rules, against our files.

use documents::billing::ubl;
use domain::billing::Document;
use std::path::{Path, PathBuf};
use tests::invoices::{credit_note, document_by_chance, faults, invoice};
use tests::windows::Dice;

fn written(document: &Document, folder: &Path) -> PathBuf {
    let path = folder.join(format!("{}.xml", document.number));
    let bytes = ubl::write(document).unwrap_or_else(|problems| panic!("{problems:#?} in {document:#?}"));
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn schemas_and_rules_of_others_find_nothing_wrong_with_any_document() {
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice::new(16_931);
    let mut documents: Vec<Document> = (0..400).map(|nth| document_by_chance(&mut dice, nth)).collect();
    documents.extend([invoice(), credit_note()]);
    let files: Vec<PathBuf> = documents.iter().map(|document| written(document, folder.path())).collect();
    let faults = faults(&files);
    assert!(faults.is_empty(), "{} faults: {:#?}", faults.len(), &faults[..faults.len().min(20)]);
}

/// The fault the readers see once `from` stands as `to` in the file of the sample.
fn check(from: &str, to: &str, fault: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = written(&invoice(), folder.path());
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from:?} is not in\n{text}");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let faults = faults(&[path]);
    assert!(faults.iter().any(|found| found.contains(fault)), "{fault}: {faults:#?}");
}

#[test]
fn the_readers_see_what_is_wrong() {
    check("<cbc:ID>INV-2026-0187</cbc:ID>", "", "XSD");
    check("PayableAmount currencyID=\"EUR\">", "PayableAmount currencyID=\"EUR\">1", "BR-CO-16");
    check("<cbc:EndpointID schemeID=\"0106\">12345678</cbc:EndpointID>", "", "PEPPOL-EN16931-R020");
    check("<cbc:CompanyID>NL123456789B01", "<cbc:CompanyID>123456789B01", "BR-CO-09");
    check("unitCode=\"C62\"", "unitCode=\"pieces\"", "BR-CL-23");
    check("<cbc:PriceAmount currencyID=\"EUR\">", "<cbc:PriceAmount currencyID=\"EUR\">-", "BR-27");
    check("EUR\">756.00", "EUR\">757.00", "PEPPOL-EN16931-R120");
    check("<cbc:Note>Thank you.</cbc:Note>", "<cbc:Note></cbc:Note>", "PEPPOL-EN16931-R008");
    check("<cbc:TaxExemptionReason>Article 44</cbc:TaxExemptionReason>", "", "BR-E-10");
}
