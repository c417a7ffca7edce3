//! `msp reports batch`: the PDFs of all contracts of a month.

use std::path::PathBuf;

use api::failure::Failure;
use api::progress::Progress;
use api::reports::{CellState, Grid, GridOf, GridRow, ReportSave, Saved};
use clap::Args;
use serde_json::{Value, json};

use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::{Outcome, Refusal};
use crate::reports::{folder, month};
use crate::session::Place;
use crate::terminal::{self, OnTerminal};
use crate::words::count;

/// Build the reports of a month for all contracts
///
/// A month that was issued gives what was issued; the others give drafts of what is known now. A
/// contract that fails does not stop the others.
#[derive(Args)]
#[command(after_help = "\
Example:
  msp reports batch --month 2026-09 --out reports")]
pub struct Batch {
    /// The month
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: String,
    /// The folder the PDFs go to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    form: Form,
}

/// What became of a contract's report.
struct Built {
    contract: GridRow,
    outcome: Result<Saved, Failure>,
}

impl Batch {
    pub fn run(self, place: &Place) -> Outcome {
        let session = place.open()?;
        let grid: Grid = session.ask("reports.grid", GridOf { until: self.month.clone() })?;
        let contracts: Vec<GridRow> = grid.rows.into_iter().filter(has_that_month).collect();
        let path = folder(&self.out)?;
        let mut built = Vec::new();
        let progress = OnTerminal::new();
        for contract in &contracts {
            if place.stop.was_asked() {
                break;
            }
            progress.report(length(built.len()), Some(length(contracts.len())), "reports");
            let (month, path) = (self.month.clone(), path.clone());
            let asked = ReportSave { contract: contract.contract_id.clone(), month, path, draft: false };
            built.push(Built { contract: contract.clone(), outcome: session.ask("reports.save_pdf", asked) });
        }
        drop(progress);
        if self.form.json {
            terminal::print_json(&place.stop, &built.iter().map(as_json).collect())?;
        } else {
            terminal::print(&place.stop, &text(&built))?;
        }
        if built.len() < contracts.len() {
            terminal::say(&format!("Stopped after {} of {}.", built.len(), contracts.len()));
            return Err(Refusal::Said);
        }
        let failed = built.iter().any(|built| built.outcome.is_err());
        if failed { Err(Refusal::Said) } else { Ok(()) }
    }
}

fn length(of: usize) -> u64 {
    u64::try_from(of).unwrap_or(u64::MAX)
}

/// The month asked for is the grid's last.
fn has_that_month(row: &GridRow) -> bool {
    row.cells.last().is_some_and(|cell| match cell.state {
        CellState::None => false,
        CellState::NotDue | CellState::Ready | CellState::Issued | CellState::Revised => true,
    })
}

fn as_json(built: &Built) -> Value {
    let (number, client) = (&built.contract.number, &built.contract.client);
    match &built.outcome {
        Ok(saved) => json!({ "contract": number, "client": client, "pdf": saved.path }),
        Err(failure) => json!({ "contract": number, "client": client, "failure": failure }),
    }
}

fn text(built: &[Built]) -> String {
    let mut columns = Columns::of_words(&["CONTRACT", "CLIENT", "PDF"]);
    let mut failed = 0;
    for of in built {
        let outcome = match &of.outcome {
            Ok(saved) => saved.path.clone(),
            Err(failure) => {
                failed += 1;
                format!("failed: {}", failure.message)
            }
        };
        columns.row([of.contract.number.clone(), of.contract.client.clone(), outcome]);
    }
    let done = i64::try_from(built.len()).unwrap_or(i64::MAX) - failed;
    let failed = if failed == 0 { String::new() } else { format!(", {failed} failed") };
    format!("{}{}{failed}", columns.text(), count(done, "report", "reports"))
}
