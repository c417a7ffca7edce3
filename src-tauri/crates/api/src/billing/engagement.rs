//! Engagements: entered, changed, looked at.

use super::assess::{Assessed, refresh};
use super::engagement_ref;
use super::view;
use super::wire::{EngagementOf, EngagementSave, EngagementView};
use crate::context::{Context, whose};
use crate::contracts::contract_ref;
use crate::failure::Failure;
use domain::billing::{EngagementState, engagement_number};
use domain::contracts::Contract;
use domain::ids::EngagementId;
use domain::problem::Problems;
use domain::sla::AdvancedCause;
use store::billing::engagements::{self, Engagement, EngagementRow};
use store::{Reading, Writing};

/// An engagement with everything about it.
///
/// # Errors
/// [`crate::failure::Code::NotFound`].
pub fn engagement(context: &Context<'_>, of: EngagementOf) -> Result<EngagementView, Failure> {
    context.read(|tx| {
        let number = engagement_ref(tx, &of.id)?;
        view::view(context, tx, &Assessed::of(context, tx, number)?)
    })
}

/// Enters an engagement, or changes what is said about it.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] with every problem; [`crate::failure::Code::Conflict`].
pub fn save_engagement(context: &Context<'_>, save: EngagementSave) -> Result<EngagementView, Failure> {
    context.change(|tx, acts| {
        let known = match save.id.trim() {
            "" => None,
            id => Some(engagements::get(tx, engagement_ref(tx, id)?)?),
        };
        let (contract, cause) = checked(context, tx, &save, known.as_ref())?;
        let number = match known {
            None => {
                let number = enter(context, tx, &save, &contract, cause)?;
                acts.entered("engagement", engagement_number(number), &save);
                number
            }
            Some(known) => {
                let before = said(&known.stored.value);
                let number = change(context, tx, &save, known, cause)?;
                acts.changed("engagement", engagement_number(number), &before, &save);
                number
            }
        };
        view::view(context, tx, &refresh(context, tx, number)?)
    })
}

fn said(of: &Engagement) -> serde_json::Value {
    serde_json::json!({
        "title": of.title, "ticket": of.ticket, "cause": of.cause.key(), "notes": of.notes,
        "state": of.state.key(),
    })
}

fn checked(
    context: &Context<'_>,
    tx: &Reading<'_>,
    save: &EngagementSave,
    known: Option<&EngagementRow>,
) -> Result<(Contract, AdvancedCause), Failure> {
    let mut problems = Problems::default();
    problems.require("title", &save.title, "Say what is done, such as Rebuild contact form after edit.");
    let cause = AdvancedCause::parse(save.cause.trim());
    if cause.is_none() {
        problems.add("cause", "Say why it costs: out_of_scope or client_error.");
    }
    let contract = match known {
        Some(known) => Some(store::contracts::get(tx, known.stored.value.contract)?.value),
        None => {
            match contract_ref(tx, &save.contract).and_then(|id| Ok(store::contracts::get(tx, id)?.value)) {
                Ok(contract) => Some(contract),
                Err(_) => {
                    problems.add("contract", "Choose the contract it is done under.");
                    None
                }
            }
        }
    };
    if let (Some(contract), Some(cause)) = (&contract, cause) {
        let day = context.zone(contract.zone).date(context.now);
        let agreed = super::agreed::agreed_on(context, tx, contract, day)?;
        let causes = agreed.map(|agreed| agreed.terms.causes).unwrap_or_default();
        if !causes.is_empty() && !causes.contains(&cause) {
            let named: Vec<&str> = causes.iter().map(|cause| cause.in_words()).collect();
            problems.add("cause", format!("The contract charges for {} only.", named.join(" and ")));
        }
    }
    problems.into_result(()).map_err(|found| Failure::invalid("The engagement was not saved.", found))?;
    Ok((contract.expect("a problem was added without"), cause.expect("a problem was added without")))
}

fn enter(
    context: &Context<'_>,
    tx: &Writing<'_>,
    save: &EngagementSave,
    contract: &Contract,
    cause: AdvancedCause,
) -> Result<i64, Failure> {
    let new = Engagement {
        id: EngagementId::new(context.now),
        number: 0,
        client: contract.client,
        contract: contract.id,
        title: save.title.trim().to_owned(),
        ticket: save.ticket.trim().to_owned(),
        cause,
        notes: save.notes.trim().to_owned(),
        state: EngagementState::AwaitingConsent,
        quoted: None,
        override_reason: String::new(),
        comment: String::new(),
    };
    Ok(engagements::insert(tx, &new, whose(tx)?, context.now)?)
}

fn change(
    context: &Context<'_>,
    tx: &Writing<'_>,
    save: &EngagementSave,
    known: EngagementRow,
    cause: AdvancedCause,
) -> Result<i64, Failure> {
    let was = known.stored.value;
    if !was.state.takes_work() {
        return Err(Failure::not_now(
            format!(
                "{} is {} and does not change any more.",
                engagement_number(was.number),
                was.state.in_words()
            ),
            "Send it back first, or reverse what was posted.",
        ));
    }
    let new = Engagement {
        title: save.title.trim().to_owned(),
        ticket: save.ticket.trim().to_owned(),
        cause,
        notes: save.notes.trim().to_owned(),
        ..was
    };
    engagements::update(tx, &new, save.expected_version, context.now)?;
    Ok(new.number)
}
