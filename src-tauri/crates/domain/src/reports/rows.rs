//! The rows of a report: one a target, in the order of its policy.

use super::late::name_of;
use super::{AttainmentRow, MetricGroup, Promptness, Tally};
use crate::sla::{Metric, Policy, PriorityKey, Target, Unit};

pub(super) fn empty_group(policy: &Policy, metric: Metric) -> MetricGroup {
    let mut rows = Vec::new();
    for priority in &policy.priorities {
        let of_row =
            policy.targets.iter().filter(|target| target.metric == metric && target.priority == priority.key);
        rows.extend(of_row.map(|target| attainment_row(target, priority.name.clone())));
    }
    MetricGroup { metric, rows, total: Tally::default(), not_in_source: false }
}

fn attainment_row(target: &Target, name: String) -> AttainmentRow {
    AttainmentRow {
        priority: target.priority.clone(),
        name,
        category: target.category.clone(),
        words: target.words.clone(),
        scored: target.quantity.unit != Unit::None,
        tally: Tally { in_aim: target.quantity.is_range().then_some(0), ..Tally::default() },
        requests: 0,
    }
}

pub(super) fn is_row_of(row: &AttainmentRow, target: &Target) -> bool {
    row.priority == target.priority && row.category == target.category && row.words == target.words
}

/// Gives a target a row behind the others of its priority, where it has none yet.
pub(super) fn add_row(group: &mut MetricGroup, policy: &Policy, target: &Target) {
    if group.rows.iter().any(|row| is_row_of(row, target)) {
        return;
    }
    let behind = group.rows.iter().rposition(|row| row.priority == target.priority);
    let at = behind.map_or(group.rows.len(), |last| last + 1);
    group.rows.insert(at, attainment_row(target, name_of(policy, &target.priority)));
}

pub(super) fn promptness_rows(policy: &Policy, metric: Metric) -> Vec<Promptness> {
    policy.priorities.iter().filter_map(|row| promptness_row(policy, metric, &row.key)).collect()
}

pub(super) fn promptness_row(policy: &Policy, metric: Metric, key: &PriorityKey) -> Option<Promptness> {
    let target = policy.targets.iter().find(|target| target.metric == metric && target.priority == *key)?;
    Some(Promptness {
        priority: key.clone(),
        name: name_of(policy, key),
        marks: Vec::new(),
        median: None,
        slowest: None,
        words: target.words.clone(),
        clock: target.clock,
    })
}
