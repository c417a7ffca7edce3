//! What is known about a draft: its problems, how its cells are read, and what the client will read.

use super::draft_wire::{DraftView, PromiseOf, PromiseRead};
use super::schedule::schedule;
use super::view;
use super::wire::PolicyRow;
use crate::context::Context;
use crate::failure::{Failure, FieldProblem};
use documents::policy_files::form::{
    PolicyForm, TargetForm, file_of, promise, put_promise, read_form, reading_of,
};
use domain::problem::Problem;
use domain::sla::{Metric, PauseRules, Policy, changes};

/// What the store knows of a draft.
pub(super) struct Parts<'a> {
    pub id: String,
    pub version: i64,
    pub begun_from: String,
    pub based_on: Option<String>,
    pub newer: Option<PolicyRow>,
    pub base: Option<&'a Policy>,
}

pub(super) fn view(context: &Context<'_>, parts: Parts<'_>, form: PolicyForm) -> DraftView {
    let read = read_form(&form, context.desk.shelf.holidays());
    // A calendar may be written well and still need holidays that nobody has.
    let read = read.and_then(|(policy, text)| match context.desk.shelf.lay_out(policy) {
        Ok(laid_out) => Ok((laid_out.policy, text)),
        Err(failure) => Err(vec![Problem::new("calendar.holidays", failure.message)]),
    });
    let reads = form.targets.iter().map(|own| reading_of(own).unwrap_or_default()).collect();
    let (policy, text, problems) = match read {
        Ok((policy, text)) => (Some(policy), text, Vec::new()),
        Err(problems) => (None, file_of(&form), problems),
    };
    let changes =
        parts.base.zip(policy.as_ref()).map(|(base, policy)| changes(base, policy)).unwrap_or_default();
    DraftView {
        id: parts.id,
        version: parts.version,
        begun_from: parts.begun_from,
        based_on: parts.based_on,
        newer: parts.newer,
        problems: problems
            .into_iter()
            .map(|problem| FieldProblem { field: problem.field, message: problem.message })
            .collect(),
        reads,
        schedule: policy
            .as_ref()
            .map(|policy| schedule(policy, &policy.provider, context.desk.shelf.holidays())),
        calendar: policy.as_ref().map(|policy| view::calendar(context, &policy.calendar)),
        text,
        changes: changes.iter().map(domain::sla::Line::in_words).collect(),
        form,
    }
}

/// How the words typed into a cell are read, as the target to put there.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a metric there is not.
pub fn read_promise(_: &Context<'_>, of: PromiseOf) -> Result<PromiseRead, Failure> {
    let metric = Metric::parse(&of.metric)
        .ok_or_else(|| Failure::field("metric", format!("\"{}\" is no metric.", of.metric)))?;
    let here = |own: &&TargetForm| {
        own.metric == of.metric && own.priority == of.priority && own.category == of.category
    };
    let standing = of.targets.iter().find(here).cloned();
    let fresh = fresh(&of, metric);
    let mut target = standing.unwrap_or(fresh);
    target.words.clone_from(&of.words);
    match promise(&of.words) {
        Ok(read) => {
            if read.clock.is_none() {
                target.clock = clock_of_the_response(&of).unwrap_or(target.clock);
            }
            put_promise(&mut target, &read);
            let reads = reading_of(&target).unwrap_or_default();
            Ok(PromiseRead { target, reads, problem: None })
        }
        Err(why) => Ok(PromiseRead { target, reads: String::new(), problem: Some(why) }),
    }
}

/// Domain rule 6: hours without a clock run on the clock the policy gives that priority.
fn clock_of_the_response(of: &PromiseOf) -> Option<String> {
    let response = Metric::FirstResponse.key();
    let own = |target: &&TargetForm| target.metric == response && target.priority == of.priority;
    of.targets.iter().find(own).filter(|_| of.metric != response).map(|target| target.clock.clone())
}

/// A target nobody has typed anything about: as strong as its neighbours, with the usual pauses.
fn fresh(of: &PromiseOf, metric: Metric) -> TargetForm {
    let neighbour = of.targets.iter().rfind(|own| own.metric == of.metric).or(of.targets.last());
    let pauses = PauseRules::default_for(metric);
    TargetForm {
        metric: of.metric.clone(),
        priority: of.priority.clone(),
        category: of.category.clone(),
        boundary: "within".to_owned(),
        clock: "calendar".to_owned(),
        strength: neighbour.map_or_else(|| "objective".to_owned(), |own| own.strength.clone()),
        pauses_on_client: pauses.on_client,
        pauses_on_third_party: pauses.on_third_party,
        client_message: "ends the wait".to_owned(),
        business_days: "normal days of business time".to_owned(),
        next_business_day: "after receipt".to_owned(),
        ..TargetForm::default()
    }
}
