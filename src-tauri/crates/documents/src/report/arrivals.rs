//! When requests arrived: weekday by hour, a dot's area is the count.

use super::frame::{TINY, half_head};
use crate::pdf::color::{FILL, HAIR, INK};
use crate::pdf::drawing::{Drawing, Stroke};
use crate::pdf::flow::HALF;
use crate::pdf::sheet::Sheet;
use crate::pdf::tags::Role;
use crate::pdf::text::Align;
use domain::reports::{Arrivals, Report};

/// Fewer requests than this say nothing about hours.
const FEWEST: u32 = 10;

const LEFT: f64 = 9.0;
const TOP: f64 = 4.0;
const ROW: f64 = 3.7;
const LARGEST: f64 = 1.45;
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const FULL_DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The block over half the page, where there are enough requests.
pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Option<Drawing> {
    if report.received < FEWEST {
        return None;
    }
    let arrivals = &report.arrivals;
    let note = format!("{} outside business hours; largest: {}", arrivals.outside_hours, arrivals.largest);
    let mut drawing = half_head(sheet, "When requests arrived", &note);
    let slot = sheet.tagged(Role::Figure { alt: alt(arrivals) }, Sheet::slot);
    let mut chart = Drawing::of(slot, TOP + ROW * 7.0 + 0.5);
    let hour = (HALF - LEFT) / 24.0;
    for at in [0_u32, 6, 12, 18] {
        let x = LEFT + hour * f64::from(at);
        chart.label(sheet, (x, 2.6), Align::Middle, &format!("{at:02}"), TINY.grey());
    }
    chart.label(sheet, (HALF, 2.6), Align::Right, "24", TINY.grey());
    shade(&mut chart, arrivals, hour);
    for (day, name) in DAYS.iter().enumerate() {
        let y = TOP + ROW * (day as f64 + 0.5);
        chart.label(sheet, (0.0, y + 0.85), Align::Left, name, TINY.grey());
        chart.line((LEFT, y + ROW / 2.0), (HALF, y + ROW / 2.0), Stroke::solid(HAIR, 0.15));
    }
    dots(&mut chart, arrivals, hour);
    drawing.append(chart, 0.0);
    Some(drawing)
}

fn alt(arrivals: &Arrivals) -> String {
    let by_day = arrivals.by_hour.iter().zip(FULL_DAYS);
    let counts = by_day.map(|(hours, day)| format!("{day} {}", hours.iter().sum::<u32>()));
    format!(
        "Requests by weekday: {}. {} came outside business hours; at most {} in one hour of the week.",
        counts.collect::<Vec<_>>().join(", "),
        arrivals.outside_hours,
        arrivals.largest
    )
}

/// Business hours, run by run.
fn shade(chart: &mut Drawing, arrivals: &Arrivals, hour: f64) {
    for (day, open) in arrivals.open.iter().enumerate() {
        let mut start = 0;
        for run in open.chunk_by(|a, b| a == b) {
            if run[0] {
                let at = (LEFT + hour * start as f64, TOP + ROW * day as f64);
                chart.rect(at, (hour * run.len() as f64, ROW), FILL);
            }
            start += run.len();
        }
    }
}

fn dots(chart: &mut Drawing, arrivals: &Arrivals, hour: f64) {
    let largest = f64::from(arrivals.largest.max(1));
    for (day, hours) in arrivals.by_hour.iter().enumerate() {
        for (index, count) in hours.iter().enumerate().filter(|(_, count)| **count > 0) {
            let center = (LEFT + hour * (index as f64 + 0.5), TOP + ROW * (day as f64 + 0.5));
            // Few requests at most: the dots need not fill their row.
            let full = if arrivals.largest < 4 { LARGEST * 0.8 } else { LARGEST };
            chart.circle(center, full * (f64::from(*count) / largest).sqrt(), INK, None);
        }
    }
}
