//! Every late target: how late, what, why, what was done, the clock as a picture and line by line.

use super::frame::{BLOCK, GAP, LABEL, LEAD, SMALL, block_head, page_head};
use super::words::{self, Times};
use super::{ledger, picture};
use crate::pdf::color::{INK, RED, RULE};
use crate::pdf::drawing::{Drawing, Stroke, Target};
use crate::pdf::flow::{Block, FULL, GUTTER, THIRD};
use crate::pdf::hatch;
use crate::pdf::marks::Mark;
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Laid, Row, Strip, Table};
use crate::pdf::text::{Align, Style, Text};
use domain::reports::{LateTarget, Report};
use domain::sla::{Clock, Metric};
use domain::tickets::LedgerState;
use domain::time::Seconds;

/// The section's first page.
pub(super) const SECTION: &str = "late";
const ANNEX: &str = "late-annex";
/// More than this many: pictures for the worst, one line for the others in an annex.
const PICTURES: usize = 12;

const HOURS_LATE: Style = Style::regular(17.0, 22.0).light().colored(RED);
const SUBJECT: Style = Style::regular(8.5, 11.5).bold();
const BESIDE: f64 = THIRD + GUTTER;

/// Where a late target with a picture is explained.
pub(super) fn anchor(index: usize) -> String {
    format!("late-{index}")
}

/// The late targets by how much of the time allowed they were late, worst first.
pub(super) fn worst(report: &Report) -> Vec<usize> {
    let mut order: Vec<usize> = (0..report.late.len()).collect();
    let share = |index: usize| {
        let late = &report.late[index];
        late.late_by.0 as f64 / late.allowed.0.max(1) as f64
    };
    order.sort_by(|a, b| share(*b).total_cmp(&share(*a)).then(a.cmp(b)));
    order
}

/// Those shown with a picture, in the report's order.
fn pictured(report: &Report) -> Vec<usize> {
    let mut shown = worst(report);
    shown.truncate(PICTURES);
    shown.sort_unstable();
    shown
}

pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Vec<Block> {
    let mut head = page_head(sheet, "Late targets,\nline by line", lead(sheet, report));
    head.anchor(SECTION);
    if report.late.is_empty() {
        return vec![Block::whole(0.0, head)];
    }
    head.height += GAP;
    let key = key(sheet, report);
    head.append(key, 0.0);
    let mut blocks = vec![Block::whole(0.0, head)];
    for (place, index) in pictured(report).into_iter().enumerate() {
        let mut block = article(sheet, report, index);
        block.gap = if place == 0 { 2.5 } else { 6.0 };
        blocks.push(block);
    }
    blocks
}

fn lead(sheet: &Sheet, report: &Report) -> Text {
    if report.late.is_empty() {
        return Text::of(format!("No target was late in {}.", words::this_month(report)), LEAD);
    }
    let mut counts = Vec::new();
    for group in report.groups.iter().filter(|group| group.total.late > 0) {
        let noun = words::noun(group.metric);
        let name = if group.total.late == 1 { noun.one } else { noun.many };
        counts.push((group.total.late, name));
    }
    let say = |(index, (count, name)): (usize, &(u32, &str))| {
        let number = if index == 0 { words::opening(*count) } else { words::within(*count) };
        format!("{number} {name}")
    };
    let listed = words::list(&counts.iter().enumerate().map(say).collect::<Vec<_>>());
    let verb = if report.late.len() == 1 { "was" } else { "were" };
    let lead = format!(
        "{listed} {verb} late. Each clock can be checked by hand: the counted lines up to the due time add up to \
         the time allowed."
    );
    if report.late.len() <= PICTURES {
        return Text::of(lead, LEAD);
    }
    let page = format!("page\u{a0}{}", sheet.page_of(ANNEX));
    Text::of(format!("{lead} Here are the {PICTURES} worst; all others follow from "), LEAD)
        .link(page, Target::Anchor(ANNEX.to_owned()))
        .then(" on.")
}

/// A bar of the pictures.
#[derive(Clone, Copy)]
enum Swatch {
    Running,
    Closed,
    Paused,
    PastDue,
}

const SWATCHES: [(&str, Swatch); 4] = [
    ("running", Swatch::Running),
    ("closed, not counted", Swatch::Closed),
    ("paused, not counted", Swatch::Paused),
    ("past due", Swatch::PastDue),
];

/// What the bars of the pictures mean.
fn key(sheet: &mut Sheet, report: &Report) -> Drawing {
    let mut key = Drawing::artifact(LABEL.line() + 0.5);
    let (top, baseline) = (0.6, LABEL.baseline());
    let mut x = 0.0;
    for (name, swatch) in SWATCHES {
        match swatch {
            Swatch::Running => key.rect((x, top), (7.0, 2.6), INK),
            Swatch::Closed => key.line((x, top + 1.3), (x + 7.0, top + 1.3), Stroke::solid(RULE, 0.3)),
            Swatch::Paused => {
                key.hatched((x + 0.1, top + 0.1), (6.8, 2.4), Stroke::solid(INK, 0.2), hatch::PAUSED);
            }
            Swatch::PastDue => {
                key.hatched((x + 0.15, top + 0.15), (6.7, 2.3), Stroke::solid(RED, 0.3), hatch::LATE);
            }
        }
        let width = key.label(sheet, (x + 8.6, baseline), Align::Left, name, LABEL.grey());
        x += 8.6 + width + 5.0;
    }
    let seconds = report.late.iter().any(|late| Times::of(late, &report.head.zone).seconds);
    let form = if seconds { "h:mm or h:mm:ss" } else { "h:mm" };
    let note = format!("Durations {form}, times {}", report.head.zone.id().name());
    let note = Text::of(note, LABEL.grey()).right();
    let fits_beside = x + note.width(sheet) <= FULL;
    let note = note.set_paragraph(sheet, FULL);
    if fits_beside {
        key.place(note, (0.0, 0.0));
    } else {
        key.append(note, 0.0);
    }
    key
}

fn article(sheet: &mut Sheet, report: &Report, index: usize) -> Block {
    let late = &report.late[index];
    let zone = &report.head.zone;
    let mut words = explained(sheet, report, late);
    words.anchor(anchor(index));
    let picture = picture::lay(sheet, late, zone);
    let ledger = ledger::lay(sheet, late, zone);
    let mut head = Drawing::artifact(2.0);
    head.line((0.0, 0.175), (FULL, 0.175), Stroke::solid(INK, 0.35));
    head.append(picture, BESIDE);
    let repeated = repeated(sheet, late, &ledger);
    if let Some(columns) = ledger.head {
        head.append(columns, BESIDE);
    }
    let beside = words.height + 2.0;
    head.place(words, (0.0, 2.0));
    let mut strips: Vec<Strip> = ledger.strips.into_iter().map(indented).collect();
    let lines: f64 = strips.iter().map(|strip| strip.drawing.height).sum();
    // The words may be longer than the ledger beside them.
    let rest = beside - head.height - lines;
    if rest > 0.0 {
        strips.push(Strip { drawing: Drawing::artifact(rest), holds: false });
    }
    Block { head, repeated: Some(repeated), strips, ..Block::default() }
}

fn indented(strip: Strip) -> Strip {
    let mut drawing = Drawing::artifact(0.0);
    drawing.append(strip.drawing, BESIDE);
    Strip { drawing, holds: strip.holds }
}

fn repeated(sheet: &mut Sheet, late: &LateTarget, ledger: &Laid) -> Drawing {
    let mut head = Drawing::artifact(2.0);
    head.line((0.0, 0.175), (FULL, 0.175), Stroke::solid(INK, 0.35));
    let title = format!("{}, continued", words::ticket(&late.external_id, late.ticket));
    let title = Text::of(title, SUBJECT).set_artifact(sheet, THIRD);
    let below = title.height;
    head.place(title, (0.0, 2.0));
    if let Some(columns) = &ledger.head {
        head.append(columns.as_artifact(), BESIDE);
    }
    head.height = head.height.max(2.0 + below);
    head
}

/// The left column: hours late, what was promised, cause and action.
fn explained(sheet: &mut Sheet, report: &Report, late: &LateTarget) -> Drawing {
    let mut column = how_late(sheet, report, late);
    column.height += 2.0;
    let ticket = words::ticket(&late.external_id, late.ticket);
    let name = format!("{ticket} {}", late.subject);
    let title = Text::of(format!("{ticket}\u{a0} {}", late.subject).trim(), SUBJECT);
    let title = title.set_title(sheet, THIRD, BLOCK, name.trim());
    column.append(title, 0.0);
    column.height += 1.0;
    let mut action = recorded("Action.", &late.action);
    if !late.action.is_empty() && !late.action_state.is_empty() {
        let state = words::capitalised(&late.action_state).replace(' ', "\u{a0}");
        action = action.then(format!(" {state}."));
    }
    for paragraph in [Text::of(circumstances(report, late), SMALL), recorded("Cause.", &late.cause), action] {
        let set = paragraph.set_paragraph(sheet, THIRD);
        column.append(set, 0.0);
        column.height += 1.4;
    }
    column
}

/// `▲ 2 h 45 min late`, and over what.
fn how_late(sheet: &mut Sheet, report: &Report, late: &LateTarget) -> Drawing {
    let mut column = Drawing::artifact(0.0);
    let ending = if late.done.is_some() { "late" } else { "past due" };
    let by = words::lateness(late);
    let headline = Text::new(HOURS_LATE).mark(Mark::Late, 3.2, 1.6).then(format!("{by}\u{a0}{ending}"));
    let headline = headline.set_paragraph(sheet, THIRD);
    column.append(headline, 0.0);
    let plain = Times {
        seconds: late.late_by.0 % 60 != 0 || late.allowed.0 % 60 != 0,
        ..Times::of(late, &report.head.zone)
    };
    let unit = if late.clock == Clock::Calendar { " business hours" } else { "" };
    let mut over =
        format!("{}{unit} over {} allowed", plain.length(late.late_by), plain.length(late.allowed));
    if late.late_by == Seconds(0) {
        over.push_str(", done while the desk was closed");
    }
    let over = Text::of(over, Style::regular(7.5, 10.5).grey()).set_paragraph(sheet, THIRD);
    column.append(over, 0.0);
    column
}

fn recorded(name: &str, words: &str) -> Text {
    let text = Text::new(SMALL).bold(name).then(" ");
    if words.is_empty() {
        return text.styled("Not recorded.", SMALL.colored(RED));
    }
    let stop = if words.ends_with(['.', '!', '?']) { "" } else { "." };
    text.then(format!("{}{stop}", words::capitalised(words)))
}

/// The promise, its clock and what was special.
fn circumstances(report: &Report, late: &LateTarget) -> String {
    let zone = &report.head.zone;
    let noun = words::noun(late.metric).one;
    let mut words = vec![format!(
        "{}, {noun} {}, {}.",
        late.priority_name,
        late.words,
        words::clock_in_words(late.clock)
    )];
    if Times::of(late, zone).one_day {
        words.push(format!("{}.", words::full_day(zone.date(late.start))));
    }
    for folded in &late.ledger {
        if let LedgerState::ClocksChange(forward) = folded.row.state {
            words.push(clocks_changed(late, forward, folded.row.from, zone));
        }
    }
    if late.aim.is_some() {
        words.push("The verdict is against the longer time, the shorter is our aim.".to_owned());
    }
    if late.metric == Metric::StatusUpdate {
        words.push(match late.missed {
            0 | 1 => "No further update was missed in between.".to_owned(),
            missed => format!("{} updates were missed in between.", words::opening(missed)),
        });
    }
    if !late.provenance.is_empty() {
        words.push(format!(
            "{} as the source tells it: {}.",
            words::capitalised(words::noun(late.metric).done),
            late.provenance
        ));
    }
    words.join(" ")
}

fn clocks_changed(
    late: &LateTarget,
    forward: i32,
    at: domain::time::Instant,
    zone: &domain::zones::Zone,
) -> String {
    let plain = Times { one_day: true, seconds: false, zone_changes: false };
    let before = plain.time_in(zone, at, at - Seconds(1));
    let after = plain.time_in(zone, at, at);
    let counts = if late.clock == Clock::AroundTheClock { "" } else { " if the desk is open" };
    if forward > 0 {
        format!("The clocks went forward: {before} to {after} did not exist and is not counted.")
    } else {
        format!("The clocks went back: {after} to {before} came twice and is counted twice{counts}.")
    }
}

/// One line for each late target without a picture, behind the report.
pub(super) fn annex(sheet: &mut Sheet, report: &Report) -> Option<Vec<Block>> {
    if report.late.len() <= PICTURES {
        return None;
    }
    let pictured = pictured(report);
    let rest = u32::try_from(report.late.len() - PICTURES).unwrap_or(u32::MAX);
    let lead = format!(
        "{} further late targets. Their clocks, line by line, are in the data of this report.",
        words::opening(rest)
    );
    let mut head = page_head(sheet, "Further\nlate targets", Text::of(lead, LEAD));
    head.anchor(ANNEX);
    let mut table = Table::new(vec![
        Column::words(22.0),
        Column::words(28.0),
        Column::words(25.0),
        Column::words(21.0),
        Column::words(21.0),
        Column::words(21.0),
        Column::words(36.0),
    ])
    .heads(["Request", "Priority", "Target", "Due", "Done", "Late by", "Cause"]);
    for (index, late) in report.late.iter().enumerate() {
        if !pictured.contains(&index) {
            table.push(line(report, late));
        }
    }
    let laid = table.lay(sheet);
    let title = block_head(sheet, "One line each", "Late by in h:mm of the target's clock");
    Some(vec![Block::whole(0.0, head), Block::over(GAP, title, laid, None).breaking_anywhere()])
}

fn line(report: &Report, late: &LateTarget) -> Row {
    let zone = &report.head.zone;
    let done = late.done.map_or("not yet".to_owned(), |at| words::day_and_time(zone, at));
    let cause = match late.cause.as_str() {
        "" => Text::of("not recorded", BODY.colored(RED)),
        cause => Text::of(cause, BODY),
    };
    Row::body(vec![
        Cell::plain(words::ticket(&late.external_id, late.ticket)),
        Cell::plain(late.priority_name.as_str()),
        Cell::plain(words::noun(late.metric).one),
        Cell::plain(words::day_and_time(zone, late.due)),
        Cell::plain(done),
        Cell::plain(late_by(late)),
        Cell::words(cause),
    ])
}

/// `2:45`; in words where the clock of the target did not run any more.
fn late_by(late: &LateTarget) -> String {
    match late.late_by {
        Seconds(0) => "late in closed hours".to_owned(),
        by => words::hours(by),
    }
}
