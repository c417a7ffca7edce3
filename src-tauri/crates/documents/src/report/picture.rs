//! The clock picture: elapsed time as an axis, what ran, stood still and was late on it.

use super::frame::TINY;
use super::ledger;
use super::words::{self, Times};
use crate::pdf::color::{GREY, INK, RED, RULE, WHITE};
use crate::pdf::drawing::{Drawing, Stroke};
use crate::pdf::flow::TWO_THIRDS;
use crate::pdf::hatch;
use crate::pdf::sheet::Sheet;
use crate::pdf::tags::Role;
use crate::pdf::text::{Align, Style, Text};
use domain::reports::{FoldedRow, LateTarget};
use domain::sla::Metric;
use domain::tickets::LedgerState;
use domain::time::Instant;
use domain::zones::Zone;

mod ticks;

/// Left and right of the time shown.
const MARGIN: f64 = 4.0;
/// Of one line of labels over the picture; the second appears only where labels meet.
const LEVEL: f64 = 6.4;
/// Measures of a picture whose labels stand in one line.
const LABEL: f64 = 2.6;
const STEM: f64 = 7.2;
const BAR: f64 = 12.2;
const AXIS: f64 = 14.7;
const FOOT: f64 = 18.0;
const HEIGHT: f64 = 25.5;
/// Between two labels.
const CLEAR: f64 = 1.6;
/// A label further than this from its line goes up instead.
const FARTHEST: f64 = 14.0;

const DAY: i64 = 86_400;

/// A stretch of the axis.
struct Stretch<'a> {
    folded: &'a FoldedRow,
    left: f64,
    width: f64,
    /// Drawn shorter than it is, with a break sign.
    broken: bool,
}

/// Time laid out on the width of the picture.
struct Axis<'a> {
    stretches: Vec<Stretch<'a>>,
}

impl<'a> Axis<'a> {
    fn new(late: &'a LateTarget) -> Self {
        let rows = late.ledger.iter().filter(|folded| folded.row.to > folded.row.from);
        let end = late.ledger.last().map_or(late.due, |folded| folded.row.to);
        let is_long = (end - late.start).0 > 10 * DAY;
        let drawn: Vec<(&FoldedRow, i64, bool)> = rows
            .map(|folded| {
                let length = (folded.row.to - folded.row.from).0;
                let is_closed = matches!(folded.row.state, LedgerState::Closed(_));
                match (folded.days > 1, is_long && is_closed && length > DAY) {
                    (true, _) => (folded, length.min(2 * DAY), true),
                    (_, true) => (folded, DAY / 2, true),
                    (false, false) => (folded, length, false),
                }
            })
            .collect();
        let total: i64 = drawn.iter().map(|(_, length, _)| length).sum();
        let scale = (TWO_THIRDS - 2.0 * MARGIN) / total.max(1) as f64;
        let mut left = MARGIN;
        let stretches = drawn
            .into_iter()
            .map(|(folded, length, broken)| {
                let width = length as f64 * scale;
                left += width;
                Stretch { folded, left: left - width, width, broken }
            })
            .collect();
        Self { stretches }
    }

    /// Where `at` stands; before and after what is drawn, on the same scale as the nearest stretch.
    fn x_around(&self, at: Instant) -> f64 {
        let (Some(first), Some(last)) = (self.stretches.first(), self.stretches.last()) else {
            return MARGIN;
        };
        let scale = |s: &Stretch<'_>| s.width / (s.folded.row.to - s.folded.row.from).0 as f64;
        let (before, after) = ((first.folded.row.from - at).0, (at - last.folded.row.to).0);
        if before > 0 {
            first.left - before as f64 * scale(first)
        } else if after > 0 {
            last.left + last.width + after as f64 * scale(last)
        } else {
            self.x(at)
        }
    }

    fn x(&self, at: Instant) -> f64 {
        let holds = |stretch: &&Stretch<'_>| at <= stretch.folded.row.to;
        let Some(stretch) = self.stretches.iter().find(holds).or(self.stretches.last()) else {
            return MARGIN;
        };
        let row = &stretch.folded.row;
        let share = (at - row.from).0 as f64 / (row.to - row.from).0 as f64;
        stretch.left + stretch.width * share.clamp(0.0, 1.0)
    }
}

/// A moment named over the picture.
struct Label {
    name: String,
    time: String,
    x: f64,
    style: Style,
    stem: Stroke,
}

pub(super) fn lay(sheet: &mut Sheet, late: &LateTarget, zone: &Zone) -> Drawing {
    let times = Times::of(late, zone);
    let axis = Axis::new(late);
    let slot = sheet.tagged(Role::Figure { alt: alt(late, zone, times) }, Sheet::slot);
    let labels = labels(late, zone, times, &axis);
    let placed = place(sheet, &labels);
    let top = placed.iter().map(|(_, level)| *level).max().unwrap_or(0) as f64 * LEVEL;
    let mut picture = Drawing::of(slot, HEIGHT);
    picture.line((0.0, AXIS), (TWO_THIRDS, AXIS), Stroke::solid(RULE, 0.3));
    for stretch in &axis.stretches {
        bar(sheet, &mut picture, stretch);
    }
    ticks::draw(sheet, &mut picture, late, zone, times, &axis);
    for (label, (left, level)) in labels.iter().zip(placed) {
        draw_label(sheet, &mut picture, label, left, level);
    }
    let mut raised = Drawing::artifact(HEIGHT + top);
    raised.place(picture, (0.0, top));
    raised
}

fn names(late: &LateTarget) -> (&'static str, &'static str, &'static str) {
    let start = if late.from_receipt { "received" } else { "update sent" };
    match late.metric {
        Metric::StatusUpdate => (start, "next update due", "sent"),
        Metric::Acknowledgement => (start, "due", "acknowledged"),
        Metric::FirstResponse => (start, "due", "answered"),
        Metric::Resolution => (start, "due", "resolved"),
    }
}

fn alt(late: &LateTarget, zone: &Zone, times: Times) -> String {
    let say = |at| times.in_picture(zone, at).replace('\u{a0}', " ");
    let (start, due, done) = names(late);
    let end = match late.done {
        Some(at) => format!("{done} {}", say(at)),
        None => format!("not {done} by the end of the month"),
    };
    let by = words::lateness(late).replace('\u{a0}', " ");
    let pauses = late.ledger.iter().filter(|folded| matches!(folded.row.state, LedgerState::Paused(_)));
    let paused = pauses.map(|folded| format!("paused {} to {}, ", say(folded.row.from), say(folded.row.to)));
    format!(
        "Clock: {start} {}, {}{due} {}, {end}, {by} late.",
        say(late.start),
        paused.collect::<String>(),
        say(late.due)
    )
}

fn bar(sheet: &mut Sheet, picture: &mut Drawing, stretch: &Stretch<'_>) {
    let (left, width) = (stretch.left, stretch.width);
    match &stretch.folded.row.state {
        LedgerState::Running => picture.rect((left, BAR), (width, 5.0), INK),
        LedgerState::PastDue => {
            let inner = (width - 0.3).max(0.5);
            picture.hatched((left + 0.15, BAR + 0.15), (inner, 4.7), Stroke::solid(RED, 0.3), hatch::LATE);
        }
        LedgerState::Paused(why) => {
            picture.hatched((left, BAR), (width, 5.0), Stroke::solid(INK, 0.2), hatch::PAUSED);
            let words = ledger::paused(*why);
            let needed = Text::of(words, TINY).width(sheet) + 2.0;
            if width > needed + 2.0 {
                let middle = left + width / 2.0;
                picture.rect((middle - needed / 2.0, BAR + 0.9), (needed, 3.2), WHITE);
                picture.label(sheet, (middle, BAR + 3.35), Align::Middle, words, TINY.colored(INK));
            }
        }
        LedgerState::Closed(_) | LedgerState::ClocksChange(_) => {}
    }
    if stretch.broken {
        break_sign(picture, left + width / 2.0);
    }
}

/// Two slanted strokes with paper between them: time was cut out here.
fn break_sign(picture: &mut Drawing, x: f64) {
    let (top, bottom) = (BAR - 0.6, BAR + 5.6);
    let slanted = |dx: f64| vec![(x + dx + 0.8, top), (x + dx - 0.8, bottom)];
    let paper = vec![(x + 0.1, top), (x + 1.5, top), (x - 0.1, bottom), (x - 1.5, bottom)];
    picture.polygon(paper, WHITE);
    picture.path(slanted(-0.7), Stroke::solid(GREY, 0.25));
    picture.path(slanted(0.7), Stroke::solid(GREY, 0.25));
}

fn labels(late: &LateTarget, zone: &Zone, times: Times, axis: &Axis<'_>) -> Vec<Label> {
    let (start, due, done) = names(late);
    let label = |name: &str, at: Instant, color, stem| Label {
        name: name.to_owned(),
        time: times.in_picture(zone, at),
        x: axis.x(at),
        style: TINY.colored(color),
        stem,
    };
    let mut labels = vec![label(start, late.start, INK, Stroke::solid(INK, 0.25))];
    labels.extend(late.aim.map(|aim| label("aim", aim, INK, Stroke::dashed(INK, 0.25))));
    labels.push(label(due, late.due, INK, Stroke::solid(INK, 0.45)));
    let end = late.ledger.last().map_or(late.due, |folded| folded.row.to);
    match late.done {
        Some(at) => labels.push(label(done, at, RED, Stroke::solid(RED, 0.25))),
        None => labels.push(label(&format!("not {done}"), end, RED, Stroke::solid(RED, 0.25))),
    }
    labels
}

/// Left edge and line of each label.
///
/// The first leans left, the others right, all in one line; where two meet, the earlier one moves
/// left. Where that is not enough, labels go up a line, so that no stem runs through words: near
/// the start they lean left and the earliest stands highest, elsewhere the latest does.
fn place(sheet: &mut Sheet, labels: &[Label]) -> Vec<(f64, usize)> {
    let widths: Vec<f64> = labels
        .iter()
        .map(|label| {
            let name = Text::of(label.name.as_str(), label.style.bold()).width(sheet);
            name.max(Text::of(label.time.as_str(), label.style).width(sheet))
        })
        .collect();
    let first_ends = labels[0].x + widths[0] + CLEAR;
    // How many labels, the first included, stand too near the start to lean right.
    let near = (1..labels.len()).find(|i| labels[*i].x - widths[*i] >= first_ends).unwrap_or(labels.len());
    let mut placed: Vec<(f64, usize)> = labels[..near].iter().map(|label| (label.x, 0)).collect();
    for i in (0..near - 1).rev() {
        let meets = labels[i].x + widths[i] + CLEAR > labels[i + 1].x;
        placed[i].1 = placed[i + 1].1 + usize::from(meets);
    }
    let mut limit = labels[near - 1].x + widths[near - 1] + CLEAR;
    if near == 1 {
        limit = first_ends;
    }
    placed.extend(moved_left(&labels[near..], &widths[near..], limit).unwrap_or_else(|| {
        let up = |(index, label): (usize, &Label)| ((label.x - widths[near + index]).max(0.0), index);
        labels[near..].iter().enumerate().map(up).collect()
    }));
    // A label that leans left may reach into those that lean right: then it stands above them all.
    let reaches = placed[near..].iter().any(|(left, level)| {
        (0..near).any(|i| placed[i].1 == *level && placed[i].0 + widths[i] + CLEAR > *left)
    });
    if reaches {
        let top = placed[near..].iter().map(|(_, level)| level + 1).max().unwrap_or(0);
        placed[..near].iter_mut().for_each(|(_, level)| *level += top);
    }
    placed
}

/// All in one line, each as near to its stem as the next one lets it; none if one would stand too
/// far from its stem, or left of `limit`.
fn moved_left(labels: &[Label], widths: &[f64], limit: f64) -> Option<Vec<(f64, usize)>> {
    let mut edge = TWO_THIRDS + CLEAR;
    let mut placed = Vec::with_capacity(labels.len());
    for (label, width) in labels.iter().zip(widths).rev() {
        let right = label.x.min(edge - CLEAR);
        edge = right - width;
        if label.x - right > FARTHEST || edge < limit {
            return None;
        }
        placed.push((edge, 0));
    }
    placed.reverse();
    Some(placed)
}

fn draw_label(sheet: &mut Sheet, picture: &mut Drawing, label: &Label, left: f64, level: usize) {
    let up = level as f64 * LEVEL;
    picture.line((label.x, STEM - up), (label.x, FOOT), label.stem);
    let name = Text::of(label.name.as_str(), label.style.bold()).width(sheet);
    let time = Text::of(label.time.as_str(), label.style).width(sheet);
    // A label that stands left of its line leans right, towards it.
    let leans_right = label.x > left + 0.5;
    let widest = name.max(time);
    let (x, align) = if leans_right { (left + widest, Align::Right) } else { (left, Align::Left) };
    picture.label(sheet, (x, LABEL - up), align, &label.name, label.style.bold());
    picture.label(sheet, (x, LABEL + 3.0 - up), align, &label.time, label.style);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(x: f64) -> Label {
        let stem = Stroke::solid(INK, 0.25);
        Label { name: "answered".to_owned(), time: "Wed 10:05".to_owned(), x, style: TINY, stem }
    }

    fn check(xs: &[f64], levels: &[usize]) {
        let labels: Vec<Label> = xs.iter().map(|x| label(*x)).collect();
        let placed = place(&mut Sheet::default(), &labels);
        assert_eq!(placed.iter().map(|(_, level)| *level).collect::<Vec<_>>(), levels, "{xs:?}");
    }

    #[test]
    fn labels_with_room_stand_in_one_line() {
        check(&[4.0, 80.0, 110.0], &[0, 0, 0]);
    }

    #[test]
    fn a_label_moves_left_before_it_goes_up() {
        check(&[4.0, 105.0, 110.0], &[0, 0, 0]);
        check(&[4.0, 108.0, 109.0, 110.0], &[0, 0, 1, 2]);
    }

    #[test]
    fn labels_near_the_start_stand_under_the_one_before() {
        check(&[4.0, 6.0, 110.0], &[1, 0, 0]);
        check(&[4.0, 6.0, 7.0, 110.0], &[2, 1, 0, 0]);
        check(&[4.0, 22.0, 110.0], &[0, 0, 0]);
    }
}
