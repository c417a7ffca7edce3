//! The ledger of a late target: from, to, state of the clock, counted, total, left.

use super::frame::MARK;
use super::words::Times;
use crate::pdf::color::{Color, GREY, INK, RED};
use crate::pdf::flow::TWO_THIRDS;
use crate::pdf::marks::Mark;
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Laid, Row, Table};
use crate::pdf::text::{Style, Text};
use domain::reports::{FoldedRow, LateTarget};
use domain::sla::Clock;
use domain::tickets::{LedgerState, PauseWhy};
use domain::time::Seconds;
use domain::zones::Zone;

const PADDING: f64 = 0.7;
const MARK_GAP: f64 = 0.8;

pub(super) fn lay(sheet: &mut Sheet, late: &LateTarget, zone: &Zone) -> Laid {
    let times = Times::of(late, zone);
    let moment = match (times.one_day, times.zone_changes, times.seconds) {
        (true, _, _) => 21.5,
        (false, false, false) => 21.5,
        (false, false, true) => 25.0,
        (false, true, false) => 27.0,
        (false, true, true) => 31.0,
    };
    let number = if times.seconds { 15.0 } else { 12.0 };
    let state = TWO_THIRDS - 2.0 * moment - 3.0 * number;
    let mut table = Table::new(vec![
        Column::words(moment),
        Column::words(moment),
        Column::words(state),
        Column::numbers(number),
        Column::numbers(number),
        Column::numbers(number),
    ])
    .heads(["From", "To", "State of the clock", "Counted", "Total", "Left"])
    .padding(PADDING);
    for row in &late.ledger {
        table.push(line(row, late.clock, zone, times));
    }
    table.lay(sheet)
}

fn line(folded: &FoldedRow, clock: Clock, zone: &Zone, times: Times) -> Row {
    let row = &folded.row;
    let color = color(&row.state);
    let style = BODY.colored(color);
    let before = |at| at - Seconds(1);
    // A change of the clocks takes no time: it ends one time and begins the other.
    let changes_clocks = matches!(row.state, LedgerState::ClocksChange(_));
    let from = if changes_clocks { before(row.from) } else { row.from };
    let to = if changes_clocks { row.to } else { before(row.to).max(row.from) };
    let from = times.in_ledger(zone, row.from, from);
    let to = times.in_ledger(zone, row.to, to);
    let counted = if row.counted == Seconds::ZERO && color == INK { style.colored(GREY) } else { style };
    let cell = |words: String, style: Style| Cell::words(Text::of(words, style));
    Row::body(vec![
        cell(from, style),
        cell(to, style),
        Cell::words(state(folded, clock, times, style)),
        cell(times.length(row.counted), counted),
        cell(times.length(row.cumulative), style),
        cell(times.length(row.remaining), style),
    ])
}

fn color(state: &LedgerState) -> Color {
    match state {
        LedgerState::Running | LedgerState::Paused(_) => INK,
        LedgerState::PastDue => RED,
        LedgerState::Closed(_) | LedgerState::ClocksChange(_) => GREY,
    }
}

fn state(folded: &FoldedRow, clock: Clock, times: Times, style: Style) -> Text {
    let text = Text::new(style);
    let text = match &folded.row.state {
        LedgerState::Running => text.then(match clock {
            Clock::AroundTheClock => "Running, 24×7",
            Clock::Calendar => "Running",
        }),
        LedgerState::PastDue => text.mark(Mark::Late, MARK, MARK_GAP).then("Past due"),
        LedgerState::Paused(why) => text.then(format!("Paused, {}", paused(*why))),
        LedgerState::Closed(why) => text.then(format!("Closed, {}", why.in_words())),
        LedgerState::ClocksChange(forward) => text.then(clocks_change(*forward)),
    };
    if folded.days < 2 {
        return text;
    }
    let each = Seconds(folded.row.counted.0 / i64::from(folded.days));
    let text = text.then(format!(", {} days\u{a0}×\u{a0}{}", folded.days, times.length(each)));
    if folded.holidays.is_empty() {
        text
    } else {
        text.then(format!("; closed: {}", folded.holidays.join(", ")))
    }
}

pub(super) fn paused(why: PauseWhy) -> &'static str {
    match why {
        PauseWhy::Client => "waiting on client",
        PauseWhy::ThirdParty => "waiting on third party",
        PauseWhy::Resolved => "resolved, reopened later",
    }
}

fn clocks_change(forward: i32) -> String {
    let by = super::words::duration(Seconds(i64::from(forward.unsigned_abs())));
    if forward > 0 { format!("Clocks go forward {by}") } else { format!("Clocks go back {by}") }
}
