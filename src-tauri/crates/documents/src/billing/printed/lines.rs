//! The lines: each amount with how it came about under it, over as many pages as there are.

use super::figure;
use crate::frame::{GAP, NOTE, block_head};
use crate::pdf::flow::Block;
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Kind, Row, Table};
use crate::pdf::text::Text;
use domain::billing::{Document, Line, QuantityUnit};
use domain::contracts::schedule::date_in_words;

/// A row that is longer than so many signs goes on in another: rows are never cut, and a page has to hold each.
const LONGEST_ROW: usize = 1_500;
/// Nor has a row more explanations than this.
const MOST_EXPLANATIONS: usize = 12;

pub(super) fn lay(sheet: &mut Sheet, document: &Document) -> Block {
    let note = format!("All amounts in {}; before tax.", document.currency.code());
    let head = block_head(sheet, "What it is for", &note);
    let columns = vec![
        Column::words(22.0),
        Column::apart(82.0, 4.0),
        Column::numbers(20.0),
        Column::numbers(25.0),
        Column::numbers(25.0),
    ];
    let mut table = Table::new(columns).heads(["Date", "Description", "Quantity", "Price", "Amount"]);
    for line in &document.lines {
        rows(line).into_iter().for_each(|row| table.push(row));
    }
    Block::over(GAP, head, table.lay(sheet), None).breaking_anywhere()
}

/// The line, and rows that go on with what is too long for one.
fn rows(line: &Line) -> Vec<Row> {
    let mut parts = parts(line).into_iter();
    let first = parts.next().unwrap_or_else(|| Text::new(BODY));
    let figures = [quantity(line), figure(line.unit_price), figure(line.net)];
    let mut cells = vec![Cell::words(Text::of(date_in_words(line.on), BODY.grey())), Cell::words(first)];
    cells.extend(figures.map(Cell::plain));
    let mut rows = vec![Row::body(cells)];
    let more = |text| vec![Cell::empty(), Cell::words(text), Cell::empty(), Cell::empty(), Cell::empty()];
    rows.extend(parts.map(|text| Row::new(Kind::Body, more(text))));
    rows
}

/// Description and explanations, as many to a text as a row takes.
fn parts(line: &Line) -> Vec<Text> {
    let description = pieces(&line.description).into_iter().map(|piece| (piece, BODY));
    let explained = line.explanation.iter().flat_map(|one| pieces(one)).map(|piece| (piece, NOTE.grey()));
    let mut parts: Vec<Text> = Vec::new();
    let (mut signs, mut count) = (0, 0);
    for (piece, style) in description.chain(explained) {
        signs += piece.chars().count();
        count += 1;
        match parts.pop() {
            Some(text) if signs <= LONGEST_ROW && count <= MOST_EXPLANATIONS => {
                parts.push(text.styled(format!("\n{piece}"), style));
            }
            before => {
                parts.extend(before);
                parts.push(Text::new(BODY).styled(piece.as_str(), style));
                (signs, count) = (piece.chars().count(), 1);
            }
        }
    }
    parts
}

/// A text in pieces that a row can hold, parted between words.
pub(super) fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut signs = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let mut letters = word.chars().peekable();
        while letters.peek().is_some() {
            let part: String = letters.by_ref().take(LONGEST_ROW).collect();
            let length = part.chars().count();
            if signs + length > LONGEST_ROW {
                pieces.push(String::new());
                signs = 0;
            }
            signs += length;
            pieces.last_mut().expect("there is one from the start").push_str(&part);
        }
    }
    pieces.into_iter().map(|piece| piece.trim_end().to_owned()).collect()
}

/// `2.5 h`, `42`.
fn quantity(line: &Line) -> String {
    let count = line.quantity.to_string().replace('-', "−");
    match line.unit {
        QuantityUnit::Hours => format!("{count}\u{a0}h"),
        QuantityUnit::Each => count,
    }
}
