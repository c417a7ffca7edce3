//! What every page shares: titles over blocks, page heads, the footer.

use super::{Imprint, words};
use crate::pdf::color::{HAIR, INK};
use crate::pdf::drawing::{Drawing, Stroke};
use crate::pdf::flow::{FULL, GUTTER, HALF, THIRD, TWO_THIRDS};
use crate::pdf::sheet::Sheet;
use crate::pdf::text::{Style, Text, cut};
use domain::reports::Report;

pub(super) const SMALL: Style = Style::regular(8.0, 11.0);
pub(super) const NOTE: Style = Style::regular(7.5, 10.5);
pub(super) const TINY: Style = Style::regular(7.0, 9.0);
pub(super) const LABEL: Style = Style::regular(7.5, 10.0);

/// Between blocks, in millimetres.
pub(super) const GAP: f64 = 8.0;
/// Size of a mark within text of 8 pt, and the gap behind it.
pub(super) const MARK: f64 = 2.3;
pub(super) const MARK_GAP: f64 = 1.0;

const BLOCK_TITLE: Style = Style::regular(9.0, 12.0).bold();
const PAGE_TITLE: Style = Style::regular(20.0, 24.0).light().tracked(-0.1);
pub(super) const LEAD: Style = Style::regular(10.0, 14.0);

/// How deep titles stand: the report's own first, its pages and the blocks of its cover second,
/// the blocks of pages third.
pub(super) const REPORT: u8 = 1;
const PAGE: u8 = 2;
pub(super) const BLOCK: u8 = 3;

/// A block's title on its rule, with its note on the right.
pub(super) fn block_head(sheet: &mut Sheet, title: &str, note: &str) -> Drawing {
    head(sheet, BLOCK, title, note, FULL)
}

/// The same over half the page.
pub(super) fn half_head(sheet: &mut Sheet, title: &str, note: &str) -> Drawing {
    head(sheet, BLOCK, title, note, HALF)
}

/// The same on the cover.
pub(super) fn cover_head(sheet: &mut Sheet, title: &str, note: &str) -> Drawing {
    head(sheet, PAGE, title, note, FULL)
}

fn head(sheet: &mut Sheet, level: u8, title: &str, note: &str, width: f64) -> Drawing {
    let mut drawing = Drawing::artifact(0.0);
    drawing.line((0.0, 0.175), (width, 0.175), Stroke::solid(INK, 0.35));
    let text = Text::of(title, BLOCK_TITLE);
    let natural = text.width(sheet);
    let set = text.set_title(sheet, natural.min(width), level, title);
    let mut height = set.height;
    drawing.place(set, (0.0, 1.85));
    if !note.is_empty() {
        let left = natural + GUTTER;
        let text = Text::of(note, NOTE.grey()).right();
        let note = text.set_paragraph(sheet, width - left);
        let lowered = BLOCK_TITLE.baseline() - NOTE.baseline();
        height = height.max(note.height + lowered);
        drawing.place(note, (left, 1.85 + lowered));
    }
    drawing.height = 1.85 + height + 2.0;
    drawing
}

/// A page's title and its lead, two columns and four.
pub(super) fn page_head(sheet: &mut Sheet, title: &str, lead: Text) -> Drawing {
    let mut drawing = Drawing::artifact(0.0);
    let name = title.replace('\n', " ");
    let set = Text::of(title, PAGE_TITLE).set_title(sheet, THIRD, PAGE, &name);
    let lead = lead.set_paragraph(sheet, TWO_THIRDS);
    drawing.height = set.height.max(lead.height + 1.4);
    drawing.place(set, (0.0, 0.0));
    drawing.place(lead, (THIRD + GUTTER, 1.4));
    drawing
}

/// A paragraph over the whole width.
pub(super) fn paragraph(sheet: &mut Sheet, words: impl Into<String>) -> Drawing {
    Text::of(words, SMALL).set_paragraph(sheet, FULL)
}

/// Puts two drawings side by side, half the page each.
pub(super) fn side_by_side(left: Drawing, right: Drawing) -> Drawing {
    let mut both = Drawing::artifact(left.height.max(right.height));
    both.place(left, (0.0, 0.0));
    both.place(right, (HALF + GUTTER, 0.0));
    both
}

/// `client · SLA report · month | Revision n · data ffff … | Page x of y`.
pub(super) fn footer(
    sheet: &mut Sheet,
    report: &Report,
    imprint: &Imprint,
    page: usize,
    of: usize,
) -> Drawing {
    let style = TINY.grey();
    let mut drawing = Drawing::artifact(0.2 + 1.6 + style.line());
    drawing.line((0.0, 0.1), (FULL, 0.1), Stroke::solid(HAIR, 0.2));
    let issue = match report.head.issued_on {
        Some(_) => format!("Revision {}", report.head.revision),
        None => "DRAFT".to_owned(),
    };
    let middle = format!("{issue} · data {}", fours(&imprint.fingerprint[..8]));
    let right = format!("Page {page} of {of}");
    let (middle, right) = (Text::of(middle, style), Text::of(right, style));
    let (of_middle, of_right) = (middle.width(sheet), right.width(sheet));
    let tail = format!(" · SLA report · {}", words::month(report.head.month));
    let room = FULL - of_middle - of_right - 4.0 * GUTTER - Text::of(tail.as_str(), style).width(sheet);
    let client = cut(sheet, &report.head.client, style, room);
    let left = Text::of(format!("{client}{tail}"), style);
    let of_left = left.width(sheet);
    // As much paper left of the middle as right of it.
    let between = (FULL - of_left - of_middle - of_right) / 2.0;
    for (text, x) in [(left, 0.0), (middle, of_left + between), (right, FULL - of_right)] {
        drawing.place(text.on_one_line().set_artifact(sheet, FULL), (x, 1.8));
    }
    drawing
}

/// Bytes as hexadecimal in groups of four digits.
pub(super) fn fours(bytes: &[u8]) -> String {
    let pairs: Vec<String> =
        bytes.chunks(2).map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect()).collect();
    pairs.join(" ")
}
