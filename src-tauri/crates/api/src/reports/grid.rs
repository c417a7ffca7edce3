//! Contracts × months: what was issued, what could be.

use super::wire::{CellState, Grid, GridCell, GridOf, GridRow, ReadyReport, RevisedReport};
use crate::context::Context;
use crate::failure::Failure;
use chrono::NaiveDate;
use domain::contracts::{Contract, ContractStatus, number_in_words};
use domain::ids::ContractId;
use domain::names;
use domain::time::{Instant, YearMonth};
use domain::zones::ZoneId;
use std::collections::HashMap;
use store::contracts::{ContractFilter, ContractRow};
use store::reports::ReportRow;
use store::{Reading, Window};

/// How many months the grid shows.
const MONTHS: u32 = 12;
/// All there are.
const ALL: Window = Window { offset: 0, limit: u32::MAX };

/// The grid up to a month; this month when none is named.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a month that is none.
pub fn grid(context: &Context<'_>, of: GridOf) -> Result<Grid, Failure> {
    context.read(|tx| {
        let mut ground = Ground::until(context, tx, &of.until)?;
        ground.sort_by_client();
        Ok(ground.grid())
    })
}

/// The first reports that could be issued in the twelve months to now, the newest month first.
pub(crate) fn ready_first(
    context: &Context<'_>,
    tx: &Reading<'_>,
    most: usize,
) -> Result<Vec<ReadyReport>, Failure> {
    let mut ground = Ground::until(context, tx, "")?;
    ground.sort_by_client();
    Ok(ground.ready().take(most).collect())
}

/// How many reports could be issued in the twelve months to now.
pub(crate) fn ready_count(context: &Context<'_>, tx: &Reading<'_>) -> Result<usize, Failure> {
    Ok(Ground::until(context, tx, "")?.ready().count())
}

/// Contracts with where each of their months stands.
struct Ground {
    months: Vec<YearMonth>,
    rows: Vec<(ContractRow, Vec<GridCell>)>,
    newest: HashMap<(ContractId, YearMonth), ReportRow>,
}

impl Ground {
    fn until(context: &Context<'_>, tx: &Reading<'_>, until: &str) -> Result<Self, Failure> {
        let until = if until.is_empty() { this_month(context, tx)? } else { parse(until)? };
        let months: Vec<YearMonth> = (0..MONTHS).rev().map(|n| until.back(n)).collect();
        let mut newest: HashMap<(ContractId, YearMonth), ReportRow> = HashMap::new();
        for report in store::reports::between(tx, months[0], until)? {
            let key = (report.contract, report.month);
            if newest.get(&key).is_none_or(|known| known.revision < report.revision) {
                newest.insert(key, report);
            }
        }
        let mut ends: HashMap<(ZoneId, YearMonth), Instant> = HashMap::new();
        let mut rows = Vec::new();
        for row in store::contracts::list(tx, &ContractFilter::default(), ALL)?.rows {
            let term = Term { status: row.status, starts_on: row.starts_on, ends_on: row.ends_on };
            let mut cells = Vec::with_capacity(months.len());
            for month in &months {
                let end = ends.entry((row.zone, *month)).or_insert_with(|| end_of(context, row.zone, *month));
                let revision = newest.get(&(row.id, *month)).map(|report| report.revision);
                cells.push(stands(&term, *month, context.now >= *end, revision));
            }
            rows.push((row, cells));
        }
        Ok(Self { months, rows, newest })
    }

    fn sort_by_client(&mut self) {
        self.rows.sort_by(|(a, _), (b, _)| {
            names::compare(&a.client_name, &b.client_name).then_with(|| a.number.cmp(&b.number))
        });
    }

    /// What is in a state, the newest month first, in each the contracts in their order.
    fn in_state(&self, state: CellState) -> impl Iterator<Item = (&ContractRow, YearMonth)> {
        let months = self.months.iter().enumerate().rev();
        months.flat_map(move |(at, month)| {
            let rows = self.rows.iter().filter(move |(_, cells)| cells[at].state == state);
            rows.map(|(row, _)| (row, *month))
        })
    }

    fn ready(&self) -> impl Iterator<Item = ReadyReport> {
        self.in_state(CellState::Ready).map(|(row, month)| ReadyReport {
            contract_id: row.id.to_string(),
            number: number_in_words(row.number),
            client: row.client_name.clone(),
            month: month.to_string(),
        })
    }

    fn grid(&self) -> Grid {
        let revised = self.in_state(CellState::Revised).filter_map(|(row, month)| {
            let report = self.newest.get(&(row.id, month))?;
            Some(RevisedReport {
                contract_id: row.id.to_string(),
                client: row.client_name.clone(),
                month: month.to_string(),
                revision: report.revision,
                reason: report.reason.clone(),
            })
        });
        let shown =
            self.rows.iter().filter(|(_, cells)| cells.iter().any(|one| one.state != CellState::None));
        Grid {
            months: self.months.iter().map(ToString::to_string).collect(),
            rows: shown
                .map(|(row, cells)| GridRow {
                    contract_id: row.id.to_string(),
                    number: number_in_words(row.number),
                    client: row.client_name.clone(),
                    cells: cells.clone(),
                })
                .collect(),
            ready: self.ready().collect(),
            revised: revised.collect(),
        }
    }
}

/// What of a contract decides where its months stand.
struct Term {
    status: ContractStatus,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
}

/// Where a month of a contract stands.
pub(super) fn cell(
    context: &Context<'_>,
    contract: &Contract,
    month: YearMonth,
    revision: Option<i64>,
) -> GridCell {
    let over = context.now >= end_of(context, contract.zone, month);
    let term = Term { status: contract.status, starts_on: contract.starts_on, ends_on: contract.ends_on };
    stands(&term, month, over, revision)
}

fn end_of(context: &Context<'_>, zone: ZoneId, month: YearMonth) -> Instant {
    context.zone(zone).start_of(month.next().first_day())
}

fn stands(term: &Term, month: YearMonth, over: bool, revision: Option<i64>) -> GridCell {
    let in_term = month >= YearMonth::of(term.starts_on)
        && term.ends_on.is_none_or(|last| month <= YearMonth::of(last));
    let state = match revision {
        Some(1) => CellState::Issued,
        Some(_) => CellState::Revised,
        None if term.status == ContractStatus::Draft || !in_term => CellState::None,
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
