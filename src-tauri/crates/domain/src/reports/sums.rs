//! What must hold in every report: a report that does not add up is not built.

use super::Report;

/// Checks the figures against each other.
///
/// # Errors
/// The first two figures that contradict each other, for whoever mends the program.
pub(super) fn adds_up(report: &Report) -> Result<(), String> {
    for (index, group) in report.groups.iter().enumerate() {
        let (metric, total) = (group.metric, group.total);
        equal(format_args!("{metric:?}: met and late"), total.met + total.late, total.due)?;
        let listed = report.late.iter().filter(|late| late.metric == metric).count();
        equal(format_args!("{metric:?}: late targets listed"), listed, total.late as usize)?;
        let trend = report.trend.last().and_then(|month| month.met_of_due.as_ref());
        if let Some(this_month) = trend {
            equal(format_args!("{metric:?}: trend"), this_month[index], (total.met, total.due))?;
        }
    }
    if let Some(equation) = &report.equation {
        let marks: usize = report.promptness.iter().map(|row| row.marks.len()).sum();
        equal(format_args!("marks of {:?}", equation.metric), marks, equation.due as usize)?;
    }
    let arrived: u32 = report.arrivals.by_hour.iter().flatten().sum();
    equal(format_args!("arrivals"), arrived, report.received)
}

fn equal<T: PartialEq + std::fmt::Debug>(
    what: std::fmt::Arguments<'_>,
    found: T,
    wanted: T,
) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("{what}: {found:?} instead of {wanted:?}")) }
}
