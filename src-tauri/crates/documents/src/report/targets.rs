//! The second page: due, met and late; from received to due; how quickly; what stands aside; when
//! requests arrived.

use super::frame::{GAP, LEAD, page_head, side_by_side};
use super::{arrivals, aside, attainment, equation, late, promptness, words};
use crate::pdf::drawing::{Drawing, Target};
use crate::pdf::flow::Block;
use crate::pdf::sheet::Sheet;
use crate::pdf::text::Text;
use domain::reports::{MetricGroup, Report};
use domain::sla::Metric;

pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Vec<Block> {
    let head = page_head(sheet, &title(report), lead(sheet, report));
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

fn lead(sheet: &Sheet, report: &Report) -> Text {
    let month = words::this_month(report);
    let judged: Vec<&MetricGroup> = report.groups.iter().filter(|group| !group.not_in_source).collect();
    let due = |(index, group): (usize, &&MetricGroup)| {
        let noun = words::noun(group.metric);
        match (index, group.total.due) {
            (_, 0) => format!("no {}", noun.one),
            // The first number opens the sentence.
            (0, due @ 1..10) => {
                format!("{} {}", words::opening(due), if due == 1 { noun.one } else { noun.many })
            }
            (_, due) => words::counted(due, noun.one, noun.many),
        }
    };
    let all: Vec<String> = judged.iter().enumerate().map(due).collect();
    let all = if all.is_empty() { "nothing".to_owned() } else { words::list(&all) };
    let mut lead = format!("{} fell due in {month}.", words::capitalised(&all));
    let met: Vec<u32> = judged.iter().filter(|g| g.total.due > 0).map(|group| group.total.met).collect();
    let Some(first) = met.first() else { return Text::of(lead, LEAD) };
    if report.late.is_empty() {
        lead.push_str(" All were on time.");
        return Text::of(lead, LEAD);
    }
    let on_time: Vec<String> = std::iter::once(words::opening(*first))
        .chain(met[1..].iter().map(|met| words::count(*met)))
        .collect();
    let verb = if met == [1] { "was" } else { "were" };
    lead.push_str(&format!(" {} {verb} on time.", words::list(&on_time)));
    let page = format!("page\u{a0}{}", sheet.page_of(late::SECTION));
    let page = |text: Text| text.link(page, Target::Anchor(late::SECTION.to_owned()));
    match u32::try_from(report.late.len()).unwrap_or(u32::MAX) {
        1 => page(Text::of(format!("{lead} The late one is explained on "), LEAD)).then("."),
        count => {
            let late = words::within(count);
            page(Text::of(format!("{lead} The {late} late ones are explained from "), LEAD)).then(" on.")
        }
    }
}
