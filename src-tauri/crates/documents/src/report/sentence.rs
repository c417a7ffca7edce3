//! The month in one sentence or two, built from fixed clauses. What the policy does not promise is
//! not mentioned.

use super::words;
use domain::reports::{MetricGroup, Report, Tally};
use domain::sla::Metric;

/// At most four lines at the size it is printed.
pub(super) fn of(report: &Report) -> String {
    let promised = |metric| report.group(metric).filter(|group| !group.not_in_source);
    let answers = promised(Metric::FirstResponse).or_else(|| promised(Metric::Acknowledgement));
    let mut clauses: Vec<String> = Vec::new();
    if let Some(group) = answers {
        let verb = if group.metric == Metric::FirstResponse { "answered" } else { "acknowledged" };
        clauses.extend(clause(group, verb, "request", "requests"));
    }
    if let Some(group) = promised(Metric::StatusUpdate) {
        clauses.extend(clause(group, "sent", "promised update", "promised updates"));
    }
    if let Some(group) = promised(Metric::Resolution) {
        clauses.extend(clause(group, "resolved", "request", "requests"));
    }
    let month = words::this_month(report);
    let mut sentence = match clauses.as_slice() {
        [] => format!("No request fell due in {month}."),
        some => format!("We {}.", words::list(some)),
    };
    let open: u32 = report.groups.iter().map(|group| group.total.open).sum();
    if open > 0 {
        let verb = if open == 1 { "is" } else { "are" };
        sentence.push_str(&format!(" {} more {verb} not due yet.", words::opening(open)));
    }
    sentence
}

fn clause(group: &MetricGroup, verb: &str, one: &str, many: &str) -> Option<String> {
    let Tally { due, met, .. } = group.total;
    match (met, due) {
        (_, 0) => None,
        (1, 1) => Some(format!("{verb} the one {one} that fell due on time")),
        (0, 1) => Some(format!("{verb} the one {one} that fell due late")),
        (met, due) if met == due => Some(format!("{verb} all\u{a0}{} {many} on time", words::count(due))),
        (0, due) => Some(format!("{verb} none of {} {many} on time", words::count(due))),
        (met, due) => {
            let (met, due) = (words::count(met), words::count(due));
            Some(format!("{verb} {met}\u{a0}of\u{a0}{due} {many} on time"))
        }
    }
}
