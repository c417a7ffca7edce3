//! The targets in the published words, what an order or an add-on put in their place, how we read
//! them, and the fees.

use super::clauses::Numbers;
use crate::frame::{GAP, NOTE, block_head, paragraph};
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::{Block, FULL};
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Kind, Row, Strip, Table};
use crate::pdf::text::{Style, Text};
use domain::contracts::schedule::{self as from, ContractSchedule, date_in_words};
use domain::sla::{AssumptionKind, Basis, Metric};

/// Letters that lead to the readings.
const LETTER: Style = BODY.bold().raised();
/// Width of the column of priorities.
const NAMES: f64 = 36.0;

pub(super) fn lay(sheet: &mut Sheet, schedule: &ContractSchedule, numbers: &mut Numbers) -> Vec<Block> {
    let mut blocks = vec![targets(sheet, schedule, numbers)];
    if !schedule.schedule.readings.is_empty() {
        blocks.push(readings(sheet, schedule));
    }
    blocks.push(fees(sheet, schedule, numbers));
    blocks
}

fn targets(sheet: &mut Sheet, schedule: &ContractSchedule, numbers: &mut Numbers) -> Block {
    let metrics = &schedule.schedule.columns;
    let head = block_head(
        sheet,
        &numbers.title("Targets"),
        "In the words of the policy; letters lead to how we read them.",
    );
    let width = (FULL - NAMES) / metrics.len().max(1) as f64;
    let mut columns = vec![Column::apart(NAMES, 3.0)];
    columns.extend(metrics.iter().map(|_| Column::apart(width, 3.0)));
    let mut heads = vec!["Priority"];
    heads.extend(metrics.iter().map(|metric| name(*metric)));
    let mut table = Table::new(columns).named(heads);
    for row in &schedule.schedule.rows {
        let mut cells = vec![Cell::words(row_name(row))];
        cells.extend(row.cells.iter().map(|cell| cell.as_ref().map_or_else(nothing, promise)));
        table.push(Row::new(Kind::Body, cells));
    }
    let laid = table.lay(sheet);
    let mut block = Block::over(GAP + 2.0, head, laid, None);
    let notes = add_ons(sheet, schedule);
    if notes.height > 0.0 {
        block.strips.push(Strip { drawing: notes, holds: false });
    }
    block
}

fn row_name(row: &from::Row) -> Text {
    let text = Text::new(BODY).bold(row.name.as_str());
    match &row.category {
        Some(category) => text.styled(format!("\n{category}"), BODY.grey()),
        None => text,
    }
}

fn nothing() -> Cell {
    Cell::words(Text::of("–", BODY.grey()))
}

fn promise(cell: &from::Cell) -> Cell {
    let mut text = Text::new(BODY);
    text = match &cell.basis {
        Basis::Order { .. } => text.bold(cell.words.as_str()),
        Basis::Policy | Basis::AddOn { .. } => text.then(cell.words.as_str()),
    };
    if !cell.letters.is_empty() {
        text = text.styled(format!("\u{a0}{}", cell.letters.join(",\u{a0}")), LETTER);
    }
    let (by, instead_of) = match &cell.basis {
        Basis::Policy => return Cell::words(text),
        Basis::AddOn { name, instead_of } => (format!("with {name}"), instead_of),
        Basis::Order { order, instead_of } => (format!("by order {order}"), instead_of),
    };
    let policy = if instead_of.is_empty() { "nothing" } else { instead_of.as_str() };
    Cell::words(text.styled(format!("\n{by}"), NOTE).styled(format!("\npolicy: {policy}"), NOTE.grey()))
}

/// Which add-ons are in the targets, and since when; what an order changed.
fn add_ons(sheet: &mut Sheet, schedule: &ContractSchedule) -> Drawing {
    let mut sentences: Vec<String> = Vec::new();
    for add_on in &schedule.schedule.add_ons {
        let (name, version, from) = (&add_on.name, add_on.version, date_in_words(add_on.from_on));
        sentences.push(if add_on.is_in_force {
            format!("With the add-on {name}, version {version}, since {from}.")
        } else {
            format!("The add-on {name}, version {version}, replaces its targets from {from}; they are not shown yet.")
        });
    }
    let ordered = schedule.schedule.rows.iter().flat_map(|row| row.cells.iter().flatten());
    if ordered.into_iter().any(|cell| matches!(cell.basis, Basis::Order { .. })) {
        sentences.push("Where a signed order and the policy differ, the order prevails.".to_owned());
    }
    if sentences.is_empty() {
        return Drawing::artifact(0.0);
    }
    let mut drawing = Drawing::artifact(1.5);
    let set = paragraph(sheet, sentences.join(" "));
    drawing.append(set, 0.0);
    drawing
}

fn readings(sheet: &mut Sheet, schedule: &ContractSchedule) -> Block {
    let note = "Agreed: confirmed in writing. Assumed: our reading, tell us if you see it differently.";
    let head = block_head(sheet, "How we read the published words", note);
    let columns =
        vec![Column::words(8.0), Column::apart(58.0, 3.0), Column::apart(90.0, 3.0), Column::words(18.0)];
    let mut table = Table::new(columns).heads(["", "The policy says", "We read it as", "Basis"]);
    for reading in &schedule.schedule.readings {
        let basis = match reading.kind {
            AssumptionKind::Agreed => Text::of("agreed", BODY.bold()),
            AssumptionKind::Default => Text::of("assumed", BODY),
        };
        table.push(Row::body(vec![
            Cell::words(Text::of(reading.letter.as_str(), BODY.bold())),
            Cell::plain(quoted(&reading.words)),
            Cell::plain(reading.reading.as_str()),
            Cell::words(basis),
        ]));
    }
    Block::over(GAP - 2.0, head, table.lay(sheet), None)
}

fn quoted(words: &str) -> String {
    if words.is_empty() || words.starts_with(['“', '"']) {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}

fn fees(sheet: &mut Sheet, schedule: &ContractSchedule, numbers: &mut Numbers) -> Block {
    let mut head = block_head(sheet, &numbers.title("Services and fees"), "A month, before tax.");
    if schedule.services.is_empty() {
        let none = paragraph(sheet, "No fees are agreed in this contract.");
        head.append(none, 0.0);
        return Block::whole(GAP, head);
    }
    let columns =
        vec![Column::apart(84.0, 3.0), Column::numbers(36.0), Column::numbers(27.0), Column::numbers(27.0)];
    let mut table = Table::new(columns).heads(["Service", "How many", "Each", "Fee"]);
    for service in &schedule.services {
        table.push(Row::body(vec![
            Cell::plain(service.name.as_str()),
            Cell::plain(format!("{} {}", service.count, service.unit).trim_end()),
            Cell::plain(service.price.to_string()),
            Cell::plain(service.fee().to_string()),
        ]));
    }
    for fee in &schedule.fees {
        let cells = vec![
            Cell::words(Text::of("A month, before tax", BODY.bold())).over(3),
            Cell::words(Text::of(fee.to_string(), BODY.bold())),
        ];
        table.push(Row::new(Kind::Total, cells));
    }
    Block::over(GAP, head, table.lay(sheet), None)
}

fn name(metric: Metric) -> &'static str {
    match metric {
        Metric::Acknowledgement => "Acknowledgement",
        Metric::FirstResponse => "First response",
        Metric::StatusUpdate => "Updates",
        Metric::Resolution => "Resolution",
    }
}
