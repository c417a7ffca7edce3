//! Contracts × months: what was issued, what could be.

use super::wire::{CellState, Grid, GridCell, GridOf, GridRow, ReadyReport, RevisedReport};
use crate::context::Context;
use crate::failure::Failure;
use domain::contracts::{Contract, ContractStatus, number_in_words};
use domain::names;
use domain::time::YearMonth;
use domain::zones::ZoneId;
use std::collections::HashMap;
use store::contracts::ContractFilter;
use store::reports::ReportRow;
use store::{Reading, Window};

/// How many months the grid shows.
const MONTHS: u32 = 12;
/// More contracts than a grid shows.
const MOST: Window = Window { offset: 0, limit: 5_000 };

/// The grid up to a month; this month when none is named.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a month that is none.
pub fn grid(context: &Context<'_>, of: GridOf) -> Result<Grid, Failure> {
    context.read(|tx| grid_until(context, tx, &of.until))
}

/// Reports that could be issued in the twelve months to now.
pub(crate) fn ready(context: &Context<'_>, tx: &Reading<'_>) -> Result<Vec<ReadyReport>, Failure> {
    Ok(grid_until(context, tx, "")?.ready)
}

fn grid_until(context: &Context<'_>, tx: &Reading<'_>, until: &str) -> Result<Grid, Failure> {
    let until = if until.is_empty() { this_month(context, tx)? } else { parse(until)? };
    let months: Vec<YearMonth> = (0..MONTHS).rev().map(|n| until.back(n)).collect();
    let issued = store::reports::between(tx, months[0], until)?;
    let mut newest: HashMap<(domain::ids::ContractId, YearMonth), &ReportRow> = HashMap::new();
    for report in &issued {
        let entry = newest.entry((report.contract, report.month)).or_insert(report);
        if entry.revision < report.revision {
            *entry = report;
        }
    }
    let mut grid = Grid {
        months: months.iter().map(ToString::to_string).collect(),
        rows: Vec::new(),
        ready: Vec::new(),
        revised: Vec::new(),
    };
    for row in store::contracts::list(tx, &all(), MOST)?.rows {
        let contract = store::contracts::get(tx, row.id)?.value;
        let mut cells = Vec::new();
        for month in &months {
            let report = newest.get(&(contract.id, *month));
            let cell = cell(context, &contract, *month, report.map(|report| report.revision));
            let names = (contract.id.to_string(), row.client_name.clone(), month.to_string());
            match (cell.state, report) {
                (CellState::Ready, _) => grid.ready.push(ReadyReport {
                    contract_id: names.0,
                    number: number_in_words(contract.number),
                    client: names.1,
                    month: names.2,
                }),
                (CellState::Revised, Some(report)) => grid.revised.push(RevisedReport {
                    contract_id: names.0,
                    client: names.1,
                    month: names.2,
                    revision: report.revision,
                    reason: report.reason.clone(),
                }),
                _ => {}
            }
            cells.push(cell);
        }
        if cells.iter().any(|cell| cell.state != CellState::None) {
            let number = number_in_words(contract.number);
            grid.rows.push(GridRow {
                contract_id: contract.id.to_string(),
                number,
                client: row.client_name,
                cells,
            });
        }
    }
    grid.rows.sort_by(|a, b| names::compare(&a.client, &b.client).then_with(|| a.number.cmp(&b.number)));
    grid.ready.sort_by(|a, b| b.month.cmp(&a.month).then_with(|| names::compare(&a.client, &b.client)));
    grid.revised.sort_by(|a, b| b.month.cmp(&a.month).then_with(|| names::compare(&a.client, &b.client)));
    Ok(grid)
}

/// Where a month of a contract stands.
pub(super) fn cell(
    context: &Context<'_>,
    contract: &Contract,
    month: YearMonth,
    revision: Option<i64>,
) -> GridCell {
    let zone = context.zone(contract.zone);
    let starts = YearMonth::of(contract.starts_on);
    let in_term = month >= starts && contract.ends_on.is_none_or(|last| month <= YearMonth::of(last));
    let over = context.now >= zone.start_of(month.next().first_day());
    let state = match revision {
        Some(1) => CellState::Issued,
        Some(_) => CellState::Revised,
        None if contract.status == ContractStatus::Draft || !in_term => CellState::None,
        None if over => CellState::Ready,
        None => CellState::NotDue,
    };
    GridCell { state, revision: revision.unwrap_or(0) }
}

fn this_month(context: &Context<'_>, tx: &Reading<'_>) -> Result<YearMonth, Failure> {
    let zone = store::provider::get(tx)?.map_or(ZoneId::UTC, |provider| provider.value.zone);
    Ok(YearMonth::of(context.zone(zone).date(context.now)))
}

fn parse(month: &str) -> Result<YearMonth, Failure> {
    YearMonth::parse(month)
        .ok_or_else(|| Failure::field("until", format!("\"{month}\" is not a month. Write it as 2026-09.")))
}

fn all() -> ContractFilter {
    ContractFilter { client: None, status: None, typed: String::new() }
}
