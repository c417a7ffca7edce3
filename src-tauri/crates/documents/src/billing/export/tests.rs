use super::*;
use chrono::NaiveDate;
use domain::billing::{
    BankAccount, DocumentKind, Line, LineKind, Party, Quantity, QuantityUnit, TaxRate, Taxes,
};
use domain::money::{Currency, Money};
use domain::sla::Ratio;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn line(kind: LineKind, description: &str, count: i64, price: i64, taxes: &Taxes) -> Line {
    let unit_price = Money { minor: price, currency: Currency::parse("CAD").unwrap() };
    let net = Quantity(count * 10_000).times(unit_price);
    Line {
        kind,
        description: description.to_owned(),
        explanation: vec!["how it came about".to_owned()],
        quantity: Quantity(count * 10_000),
        unit: QuantityUnit::Each,
        unit_price,
        net,
        taxes: taxes.on(net),
        exempt: taxes.exempt.clone(),
        on: day("2026-09-30"),
    }
}

fn taxes(rates: &[(&str, &str)]) -> Taxes {
    let rate =
        |(name, rate): &(&str, &str)| TaxRate { name: (*name).to_owned(), rate: Ratio::parse(rate).unwrap() };
    Taxes { rates: rates.iter().map(rate).collect(), exempt: String::new() }
}

fn invoice(number: &str, lines: Vec<Line>) -> Document {
    Document {
        kind: DocumentKind::Invoice,
        number: number.to_owned(),
        seller: Party { name: "Mexxus".to_owned(), ..Party::default() },
        buyer: Party { name: "Harbour, Ltd".to_owned(), ..Party::default() },
        issued_on: day("2026-10-02"),
        due_on: day("2026-10-20"),
        currency: Currency::parse("CAD").unwrap(),
        month: None,
        reference: String::new(),
        corrects: None,
        reason: String::new(),
        account: BankAccount::default(),
        note: String::new(),
        lines,
    }
}

fn hst() -> Taxes {
    taxes(&[("HST", "13%")])
}

fn settings() -> ExportSettings {
    let of_all = |code: &str| LineKind::ALL.map(|kind| (kind, code.to_owned())).to_vec();
    ExportSettings {
        accounts: of_all("4000"),
        items: of_all("Support"),
        tax_item: "Sales tax".to_owned(),
        tax_codes: vec![("HST".to_owned(), "T1".to_owned()), ("GST + QST".to_owned(), "T5".to_owned())],
        untaxed_code: "T0".to_owned(),
        references: vec![("Harbour, Ltd".to_owned(), "HARBOUR1".to_owned())],
        ..ExportSettings::default()
    }
}

fn texts(format: ExportFormat, documents: &[Document]) -> Vec<(String, String)> {
    let files = export(format, documents, &settings()).unwrap();
    files.into_iter().map(|file| (file.name, String::from_utf8(file.bytes).unwrap())).collect()
}

fn fields(format: ExportFormat, documents: &[Document], settings: &ExportSettings) -> Vec<String> {
    export(format, documents, settings).unwrap_err().into_iter().map(|problem| problem.field).collect()
}

#[test]
fn five_hundred_and_one_invoices_are_two_files_of_xero_and_credit_notes_a_third() {
    let mut documents: Vec<Document> = (0..501)
        .map(|nth| invoice(&format!("I{nth}"), vec![line(LineKind::Service, "Fee", 1, 100, &hst())]))
        .collect();
    documents[250].kind = DocumentKind::CreditNote;
    documents.push(invoice("I501", vec![line(LineKind::Service, "Fee", 1, 100, &hst())]));
    let files = texts(ExportFormat::Xero, &documents);
    let rows: Vec<(&str, usize)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.lines().count() - 1))
        .filter(|(_, n)| *n > 0)
        .collect();
    let lines = 2;
    assert_eq!(
        rows,
        [
            ("xero-invoices-1.csv", 500 * lines),
            ("xero-invoices-2.csv", lines),
            ("xero-credit-notes-unverified.csv", lines)
        ]
    );
}

#[test]
fn files_of_quickbooks_end_before_a_hundred_invoices_or_a_thousand_rows_are_passed() {
    let of = |count: usize, lines: usize| -> Vec<Document> {
        let lines = vec![line(LineKind::Service, "Fee", 1, 100, &taxes(&[])); lines];
        (0..count).map(|nth| invoice(&format!("I{nth}"), lines.clone())).collect()
    };
    let count = |documents: &[Document]| texts(ExportFormat::QuickBooksIntl, documents).len();
    assert_eq!(
        (count(&of(100, 1)), count(&of(101, 1)), count(&of(3, 334)), count(&of(2, 500))),
        (1, 2, 2, 1)
    );
    assert_eq!(fields(ExportFormat::QuickBooksIntl, &of(1, 1001), &settings()), ["documents[I0]"]);
}

#[test]
fn taxes_are_rows_where_quickbooks_has_no_column_for_them() {
    let document = invoice("I1", vec![line(LineKind::Service, "Fee", 2, 10_000, &hst())]);
    let files = texts(ExportFormat::QuickBooksUs, std::slice::from_ref(&document));
    assert!(files[0].1.contains("I1,,,,,,,Sales tax,HST 13% of CAD 200.00,1,26.00,26.00,"), "{}", files[0].1);
    let none = ExportSettings { tax_item: String::new(), ..settings() };
    assert_eq!(fields(ExportFormat::QuickBooksUs, &[document], &none), ["tax_item"]);
}

#[test]
fn a_credit_on_an_invoice_is_negative_everywhere_but_in_sage_where_it_is_a_credit() {
    let lines = vec![line(LineKind::ServiceCredit, "Credit", -1, 5_000, &hst())];
    let documents = [invoice("I1", lines)];
    let of = |format| texts(format, &documents)[0].1.clone();
    assert!(of(ExportFormat::Sage50).contains("SC,HARBOUR1,4000,,02/10/2026,I1,Credit,50.00,T1,6.50"));
    assert!(of(ExportFormat::Xero).contains("\",-1,50.00,,4000,T1,-6.50"));
    assert!(of(ExportFormat::QuickBooksIntl).contains("\",-1,50.00,-50.00,2026-09-30,T1,-6.50,CAD"));
}

#[test]
fn two_taxes_on_a_line_are_one_code() {
    let both = taxes(&[("GST", "5%"), ("QST", "9.975%")]);
    let documents = [invoice("I1", vec![line(LineKind::Service, "Fee", 1, 10_000, &both)])];
    assert!(texts(ExportFormat::Sage50, &documents)[0].1.contains(",100.00,T5,14.98"));
    let csv = &texts(ExportFormat::GenericCsv, &documents)[0].1;
    assert!(csv.contains("100.00,,GST,5,5.00,QST,9.975,9.98,,,,,,,14.98,114.98"), "{csv}");
}

#[test]
fn everything_that_is_missing_is_said_at_once_and_once() {
    let lines = vec![
        line(LineKind::Service, "Fee", 1, 100, &hst()),
        line(LineKind::Service, "Fee", 1, 100, &hst()),
        line(LineKind::Engagement, "Work", 1, 100, &taxes(&[])),
    ];
    let mut documents = [invoice("I1", lines.clone()), invoice("", lines.clone()), invoice("I3", lines)];
    documents[2].currency = Currency::parse("EUR").unwrap();
    let nothing = ExportSettings::default();
    assert_eq!(
        fields(ExportFormat::Sage50, &documents, &nothing),
        [
            "documents",
            "documents",
            "references[Harbour, Ltd]",
            "tax_codes[HST]",
            "accounts.service",
            "untaxed_code",
            "accounts.engagement"
        ]
    );
}

#[test]
fn sage_takes_only_references_and_codes_of_its_own() {
    let documents = [invoice("I1", vec![line(LineKind::Service, "Fee", 1, 100, &hst())])];
    for (reference, code, field) in [
        ("HARBOUR99", "T1", "references[Harbour, Ltd]"),
        ("HAR BOUR", "T1", "references[Harbour, Ltd]"),
        ("HARBOUR1", "T100", "tax_codes"),
        ("HARBOUR1", "GST", "tax_codes"),
    ] {
        let own = ExportSettings {
            references: vec![("Harbour, Ltd".to_owned(), reference.to_owned())],
            tax_codes: vec![("HST".to_owned(), code.to_owned())],
            ..settings()
        };
        assert_eq!(fields(ExportFormat::Sage50, &documents, &own), [field], "{reference} {code}");
    }
}

#[test]
fn a_credit_note_is_no_invoice_of_quickbooks() {
    let note = Document {
        kind: DocumentKind::CreditNote,
        ..invoice("C1", vec![line(LineKind::Service, "Fee", 1, 100, &hst())])
    };
    assert_eq!(fields(ExportFormat::QuickBooksIntl, &[note], &settings()), ["documents[C1]"]);
}

#[test]
fn no_text_of_a_client_becomes_a_formula() {
    let mut document = invoice("I1", vec![line(LineKind::Service, "=HYPERLINK(1)", 1, 100, &hst())]);
    document.buyer.name = "@harbour".to_owned();
    for format in [ExportFormat::Xero, ExportFormat::QuickBooksIntl, ExportFormat::GenericCsv] {
        let text = &texts(format, std::slice::from_ref(&document))[0].1;
        assert!(text.contains("'@harbour") && text.contains("'=HYPERLINK(1)"), "{text}");
    }
}

#[test]
fn every_format_is_found_by_its_key_and_has_no_file_for_nothing() {
    for format in ExportFormat::ALL {
        assert_eq!(ExportFormat::parse(format.key()), Some(format));
        assert!(export(format, &[], &ExportSettings::default()).unwrap().is_empty());
    }
}
