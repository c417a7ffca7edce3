//! Everything as JSON. The shape is a promise: fields are added, and `schema` changes before one changes its meaning.
//! Amounts are decimal texts, because JSON's numbers are floats to most who read them.

use super::{ExportFile, ExportFormat};
use domain::billing::{self, Document, Line};
use domain::sla::Ratio;
use serde::Serialize;

/// Name and version of the shape.
const SCHEMA: &str = "msp-desk/billing/1";

#[derive(Serialize)]
struct File<'a> {
    schema: &'static str,
    documents: Vec<Written<'a>>,
}

#[derive(Serialize)]
struct Written<'a> {
    kind: &'static str,
    number: &'a str,
    issued_on: String,
    due_on: String,
    month: Option<String>,
    currency: &'static str,
    reference: &'a str,
    corrects: Option<Corrected<'a>>,
    reason: &'a str,
    seller: Party<'a>,
    buyer: Party<'a>,
    account: Account<'a>,
    note: &'a str,
    lines: Vec<WrittenLine<'a>>,
    totals: Totals,
}

#[derive(Serialize)]
struct Corrected<'a> {
    number: &'a str,
    issued_on: String,
}

#[derive(Serialize)]
struct Party<'a> {
    name: &'a str,
    address: &'a [String],
    city: &'a str,
    region: &'a str,
    postal_code: &'a str,
    country: &'a str,
    tax_id: &'a str,
    company_id: &'a str,
    email: &'a str,
    phone: &'a str,
    endpoint: Option<Endpoint<'a>>,
}

#[derive(Serialize)]
struct Endpoint<'a> {
    scheme: &'a str,
    id: &'a str,
}

#[derive(Serialize)]
struct Account<'a> {
    holder: &'a str,
    number: &'a str,
    bank: &'a str,
}

#[derive(Serialize)]
struct WrittenLine<'a> {
    line: usize,
    kind: &'static str,
    date: String,
    description: &'a str,
    explanation: &'a [String],
    quantity: String,
    unit: &'static str,
    unit_price: String,
    net: String,
    taxes: Vec<Tax<'a>>,
    exempt: &'a str,
    tax: String,
    gross: String,
}

#[derive(Serialize)]
struct Tax<'a> {
    name: &'a str,
    percent: String,
    amount: String,
}

#[derive(Serialize)]
struct Totals {
    net: String,
    taxes: Vec<TaxSum>,
    tax: String,
    gross: String,
}

#[derive(Serialize)]
struct TaxSum {
    /// Of what is not taxed: why.
    name: String,
    percent: Option<String>,
    base: String,
    amount: String,
}

pub(super) fn file(documents: &[Document]) -> ExportFile {
    let file = File { schema: SCHEMA, documents: documents.iter().map(document).collect() };
    let mut bytes = serde_json::to_vec_pretty(&file).expect("texts and lists can be written");
    bytes.push(b'\n');
    ExportFile { name: format!("billing{}", ExportFormat::GenericJson.suffix()), bytes }
}

/// `9.975`: a rate without its sign.
pub(super) fn percent(rate: Ratio) -> String {
    rate.to_string().trim_end_matches('%').to_owned()
}

fn document(of: &Document) -> Written<'_> {
    let corrects = of.corrects.as_ref().map(|(number, on)| Corrected { number, issued_on: on.to_string() });
    let account = &of.account;
    Written {
        kind: of.kind.key(),
        number: &of.number,
        issued_on: of.issued_on.to_string(),
        due_on: of.due_on.to_string(),
        month: of.month.map(|month| month.to_string()),
        currency: of.currency.code(),
        reference: &of.reference,
        corrects,
        reason: &of.reason,
        seller: party(&of.seller),
        buyer: party(&of.buyer),
        account: Account { holder: &account.holder, number: &account.number, bank: &account.bank },
        note: &of.note,
        lines: of.lines.iter().enumerate().map(|(index, of)| line(index + 1, of)).collect(),
        totals: totals(&of.totals()),
    }
}

fn party(of: &billing::Party) -> Party<'_> {
    Party {
        name: &of.name,
        address: &of.address,
        city: &of.city,
        region: &of.region,
        postal_code: &of.postal_code,
        country: &of.country,
        tax_id: &of.tax_id,
        company_id: &of.company_id,
        email: &of.email,
        phone: &of.phone,
        endpoint: of.endpoint.as_ref().map(|own| Endpoint { scheme: &own.scheme, id: &own.id }),
    }
}

fn line(place: usize, of: &Line) -> WrittenLine<'_> {
    let taxes = of.taxes.iter().map(|own| Tax {
        name: &own.name,
        percent: percent(own.rate),
        amount: own.amount.plain(),
    });
    WrittenLine {
        line: place,
        kind: of.kind.key(),
        date: of.on.to_string(),
        description: &of.description,
        explanation: &of.explanation,
        quantity: of.quantity.to_string(),
        unit: of.unit.code(),
        unit_price: of.unit_price.plain(),
        net: of.net.plain(),
        taxes: taxes.collect(),
        exempt: &of.exempt,
        tax: of.tax().plain(),
        gross: of.gross().plain(),
    }
}

fn totals(of: &billing::Totals) -> Totals {
    let tax = |tax: &billing::TaxSum| TaxSum {
        name: tax.name.clone(),
        percent: tax.rate.map(percent),
        base: tax.base.plain(),
        amount: tax.amount.plain(),
    };
    Totals {
        net: of.net.plain(),
        taxes: of.taxes.iter().map(tax).collect(),
        tax: of.tax.plain(),
        gross: of.gross.plain(),
    }
}
