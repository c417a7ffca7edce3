//! From a version of a contract to the policy as it holds on a day.

use super::wire::{AddOnView, OverrideView};
use crate::calendars;
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::sla;
use chrono::NaiveDate;
use domain::contracts::schedule::date_in_words;
use domain::ids::{CalendarVersionId, PolicyVersionId};
use domain::problem::{Problem, Problems};
use domain::sla::{
    AddOn, Assumption, AssumptionKind, Basis, Boundary, BusinessDayRule, Clock, Metric, NextDayRule,
    Override, PauseRules, Policy, PriorityKey, Quantity, Strength, Target, Unit, compose,
};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use store::Reading;
use store::contract_versions::ContractVersion;

/// A policy as it holds for a contract on a day.
pub(crate) struct Composed {
    pub policy: Policy,
    /// The policy file; the published one to the letter where nothing differs.
    pub text: String,
    pub calendar: CalendarVersionId,
}

/// An add-on as it is stored, with its day.
pub(crate) struct TakenOn {
    pub name: String,
    pub policy_version: PolicyVersionId,
    pub from_on: NaiveDate,
}

/// What a version comes to on a day.
///
/// # Errors
/// [`Code::Invalid`] with the fields `add_ons.0` and `overrides.1.words`.
pub(crate) fn composed(
    context: &Context<'_>,
    tx: &Reading<'_>,
    version: &ContractVersion,
    on: NaiveDate,
) -> Result<Composed, Failure> {
    let base = store::sla::version(tx, version.policy_version)?.value;
    let laid_out = context.desk.shelf.policy(&base.sha256, &base.text)?;
    let taken: Vec<(String, Arc<crate::shelf::LaidOut>)> = add_ons_of(version)?
        .into_iter()
        .filter(|(_, add_on)| add_on.from_on <= on)
        .map(|(_, add_on)| {
            // One that begins later says since when.
            let name = if add_on.from_on > version.from_on {
                format!("{}, from {}", add_on.name, date_in_words(add_on.from_on))
            } else {
                add_on.name
            };
            Ok((name, sla::laid_out(context, tx, add_on.policy_version)?))
        })
        .collect::<Result<_, Failure>>()?;
    let add_ons: Vec<AddOn<'_>> =
        taken.iter().map(|(name, laid_out)| AddOn { name, policy: &laid_out.policy }).collect();
    let refused = |problems| Failure::invalid("The contract does not fit its policy.", problems);
    let views: Vec<OverrideView> = stored(&version.overrides)?;
    // An order replaces what the add-ons made of the policy. One that does not fit is told of below.
    let replaced = compose(&laid_out.policy, &add_ons, &[]).unwrap_or_else(|_| laid_out.policy.clone());
    let overrides = overrides_of(&replaced, &views).map_err(refused)?;
    let mut policy = compose(&laid_out.policy, &add_ons, &overrides).map_err(refused)?;
    let mut calendar = base.calendar;
    if let Some((id, revised)) = calendar_on(tx, version, on)? {
        (calendar, policy.calendar) = (id, revised);
    }
    let text = if policy == laid_out.policy { base.text } else { documents::policy_files::write(&policy) };
    // A calendar that cannot be laid out is found now, not at the first deadline.
    context.desk.shelf.lay_out(policy.clone())?;
    Ok(Composed { policy, text, calendar })
}

/// The calendar that was revised since the policy was published, as it holds on a day; none where it was not.
fn calendar_on(
    tx: &Reading<'_>,
    version: &ContractVersion,
    on: NaiveDate,
) -> Result<Option<(CalendarVersionId, domain::calendar::Calendar)>, Failure> {
    let linked = store::sla::version(tx, version.policy_version)?.value.calendar;
    calendars::in_force(tx, linked, on)
}

/// The days on which the calendar of a version's policy changes.
pub(super) fn days_of_calendar(
    tx: &Reading<'_>,
    version: &ContractVersion,
) -> Result<Vec<NaiveDate>, Failure> {
    let linked = store::sla::version(tx, version.policy_version)?.value.calendar;
    Ok(store::calendars::revised_on(tx, linked)?)
}

/// The add-ons of a version, each beside its place in the list.
///
/// # Errors
/// [`Code::Fault`] when what is stored cannot be read.
pub(crate) fn add_ons_of(version: &ContractVersion) -> Result<Vec<(usize, TakenOn)>, Failure> {
    let views: Vec<AddOnView> = stored(&version.add_ons)?;
    let unreadable = || Failure::new(Code::Fault, "A stored add-on can no longer be read.", "");
    let taken = |view: AddOnView| {
        let from_on = if view.from_on.is_empty() { Some(version.from_on) } else { view.from_on.parse().ok() };
        Some(TakenOn {
            name: view.name,
            policy_version: view.policy_version_id.parse().ok()?,
            from_on: from_on?.max(version.from_on),
        })
    };
    let taken = views.into_iter().map(|view| taken(view).ok_or_else(unreadable));
    taken.enumerate().map(|(index, add_on)| Ok((index, add_on?))).collect()
}

/// What the database keeps as JSON.
pub(crate) fn stored<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, Failure> {
    serde_json::from_str(text).map_err(|error| {
        Failure::new(
            Code::Fault,
            format!("A stored version of a contract can no longer be read: {error}."),
            "",
        )
    })
}

/// Targets of orders, read on the policy they prevail over: what an order leaves open is that of what it replaces.
///
/// # Errors
/// Every problem, with the fields `overrides.0.amount` and so on.
pub(crate) fn overrides_of(policy: &Policy, views: &[OverrideView]) -> Result<Vec<Override>, Vec<Problem>> {
    let mut problems = Problems::default();
    let mut overrides = Vec::new();
    for (index, view) in views.iter().enumerate() {
        let field = |name: &str| format!("overrides.{index}.{name}");
        if let Some(target) = target(policy, view, &field, &mut problems) {
            overrides.push(Override { target, order: view.order.trim().to_owned() });
        }
    }
    problems.into_result(overrides)
}

fn target(
    policy: &Policy,
    view: &OverrideView,
    field: &impl Fn(&str) -> String,
    problems: &mut Problems,
) -> Option<Target> {
    let metric = Metric::parse(&view.metric);
    if metric.is_none() {
        let keys = Metric::ALL.map(Metric::key).join(", ");
        problems.add(field("metric"), format!("\"{}\" is no metric. Metrics are {keys}.", view.metric));
    }
    let (boundary, amount) = match view.amount.trim().strip_prefix('<') {
        Some(amount) => (Boundary::Under, amount),
        None => (Boundary::Within, view.amount.as_str()),
    };
    let quantity = documents::policy_files::quantity(amount);
    let quantity = quantity.map_err(|message| problems.add(field("amount"), message)).ok();
    let priority = PriorityKey(view.priority.trim().to_owned());
    let category = view.category.clone().filter(|category| !category.is_empty());
    let own = metric.and_then(|metric| policy.target(metric, &priority, category.as_deref()));
    let signed = clock_as_signed(view, field, problems);
    let strength = strength(view, own, field, problems);
    let (metric, quantity) = (metric?, quantity?);
    let (clock, assumptions) = match signed {
        Some(clock) => (clock, Vec::new()),
        None => clock_left_open(policy, view, quantity, own),
    };
    Some(Target {
        metric,
        priority,
        category,
        quantity,
        boundary,
        strength,
        clock,
        pauses: own.map_or_else(|| PauseRules::default_for(metric), |own| own.pauses),
        business_days: own.map_or_else(BusinessDayRule::default, |own| own.business_days),
        next_day: own.map_or_else(NextDayRule::default, |own| own.next_day),
        or_as_agreed: own.is_some_and(|own| own.or_as_agreed),
        words: view.words.trim().to_owned(),
        assumptions,
        basis: Basis::Policy,
    })
}

/// The clock that was chosen, or that the signed words name.
fn clock_as_signed(
    view: &OverrideView,
    field: &impl Fn(&str) -> String,
    problems: &mut Problems,
) -> Option<Clock> {
    match view.clock.as_str() {
        "" => documents::policy_files::form::clock_named(&view.words),
        "calendar" => Some(Clock::Calendar),
        "24x7" => Some(Clock::AroundTheClock),
        other => {
            problems.add(field("clock"), format!("\"{other}\" is no clock. Clocks are calendar and 24x7."));
            Some(Clock::Calendar)
        }
    }
}

/// Domain rule 6: hours of which the order names no clock run on that of the target they replace, or on the one the
/// policy gives their priority; and that is an assumption.
fn clock_left_open(
    policy: &Policy,
    view: &OverrideView,
    quantity: Quantity,
    own: Option<&Target>,
) -> (Clock, Vec<Assumption>) {
    let is_in_hours = |unit: Unit| matches!(unit, Unit::Minutes | Unit::Hours);
    let day_and_night = |target: &Target| {
        target.priority.as_str() == view.priority.trim()
            && target.clock == Clock::AroundTheClock
            && is_in_hours(target.quantity.unit)
    };
    let (clock, like) = match own {
        Some(own) => (own.clock, "like what it replaces"),
        None if policy.targets.iter().any(day_and_night) => {
            (Clock::AroundTheClock, "like the other hours of its priority")
        }
        None => (Clock::Calendar, "like the policy's own hours"),
    };
    if !is_in_hours(quantity.unit) {
        return (clock, Vec::new());
    }
    let counted = match clock {
        Clock::Calendar => "in business hours",
        Clock::AroundTheClock => "day and night",
    };
    let reading =
        format!("Order {} names no clock: its time is counted {counted}, {like}.", view.order.trim());
    let words = view.words.trim().to_owned();
    let kind = AssumptionKind::Default;
    (clock, vec![Assumption { key: "order-clock".to_owned(), words, reading, kind }])
}

fn strength(
    view: &OverrideView,
    own: Option<&Target>,
    field: &impl Fn(&str) -> String,
    problems: &mut Problems,
) -> Strength {
    match view.strength.as_str() {
        "" => own.map_or(Strength::Objective, |own| own.strength),
        "commitment" => Strength::Commitment,
        "objective" => Strength::Objective,
        "best effort" => Strength::BestEffort,
        other => {
            let known = "commitment, objective and best effort";
            problems.add(field("strength"), format!("\"{other}\" is no strength. Strengths are {known}."));
            Strength::Objective
        }
    }
}
