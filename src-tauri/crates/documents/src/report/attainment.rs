//! Due, met and late: every row of the policy in its order and its words.

use super::frame::{GAP, MARK, MARK_GAP, NOTE, block_head};
use super::words;
use crate::pdf::color::{GREY, INK, RED};
use crate::pdf::drawing::{Drawing, Stroke};
use crate::pdf::flow::{Block, FULL};
use crate::pdf::hatch;
use crate::pdf::marks::Mark;
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Kind, Row, Strip, Table};
use crate::pdf::text::{Style, Text};
use domain::reports::{AttainmentRow, MetricGroup, Report, Tally};

/// Width of a bar, and of the smallest miss.
const BAR: f64 = 22.0;
const SMALLEST_MISS: f64 = 1.5;

pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Block {
    let note = "In aim: met within the lower end of a range.";
    let has_aim = report.groups.iter().flat_map(|g| &g.rows).any(|row| row.tally.in_aim.is_some());
    let title = "Due, met and late";
    let head = block_head(sheet, title, if has_aim { note } else { "" });
    let largest = report.groups.iter().map(|group| group.total.due).max().unwrap_or(0);
    // Six digits and a comma need room that the words can spare.
    let more = if largest >= 10_000 { 3.0 } else { 0.0 };
    let mut table = Table::new(vec![
        Column::words(27.0),
        Column::words(37.0 - 3.0 * more),
        Column::numbers(11.0 + more),
        Column::numbers(11.0 + more),
        Column::numbers(12.0 + more),
        Column::numbers(16.0),
        Column::words(26.0),
        Column::numbers(13.5),
        Column::numbers(10.5),
        Column::numbers(10.0),
    ])
    .heads([
        "Priority",
        "Target as published",
        "Due",
        "Met",
        "Late",
        "On time",
        "",
        "In aim",
        "Excl.",
        "Carried",
    ]);
    for group in &report.groups {
        rows(report, group, &mut table);
    }
    let laid = table.lay(sheet);
    let mut block = Block::over(GAP, head, laid, None);
    let notes = notes(sheet, report);
    if notes.height > 0.0 {
        block.strips.push(Strip { drawing: notes, holds: false });
    }
    block
}

/// A group's rows are bound to its total, so that no page parts them.
fn rows(report: &Report, group: &MetricGroup, table: &mut Table) {
    let noun = words::noun(group.metric);
    let title = Text::of(noun.title, BODY.bold());
    table.push(Row::new(Kind::Group, vec![Cell::words(title).over(10)]));
    if group.not_in_source {
        let why = format!("not in the source: it does not tell when {} happened", noun.many);
        let why = Cell::words(Text::of(why, BODY.grey())).over(8);
        table.push(Row::new(Kind::Total, vec![Cell::plain("All").over(2), why]));
        return;
    }
    for row in &group.rows {
        table.push(Row::new(Kind::Bound, cells(report, row)));
    }
    let name = Text::of(format!("All {}", noun.many), BODY.bold());
    let mut cells = vec![Cell::words(name).over(2)];
    cells.extend(counts(&group.total, BODY.bold(), None));
    table.push(Row::new(Kind::Total, cells));
}

fn cells(report: &Report, row: &AttainmentRow) -> Vec<Cell> {
    let name = match &row.category {
        Some(category) => format!("{}, {category}", row.name),
        None => row.name.clone(),
    };
    let mut cells = vec![Cell::plain(name), Cell::plain(row.words.as_str())];
    if row.scored {
        cells.extend(counts(&row.tally, BODY, Some(row.tally.in_aim)));
    } else {
        let requests = words::counted(row.requests, "request", "requests");
        let month = words::this_month(report);
        let why = format!("not scored: the policy sets no interval ({requests} in {month})");
        cells.push(Cell::words(Text::of(why, BODY.grey())).over(8));
    }
    cells
}

/// Due, met, late, share, bar, aim, excluded, carried. The total has no aim.
fn counts(tally: &Tally, style: Style, aim: Option<Option<u32>>) -> Vec<Cell> {
    let late = match tally.late {
        0 => zero("0", style),
        late => Cell::words(Text::new(style).mark(Mark::Late, MARK, MARK_GAP).then(words::count(late))),
    };
    let share = match words::percent(tally.met, tally.due) {
        Some(percent) => Cell::words(Text::of(format!("{percent}%"), style)),
        None => zero("none\u{a0}due", style),
    };
    let bar = if tally.due > 0 { bar(tally) } else { Cell::empty() };
    let aim = match aim {
        None => Cell::empty(),
        Some(None) => zero("–", style),
        Some(Some(_)) if tally.due == 0 => zero("–", style),
        // "11 of 12" while it fits its column; of thousands the count alone, "due" stands in the row.
        Some(Some(within)) if tally.due >= 1000 => Cell::words(Text::of(words::count(within), style)),
        Some(Some(within)) => Cell::words(Text::of(format!("{within}\u{a0}of\u{a0}{}", tally.due), style)),
    };
    let number = |number: u32| match number {
        0 => zero("0", style),
        number => Cell::words(Text::of(words::count(number), style)),
    };
    vec![
        number(tally.due),
        number(tally.met),
        late,
        share,
        bar,
        aim,
        number(tally.excluded),
        number(tally.carried),
    ]
}

/// Zeros are grey, and never bold.
fn zero(words: &str, style: Style) -> Cell {
    let plain = Style { weight: crate::pdf::fonts::Weight::Regular, ..style };
    Cell::words(Text::of(words, plain.colored(GREY)))
}

fn bar(tally: &Tally) -> Cell {
    let (left, top) = (3.0, 0.9);
    let mut drawing = Drawing::artifact(3.0);
    let share = f64::from(tally.late) / f64::from(tally.due);
    let miss = if tally.late == 0 { 0.0 } else { (BAR * share).max(SMALLEST_MISS) };
    let gap = if miss > 0.0 && tally.met > 0 { 0.3 } else { 0.0 };
    if tally.met > 0 {
        drawing.rect((left, top), (BAR - miss - gap, 1.9), INK);
    }
    if miss > 0.0 {
        let edge = Stroke::solid(RED, 0.3);
        let at = (left + BAR - miss + 0.15, top + 0.15);
        drawing.hatched(at, (miss - 0.3, 1.6), edge, hatch::LATE);
    }
    Cell::figure(drawing, format!("{} of {} on time", tally.met, tally.due))
}

/// What the counts leave open: requests without a row, promises not due yet.
fn notes(sheet: &mut Sheet, report: &Report) -> Drawing {
    let mut notes: Vec<String> = Vec::new();
    for group in report.groups.iter().filter(|group| group.total.open > 0) {
        let noun = words::noun(group.metric);
        let open = words::counted(group.total.open, noun.one, noun.many);
        notes.push(format!("{open} of the month not due yet."));
    }
    for (word, count) in &report.unknown_priorities {
        let requests = words::counted(*count, "request", "requests");
        notes.push(format!(
            "{requests} came with the priority “{word}”, for which the policy promises nothing."
        ));
    }
    if notes.is_empty() {
        return Drawing::artifact(0.0);
    }
    let mut drawing = Drawing::artifact(1.5);
    let text = Text::of(notes.join(" "), NOTE.grey()).set_paragraph(sheet, FULL);
    drawing.append(text, 0.0);
    drawing
}
