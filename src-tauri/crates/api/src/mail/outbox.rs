//! The outbox as people see it.

use super::wire::{OutboxList, OutboxMove, OutboxPage, OutboxRow, OutboxTry, OutboxView};
use crate::clients::OfId;
use crate::context::Context;
use crate::failure::Failure;
use crate::wire::Moment;
use domain::ids::OutboxId;
use domain::mail::{OutboxState, may_change};
use domain::zones::{Zone, ZoneId};
use store::outbox::{self, OutboxMail};
use store::{Reading, Stored, Window, Writing};

/// Rows of a page where nobody says how many.
const ROWS: i64 = 50;

/// Mails of the outbox.
///
/// # Errors
/// [`Code::Invalid`](crate::failure::Code::Invalid) for a state there is not.
pub fn outbox(context: &Context<'_>, of: OutboxList) -> Result<OutboxPage, Failure> {
    let state = match of.state.as_str() {
        "" => None,
        typed => Some(OutboxState::parse(typed).ok_or_else(|| {
            let words = format!("\"{typed}\" is not waiting, sending, sent, failed or withdrawn.");
            Failure::field("state", words)
        })?),
    };
    let limit = if of.limit <= 0 { ROWS } else { of.limit.min(1000) };
    let window = Window {
        offset: u32::try_from(of.offset.max(0)).unwrap_or(u32::MAX),
        limit: u32::try_from(limit).expect("a thousand fits"),
    };
    context.read(|tx| {
        let zone = zone(context, tx)?;
        let page = outbox::list(tx, state, window)?;
        let counts = outbox::counts(tx, context.now)?;
        Ok(OutboxPage {
            rows: page.rows.into_iter().map(|stored| row(stored, &zone)).collect(),
            total: i64::try_from(page.total).unwrap_or(i64::MAX),
            waiting: counts.waiting,
            failed: counts.failed,
        })
    })
}

/// Everything about a mail.
///
/// # Errors
/// [`Code::NotFound`](crate::failure::Code::NotFound).
pub fn get(context: &Context<'_>, of: OfId) -> Result<OutboxView, Failure> {
    context.read(|tx| {
        let zone = zone(context, tx)?;
        let stored = outbox::get(tx, mail_ref(&of.id)?)?;
        let id = stored.value.id;
        let tried = |tried: outbox::Tried| OutboxTry {
            at: Moment::new(tried.at, &zone),
            outcome: tried.outcome,
            words: tried.words,
        };
        Ok(OutboxView {
            message_id: stored.value.message_id.clone(),
            sha256: crate::files::hex(&stored.value.sha256),
            answer: stored.value.answer.clone(),
            message: String::from_utf8_lossy(&outbox::message(tx, id)?).into_owned(),
            tries: outbox::tries(tx, id)?.into_iter().map(tried).collect(),
            row: row(stored, &zone),
        })
    })
}

/// Makes a mail due now.
///
/// # Errors
/// [`Code::NotNow`](crate::failure::Code::NotNow) for one that is being sent, was sent or was taken back; `Conflict`.
pub fn retry(context: &Context<'_>, of: OutboxMove) -> Result<OutboxRow, Failure> {
    change(context, &of, "tried again", outbox::try_again)
}

/// Takes a mail back before it is sent.
///
/// # Errors
/// As [`retry`].
pub fn withdraw(context: &Context<'_>, of: OutboxMove) -> Result<OutboxRow, Failure> {
    change(context, &of, "taken back", outbox::withdraw)
}

type Step = fn(&Writing<'_>, OutboxId, i64, domain::time::Instant) -> Result<(), store::StoreError>;

fn change(context: &Context<'_>, of: &OutboxMove, verb: &str, step: Step) -> Result<OutboxRow, Failure> {
    context.change(|tx, acts| {
        let zone = zone(context, tx)?;
        let id = mail_ref(&of.id)?;
        let before = outbox::get(tx, id)?.value;
        if !may_change(before.state) {
            return Err(Failure::not_now(
                format!("The mail \"{}\" cannot be {verb}: it is {}.", before.subject, before.state.key()),
                "Look at the outbox anew.",
            ));
        }
        step(tx, id, of.expected_version, context.now)?;
        let after = row(outbox::get(tx, id)?, &zone);
        acts.changed("mail", id.to_string(), &before.state.key(), &after.state);
        Ok(after)
    })
}

/// The zone the outbox is shown in.
pub(super) fn zone(context: &Context<'_>, tx: &Reading<'_>) -> Result<Zone, Failure> {
    let provider = store::provider::get(tx)?;
    Ok(context.zone(provider.map_or(ZoneId::UTC, |provider| provider.value.zone)))
}

pub(super) fn row(stored: Stored<OutboxMail>, zone: &Zone) -> OutboxRow {
    let mail = stored.value;
    OutboxRow {
        id: mail.id.to_string(),
        kind: mail.kind,
        subject_id: mail.subject_id,
        to: mail.recipients.into_iter().map(|recipient| recipient.address).collect(),
        subject: mail.subject,
        state: mail.state.key().to_owned(),
        tries: i64::from(mail.tries),
        created: Moment::new(mail.created, zone),
        next_try: mail.next_try.map(|at| Moment::new(at, zone)),
        sent: mail.sent.map(|at| Moment::new(at, zone)),
        refusal: mail.refusal.map(|refusal| refusal.key().to_owned()).unwrap_or_default(),
        last_error: mail.last_error,
        advice: mail.advice,
        may_change: may_change(mail.state),
        version: stored.version,
    }
}

fn mail_ref(id: &str) -> Result<OutboxId, Failure> {
    id.trim().parse().map_err(|_| Failure::not_found(format!("mail \"{id}\" in the outbox")))
}
