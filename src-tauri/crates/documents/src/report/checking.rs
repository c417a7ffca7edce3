//! The last page: how the policy is read, what changed, which versions applied, how figures are
//! computed, the words, and the fingerprint of the data.

use super::frame::{
    GAP, LEAD, SMALL, block_head, first_fours, fours, page_head, pairs, paragraph, side_by_side,
};
use super::{Imprint, cover, glossary, words};
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::{Block, FULL};
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Row, Strip, Table};
use crate::pdf::text::Text;
use domain::reports::{Reading, Report};
use domain::sla::AssumptionKind;

/// Blocks a report has nothing to fill with. They are never left out silently.
fn left_out(report: &Report) -> String {
    let missing = [
        (true, "uptime and service credits"),
        (report.maintenance.is_none(), "maintenance"),
        (report.paid_work.is_none(), "advanced support"),
        (report.duties.is_none(), "other duties"),
    ];
    let names: Vec<&str> =
        missing.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, name)| name).collect();
    format!("Not in this report, because nothing is recorded for them: {}.", names.join(", "))
}

pub(super) fn lay(sheet: &mut Sheet, report: &Report, imprint: &Imprint) -> Vec<Block> {
    let lead = "The policy’s words leave room in places. Here is how we read them, which versions applied, and how anyone can recompute a figure.";
    let head = page_head(sheet, "How to read and\ncheck this report", Text::of(lead, LEAD));
    let mut blocks = vec![Block::whole(0.0, head), readings(sheet, report)];
    blocks.extend(changes(sheet, report));
    let versions = versions(sheet, report);
    let computed = computed(sheet);
    blocks.push(Block::whole(GAP, side_by_side(versions, computed)));
    let mut glossary_block = block_head(sheet, "Words", "");
    let glossary = glossary::lay(sheet, report);
    glossary_block.append(glossary, 0.0);
    blocks.push(Block::whole(GAP, glossary_block));
    blocks.push(Block::whole(GAP - 2.0, fingerprint(sheet, imprint)));
    blocks
}

fn readings(sheet: &mut Sheet, report: &Report) -> Block {
    let note =
        "Agreed: confirmed in writing. Default: our standard reading, tell us if you see it differently.";
    let head = block_head(sheet, "How we read the policy", note);
    let mut table = Table::new(vec![
        Column::apart(50.0, 3.0),
        Column::apart(75.0, 3.0),
        Column::words(15.0),
        Column::words(34.0),
    ])
    .heads(["The policy says", "We read it as", "Basis", "Used for"]);
    for reading in &report.readings {
        table.push(row(reading));
    }
    let mut block = if report.readings.is_empty() {
        let mut head = head;
        let none = paragraph(sheet, "No reading of ours touched this month: the policy’s words were enough.");
        head.append(none, 0.0);
        Block::whole(GAP, head)
    } else {
        Block::over(GAP, head, table.lay(sheet), None)
    };
    let mut notes = Drawing::artifact(1.5);
    let mut sentences = Vec::new();
    if report.other_readings > 0 {
        let readings = if report.other_readings == 1 { "reading" } else { "readings" };
        sentences.push(format!(
            "{} more {readings}, not used this month, in the contract.",
            words::opening(report.other_readings)
        ));
    }
    sentences.push(left_out(report));
    let text = Text::of(sentences.join(" "), SMALL.grey()).set_paragraph(sheet, FULL);
    notes.append(text, 0.0);
    block.strips.push(Strip { drawing: notes, holds: false });
    block
}

fn row(reading: &Reading) -> Row {
    let basis = match reading.kind {
        AssumptionKind::Agreed => Text::of("agreed", BODY.bold()),
        AssumptionKind::Default => Text::of("default", BODY),
    };
    let used =
        if reading.used_for.is_empty() { "all targets".to_owned() } else { used_for(&reading.used_for) };
    Row::body(vec![
        Cell::plain(quoted(&reading.words)),
        Cell::plain(reading.reading.as_str()),
        Cell::words(basis),
        Cell::plain(used),
    ])
}

fn quoted(words: &str) -> String {
    if words.is_empty() || words.starts_with(['“', '"']) {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}

/// `First response, P1` and `First response, P2` become `First response, P1 and P2`.
fn used_for(uses: &[String]) -> String {
    let mut grouped: Vec<(&str, Vec<String>)> = Vec::new();
    for used in uses {
        let (metric, priority) = used.rsplit_once(", ").unwrap_or((used, ""));
        match grouped.iter_mut().find(|(name, _)| *name == metric) {
            Some((_, priorities)) if !priorities.iter().any(|p| p == priority) => {
                priorities.push(priority.to_owned())
            }
            Some(_) => {}
            None => grouped.push((metric, vec![priority.to_owned()])),
        }
    }
    let say = |(metric, priorities): &(&str, Vec<String>)| {
        let priorities = words::list(priorities);
        if priorities.is_empty() { (*metric).to_owned() } else { format!("{metric}, {priorities}") }
    };
    grouped.iter().map(say).collect::<Vec<_>>().join("; ")
}

/// From revision 2 on: every figure that changed.
fn changes(sheet: &mut Sheet, report: &Report) -> Option<Block> {
    let before = report.head.replaces_issued_on?;
    let note = format!("Revision {} of {}", report.head.revision - 1, words::date(before));
    let mut head = block_head(sheet, "What changed since", &note);
    head.anchor(cover::CHANGES);
    if report.head.changes.is_empty() {
        let none = paragraph(sheet, "No figure changed.");
        head.append(none, 0.0);
        return Some(Block::whole(GAP, head));
    }
    let columns = vec![Column::apart(84.6, 4.8), Column::apart(44.7, 4.8), Column::words(44.7)];
    let mut table = Table::new(columns).heads(["Figure", "Before", "Now"]);
    for change in &report.head.changes {
        let now = Text::of(change.after.as_str(), BODY.bold());
        let cells =
            vec![Cell::plain(change.figure.as_str()), Cell::plain(change.before.as_str()), Cell::words(now)];
        table.push(Row::body(cells));
    }
    Some(Block::over(GAP, head, table.lay(sheet), None))
}

fn versions(sheet: &mut Sheet, report: &Report) -> Drawing {
    let (head, versions) = (&report.head, &report.versions);
    let policy = match versions.policy_sha256.as_str() {
        "" => versions.policy.clone(),
        hash => format!("{}; text {}", versions.policy.trim_end_matches('.'), first_fours(hash)),
    };
    let zone = head.zone.id().name();
    let revisions = match (head.issued_on, head.revision) {
        (None, _) => "DRAFT: not issued, and without force.".to_owned(),
        (Some(_), 1) => "1, first issue. A correction becomes revision 2 and lists what changed.".to_owned(),
        (Some(_), n) => format!("{n}. Revision {} is kept, and what changed is listed here.", n - 1),
    };
    let rows = [
        ("Contract", format!("{}, since {}", head.contract, words::date(head.contract_since))),
        ("Policy", policy),
        ("Calendar", versions.calendar.clone()),
        ("Holidays", versions.holidays.clone()),
        ("Zone data", format!("IANA {}, {zone}", versions.zones.trim_start_matches("IANA "))),
        ("Requests", versions.sources.join("; ")),
        ("Made with", versions.program.clone()),
        ("Revisions", revisions),
    ];
    pairs(sheet, "Versions used", &rows)
}

fn computed(sheet: &mut Sheet) -> Drawing {
    let rows = [
        ("On time", "met ÷ due; excluded and carried are not due. Nothing due prints “none due”.".to_owned()),
        ("Time", "whole seconds; rounding is for print and never turns late into on time".to_owned()),
        (
            "Due time",
            "the time allowed, counted on the target’s clock from receipt; a pause keeps what was consumed"
                .to_owned(),
        ),
        ("Month", "a target belongs to the month of its deadline, in the contract’s zone".to_owned()),
        ("Median", "the middle value, or the mean of the two middle ones".to_owned()),
    ];
    pairs(sheet, "How figures are computed", &rows)
}

fn fingerprint(sheet: &mut Sheet, imprint: &Imprint) -> Drawing {
    let note = "The same data gives the same file, byte for byte. We can confirm any copy: unchanged, revised or not ours.";
    let mut drawing = block_head(sheet, "Fingerprint of the data", note);
    let digits = paragraph(sheet, fours(&imprint.fingerprint));
    drawing.append(digits, 0.0);
    drawing
}
