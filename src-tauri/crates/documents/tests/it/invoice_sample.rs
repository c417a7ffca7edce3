//! The sample invoice and the credit note that corrects it.

use chrono::NaiveDate;
use domain::billing::{
    BankAccount, Document, DocumentKind, Line, LineKind, Party, Quantity, QuantityUnit, Taken, TaxRate,
    Taxes, crediting_line,
};
use domain::money::{Currency, Money};
use domain::sla::Ratio;
use domain::time::YearMonth;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn nzd(text: &str) -> Money {
    Money::parse(text, Currency::parse("NZD").unwrap()).unwrap()
}

pub fn gst() -> Taxes {
    Taxes {
        rates: vec![TaxRate { name: "GST".to_owned(), rate: Ratio::parse("15%").unwrap() }],
        exempt: String::new(),
    }
}

pub fn line(
    kind: LineKind,
    description: &str,
    explanation: &[&str],
    count: i64,
    unit: QuantityUnit,
    price: &str,
) -> Line {
    let (quantity, unit_price) = (Quantity(count), nzd(price));
    let net = quantity.times(unit_price);
    Line {
        kind,
        description: description.to_owned(),
        explanation: explanation.iter().map(|one| (*one).to_owned()).collect(),
        quantity,
        unit,
        unit_price,
        net,
        taxes: gst().on(net),
        exempt: String::new(),
        on: day("2026-09-30"),
    }
}

pub fn invoice() -> Document {
    let each = QuantityUnit::Each;
    Document {
        kind: DocumentKind::Invoice,
        number: "INV-2026-0187".to_owned(),
        seller: seller(),
        buyer: buyer(),
        issued_on: day("2026-10-02"),
        due_on: day("2026-10-20"),
        currency: Currency::parse("NZD").unwrap(),
        month: YearMonth::parse("2026-09"),
        reference: "PO 2291".to_owned(),
        corrects: None,
        reason: String::new(),
        account: BankAccount {
            holder: "Kererū IT Limited".to_owned(),
            number: "12-3456-0789012-00".to_owned(),
            bank: "ASBBNZ2A".to_owned(),
        },
        note: "Paid work is done only with your permission; who gave it stands in the monthly report.\nThank you."
            .to_owned(),
        lines: vec![
            line(LineKind::Service, "Managed endpoint security", &["42 endpoints × NZD 18.00 = NZD 756.00"], 420_000, each, "18.00"),
            line(LineKind::Service, "CyberMark Standard, 24/7 add-on", &[], 10_000, each, "998.00"),
            Line {
                on: day("2026-09-12"),
                ..line(
                    LineKind::Engagement,
                    "A-314 Rebuild contact form after edit",
                    &["62 min → 120 min (2 × 60) × NZD 85.00/h = NZD 170.00", "Permission: Łukasz Żak, 12 Sep 2026, by mail"],
                    20_000,
                    QuantityUnit::Hours,
                    "85.00",
                )
            },
            line(
                LineKind::ServiceCredit,
                "Service credit 2026-08: 99.2% uptime of the customer portal",
                &["NZD 49.90 credited for 2026-08"],
                -10_000,
                each,
                "49.90",
            ),
        ],
    }
}

pub fn credit_note() -> Document {
    let invoice = invoice();
    let nothing = Taken::default();
    let lines = vec![crediting_line(&invoice.lines[2], nothing, nzd("85.00")).unwrap()];
    Document {
        kind: DocumentKind::CreditNote,
        number: "CN-2026-0009".to_owned(),
        issued_on: day("2026-10-06"),
        due_on: day("2026-10-06"),
        month: None,
        corrects: Some((invoice.number.clone(), invoice.issued_on)),
        reason: "The second hour was our own mistake".to_owned(),
        note: String::new(),
        lines,
        ..invoice
    }
}

fn seller() -> Party {
    Party {
        name: "Kererū IT Limited".to_owned(),
        address: vec!["Level 4".to_owned(), "12 Queen Street".to_owned()],
        city: "Auckland".to_owned(),
        postal_code: "1010".to_owned(),
        country: "NZ".to_owned(),
        tax_id: "123-456-789".to_owned(),
        company_id: "9429041234567".to_owned(),
        email: "accounts@kereru.example".to_owned(),
        phone: "+64 9 555 0100".to_owned(),
        ..Party::default()
    }
}

fn buyer() -> Party {
    Party {
        name: "Harbour Dental Ltd".to_owned(),
        address: vec!["7 Wharf Road".to_owned()],
        city: "Lyttelton".to_owned(),
        postal_code: "8082".to_owned(),
        country: "NZ".to_owned(),
        email: "office@harbour-dental.example".to_owned(),
        ..Party::default()
    }
}
