//! From received to due, as an equation that adds up.

use super::frame::{LABEL, block_head};
use super::words;
use crate::pdf::Unprintable;
use crate::pdf::drawing::Drawing;
use crate::pdf::flow::FULL;
use crate::pdf::sheet::Sheet;
use crate::pdf::tags::Role;
use crate::pdf::text::{Style, Text};
use domain::reports::{Equation, Report, Term};

const NUMBER: Style = Style::regular(20.0, 24.0).light();
const SIGN: Style = Style::regular(16.0, 24.0).light().grey();
/// Of a sign with the space around it.
const SIGN_WIDTH: f64 = 8.5;
/// Added around a sign at most.
const MOST_SPARE: f64 = 6.0;

/// Refuses an equation that does not add up.
pub(super) fn check(report: &Report) -> Result<(), Unprintable> {
    let Some(equation) = &report.equation else { return Ok(()) };
    let signed =
        |(term, count): &(Term, u32)| if term.adds() { i64::from(*count) } else { -i64::from(*count) };
    let sum: i64 = equation.terms.iter().map(signed).sum();
    if sum == i64::from(equation.due) {
        return Ok(());
    }
    let wrong = format!("{:?} come to {sum}, but {} fell due", equation.terms, equation.due);
    Err(Unprintable::Contradiction(wrong))
}

/// The block, where the report has an equation.
pub(super) fn lay(sheet: &mut Sheet, report: &Report) -> Option<Drawing> {
    let equation = report.equation.as_ref()?;
    let noun = words::noun(equation.metric);
    let title = format!(
        "How {} became {} due",
        words::counted(report.received, "request", "requests"),
        words::counted(equation.due, noun.one, noun.many),
    );
    let note = "A target belongs to the month in which its deadline falls.";
    let mut drawing = block_head(sheet, &title, note);
    let row = terms(sheet, report, equation);
    drawing.append(row, 0.0);
    Some(drawing)
}

fn terms(sheet: &mut Sheet, report: &Report, equation: &Equation) -> Drawing {
    let mut entries: Vec<(&str, String, String)> = Vec::new();
    for (index, (term, count)) in equation.terms.iter().enumerate() {
        let sign = match (index, term.adds()) {
            (0, _) => "",
            (_, true) => "+",
            (_, false) => "−",
        };
        entries.push((sign, words::count(*count), caption(report, *term)));
    }
    let scored = format!("{} due and scored", words::noun(equation.metric).many);
    entries.push(("=", words::count(equation.due), scored));
    let count = entries.len() as f64;
    let width = ((FULL - SIGN_WIDTH * (count - 1.0)) / count).min(28.0);
    let spare =
        ((FULL - width * count - SIGN_WIDTH * (count - 1.0)) / (count - 1.0).max(1.0)).min(MOST_SPARE);
    let widest = entries
        .iter()
        .map(|(_, number, _)| Text::of(number.as_str(), NUMBER).width(sheet))
        .fold(0.0, f64::max);
    let number_style = Style { size: NUMBER.size * (width / widest.max(width)), ..NUMBER };
    let mut drawing = Drawing::artifact(0.0);
    let mut x = 0.0;
    for (sign, number, caption) in entries {
        sheet.tags_open(Role::Paragraph);
        if !sign.is_empty() {
            let set = Text::of(sign, SIGN).middle().set(sheet, SIGN_WIDTH + spare);
            drawing.place(set, (x, 0.0));
            x += SIGN_WIDTH + spare;
        }
        let mut entry = Text::of(number, number_style).on_one_line().set(sheet, width);
        let caption = Text::of(caption, LABEL.grey()).set(sheet, width);
        entry.append(caption, 0.0);
        sheet.tags_close();
        drawing.height = drawing.height.max(entry.height);
        drawing.place(entry, (x, 0.0));
        x += width;
    }
    drawing
}

fn caption(report: &Report, term: Term) -> String {
    let month = words::this_month(report);
    match term {
        Term::Received => format!("received in {month}"),
        Term::DueFromBefore => format!("received before, due in {month}"),
        Term::DueLater => format!("received in {month}, due later"),
        Term::Waiting => "waiting, without a due time".to_owned(),
        Term::NotPromised => "without a promise in the policy".to_owned(),
        Term::Excluded => "excluded, listed below".to_owned(),
        Term::NotDueYet => "not due yet".to_owned(),
    }
}
