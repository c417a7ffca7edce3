//! What stands below the axis: hours or days, changes of the clocks, joined days.

use super::{Axis, FOOT, Stretch};
use crate::pdf::color::GREY;
use crate::pdf::drawing::{Drawing, Stroke};
use crate::pdf::flow::TWO_THIRDS;
use crate::pdf::sheet::Sheet;
use crate::pdf::text::{Align, Text};
use crate::report::frame::TINY;
use crate::report::words::{self, Times};
use chrono::{Datelike, Timelike};
use domain::reports::LateTarget;
use domain::time::{Instant, Seconds};
use domain::zones::Zone;

/// Distances of ticks within a day, in minutes.
const STEPS: [i64; 9] = [1, 5, 10, 15, 30, 60, 180, 360, 720];
/// As many as a picture holds.
const MOST: i64 = 5;
/// Between two labels.
const CLEAR: f64 = 2.0;

struct Tick {
    x: f64,
    words: String,
}

pub(super) fn draw(
    sheet: &mut Sheet,
    picture: &mut Drawing,
    late: &LateTarget,
    zone: &Zone,
    times: Times,
    axis: &Axis<'_>,
) {
    let end = late.ledger.last().map_or(late.due, |folded| folded.row.to);
    // What must be said comes first; the rest fills what room is left.
    let mut ticks = changes(late, zone, axis, end);
    ticks.extend(axis.stretches.iter().filter_map(|stretch| joined_days(stretch, times)));
    ticks.extend(if times.one_day { hours(late, zone, axis, end) } else { days(late, zone, axis, end) });
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for tick in ticks {
        let width = Text::of(tick.words.as_str(), TINY).width(sheet);
        let left = (tick.x - width / 2.0).clamp(0.0, TWO_THIRDS - width);
        let right = left + width;
        if taken.iter().all(|(from, to)| right + CLEAR <= *from || *to + CLEAR <= left) {
            taken.push((left, right));
            picture.line((tick.x, FOOT), (tick.x, FOOT + 1.2), Stroke::solid(GREY, 0.2));
            picture.label(sheet, (left, 22.1), Align::Left, &tick.words, TINY.grey());
        }
    }
}

/// `02:00 NZST becomes 03:00 NZDT`.
fn changes(late: &LateTarget, zone: &Zone, axis: &Axis<'_>, end: Instant) -> Vec<Tick> {
    let with_zone = Times { one_day: true, seconds: false, zone_changes: true };
    let tick = |change: domain::zones::ClockChange| {
        let before = with_zone.time_in(zone, change.at, change.at - Seconds(1));
        let after = with_zone.time_in(zone, change.at, change.at);
        Tick { x: axis.x(change.at), words: format!("{before} becomes {after}") }
    };
    zone.changes_between(late.start + Seconds(1), end).into_iter().map(tick).collect()
}

fn joined_days(stretch: &Stretch<'_>, times: Times) -> Option<Tick> {
    let days = stretch.folded.days;
    (days > 1).then(|| {
        let each = Seconds(stretch.folded.row.counted.0 / i64::from(days));
        Tick {
            x: stretch.left + stretch.width / 2.0, words: format!("{days} days × {}", times.length(each))
        }
    })
}

fn hours(late: &LateTarget, zone: &Zone, axis: &Axis<'_>, end: Instant) -> Vec<Tick> {
    let length = (end - late.start).0 / 60;
    let step = STEPS.into_iter().find(|step| length / step < MOST).unwrap_or(720);
    let first = zone.wall(late.start).with_minute(0).and_then(|wall| wall.with_second(0));
    let Some(first) = first else { return Vec::new() };
    let midnight = i64::from(first.hour()) * 60 / step * step;
    let from = late.start - Seconds(zone.wall(late.start).signed_duration_since(first).num_seconds());
    let from = from - Seconds((i64::from(first.hour()) * 60 - midnight) * 60);
    let plain = Times { one_day: true, seconds: false, zone_changes: false };
    (0..)
        .map(|n| from + Seconds(n * step * 60))
        .take_while(|at| *at <= end)
        .filter(|at| *at >= late.start)
        .filter(|at| i64::from(zone.wall(*at).hour() * 60 + zone.wall(*at).minute()) % step == 0)
        .map(|at| Tick { x: axis.x(at), words: plain.time(zone, at) })
        .collect()
}

/// `Thu 10` at noon, below the hours in which most desks are open. A day whose noon lies in a cut,
/// or off the picture, is not named.
fn days(late: &LateTarget, zone: &Zone, axis: &Axis<'_>, end: Instant) -> Vec<Tick> {
    let is_cut = |at: Instant| {
        axis.stretches.iter().any(|s| s.broken && s.folded.row.from < at && at < s.folded.row.to)
    };
    zone.date(late.start)
        .iter_days()
        .take_while(|date| *date <= zone.date(end))
        .filter_map(|date| Some((date, zone.resolve(date.and_hms_opt(12, 0, 0)?))))
        .filter(|(_, at)| !is_cut(*at))
        .map(|(date, at)| Tick {
            x: axis.x_around(at),
            words: format!("{} {}", words::weekday(date), date.day()),
        })
        .filter(|tick| (0.0..=TWO_THIRDS).contains(&tick.x))
        .collect()
}
