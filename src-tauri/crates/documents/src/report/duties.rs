//! Duties and deliverables: what was due besides clocks, what was done about it, and what held it up.

use super::words;
use crate::frame::{GAP, LEAD, MARK, MARK_GAP, block_head, page_head};
use crate::pdf::color::GREY;
use crate::pdf::flow::Block;
use crate::pdf::marks::Mark;
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Row, Table};
use crate::pdf::text::Text;
use domain::duties::{Delay, Evidence, OccurrenceState, Whose};
use domain::reports::{DutiesOfMonth, DutyLine, DutyTally, Report};

/// The section; nothing where the month had no duty.
pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Option<Vec<Block>> {
    let duties = report.duties.as_ref()?;
    let head = page_head(sheet, "Duties and\ndeliverables", Text::of(lead(report, duties), LEAD));
    let title = block_head(
        sheet,
        "Due, done and late",
        "In time until the end of the due day, in the contract’s zone.",
    );
    let columns = vec![
        Column::words(22.0),
        Column::apart(56.0, 3.0),
        Column::words(16.0),
        Column::apart(30.0, 3.0),
        Column::words(50.0),
    ];
    let mut table = Table::new(columns).heads(["Due", "What", "Whose", "State", "Evidence"]);
    for line in &duties.lines {
        table.push(row(line));
    }
    let table = Block::over(GAP, title, table.lay(sheet), None).breaking_anywhere();
    Some(vec![Block::whole(0.0, head), table])
}

/// `Of 2 duties of ours due in September, one was done in time and one is late. …`
fn lead(report: &Report, duties: &DutiesOfMonth) -> String {
    let month = words::this_month(report);
    let ours = sentence(&duties.ours, "of ours", month);
    let theirs = sentence(&duties.client, "of yours", month);
    let before = duties.lines.iter().filter(|line| line.day.due_on < report.head.month.first_day()).count();
    let before = match before {
        0 => String::new(),
        1 => "One due before is still late.".to_owned(),
        more => {
            format!("{} due before are still late.", words::opening(u32::try_from(more).unwrap_or(u32::MAX)))
        }
    };
    let said: Vec<String> = [ours, theirs, before].into_iter().filter(|words| !words.is_empty()).collect();
    if said.is_empty() {
        format!("Nothing fell due in {month}; what was recorded stands here.")
    } else {
        said.join(" ")
    }
}

fn sentence(tally: &DutyTally, whose: &str, month: &str) -> String {
    if tally.due == 0 {
        return String::new();
    }
    let parts: Vec<String> = [
        (tally.done, "done in time"),
        (tally.late, "late"),
        (tally.waived, "waived"),
        (tally.open, "not due yet"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{} {what}", words::within(count)))
    .collect();
    let noun = if tally.due == 1 { "duty" } else { "duties" };
    format!("{} {noun} {whose} fell due in {month}: {}.", words::opening(tally.due), words::list(&parts))
}

fn row(line: &DutyLine) -> Row {
    let mut what = Text::of(line.title.as_str(), BODY);
    if !line.clause.is_empty() {
        what = what.styled(format!("\u{a0} {}", line.clause), BODY.colored(GREY));
    }
    if let Some(delay) = &line.delay {
        what = what.styled(format!("\n{}", held_up(delay)), BODY.colored(GREY));
    }
    let whose = match line.whose {
        Whose::Ours => "ours",
        Whose::Client => "yours",
    };
    Row::body(vec![
        Cell::plain(words::date(line.day.due_on)),
        Cell::words(what),
        Cell::plain(whose),
        Cell::words(state(line)),
        Cell::words(evidence(line.day.evidence.as_ref())),
    ])
}

fn state(line: &DutyLine) -> Text {
    let on = line.day.evidence.as_ref().map_or(line.day.due_on, |evidence| evidence.on);
    let text = Text::new(BODY);
    match line.day.state {
        OccurrenceState::Open => text.then("not due yet"),
        OccurrenceState::Done => {
            text.mark(Mark::Met, MARK, MARK_GAP).then(format!("done {}", words::day(on)))
        }
        OccurrenceState::DoneLate => {
            text.mark(Mark::Late, MARK, MARK_GAP).then(format!("done late, {}", words::day(on)))
        }
        OccurrenceState::Late => text.mark(Mark::Late, MARK, MARK_GAP).then("late, not done"),
        OccurrenceState::Waived => text.then("waived"),
        OccurrenceState::Kept => {
            text.mark(Mark::Met, MARK, MARK_GAP).then(format!("recorded {}", words::day(on)))
        }
    }
}

/// `waited for your Inputs, due 10 Sep, done 28 Sep`.
fn held_up(delay: &Delay) -> String {
    let done = delay.done_on.map_or("not done yet".to_owned(), |day| format!("done {}", words::day(day)));
    format!("waited for your {}, due {}, {done}", delay.title, words::day(delay.due_on))
}

fn evidence(of: Option<&Evidence>) -> Text {
    let Some(of) = of else { return Text::of("none recorded", BODY.colored(GREY)) };
    let mut parts = Vec::new();
    if !of.words.is_empty() {
        parts.push(of.words.trim_end_matches('.').to_owned());
    }
    if let Some((name, sha256)) = &of.file {
        parts.push(format!("{name} ({}…)", crate::frame::fours(&sha256[..4])));
    }
    if !of.link.is_empty() {
        parts.push(of.link.clone());
    }
    parts.push(format!("{}, {}", of.by_whom, words::day(of.on)));
    Text::of(parts.join("; "), BODY)
}
