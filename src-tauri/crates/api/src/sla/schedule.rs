//! Service levels as the client reads them: the domain's schedule, for the wire.

use crate::contracts::{Schedule, ScheduleCell, ScheduleClause, SchedulePoint, ScheduleReading, ScheduleRow};
use crate::wire::Choice;
use crate::words;
use domain::calendar::Holidays;
use domain::contracts::schedule::{self as from, Subject, Terms};
use domain::sla::{AssumptionKind, Basis, Metric, Policy, Target};

/// The schedule of a policy that no contract has changed. Fees are the contract's and stay empty here.
pub(crate) fn schedule(policy: &Policy, provider: &str, holidays: &Holidays) -> Schedule {
    let terms = Terms { policy, add_ons: &[], continuity: None };
    on_the_wire(policy, provider, from::Schedule::of(&terms, holidays))
}

/// The same, of what was written for a contract.
pub(crate) fn on_the_wire(policy: &Policy, provider: &str, schedule: from::Schedule) -> Schedule {
    Schedule {
        provider: provider.to_owned(),
        policy: policy.name.clone(),
        columns: schedule.columns.iter().map(|metric| column(*metric)).collect(),
        rows: schedule.rows.into_iter().map(row).collect(),
        readings: schedule.readings.into_iter().map(reading).collect(),
        support_hours: policy.terms.support_hours.clone(),
        maintenance: policy.terms.maintenance.clone(),
        monthly_fees: Vec::new(),
        clauses: schedule.clauses.into_iter().map(clause).collect(),
    }
}

/// The readings that apply to some targets of a policy, lettered as in its schedule.
pub(crate) fn readings_of<'t>(
    policy: &Policy,
    targets: impl Iterator<Item = &'t Target>,
) -> Vec<ScheduleReading> {
    let terms = Terms { policy, add_ons: &[], continuity: None };
    let all = from::Schedule::of(&terms, &Holidays::default()).readings;
    let mut wanted: Vec<&str> =
        policy.assumptions.iter().map(|assumption| assumption.reading.as_str()).collect();
    wanted
        .extend(targets.flat_map(|target| &target.assumptions).map(|assumption| assumption.reading.as_str()));
    all.into_iter().filter(|one| wanted.contains(&one.reading.as_str())).map(reading).collect()
}

fn column(metric: Metric) -> Choice {
    Choice { key: metric.key().to_owned(), name: words::metric(metric).to_owned() }
}

fn row(of: from::Row) -> ScheduleRow {
    let cell = |cell: from::Cell| {
        let (order, add_on, instead_of) = match cell.basis {
            Basis::Policy => Default::default(),
            Basis::AddOn { name, instead_of } => (String::new(), name, instead_of),
            Basis::Order { order, instead_of } => (order, String::new(), instead_of),
        };
        ScheduleCell { words: cell.words, letters: cell.letters, order, add_on, instead_of }
    };
    ScheduleRow {
        name: of.name,
        priority: of.priority.0,
        category: of.category,
        cells: of.cells.into_iter().map(|one| one.map(cell)).collect(),
    }
}

fn reading(of: from::LetteredReading) -> ScheduleReading {
    ScheduleReading {
        letter: of.letter,
        words: of.words,
        reading: of.reading,
        agreed: match of.kind {
            AssumptionKind::Agreed => true,
            AssumptionKind::Default => false,
        },
    }
}

fn clause(of: from::Clause) -> ScheduleClause {
    let point =
        |point: from::Point| SchedulePoint { name: point.name, words: point.words, clause: point.clause };
    ScheduleClause {
        subject: Subject::key(of.subject).to_owned(),
        title: of.subject.title().to_owned(),
        points: of.points.into_iter().map(point).collect(),
    }
}
