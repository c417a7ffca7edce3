//! The second page: due, met and late; from received to due; how quickly; what stands aside; when
//! requests arrived.

use super::frame::{GAP, page_head, side_by_side};
use super::{arrivals, aside, attainment, equation, late, promptness, words};
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::Block;
use crate::pdf::sheet::Sheet;
use domain::reports::{MetricGroup, Report};
use domain::sla::Metric;

pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Vec<Block> {
    let head = page_head(sheet, &title(report), &lead(sheet, report));
    let mut blocks = vec![Block::whole(0.0, head)];
    blocks.push(attainment::lay(sheet, report));
    blocks.extend(equation::lay(sheet, report).map(|drawing| Block::whole(GAP, drawing)));
    blocks.extend(promptness::lay(sheet, report).map(|drawing| Block::whole(GAP, drawing)));
    blocks.push(Block::whole(GAP, aside_and_arrivals(sheet, report)));
    blocks
}

fn aside_and_arrivals(sheet: &mut Sheet, report: &Report) -> Drawing {
    let left = aside::lay(sheet, report);
    match arrivals::lay(sheet, report) {
        Some(right) => side_by_side(left, right),
        None => left,
    }
}

fn title(report: &Report) -> String {
    let metrics: Vec<Metric> = report.groups.iter().map(|group| group.metric).collect();
    match metrics.as_slice() {
        [Metric::FirstResponse, Metric::StatusUpdate] => "Response and\nupdate targets".to_owned(),
        [Metric::FirstResponse] => "Response\ntargets".to_owned(),
        [Metric::Acknowledgement, Metric::FirstResponse] => "Acknowledgement\nand response".to_owned(),
        _ => "Targets,\nmet and late".to_owned(),
    }
}

fn lead(sheet: &Sheet, report: &Report) -> String {
    let month = words::this_month(report);
    let judged: Vec<&MetricGroup> = report.groups.iter().filter(|group| !group.not_in_source).collect();
    let due = |group: &&MetricGroup| {
        let noun = words::noun(group.metric);
        match group.total.due {
            0 => format!("no {}", noun.one),
            due => words::counted(due, noun.one, noun.many),
        }
    };
    let all: Vec<String> = judged.iter().map(due).collect();
    let mut lead = format!("{} fell due in {month}.", words::capitalised(&words::list(&all)));
    let met: Vec<String> =
        judged.iter().filter(|g| g.total.due > 0).map(|group| words::count(group.total.met)).collect();
    if met.is_empty() {
        return lead;
    }
    if report.late.is_empty() {
        lead.push_str(" All were on time.");
        return lead;
    }
    lead.push_str(&format!(" {} were on time.", words::list(&met)));
    let page = sheet.page_of(late::SECTION);
    let count = u32::try_from(report.late.len()).unwrap_or(u32::MAX);
    lead.push_str(&match count {
        1 => format!(" The late one is explained on page\u{a0}{page}."),
        _ => format!(" The {} late ones are explained from page\u{a0}{page} on.", words::within(count)),
    });
    lead
}
