//! Lines of invoices and credit notes, each with where it comes from.

use crate::columns::{self, date_text};
use crate::desk::{Reading, Writing};
use crate::error::StoreError;
use domain::billing::{LineKind, Quantity, QuantityUnit};
use domain::ids::{ContractId, InvoiceId, PrepaidId, ServiceCreditId};
use domain::money::Currency;
use domain::time::YearMonth;
use rusqlite::{Row, named_params};
use uuid::Uuid;

/// Where a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineSource {
    /// An engagement that was posted, by its number.
    Engagement(i64),
    /// The fees of a month.
    Fee(YearMonth),
    /// A service credit.
    Credit(ServiceCreditId),
    /// Hours bought in advance.
    Prepaid(PrepaidId),
}

/// A line, as it is stored. Explanation and taxes are JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRow {
    /// Its place, from 1.
    pub position: u32,
    /// What for.
    pub kind: LineKind,
    /// Under which contract.
    pub contract: ContractId,
    /// Where it comes from.
    pub source: LineSource,
    /// Of a credit note: the line of the invoice it takes from.
    pub corrects_line: Option<u32>,
    /// What it is called.
    pub description: String,
    /// How the amount came about: a JSON list of sentences.
    pub explanation: String,
    /// How many.
    pub quantity: Quantity,
    /// Of what.
    pub unit: QuantityUnit,
    /// Price of one, in minor units.
    pub unit_price: i64,
    /// Before tax, in minor units.
    pub net: i64,
    /// Its taxes, as JSON.
    pub taxes: String,
    /// Why there are none.
    pub exempt: String,
    /// The day it belongs to.
    pub on: chrono::NaiveDate,
}

const INSERT: &str = "
    INSERT INTO invoice_line (invoice_id, position, kind, contract_id, engagement, fee_month, credit_id, prepaid_id,
                              corrects_line, description, explanation, quantity, unit, unit_price_minor, net_minor,
                              taxes, exempt, on_date)
    VALUES (:invoice, :position, :kind, :contract, :engagement, :fee_month, :credit, :prepaid, :corrects, :description,
            :explanation, :quantity, :unit, :unit_price, :net, :taxes, :exempt, :on)";

const FORGET: &str = "DELETE FROM invoice_line WHERE invoice_id = :invoice";

/// Writes the lines of a draft, in the place of those it had.
///
/// # Errors
/// Those of the file.
pub fn write(tx: &Writing<'_>, invoice: InvoiceId, lines: &[LineRow]) -> Result<(), StoreError> {
    tx.tx.prepare_cached(FORGET)?.execute(named_params! { ":invoice": invoice.0 })?;
    let mut insert = tx.tx.prepare_cached(INSERT)?;
    for (position, line) in (1_u32..).zip(lines) {
        let (engagement, fee, credit, prepaid) = columns_of(line.source);
        insert.execute(named_params! {
            ":invoice": invoice.0, ":position": position, ":kind": line.kind.key(), ":contract": line.contract.0,
            ":engagement": engagement, ":fee_month": fee, ":credit": credit, ":prepaid": prepaid,
            ":corrects": line.corrects_line, ":description": line.description, ":explanation": line.explanation,
            ":quantity": line.quantity.0, ":unit": line.unit.code(), ":unit_price": line.unit_price,
            ":net": line.net, ":taxes": line.taxes, ":exempt": line.exempt, ":on": date_text(line.on),
        })?;
    }
    Ok(())
}

type SourceColumns = (Option<i64>, Option<String>, Option<Uuid>, Option<Uuid>);

fn columns_of(source: LineSource) -> SourceColumns {
    match source {
        LineSource::Engagement(number) => (Some(number), None, None, None),
        LineSource::Fee(month) => (None, Some(month.to_string()), None, None),
        LineSource::Credit(id) => (None, None, Some(id.0), None),
        LineSource::Prepaid(id) => (None, None, None, Some(id.0)),
    }
}

const OF: &str = "
    SELECT position, kind, contract_id, engagement, fee_month, credit_id, prepaid_id, corrects_line, description,
           explanation, quantity, unit, unit_price_minor, net_minor, taxes, exempt, on_date
      FROM invoice_line
     WHERE invoice_id = :invoice
     ORDER BY position";

/// The lines of an invoice.
///
/// # Errors
/// Those of the file.
pub fn of(tx: &Reading<'_>, invoice: InvoiceId) -> Result<Vec<LineRow>, StoreError> {
    let mut statement = tx.tx.prepare_cached(OF)?;
    let found = statement.query_map(named_params! { ":invoice": invoice.0 }, row)?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<LineRow> {
    Ok(LineRow {
        position: row.get("position")?,
        kind: columns::parsed(row, "kind", LineKind::parse)?,
        contract: ContractId(row.get("contract_id")?),
        source: source(row)?,
        corrects_line: row.get("corrects_line")?,
        description: row.get("description")?,
        explanation: row.get("explanation")?,
        quantity: Quantity(row.get("quantity")?),
        unit: columns::parsed(row, "unit", QuantityUnit::parse)?,
        unit_price: row.get("unit_price_minor")?,
        net: row.get("net_minor")?,
        taxes: row.get("taxes")?,
        exempt: row.get("exempt")?,
        on: columns::date(row, "on_date")?,
    })
}

fn source(row: &Row<'_>) -> rusqlite::Result<LineSource> {
    if let Some(number) = row.get("engagement")? {
        return Ok(LineSource::Engagement(number));
    }
    if let Some(month) = columns::parsed_if_any(row, "fee_month", YearMonth::parse)? {
        return Ok(LineSource::Fee(month));
    }
    if let Some(id) = row.get::<_, Option<Uuid>>("credit_id")? {
        return Ok(LineSource::Credit(ServiceCreditId(id)));
    }
    let id: Option<Uuid> = row.get("prepaid_id")?;
    id.map(|id| LineSource::Prepaid(PrepaidId(id)))
        .ok_or_else(|| columns::unreadable("prepaid_id", "nothing"))
}

const CORRECTING: &str = "
    SELECT line.corrects_line, line.net_minor, line.taxes
      FROM invoice_line AS line
      JOIN invoice ON invoice.id = line.invoice_id
     WHERE invoice.corrects_id = :invoice AND line.corrects_line IS NOT NULL
     ORDER BY line.invoice_id, line.position";

/// What credit notes took off an invoice: the place of the line, the net amount and the taxes as JSON.
///
/// # Errors
/// Those of the file.
pub fn correcting(tx: &Reading<'_>, invoice: InvoiceId) -> Result<Vec<(u32, i64, String)>, StoreError> {
    let mut statement = tx.tx.prepare_cached(CORRECTING)?;
    let found = statement.query_map(named_params! { ":invoice": invoice.0 }, |row| {
        Ok((row.get("corrects_line")?, row.get("net_minor")?, row.get("taxes")?))
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// A sum in the currency of its document.
pub(super) fn money(minor: i64, currency: Currency) -> domain::money::Money {
    domain::money::Money { minor, currency }
}
