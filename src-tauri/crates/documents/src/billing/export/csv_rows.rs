//! Everything as CSV: one row a line, what belongs to the document on each of them.

use super::{ExportFile, ExportFormat};
use crate::lists::{Cell, csv_of_cells};
use domain::billing::{Document, Line, LineTax, MOST_TAXES};

const HEADS: [&str; 22] = [
    "number",
    "kind",
    "issued_on",
    "due_on",
    "month",
    "client",
    "client_tax_id",
    "reference",
    "corrects",
    "corrects_issued_on",
    "reason",
    "currency",
    "line",
    "line_kind",
    "date",
    "description",
    "explanation",
    "quantity",
    "unit",
    "unit_price",
    "net",
    "exempt",
];
/// Of each tax, as many times as a line may have taxes.
const TAX_HEADS: [[&str; 3]; MOST_TAXES] = [
    ["tax_1", "tax_1_percent", "tax_1_amount"],
    ["tax_2", "tax_2_percent", "tax_2_amount"],
    ["tax_3", "tax_3_percent", "tax_3_amount"],
    ["tax_4", "tax_4_percent", "tax_4_amount"],
];

pub(super) fn file(documents: &[Document]) -> ExportFile {
    let heads: Vec<&str> =
        HEADS.into_iter().chain(TAX_HEADS.into_iter().flatten()).chain(["tax", "gross"]).collect();
    let of = |document: &Document| -> Vec<Vec<Cell>> {
        document.lines.iter().enumerate().map(|(index, line)| row(document, index + 1, line)).collect()
    };
    let bytes = csv_of_cells(&heads, documents.iter().flat_map(of));
    ExportFile { name: format!("billing{}", ExportFormat::GenericCsv.suffix()), bytes }
}

fn row(document: &Document, place: usize, line: &Line) -> Vec<Cell> {
    let corrects = document.corrects.as_ref();
    let text = |words: &str| Cell::Text(words.to_owned());
    let mut cells = vec![
        text(&document.number),
        text(document.kind.key()),
        text(&document.issued_on.to_string()),
        text(&document.due_on.to_string()),
        text(&document.month.map(|month| month.to_string()).unwrap_or_default()),
        text(&document.buyer.name),
        text(&document.buyer.tax_id),
        text(&document.reference),
        text(corrects.map(|(number, _)| number.as_str()).unwrap_or_default()),
        text(&corrects.map(|(_, on)| on.to_string()).unwrap_or_default()),
        text(&document.reason),
        text(document.currency.code()),
        Cell::Number(place.to_string()),
        text(line.kind.key()),
        text(&line.on.to_string()),
        text(&line.description),
        text(&line.explanation.join("\n")),
        Cell::Number(line.quantity.to_string()),
        text(line.unit.code()),
        Cell::Number(line.unit_price.plain()),
        Cell::Number(line.net.plain()),
        text(&line.exempt),
    ];
    for place in 0..MOST_TAXES {
        cells.extend(tax(line.taxes.get(place)));
    }
    cells.extend([Cell::Number(line.tax().plain()), Cell::Number(line.gross().plain())]);
    cells
}

fn tax(tax: Option<&LineTax>) -> [Cell; 3] {
    let Some(tax) = tax else { return [(); 3].map(|()| Cell::Text(String::new())) };
    [
        Cell::Text(tax.name.clone()),
        Cell::Number(super::json::percent(tax.rate)),
        Cell::Number(tax.amount.plain()),
    ]
}
