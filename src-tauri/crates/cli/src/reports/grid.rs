//! `msp reports grid`: contracts × months.

use api::reports::{self, CellState, GridCell, GridOf};
use clap::Args;

use crate::arguments::Form;
use crate::columns::Columns;
use crate::outcome::Outcome;
use crate::reports::month;
use crate::session::Place;
use crate::words::count;

/// Show which months of which contracts are due, ready or issued
#[derive(Args)]
#[command(after_help = "\
Example:
  msp reports grid --until 2026-09")]
pub struct Grid {
    /// The last month shown; the one before this month without
    #[arg(long, value_name = "YYYY-MM", value_parser = month, default_value = None)]
    until: Option<String>,
    #[command(flatten)]
    form: Form,
}

impl Grid {
    pub fn run(self, place: &Place) -> Outcome {
        let asked = GridOf { until: self.until.unwrap_or_default() };
        place.open()?.show(self.form, "reports.grid", asked, text)
    }
}

/// A line a contract: its months from the first to the last shown.
fn text(grid: &reports::Grid) -> String {
    if grid.rows.is_empty() {
        return "No contracts, so no reports.".to_owned();
    }
    let mut columns = Columns::of_words(&["CONTRACT", "CLIENT", "MONTHS"]);
    for row in &grid.rows {
        let cells: Vec<String> = row.cells.iter().map(mark).collect();
        columns.row([row.number.clone(), row.client.clone(), cells.join(" ")]);
    }
    let months = [grid.months.first(), grid.months.last()].map(|month| month.cloned().unwrap_or_default());
    let ready = count(i64::try_from(grid.ready.len()).unwrap_or(i64::MAX), "report is", "reports are");
    format!(
        "{} to {}: · no contract, – not over, r ready, i issued, 2 and up revised\n{}{ready} ready to issue.",
        months[0],
        months[1],
        columns.text()
    )
}

fn mark(cell: &GridCell) -> String {
    match cell.state {
        CellState::None => "·".to_owned(),
        CellState::NotDue => "–".to_owned(),
        CellState::Ready => "r".to_owned(),
        CellState::Issued => "i".to_owned(),
        CellState::Revised => cell.revision.to_string(),
    }
}
