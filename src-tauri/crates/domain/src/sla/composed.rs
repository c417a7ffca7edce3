//! What a contract promises: its policy, with the add-ons it took and the orders it signed.

use super::policy::Policy;
use super::target::{Basis, Target};
use crate::problem::{Problem, Problems};

/// An add-on a contract took: another policy whose targets stand in the place of the same ones.
#[derive(Debug, Clone, Copy)]
pub struct AddOn<'a> {
    /// As documents print it: `24/7 monitoring add-on`.
    pub name: &'a str,
    /// The policy that says what it promises.
    pub policy: &'a Policy,
}

/// A target of a signed order, which prevails over the policy (CyberMark: "If there is a conflict, the SOW prevails").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// What was signed; its words are the order's.
    pub target: Target,
    /// The order's name: `SO-2291`.
    pub order: String,
}

/// The policy as it holds for a contract: add-ons in the order they were taken, then orders over all of them.
///
/// A target is replaced by one of the same metric, priority and category, and added where there is none. What it
/// replaces stays readable as [`Basis`].
///
/// # Errors
/// Every [`Problem`], with the fields `add_ons.0` and `overrides.1.priority`: a row or category that the policy does
/// not have, an order without a name, the same target signed twice.
pub fn compose(
    policy: &Policy,
    add_ons: &[AddOn<'_>],
    overrides: &[Override],
) -> Result<Policy, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut composed = policy.clone();
    for (index, add_on) in add_ons.iter().enumerate() {
        take_on(&mut composed, policy, add_on, index, &mut problems);
    }
    for (index, own) in overrides.iter().enumerate() {
        let field = |name: &str| format!("overrides.{index}.{name}");
        check_scope(policy, &own.target, &field, &mut problems);
        problems.require(&field("order"), &own.order, "Name the signed order, such as SO-2291.");
        problems.require(&field("words"), &own.target.words, "Quote the words that were signed.");
        if overrides[..index].iter().any(|other| same_scope(&other.target, &own.target)) {
            problems.add(field("priority"), "This target is changed by two orders. Keep one of them.");
        }
        let instead_of = own_words(policy, &own.target);
        let basis = Basis::Order { order: own.order.trim().to_owned(), instead_of };
        put(&mut composed.targets, Target { basis, ..own.target.clone() });
    }
    problems.into_result(composed)
}

fn take_on(
    composed: &mut Policy,
    policy: &Policy,
    add_on: &AddOn<'_>,
    index: usize,
    problems: &mut Problems,
) {
    let strange = add_on.policy.targets.iter().find(|target| policy.priority(&target.priority).is_none());
    if let Some(strange) = strange {
        let message = format!(
            "{} has a row {} that {} does not have, so it cannot be its add-on.",
            add_on.policy.name, strange.priority, policy.name
        );
        return problems.add(format!("add_ons.{index}"), message);
    }
    for target in &add_on.policy.targets {
        let instead_of = own_words(policy, target);
        let basis = Basis::AddOn { name: add_on.name.to_owned(), instead_of };
        put(&mut composed.targets, Target { basis, ..target.clone() });
    }
    let hours = &add_on.policy.terms.support_hours;
    if !hours.is_empty() && !composed.terms.support_hours.contains(hours.as_str()) {
        let both = format!("{} {hours}", composed.terms.support_hours);
        both.trim().clone_into(&mut composed.terms.support_hours);
    }
}

fn check_scope(policy: &Policy, target: &Target, field: &impl Fn(&str) -> String, problems: &mut Problems) {
    if policy.priority(&target.priority).is_none() {
        let known: Vec<&str> = policy.priorities.iter().map(|row| row.key.as_str()).collect();
        problems.add(
            field("priority"),
            format!("{} has no row \"{}\". It has {}.", policy.name, target.priority, known.join(", ")),
        );
    }
    if let Some(category) = target.category.as_ref().filter(|category| !policy.categories.contains(category))
    {
        problems.add(field("category"), format!("{} has no category \"{category}\".", policy.name));
    }
}

fn same_scope(a: &Target, b: &Target) -> bool {
    (a.metric, &a.priority, &a.category) == (b.metric, &b.priority, &b.category)
}

/// The words the policy itself has for what a target measures; empty where it promises nothing.
fn own_words(policy: &Policy, target: &Target) -> String {
    let own = policy.targets.iter().find(|own| same_scope(own, target));
    own.map(|own| own.words.clone()).unwrap_or_default()
}

fn put(targets: &mut Vec<Target>, target: Target) {
    match targets.iter_mut().find(|other| same_scope(other, &target)) {
        Some(place) => *place = target,
        None => targets.push(target),
    }
}
