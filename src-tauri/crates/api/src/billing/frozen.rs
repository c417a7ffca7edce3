//! Documents as they are frozen at issue: the whole of what stands on them, in a shape of its own.

use super::codec;
use crate::failure::{Code, Failure};
use chrono::NaiveDate;
use domain::billing::{
    BankAccount, Document, DocumentKind, Endpoint, Line, LineKind, LineTax, Party, Quantity, QuantityUnit,
};
use domain::money::{Currency, Money};
use domain::sla::Ratio;
use domain::time::YearMonth;
use serde::{Deserialize, Serialize};

/// The shape's number: a later one is read beside it.
const SHAPE: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Frozen {
    shape: u32,
    kind: String,
    number: String,
    seller: FrozenParty,
    buyer: FrozenParty,
    issued_on: String,
    due_on: String,
    currency: String,
    month: Option<String>,
    reference: String,
    corrects: Option<(String, String)>,
    reason: String,
    account: [String; 3],
    note: String,
    lines: Vec<FrozenLine>,
}

#[derive(Serialize, Deserialize)]
struct FrozenParty {
    name: String,
    address: Vec<String>,
    city: String,
    region: String,
    postal_code: String,
    country: String,
    tax_id: String,
    company_id: String,
    email: String,
    phone: String,
    endpoint: Option<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct FrozenLine {
    kind: String,
    description: String,
    explanation: Vec<String>,
    quantity: i64,
    unit: String,
    unit_price: i64,
    net: i64,
    taxes: Vec<(String, u32, i64)>,
    exempt: String,
    on: String,
}

/// A document as text. The same document gives the same text.
pub(super) fn freeze(of: &Document) -> String {
    codec::text(&Frozen {
        shape: SHAPE,
        kind: of.kind.key().to_owned(),
        number: of.number.clone(),
        seller: freeze_party(&of.seller),
        buyer: freeze_party(&of.buyer),
        issued_on: of.issued_on.to_string(),
        due_on: of.due_on.to_string(),
        currency: of.currency.code().to_owned(),
        month: of.month.map(|month| month.to_string()),
        reference: of.reference.clone(),
        corrects: of.corrects.as_ref().map(|(number, on)| (number.clone(), on.to_string())),
        reason: of.reason.clone(),
        account: [of.account.holder.clone(), of.account.number.clone(), of.account.bank.clone()],
        note: of.note.clone(),
        lines: of.lines.iter().map(freeze_line).collect(),
    })
}

fn freeze_party(of: &Party) -> FrozenParty {
    FrozenParty {
        name: of.name.clone(),
        address: of.address.clone(),
        city: of.city.clone(),
        region: of.region.clone(),
        postal_code: of.postal_code.clone(),
        country: of.country.clone(),
        tax_id: of.tax_id.clone(),
        company_id: of.company_id.clone(),
        email: of.email.clone(),
        phone: of.phone.clone(),
        endpoint: of.endpoint.as_ref().map(|own| (own.scheme.clone(), own.id.clone())),
    }
}

fn freeze_line(of: &Line) -> FrozenLine {
    let tax = |tax: &LineTax| (tax.name.clone(), tax.rate.millionths(), tax.amount.minor);
    FrozenLine {
        kind: of.kind.key().to_owned(),
        description: of.description.clone(),
        explanation: of.explanation.clone(),
        quantity: of.quantity.0,
        unit: of.unit.code().to_owned(),
        unit_price: of.unit_price.minor,
        net: of.net.minor,
        taxes: of.taxes.iter().map(tax).collect(),
        exempt: of.exempt.clone(),
        on: of.on.to_string(),
    }
}

/// A document of a text.
///
/// # Errors
/// [`Code::Fault`] when it can no longer be read.
pub(super) fn thaw(text: &str) -> Result<Document, Failure> {
    let of: Frozen = codec::read(text)?;
    read(of).ok_or_else(|| {
        Failure::new(
            Code::Fault,
            "An issued document can no longer be read.",
            "Please report this with a copy of the database.",
        )
    })
}

fn read(of: Frozen) -> Option<Document> {
    let currency = Currency::parse(&of.currency)?;
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    let [holder, number, bank] = of.account;
    let corrects = match of.corrects {
        None => None,
        Some((number, on)) => Some((number, day(&on)?)),
    };
    Some(Document {
        kind: DocumentKind::parse(&of.kind)?,
        number: of.number,
        seller: read_party(of.seller),
        buyer: read_party(of.buyer),
        issued_on: day(&of.issued_on)?,
        due_on: day(&of.due_on)?,
        currency,
        month: match of.month {
            None => None,
            Some(month) => Some(YearMonth::parse(&month)?),
        },
        reference: of.reference,
        corrects,
        reason: of.reason,
        account: BankAccount { holder, number, bank },
        note: of.note,
        lines: of.lines.into_iter().map(|line| read_line(line, currency)).collect::<Option<_>>()?,
    })
}

fn read_party(of: FrozenParty) -> Party {
    Party {
        name: of.name,
        address: of.address,
        city: of.city,
        region: of.region,
        postal_code: of.postal_code,
        country: of.country,
        tax_id: of.tax_id,
        company_id: of.company_id,
        email: of.email,
        phone: of.phone,
        endpoint: of.endpoint.map(|(scheme, id)| Endpoint { scheme, id }),
    }
}

fn read_line(of: FrozenLine, currency: Currency) -> Option<Line> {
    let money = |minor| Money { minor, currency };
    let tax = |(name, millionths, minor): (String, u32, i64)| {
        Some(LineTax { name, rate: Ratio::from_millionths(millionths)?, amount: money(minor) })
    };
    Some(Line {
        kind: LineKind::parse(&of.kind)?,
        description: of.description,
        explanation: of.explanation,
        quantity: Quantity(of.quantity),
        unit: QuantityUnit::parse(&of.unit)?,
        unit_price: money(of.unit_price),
        net: money(of.net),
        taxes: of.taxes.into_iter().map(tax).collect::<Option<_>>()?,
        exempt: of.exempt,
        on: of.on.parse().ok()?,
    })
}
