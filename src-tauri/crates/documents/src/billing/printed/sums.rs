//! What the lines come to, where to pay it, and the words under it.

use super::lines::pieces;
use super::{figure, is_draft, sum_name};
use crate::frame::{GAP, SMALL, block_head, half_head, pairs, side_by_side};
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::{Block, FULL, HALF};
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Kind, Row, Strip, Table};
use crate::pdf::text::Text;
use domain::billing::{Document, DocumentKind, TaxSum};
use domain::contracts::schedule::date_in_words;

pub(super) fn lay(sheet: &mut Sheet, document: &Document) -> Block {
    let left = match document.kind {
        DocumentKind::Invoice => payment(sheet, document),
        DocumentKind::CreditNote => taken_off(sheet, document),
    };
    let right = sums(sheet, document);
    Block::whole(GAP, side_by_side(left, right))
}

fn payment(sheet: &mut Sheet, document: &Document) -> Drawing {
    let account = &document.account;
    if account.is_empty() {
        return Drawing::default();
    }
    let quote = if is_draft(document) { String::new() } else { document.number.clone() };
    let rows = [
        ("Holder", account.holder.clone()),
        ("Account", account.number.clone()),
        ("Bank", account.bank.clone()),
        ("Reference", quote),
        ("Until", date_in_words(document.due_on)),
    ];
    pairs(sheet, "Where to pay", &rows)
}

fn taken_off(sheet: &mut Sheet, document: &Document) -> Drawing {
    let (invoice, of) = match &document.corrects {
        Some((number, on)) => (number.clone(), date_in_words(*on)),
        None => Default::default(),
    };
    pairs(sheet, "Corrects", &[("Invoice", invoice), ("Of", of), ("Why", document.reason.clone())])
}

fn sums(sheet: &mut Sheet, document: &Document) -> Drawing {
    let totals = document.totals();
    let mut drawing = half_head(sheet, "Sum", document.currency.code());
    let mut table = Table::new(vec![Column::apart(HALF - 34.0, 3.0), Column::numbers(34.0)]);
    table.push(row("Before tax".to_owned(), figure(totals.net)));
    for tax in &totals.taxes {
        if let Some(words) = tax_in_words(tax, totals.taxes.len() > 1) {
            table.push(row(words, figure(tax.amount)));
        }
    }
    let cells = vec![
        Cell::words(Text::of(sum_name(document), BODY.bold())),
        Cell::words(Text::of(totals.gross.to_string(), BODY.bold())),
    ];
    table.push(Row::new(Kind::Total, cells));
    table.lay(sheet).strips.into_iter().for_each(|strip| drawing.append(strip.drawing, 0.0));
    drawing
}

fn row(name: String, amount: String) -> Row {
    Row::body(vec![Cell::plain(name), Cell::plain(amount)])
}

/// `HST Ontario, 13% of CAD 170.00`; `Exempt: resale certificate 4711`. Nothing where neither is said of anything.
fn tax_in_words(tax: &TaxSum, is_one_of_several: bool) -> Option<String> {
    match tax.rate {
        Some(rate) => Some(format!("{}, {rate} of {}", tax.name, tax.base)),
        None if tax.name.is_empty() => is_one_of_several.then(|| format!("No tax on {}", tax.base)),
        None => Some(format!("{} exempt: {}", tax.base, tax.name)),
    }
}

/// The free words, a paragraph each; an empty block where there are none.
pub(super) fn notes(sheet: &mut Sheet, document: &Document) -> Block {
    let paragraphs: Vec<&str> =
        document.note.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if paragraphs.is_empty() {
        return Block::default();
    }
    let head = block_head(sheet, "Note", "");
    let pieces = paragraphs.into_iter().flat_map(pieces);
    let strip = |piece: String| {
        let mut drawing = Text::of(piece, SMALL).set_paragraph(sheet, FULL);
        drawing.height += 1.4;
        Strip { drawing, holds: false }
    };
    let strips = pieces.map(strip).collect();
    Block { gap: GAP, head, strips, ..Block::default() }.breaking_anywhere()
}
