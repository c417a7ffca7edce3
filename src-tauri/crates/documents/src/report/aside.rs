//! Excluded and carried: each with its reason, and whether a verdict changes by it.

use super::frame::{GAP, LEAD, MARK, MARK_GAP, block_head, half_head, page_head};
use super::words;
use crate::pdf::drawing::{Drawing, Target};
use crate::pdf::flow::{Block, HALF};
use crate::pdf::marks::Mark;
use crate::pdf::sheet::Sheet;
use crate::pdf::table::{BODY, Cell, Column, Row, Table};
use crate::pdf::text::Text;
use domain::reports::{Aside, Report, SetAside};
use domain::sla::Metric;
use domain::tickets::State;
use std::collections::BTreeMap;

/// More tickets than this go to an annex; counts per reason stay.
const MOST: usize = 12;
const ANNEX: &str = "excluded-annex";

/// What stands aside of one ticket for one reason.
struct Entry<'a> {
    first: &'a SetAside,
    all: Vec<&'a SetAside>,
}

fn entries(report: &Report) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let same = |a: &SetAside, b: &SetAside| {
        a.ticket == b.ticket && std::mem::discriminant(&a.aside) == std::mem::discriminant(&b.aside)
    };
    for aside in &report.set_aside {
        match entries.iter_mut().find(|entry| same(entry.first, aside)) {
            Some(entry) => entry.all.push(aside),
            None => entries.push(Entry { first: aside, all: vec![aside] }),
        }
    }
    entries
}

/// The block over half the page.
pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Drawing {
    let entries = entries(report);
    let mut drawing = half_head(sheet, "Excluded and carried", "");
    if entries.is_empty() {
        let none = Text::of("None.", BODY).set_paragraph(sheet, HALF);
        drawing.append(none, 0.0);
        return drawing;
    }
    let table = if entries.len() > MOST {
        by_reason(sheet, report, &entries)
    } else {
        listed(sheet, report, &entries, HALF)
    };
    table.lay(sheet).strips.into_iter().for_each(|strip| drawing.append(strip.drawing, 0.0));
    drawing
}

fn listed(sheet: &mut Sheet, report: &Report, entries: &[Entry<'_>], width: f64) -> Table {
    let named = |entry: &Entry<'_>| words::ticket(&entry.first.external_id, entry.first.ticket);
    let widest = entries.iter().map(|entry| Text::of(named(entry), BODY).width(sheet)).fold(0.0, f64::max);
    // Names are as wide as they are, up to a third.
    let name = (widest + MARK + MARK_GAP + 3.0).clamp(15.0, width / 3.0);
    let mut table = Table::new(vec![Column::words(name), Column::words(width - name)]);
    for entry in entries {
        let (mark, words) = match &entry.first.aside {
            Aside::Excluded { .. } => (Mark::Excluded, excluded(entry)),
            Aside::Carried { since, why } => (Mark::Carried, carried(report, entry, *since, why)),
        };
        let name = words::ticket(&entry.first.external_id, entry.first.ticket);
        let name = Text::new(BODY).mark(mark, MARK, MARK_GAP).then(name);
        table.push(Row::body(vec![Cell::words(name), Cell::words(words)]));
    }
    table
}

fn excluded(entry: &Entry<'_>) -> Text {
    let Aside::Excluded { reason, clause, note, .. } = &entry.first.aside else { return Text::new(BODY) };
    let mut words = Text::new(BODY).bold(format!("{}.", words::capitalised(reason)));
    if !note.is_empty() {
        let stop = if note.ends_with(['.', '!', '?']) { "" } else { "." };
        words = words.then(format!(" {note}{stop}"));
    }
    let clause =
        if clause.is_empty() { String::new() } else { format!(", {}", clause.replace(' ', "\u{a0}")) };
    let late =
        entry.all.iter().filter(|aside| matches!(aside.aside, Aside::Excluded { verdict: State::Late, .. }));
    let verdict = match (late.count(), entry.all.len()) {
        (0, _) => "no verdict changes".to_owned(),
        (_, 1) => "would have been late".to_owned(),
        (late, all) => format!("{late}\u{a0}of\u{a0}{all} would have been late"),
    };
    words.then(format!(" {}, {}{clause}: {verdict}.", entry.first.priority, what(entry)))
}

fn carried(report: &Report, entry: &Entry<'_>, since: domain::time::Instant, why: &str) -> Text {
    let next = report.head.month.next().name();
    let since = words::day_and_time(&report.head.zone, since);
    Text::new(BODY).bold(format!("Carried to {next}.")).then(format!(
        " {} paused since {since}, {why}: no due time until then.",
        words::capitalised(&what(entry))
    ))
}

/// `first response and 3 status updates`.
fn what(entry: &Entry<'_>) -> String {
    let mut counts: BTreeMap<Metric, u32> = BTreeMap::new();
    for aside in &entry.all {
        *counts.entry(aside.metric).or_default() += 1;
    }
    let one = |(metric, count): (Metric, u32)| {
        let noun = words::noun(metric);
        if count == 1 { noun.one.to_owned() } else { words::counted(count, noun.one, noun.many) }
    };
    words::list(&counts.into_iter().map(one).collect::<Vec<_>>())
}

fn by_reason(sheet: &Sheet, report: &Report, entries: &[Entry<'_>]) -> Table {
    let mut counts: BTreeMap<(bool, String), u32> = BTreeMap::new();
    for entry in entries {
        let (carried, reason) = match &entry.first.aside {
            Aside::Excluded { reason, .. } => (false, words::capitalised(reason)),
            Aside::Carried { why, .. } => {
                (true, format!("Carried to {}, {why}", report.head.month.next().name()))
            }
        };
        *counts.entry((carried, reason)).or_default() += 1;
    }
    let mut table = Table::new(vec![Column::words(HALF - 24.0), Column::numbers(24.0)]);
    for ((carried, reason), count) in counts {
        let mark = if carried { Mark::Carried } else { Mark::Excluded };
        let name = Text::new(BODY).mark(mark, MARK, MARK_GAP).then(reason);
        let count = words::counted(count, "request", "requests");
        table.push(Row::body(vec![Cell::words(name), Cell::plain(count)]));
    }
    let page = format!("page\u{a0}{}", sheet.page_of(ANNEX));
    let link = Text::of("Each is listed on ", BODY).link(page, Target::Anchor(ANNEX.to_owned()));
    table.push(Row::body(vec![Cell::words(link).over(2)]));
    table
}

/// The list that did not fit, behind the report.
pub(super) fn annex(sheet: &mut Sheet, report: &Report) -> Option<Vec<Block>> {
    let entries = entries(report);
    if entries.len() <= MOST {
        return None;
    }
    let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let lead = format!(
        "{} requests were excluded or carried, each for the reason given here.",
        words::opening(count)
    );
    let mut head = page_head(sheet, "Excluded and\ncarried, all", Text::of(lead, LEAD));
    head.anchor(ANNEX);
    let table = listed(sheet, report, &entries, crate::pdf::flow::FULL).lay(sheet);
    let title = block_head(sheet, "Excluded and carried", "");
    Some(vec![Block::whole(0.0, head), Block::over(GAP, title, table, None).breaking_anywhere()])
}
