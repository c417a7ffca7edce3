//! Twelve months: a line of attainment with its value at each point, counts in the same columns.

use super::frame::{TINY, cover_head};
use super::{Imprint, words};
use crate::pdf::color::{FILL, GREY, HAIR, INK, RULE, WHITE};
use crate::pdf::drawing::{Drawing, Stroke};
use crate::pdf::flow::FULL;
use crate::pdf::sheet::Sheet;
use crate::pdf::tags::Role;
use crate::pdf::text::{Align, Style, Text};
use chrono::Datelike;
use domain::reports::{Report, TrendMonth, permille};

/// Where the first month begins, and how wide a month is.
const LEFT: f64 = 30.0;
const STEP: f64 = 12.0;
/// The plot, from 100% down to where the scale starts.
const TOP: f64 = 9.0;
const BOTTOM: f64 = 30.0;
/// The first row of counts.
const ROWS: f64 = 38.1;
const ROW: f64 = 5.2;

const COUNT: Style = Style::regular(7.5, 9.0);

/// A month of the leading metric: `met` of `due`, or no contract yet.
struct Point {
    x: f64,
    permille: Option<u32>,
}

/// The scale's lower end in percent, and the distance of its lines.
struct Scale {
    base: u32,
    step: u32,
}

impl Scale {
    /// Starts at the next 5% below the lowest value; at 0 where that is below 50.
    fn of(points: &[Point]) -> Self {
        let lowest = points.iter().filter_map(|point| point.permille).min().unwrap_or(1000);
        let below = lowest.saturating_sub(1) / 50 * 5;
        match below {
            0..50 => Self { base: 0, step: 25 },
            50..80 => Self { base: below, step: 10 },
            _ => Self { base: below.min(90), step: 5 },
        }
    }

    fn y(&self, permille: u32) -> f64 {
        let share = f64::from(permille - self.base * 10) / f64::from(1000 - self.base * 10);
        BOTTOM - share * (BOTTOM - TOP)
    }
}

pub(super) fn lay(sheet: &mut Sheet, report: &Report, imprint: &Imprint) -> Drawing {
    let leading = report.equation.as_ref().map(|equation| equation.metric);
    let index = report.groups.iter().position(|group| Some(group.metric) == leading).unwrap_or(0);
    let Some(group) = report.groups.get(index) else { return Drawing::artifact(0.0) };
    let noun = words::noun(group.metric);
    let points: Vec<Point> =
        report.trend.iter().enumerate().map(|(i, month)| point(i, month, index)).collect();
    let title = format!("{} on time, last twelve months", words::capitalised(noun.many));
    if points.iter().all(|point| point.permille.is_none()) {
        let mut drawing = cover_head(sheet, &title, "");
        let none = format!("No {} fell due in these months.", noun.one);
        let none = super::frame::paragraph(sheet, none);
        drawing.append(none, 0.0);
        return drawing;
    }
    let scale = Scale::of(&points);
    let note = format!("Share of {} due in the month, in %. The scale starts at {}%.", noun.many, scale.base);
    let mut drawing = cover_head(sheet, &title, &note);
    let alt = alt(report, &title, &points);
    let slot = sheet.tagged(Role::Figure { alt }, Sheet::slot);
    let heights: Vec<f64> = (0..report.groups.len()).map(|row| row_height(sheet, report, row)).collect();
    let mut chart = Drawing::of(slot, ROWS + heights.iter().sum::<f64>());
    axes(sheet, &mut chart, &scale);
    months(sheet, &mut chart, report);
    contract_start(sheet, &mut chart, report);
    rows(sheet, &mut chart, report, &heights);
    line(sheet, &mut chart, &scale, &points, imprint);
    drawing.append(chart, 0.0);
    drawing
}

fn point(index: usize, month: &TrendMonth, group: usize) -> Point {
    let counts = month.met_of_due.as_ref().and_then(|counts| counts.get(group));
    let permille = counts.and_then(|(met, due)| permille(*met, *due));
    Point { x: center(index), permille }
}

fn center(index: usize) -> f64 {
    LEFT + STEP * (index as f64 + 0.5)
}

fn value(permille: u32) -> String {
    if permille == 1000 { "100".to_owned() } else { format!("{}.{}", permille / 10, permille % 10) }
}

fn alt(report: &Report, title: &str, points: &[Point]) -> String {
    let months = report.trend.iter().zip(points).map(|(month, point)| {
        let value = point.permille.map_or("none due".to_owned(), |permille| format!("{}%", value(permille)));
        format!("{} {value}", words::short_month(month.month.month()))
    });
    format!("{title}: {}.", months.collect::<Vec<_>>().join(", "))
}

fn axes(sheet: &mut Sheet, chart: &mut Drawing, scale: &Scale) {
    let last = report_column(11);
    chart.rect((last, 3.2), (STEP, chart.height - 3.2), FILL);
    let whole = (1..).map(|n| n * scale.step).take_while(|percent| *percent <= 100);
    let lines = std::iter::once(scale.base).chain(whole.filter(|percent| *percent > scale.base));
    for percent in lines {
        let y = scale.y(percent * 10);
        let color = if percent == scale.base { RULE } else { HAIR };
        chart.line((LEFT, y), (FULL, y), Stroke::solid(color, 0.18));
        chart.label(sheet, (LEFT - 2.0, y + 0.85), Align::Right, &format!("{percent}%"), TINY.grey());
    }
}

fn report_column(index: usize) -> f64 {
    LEFT + STEP * index as f64
}

fn months(sheet: &mut Sheet, chart: &mut Drawing, report: &Report) {
    let last = report.trend.len().saturating_sub(1);
    for (index, month) in report.trend.iter().enumerate() {
        let name = words::short_month(month.month.month());
        // The year stands once, and where it changes.
        let with_year = index == 0 || month.month.month() == 1;
        let label = if with_year { format!("{name} {}", month.month.year()) } else { name.to_owned() };
        let style = style(TINY, index == last, month.met_of_due.is_none());
        chart.label(sheet, (center(index), 35.2), Align::Middle, &label, style);
    }
}

fn style(style: Style, is_this_month: bool, is_before: bool) -> Style {
    match (is_this_month, is_before) {
        (true, _) => style.bold().colored(INK),
        (false, true) => style.grey(),
        (false, false) => style.colored(INK),
    }
}

fn contract_start(sheet: &mut Sheet, chart: &mut Drawing, report: &Report) {
    let before = report.trend.iter().take_while(|month| month.met_of_due.is_none()).count();
    if before == 0 || before == report.trend.len() {
        return;
    }
    let x = report_column(before);
    chart.line((x, 8.0), (x, BOTTOM), Stroke::dashed(GREY, 0.18));
    chart.rect((x - 11.9, 9.86), (11.2, 9.2), WHITE);
    let since = report.head.contract_since;
    let day = words::day(since).replace('\u{a0}', " ");
    // The year is on the axis if the contract began within these months.
    for (line, words) in ["contract", "began", day.as_str()].into_iter().enumerate() {
        let y = 12.36 + 2.9 * line as f64;
        chart.label(sheet, (x - 1.0, y), Align::Right, words, TINY.grey());
    }
    debug_assert!(since.year() > 0, "contracts begin in years that print");
}

/// `31/33`, or the two on two lines where they are too wide for a month.
fn counts(report: &Report, row: usize, month: usize) -> Option<(String, String)> {
    let counts = report.trend[month].met_of_due.as_ref().and_then(|counts| counts.get(row));
    counts.filter(|(_, due)| *due > 0).map(|(met, due)| (words::count(*met), words::count(*due)))
}

fn row_height(sheet: &mut Sheet, report: &Report, row: usize) -> f64 {
    let fits = (0..report.trend.len()).all(|month| {
        counts(report, row, month).is_none_or(|(met, due)| {
            Text::of(format!("{met}/{due}"), COUNT.bold()).width(sheet) <= STEP - 0.6
        })
    });
    if fits { ROW } else { ROW + 3.0 }
}

fn rows(sheet: &mut Sheet, chart: &mut Drawing, report: &Report, heights: &[f64]) {
    chart.line((0.0, ROWS), (FULL, ROWS), Stroke::solid(RULE, 0.18));
    let last = report.trend.len().saturating_sub(1);
    let mut y = ROWS;
    for (row, (group, height)) in report.groups.iter().zip(heights).enumerate() {
        let name = words::capitalised(words::noun(group.metric).many);
        chart.label(sheet, (0.0, y + 3.5), Align::Left, &name, COUNT);
        for (index, month) in report.trend.iter().enumerate() {
            let style = style(COUNT, index == last, month.met_of_due.is_none());
            let lines = match counts(report, row, index) {
                None => vec!["–".to_owned()],
                Some((met, due)) if *height > ROW => vec![met, format!("of {due}")],
                Some((met, due)) => vec![format!("{met}/{due}")],
            };
            for (line, words) in lines.into_iter().enumerate() {
                let baseline = y + 3.5 + 3.0 * line as f64;
                chart.label(sheet, (center(index), baseline), Align::Middle, &words, style);
            }
        }
        y += height;
        chart.line((0.0, y), (FULL, y), Stroke::solid(HAIR, 0.18));
    }
}

fn line(sheet: &mut Sheet, chart: &mut Drawing, scale: &Scale, points: &[Point], imprint: &Imprint) {
    // A month in which nothing fell due breaks the line.
    for run in points.split(|point| point.permille.is_none()) {
        let through: Vec<_> = run.iter().filter_map(|p| Some((p.x, scale.y(p.permille?)))).collect();
        if through.len() > 1 {
            chart.path(through, Stroke::solid(INK, 0.3));
        }
    }
    let last = points.len().saturating_sub(1);
    for (index, point) in points.iter().enumerate() {
        let Some(permille) = point.permille else { continue };
        let y = scale.y(permille);
        let (radius, color, style) =
            if index == last { (1.25, imprint.accent.readable(), COUNT.bold()) } else { (0.9, INK, COUNT) };
        chart.circle((point.x, y), radius, color, Some(Stroke::solid(WHITE, 0.35)));
        let neighbour = |index: Option<usize>| index.and_then(|i| points.get(i)).and_then(|p| p.permille);
        let (before, after) = (neighbour(index.checked_sub(1)), neighbour(Some(index + 1)));
        let is_dip = before.is_some_and(|v| v > permille) && after.is_none_or(|v| v > permille);
        // In the lowest strip a value below its point would stand on the axis.
        let below = is_dip && y + 4.3 < BOTTOM + 0.5;
        let baseline = if below { y + 4.3 } else { y - 2.2 };
        chart.label(sheet, (point.x, baseline), Align::Middle, &value(permille), style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(permilles: &[u32], base: u32) {
        let points: Vec<Point> = permilles.iter().map(|p| Point { x: 0.0, permille: Some(*p) }).collect();
        assert_eq!(Scale::of(&points).base, base, "{permilles:?}");
    }

    #[test]
    fn the_scale_starts_at_the_next_five_percent_below_the_lowest() {
        check(&[939, 967, 1000], 90);
        check(&[930, 893], 85);
        check(&[850], 80);
        check(&[1000], 90);
        check(&[612], 60);
    }

    #[test]
    fn the_scale_starts_at_zero_where_the_lowest_is_under_fifty() {
        check(&[499, 1000], 0);
        check(&[0], 0);
    }
}
