//! Lines between the database and the domain.

use super::codec;
use crate::failure::Failure;
use domain::billing::{Line, Totals, totals};
use domain::ids::ContractId;
use domain::money::{Currency, Money};
use store::billing::lines::{LineRow, LineSource};

/// A stored line as the domain has it.
///
/// # Errors
/// [`crate::failure::Code::Fault`] when what was kept can no longer be read.
pub(super) fn line_of(row: &LineRow, currency: Currency) -> Result<Line, Failure> {
    Ok(Line {
        kind: row.kind,
        description: row.description.clone(),
        explanation: codec::read(&row.explanation)?,
        quantity: row.quantity,
        unit: row.unit,
        unit_price: Money { minor: row.unit_price, currency },
        net: Money { minor: row.net, currency },
        taxes: codec::line_taxes_of(&row.taxes, currency)?,
        exempt: row.exempt.clone(),
        on: row.on,
    })
}

/// All lines of a document.
///
/// # Errors
/// As [`line_of`].
pub(super) fn lines_of(rows: &[LineRow], currency: Currency) -> Result<Vec<Line>, Failure> {
    rows.iter().map(|row| line_of(row, currency)).collect()
}

/// A line as it is stored.
pub(super) fn row_of(
    line: &Line,
    contract: ContractId,
    source: LineSource,
    corrects_line: Option<u32>,
) -> LineRow {
    LineRow {
        position: 0,
        kind: line.kind,
        contract,
        source,
        corrects_line,
        description: line.description.clone(),
        explanation: codec::text(&line.explanation),
        quantity: line.quantity,
        unit: line.unit,
        unit_price: line.unit_price.minor,
        net: line.net.minor,
        taxes: codec::line_taxes_text(&line.taxes),
        exempt: line.exempt.clone(),
        on: line.on,
    }
}

/// What stored lines come to.
///
/// # Errors
/// As [`line_of`].
pub(super) fn sums_of(rows: &[LineRow], currency: Currency) -> Result<Totals, Failure> {
    Ok(totals(&lines_of(rows, currency)?, currency))
}
