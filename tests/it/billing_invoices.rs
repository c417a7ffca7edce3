//! Lines of invoices: monthly fees, taxes, credits.

use chrono::NaiveDate;
use domain::billing::{ServicesFrom, monthly_fees};
use domain::contracts::ServiceLine;
use domain::money::{Currency, Money};
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
