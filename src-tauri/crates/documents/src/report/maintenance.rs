//! Maintenance: what was planned, how it went, and whether the client had its notice.

use super::words;
use crate::frame::{GAP, LEAD, MARK, MARK_GAP, block_head, page_head};
use crate::pdf::color::GREY;
use crate::pdf::flow::Block;
use crate::pdf::marks::Mark;
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Row, Table};
use crate::pdf::text::Text;
use domain::maintenance::{Category, NotNeeded, Notice, Outcome, length_in_words, number_in_words};
use domain::reports::{MaintenanceLine, MaintenanceOfMonth, Report};
use domain::time::{Seconds, Stretch};
use domain::zones::Zone;

/// The section; nothing where no maintenance affected the client.
pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Option<Vec<Block>> {
    let maintenance = report.maintenance.as_ref()?;
    let head = page_head(sheet, "Maintenance", Text::of(lead(report, maintenance), LEAD));
    let title = block_head(
        sheet,
        "Planned, done and told",
        "In the contract’s zone. Notice is counted in elapsed hours, from the first time you were told of these hours.",
    );
    let columns =
        vec![Column::words(38.0), Column::apart(54.0, 3.0), Column::words(40.0), Column::apart(42.0, 3.0)];
    let mut table = Table::new(columns).heads(["Planned", "What", "How it went", "Notice"]);
    for line in &maintenance.lines {
        table.push(row(&report.head.zone, line));
    }
    let table = Block::over(GAP, title, table.lay(sheet), None).breaking_anywhere();
    Some(vec![Block::whole(0.0, head), table])
}

/// `Three windows of maintenance began in September, one of them an emergency. You were told in time of two of three.`
fn lead(report: &Report, of: &MaintenanceOfMonth) -> String {
    let month = words::this_month(report);
    if of.planned == 0 {
        return format!("All maintenance that was planned for {month} was called off.");
    }
    let windows = if of.planned == 1 { "window of maintenance" } else { "windows of maintenance" };
    let emergencies = match of.emergencies {
        0 => ", none of them an emergency".to_owned(),
        1 => ", one of them an emergency".to_owned(),
        more => format!(", {} of them emergencies", words::within(more)),
    };
    let told = match of.to_be_told {
        0 => "No notice was needed.".to_owned(),
        asked if asked == of.told_in_time => "You had the promised notice of all that needed one.".to_owned(),
        asked => format!(
            "You had the promised notice of {} of {}.",
            words::within(of.told_in_time),
            words::within(asked)
        ),
    };
    let overrun = if of.overrun == Seconds::ZERO {
        String::new()
    } else {
        format!(" {} ran beyond the planned ends and count as downtime.", length_in_words(of.overrun))
    };
    format!("{} {windows} began in {month}{emergencies}. {told}{overrun}", words::opening(of.planned))
}

fn row(zone: &Zone, line: &MaintenanceLine) -> Row {
    let mut what = Text::of(number_in_words(line.number), BODY.colored(GREY))
        .styled(format!("\u{a0} {}", line.title), BODY);
    if let Some((category, reason, approver)) = &line.emergency {
        let category = match category {
            Category::SecurityPatch => "security patch",
            Category::Reliability => "reliability",
        };
        what = what.styled(
            format!("\nEmergency ({category}): {reason} Approved by {approver}."),
            BODY.colored(GREY),
        );
    }
    Row::body(vec![
        Cell::plain(stretch(zone, &line.planned)),
        Cell::words(what),
        Cell::words(went(zone, line)),
        Cell::words(notice(line)),
    ])
}

/// `26 Sep 22:00 – 27 Sep 04:00, 5 h`.
fn stretch(zone: &Zone, of: &Stretch) -> String {
    let (from, to) = (words::day_and_time(zone, of.from), words::day_and_time(zone, of.to));
    format!("{from} – {to}, {}", length_in_words(of.to - of.from))
}

fn went(zone: &Zone, line: &MaintenanceLine) -> Text {
    let text = Text::new(BODY);
    if line.called_off {
        return text.then("called off");
    }
    let Some((started, ended)) = line.actual else { return Text::of("not recorded", BODY.colored(GREY)) };
    let Some((at, outcome)) = ended else {
        return text.then(format!("began {}, end not recorded", words::day_and_time(zone, started)));
    };
    let outcome = match outcome {
        Outcome::Done => "done",
        Outcome::PartlyDone => "partly done",
        Outcome::RolledBack => "rolled back",
        Outcome::NotDone => "not done",
    };
    let times = format!("{outcome}, {}", stretch(zone, &Stretch { from: started, to: at }));
    match line.overrun() {
        Seconds::ZERO => text.then(times),
        over => {
            text.mark(Mark::Late, MARK, MARK_GAP).then(format!("{times}; {} over", length_in_words(over)))
        }
    }
}

fn notice(line: &MaintenanceLine) -> Text {
    let text = Text::new(BODY);
    let asked = match line.required.lead {
        Seconds::ZERO => "promised before it starts".to_owned(),
        lead if line.required.assumed => format!("promised {}, assumed", length_in_words(lead)),
        lead => format!("promised {}", length_in_words(lead)),
    };
    let late = |words: String| Text::new(BODY).mark(Mark::Late, MARK, MARK_GAP).then(words);
    match &line.notice {
        Notice::InTime { lead, .. } => {
            text.mark(Mark::Met, MARK, MARK_GAP).then(format!("{} before", length_in_words(*lead)))
        }
        Notice::Late { lead, .. } if *lead > Seconds::ZERO => {
            late(format!("{} before, {asked}", length_in_words(*lead)))
        }
        Notice::Late { .. } => late(format!("after it began, {asked}")),
        Notice::NotTold { .. } => late(format!("not told, {asked}")),
        Notice::TellAgain { .. } => late(format!("not told of the change, {asked}")),
        Notice::TellCalledOff { .. } => late("not told that it was called off".to_owned()),
        Notice::ToldCalledOff { .. } => text.then("told that it was called off"),
        Notice::NotNeeded(NotNeeded::EmergencyExempt) => text.then("not needed: such emergencies are exempt"),
        Notice::NotNeeded(NotNeeded::CalledOffUntold) => text.then("not needed: you were not told of it"),
    }
}
