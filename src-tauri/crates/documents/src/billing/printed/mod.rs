//! An invoice or a credit note as a PDF: what the client reads and pays. Black type on white, on the grid of the
//! monthly report.
//!
//! Deliberately absent: arithmetic beyond the sums of [`domain::billing::Totals`], and anything that depends on when it
//! is printed.

mod head;
mod lines;
mod sums;

use crate::frame::{self, Footer};
use crate::pdf::color::Color;
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::{Flow, Paper, build};
use crate::pdf::sheet::Sheet;
use crate::pdf::{Colophon, Unprintable};
use domain::billing::{Document, DocumentKind};
use domain::money::Money;
use domain::time::Instant;

/// What a printed document shows besides its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    /// For which paper.
    pub paper: Paper,
    /// When it was issued, or a draft was last changed. The file's date.
    pub made: Instant,
    /// RFC 5646, as `en-NZ`.
    pub language: String,
    /// The provider's colour; darkened where it would not be readable.
    pub accent: Color,
    /// The program, with its version.
    pub program: String,
}

/// Prints the document. The same document and imprint give the same bytes.
///
/// # Errors
/// [`Unprintable`] if a name needs a character no bundled font has.
pub fn print(document: &Document, imprint: &Imprint) -> Result<Vec<u8>, Unprintable> {
    let colophon = Colophon {
        title: format!("{}, {}", name(document), document.buyer.name),
        author: document.seller.name.clone(),
        subject: format!("{} for {}", kind(document.kind), document.buyer.name),
        program: imprint.program.clone(),
        language: imprint.language.clone(),
        made: imprint.made,
    };
    build(&colophon, |sheet| {
        let mut flow = Flow::new(imprint.paper);
        flow.put(head::lay(sheet, document, imprint));
        flow.put(lines::lay(sheet, document));
        flow.put(sums::lay(sheet, document));
        flow.put(sums::notes(sheet, document));
        Ok(flow.finish(|page, of| footer(sheet, document, page, of)))
    })
}

/// `client · Invoice INV-2026-0187 | provider · GST 123-456-789 | Page x of y`.
fn footer(sheet: &mut Sheet, document: &Document, page: usize, of: usize) -> Drawing {
    let seller = &document.seller;
    let draft = if is_draft(document) { "DRAFT · " } else { "" };
    let known = [&seller.name, &seller.tax_id].map(|part| part.trim()).into_iter();
    let known: Vec<&str> = known.filter(|part| !part.is_empty()).collect();
    let middle = format!("{draft}{}", known.join(" · "));
    let tail = format!(" · {}", name(document));
    frame::footer(sheet, &Footer { name: &document.buyer.name, tail: &tail, middle: &middle, page, of })
}

/// A document without a number was never issued.
fn is_draft(document: &Document) -> bool {
    document.number.is_empty()
}

/// `Invoice INV-2026-0187`, `Draft of an invoice`.
fn name(document: &Document) -> String {
    if !is_draft(document) {
        return format!("{} {}", kind(document.kind), document.number);
    }
    match document.kind {
        DocumentKind::Invoice => "Draft of an invoice".to_owned(),
        DocumentKind::CreditNote => "Draft of a credit note".to_owned(),
    }
}

fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Invoice => "Invoice",
        DocumentKind::CreditNote => "Credit note",
    }
}

/// What the sum is called: a draft asks for nothing yet.
fn sum_name(document: &Document) -> &'static str {
    match document.kind {
        _ if is_draft(document) => "In all",
        DocumentKind::Invoice => "To pay",
        DocumentKind::CreditNote => "Credited",
    }
}

/// The amount without its currency, where a note says once what all are in.
fn figure(money: Money) -> String {
    let whole = money.to_string();
    whole.split_once(' ').map_or(whole.clone(), |(_, figure)| figure.to_owned())
}
