//! What went wrong, and what we did: every late target on the cover, or the worst of them.

use super::frame::{NOTE, cover_head, paragraph};
use super::{Imprint, late, words};
use crate::pdf::color::RED;
use crate::pdf::drawing::{Drawing, Target};
use crate::pdf::flow::FULL;
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Row, Table};
use crate::pdf::text::Text;
use domain::reports::{LateTarget, Report};
use domain::sla::Metric;

/// As many rows as the cover has room for at most; one more, and only the three worst are shown.
const ROWS: usize = 4;

/// The block, in no more than `room` millimetres.
pub(super) fn lay(sheet: &mut Sheet, report: &Report, imprint: &Imprint, room: f64) -> Drawing {
    let shown = if report.late.len() <= ROWS { report.late.len() } else { ROWS - 1 };
    for rows in (1..=shown).rev() {
        let mark = sheet.mark();
        let drawing = with_rows(sheet, report, imprint, rows);
        if drawing.height <= room {
            return drawing;
        }
        sheet.back_to(mark);
    }
    with_rows(sheet, report, imprint, 0)
}

fn with_rows(sheet: &mut Sheet, report: &Report, imprint: &Imprint, rows: usize) -> Drawing {
    let mut drawing = cover_head(sheet, "What went wrong, and what we did", "");
    if report.late.is_empty() {
        let nothing = paragraph(sheet, "Nothing was late and nothing was missed.");
        drawing.append(nothing, 0.0);
    } else {
        if rows > 0 {
            let mut worst: Vec<usize> = late::worst(report);
            worst.truncate(rows);
            // The newest first, whichever are shown.
            worst.sort_by_key(|index| std::cmp::Reverse((report.late[*index].due, *index)));
            append_table(sheet, &mut drawing, report, &worst);
            drawing.height += 1.5;
        }
        append_rest(sheet, &mut drawing, rows, report.late.len() - rows);
    }
    if !imprint.contact.is_empty() {
        drawing.height += 3.5;
        let contact = Text::of(imprint.contact.as_str(), NOTE.grey()).set_paragraph(sheet, FULL);
        drawing.append(contact, 0.0);
    }
    drawing
}

fn append_table(sheet: &mut Sheet, drawing: &mut Drawing, report: &Report, shown: &[usize]) {
    let gutter = 4.8;
    let mut table = Table::new(vec![
        Column::apart(59.6, gutter),
        Column::apart(47.0, gutter),
        Column::apart(46.8, gutter),
        Column::numbers(20.6),
    ])
    .heads(["What", "Why", "What we did", "State"]);
    for index in shown {
        table.push(row(sheet, report, *index));
    }
    let laid = table.lay(sheet);
    if let Some(head) = laid.head {
        drawing.append(head, 0.0);
    }
    laid.strips.into_iter().for_each(|strip| drawing.append(strip.drawing, 0.0));
}

/// How many are not shown, and where they stand.
fn append_rest(sheet: &mut Sheet, drawing: &mut Drawing, shown: usize, left: usize) {
    if left == 0 {
        return;
    }
    let page = format!("page\u{a0}{}", sheet.page_of(late::SECTION));
    let left = u64::try_from(left).expect("a report has fewer than 2^64 late targets");
    let left = words::thousands(left);
    let text =
        if shown > 0 { format!("… and {left} more, from ") } else { format!("{left} late targets, from ") };
    let text = Text::of(text, BODY).link(page, Target::Anchor(late::SECTION.to_owned()));
    let text = text.set_paragraph(sheet, FULL);
    drawing.append(text, 0.0);
}

fn row(sheet: &mut Sheet, report: &Report, index: usize) -> Row {
    let late = &report.late[index];
    let day = words::full_day(report.head.zone.date(late.done.unwrap_or(late.due)));
    let anchor = late::anchor(index);
    let page = format!("page\u{a0}{}", sheet.page_of(&anchor));
    let ticket = words::ticket(&late.external_id, late.ticket);
    let what = Text::of("", BODY)
        .bold(format!("{}\n", headline(late)))
        .link(ticket, Target::Anchor(anchor.clone()))
        .then(format!(", {day}, "))
        .link(page, Target::Anchor(anchor));
    let state =
        if late.action_state.is_empty() { String::new() } else { late.action_state.replace(' ', "\u{a0}") };
    Row::body(vec![
        Cell::words(what),
        Cell::words(recorded(sheet, &late.cause, 42.2)),
        Cell::words(recorded(sheet, &late.action, 42.0)),
        Cell::words(Text::of(state, BODY)),
    ])
}

/// `Sev 1 request answered 42 min late`.
fn headline(late: &LateTarget) -> String {
    let by = words::lateness(late);
    let name = &late.priority_name;
    let done = words::noun(late.metric).done;
    match (late.metric, late.done.is_some()) {
        (Metric::StatusUpdate, true) => format!("{name} update sent {by}\u{a0}late"),
        (Metric::StatusUpdate, false) => format!("{name} update not sent, {by} past due"),
        (Metric::Acknowledgement | Metric::FirstResponse | Metric::Resolution, true) => {
            format!("{name} request {done} {by}\u{a0}late")
        }
        (Metric::Acknowledgement | Metric::FirstResponse | Metric::Resolution, false) => {
            format!("{name} request not {done}, {by} past due")
        }
    }
}

/// What was recorded, at most four lines of it: the whole stands with the ledger.
fn recorded(sheet: &mut Sheet, words: &str, width: f64) -> Text {
    if words.is_empty() {
        return Text::of("not recorded", BODY.colored(RED));
    }
    const LINES: usize = 4;
    let fits = |sheet: &mut Sheet, words: &str| Text::of(words, BODY).lines(sheet, width) <= LINES;
    if fits(sheet, words) {
        return Text::of(words, BODY);
    }
    let mut kept: Vec<&str> = words.split_whitespace().take(60).collect();
    while kept.len() > 1 && !fits(sheet, &format!("{} [more below]", kept.join(" "))) {
        kept.pop();
    }
    Text::of(format!("{} [more\u{a0}below]", kept.join(" ")), BODY)
}
