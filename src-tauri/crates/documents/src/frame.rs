//! What every page of every document shares: the masthead, titles over blocks, page heads, the footer.

use crate::pdf::color::{Color, HAIR, INK, WHITE};
use crate::pdf::drawing::{Drawing, Stroke};
use crate::pdf::flow::{FULL, GUTTER, HALF, THIRD, TWO_THIRDS};
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Row, Table};
use crate::pdf::text::{Align, Style, Text, cut};

pub(crate) const SMALL: Style = Style::regular(8.0, 11.0);
pub(crate) const NOTE: Style = Style::regular(7.5, 10.5);
pub(crate) const TINY: Style = Style::regular(7.0, 9.0);
pub(crate) const LABEL: Style = Style::regular(7.5, 10.0);

/// Between blocks, in millimetres.
pub(crate) const GAP: f64 = 8.0;
/// Size of a mark within text of 8 pt, and the gap behind it.
pub(crate) const MARK: f64 = 2.3;
pub(crate) const MARK_GAP: f64 = 1.0;

const PROVIDER: Style = Style::regular(12.0, 16.0).bold();
const BLOCK_TITLE: Style = Style::regular(9.0, 12.0).bold();
const PAGE_TITLE: Style = Style::regular(20.0, 24.0).light().tracked(-0.1);
pub(crate) const LEAD: Style = Style::regular(10.0, 14.0);

/// How deep titles stand: the document's own first, its pages and the blocks of its cover second,
/// the blocks of pages third.
const DOCUMENT: u8 = 1;
const PAGE: u8 = 2;
pub(crate) const BLOCK: u8 = 3;

/// A block's title on its rule, with its note on the right.
pub(crate) fn block_head(sheet: &mut Sheet, title: &str, note: &str) -> Drawing {
    head(sheet, BLOCK, title, note, FULL)
}

/// The same over half the page.
pub(crate) fn half_head(sheet: &mut Sheet, title: &str, note: &str) -> Drawing {
    head(sheet, BLOCK, title, note, HALF)
}

/// The same on the cover.
pub(crate) fn cover_head(sheet: &mut Sheet, title: &str, note: &str) -> Drawing {
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
pub(crate) fn page_head(sheet: &mut Sheet, title: &str, lead: Text) -> Drawing {
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
pub(crate) fn paragraph(sheet: &mut Sheet, words: impl Into<String>) -> Drawing {
    Text::of(words, SMALL).set_paragraph(sheet, FULL)
}

/// Puts two drawings side by side, half the page each.
pub(crate) fn side_by_side(left: Drawing, right: Drawing) -> Drawing {
    let mut both = Drawing::artifact(left.height.max(right.height));
    both.place(left, (0.0, 0.0));
    both.place(right, (HALF + GUTTER, 0.0));
    both
}

/// The provider's mark and name, and at the right what kind of document this is.
pub(crate) fn masthead(sheet: &mut Sheet, provider: &str, kind: &str, accent: Color) -> Drawing {
    let mut drawing = Drawing::artifact(6.0);
    let initial: String = provider.chars().take(1).flat_map(char::to_uppercase).collect();
    drawing.rect((0.0, 0.0), (6.0, 6.0), accent.readable());
    drawing.label(sheet, (3.0, 4.35), Align::Middle, &initial, PROVIDER.colored(WHITE));
    let name = Text::of(provider, PROVIDER).set_paragraph(sheet, 110.0);
    drawing.place(name, (8.4, 3.0 - PROVIDER.line() / 2.0));
    let style = Style::regular(8.5, 12.0);
    let kind = Text::of(kind, style).right().set_paragraph(sheet, 50.0);
    drawing.place(kind, (FULL - 50.0, 3.0 - style.line() / 2.0));
    drawing
}

/// The document's title, a name and what it is about: up to two lines of 30 pt, then 22 pt, then
/// breaks inside words.
pub(crate) fn title(sheet: &mut Sheet, name: &str, about: &str) -> Drawing {
    let large = Style::regular(30.0, 35.0).light().tracked(-0.3);
    let small = Style::regular(22.0, 26.0).light().tracked(-0.2);
    let widest = name.split(' ').map(|word| Text::of(word, large).width(sheet)).fold(0.0, f64::max);
    let fits = widest <= FULL && Text::of(name, large).lines(sheet, FULL) <= 2;
    let style = if fits { large } else { small };
    let text = Text::of(name, style).styled(format!("\n{about}"), style.grey());
    text.set_title(sheet, FULL, DOCUMENT, &format!("{name}, {about}"))
}

/// Names and values side by side, a column each.
pub(crate) fn particulars(sheet: &mut Sheet, entries: Vec<(&str, String)>) -> Drawing {
    let width = columns(entries.len());
    let mut drawing = Drawing::artifact(0.0);
    for (index, (name, value)) in entries.into_iter().enumerate() {
        let text = Text::of(format!("{name}\n"), NOTE.grey()).styled(value, NOTE);
        let set = text.set_paragraph(sheet, width);
        drawing.height = drawing.height.max(set.height);
        drawing.place(set, (index as f64 * (width + GUTTER), 0.0));
    }
    drawing
}

/// Width of one of so many equal columns.
pub(crate) fn columns(count: usize) -> f64 {
    (FULL - GUTTER * (count as f64 - 1.0)) / count as f64
}

/// Names and values below each other, under a title, over half the page; empty values are left out.
pub(crate) fn pairs(sheet: &mut Sheet, title: &str, rows: &[(&str, String)]) -> Drawing {
    let mut drawing = half_head(sheet, title, "");
    let mut table = Table::new(vec![Column::words(18.0), Column::words(HALF - 18.0)]);
    for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        table.push(Row::body(vec![Cell::words(Text::of(*name, BODY.grey())), Cell::plain(value.as_str())]));
    }
    table.lay(sheet).strips.into_iter().for_each(|strip| drawing.append(strip.drawing, 0.0));
    drawing
}

/// What stands at the foot of a page.
pub(crate) struct Footer<'a> {
    /// A name, cut where it is too long.
    pub(crate) name: &'a str,
    /// What follows it: ` · SLA report · September 2026`.
    pub(crate) tail: &'a str,
    /// In the middle.
    pub(crate) middle: &'a str,
    /// Which page.
    pub(crate) page: usize,
    /// Of how many.
    pub(crate) of: usize,
}

/// `client · SLA report · month | Revision n · data ffff … | Page x of y`.
pub(crate) fn footer(sheet: &mut Sheet, of: &Footer<'_>) -> Drawing {
    let style = TINY.grey();
    let mut drawing = Drawing::artifact(0.2 + 1.6 + style.line());
    drawing.line((0.0, 0.1), (FULL, 0.1), Stroke::solid(HAIR, 0.2));
    let right = format!("Page {} of {}", of.page, of.of);
    let (middle, right) = (Text::of(of.middle, style), Text::of(right, style));
    let (of_middle, of_right) = (middle.width(sheet), right.width(sheet));
    let room = FULL - of_middle - of_right - 4.0 * GUTTER - Text::of(of.tail, style).width(sheet);
    let name = cut(sheet, of.name, style, room);
    let left = Text::of(format!("{name}{}", of.tail), style);
    let of_left = left.width(sheet);
    // As much paper left of the middle as right of it.
    let between = (FULL - of_left - of_middle - of_right) / 2.0;
    for (text, x) in [(left, 0.0), (middle, of_left + between), (right, FULL - of_right)] {
        drawing.place(text.on_one_line().set_artifact(sheet, FULL), (x, 1.8));
    }
    drawing
}

/// Bytes as hexadecimal in groups of four digits.
pub(crate) fn fours(bytes: &[u8]) -> String {
    let pairs: Vec<String> =
        bytes.chunks(2).map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect()).collect();
    pairs.join(" ")
}

/// The first sixteen digits of a hash, in fours.
pub(crate) fn first_fours(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().take(16).collect();
    digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("\u{a0}")
}
