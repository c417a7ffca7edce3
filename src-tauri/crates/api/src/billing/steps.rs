//! Steps of engagements, of one or of many: finished, approved, sent back, dropped, taken up again.

use super::assess::{Assessed, refresh, refresh_contract};
use super::board::card_of;
use super::engagement_ref;
use super::wire::{Card, EngagementsMove, EngagementsMoved};
use crate::context::{Acts, Context};
use crate::failure::Failure;
use domain::billing::{EngagementState, Step, engagement_number};
use store::Writing;
use store::billing::engagements::{self, Stand};

/// Takes the same step with several engagements. Those that cannot take it are said with why; the others take it.
///
/// # Errors
/// [`crate::failure::Code::Invalid`] for a step that is none, or without the comment it needs; where only one is moved,
/// what keeps it from that.
pub fn move_engagements(context: &Context<'_>, of: EngagementsMove) -> Result<EngagementsMoved, Failure> {
    let step = step(&of)?;
    context.change(|tx, acts| {
        let (mut moved, mut refused): (Vec<Card>, Vec<String>) = (Vec::new(), Vec::new());
        let mut last = None;
        for one in &of.engagements {
            match take(context, tx, acts, &one.id, one.expected_version, step, of.comment.trim()) {
                Ok(card) => moved.push(card),
                Err(failure) => {
                    refused.push(format!("{}: {}", one.id, failure.message));
                    last = Some(failure);
                }
            }
        }
        match last {
            Some(failure) if moved.is_empty() => Err(failure),
            _ => Ok(EngagementsMoved { moved, refused }),
        }
    })
}

fn step(of: &EngagementsMove) -> Result<Step, Failure> {
    let step = match of.step.trim() {
        "finish" => Step::Finish,
        "approve" => Step::Approve,
        "send_back" => Step::SendBack,
        "drop" => Step::Drop,
        "take_up" => Step::TakeUp,
        other => {
            let known = "finish, approve, send_back, drop, take_up";
            return Err(Failure::field("step", format!("\"{other}\" is none of {known}.")));
        }
    };
    let needs_words = matches!(step, Step::SendBack | Step::Drop);
    if needs_words && of.comment.trim().is_empty() {
        return Err(Failure::field("comment", "Say why, so that whoever reads it knows what to do."));
    }
    Ok(step)
}

fn take(
    context: &Context<'_>,
    tx: &Writing<'_>,
    acts: &mut Acts,
    id: &str,
    expected_version: i64,
    step: Step,
    comment: &str,
) -> Result<Card, Failure> {
    let number = engagement_ref(tx, id)?;
    let assessed = Assessed::of(context, tx, number)?;
    let state = assessed.row.stored.value.state;
    let Some(next) = state.after(step) else {
        return Err(Failure::not_now(
            format!("{} is {}: that step cannot be taken.", engagement_number(number), state.in_words()),
            "Look at it again: somebody may have moved it.",
        ));
    };
    allowed(&assessed, step)?;
    let next = reached(&assessed, next);
    let stand = Stand { state: next, invoice: None, comment };
    engagements::stand(tx, number, &stand, expected_version, context.now)?;
    let what = serde_json::json!({ "state": next.key(), "comment": comment });
    acts.changed("engagement", engagement_number(number), &state.key(), &what);
    refresh(context, tx, number)?;
    if !assessed.bought.is_empty() {
        // Approved work has its prepaid hours set aside: what others come to may have changed.
        refresh_contract(context, tx, assessed.contract.id)?;
    }
    card_of(context, tx, number)
}

/// What is sent back or taken up without a permission waits for one.
fn reached(of: &Assessed, next: EngagementState) -> EngagementState {
    let permitted = of.permission.stands() || !of.row.stored.value.override_reason.is_empty();
    match (next, permitted) {
        (EngagementState::InWork, false) => EngagementState::AwaitingConsent,
        (EngagementState::AwaitingConsent, true) => EngagementState::InWork,
        (next, _) => next,
    }
}

fn allowed(of: &Assessed, step: Step) -> Result<(), Failure> {
    let number = engagement_number(of.row.stored.value.number);
    let not_now = |message: String, advice: &str| Err(Failure::not_now(message, advice));
    match step {
        Step::Finish | Step::Approve | Step::Drop if of.has_timer => {
            not_now(format!("A timer runs on {number}."), "Stop it first.")
        }
        Step::Finish | Step::Approve if of.work.is_empty() => {
            not_now(format!("No work was entered for {number}."), "Enter it, or drop the engagement.")
        }
        Step::Approve if of.terms.is_none() => not_now(
            format!("{number} cannot be approved: {}.", of.not_billable.join("; ")),
            "Agree on terms of its contract first.",
        ),
        Step::Approve if of.billable().is_empty() => not_now(
            format!("Nothing of {number} is billable: {}.", of.not_billable.join("; ")),
            "Record the permission, override it with a reason, or drop the engagement.",
        ),
        Step::Finish
        | Step::Approve
        | Step::Drop
        | Step::Grant
        | Step::SendBack
        | Step::Post
        | Step::Reverse
        | Step::Unpost
        | Step::TakeUp => Ok(()),
    }
}
