//! Lines of invoices: monthly fees, taxes, credits.

use chrono::NaiveDate;
use domain::billing::{
    InvoiceState, Line, LineKind, Quantity, QuantityUnit, ServiceCredit, ServicesFrom, TaxRate, Taxes,
    credit_line, monthly_fees, totals,
};
use domain::contracts::ServiceLine;
use domain::money::{Currency, Money};
use domain::sla::Ratio;
use domain::time::YearMonth;

fn cad(minor: i64) -> Money {
    Money { minor, currency: Currency::parse("CAD").unwrap() }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn september() -> YearMonth {
    YearMonth::parse("2026-09").unwrap()
}

fn service(net: i64, taxes: &Taxes) -> Line {
    Line {
        kind: LineKind::Service,
        description: "Managed firewall".to_owned(),
        explanation: Vec::new(),
        quantity: Quantity::ONE,
        unit: QuantityUnit::Each,
        unit_price: cad(net),
        net: cad(net),
        taxes: taxes.on(cad(net)),
        exempt: taxes.exempt.clone(),
        on: day("2026-09-30"),
    }
}

fn credit(amount: i64) -> ServiceCredit {
    let reason = "99.2% uptime of the customer portal".to_owned();
    ServiceCredit { amount: cad(amount), used: cad(0), month: september(), reason }
}

#[test]
fn of_several_versions_that_begin_on_one_day_the_last_is_charged() {
    let version = |count| {
        let service = ServiceLine {
            name: "Endpoints".to_owned(),
            count,
            unit: "endpoints".to_owned(),
            price: cad(1_700),
        };
        ServicesFrom { from_on: day("2026-09-01"), services: vec![service] }
    };
    let fees = monthly_fees(&[version(42), version(50)], september(), |_| true);
    assert_eq!(fees.len(), 1);
    assert_eq!(fees[0].in_words(), "50 endpoints × CAD 17.00 = CAD 850.00");
}

#[test]
fn a_credit_that_takes_all_the_lines_come_to_takes_the_last_cent_of_their_tax() {
    let gst = TaxRate { name: "GST".to_owned(), rate: Ratio::parse("5%").unwrap() };
    let taxes = Taxes { rates: vec![gst], exempt: String::new() };
    let mut lines = vec![service(10, &taxes), service(10, &taxes), service(10, &taxes)];
    lines.extend(credit_line(&credit(40), &lines, &taxes, day("2026-09-30")));
    let sums = totals(&lines, cad(0).currency);
    assert_eq!(
        (sums.net, sums.tax, sums.gross),
        (cad(0), cad(0), cad(0)),
        "half cents were rounded up thrice"
    );
}

#[test]
fn an_invoice_credited_in_part_and_not_yet_paid_stands_as_issued() {
    assert_eq!(InvoiceState::of(10_000, 0, 4_000), InvoiceState::Issued);
    assert_eq!(InvoiceState::of(10_000, 6_000, 4_000), InvoiceState::Paid);
}
