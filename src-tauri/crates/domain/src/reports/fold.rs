//! Joining the whole equal days of a long ledger, so that it fits a page and still adds up.

use super::FoldedRow;
use crate::tickets::{LedgerRow, LedgerState};

/// A ledger up to this many lines is printed as it is.
const WHOLE: usize = 14;

/// Joins whole equal days of `rows`, if there are more than fourteen lines; never the first and
/// last line, a paused one, or the one that reaches the due time.
pub fn fold(rows: &[LedgerRow]) -> Vec<FoldedRow> {
    let plain = |row: &LedgerRow| FoldedRow { row: row.clone(), days: 1, holidays: Vec::new() };
    if rows.len() <= WHOLE {
        return rows.iter().map(plain).collect();
    }
    let mut folded: Vec<FoldedRow> = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let (run, holidays) = equal_days(rows, at);
        if run.len() < 2 {
            folded.push(plain(&rows[at]));
            at += 1;
            continue;
        }
        let last_index = *run.last().expect("at least two days");
        let (first, last) = (&rows[at], &rows[last_index]);
        folded.push(FoldedRow {
            row: LedgerRow {
                from: first.from,
                to: last.to,
                state: first.state.clone(),
                counted: run.iter().map(|index| rows[*index].counted).sum(),
                cumulative: last.cumulative,
                remaining: last.remaining,
            },
            days: u32::try_from(run.len()).expect("a ledger has fewer lines"),
            holidays,
        });
        at = last_index + 1;
    }
    folded
}

/// The lines from `at` on that are whole days of one length and state, closed lines between them
/// passed over, and the holidays in those.
fn equal_days(rows: &[LedgerRow], at: usize) -> (Vec<usize>, Vec<String>) {
    let mut run = Vec::new();
    let (mut holidays, mut pending) = (Vec::new(), Vec::new());
    if at == 0 {
        return (run, holidays);
    }
    for index in at..rows.len() - 1 {
        let row = &rows[index];
        match &row.state {
            LedgerState::Closed(why) if !run.is_empty() => pending.extend(why.holidays.clone()),
            LedgerState::Running | LedgerState::PastDue
                if is_whole_day(rows, index, rows[at].counted, &rows[at].state) =>
            {
                holidays.append(&mut pending);
                run.push(index);
            }
            LedgerState::Running
            | LedgerState::PastDue
            | LedgerState::Paused(_)
            | LedgerState::Closed(_)
            | LedgerState::ClocksChange(_) => break,
        }
    }
    (run, holidays)
}

/// A line between two closed ones that are no midday break, of the same length and state as the
/// first of its run, that does not end at the due time.
fn is_whole_day(rows: &[LedgerRow], index: usize, length: crate::time::Seconds, state: &LedgerState) -> bool {
    let closed = |index: usize| match &rows[index].state {
        LedgerState::Closed(why) => !why.midday,
        LedgerState::Running
        | LedgerState::PastDue
        | LedgerState::Paused(_)
        | LedgerState::ClocksChange(_) => false,
    };
    let row = &rows[index];
    row.counted == length
        && row.state == *state
        && row.remaining.0 != 0
        && closed(index - 1)
        && closed(index + 1)
}
