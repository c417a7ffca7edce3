//! The numbers of the latest requests, over their marks and clear of each other.

use super::{LABELLED, LONGEST, Names, RIGHT, STACK, Scale, name, percent};
use crate::pdf::color::RED;
use crate::pdf::drawing::Drawing;
use crate::pdf::sheet::Sheet;
use crate::pdf::text::{Align, Text};
use crate::report::frame::TINY;
use crate::report::words;
use domain::reports::Mark;

/// From a mark's middle to the baseline over it, and from line to line.
const OVER: f64 = 2.0;
const LINE: f64 = 2.6;
/// Between two labels side by side.
const CLEAR: f64 = 1.0;

/// A label: its words, its left edge, and its baseline above the lowest marks' middle.
pub(super) struct Label {
    words: String,
    left: f64,
    width: f64,
    pub(super) rise: f64,
}

pub(super) fn place(
    sheet: &mut Sheet,
    placed: &[(&Mark, usize)],
    scale: &Scale,
    names: &Names,
) -> Vec<Label> {
    let mut late: Vec<&Mark> = placed.iter().filter(|(mark, _)| mark.late).map(|(mark, _)| *mark).collect();
    late.sort_by(|a, b| percent(b).total_cmp(&percent(a)).then(a.ticket.cmp(&b.ticket)));
    late.truncate(LABELLED);
    let mut labels: Vec<Label> = Vec::new();
    for mark in late {
        let words = said(mark, names);
        let width = Text::of(words.as_str(), TINY.bold()).width(sheet);
        let x = scale.x(percent(mark));
        // The table beside the marks begins right of the scale.
        let left = (x - width / 2.0).min(RIGHT + 1.2 - width);
        let within = |mark: &Mark| {
            let x = scale.x(percent(mark));
            left - CLEAR < x && x < left + width + CLEAR
        };
        let highest = placed.iter().filter(|(mark, _)| within(mark)).map(|(_, level)| *level).max();
        let mut rise = STACK * highest.unwrap_or(0) as f64 + OVER;
        while let Some(other) = labels.iter().find(|other| other.meets(left, width, rise)) {
            rise = other.rise + LINE;
        }
        labels.push(Label { words, left, width, rise });
    }
    labels
}

impl Label {
    fn meets(&self, left: f64, width: f64, rise: f64) -> bool {
        let beside = self.left + self.width + CLEAR <= left || left + width + CLEAR <= self.left;
        !beside && (self.rise - rise).abs() < LINE - 1e-9
    }

    pub(super) fn draw(&self, sheet: &mut Sheet, body: &mut Drawing, bottom: f64) {
        let style = TINY.bold().colored(RED);
        body.label(sheet, (self.left, bottom - self.rise), Align::Left, &self.words, style);
    }
}

/// The number of a late request, and its share where the scale does not reach it.
fn said(mark: &Mark, names: &Names) -> String {
    let share = percent(mark);
    if share <= f64::from(LONGEST) {
        return name(mark, names);
    }
    let percent = if share.is_finite() { words::thousands(share as u64) } else { "∞".to_owned() };
    format!("{}, {percent}%", name(mark, names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Seconds;

    #[test]
    fn labels_of_marks_on_one_spot_stand_over_each_other() {
        let mark = |ticket, used| Mark { ticket, used: Seconds(used), allowed: Seconds(100), late: true };
        let marks = [mark(1, 900), mark(2, 950), mark(3, 120)];
        let placed = [(&marks[0], 0), (&marks[1], 1), (&marks[2], 0)];
        let labels = place(&mut Sheet::default(), &placed, &Scale { end: 500 }, &Names::new());
        let rises: Vec<f64> = labels.iter().map(|label| (label.rise * 100.0).round() / 100.0).collect();
        assert_eq!(rises, [STACK + OVER, STACK + OVER + LINE, OVER]);
    }
}
