use super::*;
use chrono::NaiveDate;
use domain::billing::{
    BankAccount, Endpoint, LineKind, LineTax, Party, Quantity, QuantityUnit, TaxRate, Taxes,
};
use domain::money::Currency;
use domain::sla::Ratio;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn party(name: &str, tax_id: &str) -> Party {
    Party {
        name: name.to_owned(),
        country: "NL".to_owned(),
        tax_id: tax_id.to_owned(),
        company_id: "12345678".to_owned(),
        endpoint: Some(Endpoint { scheme: "0106".to_owned(), id: "12345678".to_owned() }),
        ..Party::default()
    }
}

fn line(count: i64, price: i64, rates: &[(&str, &str)], exempt: &str) -> Line {
    let rate =
        |(name, rate): &(&str, &str)| TaxRate { name: (*name).to_owned(), rate: Ratio::parse(rate).unwrap() };
    let taxes = Taxes { rates: rates.iter().map(rate).collect(), exempt: exempt.to_owned() };
    let unit_price = Money { minor: price, currency: Currency::parse("EUR").unwrap() };
    let net = Quantity(count).times(unit_price);
    Line {
        kind: LineKind::Service,
        description: "Fee & more".to_owned(),
        explanation: Vec::new(),
        quantity: Quantity(count),
        unit: QuantityUnit::Each,
        unit_price,
        net,
        taxes: taxes.on(net),
        exempt: taxes.exempt,
        on: day("2026-09-30"),
    }
}

fn invoice(lines: Vec<Line>) -> Document {
    Document {
        kind: DocumentKind::Invoice,
        number: "I1".to_owned(),
        seller: party("Seller", "NL123456789B01"),
        buyer: party("Buyer", ""),
        issued_on: day("2026-10-02"),
        due_on: day("2026-10-20"),
        currency: Currency::parse("EUR").unwrap(),
        month: None,
        reference: "PO 1".to_owned(),
        corrects: None,
        reason: String::new(),
        account: BankAccount::default(),
        note: String::new(),
        lines,
    }
}

fn taxed() -> Line {
    line(10_000, 10_000, &[("VAT", "21%")], "")
}

fn text(document: &Document) -> String {
    let written = String::from_utf8(write(document).unwrap()).unwrap();
    written.lines().map(str::trim).collect::<String>()
}

fn fields(document: &Document) -> Vec<String> {
    write(document).err().unwrap().into_iter().map(|problem| problem.field).collect()
}

#[test]
fn several_taxes_on_a_line_are_one_category_at_the_sum_of_their_rates() {
    let text = text(&invoice(vec![line(10_000, 10_000, &[("GST", "5%"), ("QST", "9.975%")], "")]));
    assert!(text.contains("<cbc:ID>S</cbc:ID><cbc:Percent>14.975</cbc:Percent>"), "{text}");
    assert!(
        text.contains("<cbc:TaxAmount currencyID=\"EUR\">14.98</cbc:TaxAmount><cac:TaxCategory>"),
        "{text}"
    );
}

#[test]
fn what_is_not_taxed_is_zero_exempt_or_out_of_scope() {
    for (one, said) in [
        (
            line(10_000, 100, &[("VAT", "0%")], ""),
            "<cbc:ID>Z</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme>",
        ),
        (
            line(10_000, 100, &[], "resale certificate"),
            "<cbc:ID>E</cbc:ID><cbc:Percent>0</cbc:Percent><cbc:TaxExemptionReason>resale certificate<",
        ),
        (line(10_000, 100, &[], ""), "<cbc:ID>O</cbc:ID><cbc:TaxExemptionReason>Not subject to VAT<"),
    ] {
        let text = text(&invoice(vec![one]));
        assert!(text.contains(said), "{said} in {text}");
        assert_eq!(text.contains("NL123456789B01"), !said.contains("ID>O<"), "BR-O-02: {text}");
    }
}

#[test]
fn a_credit_on_an_invoice_has_a_negative_quantity_and_no_negative_price() {
    let negative_price = Line {
        unit_price: Money { minor: -5_000, ..taxed().unit_price },
        ..line(-10_000, 5_000, &[("VAT", "21%")], "")
    };
    let negative_price = Line { quantity: Quantity::ONE, ..negative_price };
    for credit in [line(-10_000, 5_000, &[("VAT", "21%")], ""), negative_price] {
        let text = text(&invoice(vec![taxed(), credit]));
        assert!(text.contains("unitCode=\"C62\">-1</cbc:InvoicedQuantity>"), "{text}");
        assert!(text.contains("<cbc:PriceAmount currencyID=\"EUR\">50.00</cbc:PriceAmount>"), "{text}");
        assert!(text.contains("<cbc:PayableAmount currencyID=\"EUR\">60.50</cbc:PayableAmount>"), "{text}");
    }
}

#[test]
fn a_tax_id_that_does_not_begin_with_its_country_is_no_vat_id() {
    let mut document = invoice(vec![taxed()]);
    document.seller.tax_id = "123-456-789".to_owned();
    document.buyer.tax_id = "987".to_owned();
    let text = text(&document);
    assert!(text.contains("<cbc:CompanyID>123-456-789</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX<"), "{text}");
    assert!(!text.contains("987"), "{text}");
}

#[test]
fn everything_that_is_missing_is_said_at_once() {
    let mut document = invoice(vec![taxed(), line(10_000, 100, &[], "")]);
    document.number = String::new();
    document.reference = String::new();
    document.seller = Party { name: "Seller".to_owned(), ..Party::default() };
    document.buyer.country = "Niue".to_owned();
    document.buyer.endpoint = Some(Endpoint { scheme: "8888".to_owned(), id: String::new() });
    document.lines[0].description = " ".to_owned();
    assert_eq!(
        fields(&document),
        [
            "number",
            "reference",
            "seller.country",
            "seller.endpoint",
            "buyer.country",
            "buyer.endpoint.scheme",
            "buyer.endpoint.id",
            "seller.company_id",
            "lines[0].description",
            "lines[1].exempt"
        ]
    );
}

#[test]
fn a_currency_with_three_decimals_is_refused_and_one_without_any_is_written() {
    let of = |code: &str| {
        let mut document = invoice(vec![taxed()]);
        document.currency = Currency::parse(code).unwrap();
        let line = &mut document.lines[0];
        line.net.currency = document.currency;
        line.unit_price.currency = document.currency;
        line.taxes[0].amount.currency = document.currency;
        document
    };
    assert_eq!(fields(&of("KWD")), ["currency"]);
    assert!(text(&of("JPY")).contains("<cbc:PayableAmount currencyID=\"JPY\">12100</cbc:PayableAmount>"));
    let mut rounded = of("JPY");
    let line = &mut rounded.lines[0];
    (line.quantity, line.unit_price.minor, line.net.minor) = (Quantity(12_500), 7_999, 9_999);
    assert!(text(&rounded).contains(">1</cbc:InvoicedQuantity>"), "9,998.75 is more than 0.02 away");
    assert!(text(&rounded).contains(">9999</cbc:PriceAmount>"));
}

#[test]
fn rounding_by_lines_may_differ_by_less_than_one_unit() {
    let of = |count: usize| {
        // 0.02 each: 21% are 0.0042, rounded to nothing.
        let line = line(10_000, 2, &[("VAT", "21%")], "");
        assert_eq!(line.taxes, [LineTax { amount: Money { minor: 0, ..line.net }, ..line.taxes[0].clone() }]);
        invoice(vec![line; count])
    };
    assert!(write(&of(236)).is_ok(), "0.99 apart");
    assert_eq!(fields(&of(238)), ["lines"], "1.00 apart");
}

#[test]
fn no_text_breaks_the_file() {
    let mut document = invoice(vec![taxed()]);
    document.note = "<b> & \u{b} \u{ffff}]]>".to_owned();
    let text = text(&document);
    assert!(text.contains("<cbc:Note>&lt;b&gt; &amp;    ]]&gt;</cbc:Note>"), "{text}");
}
