//! How quickly: one mark per request, as a share of the time allowed.

use super::frame::{TINY, block_head};
use super::words;
use crate::pdf::color::{GREY, HAIR, INK, RED};
use crate::pdf::drawing::{Drawing, Stroke};
use crate::pdf::flow::FULL;
use crate::pdf::hatch;
use crate::pdf::marks;
use crate::pdf::sheet::Sheet;
use crate::pdf::tags::{Role, Slot};
use crate::pdf::text::{Align, Style, Text};
use domain::reports::{Mark, Promptness, Report};
use domain::sla::{Clock, Metric};
use domain::time::Seconds;
use std::collections::BTreeMap;

mod labels;

const LEFT: f64 = 27.0;
const RIGHT: f64 = 128.0;
const HEAD: f64 = 7.0;
const ROW: f64 = 10.8;
const RADIUS: f64 = 0.88;
/// From mark to mark when they would overlap, to the side and upwards.
const APART: f64 = 1.9;
const STACK: f64 = 1.85;
/// With more requests than this a row shows columns instead of marks.
const MOST_MARKS: usize = 60;
/// Or with more on one spot than this.
const MOST_LEVELS: usize = 9;
/// Late marks that carry their number.
const LABELLED: usize = 5;
/// Where the scale ends at the latest, in percent.
const LONGEST: u32 = 500;

const BODY: Style = Style::regular(8.0, 10.5);

/// How the client calls a late request.
type Names = BTreeMap<i64, String>;

fn name(mark: &Mark, names: &Names) -> String {
    names.get(&mark.ticket).cloned().unwrap_or_else(|| words::ticket("", mark.ticket))
}

/// The scale's end in percent.
struct Scale {
    end: u32,
}

impl Scale {
    /// 150%; beyond that the next 50, up to 500.
    fn of(rows: &[Promptness]) -> Self {
        let slowest = rows.iter().flat_map(|row| &row.marks).map(percent).fold(0.0, f64::max);
        let mut end = 150;
        while f64::from(end) < slowest && end < LONGEST {
            end += 50;
        }
        Self { end }
    }

    fn x(&self, percent: f64) -> f64 {
        LEFT + (RIGHT - LEFT) * (percent / f64::from(self.end)).min(1.0)
    }
}

/// A request that was answered at once is at 0 even where nothing was allowed.
fn percent(mark: &Mark) -> f64 {
    if mark.allowed.0 <= 0 {
        return if mark.used.0 <= 0 { 0.0 } else { f64::INFINITY };
    }
    mark.used.0 as f64 / mark.allowed.0 as f64 * 100.0
}

/// The block, where the report has rows for it.
pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Option<Drawing> {
    let equation = report.equation.as_ref()?;
    if report.promptness.is_empty() {
        return None;
    }
    let title = match equation.metric {
        Metric::FirstResponse => "How quickly we answered",
        Metric::Acknowledgement => "How quickly we acknowledged",
        Metric::Resolution => "How quickly we resolved",
        Metric::StatusUpdate => "How quickly we sent updates",
    };
    let scale = Scale::of(&report.promptness);
    let has_columns = report.promptness.iter().any(|row| shows_columns(row, &scale));
    let note = if has_columns {
        "Requests by share of the time allowed, columns of 5%; tick on the line: median. h:mm, bh: business hours."
    } else {
        "One mark per request, as a share of the time allowed; tick on the line: median. h:mm, bh: business hours."
    };
    let mut drawing = block_head(sheet, title, note);
    let slot = sheet.tagged(Role::Figure { alt: alt(title, &report.promptness) }, Sheet::slot);
    let mut chart = Drawing::of(slot, HEAD);
    let mut bodies = Vec::new();
    let names: Names =
        report.late.iter().map(|late| (late.ticket, words::ticket(&late.external_id, late.ticket))).collect();
    for row in &report.promptness {
        bodies.push(body(sheet, slot, row, &scale, &names));
    }
    let height: f64 = HEAD + bodies.iter().map(|b| b.height).sum::<f64>();
    axes(sheet, &mut chart, &scale, height);
    bodies.into_iter().for_each(|body| chart.append(body, 0.0));
    drawing.append(chart, 0.0);
    Some(drawing)
}

fn alt(title: &str, rows: &[Promptness]) -> String {
    let row = |row: &Promptness| {
        let late = row.marks.iter().filter(|mark| mark.late).count();
        match row.median {
            None => format!("{}, none due", row.name),
            Some(median) => format!(
                "{}, {} due, {late} late, median {}",
                row.name,
                row.marks.len(),
                time(median, row.clock)
            ),
        }
    };
    format!("{title}: {}.", rows.iter().map(row).collect::<Vec<_>>().join("; "))
}

/// `3:18 bh`.
fn time(length: Seconds, clock: Clock) -> String {
    match clock {
        Clock::Calendar => format!("{}\u{a0}bh", words::hours(length)),
        Clock::AroundTheClock => words::hours(length),
    }
}

fn axes(sheet: &mut Sheet, chart: &mut Drawing, scale: &Scale, height: f64) {
    chart.label(sheet, (0.0, 4.0), Align::Left, "Priority", TINY.grey());
    for (x, name) in [(144.0, "Median"), (160.0, "Slowest"), (FULL, "Allowed")] {
        chart.label(sheet, (x, 4.0), Align::Right, name, TINY.grey());
    }
    let step = if scale.end <= 200 { 25 } else { 50 };
    for percent in (0..=scale.end).step_by(step) {
        let x = scale.x(f64::from(percent));
        let (stroke, style, name) = match percent {
            100 => (Stroke::solid(INK, 0.35), TINY.bold(), "due".to_owned()),
            percent => (Stroke::solid(HAIR, 0.18), TINY.grey(), format!("{percent}%")),
        };
        chart.line((x, 5.0), (x, height), stroke);
        chart.label(sheet, (x, 4.0), Align::Middle, &name, style);
    }
}

fn body(sheet: &mut Sheet, slot: Slot, row: &Promptness, scale: &Scale, names: &Names) -> Drawing {
    let placed = if shows_columns(row, scale) { Vec::new() } else { stacked(row, scale) };
    let levels = placed.iter().map(|(_, level)| *level).max().unwrap_or(0) as f64;
    let labels = labels::place(sheet, &placed, scale, names);
    let highest = labels.iter().map(|label| label.rise).fold(levels * STACK, f64::max);
    let height = ROW.max(highest + 5.6);
    let mut body = Drawing::of(slot, height);
    let base = height - 2.0;
    let name = Text::of(row.name.as_str(), BODY);
    let name = name.set_in(sheet, LEFT - 3.0, Some(slot));
    let top = (base - BODY.baseline()).min(height - name.height - 0.3);
    body.place(name, (0.0, top));
    if row.marks.is_empty() {
        body.label(sheet, (scale.x(0.0) + 2.0, base), Align::Left, "none due", BODY.grey());
    } else if placed.is_empty() {
        columns(sheet, &mut body, row, scale, names);
    } else {
        let bottom = height - 2.9;
        marks(&mut body, &placed, scale, bottom);
        labels.iter().for_each(|label| label.draw(sheet, &mut body, bottom));
    }
    if !row.marks.is_empty() {
        let x = scale.x(middle_share(row));
        body.line((x, height - 1.7), (x, height), Stroke::solid(INK, 0.5));
    }
    times(sheet, &mut body, row, base);
    body.line((0.0, height), (FULL, height), Stroke::solid(HAIR, 0.18));
    body
}

/// The tick stands at the middle of the shares, as marks stand at theirs.
fn middle_share(row: &Promptness) -> f64 {
    let mut shares: Vec<f64> = row.marks.iter().map(percent).collect();
    shares.sort_by(f64::total_cmp);
    let middle = shares.len() / 2;
    if shares.len() % 2 == 1 { shares[middle] } else { (shares[middle - 1] + shares[middle]) / 2.0 }
}

fn times(sheet: &mut Sheet, body: &mut Drawing, row: &Promptness, base: f64) {
    let none = || "–".to_owned();
    let median = row.median.map_or_else(none, |median| time(median, row.clock));
    let slowest = row.slowest.map_or_else(none, |slowest| time(slowest, row.clock));
    for (x, words) in [(144.0, median), (160.0, slowest), (FULL, allowed(row))] {
        let style = if words == "–" { BODY.colored(GREY) } else { BODY };
        body.label(sheet, (x, base), Align::Right, &words, style);
    }
}

/// The time allowed where it is the same for all; "next business day" is not.
fn allowed(row: &Promptness) -> String {
    let mut lengths = row.marks.iter().map(|mark| mark.allowed);
    let Some(first) = lengths.next() else { return "–".to_owned() };
    if lengths.all(|length| length == first) {
        return time(first, row.clock);
    }
    if row.words.to_lowercase().contains("next business day") {
        "next\u{a0}bd".to_owned()
    } else {
        "varies".to_owned()
    }
}

/// Many marks, or many on one spot, become columns.
fn shows_columns(row: &Promptness, scale: &Scale) -> bool {
    row.marks.len() > MOST_MARKS || stacked(row, scale).iter().any(|(_, level)| *level >= MOST_LEVELS)
}

/// Each mark with the level it is stacked on.
fn stacked<'a>(row: &'a Promptness, scale: &Scale) -> Vec<(&'a Mark, usize)> {
    let mut sorted: Vec<&Mark> = row.marks.iter().collect();
    sorted.sort_by(|a, b| percent(a).total_cmp(&percent(b)).then(a.ticket.cmp(&b.ticket)));
    let mut ends: Vec<f64> = Vec::new();
    let mut placed = Vec::new();
    for mark in sorted {
        let x = scale.x(percent(mark));
        let level = ends.iter().position(|end| x - end >= APART).unwrap_or(ends.len());
        if level == ends.len() {
            ends.push(x);
        } else {
            ends[level] = x;
        }
        placed.push((mark, level));
    }
    placed
}

fn marks(body: &mut Drawing, placed: &[(&Mark, usize)], scale: &Scale, bottom: f64) {
    for (mark, level) in placed {
        let at = (scale.x(percent(mark)), bottom - STACK * *level as f64);
        if mark.late {
            marks::triangle(body, at, 2.4, RED);
        } else {
            body.circle(at, RADIUS, INK, None);
        }
    }
}

/// Columns of 5%, late ones hatched; the worst five are named.
fn columns(sheet: &mut Sheet, body: &mut Drawing, row: &Promptness, scale: &Scale, names: &Names) {
    let bins = (scale.end / 5) as usize;
    let mut met = vec![0_u32; bins];
    let mut late = vec![0_u32; bins];
    for mark in &row.marks {
        let bin = ((percent(mark) / 5.0) as usize).min(bins - 1);
        if mark.late { late[bin] += 1 } else { met[bin] += 1 }
    }
    let tallest = met.iter().zip(&late).map(|(a, b)| a + b).max().unwrap_or(1).max(1);
    let (bottom, room) = (body.height - 0.1, body.height - 3.4);
    let width = (RIGHT - LEFT) / bins as f64;
    for bin in 0..bins {
        let x = LEFT + width * bin as f64;
        let height = |count: u32| room * f64::from(count) / f64::from(tallest);
        let (of_met, of_late) = (height(met[bin]), height(late[bin]));
        if met[bin] > 0 {
            body.rect((x + 0.1, bottom - of_met), (width - 0.2, of_met), INK);
        }
        if late[bin] > 0 {
            let size = (width - 0.2, of_late.max(0.8));
            let at = (x + 0.1, bottom - of_met - size.1);
            body.hatched(at, size, Stroke::solid(RED, 0.2), hatch::LATE);
        }
    }
    let mut worst: Vec<&Mark> = row.marks.iter().filter(|mark| mark.late).collect();
    worst.sort_by(|a, b| percent(b).total_cmp(&percent(a)).then(a.ticket.cmp(&b.ticket)));
    if !worst.is_empty() {
        let names: Vec<String> = worst.iter().take(LABELLED).map(|mark| name(mark, names)).collect();
        let style = TINY.bold().colored(RED);
        let words = format!("slowest: {}", names.join(", "));
        body.label(sheet, (RIGHT - 1.0, 2.6), Align::Right, &words, style);
    }
}
