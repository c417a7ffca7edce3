//! Service levels as the client reads them: the published words, and letters for our readings.

use crate::contracts::{Schedule, ScheduleCell, ScheduleReading, ScheduleRow};
use crate::wire::Choice;
use crate::words;
use domain::sla::{Assumption, AssumptionKind, Basis, Metric, Policy, Target};

/// The schedule of a policy. Fees are the contract's and stay empty here.
pub(crate) fn schedule(policy: &Policy, provider: &str) -> Schedule {
    let metrics: Vec<Metric> = Metric::ALL.into_iter().filter(|metric| policy.promises(*metric)).collect();
    let mut letters = Letters::default();
    let mut rows = Vec::new();
    for priority in &policy.priorities {
        let mut categories: Vec<Option<&str>> = Vec::new();
        for target in policy.targets.iter().filter(|target| target.priority == priority.key) {
            if !categories.contains(&target.category.as_deref()) {
                categories.push(target.category.as_deref());
            }
        }
        for category in categories {
            let own = |metric: &Metric| {
                policy.targets.iter().find(|target| {
                    target.metric == *metric
                        && target.priority == priority.key
                        && target.category.as_deref() == category
                })
            };
            rows.push(ScheduleRow {
                name: priority.name.clone(),
                priority: priority.key.0.clone(),
                category: category.map(str::to_owned),
                cells: metrics.iter().map(|metric| own(metric).map(|target| letters.cell(target))).collect(),
            });
        }
    }
    for assumption in &policy.assumptions {
        letters.of(assumption);
    }
    Schedule {
        provider: provider.to_owned(),
        policy: policy.name.clone(),
        columns: metrics.iter().map(|metric| column(*metric)).collect(),
        rows,
        readings: letters.readings,
        support_hours: policy.terms.support_hours.clone(),
        maintenance: policy.terms.maintenance.clone(),
        monthly_fees: Vec::new(),
    }
}

/// The readings that apply to some targets of a policy, lettered as in its schedule.
pub(crate) fn readings_of<'t>(
    policy: &Policy,
    targets: impl Iterator<Item = &'t Target>,
) -> Vec<ScheduleReading> {
    let all = schedule(policy, "").readings;
    let mut wanted: Vec<&str> =
        policy.assumptions.iter().map(|assumption| assumption.reading.as_str()).collect();
    wanted
        .extend(targets.flat_map(|target| &target.assumptions).map(|assumption| assumption.reading.as_str()));
    all.into_iter().filter(|reading| wanted.contains(&reading.reading.as_str())).collect()
}

fn column(metric: Metric) -> Choice {
    Choice { key: metric.key().to_owned(), name: words::metric(metric).to_owned() }
}

/// Hands out letters: one reading, one letter, wherever it is used.
#[derive(Default)]
struct Letters {
    readings: Vec<ScheduleReading>,
}

impl Letters {
    fn cell(&mut self, target: &Target) -> ScheduleCell {
        let letters = target.assumptions.iter().map(|assumption| self.of(assumption)).collect();
        let (order, add_on, instead_of) = match &target.basis {
            Basis::Policy => Default::default(),
            Basis::AddOn { name, instead_of } => (String::new(), name.clone(), instead_of.clone()),
            Basis::Order { order, instead_of } => (order.clone(), String::new(), instead_of.clone()),
        };
        ScheduleCell { words: target.words.clone(), letters, order, add_on, instead_of }
    }

    fn of(&mut self, assumption: &Assumption) -> String {
        if let Some(known) = self.readings.iter().find(|reading| reading.reading == assumption.reading) {
            return known.letter.clone();
        }
        let letter = letter(self.readings.len());
        self.readings.push(ScheduleReading {
            letter: letter.clone(),
            words: assumption.words.clone(),
            reading: assumption.reading.clone(),
            agreed: match assumption.kind {
                AssumptionKind::Agreed => true,
                AssumptionKind::Default => false,
            },
        });
        letter
    }
}

/// `a` … `z`, `aa` …
fn letter(index: usize) -> String {
    let last = char::from(b'a' + u8::try_from(index % 26).expect("a remainder of 26"));
    if index < 26 { last.to_string() } else { format!("{}{last}", letter(index / 26 - 1)) }
}
