//! The head: from whom, to whom, which document, and what is to be done about it until when.

use super::{Imprint, is_draft, kind, name, sum_name};
use crate::frame::{self, BLOCK, NOTE, SMALL};
use crate::pdf::color::INK;
use crate::pdf::drawing::{Drawing, Stroke};
use crate::pdf::flow::{Block, FULL, GUTTER, THIRD};
use crate::pdf::sheet::Sheet;
use crate::pdf::text::{Style, Text};
use domain::billing::{Document, DocumentKind, Party};
use domain::contracts::schedule::date_in_words;

const TITLE: Style = Style::regular(9.0, 12.0).bold();
const FIGURE: Style = Style::regular(20.0, 24.0).light().tracked(-0.1);

pub(super) fn lay(sheet: &mut Sheet, document: &Document, imprint: &Imprint) -> Block {
    let word = kind(document.kind);
    let kind = if is_draft(document) { format!("DRAFT · {word}") } else { word.to_owned() };
    let mut drawing = frame::masthead(sheet, &document.seller.name, &kind, imprint.accent);
    drawing.height += 12.0;
    drawing.append(frame::title(sheet, &name(document), &about(document)), 0.0);
    if is_draft(document) {
        drawing.height += 2.0;
        let words = format!(
            "This is a draft and no {}: it has no number and asks for no payment.",
            document.kind.in_words()
        );
        let set = Text::of(words, SMALL.bold()).set_paragraph(sheet, FULL);
        drawing.append(set, 0.0);
    }
    drawing.height += 8.0;
    let buyer = party(sheet, "To", &document.buyer);
    let seller = party(sheet, "From", &document.seller);
    let amount = asked(sheet, document);
    drawing.append(side_by_side([buyer, seller, amount]), 0.0);
    Block::whole(0.0, drawing)
}

/// What stands under the name: the month, or what a credit note corrects.
fn about(document: &Document) -> String {
    let month = document.month.map(|month| format!("{} {}", month.name(), month.year()));
    match (&document.corrects, month) {
        (Some((number, _)), _) => format!("corrects {number}"),
        (None, Some(month)) => month,
        (None, None) => document.buyer.name.clone(),
    }
}

fn side_by_side(thirds: [Drawing; 3]) -> Drawing {
    let height = thirds.iter().map(|third| third.height).fold(0.0, f64::max);
    let mut row = Drawing::artifact(height);
    for (index, third) in thirds.into_iter().enumerate() {
        row.place(third, (index as f64 * (THIRD + GUTTER), 0.0));
    }
    row
}

/// A third of the page under its rule and title.
fn third(sheet: &mut Sheet, title: &str) -> Drawing {
    let mut drawing = Drawing::artifact(1.85);
    drawing.line((0.0, 0.175), (THIRD, 0.175), Stroke::solid(INK, 0.35));
    let set = Text::of(title, TITLE).set_title(sheet, THIRD, BLOCK, title);
    drawing.append(set, 0.0);
    drawing.height += 1.6;
    drawing
}

fn party(sheet: &mut Sheet, title: &str, party: &Party) -> Drawing {
    let mut drawing = third(sheet, title);
    let mut text = Text::new(SMALL).bold(party.name.as_str());
    for line in place(party) {
        text = text.then(format!("\n{line}"));
    }
    let set = text.set_paragraph(sheet, THIRD);
    drawing.append(set, 0.0);
    let numbers = numbers(party);
    if !numbers.is_empty() {
        drawing.height += 1.4;
        let set = Text::of(numbers.join("\n"), NOTE.grey()).set_paragraph(sheet, THIRD);
        drawing.append(set, 0.0);
    }
    drawing
}

/// The lines of the address, none of them empty.
fn place(party: &Party) -> Vec<String> {
    let town = [&party.city, &party.region, &party.postal_code].map(|part| part.trim());
    let town: Vec<&str> = town.into_iter().filter(|part| !part.is_empty()).collect();
    let lines = party.address.iter().map(|line| line.trim().to_owned());
    let town = [town.join(" "), party.country.trim().to_owned()];
    let town: Vec<String> = town.into_iter().filter(|part| !part.is_empty()).collect();
    let lines = lines.chain([town.join(", ")]);
    lines.filter(|line| !line.is_empty()).collect()
}

fn numbers(party: &Party) -> Vec<String> {
    let named = [("Tax ID", &party.tax_id), ("Company no.", &party.company_id)];
    let named = named.into_iter().filter(|(_, value)| !value.trim().is_empty());
    let bare = [&party.email, &party.phone].into_iter().filter(|value| !value.trim().is_empty());
    named.map(|(name, value)| format!("{name} {}", value.trim())).chain(bare.cloned()).collect()
}

/// The amount, large, and the dates under it.
fn asked(sheet: &mut Sheet, document: &Document) -> Drawing {
    let mut drawing = third(sheet, sum_name(document));
    let gross = document.totals().gross.to_string();
    let (code, amount) = gross.split_once(' ').unwrap_or(("", &gross));
    let half = Style { size: FIGURE.size / 2.0, ..FIGURE };
    let text = Text::of(amount, FIGURE).styled(format!("\u{a0}{code}"), half);
    let set = text.set_paragraph(sheet, THIRD);
    drawing.append(set, 0.0);
    drawing.height += 1.4;
    for (name, value) in dates(document) {
        let set = Text::of(format!("{name}\u{2002}"), SMALL.grey()).styled(value, SMALL);
        let set = set.set_paragraph(sheet, THIRD);
        drawing.append(set, 0.0);
    }
    drawing
}

fn dates(document: &Document) -> Vec<(&'static str, String)> {
    let mut dates = vec![("Issued", date_in_words(document.issued_on))];
    match document.kind {
        DocumentKind::Invoice => dates.push(("Due", date_in_words(document.due_on))),
        DocumentKind::CreditNote => {}
    }
    if !document.reference.trim().is_empty() {
        dates.push(("Your reference", document.reference.trim().to_owned()));
    }
    dates
}
